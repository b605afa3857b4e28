"""Records of people: structure blocks, mismatch warns, simultaneous edits never overwrite."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from pegawai.choices import JenisPegawai, JenisUnit, NamaPeran
from pegawai.domain import akun, pegawai, tim, unit
from pegawai.domain.galat import SuntingBersamaan
from pegawai.models import Peran
from tests.orang import AWAL, Kantor

DATA = {"nip": "19900101 201501 2 906", "jenis": JenisPegawai.PNS, "nama": "Lina Marlina"}


def test_nip_disimpan_tanpa_spasi(db: None) -> None:
    assert pegawai.tambah(data=DATA).nip == "199001012015012906"


def test_nip_salah_susunan_ditolak_di_samping_kolom(db: None) -> None:
    with pytest.raises(ValidationError) as galat:
        pegawai.tambah(data=DATA | {"nip": "1990"})
    assert galat.value.message_dict == {"nip": ["NIP harus 18 angka, yang ditulis 4 angka."]}


def test_tanggal_lahir_beda_hanya_diperingatkan(db: None) -> None:
    orang = pegawai.tambah(data=DATA | {"tgl_lahir": date(1991, 1, 1), "jenis_kelamin": "P"})
    assert pegawai.peringatan_nip(orang) == ["NIP menyebut tanggal lahir 01/01/1990, data 01/01/1991."]


def test_sunting_bersamaan_tidak_menimpa(kantor: Kantor) -> None:
    pegawai.ubah(pegawai_id=kantor.dewi.pk, versi=1, data={"telepon": "0711"}, alasan="Nomor baru")
    with pytest.raises(SuntingBersamaan) as galat:
        pegawai.ubah(pegawai_id=kantor.dewi.pk, versi=1, data={"telepon": "0812"}, alasan="Nomor lain")
    kantor.dewi.refresh_from_db()
    assert (galat.value.berbeda, galat.value.versi, kantor.dewi.telepon) == ({"telepon": "0711"}, 2, "0711")


def test_akun_baru_tanpa_kata_sandi(db: None) -> None:
    orang = pegawai.tambah(data=DATA)
    baru = akun.buat_akun(pegawai=orang)
    assert (baru.username, baru.has_usable_password()) == (orang.nip, False)


def test_peran_untuk_diri_sendiri_ditolak(kantor: Kantor) -> None:
    sari = kantor.akun(kantor.sari)
    with pytest.raises(ValidationError) as galat:
        akun.beri_peran(
            pengguna=sari, nama=NamaPeran.AUDITOR, unit=None, mulai=AWAL, selesai=None, alasan="uji", oleh=sari
        )
    assert list(galat.value.message_dict) == ["pengguna"]


def test_peran_dicabut_berlaku_hari_ini_juga(kantor: Kantor) -> None:
    sari, hasan = kantor.akun(kantor.sari), kantor.akun(kantor.hasan)
    peran = akun.beri_peran(
        pengguna=hasan, nama=NamaPeran.AUDITOR, unit=None, mulai=AWAL, selesai=None, alasan="SK 1", oleh=sari
    )
    assert kantor.akun(kantor.hasan).akses.auditor
    akun.cabut_peran(peran_id=peran.pk, alasan="Selesai", oleh=sari)
    assert not kantor.akun(kantor.hasan).akses.auditor
    assert Peran.objects.filter(pk=peran.pk).exists()


def test_unit_baru_ikut_perangkat_daerah_induknya(kantor: Kantor) -> None:
    kantor.dinas.refresh_from_db()
    seksi = unit.buat(kode="D01.2", nama="Seksi Data", jenis=JenisUnit.SEKSI, induk=kantor.dinas)
    badan = unit.buat(kode="B01", nama="Badan Kepegawaian", jenis=JenisUnit.BADAN, induk=kantor.kota)
    assert (seksi.opd_id, badan.opd_id) == (kantor.dinas.pk, badan.pk)


def test_anggota_tim_tidak_dua_kali(kantor: Kantor) -> None:
    baru = tim.buat(nama="Tim Digital", unit=kantor.dinas, ketua=kantor.ratna, mulai=AWAL)
    tim.tambah_anggota(tim=baru, pegawai=kantor.hasan, mulai=AWAL)
    with pytest.raises(ValidationError) as galat:
        tim.tambah_anggota(tim=baru, pegawai=kantor.hasan, mulai=date(2026, 3, 1))
    assert list(galat.value.message_dict) == ["pegawai"]
