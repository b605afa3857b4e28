"""A citizen's complaint about a service: sent without login, followed by code, answered in time; illegal fees held."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.test import Client

from beranda.queries.tugas_survei import tugas_survei
from kinerja.models import Pemberitahuan
from kinerja.waktu import hari_ini, rentang
from pegawai.choices import NamaPeran
from pegawai.domain.galat import SuntingBersamaan
from pegawai.domain.koreksi import tenggat_hari_kerja
from pegawai.models import Pegawai, Peran
from survei.choices import StatusKomentar
from survei.domain import keluhan, saran
from survei.forms.keluhan import FormKeluhan
from survei.forms.perbaikan import FormLaporPungli
from survei.models import Keluhan, Komentar, KontakKeluhan, LaporanPungli, Layanan
from tests.orang import AWAL, Kantor
from tests.survei.survei_contoh import layanan, semester

ALAMAT = "/layanan/KTP-EL/keluhan/"


@pytest.fixture
def satu(kantor: Kantor) -> Layanan:
    """Hasan manages the surveys, Sari is of the inspectorate."""
    for orang, nama in ((kantor.hasan, NamaPeran.PENGELOLA_SURVEI), (kantor.sari, NamaPeran.INSPEKTORAT)):
        Peran.objects.create(pengguna=kantor.akun(orang), nama=nama, masa=rentang(AWAL), alasan="uji")
    return layanan(kantor)


def masuk(kantor: Kantor, orang: Pegawai) -> Client:
    klien = Client()
    klien.force_login(kantor.akun(orang))
    return klien


def kirim(isi: str, kunci: str = "abc", **lain: str) -> str:
    return Client(enforce_csrf_checks=True).post(ALAMAT, {"isi": isi, "kunci": kunci} | lain).content.decode()


def langkah(satu: Keluhan, kantor: Kantor, **lain: object) -> Keluhan:
    isi = {"versi": 1, "oleh": kantor.akun(kantor.hasan), "status": "selesai", "unsur": "waktu", "jawaban": "Beres."}
    return keluhan.tindak(keluhan=satu, **isi | lain)


def test_dikirim_tanpa_masuk_dan_diikuti_dengan_kode(kantor: Kantor, satu: Layanan) -> None:
    halaman = kirim("Antrean dua jam, Bapak Budi di loket 2 tidak menjawab", kontak="0812000111")
    baru = Keluhan.objects.get()
    assert f"{baru.kode[:5]} {baru.kode[5:]}" in halaman
    assert (baru.teks, baru.unsur, baru.tanggal) == (
        "Antrean dua jam, Bapak [nama] di loket 2 tidak menjawab",
        "waktu",
        hari_ini(),
    )
    assert baru.tenggat == tenggat_hari_kerja(hari_ini(), 14)
    # The contact is not readable in the table.
    assert b"0812000111" not in bytes(KontakKeluhan.objects.get().sandi)
    klien = Client(enforce_csrf_checks=True)
    kode = f"{baru.kode[:5].lower()} {baru.kode[5:]}"
    cek = klien.post("/keluhan/cek/", {"kode": kode}).content.decode()
    assert "Diterima, belum ditangani" in cek
    assert "Antrean" not in cek
    langkah(baru, kantor, jawaban="Loket kedua dibuka.")
    assert "Loket kedua dibuka." in klien.post("/keluhan/cek/", {"kode": kode}).content.decode()
    assert KontakKeluhan.objects.count() == 0
    assert "Kode ini tidak dikenal" in klien.post("/keluhan/cek/", {"kode": "AAAAABBBBB"}).content.decode()
    assert "paling sedikit sepuluh huruf" in kirim("lama")


def test_kontak_yang_tidak_dapat_dihubungi_disebut(satu: Layanan) -> None:
    """A contact is up to the sender; one with a slip would leave the answer without a way to them."""
    galat = {"kontak": ["Tulis nomor telepon atau surel yang lengkap, atau kosongkan."]}
    for kontak in ("08x", "budi@", "0711-510222", "wa +62 812 0001 11", "a@b.test", ""):
        harap = galat if kontak in ("08x", "budi@") else {}
        isi = {"kunci": "a", "isi": "Kursi tunggu kurang sekali", "kontak": kontak}
        assert (FormKeluhan(isi).errors, FormLaporPungli(isi).errors) == (harap, harap), kontak
    assert galat["kontak"][0] in kirim("Kursi tunggu kurang sekali", kontak="08x")
    assert Keluhan.objects.count() == 0


def test_dikirim_sepuluh_kali_menjadi_satu_dengan_kode_yang_sama(satu: Layanan) -> None:
    halaman = {kirim("Kursi tunggu kurang sekali", kunci="sama").split("kode-besar")[1][:14] for _ in range(10)}
    assert (len(halaman), Keluhan.objects.count()) == (1, 1)
    kirim("Kursi tunggu kurang sekali", kunci="lain")
    assert Keluhan.objects.count() == 2


def test_yang_menyebut_pungutan_dibaca_inspektorat_lebih_dulu(kantor: Kantor, satu: Layanan) -> None:
    kirim("Saya diminta uang rokok supaya cepat", kunci="1", kontak="a@b.test")
    kirim("Tidak ada pungutan tetapi antrean lama", kunci="2")
    pungutan, bukan = Keluhan.objects.order_by("pk")
    hasan, sari = masuk(kantor, kantor.hasan), masuk(kantor, kantor.sari)
    assert "uang rokok" not in hasan.get("/keluhan/").content.decode()
    assert hasan.get(f"/keluhan/{pungutan.publik}/").status_code == 404
    assert "uang rokok" in sari.get("/pungli/").content.decode()
    assert hasan.post(f"/pungli/keluhan/{pungutan.pk}/").status_code == 403
    sari.post(f"/pungli/keluhan/{pungutan.pk}/", {"laporan": "1"})
    sari.post(f"/pungli/keluhan/{bukan.pk}/")
    laporan = LaporanPungli.objects.get()
    # The sender keeps the code and the contact goes along.
    assert (laporan.kode, laporan.isi, hasattr(laporan, "kontak")) == (pungutan.kode, pungutan.teks, True)
    cek = Client().post("/keluhan/cek/", {"kode": pungutan.kode}).content.decode()
    assert "Ditangani Inspektorat: diterima, belum dibaca" in cek
    assert [(k.pk, k.unsur, k.ditahan) for k in Keluhan.objects.all()] == [(bukan.pk, "waktu", False)]


def test_antrean_pengelola_dan_penanggung_jawab(kantor: Kantor, satu: Layanan, django_assert_max_num_queries) -> None:
    """Managers see all, who answers for one sees that one, others none."""
    hasan = masuk(kantor, kantor.hasan)
    hasan.get("/keluhan/")
    for ke in range(3):
        keluhan.sampaikan(layanan=satu, isi=f"Keluhan nomor {ke} tentang parkir")
        with django_assert_max_num_queries(12):
            hasan.get("/keluhan/")
    baru = Keluhan.objects.order_by("pk")[0]
    alamat = f"/keluhan/{baru.publik}/"
    assert [masuk(kantor, o).get(alamat).status_code for o in (kantor.hasan, kantor.dewi)] == [200, 404]
    isi = {"status": "diproses", "unsur": "sarana", "penanggung_jawab": kantor.dewi.nip, "jawaban": "", "versi": 1}
    assert masuk(kantor, kantor.hasan).post(alamat, isi).status_code == 302
    assert "menunggu jawaban Anda" in Pemberitahuan.objects.get(penerima__pegawai=kantor.dewi).judul
    klien = masuk(kantor, kantor.dewi)
    # Who answers for it does not hand it on: that is for those who run the survey.
    assert "penanggung_jawab" not in klien.get(alamat).context["form"].fields
    assert klien.get("/keluhan/").content.decode().count("Keluhan nomor") == 1
    assert "sudah diubah" in klien.post(alamat, isi | {"unsur": "waktu"}).content.decode()
    tutup = isi | {"status": "selesai", "versi": 2}
    assert "Tulis jawaban untuk pengirim" in klien.post(alamat, tutup).content.decode()
    assert klien.post(alamat, tutup | {"jawaban": "Parkir diatur ulang."}).status_code == 302
    baru.refresh_from_db()
    assert (baru.status, baru.selesai, [s.status for s in baru.langkah.all()]) == (
        "selesai",
        hari_ini(),
        ["diproses", "selesai"],
    )
    assert baru.penanggung_jawab == kantor.dewi


def test_penanggung_jawab_dicari_menurut_nama_di_unit_yang_dikelola(kantor: Kantor, satu: Layanan) -> None:
    """A name is enough within the managed units; nobody outside them is found by it."""
    baru = keluhan.sampaikan(layanan=satu, isi="Nomor antrean tidak terbaca")
    peran = Peran.objects.get(pengguna=kantor.akun(kantor.hasan))
    Peran.objects.filter(pk=peran.pk).update(unit=kantor.dinas)
    klien, alamat = masuk(kantor, kantor.hasan), f"/keluhan/{baru.publik}/"
    isi = {"status": "diproses", "unsur": "", "jawaban": "", "versi": 1}
    luar = klien.post(alamat, isi | {"penanggung_jawab": kantor.sari.nama})
    assert "Tidak ada pegawai yang cocok" in luar.content.decode()
    assert klien.post(alamat, isi | {"penanggung_jawab": kantor.dewi.nama.lower()}).status_code == 302
    baru.refresh_from_db()
    assert baru.penanggung_jawab == kantor.dewi


def test_saringan_lewat_tenggat(kantor: Kantor, satu: Layanan) -> None:
    lewat = keluhan.sampaikan(layanan=satu, isi="Sudah lama sekali menunggu jawaban")
    keluhan.sampaikan(layanan=satu, isi="Baru saja dikirim hari ini")
    Keluhan.objects.filter(pk=lewat.pk).update(tenggat=hari_ini() - timedelta(days=1))
    halaman = masuk(kantor, kantor.hasan).get("/keluhan/", {"keadaan": "lewat"}).content.decode()
    assert ["Sudah lama" in halaman, "Baru saja" in halaman] == [True, False]


def test_pimpinan_unit_membaca_tanpa_kontak_dan_tanpa_mengubah(kantor: Kantor, satu: Layanan) -> None:
    """Bambang heads the Dinas, Ratna a section of it in which the service stands, Dewi nothing; a service of another
    agency, held complaints and reports of illegal fees are not theirs."""
    kirim("Antrean dua jam tanpa kursi", kontak="0812000111")
    kirim("Diminta uang rokok di loket", kunci="pungli")
    lewat = Keluhan.objects.get(ditahan=False)
    Keluhan.objects.filter(pk=lewat.pk).update(tenggat=hari_ini() - timedelta(days=3))
    lain = keluhan.sampaikan(layanan=layanan(kantor, "LAIN", unit=kantor.lain), isi="Parkirnya sempit sekali")
    alamat = f"/keluhan/{lewat.publik}/"
    for orang in (kantor.bambang, kantor.ratna):
        klien = masuk(kantor, orang)
        daftar = klien.get("/keluhan/")
        assert [k.pk for k in daftar.context["page_obj"]] == [lewat.pk]
        assert daftar.context["banyak"] == {"terbuka": 1, "lewat": 1}
        isi = klien.get(alamat).content.decode()
        assert "Antrean dua jam tanpa kursi" in isi
        assert "Lewat tenggat" in isi
        assert "0812000111" not in isi
        assert "Simpan langkah" not in isi
        assert klien.post(alamat, {"status": "selesai", "jawaban": "x", "versi": 1}).status_code == 403
        for terlarang in (lain, Keluhan.objects.get(ditahan=True)):
            assert klien.get(f"/keluhan/{terlarang.publik}/").status_code == 404
        assert klien.get("/pungli/").status_code == 403
        assert "Keluhan warga" in klien.get("/").content.decode()
    dewi = masuk(kantor, kantor.dewi)
    assert list(dewi.get("/keluhan/").context["page_obj"]) == []
    assert dewi.get(alamat).status_code == 404
    # It is no duty of theirs.
    assert "keluhan warga" not in str(tugas_survei(kantor.akun(kantor.bambang)))


def test_komentar_survei_menjadi_keluhan_satu_kali(kantor: Kantor, satu: Layanan) -> None:
    hari = hari_ini()
    periode = semester(satu, "uji", mulai=hari - timedelta(days=20), selesai=hari)
    komentar = saran.simpan_saran(periode_id=periode.pk, teks="Toilet rusak, mohon diperbaiki")
    klien, alamat = masuk(kantor, kantor.hasan), "/survei/KTP-EL/p/uji/komentar/"
    for _ in range(2):
        assert klien.post(alamat, {"komentar": komentar.pk, "tiket": "1"}).status_code == 302
    baru = Keluhan.objects.get()
    assert (baru.teks, baru.unsur, baru.dari_komentar) == ("Toilet rusak, mohon diperbaiki", "sarana", True)
    assert Komentar.objects.get().status == StatusKomentar.TIKET
    assert "Menjadi keluhan" in klien.get(alamat).content.decode()


def test_yang_sudah_dijawab_tidak_berubah(kantor: Kantor, satu: Layanan) -> None:
    baru = keluhan.sampaikan(layanan=satu, isi="Loket tutup sebelum waktunya")
    langkah(baru, kantor)
    with pytest.raises(SuntingBersamaan):
        langkah(baru, kantor, jawaban="Lain.")
    with pytest.raises(ValidationError, match="sudah dijawab"):
        langkah(baru, kantor, versi=2, jawaban="Lain.")


def test_keluhan_tidak_menyimpan_siapa_di_mana_atau_jam_berapa() -> None:
    assert not hasattr(Keluhan, "pgh_event_model")
    jenis = {f.name: f.get_internal_type() for f in Keluhan._meta.concrete_fields}
    assert {n for n, j in jenis.items() if j == "DateTimeField"} == set()
    assert {n for n, j in jenis.items() if j == "ForeignKey"} == {"layanan", "penanggung_jawab"}


def test_membuka_formulir_tidak_dibatasi_mengirim_dibatasi(satu: Layanan) -> None:
    """Citizens of one mobile network share an address: reading is free, sending is counted by the minute."""
    cache.clear()
    with time_machine.travel(datetime(2026, 11, 24, 3, 0, 30, tzinfo=UTC), tick=False):
        assert {Client().get(ALAMAT).status_code for _ in range(25)} == {200}
        kode = [Client().post(ALAMAT, {"isi": "", "kunci": "a"}).status_code for _ in range(21)]
    assert (kode[:20], kode[20]) == ([200] * 20, 429)
    cache.clear()
