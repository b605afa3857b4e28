"""The citizen's form: by coupon, on a device at the counter, or by the open link. No login, no cookie, no session: the
forms need no protection against a foreign site acting in somebody's name, because they act in nobody's name."""

import secrets
from dataclasses import dataclass

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe

from kinerja.laju import alamat_asal
from survei.choices import Kanal, Tanda
from survei.domain import semburan
from survei.domain.jawaban import Isian, Penerimaan, terima
from survei.forms.jawaban import FormJawaban, FormKode, baca_kilat
from survei.models import Layanan, PeriodeSurvei
from survei.queries import publik
from survei.queries.kuesioner import soal

_DICABUT = "Alamat ini salah, atau perangkat loketnya sudah dicabut. Minta alamat baru kepada pengelola survei."
_HABIS = "Kupon ini tidak dikenal atau sudah lewat 14 hari. Mintalah kupon baru pada kunjungan berikutnya."


@dataclass(frozen=True)
class Jalan:
    """The way in which a form came: `alamat` is where it is shown and sent, `kembali` where the thanks lead to."""

    kanal: str
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
            kios = publik.kios_aktif(request.GET["kios"]) if "kios" in request.GET else None
            return redirect(_alamat_kupon(kupon.token, kios.token if kios else ""))
        form.add_error("kode", "Kode ini tidak dikenal atau sudah lewat 14 hari. Periksa huruf dan angkanya.")
    return render(request, "survei/isi/kode.html", {"form": form, "kios": request.GET.get("kios", "")})


@login_not_required
@csrf_exempt
@never_cache
def kupon(request: HttpRequest, token: str) -> HttpResponse:
    """The form of one visit."""
    satu = publik.kupon_berlaku(token)
    if satu is None:
        return render(request, "survei/isi/tutup.html", {"sebab": _HABIS}, status=404)
    # The code of a coupon may be typed on the device at the counter: then the page looks and ends as there.
    perangkat = publik.kios_aktif(request.GET.get("kios", "")) if "kios" in request.GET else None
    kios = perangkat.token if perangkat else ""
    if satu.terpakai:
        return redirect(_alamat_selesai(kios))
    jalan = Jalan(Kanal.KUPON, _alamat_kupon(token, kios), kupon=token, loket_id=satu.loket_id, kios=kios)
    return _form(request, jalan, layanan=satu.layanan_id)


@login_not_required
@csrf_exempt
@never_cache
def terbuka(request: HttpRequest, kode: str) -> HttpResponse:
    """The open link of a service; its answers are reported apart."""
    return _form(request, Jalan(Kanal.TERBUKA, reverse("survei:terbuka", args=[kode])), layanan__kode__iexact=kode)


@login_not_required
@csrf_exempt
@never_cache
def kios(request: HttpRequest, token: str) -> HttpResponse:
    """The form on a device at a counter, in larger type; it begins anew after each citizen."""
    satu = publik.kios_aktif(token)
    if satu is None:
        return render(request, "survei/isi/tutup.html", {"sebab": _DICABUT}, status=404)
    jalan = Jalan(Kanal.KIOS, reverse("survei:kios", args=[token]), loket_id=satu.loket_id, kios=token)
    return _form(request, jalan, layanan=satu.loket.layanan_id)


@login_not_required
@require_safe
@never_cache
def selesai(request: HttpRequest) -> HttpResponse:
    """Thanks, the same whether the form came once or ten times. On a device it leads back by itself."""
    kios = publik.kios_aktif(request.GET.get("kios", ""))
    kembali = reverse("survei:kios", args=[kios.token]) if kios else ""
    jawab = render(request, "survei/isi/selesai.html", {"kembali": kembali, "layanan": request.GET.get("layanan", "")})
    if kembali:
        jawab["Refresh"] = f"8; url={kembali}"
    return jawab


def _form(request: HttpRequest, jalan: Jalan, **layanan: object) -> HttpResponse:
    """Show the form of the service named by `layanan`, or take it in."""
    if request.method == "POST":
        periode = publik.periode_diingat(**layanan)
        isian = baca_kilat(request.POST, soal(periode.instrumen_id)) if periode else None
        if periode and isian:
            return _terima(request, jalan, periode, isian, layanan)
    periode = publik.periode_terbuka(**layanan)
    if periode is None:
        return _tertutup(request, layanan)
    daftar = soal(periode.instrumen_id)
    if request.method == "POST":
        form = FormJawaban(request.POST, soal=daftar)
        if form.is_valid():
            return _terima(request, jalan, periode, form.isian(), layanan)
    else:
        form = FormJawaban(soal=daftar, initial={"kunci": secrets.token_urlsafe(16), "mulai": semburan.cap_mulai()})
    return render(request, "survei/isi/form.html", {"form": form, "jalan": jalan, "layanan": periode.layanan})


def _tertutup(request: HttpRequest, layanan: dict[str, object]) -> HttpResponse:
    """Friendly words for a service whose survey is not open; 404 for one that does not exist."""
    nama = {k.removeprefix("layanan__") if "__" in k else "pk": v for k, v in layanan.items()}
    get_object_or_404(Layanan.objects.aktif(), **nama)
    sebab = "Survei layanan ini sedang tidak dibuka. Terima kasih sudah meluangkan waktu."
    return render(request, "survei/isi/tutup.html", {"sebab": sebab})


def _terima(
    request: HttpRequest, jalan: Jalan, periode: PeriodeSurvei, isian: Isian, layanan: dict[str, object]
) -> HttpResponse:
    jadi, nomor = _tulis(request, jalan, periode, isian)
    if jadi == Penerimaan.TUTUP:
        # What was remembered may be a minute old.
        publik.lupakan()
        baru = publik.periode_terbuka(**layanan)
        if baru is None:
            return _tertutup(request, layanan)
        jadi, nomor = _tulis(request, jalan, baru, isian)
    if nomor:
        alamat, perangkat = alamat_asal(request), request.headers.get("User-Agent", "")
        semburan.periksa_semburan(
            respons_id=nomor,
            jenis="kios" if jalan.kios else "asal",
            asal=jalan.kios or semburan.sidik_asal(alamat=alamat, perangkat=perangkat),
            loket_id=jalan.loket_id,
        )
    return redirect(_alamat_selesai(jalan.kios, periode.layanan.kode))


def _tulis(request: HttpRequest, jalan: Jalan, periode: PeriodeSurvei, isian: Isian) -> tuple[Penerimaan, int | None]:
    tanda = [Tanda.TERGESA] if semburan.tergesa(request.POST.get("mulai", "")) else []
    if not jalan.kios and semburan.dari_kantor(alamat_asal(request)):
        tanda.append(Tanda.JARINGAN)
    dibantu = jalan.kanal in (Kanal.KUPON, Kanal.KIOS) and bool(request.POST.get("dibantu"))
    return terima(
        periode_id=periode.pk,
        soal=soal(periode.instrumen_id),
        isian=isian,
        kanal=Kanal.DIBANTU if dibantu else jalan.kanal,
        kunci=request.POST["kunci"],
        kupon=jalan.kupon,
        loket_id=jalan.loket_id,
        tanda=tanda,
    )


def _alamat_kupon(token: str, kios: str) -> str:
    return reverse("survei:kupon", args=[token]) + (f"?kios={kios}" if kios else "")


def _alamat_selesai(kios: str, layanan: str = "") -> str:
    """Where the thanks stand; away from a device they know the service, for a report of illegal fees."""
    isi = {"kios": kios} if kios else {"layanan": layanan}
    return reverse("survei:selesai", query={k: v for k, v in isi.items() if v})
