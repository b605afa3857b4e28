"""Files with a proposal."""

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from inovasi.choices import DAPAT_DITULIS
from inovasi.domain.usulan import kunci
from inovasi.models import LampiranUsulan, Usulan
from kinerja.domain.berkas import simpan
from pegawai.domain.galat import tolak
from pegawai.models import Pengguna

PALING_BANYAK = 10


@transaction.atomic
def tambah(*, usulan: Usulan, isi: UploadedFile, nama: str, oleh: Pengguna) -> LampiranUsulan:
    """Keep a photo or a PDF; without a `nama` it is called as its file. Raises ValidationError by field."""
    satu = _dapat_ditulis(usulan)
    if satu.lampiran.count() >= PALING_BANYAK:
        raise tolak("isi", f"Paling banyak {PALING_BANYAK} lampiran. Hapus yang tidak diperlukan lagi.")
    try:
        berkas = simpan(isi=isi, pemilik=oleh)
    except ValidationError as galat:
        raise tolak("isi", " ".join(galat.messages)) from galat
    return LampiranUsulan.objects.create(usulan=satu, berkas=berkas, nama=nama.strip()[:160] or berkas.nama)


@transaction.atomic
def hapus(*, lampiran: LampiranUsulan) -> None:
    """Take a file away; the stored file stays for the history. Raises ValidationError."""
    _dapat_ditulis(lampiran.usulan)
    lampiran.delete()


def _dapat_ditulis(usulan: Usulan) -> Usulan:
    satu = kunci(usulan)
    if satu.status not in DAPAT_DITULIS:
        raise ValidationError(f"Lampiran tidak dapat diubah: usulan {satu.get_status_display().lower()}.")
    return satu
