"""Pages of the import of people, for HR: template, upload, report of the dry run, apply, undo."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.functional import cached_property
from django.views.decorators.http import require_POST, require_safe

from kinerja import tasks
from kinerja.documents.tabel import JENIS_ISI
from kinerja.domain.pekerjaan import kemajuan
from kinerja.lembar import BerkasDitolak
from kinerja.views.daftar import DaftarView
from pegawai import izin
from pegawai.choices import JawabanNip, StatusImpor
from pegawai.documents import impor as dokumen
from pegawai.domain import impor, impor_pekerjaan, impor_urung
from pegawai.domain.impor_kolom import KOLOM, judul_kolom
from pegawai.domain.impor_lapor import baris_galat
from pegawai.forms.impor import FormAlasan, FormUnggah
from pegawai.models import BatchImpor, IsiImpor, Jabatan
from pegawai.queries.impor import PILIHAN, baris_impor, rincikan
from pegawai.queries.lingkup import unit_dikelola

TAB = (
    ("galat", "Galat", "galat"),
    ("peringatan", "Perlu dicek", "peringatan"),
    ("baru", "Baru", "baru"),
    ("berubah", "Berubah", "berubah"),
    ("sama", "Sama", "sama"),
)


def _hanya_hr(request: HttpRequest) -> None:
    if not izin.boleh_mengelola_pegawai(request.user):
        raise PermissionDenied


def _batch(request: HttpRequest, publik: str) -> BatchImpor:
    _hanya_hr(request)
    return get_object_or_404(
        BatchImpor.objects.terlihat_oleh(request.user).select_related("oleh", "pekerjaan"), publik=publik
    )


class Daftar(DaftarView):
    """Imports so far."""

    template_name = "pegawai/impor/daftar.html"
    urutan = {"-dibuat": ("-id",), "dibuat": ("id",), "nama": ("nama_berkas", "id"), "-nama": ("-nama_berkas", "id")}

    def get_queryset(self) -> QuerySet:
        _hanya_hr(self.request)
        self.queryset = BatchImpor.objects.terlihat_oleh(self.request.user).select_related("oleh")
        return super().get_queryset()


def unggah(request: HttpRequest) -> HttpResponse:
    """Take a file in and check it in the background."""
    _hanya_hr(request)
    form = FormUnggah(request.POST or None, request.FILES or None)
    if request.method == "POST":
        form = FormUnggah(request.POST, request.FILES)
        if form.is_valid():
            berkas = form.cleaned_data["berkas"]
            batch = impor.simpan(nama=berkas.name, isi=berkas.read(), oleh=request.user)
            tasks.kirim(impor_pekerjaan.antre_periksa(batch=batch))
            return redirect("pegawai:impor", batch.publik)
    return render(request, "pegawai/impor/unggah.html", {"form": form})


@require_safe
def templat(request: HttpRequest) -> HttpResponse:
    """The workbook to fill in."""
    _hanya_hr(request)
    unit = unit_dikelola(request.user).values_list("kode", "nama", "parent__nama")
    jabatan = [(j.kode, j.nama, j.get_jenis_display()) for j in Jabatan.objects.order_by("nama")]
    isi = dokumen.templat(unit=[(k, n, i or "") for k, n, i in unit], jabatan=jabatan)
    return _buku(isi, "templat-impor-pegawai")


class Halaman(DaftarView):
    """One import: counts, what would be made, rows of one kind."""

    template_name = "pegawai/impor/impor.html"

    @cached_property
    def batch(self) -> BatchImpor:
        return _batch(self.request, self.kwargs["publik"])

    @cached_property
    def lihat(self) -> str:
        """The kind of rows asked for, else the first kind that has any: wrong ones first."""
        diminta = self.request.GET.get("lihat", "")
        ada = next((kunci for kunci, _, jumlah in TAB if getattr(self.batch, jumlah)), "sama")
        return diminta if diminta in PILIHAN else ada

    def get_queryset(self) -> QuerySet:
        self.queryset = baris_impor(self.batch, self.lihat)
        return super().get_queryset()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        konteks = super().get_context_data(**kwargs)
        batch = self.batch
        judul = {k.kunci: judul_kolom(k.kunci, batch.kolom) for k in KOLOM}
        berjalan = batch.pekerjaan if batch.pekerjaan and batch.pekerjaan.status != "selesai" else None
        putusan = impor_pekerjaan.menunggu_putusan(batch)
        return konteks | {
            "batch": batch,
            "putusan": putusan,
            "lihat": self.lihat,
            "lihat_label": {kunci: label for kunci, label, _ in TAB}.get(self.lihat, "Perlu jawaban"),
            "tab": [(kunci, label, getattr(batch, jumlah)) for kunci, label, jumlah in TAB],
            "baris": rincikan(batch, konteks["page_obj"], judul),
            "pekerjaan": berjalan,
            "maju": kemajuan(berjalan) if berjalan else None,
            "bisa_diulang": berjalan and berjalan.status in ("gagal", "dibatalkan"),
            "tanya": list(baris_impor(batch, "tanya")[:50]) if putusan else [],
            "jawaban": JawabanNip.choices,
            "form": FormAlasan(),
            "batas_urung": impor_urung.batas_urung(batch),
            "ada_galat": batch.galat and batch.status == StatusImpor.DITERAPKAN,
        }


@require_safe
def galat(request: HttpRequest, publik: str) -> HttpResponse:
    """The wrong rows as a workbook, the errors in its last column."""
    batch = _batch(request, publik)
    try:
        kepala, baris = baris_galat(batch)
    except (IsiImpor.DoesNotExist, BerkasDitolak) as salah:
        raise Http404("Tidak ada baris yang dapat dikembalikan.") from salah
    return _buku(dokumen.buku_galat(kepala=kepala, baris=baris), "impor-perlu-diperbaiki")


@require_POST
def jawab(request: HttpRequest, publik: str) -> HttpResponse:
    """Is a new NI PPPK the same person?"""
    batch = _batch(request, publik)
    jawaban = {
        int(nama[1:]): isi
        for nama, isi in request.POST.items()
        if nama[:1] == "b" and nama[1:].isdecimal() and len(nama) < 9 and isi in JawabanNip.values
    }
    try:
        impor.jawab(batch=batch, jawaban=jawaban)
    except ValidationError as salah:
        messages.error(request, " ".join(salah.messages))
    else:
        messages.success(request, f"{len(jawaban)} jawaban disimpan dan barisnya dinilai lagi.")
    return redirect("pegawai:impor", publik)


@require_POST
def terapkan(request: HttpRequest, publik: str) -> HttpResponse:
    """Write the batch in the background."""
    batch = _batch(request, publik)
    form = FormAlasan(request.POST)
    if not form.is_valid():
        messages.error(request, form.errors["alasan"][0])
        return redirect("pegawai:impor", publik)
    try:
        pekerjaan = impor_pekerjaan.antre_terapkan(
            batch=batch,
            alasan=form.cleaned_data["alasan"],
            hanya_benar=request.POST.get("hanya_benar") == "ya",
            oleh=request.user,
        )
    except ValidationError as salah:
        messages.error(request, " ".join(salah.messages))
    else:
        tasks.kirim(pekerjaan)
    return redirect("pegawai:impor", publik)


@require_POST
def urungkan(request: HttpRequest, publik: str) -> HttpResponse:
    """Put everything back in the background; a refusal names the people."""
    batch = _batch(request, publik)
    alasan = request.POST.get("alasan", "").strip()[:150]
    try:
        if not alasan:
            raise ValidationError("Tulis alasan pengurungan; alasan ini tercatat dalam riwayat tiap pegawai.")
        pekerjaan = impor_pekerjaan.antre_urungkan(batch=batch, alasan=alasan, oleh=request.user)
    except ValidationError as salah:
        messages.error(request, " ".join(salah.messages))
    else:
        tasks.kirim(pekerjaan)
    return redirect("pegawai:impor", publik)


def _buku(isi: bytes, nama: str) -> HttpResponse:
    jawaban = HttpResponse(isi, content_type=JENIS_ISI["xlsx"])
    jawaban["Content-Disposition"] = f'attachment; filename="{nama}.xlsx"'
    return jawaban
