"""Teams across units."""

from datetime import date

from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateRange

from kinerja.pelacakan import karena
from kinerja.waktu import rentang
from pegawai.choices import PeranTim
from pegawai.domain.galat import tolak
from pegawai.models import AnggotaTim, Pegawai, TimKerja, UnitKerja


@transaction.atomic
def buat(
    *, nama: str, unit: UnitKerja, ketua: Pegawai, mulai: date, selesai: date | None = None, tujuan: str = ""
) -> TimKerja:
    """A team with its leader, dates inclusive."""
    if selesai and selesai < mulai:
        raise tolak("selesai", "Tanggal selesai tidak boleh sebelum tanggal mulai.")
    tim = TimKerja(nama=nama, unit=unit, tujuan=tujuan, masa=rentang(mulai, selesai))
    tim.full_clean()
    tim.save(force_insert=True)
    AnggotaTim.objects.create(tim=tim, pegawai=ketua, peran=PeranTim.KETUA, masa=tim.masa)
    return tim


@transaction.atomic
def tambah_anggota(*, tim: TimKerja, pegawai: Pegawai, mulai: date, peran: str = PeranTim.ANGGOTA) -> AnggotaTim:
    """A member from `mulai` to the end of the team. Raises ValidationError by field."""
    TimKerja.objects.select_for_update().get(pk=tim.pk)
    if mulai < tim.masa.lower or (tim.masa.upper and mulai >= tim.masa.upper):
        raise tolak("mulai", "Tanggal mulai di luar masa tim.")
    masa = DateRange(mulai, tim.masa.upper, "[)")
    if AnggotaTim.objects.filter(tim=tim, pegawai=pegawai, masa__overlap=masa).exists():
        raise tolak("pegawai", "Orang ini sudah menjadi anggota tim pada tanggal itu.")
    return AnggotaTim.objects.create(tim=tim, pegawai=pegawai, peran=peran, masa=masa)


@transaction.atomic
def keluarkan(*, anggota_id: int, mulai: date, alasan: str) -> None:
    """End a membership: `mulai` is the first day outside the team. One that never began is removed."""
    anggota = AnggotaTim.objects.select_for_update().get(pk=anggota_id)
    with karena(alasan):
        if mulai <= anggota.masa.lower:
            anggota.delete()
        else:
            anggota.masa = DateRange(anggota.masa.lower, mulai, "[)")
            anggota.save(update_fields=["masa"])
