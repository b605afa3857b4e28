"""The survey report of a service or of an agency: its text blocks, and the PDF."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.text import slugify
from django.views.decorators.http import require_POST

from kinerja.tasks import kirim
from kinerja.waktu import hari_ini
from pegawai.domain.galat import SuntingBersamaan
from pegawai.forms.isian import pasang_galat
from pegawai.models import UnitKerja
from pegawai.views.bentrok import konteks_bentrok
from survei import izin
from survei.documents.laporan import pdf_laporan
from survei.domain import laporan as domain
from survei.domain import laporan_berkas as domain_berkas
from survei.forms.laporan import FormNaskah
from survei.models import BerkasLaporan, Layanan, NaskahLaporan
from survei.queries.laporan import Subjek, bahan, naskah, subjek_unit
from survei.queries.nomor_laporan import nomor_berikut, nomor_terbit
from survei.queries.unit import layanan_unit
from survei.views.kelola import layanan_terlihat
from survei.views.periode import ambil_periode


def laporan(request: HttpRequest, kode: str, periode: str) -> HttpResponse:
    """The report of one service in one period."""
    layanan = layanan_terlihat(request, kode)
    if not izin.boleh_membaca_hasil(request.user, layanan):
        raise PermissionDenied
    satu = ambil_periode(layanan, periode)
    if not hasattr(satu, "hasil"):
        raise Http404
    subjek = Subjek(layanan.unit, satu.kode, [satu], layanan)
    kembali = [(reverse("survei:periode", args=[layanan.kode, satu.kode]), f"{layanan.nama}, {satu.nama}")]
    return _halaman(request, subjek, kembali, izin.boleh_mengelola(request.user, layanan))


def _subjek_unit(request: HttpRequest, unit: str, periode: str) -> tuple[Subjek, list[Layanan]]:
    """The report of an agency whose results this person may read of every service, or 404."""
    satu = get_object_or_404(UnitKerja.objects.select_related("opd"), kode__iexact=unit)
    layanan = list(layanan_unit(satu, request.user))
    subjek = subjek_unit(layanan, satu, periode) if layanan else None
    if subjek is None:
        raise Http404
    return subjek, layanan


def laporan_unit(request: HttpRequest, unit: str, periode: str) -> HttpResponse:
    """The report of an agency: all its services in periods of one code. Its PDF is composed by a job."""
    subjek, layanan = _subjek_unit(request, unit, periode)
    kelola = Layanan.objects.dikelola_oleh(request.user).filter(pk__in=[s.pk for s in layanan]).count() == len(layanan)
    return _halaman(request, subjek, [(reverse("survei:daftar"), "Survei kepuasan")], kelola)


@require_POST
def laporan_unit_susun(request: HttpRequest, unit: str, periode: str) -> HttpResponse:
    """Ask for the PDF; the progress page leads back."""
    subjek, _ = _subjek_unit(request, unit, periode)
    pekerjaan = domain_berkas.minta(subjek=subjek, oleh=request.user)
    kirim(pekerjaan)
    return redirect("kinerja:pekerjaan", pekerjaan.publik)


def laporan_unit_berkas(request: HttpRequest, unit: str, periode: str) -> FileResponse:
    """The newest PDF, for those who may read the report."""
    subjek, _ = _subjek_unit(request, unit, periode)
    satu = get_object_or_404(BerkasLaporan.objects.select_related("berkas"), unit=subjek.unit, kode=subjek.kode)
    berkas = satu.berkas
    jawab = FileResponse(berkas.isi.open("rb"), content_type=berkas.tipe, filename=berkas.nama, as_attachment=True)
    jawab["Cache-Control"] = "private, no-store"
    return jawab


def _berkas_unit(subjek: Subjek) -> BerkasLaporan | None:
    semua = BerkasLaporan.objects.filter(unit=subjek.unit, kode=subjek.kode)
    return semua.select_related("berkas__pemilik").first()


def _halaman(request: HttpRequest, subjek: Subjek, jejak: list[tuple[str, str]], mengelola: bool) -> HttpResponse:
    if subjek.layanan and request.GET.get("unduh") == "pdf":
        jawab = HttpResponse(pdf_laporan(bahan(subjek)), content_type="application/pdf")
        nama = slugify(f"laporan-skm-{(subjek.layanan or subjek.unit).kode}-{subjek.kode}")
        jawab["Content-Disposition"] = f'attachment; filename="{nama}.pdf"'
        return jawab
    tersimpan = naskah(subjek)
    awal = {nama: getattr(tersimpan, nama, "") for nama in domain.BAGIAN}
    form = _form(request, subjek, tersimpan, awal) if mengelola else None
    konteks: dict[str, object] = {
        "subjek": subjek,
        "berkas": None if subjek.layanan else _berkas_unit(subjek),
        "jejak": jejak,
        "form": form,
        "naskah": [(FormNaskah.base_fields[n].label, isi) for n, isi in awal.items()],
        "belum": [str(FormNaskah.base_fields[n].label) for n, isi in awal.items() if not isi],
    }
    if request.method == "POST":
        if form is None:
            raise PermissionDenied
        if form.is_valid():
            try:
                isi = form.cleaned_data
                domain.tulis(subjek=subjek, **isi | {"versi": isi["versi"] or 0})
            except SuntingBersamaan as galat:
                konteks |= konteks_bentrok(form, galat)
            except ValidationError as galat:
                pasang_galat(form, galat)
            else:
                messages.success(request, "Naskah laporan disimpan.")
                return redirect(request.path)
    return render(request, "survei/laporan.html", konteks)


def _form(request: HttpRequest, subjek: Subjek, tersimpan: NaskahLaporan | None, awal: dict[str, str]) -> FormNaskah:
    berikut = "" if awal["nomor"] else nomor_berikut(subjek.penerbit, hari_ini())
    versi = tersimpan.versi if tersimpan else 0
    return FormNaskah(
        request.POST or None,
        initial=awal | {"versi": versi},
        berikut=berikut,
        tetap=nomor_terbit(tersimpan, subjek.kunci),
    )
