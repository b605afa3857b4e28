"""A policy version may change while it is a draft and never again."""

from decimal import Decimal
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, connection, transaction

from penilaian.choices import StatusKebijakan
from penilaian.domain.kebijakan import ANGKA, berlakukan, buat_versi_baru, ubah_draf
from penilaian.models import Kebijakan


@pytest.fixture
def berlaku(db: None) -> Kebijakan:
    versi = Kebijakan.objects.create(versi=101, nama="Kebijakan kota", ambang_atas=Decimal("111"))
    return berlakukan(kebijakan=versi, alasan="Keputusan wali kota")


def test_versi_baru_menyalin_semua_angka_sebagai_draf(berlaku: Kebijakan) -> None:
    baru = buat_versi_baru(dari=berlaku, nama="Kebijakan kota 2027")
    assert (baru.versi, baru.status, baru.nama) == (102, StatusKebijakan.DRAF, "Kebijakan kota 2027")
    assert [getattr(baru, a) for a in ANGKA] == [getattr(berlaku, a) for a in ANGKA]
    assert baru.matriks == berlaku.matriks


def test_draf_dapat_diubah_lalu_berlaku(berlaku: Kebijakan) -> None:
    draf = ubah_draf(kebijakan=buat_versi_baru(dari=berlaku, nama="Baru"), perubahan={"n_minimum": 40})
    berlakukan(kebijakan=draf, alasan="Rapat 24 November")
    draf.refresh_from_db()
    assert (draf.n_minimum, draf.status) == (40, StatusKebijakan.BERLAKU)


def test_versi_yang_berlaku_tidak_berubah_lewat_fungsi(berlaku: Kebijakan) -> None:
    with pytest.raises(ValidationError, match="sudah berlaku dan tidak berubah lagi"):
        ubah_draf(kebijakan=berlaku, perubahan={"n_minimum": 5})
    with pytest.raises(ValidationError, match="sudah berlaku dan tidak berubah lagi"):
        berlakukan(kebijakan=berlaku, alasan="lagi")


def test_versi_yang_berlaku_tidak_berubah_lewat_orm_dan_sql(berlaku: Kebijakan) -> None:
    with pytest.raises(DatabaseError), transaction.atomic():
        Kebijakan.objects.filter(pk=berlaku.pk).update(n_minimum=5)
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as kursor:
        kursor.execute("UPDATE penilaian_kebijakan SET n_minimum = 5 WHERE id = %s", [berlaku.pk])
    with pytest.raises(DatabaseError), transaction.atomic():
        Kebijakan.objects.filter(pk=berlaku.pk).delete()
    berlaku.refresh_from_db()
    assert berlaku.n_minimum == 30


def test_draf_menolak_ambang_terbalik_matriks_kurang_dan_kolom_asing(berlaku: Kebijakan) -> None:
    draf = buat_versi_baru(dari=berlaku, nama="Baru")
    daftar: list[dict[str, Any]] = [{"ambang_atas": Decimal(80)}, {"matriks": {"di_atas": {}}}, {"status": "berlaku"}]
    for salah in daftar:
        with pytest.raises(ValidationError):
            ubah_draf(kebijakan=draf, perubahan=salah)


def test_berlakukan_tanpa_alasan_ditolak(berlaku: Kebijakan) -> None:
    with pytest.raises(ValidationError, match="Tulis alasannya"):
        berlakukan(kebijakan=buat_versi_baru(dari=berlaku, nama="Baru"), alasan=" ")
