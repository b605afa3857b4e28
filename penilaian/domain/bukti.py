"""Evidence beside a result: files and links. Sending the same piece again never makes a second one."""

from urllib.parse import urlsplit

from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.core.validators import URLValidator
from django.db import transaction

from kinerja.domain import berkas
from pegawai.models import Pengguna
from penilaian.choices import StatusRealisasi
from penilaian.domain.realisasi import DAPAT_DIISI, siapkan
from penilaian.models import SKP, Bukti, Periode, Realisasi

BUKTI_MAKS = 10


def _tempat(skp: SKP, indikator_id: int, periode: Periode, oleh: Pengguna) -> Realisasi:
    """The locked result. Evidence may still follow a result that was sent (the photo that failed), not an accepted
    one."""
    realisasi = siapkan(skp=skp, indikator_id=indikator_id, periode=periode, oleh=oleh)
    if realisasi.status == StatusRealisasi.DITERIMA:
        raise ValidationError("Hasil ini sudah diterima atasan; buktinya tidak dapat ditambah.")
    return realisasi


def _sudah_ada(realisasi: Realisasi, kunci: str) -> Bukti | None:
    if not kunci or len(kunci) > 64:
        raise ValidationError("Bukti ini tidak dikenali. Muat ulang halaman, lalu pilih berkasnya lagi.")
    ada = list(realisasi.bukti.all())
    sama = next((b for b in ada if b.kunci == kunci), None)
    if sama is None and len(ada) >= BUKTI_MAKS:
        raise ValidationError(f"Paling banyak {BUKTI_MAKS} bukti untuk satu hasil. Hapus salah satu dulu.")
    return sama


@transaction.atomic
def tambah_berkas(
    *,
    skp: SKP,
    indikator_id: int,
    periode: Periode,
    oleh: Pengguna,
    unggahan: UploadedFile,
    kunci: str,
    keterangan: str = "",
) -> Bukti:
    """Keep a file as evidence; the same `kunci` again gives the piece that is there. Raises ValidationError."""
    realisasi = _tempat(skp, indikator_id, periode, oleh)
    ada = _sudah_ada(realisasi, kunci)
    if ada:
        return ada
    disimpan = berkas.simpan(isi=unggahan, pemilik=oleh)
    return Bukti.objects.create(realisasi=realisasi, berkas=disimpan, kunci=kunci, keterangan=keterangan[:160])


@transaction.atomic
def tambah_tautan(
    *, skp: SKP, indikator_id: int, periode: Periode, oleh: Pengguna, tautan: str, kunci: str, keterangan: str = ""
) -> Bukti:
    """Keep a web address as evidence; only http and https."""
    realisasi = _tempat(skp, indikator_id, periode, oleh)
    ada = _sudah_ada(realisasi, kunci)
    if ada:
        return ada
    tautan = tautan.strip()
    try:
        URLValidator(schemes=["http", "https"])(tautan)
        dapat = len(tautan) <= 500 and urlsplit(tautan).username is None
    except (ValidationError, ValueError):
        dapat = False
    if not dapat:
        raise ValidationError({"tautan": "Tulis alamat lengkap, misalnya https://contoh.go.id/laporan."})
    return Bukti.objects.create(realisasi=realisasi, tautan=tautan, kunci=kunci, keterangan=keterangan[:160])


@transaction.atomic
def hapus(*, bukti: Bukti, oleh: Pengguna) -> None:
    """Take a piece away while its result is a draft or was returned."""
    realisasi = Realisasi.objects.select_for_update().select_related("skp").get(pk=bukti.realisasi_id)
    if oleh.pegawai_id is None or oleh.pegawai_id != realisasi.skp.pegawai_id:
        raise PermissionDenied("Hanya pemilik hasil yang menghapus buktinya.")
    if realisasi.status not in DAPAT_DIISI:
        raise ValidationError("Hasil ini sudah dikirim; buktinya tidak dapat dihapus.")
    bukti.delete()
