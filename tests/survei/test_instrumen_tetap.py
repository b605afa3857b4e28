"""A questionnaire that a period uses does not change, whoever writes and however."""

import pytest
from django.db import IntegrityError, transaction

from survei.choices import JenisInstrumen
from survei.domain import instrumen
from survei.models import Butir, Instrumen, PeriodeSurvei
from tests.orang import Kantor
from tests.survei.survei_contoh import layanan, semester

PESAN = "Kuesioner ini sudah dipakai periode survei: buat kuesioner baru"


@pytest.fixture
def dipakai(kantor: Kantor) -> PeriodeSurvei:
    return semester(layanan(kantor))


@pytest.mark.parametrize("isi", [{"pertanyaan": "Lain?"}, {"unsur": "sarana"}, {"urutan": 40}, {"pilihan": []}])
def test_butir_yang_dipakai_tidak_berubah(dipakai: PeriodeSurvei, isi: dict[str, object]) -> None:
    with pytest.raises(IntegrityError, match=PESAN), transaction.atomic():
        Butir.objects.filter(instrumen=dipakai.instrumen, kode="waktu").update(**isi)


def test_butir_tidak_ditambah_atau_dihapus(dipakai: PeriodeSurvei) -> None:
    baru = Butir(instrumen=dipakai.instrumen, urutan=10, kode="X", kelompok="X", pertanyaan="X?", unsur="waktu")
    with pytest.raises(IntegrityError, match=PESAN), transaction.atomic():
        baru.save()
    with pytest.raises(IntegrityError, match=PESAN), transaction.atomic():
        Butir.objects.filter(instrumen=dipakai.instrumen, kode="waktu").delete()
    assert Butir.objects.filter(instrumen=dipakai.instrumen).count() == 9


def test_kuesioner_hanya_dapat_dihentikan_pemakaiannya(dipakai: PeriodeSurvei) -> None:
    semua = Instrumen.objects.filter(pk=dipakai.instrumen_id)
    with pytest.raises(IntegrityError, match=PESAN), transaction.atomic():
        semua.update(nama="Lain")
    assert semua.update(aktif=False) == 1


def test_yang_belum_dipakai_boleh_disunting(dipakai: PeriodeSurvei) -> None:
    daring = instrumen.resmi(JenisInstrumen.DARING)
    assert Butir.objects.filter(instrumen=daring, kode="P1").update(pertanyaan="Informasi mudah ditemukan.") == 1
    assert Instrumen.objects.filter(pk=daring.pk).update(nama="SKM Online uji") == 1
