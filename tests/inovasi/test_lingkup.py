"""Drafts are the team's, what was proposed is open to colleagues, what ended is for those whom it concerns."""

import pytest

from inovasi.models import Usulan
from tests.inovasi.contoh import buat, manajer
from tests.orang import Kantor

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("status", "melihat"),
    [
        ("draf", ["Dewi Anggraini"]),
        ("ditelaah", ["Bambang Wijaya", "Dewi Anggraini", "Hasan Basri", "Ratna Kusuma", "Sari Utami"]),
        ("tidak_lanjut", ["Bambang Wijaya", "Dewi Anggraini", "Hasan Basri", "Ratna Kusuma"]),
    ],
)
def test_siapa_melihat(kantor: Kantor, status: str, melihat: list[str]) -> None:
    """Bambang heads the Dinas, Ratna the seksi, Hasan looks after innovations of the city, Sari is HR."""
    satu = buat(kantor)
    manajer(kantor)
    Usulan.objects.update(status=status)
    orang = [kantor.bambang, kantor.dewi, kantor.hasan, kantor.ratna, kantor.sari]
    assert [o.nama for o in orang if Usulan.objects.terlihat_oleh(kantor.akun(o)).filter(pk=satu.pk)] == melihat


def test_pengelola_mengelola_unitnya_bukan_usulan_sendiri(kantor: Kantor) -> None:
    satu = buat(kantor)
    manajer(kantor, kantor.lain)
    Usulan.objects.update(status="ditelaah")
    hasan = kantor.akun(kantor.hasan)
    assert list(Usulan.objects.dikelola_oleh(hasan)) == []
    Usulan.objects.update(unit=kantor.lain)
    assert list(Usulan.objects.dikelola_oleh(kantor.akun(kantor.hasan))) == [satu]
    satu.anggota.create(pegawai=kantor.hasan, status="ikut")
    assert list(Usulan.objects.dikelola_oleh(kantor.akun(kantor.hasan))) == []
