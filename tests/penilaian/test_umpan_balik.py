"""Feedback: who gives it, what it must say, who reads it."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from kinerja.models import Pemberitahuan
from kinerja.waktu import rentang
from pegawai.models import Penempatan
from penilaian.choices import NadaUmpanBalik, NilaiDasar, StatusSKP
from penilaian.domain import umpan_balik as domain
from penilaian.models import SKP, UmpanBalik
from tests.orang import AWAL, Kantor

pytestmark = pytest.mark.django_db


@pytest.fixture
def skp_dewi(kantor: Kantor) -> SKP:
    return SKP.objects.create(
        pegawai=kantor.dewi,
        penempatan=Penempatan.objects.get(pegawai=kantor.dewi),
        penilai=kantor.ratna,
        unit=kantor.seksi,
        rentang=rentang(AWAL),
        status=StatusSKP.BERLAKU,
    )


def beri(kantor: Kantor, skp: SKP, nama: str = "ratna", **isi: str) -> UmpanBalik:
    bawaan = {"nada": NadaUmpanBalik.APRESIASI, "kejadian": "Antrean selesai", "nilai_dasar": NilaiDasar.KOMPETEN}
    return domain.beri(skp=skp, penulis=kantor.akun(getattr(kantor, nama)), **(bawaan | isi))


@pytest.mark.parametrize("nama", ["ratna", "bambang"])
def test_assessor_and_those_above_give_feedback_and_the_employee_is_told(kantor, skp_dewi, nama):
    diberi = beri(kantor, skp_dewi, nama)
    assert [u.penulis.pegawai for u in UmpanBalik.objects.all()] == [getattr(kantor, nama)]
    assert list(Pemberitahuan.objects.values_list("penerima__pegawai", "kunci")) == [
        (kantor.dewi.pk, f"umpan_balik:{diberi.publik}")
    ]


@pytest.mark.parametrize("nama", ["dewi", "hasan", "sari"])
def test_neither_oneself_nor_a_stranger_nor_hr_gives_feedback(kantor, skp_dewi, nama):
    with pytest.raises(PermissionDenied):
        beri(kantor, skp_dewi, nama)
    assert UmpanBalik.objects.count() == 0


@pytest.mark.parametrize(
    ("isi", "bidang"),
    [
        ({"kejadian": "  "}, ["kejadian"]),
        ({"nada": NadaUmpanBalik.PERBAIKAN}, ["langkah"]),
        ({"nilai_dasar": ""}, ["hasil"]),
        ({"nilai_dasar": "rajin"}, ["nilai_dasar"]),
        ({"nada": "marah"}, ["nada"]),
    ],
)
def test_what_is_missing_is_named_beside_its_field(kantor, skp_dewi, isi, bidang):
    with pytest.raises(ValidationError) as galat:
        beri(kantor, skp_dewi, **isi)
    assert list(galat.value.message_dict) == bidang


def test_only_the_receiver_marks_it_read_and_only_once(kantor, skp_dewi):
    diberi = beri(kantor, skp_dewi)
    with pytest.raises(PermissionDenied):
        domain.tandai_dibaca(umpan_balik=diberi, pengguna=kantor.akun(kantor.ratna))
    assert domain.tandai_dibaca(umpan_balik=diberi, pengguna=kantor.akun(kantor.dewi)) is True
    assert domain.tandai_dibaca(umpan_balik=diberi, pengguna=kantor.akun(kantor.dewi)) is False
