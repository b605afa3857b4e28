"""The citizen's form: by coupon, on a device at the counter, or by the open link. No login, no cookie, no session: the
forms need no protection against a foreign site acting in somebody's name, because they act in nobody's name."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe

from survei.choices import Kanal, Tanda
from survei.domain import semburan
from survei.domain.jawaban import Isian, Penerimaan, terima
from survei.forms.jawaban import FormJawaban, FormKode, baca_kilat
from survei.models import Layanan, PeriodeSurvei
from survei.queries import publik
from survei.queries.kuesioner import Soal, soal

_HABIS = "Kupon ini tidak dikenal atau sudah lewat 14 hari. Mintalah kupon baru pada kunjungan berikutnya."


@dataclass(frozen=True)
class Jalan:
    """The way in which a form came: `alamat` is where it is shown and sent, `kembali` where the thanks lead to."""

    kanal: str
    periode: PeriodeSurvei
    alamat: str
    kupon: str = ""
    loket_id: int | None = None
    kios: str = ""


@login_not_required
@csrf_exempt
@never_cache
def kode(request: HttpRequest) -> HttpResponse:
    """Type the six characters of a coupon."""
    form = FormKode(request.POST or None)
    if request.method == "POST" and form.is_valid():
        kupon = publik.kupon_berkode(form.cleaned_data["kode"])
        if kupon:
            return redirect("survei:kupon", token=kupon.token)
        form.add_error("kode", "Kode ini tidak dikenal atau sudah lewat 14 hari. Periksa huruf dan angkanya.")
    return render(request, "survei/isi/kode.html", {"form": form})


@login_not_required
@csrf_exempt
@never_cache
def kupon(request: HttpRequest, token: str) -> HttpResponse:
    """The form of one visit."""
    satu = publik.kupon_berlaku(token)
    if satu is None:
        return render(request, "survei/isi/tutup.html", {"sebab": _HABIS}, status=404)
    if satu.terpakai:
        return redirect("survei:selesai")
    return _form(
        request,
        publik.periode_terbuka(layanan=satu.layanan_id),
        lambda periode: Jalan(
            Kanal.KUPON, periode, reverse("survei:kupon", args=[token]), kupon=token, loket_id=satu.loket_id
        ),
    )


@login_not_required
@csrf_exempt
@never_cache
def terbuka(request: HttpRequest, kode: str) -> HttpResponse:
    """The open link of a service; its answers are reported apart."""
    periode = publik.periode_terbuka(layanan__kode__iexact=kode)
    if periode is None and not Layanan.objects.aktif().filter(kode__iexact=kode).exists():
        raise Http404
    return _form(request, periode, lambda p: Jalan(Kanal.TERBUKA, p, reverse("survei:terbuka", args=[p.layanan.kode])))


@login_not_required
@csrf_exempt
@never_cache
def kios(request: HttpRequest, token: str) -> HttpResponse:
    """The form on a device at a counter, in larger type; it begins anew after each citizen."""
    satu = publik.kios_aktif(token)
    if satu is None:
        raise Http404
    return _form(
        request,
        publik.periode_terbuka(layanan=satu.loket.layanan_id),
        lambda periode: Jalan(
            Kanal.KIOS, periode, reverse("survei:kios", args=[token]), loket_id=satu.loket_id, kios=token
        ),
    )


@login_not_required
@require_safe
@never_cache
def selesai(request: HttpRequest) -> HttpResponse:
    """Thanks, the same whether the form came once or ten times. On a device it leads back by itself."""
    kios = publik.kios_aktif(request.GET.get("kios", ""))
    kembali = reverse("survei:kios", args=[kios.token]) if kios else ""
    return render(request, "survei/isi/selesai.html", {"kembali": kembali})


def _form(
    request: HttpRequest, periode: PeriodeSurvei | None, jalan_untuk: Callable[[PeriodeSurvei], Jalan]
) -> HttpResponse:
    if periode is None:
        sebab = "Survei layanan ini sedang tidak dibuka. Terima kasih sudah meluangkan waktu."
        return render(request, "survei/isi/tutup.html", {"sebab": sebab})
    jalan = jalan_untuk(periode)
    daftar = soal(periode.instrumen_id)
    if request.method == "POST":
        isian = baca_kilat(request.POST, daftar)
        if isian is not None:
            return _terima(request, jalan, daftar, isian)
        form = FormJawaban(request.POST, soal=daftar)
        if form.is_valid():
            return _terima(request, jalan, daftar, form.isian())
    else:
        form = FormJawaban(soal=daftar, initial={"kunci": secrets.token_urlsafe(16), "mulai": semburan.cap_mulai()})
    return render(request, "survei/isi/form.html", {"form": form, "jalan": jalan, "layanan": periode.layanan})


def _terima(request: HttpRequest, jalan: Jalan, daftar: tuple[Soal, ...], isian: Isian) -> HttpResponse:
    alamat = request.META.get("REMOTE_ADDR", "")
    tanda = [Tanda.TERGESA] if semburan.tergesa(request.POST.get("mulai", "")) else []
    tanda += [Tanda.JARINGAN] if not jalan.kios and semburan.dari_kantor(alamat) else []
    dibantu = jalan.kanal == Kanal.KUPON and bool(request.POST.get("dibantu"))
    jadi, nomor = terima(
        periode_id=jalan.periode.pk,
        soal=daftar,
        isian=isian,
        kanal=Kanal.DIBANTU if dibantu else jalan.kanal,
        kunci=request.POST["kunci"],
        kupon=jalan.kupon,
        loket_id=jalan.loket_id,
        tanda=tanda,
    )
    if jadi == Penerimaan.TUTUP:
        return render(request, "survei/isi/tutup.html", {"sebab": "Survei ini baru saja ditutup. Terima kasih."})
    if nomor:
        semburan.periksa_semburan(
            respons_id=nomor,
            jenis="kios" if jalan.kios else "asal",
            asal=jalan.kios or semburan.sidik_asal(alamat=alamat, perangkat=request.headers.get("User-Agent", "")),
            loket_id=jalan.loket_id,
        )
    return redirect(_alamat_selesai(jalan.kios))


def _alamat_selesai(kios: str) -> str:
    return reverse("survei:selesai") + (f"?kios={kios}" if kios else "")
