"""Certificates: the PDF, and the list in the record of a person."""

from django.db.models import Value
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.views.decorators.http import require_safe

from pegawai.models import Pegawai
from pelatihan.choices import StatusRiwayat
from pelatihan.documents.sertifikat import pdf
from pelatihan.models import Peserta, RiwayatLuar, Sertifikat
from pelatihan.queries.lingkup import saring_orang

# The record shows so many; the rest counts all the same.
PALING_BANYAK = 25


@require_safe
def sertifikat(request: HttpRequest, publik: str) -> HttpResponse:
    """The certificate of a participation that this person may see."""
    ikut = get_object_or_404(Peserta.objects.terlihat_oleh(request.user), publik=publik)
    satu = get_object_or_404(Sertifikat.objects.select_related("pegawai", "peserta__angkatan"), peserta=ikut)
    jawab = HttpResponse(pdf(satu), content_type="application/pdf")
    jawab["Content-Disposition"] = f'inline; filename="sertifikat-{satu.nomor.replace("/", "-")}.pdf"'
    return jawab


def catatan_belajar(request: HttpRequest, pegawai: Pegawai) -> SafeString | None:
    """Slot `profil_tab`: certificates and accepted outside training, newest first, for who may see this person's
    learning; one statement. None when there is nothing to show."""
    sertifikat = saring_orang(Sertifikat.objects.filter(pegawai=pegawai), request.user)
    luar = RiwayatLuar.objects.terlihat_oleh(request.user).filter(pegawai=pegawai, status=StatusRiwayat.DITERIMA)
    satu = sertifikat.order_by().values_list(
        "peserta__publik", "program", "nomor", "tanggal", "jp", Value("sertifikat")
    )
    dua = luar.order_by().values_list("publik", "nama", "penyelenggara", "selesai", "jp", Value("luar"))
    kolom = ("alamat", "judul", "dari", "tanggal", "jp", "asal")
    baris = satu.union(dua, all=True).order_by("-tanggal")[:PALING_BANYAK]
    daftar = [dict(zip(kolom, b, strict=True)) for b in baris]
    # Without the request: the page around has read what its navigation needs.
    return render_to_string("pelatihan/_catatan.html", {"daftar": daftar}) if daftar else None
