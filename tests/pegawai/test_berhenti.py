"""The end of service: everything that gives access ends with the last day."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError

from kinerja.waktu import hari_ini, hari_terakhir, rentang
from pegawai.domain import tim
from pegawai.domain.akun import akhiri_akun, aktifkan_akun
from pegawai.domain.berhenti import akhiri_tugas, terapkan_akhir
from pegawai.models import AnggotaTim, Penempatan, Peran
from tests.orang import AWAL, Kantor

KEMARIN, BESOK = hari_ini() - timedelta(days=1), hari_ini() + timedelta(days=1)


def _akhiri(kantor: Kantor, terakhir: date = KEMARIN, **lain: object) -> Penempatan:
    data = {"pegawai": kantor.ratna, "sebab": "pensiun", "terakhir": terakhir, "alasan": "Batas usia"} | lain
    return akhiri_tugas(**data)


def _keadaan(kantor: Kantor) -> tuple[str, bool]:
    kantor.ratna.refresh_from_db()
    return kantor.ratna.status, kantor.akun(kantor.ratna).is_active


def test_pensiun_kemarin_menutup_semuanya(kantor: Kantor) -> None:
    akun = kantor.akun(kantor.ratna)
    Peran.objects.create(pengguna=akun, nama="pengelola_kinerja", unit=kantor.dinas, masa=rentang(AWAL), alasan="uji")
    Peran.objects.create(pengguna=akun, nama="auditor", unit=None, masa=rentang(BESOK), alasan="nanti")
    tim.buat(nama="Tim", unit=kantor.dinas, ketua=kantor.ratna, mulai=AWAL)
    _akhiri(kantor)
    assert _keadaan(kantor) == ("pensiun", False)
    assert [hari_terakhir(p.masa) for p in kantor.ratna.penempatan.all()] == [KEMARIN]
    assert [(p.nama, hari_terakhir(p.masa)) for p in Peran.objects.filter(pengguna=akun)] == [
        ("pengelola_kinerja", KEMARIN)
    ]
    assert [hari_terakhir(a.masa) for a in AnggotaTim.objects.all()] == [KEMARIN]


def test_pensiun_nanti_baru_berlaku_pada_malamnya(kantor: Kantor, monkeypatch: pytest.MonkeyPatch) -> None:
    _akhiri(kantor, hari_ini())
    assert (_keadaan(kantor), terapkan_akhir()) == (("aktif", True), 0)
    monkeypatch.setattr("pegawai.domain.berhenti.hari_ini", lambda: BESOK)
    assert (terapkan_akhir(), terapkan_akhir()) == (1, 0)
    assert _keadaan(kantor) == ("pensiun", False)


def test_dua_kali_atau_sebab_lain_ditolak(kantor: Kantor) -> None:
    _akhiri(kantor, BESOK)
    for lain in ({"sebab": "aktif"}, {"terakhir": BESOK}, {"terakhir": AWAL - timedelta(days=9)}):
        with pytest.raises(ValidationError):
            _akhiri(kantor, **({"terakhir": BESOK} | lain))


def test_akun_diakhiri_dan_diaktifkan_lagi_dengan_alasan(kantor: Kantor) -> None:
    akhiri_akun(pengguna=kantor.akun(kantor.ratna), alasan="Cuti panjang")
    assert kantor.akun(kantor.ratna).is_active is False
    aktifkan_akun(pengguna=kantor.akun(kantor.ratna), alasan="Kembali")
    assert kantor.akun(kantor.ratna).is_active is True
    with pytest.raises(ValidationError):
        aktifkan_akun(pengguna=kantor.akun(kantor.ratna), alasan="Lagi")


def test_akun_orang_yang_sudah_pensiun_tidak_diaktifkan(kantor: Kantor) -> None:
    _akhiri(kantor)
    with pytest.raises(ValidationError, match="sudah pensiun"):
        aktifkan_akun(pengguna=kantor.akun(kantor.ratna), alasan="Minta")
