"""Review of flagged answers."""

import django_filters
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from kinerja.forms import TanggalField
from survei.choices import KeadaanTanda, Tanda
from survei.domain import pemeriksaan as domain
from survei.models import PeriodeSurvei, Respons
from survei.queries.pemeriksaan import bertanda, hitungan_tanda, kelompok_tanda, pemutus
from survei.views.kelola import layanan_dikelola
from survei.views.periode import ambil_periode

_TANPA_LOKET = "-"
_MODEL: dict[str, str] = {KeadaanTanda.DIKECUALIKAN: "Pengecualian", KeadaanTanda.DIPERTAHANKAN: "Peninjauan"}
_KABAR = {
    KeadaanTanda.BELUM: "{} keputusan dicabut: jawabannya dihitung dan perlu diperiksa lagi.",
    KeadaanTanda.DIPERTAHANKAN: "{} jawaban tetap dihitung.",
    KeadaanTanda.DIKECUALIKAN: "{} jawaban dikecualikan. Indeks dengan semuanya tetap ditampilkan.",
}


class HariFilter(django_filters.Filter):
    """A day as people and addresses write it."""

    field_class = TanggalField


class SaringTanda(django_filters.FilterSet):
    """Narrows the answers to one burst: a flag, a counter, a day."""

    tanda = django_filters.ChoiceFilter(choices=Tanda.choices, method="saring_tanda")
    loket = django_filters.CharFilter(method="saring_loket")
    tanggal = HariFilter()

    def saring_tanda(self, qs: QuerySet, _nama: str, nilai: str) -> QuerySet:
        return qs.filter(tanda__contains=[nilai])

    def saring_loket(self, qs: QuerySet, _nama: str, nilai: str) -> QuerySet:
        if nilai == _TANPA_LOKET:
            return qs.filter(loket=None)
        return qs.filter(loket=int(nilai)) if nilai.isdecimal() and len(nilai) < 19 else qs.none()


def periksa(request: HttpRequest, kode: str, periode: str) -> HttpResponse:
    """Flagged answers, undecided ones by default; kept or left out one by one or a burst at once, with a reason."""
    layanan = layanan_dikelola(request, kode)
    satu = ambil_periode(layanan, periode)
    minta = request.GET.get("keadaan", "")
    keadaan = KeadaanTanda(minta) if minta in KeadaanTanda.values else KeadaanTanda.BELUM
    saring = SaringTanda(request.GET, queryset=bertanda(satu, keadaan))
    if request.method == "POST":
        _putuskan(request, satu, keadaan, saring.qs)
        return redirect(request.get_full_path())
    halaman = Paginator(saring.qs, 50).get_page(request.GET.get("page"))
    tersaring = any(saring.form.cleaned_data.values()) if saring.form.is_valid() else False
    konteks = {
        "layanan": layanan,
        "periode": satu,
        "baris": _baris(list(halaman), keadaan),
        "page_obj": halaman,
        "filter": saring,
        "tersaring": tersaring,
        "keadaan": keadaan,
        "hitungan": hitungan_tanda([satu]),
        "kelompok": [] if tersaring else kelompok_tanda(satu, keadaan),
        "terbuka": not satu.beku,
    }
    return render(request, "survei/periksa.html", konteks)


def _baris(jawaban: list[Respons], keadaan: str) -> list[tuple]:
    """(answer, labels of its flags, its nine values, its decision, (who, when))."""
    nama = _MODEL.get(keadaan)
    siapa = pemutus(nama, jawaban) if nama and jawaban else {}
    return [
        (
            r,
            [Tanda(t).label for t in r.tanda],
            list(r.nilai_unsur.values()),
            getattr(r, nama.lower(), None) if nama else None,
            siapa.get(r.pk),
        )
        for r in jawaban
    ]


def _putuskan(request: HttpRequest, periode: PeriodeSurvei, dari: str, tersaring: QuerySet[Respons]) -> None:
    ke = request.POST.get("ke", "")
    ids = [int(n) for n in request.POST.getlist("respons") if n.isdecimal() and len(n) < 19]
    if "semua" in request.POST:
        ids = list(tersaring.values_list("pk", flat=True))
        if str(len(ids)) != request.POST["semua"]:
            messages.error(request, f"Daftarnya sudah berubah: kini {len(ids)} jawaban. Lihat lagi sebelum memutuskan.")
            return
    if not ids or ke not in KeadaanTanda.values:
        messages.error(request, "Pilih jawabannya lebih dulu.")
        return
    try:
        banyak = domain.putuskan(
            periode=periode, respons_ids=ids, dari=dari, ke=ke, alasan=request.POST.get("alasan", "")
        )
    except ValidationError as galat:
        messages.error(request, " ".join(galat.messages))
        return
    messages.success(request, _KABAR[KeadaanTanda(ke)].format(banyak))
    if banyak < len(ids):
        messages.info(request, f"{len(ids) - banyak} jawaban sudah diputuskan orang lain sementara itu: tidak diubah.")
