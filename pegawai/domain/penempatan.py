"""Writing of placements: a change closes the running row at its date and opens a new one, so the past stays."""

from collections.abc import Mapping
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateRange

from kinerja.pelacakan import karena
from kinerja.waktu import hari_ini
from pegawai.choices import JenisPenempatan
from pegawai.domain.galat import tolak
from pegawai.models import Jabatan, Pegawai, Penempatan, UnitKerja
from pegawai.peristiwa import saat_penilai_dilengkapi, saat_pindah
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
    kunci(pegawai)
    if Penempatan.objects.definitif().filter(pegawai=pegawai, masa__overlap=DateRange(mulai, None, "[)")).exists():
        raise tolak("mulai", "Pegawai ini sudah punya penempatan definitif pada tanggal itu. Gunakan Pindahkan.")
    baris = Penempatan(pegawai=pegawai, unit=unit, jabatan=jabatan, penilai=penilai, kepala=kepala, nomor_sk=nomor_sk)
    baris.masa = DateRange(mulai, None, "[)")
    return _buka(baris, alasan)


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
    baru = Penempatan(pegawai=pegawai, unit=unit, jabatan=jabatan, penilai=penilai, kepala=kepala, nomor_sk=nomor_sk)
    baru.masa = DateRange(mulai, None, "[)")
    tutup(lama, mulai, alasan, baru)
    return baru


@transaction.atomic
def ganti_penilai(
    *, pegawai: Pegawai, penilai: Pegawai, mulai: date, alasan: str, dari: int | None = None
) -> Penempatan:
    """Another assessor from `mulai`, same unit and position. `dari`: the placement that the form was opened on.

    A placement that never had an assessor may get one from its own first day; nothing is closed then.
    """
    lama = berjalan(pegawai, mulai, dari=dari, pengisian=True)
    if lama.penilai_id == penilai.pk:
        raise tolak("penilai", f"{penilai} sudah menjadi penilainya.")
    if mulai == lama.masa.lower:
        lengkapi_penilai(penilai={lama.pk: penilai.pk}, alasan=alasan)
        lama.refresh_from_db()
        return lama
    if lama.masa.upper and mulai >= lama.masa.upper:
        raise tolak("mulai", f"Penempatannya berakhir sebelum {lama.masa.upper:%d/%m/%Y}. Pilih tanggal lebih awal.")
    baru = Penempatan(
        pegawai=pegawai,
        unit=lama.unit,
        jabatan=lama.jabatan,
        penilai=penilai,
        kepala=lama.kepala,
        nomor_sk=lama.nomor_sk,
        masa=DateRange(mulai, lama.masa.upper, "[)"),
        akhir_karena=lama.akhir_karena,
    )
    tutup(lama, mulai, alasan, baru)
    return baru


@transaction.atomic
def lengkapi_penilai(*, penilai: Mapping[int, int], alasan: str) -> int:
    """Fill in the assessor of placements that have none, from their own first day: placement id → person id.

    Set-based, for whole cities; placements that got an assessor meanwhile are left alone. Returns how many were
    filled. Tells `saat_penilai_dilengkapi`. The caller keeps circles out.
    """
    kosong = Penempatan.objects.select_for_update().filter(pk__in=list(penilai), penilai=None).order_by("pk")
    baris = list(kosong)
    for b in baris:
        b.penilai_id = penilai[b.pk]
        if len(baris) == 1:
            _tolak_lingkaran(b.pegawai, b.penilai, max(b.masa.lower, hari_ini()))
    with karena(alasan):
        Penempatan.objects.bulk_update(baris, ["penilai"], batch_size=2000)
    saat_penilai_dilengkapi.kabarkan([b.pk for b in baris])
    return len(baris)


def berjalan(pegawai: Pegawai, mulai: date, *, dari: int | None = None, pengisian: bool = False) -> Penempatan:
    """The definitive placement that a change from `mulai` would close, the person being locked.

    Raises ValidationError when there is none, when it is another than `dari`, or when `mulai` is not after its start
    (`pengisian`: the first day itself is right for one without assessor).
    """
    kunci(pegawai)
    baris = list(Penempatan.objects.definitif().filter(pegawai=pegawai).order_by("-masa").select_related("unit"))
    if not baris:
        raise tolak("mulai", "Pegawai ini belum ditempatkan. Isi penempatan pertamanya dahulu.")
    lama = baris[0]
    if dari is not None and lama.pk != dari:
        raise ValidationError(f"Penempatan {pegawai} sudah diubah orang lain sejak halaman ini dibuka. Muat ulang.")
    if mulai < lama.masa.lower or (mulai == lama.masa.lower and not (pengisian and lama.penilai_id is None)):
        raise tolak("mulai", f"Harus sesudah {lama.masa.lower:%d/%m/%Y}, awal penempatan terakhir di {lama.unit}.")
    if lama.masa.upper and lama.masa.upper < mulai:
        raise tolak("mulai", f"Penempatan terakhir sudah berakhir sebelum {lama.masa.upper:%d/%m/%Y}.")
    return lama


def kunci(pegawai: Pegawai) -> None:
    """One change of a person's placements at a time."""
    Pegawai.objects.select_for_update().only("pk").get(pk=pegawai.pk)


def tutup(
    lama: Penempatan, batas: date, alasan: str, baru: Penempatan | None = None, *, akhir_karena: str = ""
) -> None:
    """Close `lama` with the day before `batas`, open `baru` (unsaved) then, and tell `saat_pindah` of a definitive one.

    For this domain only; the person is locked already. `akhir_karena`: why service ends.
    """
    if batas <= lama.masa.lower:
        raise tolak("mulai", f"Harus sesudah {lama.masa.lower:%d/%m/%Y}, awal penempatan itu.")
    lama.masa, lama.akhir_karena = DateRange(lama.masa.lower, batas, "[)"), akhir_karena
    with karena(alasan):
        lama.save(update_fields=["masa", "akhir_karena"])
    if baru:
        _buka(baru, alasan)
    if lama.jenis == JenisPenempatan.DEFINITIF:
        saat_pindah.kabarkan(lama, baru, batas)


def _buka(baris: Penempatan, alasan: str) -> Penempatan:
    _tolak_lingkaran(baris.pegawai, baris.penilai, baris.masa.lower)
    with karena(alasan):
        baris.save(force_insert=True)
    return baris


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
