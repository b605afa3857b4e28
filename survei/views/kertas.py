"""Paper sheets at the survey manager's: print, key in, key a tenth again, decide differences, count."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from pegawai.forms.isian import pasang_galat
from survei.choices import JenisInstrumen, StatusKertas
from survei.documents.kertas import pdf_kertas
from survei.domain import hasil
from survei.domain import kertas as domain
from survei.forms.kertas import FormCetak, FormKelompok, FormLembar, FormPutusan
from survei.models import KelompokKertas, Layanan, LembarKertas, PeriodeSurvei
from survei.queries.kertas import kelompok_periode, ketelitian, kurang_lengkap, perbedaan, perbedaan_profil
from survei.views.kelola import layanan_dikelola
from survei.views.periode import ambil_periode

TERAKHIR = 8


def _ambil(request: HttpRequest, kode: str, periode: str) -> tuple[Layanan, PeriodeSurvei]:
    layanan = layanan_dikelola(request, kode)
    return layanan, ambil_periode(layanan, periode)


def kertas(request: HttpRequest, kode: str, periode: str) -> HttpResponse:
    """Batches of a period; begin one, print sheets."""
    layanan, satu = _ambil(request, kode, periode)
    form = FormKelompok(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            baru = domain.mulai_kelompok(periode=satu, oleh=request.user, **form.cleaned_data)
        except ValidationError as galat:
            pasang_galat(form, galat)
        else:
            return redirect("survei:kertas_kelompok", layanan.kode, satu.kode, baru.nomor)
    konteks = {
        "layanan": layanan,
        "periode": satu,
        "form": form if not satu.beku and satu.instrumen.jenis == JenisInstrumen.SEMBILAN else None,
        "cetak": FormCetak(),
        "daftar": kelompok_periode(satu),
    }
    return render(request, "survei/kertas.html", konteks)


def cetak(request: HttpRequest, kode: str, periode: str) -> HttpResponse:
    """Numbered sheets in the official wording, as PDF."""
    layanan, satu = _ambil(request, kode, periode)
    form = FormCetak(request.GET or None)
    if not form.is_valid():
        konteks = {"layanan": layanan, "periode": satu, "cetak": form, "daftar": kelompok_periode(satu)}
        return render(request, "survei/kertas.html", konteks)
    jawab = HttpResponse(pdf_kertas(periode=satu, **form.cleaned_data), content_type="application/pdf")
    jawab["Content-Disposition"] = f'inline; filename="lembar-skm-{layanan.kode.lower()}.pdf"'
    return jawab


def kelompok(request: HttpRequest, kode: str, periode: str, nomor: int) -> HttpResponse:
    """One batch: the page of what is to be done with it now."""
    layanan, satu = _ambil(request, kode, periode)
    grup = _grup(satu, nomor)
    konteks: dict[str, object] = {"layanan": layanan, "periode": satu, "kelompok": grup}
    if grup.status == StatusKertas.ENTRI:
        return _entri(request, grup, konteks)
    lembar = list(grup.lembar.filter(diperiksa=True).select_related("ulang_oleh", "diputus_oleh").order_by("nomor"))
    konteks |= {"lembar": lembar, "teliti": ketelitian(lembar), "kurang": kurang_lengkap(grup)}
    konteks["banyak"] = grup.lembar.count()
    return render(request, "survei/kertas_periksa.html", konteks)


def _entri(request: HttpRequest, grup: KelompokKertas, konteks: dict[str, object]) -> HttpResponse:
    """Key one sheet after the other; the next number is proposed."""
    akhir = list(grup.lembar.order_by("-pk")[:TERAKHIR])
    awal = {"nomor": akhir[0].nomor + 1 if akhir else None}
    form = FormLembar(request.POST or None, urutan=grup.urutan, initial=awal)
    if request.method == "POST" and form.is_valid():
        try:
            domain.ketik(kelompok=grup, nomor=form.cleaned_data["nomor"], **form.isi())
        except ValidationError as galat:
            pasang_galat(form, galat)
        else:
            return redirect(request.path)
    konteks |= {"form": form, "terakhir": akhir, "banyak": grup.lembar.count()}
    return render(request, "survei/kertas_entri.html", konteks)


def ulang(request: HttpRequest, kode: str, periode: str, nomor: int, pk: int) -> HttpResponse:
    """The second keying of one drawn sheet: the first one is not shown."""
    layanan, satu = _ambil(request, kode, periode)
    grup, lembar = _lembar(satu, nomor, pk)
    form = FormLembar(request.POST or None, urutan=grup.urutan, bernomor=False)
    sebab = ""
    try:
        domain.tolak_orang_sama(grup, request.user)
        if request.method == "POST" and form.is_valid():
            domain.ketik_ulang(lembar=lembar, oleh=request.user, **form.isi())
            return _berikut(layanan, satu, grup)
    except ValidationError as galat:
        sebab = " ".join(galat.messages)
    konteks = {"layanan": layanan, "periode": satu, "kelompok": grup, "lembar": lembar, "form": form, "sebab": sebab}
    return render(request, "survei/kertas_entri.html", konteks)


def _berikut(layanan: Layanan, satu: PeriodeSurvei, grup: KelompokKertas) -> HttpResponse:
    """The next drawn sheet, or the batch when all are done."""
    berikut = grup.lembar.filter(diperiksa=True, ulang=None).order_by("nomor").first()
    if berikut:
        return redirect("survei:kertas_ulang", layanan.kode, satu.kode, grup.nomor, berikut.pk)
    return redirect("survei:kertas_kelompok", layanan.kode, satu.kode, grup.nomor)


def putus(request: HttpRequest, kode: str, periode: str, nomor: int, pk: int) -> HttpResponse:
    """Decide the differences of one sheet, field by field."""
    layanan, satu = _ambil(request, kode, periode)
    grup, lembar = _lembar(satu, nomor, pk)
    beda, profil = perbedaan(lembar), perbedaan_profil(lembar)
    form = FormPutusan(request.POST or None, beda=[b[0] for b in beda], beda_profil=[b[0] for b in profil])
    if request.method == "POST" and form.is_valid():
        try:
            domain.putuskan(lembar=lembar, akhir=form.akhir(), profil=form.profil(), oleh=request.user)
        except ValidationError as galat:
            form.add_error(None, galat)
        else:
            messages.success(request, f"Lembar {lembar.nomor} diputuskan.")
            return redirect("survei:kertas_kelompok", layanan.kode, satu.kode, grup.nomor)
    baris = [(form[kolom], a, b) for kolom, a, b in (*beda, *profil)]
    konteks = {"layanan": layanan, "periode": satu, "kelompok": grup, "lembar": lembar, "form": form, "baris": baris}
    return render(request, "survei/kertas_putus.html", konteks)


@require_POST
def buang(request: HttpRequest, kode: str, periode: str, nomor: int, pk: int) -> HttpResponse:
    """Take back a sheet keyed wrongly."""
    layanan, satu = _ambil(request, kode, periode)
    grup = _grup(satu, nomor)
    lembar = get_object_or_404(LembarKertas.objects.select_related("kelompok"), kelompok=grup, pk=pk)
    _coba(request, lambda: domain.buang(lembar=lembar), f"Lembar {lembar.nomor} dibuang. Ketik lagi dengan benar.")
    return redirect("survei:kertas_kelompok", layanan.kode, satu.kode, grup.nomor)


@require_POST
def akhiri(request: HttpRequest, kode: str, periode: str, nomor: int) -> HttpResponse:
    """End the first keying; the sheets to be keyed again are drawn."""
    layanan, satu = _ambil(request, kode, periode)
    grup = _grup(satu, nomor)
    _coba(request, lambda: domain.akhiri_entri(kelompok=grup), "Lembar yang diketik ulang sudah diundi.")
    return redirect("survei:kertas_kelompok", layanan.kode, satu.kode, grup.nomor)


@require_POST
def masukkan(request: HttpRequest, kode: str, periode: str, nomor: int) -> HttpResponse:
    """Count the batch in the index."""
    layanan, satu = _ambil(request, kode, periode)
    grup = _grup(satu, nomor)
    if _coba(request, lambda: domain.masukkan(kelompok=grup), f"{grup} masuk ke indeks."):
        hasil.hitung(periode_ids=[satu.pk])
    return redirect("survei:kertas_kelompok", layanan.kode, satu.kode, grup.nomor)


def _grup(satu: PeriodeSurvei, nomor: int) -> KelompokKertas:
    return get_object_or_404(KelompokKertas.objects.select_related("periode", "oleh"), periode=satu, nomor=nomor)


def _lembar(satu: PeriodeSurvei, nomor: int, pk: int) -> tuple[KelompokKertas, LembarKertas]:
    """A drawn sheet of a batch, or 404."""
    grup = _grup(satu, nomor)
    semua = LembarKertas.objects.select_related("kelompok")
    return grup, get_object_or_404(semua, kelompok=grup, pk=pk, diperiksa=True)


def _coba(request: HttpRequest, langkah, kata: str) -> bool:
    """Do a step and say how it went."""
    try:
        langkah()
    except ValidationError as galat:
        messages.error(request, " ".join(galat.messages))
        return False
    messages.success(request, kata)
    return True
