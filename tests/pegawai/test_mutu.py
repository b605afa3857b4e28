"""Data quality: every doubtful record is counted once under its kind, and mended where the link leads."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from kinerja.waktu import hari_ini
from pegawai.choices import JenisPegawai, StatusPegawai
from pegawai.domain import nik
from pegawai.domain.mutu import potret
from pegawai.models import Pegawai, Penempatan, PotretMutu
from pegawai.queries.mutu import PEMERIKSAAN, bertanda, jumlah_tanda, perkembangan
from tests.orang import Kantor, buat_pegawai, tempatkan


def _nama(kode: str) -> list[str]:
    return list(Pegawai.objects.filter(bertanda()[kode]).order_by("nama").values_list("nama", flat=True))


def _orang(kantor: Kantor, urut: int, **ubah: object) -> Pegawai:
    orang = buat_pegawai(f"Orang {urut}", urut)
    tempatkan(orang, kantor.seksi, kantor.jabatan, kantor.ratna)
    Pegawai.objects.filter(pk=orang.pk).update(**ubah)
    return orang


def test_kantor_yang_rapi_hanya_punya_tiga_orang_tanpa_penilai(kantor: Kantor) -> None:
    jumlah = {p.kode: 0 for p in PEMERIKSAAN} | {"tanpa_penilai": 3}
    assert jumlah_tanda(Pegawai.objects.all()) == jumlah
    assert _nama("tanpa_penilai") == ["Bambang Wijaya", "Hasan Basri", "Sari Utami"]


def test_tanpa_penempatan_hanya_yang_masih_berdinas(kantor: Kantor) -> None:
    buat_pegawai("Baru Masuk", 951)
    keluar = buat_pegawai("Sudah Pensiun", 952)
    Pegawai.objects.filter(pk=keluar.pk).update(status=StatusPegawai.PENSIUN)
    assert _nama("tanpa_penempatan") == ["Baru Masuk"]


def test_nip_menyebut_lahir_1_januari_1990_dan_laki_laki(kantor: Kantor) -> None:
    _orang(kantor, 953, tgl_lahir=date(1990, 1, 2), jenis_kelamin="P")
    _orang(kantor, 954, tgl_lahir=date(1990, 1, 1), jenis_kelamin="L")
    assert (_nama("nip_lahir"), _nama("nip_kelamin")) == (["Orang 953"], ["Orang 953"])


def test_nik_kembar_menandai_keduanya(kantor: Kantor) -> None:
    for orang in (kantor.dewi, kantor.hasan):
        nik.simpan(pegawai=orang, nik="1671024101900001")
    nik.simpan(pegawai=kantor.ratna, nik="1671024101900002")
    assert _nama("nik_kembar") == ["Dewi Anggraini", "Hasan Basri"]


def test_tanggal_di_masa_depan(kantor: Kantor) -> None:
    """TMT CPNS is read from the NIP of PNS alone: digits 13 and 14 of a PPPK are not a month."""
    _orang(kantor, 955, tgl_lahir=hari_ini() + timedelta(days=1))
    _orang(kantor, 956, nip="199001012099011956")
    _orang(kantor, 957, nip="199001012099211957", jenis=JenisPegawai.PPPK)
    assert _nama("tanggal_depan") == ["Orang 955", "Orang 956"]


def test_lewat_batas_usia_pensiun(kantor: Kantor) -> None:
    """Age limit 58: born in January 1965 is past it, born in 1990 is not."""
    _orang(kantor, 958, nip="196501011990011958", tgl_lahir=date(1965, 1, 1))
    assert _nama("lewat_bup") == ["Orang 958"]


def test_potret_harian_dan_perubahan_sebulan(kantor: Kantor) -> None:
    potret(tanggal=hari_ini() - timedelta(days=31))
    Penempatan.objects.filter(pegawai=kantor.hasan).update(penilai=kantor.ratna)
    assert (potret(), potret()) == (2, 2)
    sejak, baris = perkembangan(None)
    assert sejak == hari_ini() - timedelta(days=31)
    assert [(b.nama, b.kini, b.perubahan) for b in baris] == [
        ("Dinas Kependudukan", 1, "tetap"),
        ("Dinas Kesehatan", 1, "turun 1"),
    ]
    # One point a month, the newest photograph of each.
    assert [[n for _, n in b.deret] for b in baris] == [[1, 1], [2, 1]]
    assert [t for t, _ in baris[0].deret] == [sejak, hari_ini()]
    assert PotretMutu.objects.filter(tanggal=hari_ini()).count() == 2 * len(PEMERIKSAAN)


def test_halaman_hanya_untuk_hr_dan_kueri_tetap(kantor: Kantor, client: Client) -> None:
    status = []
    for orang in (kantor.dewi, kantor.ratna, kantor.hasan, kantor.sari):
        client.force_login(kantor.akun(orang))
        status.append(client.get(reverse("pegawai:mutu")).status_code)
    assert status == [403, 403, 403, 200]
    jumlah = []
    for urut in (961, 962, 963):
        buat_pegawai(f"Baru {urut}", urut)
        with CaptureQueriesContext(connection) as kueri:
            isi = client.get(reverse("pegawai:mutu"), {"jenis": "tanpa_penempatan"}).content.decode()
        jumlah.append(len(kueri))
        assert isi.count(">Tempatkan<") == urut - 960
    assert jumlah[0] == jumlah[2] <= 12


@pytest.mark.parametrize("p", PEMERIKSAAN, ids=lambda p: p.kode)
def test_tiap_peringatan_menuju_tempat_memperbaikinya(kantor: Kantor, client: Client, p) -> None:
    client.force_login(kantor.akun(kantor.sari))
    assert client.get(reverse(p.tujuan, args=[kantor.dewi.publik])).status_code == 200
