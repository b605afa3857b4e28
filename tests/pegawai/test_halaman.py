"""Pages of people: who gets which status, and a number of queries that does not grow with the rows."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from kinerja.waktu import hari_ini
from pegawai.choices import JenisPegawai
from pegawai.domain import koreksi, tim
from pegawai.models import Pegawai, Penempatan
from tests.orang import AWAL, Kantor, buat_pegawai, tempatkan

HALAMAN_ORANG = {
    # page of Dewi: (Dewi, Ratna, Hasan, Sari)
    "pegawai:profil": (200, 200, 404, 200),
    "pegawai:lapor": (200, 200, 404, 200),
    "pegawai:riwayat": (200, 403, 404, 200),
    "pegawai:ubah": (403, 403, 404, 200),
    "pegawai:akun_buat": (403, 403, 404, 200),
    "pegawai:pindah": (403, 403, 404, 200),
}
HALAMAN_UMUM = {
    "pegawai:daftar": (200, 200, 200, 200),
    "pegawai:tambah": (403, 403, 403, 200),
    "pegawai:koreksi_daftar": (403, 403, 403, 200),
    "pegawai:peran": (403, 403, 403, 200),
    "pegawai:unit_daftar": (200, 200, 200, 200),
    "pegawai:tim_daftar": (200, 200, 200, 200),
}


def _masuk(client: Client, kantor: Kantor, orang: Pegawai) -> Client:
    client.force_login(kantor.akun(orang))
    return client


def _empat(client: Client, kantor: Kantor, url: str) -> tuple[int, ...]:
    orang = (kantor.dewi, kantor.ratna, kantor.hasan, kantor.sari)
    return tuple(_masuk(client, kantor, o).get(url).status_code for o in orang)


@pytest.mark.parametrize("nama", HALAMAN_ORANG)
def test_halaman_seorang_pegawai(client: Client, kantor: Kantor, nama: str) -> None:
    assert _empat(client, kantor, reverse(nama, args=[kantor.dewi.publik])) == HALAMAN_ORANG[nama]


@pytest.mark.parametrize("nama", HALAMAN_UMUM)
def test_halaman_umum(client: Client, kantor: Kantor, nama: str) -> None:
    assert _empat(client, kantor, reverse(nama)) == HALAMAN_UMUM[nama]


def test_halaman_unit_tim_dan_jawaban(client: Client, kantor: Kantor) -> None:
    baru = tim.buat(nama="Tim Digital", unit=kantor.dinas, ketua=kantor.ratna, mulai=AWAL)
    minta = koreksi.ajukan(
        pegawai=kantor.dewi, pelapor=kantor.akun(kantor.dewi), bidang="Nama", tertulis="Dewi", seharusnya="Dewi A."
    )
    assert _empat(client, kantor, reverse("pegawai:unit", args=["D01.1"])) == (200, 200, 200, 200)
    assert _empat(client, kantor, reverse("pegawai:tim", args=[baru.publik])) == (200, 200, 200, 200)
    assert _empat(client, kantor, reverse("pegawai:koreksi_jawab", args=[minta.publik])) == (403, 403, 403, 200)


@pytest.mark.parametrize("nama", ["ubah", "pindah"])
def test_hr_tidak_mengubah_datanya_sendiri(client: Client, kantor: Kantor, nama: str) -> None:
    url = reverse(f"pegawai:{nama}", args=[kantor.sari.publik])
    assert _masuk(client, kantor, kantor.sari).get(url).status_code == 403


def _kueri(client: Client, url: str) -> int:
    with CaptureQueriesContext(connection) as kueri:
        assert client.get(url).status_code == 200
    return len(kueri)


def test_jumlah_kueri_daftar_tetap(client: Client, kantor: Kantor) -> None:
    _masuk(client, kantor, kantor.ratna)
    url = reverse("pegawai:daftar") + "?unit=D01.1"
    satu = _kueri(client, url)
    for urut in (911, 912):
        tempatkan(buat_pegawai(f"Baru {urut}", urut), kantor.seksi, kantor.jabatan, kantor.ratna)
    assert (_kueri(client, url), satu <= 12) == (satu, True)


def test_jumlah_kueri_koreksi_tetap(client: Client, kantor: Kantor) -> None:
    _masuk(client, kantor, kantor.sari)
    jumlah = []
    for orang in (kantor.dewi, kantor.ratna, kantor.hasan):
        koreksi.ajukan(pegawai=orang, pelapor=kantor.akun(orang), bidang="Nama", tertulis="a", seharusnya="b")
        jumlah.append(_kueri(client, reverse("pegawai:koreksi_daftar")))
    assert (jumlah[0] == jumlah[2], jumlah[0] <= 12) == (True, True)


def test_saring_cari_dan_tanpa_penilai(client: Client, kantor: Kantor) -> None:
    _masuk(client, kantor, kantor.sari)
    nama = {
        kueri: [p.nama for p in client.get(reverse("pegawai:daftar"), kueri_ke_dict(kueri)).context["page_obj"]]
        for kueri in ("cari=dewi", "cari=012903", "penilai=tanpa", "unit=D01.1")
    }
    assert nama == {
        "cari=dewi": ["Dewi Anggraini"],
        "cari=012903": ["Dewi Anggraini"],
        "penilai=tanpa": ["Bambang Wijaya", "Hasan Basri", "Sari Utami"],
        "unit=D01.1": ["Dewi Anggraini", "Ratna Kusuma"],
    }


def kueri_ke_dict(kueri: str) -> dict[str, str]:
    kunci, nilai = kueri.split("=")
    return {kunci: nilai}


def test_ekspor_hanya_hr_dan_auditor(client: Client, kantor: Kantor) -> None:
    assert _empat(client, kantor, reverse("pegawai:daftar") + "?unduh=xlsx") == (403, 403, 403, 200)


def test_hr_menambah_lalu_memindahkan(client: Client, kantor: Kantor) -> None:
    _masuk(client, kantor, kantor.sari)
    tempat = {
        "unit": kantor.seksi.pk,
        "jabatan": kantor.jabatan.pk,
        "penilai": kantor.ratna.nip,
        "mulai": "01/02/2026",
    }
    data = {"jenis": JenisPegawai.PNS, "nip": "19900101 201501 2 906", "nama": "Lina", "nik": "1671014101910001"}
    salah = client.post(reverse("pegawai:tambah"), data | tempat | {"nip": "12"})
    assert salah.context["form"].errors == {"nip": ["NIP harus 18 angka, yang ditulis 2 angka."]}
    client.post(reverse("pegawai:tambah"), data | tempat)
    lina = Pegawai.objects.get(nip="199001012015012906")
    baru = tempat | {"unit": kantor.lain.pk, "penilai": kantor.hasan.nip, "alasan": "Mutasi"}
    baru["mulai"] = f"{hari_ini():%d/%m/%Y}"
    url = reverse("pegawai:pindah", args=[lina.publik])
    lihat = client.post(url, baru)
    assert Penempatan.objects.filter(pegawai=lina).count() == 1
    client.post(url, baru | {"pasti": lihat.context["form"].data["pasti"]})
    assert [p.unit.kode for p in lina.penempatan.order_by("masa")] == ["D01.1", "D02"]


def test_sunting_bersamaan_menunjukkan_siapa(client: Client, kantor: Kantor) -> None:
    _masuk(client, kantor, kantor.sari)
    url = reverse("pegawai:ubah", args=[kantor.dewi.publik])
    data = {"jenis": "PNS", "nip": kantor.dewi.nip, "nama": "Dewi Satu", "status": "aktif", "alasan": "a", "versi": 1}
    assert client.post(url, data).status_code == 302
    bentrok = client.post(url, data | {"nama": "Dewi Dua"})
    kantor.dewi.refresh_from_db()
    assert (kantor.dewi.nama, bentrok.context["bentrok"].oleh) == ("Dewi Satu", "Sari Utami")
