"""One survey period: its figures, its steps, answer sheets, the processing sheet."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from kinerja.documents.tabel import JENIS_ISI, unduhan
from kinerja.lembar import Salah
from pegawai.forms.isian import pasang_galat
from survei import izin
from survei.choices import StatusPeriodeSurvei, Unsur
from survei.domain import hasil, lembar
from survei.domain import periode as domain
from survei.forms.kelola import FormLembar
from survei.models import Layanan, PeriodeSurvei
from survei.queries.banding import banding
from survei.queries.kanal import per_kanal
from survei.queries.langkah import langkah_berikut
from survei.queries.olah import baris_berkas, jawaban_berurut, lembar_olah
from survei.queries.pemeriksaan import hitungan_tanda
from survei.queries.prioritas import bagian_rendah, urutkan
from survei.rumus import ukuran_sampel
from survei.rumus_selang import huruf_tersentuh
from survei.views.kelola import layanan_dikelola, layanan_terlihat


def ambil_periode(layanan: Layanan, kode: str) -> PeriodeSurvei:
    """One period of a service that was fetched for this person, or 404."""
    semua = PeriodeSurvei.objects.filter(layanan=layanan).select_related("layanan__unit__opd", "instrumen", "hasil")
    return get_object_or_404(semua, kode__iexact=kode)


def periode(request: HttpRequest, kode: str, periode: str) -> HttpResponse:
    """Figures of one period, with what may be done next."""
    layanan = layanan_terlihat(request, kode)
    satu = ambil_periode(layanan, periode)
    hasil_satu = getattr(satu, "hasil", None)
    mengelola = izin.boleh_mengelola(request.user, layanan)
    membaca = hasil_satu is not None and izin.boleh_membaca_hasil(request.user, layanan)
    tanda = hitungan_tanda([satu])
    konteks = {
        "layanan": layanan,
        "periode": satu,
        "hasil": hasil_satu,
        "sasaran": ukuran_sampel(satu.populasi) if satu.populasi else None,
        "huruf": huruf_tersentuh(hasil_satu.selang_bawah, hasil_satu.selang_atas)
        if hasil_satu and hasil_satu.selang_bawah is not None
        else [],
        "unsur": urutkan(hasil_satu.nilai_unsur, bagian_rendah(satu)) if hasil_satu else [],
        "batang": [(f"{Unsur(u).nomor} {Unsur(u).label}", x and x * 25) for u, x in hasil_satu.nilai_unsur.items()]
        if hasil_satu
        else [],
        "mengelola": mengelola,
        "banding": banding(hasil_satu) if hasil_satu else None,
        "membaca_laporan": membaca,
        "kanal": per_kanal(satu) if membaca else None,
        "melihat_jawaban": izin.boleh_melihat_jawaban(request.user, layanan),
        "langkah": langkah_berikut(satu, hasil_satu, tanda.belum) if mengelola else [],
        "berkas": satu.berkas.order_by("-pk") if mengelola else [],
        "tanda": tanda,
        "menerima": not satu.beku,
    }
    return render(request, "survei/periode.html", konteks)


@require_POST
def pindah(request: HttpRequest, kode: str, periode: str) -> HttpResponse:
    """One step of the life of a period."""
    layanan = layanan_dikelola(request, kode)
    satu = ambil_periode(layanan, periode)
    ke = request.POST.get("ke", "")
    try:
        if ke not in StatusPeriodeSurvei.values:
            raise ValidationError("Langkah ini tidak dikenal. Muat ulang halaman.")
        bertanda = request.POST.get("bertanda", "")
        banyak = int(bertanda) if bertanda.isdecimal() and len(bertanda) < 10 else 0
        satu = domain.pindahkan(periode=satu, ke=ke, bertanda=banyak)
    except ValidationError as galat:
        messages.error(request, " ".join(galat.messages))
    else:
        messages.success(request, f"{satu.nama}: {satu.get_status_display().lower()}.")
    return redirect("survei:periode", layanan.kode, satu.kode)


def impor(request: HttpRequest, kode: str, periode: str) -> HttpResponse:
    """An answer sheet: errors with row and column, nothing half-saved."""
    layanan = layanan_dikelola(request, kode)
    satu = ambil_periode(layanan, periode)
    form = FormLembar(request.POST or None, request.FILES or None)
    kesalahan: list[Salah] = []
    if request.method == "POST" and form.is_valid():
        berkas = form.cleaned_data["berkas"]
        try:
            masuk = lembar.impor(periode=satu, nama=berkas.name, isi=berkas.read(), urutan=form.cleaned_data["urutan"])
        except ValidationError as galat:
            pasang_galat(form, ValidationError({"berkas": galat.messages}))
        else:
            kesalahan = masuk.kesalahan
            if masuk.diterapkan:
                hasil.hitung(periode_ids=[satu.pk])
                messages.success(request, f"{masuk.masuk} jawaban masuk, {masuk.tidak_lengkap} tidak lengkap.")
                return redirect("survei:periode", layanan.kode, satu.kode)
    konteks = {"layanan": layanan, "periode": satu, "form": form, "kesalahan": kesalahan}
    return render(request, "survei/impor.html", konteks)


def olah(request: HttpRequest, kode: str, periode: str) -> HttpResponse:
    """The processing sheet as page, CSV or XLSX: for those who may see single answers."""
    layanan = layanan_terlihat(request, kode)
    if not izin.boleh_melihat_jawaban(request.user, layanan):
        raise PermissionDenied
    satu = ambil_periode(layanan, periode)
    isi = lembar_olah(satu)
    bentuk = request.GET.get("unduh", "")
    if bentuk in JENIS_ISI:
        kolom = ["No.", *(f"{k.unsur.nomor} {k.unsur.label}" for k in isi.kolom)]
        nama = f"pengolahan-{layanan.kode}-{satu.kode}".lower()
        return unduhan(nama=nama, bentuk=bentuk, kolom=kolom, baris=baris_berkas(isi))
    halaman = Paginator(jawaban_berurut(satu), 50).get_page(request.GET.get("page"))
    baris = [(halaman.start_index() + n, r.nilai_unsur.values()) for n, r in enumerate(halaman)]
    konteks = {"layanan": layanan, "periode": satu, "isi": isi, "baris": baris, "page_obj": halaman}
    konteks["bisa_unduh"] = bool(isi.jumlah.n)
    return render(request, "survei/olah.html", konteks)
