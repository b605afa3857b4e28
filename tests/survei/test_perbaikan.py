"""After the survey: words sorted by people, a plan with proof; illegal fees apart, seen by the inspectorate alone."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from kinerja.waktu import hari_ini, rentang
from pegawai.choices import NamaPeran
from pegawai.domain.galat import SuntingBersamaan
from pegawai.models import Pegawai, Peran
from survei.choices import StatusTindakLanjut
from survei.domain import hasil, keluhan, pungli, saran, tindak_lanjut
from survei.models import Komentar, KontakLaporan, LaporanPungli, PeriodeSurvei, Petugas, Respons, TindakLanjut
from survei.queries.perbaikan import kemajuan_rtl, sinyal_biaya
from survei.queries.prioritas import urutkan
from survei.rumus import UNSUR
from tests.orang import AWAL, Kantor
from tests.survei.survei_contoh import layanan, semester


@pytest.fixture
def satu(kantor: Kantor) -> PeriodeSurvei:
    """Hasan manages the survey, Sari is of the inspectorate, Bambang heads the Dinas."""
    for orang, nama in ((kantor.hasan, NamaPeran.PENGELOLA_SURVEI), (kantor.sari, NamaPeran.INSPEKTORAT)):
        Peran.objects.create(pengguna=kantor.akun(orang), nama=nama, masa=rentang(AWAL), alasan="uji")
    hari = hari_ini()
    baru = semester(layanan(kantor), "uji", mulai=hari - timedelta(days=20), selesai=hari)
    Respons.objects.create(periode=baru, kanal="kupon", tanggal=hari, **dict.fromkeys(UNSUR, 3))
    hasil.hitung()
    return PeriodeSurvei.objects.select_related("hasil").get(pk=baru.pk)


def masuk(kantor: Kantor, orang: Pegawai) -> Client:
    klien = Client()
    klien.force_login(kantor.akun(orang))
    return klien


def test_unsur_terendah_dengan_seri_disebut() -> None:
    """The lowest mean first; a tie is broken by the share of answers 1–2, then by the order of the list."""
    nrr = dict.fromkeys(UNSUR, 3) | {"waktu": 2, "sarana": 2, "biaya": 2}
    rendah = dict.fromkeys(UNSUR, 0) | {"waktu": 20, "sarana": 40, "biaya": 20}
    assert [(u.unsur.value, u.seri) for u in urutkan(nrr, rendah)[:3]] == [
        ("sarana", True),
        ("waktu", True),
        ("biaya", True),
    ]


def rencana(satu: PeriodeSurvei, orang: Pegawai) -> TindakLanjut:
    return tindak_lanjut.rencanakan(
        periode=satu,
        unsur="waktu",
        sebab="Satu loket pada jam sibuk",
        kegiatan="Buka loket kedua pukul 08.00–11.00",
        penanggung_jawab=orang,
        tenggat=hari_ini() + timedelta(days=30),
    )


def test_tindak_lanjut_selesai_perlu_bukti_dan_dihitung(kantor: Kantor, satu: PeriodeSurvei) -> None:
    pertama, batal = rencana(satu, kantor.ratna), rencana(satu, kantor.ratna)
    with pytest.raises(ValidationError, match="Tulis bukti penyelesaiannya"):
        tindak_lanjut.catat_kemajuan(tindak_lanjut=pertama, versi=1, status="selesai", bukti=" ")
    tindak_lanjut.catat_kemajuan(tindak_lanjut=pertama, versi=1, status="selesai", bukti="Foto loket kedua")
    tindak_lanjut.catat_kemajuan(tindak_lanjut=batal, versi=1, status="batal", bukti="")
    with pytest.raises(SuntingBersamaan):
        tindak_lanjut.catat_kemajuan(tindak_lanjut=pertama, versi=1, status="berjalan", bukti="")
    rencana(satu, kantor.ratna)
    maju = kemajuan_rtl(TindakLanjut.objects.all(), hari_ini() + timedelta(days=31))
    assert (maju.banyak, maju.selesai, maju.terlambat, maju.persen) == (2, 1, 1, 50)
    pertama.refresh_from_db()
    assert (pertama.status, pertama.selesai) == (StatusTindakLanjut.SELESAI, hari_ini())


def test_siapa_menyusun_dan_mencatat_tindak_lanjut(kantor: Kantor, satu: PeriodeSurvei) -> None:
    """The manager plans; who answers for a line records it; the head reads; an outsider sees nothing."""
    baris = rencana(satu, kantor.dewi)
    Petugas.objects.create(layanan=satu.layanan, pegawai=kantor.dewi, masa=rentang(AWAL))
    alamat, catat = "/survei/KTP-EL/p/uji/rtl/", f"/survei/KTP-EL/rtl/{baris.publik}/"
    harap = {"hasan": (200, 200), "dewi": (200, 200), "bambang": (200, 403), "sari": (404, 404)}
    for nama, (lihat, ubah) in harap.items():
        klien = masuk(kantor, getattr(kantor, nama))
        assert (klien.get(alamat).status_code, klien.get(catat).status_code) == (lihat, ubah), nama
    isi = {"unsur": "sarana", "sebab": "Kursi kurang", "kegiatan": "Tambah kursi", "penanggung_jawab": kantor.ratna.nip}
    isi["tenggat"] = (hari_ini() + timedelta(days=9)).strftime("%d/%m/%Y")
    assert masuk(kantor, kantor.bambang).post(alamat, isi).status_code == 403
    assert masuk(kantor, kantor.hasan).post(alamat, isi).status_code == 302
    assert TindakLanjut.objects.get(unsur="sarana").penanggung_jawab == kantor.ratna


def test_komentar_dipilah_pengelola_dan_yang_ditahan_tidak_terlihat(kantor: Kantor, satu: PeriodeSurvei) -> None:
    biasa = saran.simpan_saran(periode_id=satu.pk, teks="Antrean lama sekali")
    saran.simpan_saran(periode_id=satu.pk, teks="Diminta uang rokok di depan")
    saran.simpan_saran(periode_id=satu.pk, teks="nihil")
    klien, alamat = masuk(kantor, kantor.hasan), "/survei/KTP-EL/p/uji/komentar/"
    halaman = klien.get(alamat).content.decode()
    assert [t in halaman for t in ("Antrean lama sekali", "uang rokok", "nihil")] == [True, False, False]
    klien.post(alamat, {"komentar": biasa.pk, "unsur": "sarana"})
    biasa.refresh_from_db()
    assert (biasa.usulan, biasa.unsur, biasa.status) == ("waktu", "sarana", "dipilah")
    tertahan = Komentar.objects.get(ditahan=True)
    assert klien.post(alamat, {"komentar": tertahan.pk, "unsur": ""}).status_code == 404
    assert masuk(kantor, kantor.bambang).get(alamat).status_code == 403


@pytest.mark.parametrize("banyak", [1, 3])
def test_semua_kata_warga_dipilah_di_satu_halaman(
    kantor: Kantor, satu: PeriodeSurvei, banyak: int, django_assert_max_num_queries: Any
) -> None:
    """Words of all services that one runs, the oldest period first; a decision comes back to the same page."""
    pertama = saran.simpan_saran(periode_id=satu.pk, teks="Antrean lama sekali")
    saran.simpan_saran(periode_id=satu.pk, teks="Diminta uang rokok di depan")
    lalu = hari_ini() - timedelta(days=900)
    lama = semester(layanan(kantor, "KK", nama="Kartu Keluarga"), mulai=lalu, selesai=lalu, nama="Dulu")
    saran.simpan_saran(periode_id=lama.pk, teks="Syaratnya tidak jelas")
    lain = semester(layanan(kantor, "LAIN", unit=kantor.lain))
    for nomor in range(banyak):
        saran.simpan_saran(periode_id=lain.pk, teks=f"Kursi kurang di ruang {nomor}")
    Peran.objects.filter(pengguna=kantor.akun(kantor.hasan)).update(unit=kantor.dinas)
    hasan = masuk(kantor, kantor.hasan)
    hasan.get("/kata-warga/")
    with django_assert_max_num_queries(12):
        halaman = hasan.get("/kata-warga/").content.decode()
    assert halaman.index("Syaratnya tidak jelas") < halaman.index("Antrean lama sekali")
    assert [t in halaman for t in ("Kartu Keluarga, Dulu", "uang rokok", "Kursi kurang")] == [True, False, False]
    alamat = f"/survei/{satu.layanan.kode}/p/{satu.kode}/komentar/"
    isi = {"komentar": pertama.pk, "unsur": "waktu", "kembali": "semua"}
    assert hasan.post(alamat, isi)["Location"] == "/kata-warga/"
    assert "Antrean lama sekali" not in hasan.get("/kata-warga/").content.decode()
    assert masuk(kantor, kantor.bambang).get("/kata-warga/").status_code == 403


def test_laporan_pungli_tanpa_masuk_diikuti_dengan_kode(kantor: Kantor, satu: PeriodeSurvei) -> None:
    klien = Client(enforce_csrf_checks=True)
    isi = {"layanan": "KTP-EL", "isi": "Petugas parkir meminta 20 ribu supaya didahulukan.", "kontak": "0812000111"}
    jawab = klien.post("/lapor-pungli/", isi)
    laporan = LaporanPungli.objects.get()
    assert f"{laporan.kode[:5]} {laporan.kode[5:]}" in jawab.content.decode()
    # The contact is not readable in the table.
    assert b"0812000111" not in bytes(KontakLaporan.objects.get().sandi)
    cek = klien.post("/lapor-pungli/cek/", {"kode": f"{laporan.kode[:5]} {laporan.kode[5:].lower()}"}).content.decode()
    assert "Diterima, belum dibaca" in cek
    assert "20 ribu" not in cek
    assert "Kode ini tidak dikenal" in klien.post("/lapor-pungli/cek/", {"kode": "AAAAABBBBB"}).content.decode()
    lain = keluhan.sampaikan(layanan=satu.layanan, isi="Kursi tunggu kurang sekali")
    cek = klien.post("/lapor-pungli/cek/", {"kode": lain.kode}).content.decode()
    assert "Ini kode keluhan atau saran: tulis di “Jawaban keluhan Anda”" in cek
    assert "Ceritakan apa yang diminta" in klien.post("/lapor-pungli/", {"isi": "x"}).content.decode()


@pytest.mark.parametrize(("orang", "kode"), [("sari", 200), ("hasan", 403), ("bambang", 403), ("dewi", 403)])
def test_hanya_inspektorat_melihat_laporan(kantor: Kantor, satu: PeriodeSurvei, orang: str, kode: int) -> None:
    laporan = pungli.laporkan(isi="Diminta uang di luar tarif di loket.", layanan=satu.layanan, kontak="a@b.test")
    klien = masuk(kantor, getattr(kantor, orang))
    assert klien.get("/pungli/").status_code == kode
    halaman = klien.get(f"/pungli/{laporan.kode}/")
    assert halaman.status_code == kode
    if kode == 200:
        assert "a@b.test" in halaman.content.decode()


def test_yang_ditahan_tampil_seperempat_ratus_sekali_keluhan_lebih_dulu(
    kantor: Kantor, satu: PeriodeSurvei, django_assert_max_num_queries: Any
) -> None:
    """Complaints have a deadline and come first; a flood of comments does not make the page endless."""
    for nomor in range(27):
        saran.simpan_saran(periode_id=satu.pk, teks=f"Diminta uang rokok di ruang {nomor}")
    keluhan.sampaikan(layanan=satu.layanan, isi="Saya diminta pungli di tempat parkir")
    sari = masuk(kantor, kantor.sari)
    sari.get("/pungli/")
    with django_assert_max_num_queries(12):
        halaman = sari.get("/pungli/").content.decode()
    assert halaman.index("Keluhan yang ditahan") < halaman.index("Komentar survei yang ditahan")
    assert (halaman.count("Diminta uang rokok"), "25 terlama dari 27" in halaman) == (25, True)
    sari.post(f"/pungli/komentar/{Komentar.objects.earliest('pk').pk}/")
    assert "25 terlama dari 26" in sari.get("/pungli/").content.decode()


def test_menutup_laporan_menjawab_pelapor_dan_menghapus_kontak(kantor: Kantor, satu: PeriodeSurvei) -> None:
    laporan = pungli.laporkan(isi="Diminta uang di luar tarif di loket.", kontak="a@b.test")
    with pytest.raises(ValidationError, match="Tulis jawaban untuk pelapor"):
        pungli.tindak(laporan=laporan, status="selesai", catatan="", jawaban="")
    pungli.tindak(laporan=laporan, status="diperiksa", catatan="Cek CCTV", jawaban="")
    pungli.tindak(laporan=laporan, status="selesai", catatan="Terbukti", jawaban="Sudah ditindak. Terima kasih.")
    assert KontakLaporan.objects.count() == 0
    assert [s.status for s in laporan.langkah.all()] == ["diperiksa", "selesai"]
    with pytest.raises(ValidationError, match="sudah selesai diperiksa"):
        pungli.tindak(laporan=laporan, status="baru", catatan="", jawaban="")


def test_komentar_ditahan_menjadi_laporan_atau_dikembalikan(kantor: Kantor, satu: PeriodeSurvei) -> None:
    for teks in ("Ada calo di parkiran", "Tidak ada pungutan, bagus, antrean cepat"):
        saran.simpan_saran(periode_id=satu.pk, teks=teks)
    klien = masuk(kantor, kantor.sari)
    calo, bukan = Komentar.objects.order_by("pk")
    klien.post(f"/pungli/komentar/{calo.pk}/", {"laporan": "1"})
    klien.post(f"/pungli/komentar/{bukan.pk}/")
    assert (LaporanPungli.objects.get().isi, LaporanPungli.objects.get().dari_komentar) == (
        "Ada calo di parkiran",
        True,
    )
    assert (Komentar.objects.get().ditahan, Komentar.objects.get().usulan) == (False, "waktu")


def test_biaya_yang_bertentangan_dengan_tarif_menjadi_sinyal(kantor: Kantor, satu: PeriodeSurvei) -> None:
    satu.layanan.gratis = True
    satu.layanan.save()
    isi = dict.fromkeys(UNSUR, 3)
    Respons.objects.create(periode=satu, kanal="kupon", tanggal=hari_ini(), **isi | {"biaya": 1})
    (layanan_janggal,) = sinyal_biaya()
    assert (layanan_janggal.kode, layanan_janggal.janggal, layanan_janggal.jawaban) == ("KTP-EL", 1, 2)


def test_laporan_tidak_menyimpan_siapa_di_mana_atau_jam_berapa() -> None:
    assert {f.name for f in LaporanPungli._meta.concrete_fields} == {
        "id",
        "kode",
        "layanan",
        "isi",
        "tanggal",
        "dari_komentar",
        "status",
        "catatan",
        "jawaban",
    }
    assert LaporanPungli._meta.get_field("tanggal").get_internal_type() == "DateField"


def test_catat_kemajuan_ditawarkan_kepada_yang_boleh(kantor: Kantor, satu: PeriodeSurvei) -> None:
    """Dewi serves and reads the plan, Ratna answers for its line, Hasan manages the survey."""
    baris = rencana(satu, kantor.ratna)
    Petugas.objects.create(layanan=satu.layanan, pegawai=kantor.dewi, masa=rentang(AWAL))
    tautan = f"/survei/KTP-EL/rtl/{baris.publik}/"
    for orang, boleh in ((kantor.dewi, False), (kantor.ratna, True), (kantor.hasan, True)):
        klien = masuk(kantor, orang)
        daftar = klien.get(f"/survei/KTP-EL/p/{satu.kode}/rtl/")
        assert (daftar.status_code, tautan in daftar.content.decode()) == (200, boleh), orang
        assert klien.get(tautan).status_code == (200 if boleh else 403)
