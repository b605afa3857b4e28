"""Criteria in versions: weights make 100, one that has judged does not change."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from inovasi.domain import gerbang, rubrik
from inovasi.domain.rubrik import IsiKriteria
from inovasi.models import Rubrik
from kinerja.waktu import hari_ini
from pegawai.domain.galat import SuntingBersamaan
from tests.inovasi.contoh import buat, siapkan
from tests.orang import Kantor

pytestmark = pytest.mark.django_db


def isi(**lain: object) -> dict[str, object]:
    return {"berlaku": hari_ini(), "hari_kerja": 15, "ambang": Decimal(70)} | lain


def dua(satu: int = 60, lain: int = 40) -> list[IsiKriteria]:
    return [IsiKriteria("Baru", Decimal(satu)), IsiKriteria("Bermanfaat", Decimal(lain))]


def test_yang_pertama_lima_kriteria_pasal_6_ditulis_sekali() -> None:
    satu = rubrik.berlaku(hari_ini())
    assert rubrik.berlaku(hari_ini()) == satu
    assert list(satu.kriteria.values_list("kode", "bobot")) == [
        ("baru", 25),
        ("manfaat", 30),
        ("tanpa_beban", 15),
        ("urusan", 10),
        ("direplikasi", 20),
    ]


def test_tanpa_rubrik_pun_usulan_dapat_diajukan(kantor: Kantor) -> None:
    pintu = gerbang.ajukan(usulan=siapkan(buat(kantor)), versi=1)
    assert (pintu.rubrik.nomor, pintu.rubrik.kriteria.count()) == (1, 5)


@pytest.mark.parametrize(
    ("kriteria", "pesan"),
    [
        (dua(60, 30), "sekarang 90,00"),
        ([], "paling sedikit satu kriteria"),
        (dua(110, -10), "lebih dari 0"),
        ([IsiKriteria("Baru", Decimal(50)), IsiKriteria("baru", Decimal(50))], "tidak boleh sama"),
    ],
)
def test_bobot_seratus(kriteria: list[IsiKriteria], pesan: str) -> None:
    with pytest.raises(ValidationError, match=pesan):
        rubrik.simpan(rubrik=None, versi=0, data=isi(), kriteria=kriteria)


def test_versi_baru_berlaku_mulai_harinya_kode_dari_nama() -> None:
    pertama = rubrik.berlaku(hari_ini())
    besok = date(hari_ini().year + 1, 1, 1)
    kriteria = [IsiKriteria("Berani & berguna", Decimal(50)), IsiKriteria("Berani, berguna", Decimal(50))]
    baru = rubrik.simpan(rubrik=None, versi=0, data=isi(berlaku=besok), kriteria=kriteria)
    assert (rubrik.berlaku(hari_ini()), rubrik.berlaku(besok)) == (pertama, baru)
    assert list(baru.kriteria.values_list("kode", flat=True)) == ["berani-berguna", "berani-berguna-2"]
    with pytest.raises(ValidationError, match="mulai hari ini"):
        rubrik.simpan(rubrik=None, versi=0, data=isi(berlaku=date(2020, 1, 1)), kriteria=dua())


def test_yang_belum_menilai_berubah_dengan_penjaga_yang_sudah_menilai_tidak(kantor: Kantor) -> None:
    satu = rubrik.simpan(rubrik=None, versi=0, data=isi(), kriteria=dua())
    satu = rubrik.simpan(rubrik=satu, versi=1, data=isi(hari_kerja=10), kriteria=dua(70, 30))
    assert (satu.versi, satu.hari_kerja, [k.bobot for k in satu.kriteria.all()]) == (2, 10, [70, 30])
    with pytest.raises(SuntingBersamaan):
        rubrik.simpan(rubrik=satu, versi=1, data=isi(), kriteria=dua())
    gerbang.ajukan(usulan=siapkan(buat(kantor)), versi=1)
    with pytest.raises(ValidationError, match="sudah dipakai menilai"):
        rubrik.simpan(rubrik=satu, versi=2, data=isi(), kriteria=dua())
    assert [k.bobot for k in Rubrik.objects.get().kriteria.all()] == [70, 30]
