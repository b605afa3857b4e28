"""Review of flagged answers."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from survei.choices import Tanda
from survei.domain import pemeriksaan as domain
from survei.queries.pemeriksaan import bertanda
from survei.views.kelola import layanan_dikelola
from survei.views.periode import ambil_periode


def periksa(request: HttpRequest, kode: str, periode: str) -> HttpResponse:
    """Flagged answers, to leave out with a reason or to take back."""
    layanan = layanan_dikelola(request, kode)
    satu = ambil_periode(layanan, periode)
    if request.method == "POST":
        _putuskan(request, satu)
        return redirect("survei:periksa", layanan.kode, satu.kode)
    halaman = Paginator(bertanda(satu), 50).get_page(request.GET.get("page"))
    baris = [(r, [Tanda(t).label for t in r.tanda], list(r.nilai_unsur.values())) for r in halaman]
    konteks = {"layanan": layanan, "periode": satu, "baris": baris, "page_obj": halaman, "terbuka": not satu.beku}
    return render(request, "survei/periksa.html", konteks)


def _putuskan(request: HttpRequest, periode) -> None:
    ids = [int(n) for n in request.POST.getlist("respons") if n.isdecimal() and len(n) < 19]
    if not ids:
        messages.error(request, "Pilih jawabannya lebih dulu.")
        return
    try:
        if "pulihkan" in request.POST:
            banyak = domain.pulihkan(periode=periode, respons_ids=ids)
            messages.success(request, f"{banyak} jawaban dihitung lagi.")
        else:
            banyak = domain.kecualikan(periode=periode, respons_ids=ids, alasan=request.POST.get("alasan", ""))
            messages.success(request, f"{banyak} jawaban dikecualikan. Indeks dengan semuanya tetap ditampilkan.")
    except ValidationError as galat:
        messages.error(request, " ".join(galat.messages))
