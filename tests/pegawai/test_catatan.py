"""Dated records: rank takes effect on its TMT, leave does not overlap, discipline is for HR and the auditor alone."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from kinerja.waktu import rentang
from pegawai.choices import NamaPeran
from pegawai.domain import catatan
from pegawai.domain.jabatan import buka_jendela
from pegawai.models import Pegawai, Peran, RiwayatPangkat
from pegawai.queries.akibat import luar_jendela_mutasi
from pegawai.queries.pensiun import daftar_pensiun
from pegawai.queries.riwayat import riwayat
from tests.orang import AWAL, Kantor, buat_pegawai, tempatkan


def _pangkat(kantor: Kantor, golongan: str, tmt: date) -> None:
    catatan.simpan(
        jenis="pangkat", pegawai=kantor.dewi, data={"golongan": golongan, "tmt": tmt, "nomor_sk": "SK-1"}, alasan="SK"
    )


def _golongan(kantor: Kantor) -> str:
    return Pegawai.objects.get(pk=kantor.dewi.pk).golongan


def test_golongan_pegawai_adalah_pangkat_terakhir_yang_tmt_nya_sudah_tiba(kantor: Kantor) -> None:
    _pangkat(kantor, "III/a", date(2020, 4, 1))
    _pangkat(kantor, "III/b", date(2024, 4, 1))
    assert _golongan(kantor) == "III/b"


def test_pangkat_yang_tmt_nya_nanti_berlaku_pada_harinya(kantor: Kantor) -> None:
    _pangkat(kantor, "III/b", date(2024, 4, 1))
    _pangkat(kantor, "III/c", date(2099, 4, 1))
    assert _golongan(kantor) == "III/b"
    assert catatan.segarkan_pangkat(tanggal=date(2099, 4, 1)) == 1
    assert _golongan(kantor) == "III/c"
    assert catatan.segarkan_pangkat(tanggal=date(2099, 4, 2)) == 0


def test_malam_tidak_membatalkan_golongan_yang_diperbaiki_sesudah_tmt(kantor: Kantor) -> None:
    """An import or correction after the TMT stays; a rank of the last seven days is still made up for."""
    _pangkat(kantor, "III/b", date(2024, 4, 1))
    Pegawai.objects.filter(pk=kantor.dewi.pk).update(golongan="III/d")
    assert (catatan.segarkan_pangkat(tanggal=date(2024, 4, 8)), _golongan(kantor)) == (0, "III/d")
    assert (catatan.segarkan_pangkat(tanggal=date(2024, 4, 7)), _golongan(kantor)) == (1, "III/b")


def test_dua_pangkat_dengan_tmt_sama_ditolak(kantor: Kantor) -> None:
    _pangkat(kantor, "III/b", date(2024, 4, 1))
    with pytest.raises(ValidationError, match="Sudah ada pangkat dengan TMT itu"):
        _pangkat(kantor, "III/c", date(2024, 4, 1))
    assert RiwayatPangkat.objects.count() == 1


def test_menghapus_pangkat_mengembalikan_yang_sebelumnya_dan_riwayat_tetap(kantor: Kantor) -> None:
    _pangkat(kantor, "III/a", date(2020, 4, 1))
    _pangkat(kantor, "III/b", date(2024, 4, 1))
    catatan.hapus(
        jenis="pangkat", pegawai=kantor.dewi, pk=RiwayatPangkat.objects.get(golongan="III/b").pk, alasan="salah"
    )
    assert _golongan(kantor) == "III/a"
    assert [(p.hal, p.alasan) for p in riwayat(kantor.dewi) if p.rincian[0][0] == "Baris"] == [("Pangkat", "salah")]


def test_cuti_yang_bertumpang_ditolak(kantor: Kantor) -> None:
    def cuti(mulai: date, selesai: date) -> None:
        data = {"jenis": "cuti_melahirkan", "masa": rentang(mulai, selesai), "nomor_sk": ""}
        catatan.simpan(jenis="masa-khusus", pegawai=kantor.dewi, data=data, alasan="uji")

    cuti(date(2026, 1, 1), date(2026, 3, 31))
    cuti(date(2026, 4, 1), date(2026, 4, 30))
    with pytest.raises(ValidationError, match="bertumpang"):
        cuti(date(2026, 3, 31), date(2026, 5, 1))


def test_disiplin_hanya_terlihat_oleh_hr_dan_auditor(kantor: Kantor, client: Client) -> None:
    uraian = "Penundaan kenaikan pangkat"
    data = {"tingkat": "sedang", "uraian": uraian, "masa": rentang(date(2026, 1, 1)), "nomor_sk": "7"}
    catatan.simpan(jenis="disiplin", pegawai=kantor.dewi, data=data, alasan="SK 7")
    Peran.objects.create(
        pengguna=kantor.akun(kantor.bambang), nama=NamaPeran.AUDITOR, unit=None, masa=rentang(AWAL), alasan="uji"
    )
    terlihat = {}
    for nama in ("dewi", "ratna", "hasan", "sari", "bambang"):
        client.force_login(kantor.akun(getattr(kantor, nama)))
        halaman = [
            client.get(reverse(alamat, args=[kantor.dewi.publik]), {"bagian": "catatan"})
            for alamat in ("pegawai:catatan", "pegawai:riwayat")
        ]
        terlihat[nama] = [(h.status_code, uraian in h.content.decode()) for h in halaman]
    assert terlihat == {
        "dewi": [(200, False)] * 2,
        "ratna": [(403, False)] * 2,
        "hasan": [(404, False)] * 2,
        "sari": [(200, True)] * 2,
        "bambang": [(200, True)] * 2,
    }


@pytest.mark.parametrize("jenis", catatan.JENIS)
def test_hanya_hr_orang_itu_yang_mencatat(kantor: Kantor, client: Client, jenis: str) -> None:
    status = []
    for orang in (kantor.dewi, kantor.ratna, kantor.hasan, kantor.sari):
        client.force_login(kantor.akun(orang))
        status.append(client.get(reverse("pegawai:catatan_tambah", args=[kantor.dewi.publik, jenis])).status_code)
    assert status == [403, 403, 404, 200]


def test_hr_mencatat_pangkat_lewat_formulir(kantor: Kantor, client: Client) -> None:
    client.force_login(kantor.akun(kantor.sari))
    url = reverse("pegawai:catatan_tambah", args=[kantor.dewi.publik, "pangkat"])
    assert "Dasar pencatatan" in client.post(url, {"golongan": "III/b", "tmt": "01/04/2024"}).content.decode()
    client.post(url, {"golongan": "III/b", "tmt": "01/04/2024", "alasan": "SK 12"})
    satu = RiwayatPangkat.objects.get()
    assert (satu.pegawai_id, satu.golongan, satu.tmt) == (kantor.dewi.pk, "III/b", date(2024, 4, 1))


def test_tmt_pensiun_tanggal_satu_bulan_sesudah_ulang_tahun_bup(kantor: Kantor) -> None:
    """Born 15 March 1969, age limit 58: 1 April 2027. Born 31 December 1968: 1 January 2027."""
    for urut, lahir in ((931, date(1969, 3, 15)), (932, date(1968, 12, 31)), (933, date(1975, 1, 1))):
        orang = buat_pegawai(f"Orang {urut}", urut)
        Pegawai.objects.filter(pk=orang.pk).update(tgl_lahir=lahir)
        tempatkan(orang, kantor.seksi, kantor.jabatan, kantor.ratna)
    daftar = daftar_pensiun(kantor.akun(kantor.sari), sampai=date(2027, 12, 31)).order_by("tmt_pensiun")
    assert [(t.pegawai.nama, t.tmt_pensiun) for t in daftar] == [
        ("Orang 932", date(2027, 1, 1)),
        ("Orang 931", date(2027, 4, 1)),
    ]


@pytest.mark.parametrize("nama", ["pegawai:pensiun", "pegawai:jabatan_daftar"])
def test_daftar_kepegawaian_untuk_hr_dan_auditor(kantor: Kantor, client: Client, nama: str) -> None:
    status = []
    for orang in (kantor.dewi, kantor.ratna, kantor.hasan, kantor.sari):
        client.force_login(kantor.akun(orang))
        status.append(client.get(reverse(nama)).status_code)
    assert status == [403, 403, 403, 200]
    assert client.get(reverse(nama), {"unduh": "xlsx"}).status_code == 200


def test_kueri_pensiun_tetap(kantor: Kantor, client: Client) -> None:
    client.force_login(kantor.akun(kantor.sari))
    jumlah = []
    for urut in (941, 942, 943):
        orang = buat_pegawai(f"Orang {urut}", urut)
        Pegawai.objects.filter(pk=orang.pk).update(tgl_lahir=date(1960, 1, 1))
        tempatkan(orang, kantor.seksi, kantor.jabatan, kantor.ratna)
        with CaptureQueriesContext(connection) as kueri:
            isi = client.get(reverse("pegawai:pensiun")).content.decode()
        jumlah.append(len(kueri))
        assert isi.count("Sudah lewat") == urut - 940
    assert jumlah[0] == jumlah[2] <= 12


def test_pemindahan_di_luar_jendela_mutasi_diperingatkan(kantor: Kantor) -> None:
    assert luar_jendela_mutasi(date(2026, 6, 1)) == ""
    for bulan, akhir in ((4, 30), (10, 31)):
        buka_jendela(mulai=date(2026, bulan, 1), selesai=date(2026, bulan, akhir), keterangan="Perwali")
    assert [luar_jendela_mutasi(date(2026, *t)) for t in ((4, 1), (4, 30), (10, 31))] == ["", "", ""]
    assert luar_jendela_mutasi(date(2026, 5, 1)) == (
        "01/05/2026 berada di luar jendela mutasi 2026 (01/04/2026–30/04/2026, 01/10/2026–31/10/2026). "
        "Pastikan ada dasarnya."
    )
    assert luar_jendela_mutasi(date(2027, 5, 1)) == ""
