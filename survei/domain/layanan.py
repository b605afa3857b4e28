"""Writing of services, their counters and officers."""

import re
from datetime import date

from django.db import transaction

from kinerja.pelacakan import karena
from kinerja.waktu import rentang
from pegawai.domain.galat import tolak
from pegawai.domain.versi import tolak_bila_berubah
from pegawai.models import Pegawai, UnitKerja
from survei.models import Layanan, Loket, Petugas

DAPAT_DIUBAH = (
    "unit",
    "nama",
    "ringkas",
    "kata_kunci",
    "persyaratan",
    "prosedur",
    "waktu",
    "gratis",
    "biaya",
    "produk",
    "pengaduan",
    "alamat",
    "jam",
    "lintang",
    "bujur",
    "aktif",
)
# Codes stand in addresses; this one is taken by a page.
_KODE = re.compile(r"^(?!(?:TAMBAH)$)[0-9A-Z][0-9A-Z.\-]*$")


@transaction.atomic
def buat(*, kode: str, unit: UnitKerja, nama: str, **isi: object) -> Layanan:
    """Add a service. Raises ValidationError by field: a code taken or not fit for an address."""
    kode = kode.strip().upper()
    if not _KODE.match(kode):
        raise tolak("kode", "Pakai huruf, angka, titik, dan tanda hubung saja, misalnya KTP-EL.")
    if Layanan.objects.filter(kode__iexact=kode).exists():
        raise tolak("kode", "Kode ini sudah dipakai layanan lain. Pilih kode lain.")
    layanan = Layanan(kode=kode, unit=unit, nama=nama, **isi)
    layanan.full_clean()
    layanan.save(force_insert=True)
    return layanan


@transaction.atomic
def ubah(*, layanan: Layanan, versi: int, **isi: object) -> Layanan:
    """Correct a service that was read as `versi`. Raises SuntingBersamaan when somebody else saved it meanwhile,
    ValidationError by field."""
    terkunci = Layanan.objects.select_for_update().get(pk=layanan.pk)
    data = {k: isi[k] for k in DAPAT_DIUBAH if k in isi}
    tolak_bila_berubah(terkunci, versi, data)
    for kolom, nilai in data.items():
        setattr(terkunci, kolom, nilai)
    terkunci.versi += 1
    terkunci.full_clean()
    terkunci.save(update_fields=[*data, "versi"])
    return terkunci


@transaction.atomic
def tambah_loket(*, layanan: Layanan, nama: str) -> Loket:
    """A counter. Raises ValidationError for a name that stands already."""
    loket = Loket(layanan=layanan, nama=" ".join(nama.split()))
    loket.full_clean()
    loket.save(force_insert=True)
    return loket


@transaction.atomic
def tugaskan(*, layanan: Layanan, pegawai: Pegawai, loket: Loket | None, mulai: date, selesai: date | None) -> Petugas:
    """Somebody serves from `mulai` to `selesai` inclusive. Raises ValidationError: dates, a counter already served."""
    if selesai and selesai < mulai:
        raise tolak("selesai", "Tanggal selesai tidak boleh sebelum tanggal mulai.")
    if loket and loket.layanan_id != layanan.pk:
        raise tolak("loket", "Loket ini milik layanan lain.")
    petugas = Petugas(layanan=layanan, loket=loket, pegawai=pegawai, masa=rentang(mulai, selesai))
    petugas.full_clean()
    petugas.save(force_insert=True)
    return petugas


@transaction.atomic
def akhiri_tugas(*, petugas: Petugas, hari: date) -> None:
    """`hari` is the first day on which the officer does not serve any more; a task that never began is removed."""
    terkunci = Petugas.objects.select_for_update().get(pk=petugas.pk)
    with karena("tugas diakhiri"):
        if hari <= terkunci.masa.lower:
            terkunci.delete()
        else:
            terkunci.masa = type(terkunci.masa)(terkunci.masa.lower, hari, "[)")
            terkunci.save(update_fields=["masa"])
