"""Help for a unit: proposed with a reason, dated, and what came of it; never for a person."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from kinerja.pelacakan import karena
from kinerja.waktu import hari_ini
from pegawai.domain.galat import tolak
from pegawai.domain.versi import tolak_bila_berubah
from pegawai.models import Pengguna, UnitKerja
from pegawai.queries.lingkup import unit_dan_bawahannya
from sosialisasi.choices import StatusBantuan
from sosialisasi.domain.adopsi import dihitung
from sosialisasi.models import Bantuan
from sosialisasi.rumus import PALING_SEDIKIT

TERBUKA = (StatusBantuan.DIUSULKAN, StatusBantuan.DIJADWALKAN)


def orang_unit(unit: UnitKerja) -> int:
    """How many people of a unit and below count in adoption."""
    return dihitung().filter(unit__in=unit_dan_bawahannya([unit.pk])).count()


@transaction.atomic
def usulkan(*, unit: UnitKerja, jenis: str, alasan: str, oleh: Pengguna) -> Bantuan:
    """Propose a visit or a clinic. Raises ValidationError by field: a unit under five people would point at a person,
    and a unit has one open proposal at a time."""
    UnitKerja.objects.without_tree_fields().select_for_update(of=("self",)).get(pk=unit.pk)
    if orang_unit(unit) < PALING_SEDIKIT:
        raise tolak("unit", f"Unit di bawah {PALING_SEDIKIT} orang akan menunjuk orang. Pilih unit di atasnya.")
    if Bantuan.objects.filter(unit=unit, status__in=TERBUKA).exists():
        raise tolak("unit", "Pendampingan unit ini sudah diusulkan dan belum selesai.")
    satu = Bantuan(unit=unit, jenis=jenis, alasan=alasan.strip(), oleh=oleh)
    satu.full_clean()
    with karena("pendampingan diusulkan"):
        satu.save()
    return satu


@transaction.atomic
def jadwalkan(*, bantuan: Bantuan, versi: int, tanggal: date, pelaksana: str) -> Bantuan:
    """Set or move its day and who goes. Raises SuntingBersamaan, ValidationError by field."""
    if not pelaksana.strip():
        raise tolak("pelaksana", "Tulis siapa yang mendampingi.")
    data = {"tanggal": tanggal, "pelaksana": pelaksana.strip(), "status": StatusBantuan.DIJADWALKAN}
    return _ubah(bantuan, versi, data, "pendampingan dijadwalkan")


@transaction.atomic
def selesaikan(*, bantuan: Bantuan, versi: int, hasil: str, tindak_lanjut: str) -> Bantuan:
    """Note what came of it and what follows. Raises SuntingBersamaan, ValidationError by field: what has not been
    dated or is yet to come has no result."""
    if bantuan.tanggal is None or bantuan.tanggal > hari_ini():
        raise ValidationError("Hasil dicatat sesudah hari pendampingan. Tetapkan atau ubah tanggalnya lebih dahulu.")
    if not hasil.strip():
        raise tolak("hasil", "Tulis apa hasilnya.")
    data = {"hasil": hasil.strip(), "tindak_lanjut": tindak_lanjut.strip(), "status": StatusBantuan.SELESAI}
    return _ubah(bantuan, versi, data, "hasil pendampingan dicatat")


@transaction.atomic
def batalkan(*, bantuan: Bantuan, versi: int, alasan: str) -> Bantuan:
    """Call it off. Raises SuntingBersamaan, ValidationError by field."""
    if not alasan.strip():
        raise tolak("alasan", "Tulis mengapa dibatalkan.")
    return _ubah(bantuan, versi, {"status": StatusBantuan.BATAL}, alasan.strip())


def _ubah(bantuan: Bantuan, versi: int, data: Mapping[str, Any], sebab: str) -> Bantuan:
    satu = Bantuan.objects.select_for_update(of=("self",)).get(pk=bantuan.pk)
    tolak_bila_berubah(satu, versi, data)
    if satu.status not in TERBUKA:
        raise ValidationError(f"Pendampingan ini sudah {satu.get_status_display().lower()}.")
    for nama, nilai in data.items():
        setattr(satu, nama, nilai)
    satu.versi += 1
    satu.full_clean()
    with karena(sebab):
        satu.save()
    return satu
