"""Missing and wrong assessors: found with their cause, proposed from the tree, mended in one act."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from kinerja.waktu import hari_ini
from pegawai.choices import JenisPegawai, JenisUnit
from pegawai.domain.berhenti import akhiri_tugas
from pegawai.models import Pegawai, Penempatan, UnitKerja
from pegawai.queries.penilai import anggota_lingkaran, bermasalah
from tests.orang import Kantor, buat_pegawai, tempatkan


def _sebab(kantor: Kantor) -> dict[str, str]:
    return {p.pegawai.nama: p.sebab for p in bermasalah(kantor.akun(kantor.sari)).select_related("pegawai")}


def _tetapkan(client: Client, kantor: Kantor, **data: object) -> None:
    client.force_login(kantor.akun(kantor.sari))
    url = reverse("pegawai:tetapkan_penilai")
    lihat = client.post(url, data)
    assert lihat.status_code == 200
    client.post(url, data | {"jumlah": lihat.context["jumlah"], "alasan": "Susunan unit"})


def _penilai(orang: Pegawai) -> str | None:
    penilai = Penempatan.objects.pada().get(pegawai=orang).penilai
    return penilai.nama if penilai else None


@pytest.mark.parametrize(
    ("peta", "berputar"),
    [
        ({1: None, 2: 1, 3: 2}, []),
        ({1: 2, 2: 1}, [1, 2]),
        ({1: 2, 2: 3, 3: 1, 4: 1}, [1, 2, 3]),
        ({1: 9, 2: 1}, []),
        ({1: 1}, [1]),
        ({1: 2, 2: 1, 3: 4, 4: 3, 5: None}, [1, 2, 3, 4]),
    ],
)
def test_anggota_lingkaran(peta: dict[int, int | None], berputar: list[int]) -> None:
    assert anggota_lingkaran(peta) == berputar


def test_yang_kosong_disebut_dengan_keadaan_kepalanya(kantor: Kantor) -> None:
    # Sari is HR and never on her own list; Hasan's unit has no head; the head of the Dinas has none above him.
    assert _sebab(kantor) == {"Bambang Wijaya": "kosong", "Hasan Basri": "kepala_kosong"}


def test_lingkaran_ditemukan_tanpa_yang_hanya_tergantung_padanya(kantor: Kantor) -> None:
    Penempatan.objects.filter(pegawai=kantor.bambang).update(penilai=kantor.ratna)
    assert _sebab(kantor) == {
        "Bambang Wijaya": "lingkaran",
        "Ratna Kusuma": "lingkaran",
        "Hasan Basri": "kepala_kosong",
    }


def test_penilai_yang_pensiun_atau_tidak_bertugas_lagi(kantor: Kantor) -> None:
    Penempatan.objects.filter(pegawai=kantor.hasan).update(penilai=kantor.bambang)
    akhiri_tugas(pegawai=kantor.ratna, sebab="pensiun", terakhir=_kemarin(), alasan="SK")
    Penempatan.objects.filter(pegawai=kantor.bambang).delete()
    assert _sebab(kantor) == {"Dewi Anggraini": "berhenti", "Hasan Basri": "berakhir"}


def _kemarin():
    from datetime import timedelta

    return hari_ini() - timedelta(days=1)


@pytest.fixture
def kota(kantor: Kantor) -> Kantor:
    """The office with a mayor, a regional secretary and a head for the second agency; nobody has an assessor."""
    setda = UnitKerja.objects.create(kode="S01", nama="Sekretariat Daerah", jenis=JenisUnit.SETDA, parent=kantor.kota)
    UnitKerja.objects.filter(pk=setda.pk).update(opd=setda)
    wali = Pegawai.objects.create(jenis=JenisPegawai.PEJABAT, nama="Rahmat Wali")
    tempatkan(wali, kantor.kota, kantor.jabatan, None, kepala=True)
    tempatkan(buat_pegawai("Yusuf Sekda", 940), setda, kantor.jabatan, None, kepala=True)
    tempatkan(buat_pegawai("Lina Kadis", 941), kantor.lain, kantor.jabatan, None, kepala=True)
    Penempatan.objects.update(penilai=None)
    return kantor


def test_kota_tanpa_atasan_pulih_dengan_satu_tindakan(client: Client, kota: Kantor) -> None:
    assert len(_sebab(kota)) == 6
    _tetapkan(client, kota, semua="1")
    assert _sebab(kota) == {}
    nama = ("Dewi Anggraini", "Ratna Kusuma", "Bambang Wijaya", "Hasan Basri", "Lina Kadis", "Yusuf Sekda")
    assert {n: _penilai(Pegawai.objects.get(nama=n)) for n in nama} == {
        "Dewi Anggraini": "Ratna Kusuma",
        "Ratna Kusuma": "Bambang Wijaya",
        "Bambang Wijaya": "Yusuf Sekda",
        "Hasan Basri": "Lina Kadis",
        "Lina Kadis": "Yusuf Sekda",
        "Yusuf Sekda": "Rahmat Wali",
    }
    # Nothing was closed: the assessor was missing from the first day.
    assert kota.dewi.penempatan.count() == 1
    # The HR person herself is mended by another one.
    assert _penilai(kota.sari) is None


def test_hanya_yang_dipilih_atau_disaring(client: Client, kota: Kantor) -> None:
    _tetapkan(client, kota, pilih=[kota.dewi.penempatan.get().pk])
    assert (_penilai(kota.dewi), _penilai(kota.ratna)) == ("Ratna Kusuma", None)
    _tetapkan(client, kota, semua="1", opd="D01")
    assert (_penilai(kota.ratna), _penilai(kota.hasan)) == ("Bambang Wijaya", None)


def test_penilai_pensiun_diganti_mulai_hari_ini(client: Client, kota: Kantor) -> None:
    _tetapkan(client, kota, semua="1")
    akhiri_tugas(pegawai=kota.ratna, sebab="pensiun", terakhir=_kemarin(), alasan="SK")
    assert _sebab(kota) == {"Dewi Anggraini": "berhenti"}
    _tetapkan(client, kota, semua="1")
    baris = [(p.penilai.nama, p.masa.lower == hari_ini()) for p in kota.dewi.penempatan.all()]
    assert (_sebab(kota), baris) == ({}, [("Bambang Wijaya", True), ("Ratna Kusuma", False)])


def test_usulan_yang_membuat_lingkaran_disebut_dan_tidak_ditetapkan(client: Client, kota: Kantor) -> None:
    Penempatan.objects.filter(pegawai=kota.ratna).update(penilai=kota.dewi)
    _tetapkan(client, kota, pilih=[kota.dewi.penempatan.get().pk])
    assert _penilai(kota.dewi) is None


def test_tanpa_pratinjau_tidak_ada_yang_berubah(client: Client, kota: Kantor) -> None:
    client.force_login(kota.akun(kota.sari))
    client.post(reverse("pegawai:tetapkan_penilai"), {"semua": "1", "jumlah": "99", "alasan": "x"})
    assert len(_sebab(kota)) == 6


def test_hanya_hr(client: Client, kantor: Kantor) -> None:
    for nama, metode, kode in (
        ("tanpa_penilai", "get", [403, 403, 403, 200]),
        ("tetapkan_penilai", "post", [403, 403, 403, 302]),
    ):
        hasil = []
        for orang in (kantor.dewi, kantor.ratna, kantor.hasan, kantor.sari):
            client.force_login(kantor.akun(orang))
            hasil.append(getattr(client, metode)(reverse(f"pegawai:{nama}")).status_code)
        assert hasil == kode, nama


def test_jumlah_kueri_tetap(client: Client, kota: Kantor) -> None:
    client.force_login(kota.akun(kota.sari))

    def kueri(url: str) -> int:
        with CaptureQueriesContext(connection) as semua:
            assert client.get(url).status_code == 200
        return len(semua)

    url = reverse("pegawai:tanpa_penilai") + "?opd=D01"
    satu = kueri(url)
    for urut in (951, 952):
        tempatkan(buat_pegawai(f"Baru {urut}", urut), kota.seksi, kota.jabatan, None)
    assert (kueri(url), satu <= 12) == (satu, True), satu
