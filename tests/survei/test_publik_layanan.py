"""The page of a service as a citizen reads it: found by need, what to bring, the nearest place, hours, index."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from kinerja.waktu import rentang
from pegawai.choices import NamaPeran
from pegawai.models import Peran, UnitKerja
from survei.domain.tempat import simpan_tempat
from survei.models import Tempat
from survei.queries.publik import cari_layanan
from survei.queries.tempat import tempat_layanan, urut_dekat
from survei.rumus_bagan import bagan
from survei.rumus_jam import jam_mingguan, jam_pada
from survei.rumus_jarak import jarak_km, pusat
from tests.orang import AWAL, Kantor
from tests.survei.survei_contoh import layanan

SELASA, JUMAT, SABTU = date(2026, 11, 24), date(2026, 11, 27), date(2026, 11, 28)
JAM = "Senin–Kamis 08.00–15.30, Jumat 08.00–11.30, 13.30–15.00 WIB"


@pytest.mark.parametrize(
    ("teks", "hari", "harap"),
    [
        (JAM, SELASA, "buka 08.00–15.30"),
        (JAM, JUMAT, "buka 08.00–11.30 dan 13.30–15.00"),
        (JAM, SABTU, "tutup"),
        ("Setiap hari 24 jam", SABTU, "buka 24 jam"),
        ("Senin - Sabtu 8:00-12:00", SABTU, "buka 08.00–12.00"),
        ("Jumat–Minggu 08.00–12.00; Senin tutup", SABTU, "buka 08.00–12.00"),
        ("jam kerja", SELASA, None),
        ("08.00–15.00", SELASA, None),
        ("Senin 15.00–08.00", SELASA, None),
        ("Senin 08.75–09.00", SELASA, None),
    ],
)
def test_jam_buka_hari_ini_dari_tulisan_kantor(teks: str, hari: date, harap: str | None) -> None:
    assert jam_pada(teks, hari) == harap


def test_hari_libur_menutup_kecuali_yang_buka_24_jam() -> None:
    assert jam_pada(JAM, SELASA, "Hari Guru") == "tutup (Hari Guru)"
    assert jam_pada("Setiap hari 24 jam", SELASA, "Hari Guru") == "buka 24 jam"
    assert jam_mingguan("Senin tutup") == ((),) * 7


def test_jarak_di_permukaan_bumi() -> None:
    """One degree of latitude is 111,2 km; the middle of two points lies between them."""
    a, b = (Decimal("-2"), Decimal("104")), (Decimal("-3"), Decimal("104"))
    assert jarak_km(a, b) == Decimal("111.2")
    assert (jarak_km(a, a), pusat([a, b]), pusat([])) == (Decimal("0.0"), (Decimal("-2.5"), Decimal("104")), None)


def test_bagan_riwayat_mulai_dari_dua_periode() -> None:
    satu = ("TW I", Decimal("80.00"), (Decimal("77.00"), Decimal("83.00")))
    assert bagan([satu]) is None
    isi = bagan([satu, ("TW II", Decimal("100.00"), None)])
    assert isi is not None
    assert (isi.dasar, [h for h, _ in isi.mutu]) == (Decimal(70), ["B", "A"])
    assert [(t.x, t.y) for t in isi.titik] == [("28.0", "78.7"), ("292.0", "12.0")]


@pytest.mark.parametrize(
    ("kata", "harap"),
    [
        ("bikin KTP", ["KTP-EL"]),
        ("mau bikn ktp", ["KTP-EL"]),
        ("KTP hilng", ["KTP-EL"]),
        ("akte lahr", ["AKTA"]),
        ("Surat lahír", ["AKTA"]),
        ("paspor", []),
    ],
)
def test_dicari_dengan_kebutuhan_dan_salah_ketik(kantor: Kantor, kata: str, harap: list[str]) -> None:
    layanan(kantor, kata_kunci="bikin KTP, KTP hilang")
    layanan(kantor, "AKTA", nama="Akta kelahiran", kata_kunci="akte lahir, surat lahir")
    assert [s.kode for s in cari_layanan(kata)] == harap


@pytest.mark.parametrize(
    ("kata", "cocok"), [("bikin KTP", True), ("Surat lahír", True), ("surat nikah", False), ("paspor", False)]
)
def test_yang_hanya_mendekati_tidak_disebut_cocok(kantor: Kantor, kata: str, cocok: bool) -> None:
    """ "Surat nikah" finds the birth certificate by half of its words: near, and said so."""
    layanan(kantor, kata_kunci="bikin KTP, KTP hilang")
    layanan(kantor, "AKTA", nama="Akta kelahiran", kata_kunci="akte lahir, surat lahir")
    halaman = Client().get("/layanan/", {"q": kata}).content.decode()
    assert (f"1 layanan cocok dengan “{kata}”" in halaman) == cocok
    assert (f"Tidak ada yang persis cocok dengan “{kata}”" in halaman) == (kata == "surat nikah")


@pytest.fixture
def kecamatan(kantor: Kantor) -> dict[str, UnitKerja]:
    """Two districts, the first with a ward; the city has no others."""
    kota = kantor.dinas.parent
    buat = UnitKerja.objects.create
    ilir = buat(kode="K1", nama="Kecamatan Ilir", jenis="kecamatan", parent=kota)
    ulu = buat(kode="K2", nama="Kecamatan Ulu", jenis="kecamatan", parent=kota)
    lurah = buat(kode="K1.1", nama="Kelurahan 20 Ilir", jenis="kelurahan", parent=ilir, opd=ilir)
    return {"ilir": ilir, "ulu": ulu, "lurah": lurah}


def test_tempat_terdekat_dari_kecamatan_atau_kelurahan(kantor: Kantor, kecamatan: dict[str, UnitKerja]) -> None:
    """Those of the area first, then by distance from them; without a point last."""
    satu = layanan(kantor, lintang="-2.99", bujur="104.75")
    simpan_tempat(layanan=satu, nama="Camat Ilir", alamat="a", wilayah=kecamatan["ilir"], lintang=-3, bujur=104)
    simpan_tempat(layanan=satu, nama="Camat Ulu", alamat="b", wilayah=kecamatan["ulu"], lintang=-4, bujur=104)
    simpan_tempat(layanan=satu, nama="Mal layanan", alamat="c")
    daftar = tempat_layanan(satu)
    sendiri = satu.unit.nama_jelas
    assert [t.nama for t in daftar] == [sendiri, "Camat Ilir", "Camat Ulu", "Mal layanan"]
    for asal in ("ilir", "lurah"):
        urut = urut_dekat(daftar, kecamatan[asal])
        assert [t.nama for t in urut] == ["Camat Ilir", sendiri, "Camat Ulu", "Mal layanan"], asal
    assert (urut[0].km, urut[2].km, urut[3].km) == (Decimal("0.0"), Decimal("111.2"), None)
    assert [t.nama for t in urut_dekat(daftar, kecamatan["ulu"])][:2] == ["Camat Ulu", "Camat Ilir"]
    # A service without places there is measured from the places of others; an area without any says so.
    lain = layanan(kantor, "AKTA", nama="Akta", lintang="-3", bujur="104")
    simpan_tempat(layanan=lain, nama="Camat Ulu", alamat="b", wilayah=kecamatan["ulu"])
    (dekat, jauh) = urut_dekat(tempat_layanan(lain), kecamatan["lurah"])
    assert (dekat.nama, dekat.km, jauh.km) == (sendiri, Decimal("0.0"), None)
    Tempat.objects.filter(nama="Camat Ilir").delete()
    kosong = Client().get("/layanan/AKTA/", {"wilayah": "K1"}).content.decode()
    assert "Jarak dari Kecamatan Ilir belum diketahui" in kosong
    simpan_tempat(layanan=satu, nama="Camat Ilir", alamat="a", wilayah=kecamatan["ilir"], lintang=-3, bujur=104)
    halaman = Client().get("/layanan/KTP-EL/", {"wilayah": "K1.1"}).content.decode()
    assert "Diurutkan dari Kelurahan 20 Ilir" in halaman
    assert halaman.index("Camat Ilir</b>") < halaman.index(f"{sendiri}</b>")


def test_halaman_layanan_memuat_biaya_syarat_dan_jam_hari_ini(
    kantor: Kantor, django_assert_max_num_queries: Any
) -> None:
    satu = layanan(kantor, gratis=True, persyaratan="KK\n\nPas foto", jam="Setiap hari 24 jam")
    halaman = Client().get("/layanan/ktp-el/").content.decode()
    assert '<dd class="gratis">Gratis</dd>' in halaman
    assert halaman.count('type="checkbox"') == 2
    assert "buka 24 jam" in halaman
    for ke in range(3):
        simpan_tempat(layanan=satu, nama=f"Tempat {ke}", alamat="Jalan")
        with django_assert_max_num_queries(7):
            Client().get("/layanan/KTP-EL/")


def test_pengelola_menambah_mengubah_dan_menghapus_tempat(kantor: Kantor, kecamatan: dict[str, UnitKerja]) -> None:
    layanan(kantor)
    Peran.objects.create(
        pengguna=kantor.akun(kantor.hasan), nama=NamaPeran.PENGELOLA_SURVEI, masa=rentang(AWAL), alasan="uji"
    )
    klien = Client()
    klien.force_login(kantor.akun(kantor.hasan))
    isi = {"nama": "Camat Ilir", "alamat": "Jalan Satu", "wilayah": "K1", "jam": JAM}
    assert klien.post("/survei/KTP-EL/tempat/", isi).status_code == 302
    satu = Tempat.objects.get()
    ubah = f"/survei/KTP-EL/tempat/{satu.pk}/"
    assert "Tulis jam seperti contoh ini" in klien.post(ubah, isi | {"jam": "pagi", "versi": 1}).content.decode()
    assert klien.post(ubah, isi | {"alamat": "Jalan Dua", "versi": 1}).status_code == 302
    assert "sudah diubah" in klien.post(ubah, isi | {"alamat": "Jalan Tiga", "versi": 1}).content.decode()
    satu.refresh_from_db()
    assert (satu.alamat, satu.versi, satu.wilayah) == ("Jalan Dua", 2, kecamatan["ilir"])
    assert klien.post(f"{ubah}hapus/").status_code == 302
    assert Tempat.objects.count() == 0
    tamu = Client()
    tamu.force_login(kantor.akun(kantor.dewi))
    assert tamu.get("/survei/KTP-EL/tempat/").status_code == 404


def test_tempat_menolak_wilayah_yang_bukan_kecamatan_atau_kelurahan(kantor: Kantor) -> None:
    with pytest.raises(ValidationError, match="Pilih kecamatan atau kelurahan"):
        simpan_tempat(layanan=layanan(kantor), nama="x", alamat="y", wilayah=kantor.dinas)
