"""Wrong data are reported from where they are seen: each list of people has the request, filled in, on its rows."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from kinerja.waktu import hari_ini, rentang
from pegawai.choices import JenisPenempatan, PeranTim
from pegawai.domain.tim import buat, tambah_anggota
from pegawai.models import Penempatan, TimKerja
from tests.orang import Kantor, buat_pegawai, tempatkan

TAUTAN = re.compile(r'class="lapor-baris" href="(/pegawai/[0-9a-f-]{36}/lapor/[^"]*)"')
NAMA = re.compile(r"Laporkan data ([^<]+) yang salah")


@pytest.fixture
def tim(kantor: Kantor) -> TimKerja:
    satu = buat(nama="Tim Digital", unit=kantor.dinas, ketua=kantor.ratna, mulai=hari_ini(), selesai=None, tujuan="")
    tambah_anggota(tim=satu, pegawai=kantor.hasan, mulai=hari_ini(), peran=PeranTim.ANGGOTA)
    return satu


@pytest.fixture
def plt(kantor: Kantor) -> Penempatan:
    return Penempatan.objects.create(
        pegawai=kantor.bambang,
        unit=kantor.lain,
        jabatan=kantor.jabatan,
        kepala=True,
        jenis=JenisPenempatan.PLT,
        masa=rentang(hari_ini(), hari_ini() + timedelta(days=30)),
    )


def _halaman(tim: TimKerja) -> dict[str, tuple[str, str]]:
    """Address of each list, and the field it fills in."""
    return {
        "pegawai": (reverse("pegawai:daftar"), "Jabatan"),
        "tim": (reverse("pegawai:tim", args=[tim.publik]), "Lainnya"),
        "tanpa": (reverse("pegawai:tanpa_penilai"), "Atasan langsung"),
        "akun": (reverse("pegawai:akun_daftar"), "Unit kerja"),
        "mutu": (reverse("pegawai:mutu") + "?jenis=tanpa_nik", "NIP"),
        "pensiun": (reverse("pegawai:pensiun") + "?tahun=5", "Jabatan"),
        "unit": (reverse("pegawai:unit", args=["D01.1"]), "Jabatan"),
        "plt": (reverse("pegawai:plt", args=["D02"]), "Jabatan"),
        "penilai_unit": (reverse("pegawai:ganti_penilai_unit", args=["D01.1"]), "Atasan langsung"),
    }


@pytest.mark.parametrize(
    ("nama", "orang"),
    [
        ("pegawai", ["Bambang Wijaya", "Dewi Anggraini", "Hasan Basri", "Ratna Kusuma", "Sari Utami"]),
        ("tim", ["Ratna Kusuma", "Hasan Basri"]),
        ("tanpa", ["Bambang Wijaya", "Hasan Basri"]),
        ("akun", ["Bambang Wijaya", "Dewi Anggraini", "Hasan Basri", "Ratna Kusuma"]),
        ("unit", ["Ratna Kusuma"]),
        ("plt", ["Bambang Wijaya"]),
        ("penilai_unit", ["Dewi Anggraini", "Ratna Kusuma"]),
    ],
)
def test_tiap_baris_menyebut_orangnya_dan_membuka_laporan_terisi(
    client: Client, kantor: Kantor, tim: TimKerja, plt: Penempatan, nama: str, orang: list[str]
) -> None:
    client.force_login(kantor.akun(kantor.sari))
    url, bidang = _halaman(tim)[nama]
    isi = client.get(url).content.decode()
    assert NAMA.findall(isi) == orang
    form = client.get(TAUTAN.findall(isi)[0]).context["form"]
    assert form["bidang"].value() == bidang


def test_mutu_dan_pensiun_juga(client: Client, kantor: Kantor, tim: TimKerja) -> None:
    """Everybody here is without a NIK; whoever is born in 1970 retires within five years."""
    tua = buat_pegawai("Umar Tua", 981)
    tempatkan(tua, kantor.seksi, kantor.jabatan, kantor.ratna)
    type(tua).objects.filter(pk=tua.pk).update(tgl_lahir=hari_ini().replace(year=hari_ini().year - 57, day=1))
    client.force_login(kantor.akun(kantor.sari))
    assert NAMA.findall(client.get(_halaman(tim)["pensiun"][0]).content.decode()) == ["Umar Tua"]
    client_mutu = client.get(reverse("pegawai:mutu") + "?jenis=nip_lahir").content.decode()
    assert NAMA.findall(client_mutu) == ["Umar Tua"]


def test_anggota_tim_yang_tidak_terlihat_tidak_ditautkan(client: Client, kantor: Kantor, tim: TimKerja) -> None:
    """Ratna leads the team and sees its members; Hasan, a member, sees himself alone."""
    client.force_login(kantor.akun(kantor.hasan))
    isi = client.get(_halaman(tim)["tim"][0]).content.decode()
    assert ("Ratna Kusuma" in isi, NAMA.findall(isi)) == (True, ["Hasan Basri"])


@pytest.mark.parametrize("nama", ["pegawai", "tim", "tanpa", "akun", "mutu"])
def test_kueri_tidak_bertambah_dengan_baris(client: Client, kantor: Kantor, tim: TimKerja, nama: str) -> None:
    client.force_login(kantor.akun(kantor.sari))

    def kueri() -> int:
        with CaptureQueriesContext(connection) as hasil:
            client.get(_halaman(tim)[nama][0])
        return len(hasil)

    satu = kueri()
    for urut in (971, 972, 973):
        baru = buat_pegawai(f"Baru {urut}", urut)
        tempatkan(baru, kantor.lain, kantor.jabatan, None)
        tambah_anggota(tim=tim, pegawai=baru, mulai=hari_ini())
    assert kueri() == satu <= 12
