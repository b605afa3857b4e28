"""Official prints of plans and evaluations."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.text import slugify
from django.views.decorators.http import require_safe

from kinerja.documents.tabel import JENIS_ISI
from kinerja.waktu import hari_ini, hari_terakhir
from pegawai.models import Penempatan
from penilaian.documents import evaluasi as dokumen_evaluasi
from penilaian.documents import skp as dokumen
from penilaian.documents.formulir import buku_evaluasi, buku_skp
from penilaian.models import SKP, Periode
from penilaian.queries.evaluasi import evaluasi as baca_evaluasi
from penilaian.queries.halaman_skp import rincian_rencana
from penilaian.queries.keberatan import bahan_hak
from penilaian.queries.lampiran import dengan_lampiran
from penilaian.views.skp import ambil_skp


def _hari(skp: SKP) -> Any:
    """Today within the plan: the day whose offices it names."""
    return min(max(hari_ini(), skp.rentang.lower), hari_terakhir(skp.rentang) or hari_ini())


def tempat_penilai(skp: SKP) -> Penempatan | None:
    """Where the assessor stands today; for a plan that is over, on its last day."""
    tempat = Penempatan.objects.pada(_hari(skp)).definitif().filter(pegawai=skp.penilai_id)
    return tempat.select_related("jabatan", "unit", "penilai").first()


def ambil_evaluasi(request: HttpRequest, publik: object, kode: str) -> tuple[Periode, Any]:
    """The period, and the plan with what its rights need; 404 for a plan that this reader may not open or that is not
    evaluated in the period."""
    periode = get_object_or_404(Periode.objects.tampil().select_related("kebijakan"), kode=kode)
    terlihat = SKP.objects.terlihat_oleh(request.user).pada_periode(periode)
    milik = terlihat.select_related("pegawai", "penilai", "unit__opd", "penempatan__jabatan")
    return periode, get_object_or_404(
        milik.annotate(**bahan_hak(periode, request.user), **dengan_lampiran()), publik=publik
    )


def _pdf(isi: bytes, nama: str) -> HttpResponse:
    jawaban = HttpResponse(isi, content_type="application/pdf")
    jawaban["Content-Disposition"] = f'inline; filename="{nama}.pdf"'
    return jawaban


def _xlsx(isi: bytes, nama: str) -> HttpResponse:
    jawaban = HttpResponse(isi, content_type=JENIS_ISI["xlsx"])
    jawaban["Content-Disposition"] = f'attachment; filename="{nama}.xlsx"'
    return jawaban


@require_safe
def skp(request: HttpRequest, publik: object) -> HttpResponse:
    """The plan on the official form, for whoever may open it; an empty one is sent back with a word."""
    objek = ambil_skp(request, publik, **dengan_lampiran())
    if hasil := rincian_rencana(objek):
        return _pdf(dokumen.pdf(objek, hasil, tempat_penilai(objek)), _nama_skp(objek))
    return _kosong(request, objek)


@require_safe
def skp_xlsx(request: HttpRequest, publik: object) -> HttpResponse:
    """The same as a workbook in the order of the form."""
    objek = ambil_skp(request, publik, **dengan_lampiran())
    if hasil := rincian_rencana(objek):
        return _xlsx(buku_skp(dokumen.isi_skp(objek, hasil, tempat_penilai(objek))), _nama_skp(objek))
    return _kosong(request, objek)


def _nama_skp(skp: SKP) -> str:
    return f"skp-{slugify(skp.pegawai.nama)}-{_hari(skp).year}"


def _kosong(request: HttpRequest, skp: SKP) -> HttpResponse:
    messages.error(request, "SKP ini belum berisi hasil kerja, jadi belum ada yang dicetak. Susun hasilnya dahulu.")
    return redirect("penilaian:skp", skp.publik)


@require_safe
def evaluasi(request: HttpRequest, publik: object, kode: str) -> HttpResponse:
    """The evaluation of a plan in a period, for whoever may read why the score is what it is."""
    periode, objek = ambil_evaluasi(request, publik, kode)
    isi = dokumen_evaluasi.pdf(baca_evaluasi(objek, periode, request.user, tempat_penilai(objek)))
    return _pdf(isi, f"evaluasi-{slugify(objek.pegawai.nama)}-{slugify(periode.kode)}")


@require_safe
def evaluasi_xlsx(request: HttpRequest, publik: object, kode: str) -> HttpResponse:
    """The same as a workbook in the order of the form."""
    periode, objek = ambil_evaluasi(request, publik, kode)
    isi = dokumen_evaluasi.isi_evaluasi(baca_evaluasi(objek, periode, request.user, tempat_penilai(objek)))
    return _xlsx(buku_evaluasi(isi), f"evaluasi-{slugify(objek.pegawai.nama)}-{slugify(periode.kode)}")
