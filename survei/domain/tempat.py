"""Writing of the places at which a service is given."""

from django.db import transaction

from kinerja.pelacakan import karena
from pegawai.choices import JenisUnit
from pegawai.domain.galat import tolak
from pegawai.domain.versi import tolak_bila_berubah
from survei.models import Layanan, Tempat
from survei.rumus_jam import CONTOH, jam_mingguan

DAPAT_DIUBAH = ("nama", "alamat", "jam", "wilayah", "lintang", "bujur")


@transaction.atomic
def simpan_tempat(*, layanan: Layanan, tempat: Tempat | None = None, versi: int = 0, **isi: object) -> Tempat:
    """Add a place of a service, or correct the one that was read as `versi`. Raises ValidationError by field (hours
    that cannot be read, an area that is no kecamatan or kelurahan), SuntingBersamaan."""
    data = {k: isi[k] for k in DAPAT_DIUBAH if k in isi}
    wilayah = data.get("wilayah")
    if wilayah is not None and getattr(wilayah, "jenis", "") not in (JenisUnit.KECAMATAN, JenisUnit.KELURAHAN):
        raise tolak("wilayah", "Pilih kecamatan atau kelurahan.")
    if data.get("jam") and jam_mingguan(str(data["jam"])) is None:
        raise tolak("jam", f"Tulis jam seperti contoh ini: {CONTOH}.")
    terkunci = Tempat.objects.select_for_update().get(pk=tempat.pk) if tempat else Tempat(layanan=layanan, versi=0)
    if tempat:
        tolak_bila_berubah(terkunci, versi, data)
    for kolom, nilai in data.items():
        setattr(terkunci, kolom, nilai)
    terkunci.versi += 1
    terkunci.full_clean()
    terkunci.save()
    return terkunci


@transaction.atomic
def hapus_tempat(*, tempat: Tempat) -> None:
    """The service is not given there any more; the history stays."""
    with karena("tempat layanan dihapus"):
        Tempat.objects.select_for_update().get(pk=tempat.pk).delete()
