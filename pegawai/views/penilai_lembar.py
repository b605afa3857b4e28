"""Assessors by spreadsheet: take the sheet out, bring it in, read what it would change, confirm."""

from django.contrib import messages
from django.core import signing
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from kinerja.documents.tabel import JENIS_ISI
from kinerja.lembar import BerkasDitolak
from kinerja.navigasi import tunjuk
from kinerja.waktu import hari_ini
from pegawai import izin
from pegawai.documents.penilai import lembar_penilai
from pegawai.domain.penilai import tetapkan_usulan
from pegawai.domain.penilai_lembar import Periksa, periksa
from pegawai.forms.penilai import FormTetapkanPenilai, FormUnduhPenilai, FormUnggahPenilai
from pegawai.models import Penempatan
from pegawai.queries.penilai_lembar import baris_penilai, penempatan_dikelola

GARAM = "penilai-lembar"
MASA_RENCANA = 2 * 60 * 60
TAMPIL = 200


def lembar(request: HttpRequest) -> HttpResponse:
    """The two steps; a file that is posted is checked and its effect shown."""
    _hanya_hr(request)
    form = FormUnggahPenilai(request.POST, request.FILES) if request.method == "POST" else FormUnggahPenilai()
    if request.method == "POST" and form.is_valid():
        berkas = form.cleaned_data["berkas"]
        try:
            hasil = periksa(nama=berkas.name, isi=berkas.read(), pengguna=request.user)
        except BerkasDitolak as salah:
            form.add_error("berkas", str(salah))
        else:
            return _tampilkan(request, hasil)
    unduh_form = FormUnduhPenilai(pengguna=request.user)
    return render(request, "pegawai/penilai_lembar.html", {"form": form, "unduh": unduh_form})


@require_safe
def unduh(request: HttpRequest) -> HttpResponse:
    """The sheet of a unit and what stands below it."""
    _hanya_hr(request)
    form = FormUnduhPenilai(request.GET, pengguna=request.user)
    if not form.is_valid():
        messages.error(request, "Unit itu tidak ada atau tidak Anda kelola. Pilih unit lain.")
        return redirect("pegawai:penilai_lembar")
    baris = baris_penilai(request.user, form.cleaned_data["unit"])
    jawaban = HttpResponse(lembar_penilai(baris), content_type=JENIS_ISI["xlsx"])
    jawaban["Content-Disposition"] = 'attachment; filename="lembar-penilai.xlsx"'
    return jawaban


@require_POST
def tetapkan(request: HttpRequest) -> HttpResponse:
    """Write what the dry run showed; a row that somebody changed meanwhile is left out and named."""
    _hanya_hr(request)
    form = FormTetapkanPenilai(request.POST)
    try:
        rencana = signing.loads(request.POST.get("rencana", ""), salt=GARAM, max_age=MASA_RENCANA)
    except signing.BadSignature:
        messages.error(request, "Hasil pemeriksaan ini sudah lama. Unggah lembarnya sekali lagi.")
        return redirect("pegawai:penilai_lembar")
    kini = penempatan_dikelola(request.user).select_related("pegawai").in_bulk([pk for pk, _, _ in rencana])
    usulan = {kini[pk]: baru for pk, lama, baru in rencana if pk in kini and kini[pk].penilai_id == lama}
    if not form.is_valid():
        return _konfirmasi(request, form, usulan)
    hasil = tetapkan_usulan(usulan=usulan, alasan=form.cleaned_data["alasan"], mulai=form.cleaned_data["mulai"])
    messages.success(request, f"Penilai {len(hasil.berhasil)} orang ditetapkan.")
    if terlewat := len(rencana) - len(usulan):
        messages.warning(request, f"{terlewat} orang sudah diubah orang lain sejak lembar diperiksa: tidak ditetapkan.")
    for orang, pesan in hasil.ditolak[:20]:
        messages.warning(request, f"{orang}: {pesan}")
    return redirect("pegawai:tanpa_penilai")


def _tampilkan(request: HttpRequest, hasil: Periksa) -> HttpResponse:
    rencana = [(p.pk, p.penilai_id, atas.pk) for p, atas in hasil.ubah.items()]
    awal = {"rencana": signing.dumps(rencana, salt=GARAM, compress=True), "mulai": hari_ini()}
    baris = [(hasil.baris[p], p, atas) for p, atas in list(hasil.ubah.items())[:TAMPIL]]
    return _konfirmasi(
        request,
        FormTetapkanPenilai(initial=awal),
        hasil.ubah,
        {"hasil": hasil, "baris": baris, "salah": hasil.salah[:TAMPIL], "tampil": TAMPIL},
    )


def _konfirmasi(
    request: HttpRequest,
    form: FormTetapkanPenilai,
    ubah: dict[Penempatan, object],
    isi: dict[str, object] | None = None,
) -> HttpResponse:
    return render(request, "pegawai/penilai_lembar_hasil.html", {"form": form, "jumlah": len(ubah)} | (isi or {}))


def _hanya_hr(request: HttpRequest) -> None:
    if not izin.boleh_mengelola_pegawai(request.user):
        raise PermissionDenied
    tunjuk(request, "pegawai:tanpa_penilai")
