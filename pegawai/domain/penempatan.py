"""Writing of placements: a change closes the running row at its date and opens a new one, so the past stays."""

from datetime import date

import pghistory
from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateRange

from pegawai.choices import JenisPenempatan
from pegawai.domain.galat import tolak
from pegawai.models import Jabatan, Pegawai, Penempatan, UnitKerja
from pegawai.peristiwa import saat_pindah
from pegawai.queries.lingkup import RANTAI_MAKS


@transaction.atomic
def tempatkan_awal(
    *,
    pegawai: Pegawai,
    unit: UnitKerja,
    jabatan: Jabatan,
    penilai: Pegawai | None,
    mulai: date,
    kepala: bool = False,
    nomor_sk: str = "",
    alasan: str = "Penempatan pertama",
) -> Penempatan:
    """First placement of a person. Refused when a definitive one already runs or is to come."""
    _kunci(pegawai)
    if Penempatan.objects.definitif().filter(pegawai=pegawai, masa__overlap=DateRange(mulai, None, "[)")).exists():
        raise tolak("mulai", "Pegawai ini sudah punya penempatan definitif pada tanggal itu. Gunakan Pindahkan.")
    return _buka(pegawai, unit, jabatan, penilai, mulai, kepala=kepala, nomor_sk=nomor_sk, alasan=alasan)


@transaction.atomic
def pindah(
    *,
    pegawai: Pegawai,
    unit: UnitKerja,
    jabatan: Jabatan,
    penilai: Pegawai | None,
    mulai: date,
    kepala: bool = False,
    nomor_sk: str = "",
    alasan: str,
) -> Penempatan:
    """Transfer from `mulai` (its first day): the running row ends the day before. Tells `saat_pindah`.

    Raises ValidationError by field: no running placement, a date not after its start, a later row, a circle of
    assessors, oneself as assessor.
    """
    lama = berjalan(pegawai, mulai)
    if (lama.unit_id, lama.jabatan_id, lama.penilai_id, lama.kepala) == (
        unit.pk,
        jabatan.pk,
        penilai.pk if penilai else None,
        kepala,
    ):
        raise tolak("unit", "Unit, jabatan, dan penilai sama dengan yang sekarang: tidak ada yang dipindahkan.")
    return _ganti(lama, unit, jabatan, penilai, mulai, kepala=kepala, nomor_sk=nomor_sk, alasan=alasan)


@transaction.atomic
def ganti_penilai(*, pegawai: Pegawai, penilai: Pegawai, mulai: date, alasan: str) -> Penempatan:
    """Another assessor from `mulai`, same unit and position."""
    lama = berjalan(pegawai, mulai)
    if lama.penilai_id == penilai.pk:
        raise tolak("penilai", f"{penilai} sudah menjadi penilainya.")
    return _ganti(
        lama, lama.unit, lama.jabatan, penilai, mulai, kepala=lama.kepala, nomor_sk=lama.nomor_sk, alasan=alasan
    )


@transaction.atomic
def akhiri(*, penempatan: Penempatan, terakhir_sebelum: date, alasan: str) -> Penempatan:
    """End a placement: `terakhir_sebelum` is the first day outside it. A definitive one tells `saat_pindah`."""
    _kunci(penempatan.pegawai)
    penempatan.refresh_from_db()
    _tutup(penempatan, terakhir_sebelum, alasan)
    if penempatan.jenis == JenisPenempatan.DEFINITIF:
        saat_pindah.kabarkan(penempatan, None, terakhir_sebelum)
    return penempatan


@transaction.atomic
def tugaskan_sementara(
    *,
    pegawai: Pegawai,
    unit: UnitKerja,
    jabatan: Jabatan,
    jenis: str,
    mulai: date,
    selesai: date,
    nomor_sk: str = "",
    alasan: str,
) -> Penempatan:
    """Plt. or Plh. head of a unit from `mulai` to `selesai`, both inclusive. Leads the unit within the dates only."""
    if jenis not in (JenisPenempatan.PLT, JenisPenempatan.PLH):
        raise tolak("jenis", "Pilih Plt. atau Plh.")
    if selesai < mulai:
        raise tolak("selesai", "Tanggal selesai tidak boleh sebelum tanggal mulai.")
    _kunci(pegawai)
    masa = DateRange(mulai, date.fromordinal(selesai.toordinal() + 1), "[)")
    if Penempatan.objects.filter(pegawai=pegawai, unit=unit, masa__overlap=masa).exclude(
        jenis=JenisPenempatan.DEFINITIF
    ):
        raise tolak("mulai", "Pegawai ini sudah menjadi Plt./Plh. unit itu pada tanggal tersebut.")
    baris = Penempatan(
        pegawai=pegawai, unit=unit, jabatan=jabatan, jenis=jenis, kepala=True, masa=masa, nomor_sk=nomor_sk
    )
    with pghistory.context(alasan=alasan):
        baris.save(force_insert=True)
    return baris


def berjalan(pegawai: Pegawai, mulai: date) -> Penempatan:
    """The definitive placement that a change from `mulai` would close. Raises ValidationError when there is none."""
    _kunci(pegawai)
    baris = list(Penempatan.objects.definitif().filter(pegawai=pegawai).order_by("-masa").select_related("unit"))
    if not baris:
        raise tolak("mulai", "Pegawai ini belum ditempatkan. Isi penempatan pertamanya dahulu.")
    lama = baris[0]
    if mulai <= lama.masa.lower:
        raise tolak("mulai", f"Harus sesudah {lama.masa.lower:%d/%m/%Y}, awal penempatan terakhir di {lama.unit}.")
    if lama.masa.upper and lama.masa.upper < mulai:
        raise tolak("mulai", f"Penempatan terakhir sudah berakhir sebelum {lama.masa.upper:%d/%m/%Y}.")
    return lama


def _kunci(pegawai: Pegawai) -> None:
    """One change of a person's placements at a time."""
    Pegawai.objects.select_for_update().only("pk").get(pk=pegawai.pk)


def _ganti(
    lama: Penempatan,
    unit: UnitKerja,
    jabatan: Jabatan,
    penilai: Pegawai | None,
    mulai: date,
    *,
    kepala: bool,
    nomor_sk: str,
    alasan: str,
) -> Penempatan:
    _tutup(lama, mulai, alasan)
    baru = _buka(lama.pegawai, unit, jabatan, penilai, mulai, kepala=kepala, nomor_sk=nomor_sk, alasan=alasan)
    saat_pindah.kabarkan(lama, baru, mulai)
    return baru


def _tutup(lama: Penempatan, batas: date, alasan: str) -> None:
    if batas <= lama.masa.lower:
        raise tolak("mulai", f"Harus sesudah {lama.masa.lower:%d/%m/%Y}, awal penempatan itu.")
    lama.masa = DateRange(lama.masa.lower, batas, "[)")
    with pghistory.context(alasan=alasan):
        lama.save(update_fields=["masa"])


def _buka(
    pegawai: Pegawai,
    unit: UnitKerja,
    jabatan: Jabatan,
    penilai: Pegawai | None,
    mulai: date,
    *,
    kepala: bool,
    nomor_sk: str,
    alasan: str,
) -> Penempatan:
    _tolak_lingkaran(pegawai, penilai, mulai)
    baru = Penempatan(
        pegawai=pegawai,
        unit=unit,
        jabatan=jabatan,
        penilai=penilai,
        kepala=kepala,
        masa=DateRange(mulai, None, "[)"),
        nomor_sk=nomor_sk,
    )
    with pghistory.context(alasan=alasan):
        baru.save(force_insert=True)
    return baru


def _tolak_lingkaran(pegawai: Pegawai, penilai: Pegawai | None, mulai: date) -> None:
    """Walk up from the new assessor: meeting the person on the way is a circle."""
    if penilai is None:
        return
    if penilai.pk == pegawai.pk:
        raise tolak("penilai", "Penilai tidak boleh orang yang sama dengan pegawai yang dinilai.")
    atas: int | None = penilai.pk
    for _ in range(RANTAI_MAKS):
        atas = (
            Penempatan.objects.definitif()
            .pada(mulai)
            .filter(pegawai_id=atas)
            .values_list("penilai_id", flat=True)
            .first()
        )
        if atas is None:
            return
        if atas == pegawai.pk:
            raise tolak("penilai", f"{penilai} berada di bawah {pegawai} dalam rantai penilai. Pilih orang lain.")
    raise tolak("penilai", f"Rantai penilai di atas {penilai} berputar. Perbaiki rantai itu dahulu.")
