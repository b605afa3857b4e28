"""The survey report: chapters filled from stored data, words of the office never made up, small cells hidden."""

from io import BytesIO

import pytest
from django.db import connection
from django.test import Client, TestCase
from django.test.utils import CaptureQueriesContext
from pypdf import PdfReader

from kinerja.domain.pekerjaan import jalankan_langsung
from kinerja.models import Berkas, Pekerjaan
from kinerja.waktu import hari_ini, rentang
from pegawai.choices import NamaPeran
from pegawai.models import Peran
from survei.domain import saran, tindak_lanjut
from survei.models import BerkasLaporan, Komentar, NaskahLaporan, PeriodeSurvei, Petugas
from survei.queries.laporan import samarkan_sel
from tests.orang import AWAL, Kantor
from tests.survei.survei_contoh import layanan
from tests.survei.test_perbaikan import masuk
from tests.survei.test_terbit import acak, terbitkan

ALAMAT = "/survei/KTP-EL/p/2026-TW2/laporan/"


@pytest.fixture
def dua(kantor: Kantor) -> list[PeriodeSurvei]:
    """Hasan manages the surveys of the Dinas; KTP-EL has two approved periods, the earlier one with a plan done."""
    Peran.objects.create(
        pengguna=kantor.akun(kantor.hasan),
        nama=NamaPeran.PENGELOLA_SURVEI,
        unit=kantor.dinas,
        masa=rentang(AWAL),
        alasan="uji",
    )
    satu = layanan(kantor, gratis=True)
    periode = [terbitkan(satu, "2026-TW1", 200, acak(2.9, 40, 1)), terbitkan(satu, "2026-TW2", 100, acak(3.4, 40, 2))]
    baris = tindak_lanjut.rencanakan(
        periode=periode[0],
        unsur="waktu",
        sebab="Satu loket",
        kegiatan="Buka loket kedua",
        penanggung_jawab=kantor.ratna,
        tenggat=hari_ini(),
    )
    tindak_lanjut.catat_kemajuan(tindak_lanjut=baris, versi=1, status="selesai", bukti="Foto loket kedua")
    return periode


def baca(klien: Client, alamat: str) -> str:
    jawab = klien.get(alamat + "?unduh=pdf")
    assert jawab["Content-Type"] == "application/pdf"
    return " ".join(" ".join(h.extract_text() for h in PdfReader(BytesIO(jawab.content)).pages).split())


def susun(klien: Client, alamat: str) -> str:
    """The text of the report of an agency, through its job."""
    for pekerjaan in Pekerjaan.objects.filter(publik=klien.post(alamat + "susun/").url.split("/")[-2]):
        jalankan_langsung(pekerjaan=pekerjaan)
    isi = b"".join(klien.get(alamat + "berkas/").streaming_content)
    return " ".join(" ".join(h.extract_text() for h in PdfReader(BytesIO(isi)).pages).split())


def test_laporan_memuat_bab_pasal_sepuluh_dan_tidak_mengarang(kantor: Kantor, dua: list[PeriodeSurvei]) -> None:
    pilah = saran.simpan_saran(periode_id=dua[1].pk, teks="Antrean lama, hubungi Pak Budi 081234567890")
    saran.simpan_saran(periode_id=dua[1].pk, teks="Belum dipilah siapa pun")
    saran.simpan_saran(periode_id=dua[1].pk, teks="Ada pungutan liar di parkir")
    Komentar.objects.filter(pk=pilah.pk).update(unsur="waktu", status="dipilah")
    klien = masuk(kantor, kantor.hasan)
    klien.post(ALAMAT, {"nomor": "045/12/DISDUK", "dasar": "Surat tugas 12/2026", "versi": "0"})
    teks = baca(klien, ALAMAT)
    for isi in (
        "Bab I Pendahuluan",
        "045/12/DISDUK",
        "Surat tugas 12/2026",
        "Belum ditulis oleh unit.",
        "Krejcie dan Morgan",
        "Bab III Hasil",
        "Kelompok di bawah lima orang disembunyikan",
        "U8 Penanganan Pengaduan",
        "tanpa unsur biaya",
        "“Antrean lama, hubungi Pak [nama] [nomor telepon]”",
        "naik di luar kebetulan",
        "1 dari 1 kegiatan selesai (100 %)",
        "Foto loket kedua",
        "Lampiran 1. Kuesioner",
        "Lampiran 2. Ringkasan pengolahan data",
    ):
        assert isi in teks
    assert "Belum dipilah siapa pun" not in teks
    assert "pungutan liar" not in teks
    assert "S3 1" not in teks


def test_sel_kecil_dan_pendampingnya_disembunyikan() -> None:
    """One hidden cell could be told from the total: the smallest of the others is hidden with it."""
    hilang = "disembunyikan"
    assert samarkan_sel({"SMA": 39, "S1": 12, "S3": 1}) == [("SMA", "39"), ("S1", hilang), ("S3", hilang)]
    assert samarkan_sel({"SMA": 39, "S2": 2, "S3": 1}) == [("SMA", "39"), ("S2", hilang), ("S3", hilang)]
    assert samarkan_sel({"L": 14, "P": 26}) == [("L", "14"), ("P", "26")]


def test_laporan_unit_menghitung_jawaban_bersama(kantor: Kantor, dua: list[PeriodeSurvei]) -> None:
    """Ten answers of 100 beside forty of KTP-EL: pooled, with a row for each service."""
    terbitkan(layanan(kantor, "KK", nama="Kartu keluarga"), "2026-TW2", 100, [[4] * 9] * 10)
    klien = masuk(kantor, kantor.hasan)
    alamat = "/hasil-survei/unit/D01/p/2026-TW2/laporan/"
    teks = susun(klien, alamat)
    assert "2 layanan Dinas Kependudukan" in teks
    assert "50 responden" in teks
    assert "Kartu keluarga 10 100,00 A" in teks
    assert klien.get("/hasil-survei/unit/D01/p/2099/laporan/").status_code == 404
    assert klien.get("/hasil-survei/unit/D02/p/2026-TW2/laporan/").status_code == 404


def test_berkas_laporan_unit_disusun_di_belakang_layar(kantor: Kantor, dua: list[PeriodeSurvei]) -> None:
    """One job a person and report; the file replaces the one before and stays with those who may read it."""
    klien, alamat = masuk(kantor, kantor.hasan), "/hasil-survei/unit/D01/p/2026-TW2/laporan/"
    assert klien.get(alamat + "berkas/").status_code == 404
    assert klien.get(alamat + "susun/").status_code == 405
    pertama = klien.post(alamat + "susun/").url
    assert klien.post(alamat + "susun/").url == pertama
    assert "Laporan SKM Dinas Kependudukan" in klien.get(pertama).content.decode()
    assert masuk(kantor, kantor.sari).get(pertama).status_code == 404
    susun(klien, alamat)
    lama = BerkasLaporan.objects.get().berkas
    assert "Laporan SKM siap diunduh" in klien.get("/pemberitahuan/").content.decode()
    assert "PDF disusun" in klien.get(alamat).content.decode()
    with TestCase.captureOnCommitCallbacks(execute=True):
        susun(klien, alamat)
    satu = BerkasLaporan.objects.get()
    assert (satu.layanan, satu.sementara, satu.berkas.pemilik) == (1, False, kantor.akun(kantor.hasan))
    assert not Berkas.objects.filter(pk=lama.pk).exists()
    assert not lama.isi.storage.exists(lama.isi.name)
    for nama, harap in (("bambang", 200), ("dewi", 404), ("sari", 404)):
        lain = masuk(kantor, getattr(kantor, nama))
        assert lain.get(alamat + "berkas/").status_code == harap, nama
        assert lain.post(alamat + "susun/").status_code == (302 if harap == 200 else 404), nama
    # Who lost the right meanwhile gets no file.
    milik = klien.post(alamat + "susun/")
    Peran.objects.all().delete()
    jalan = Pekerjaan.objects.get(publik=milik.url.split("/")[-2])
    with pytest.raises(LookupError, match="Tidak ada layanan"):
        jalankan_langsung(pekerjaan=jalan)


def test_siapa_membaca_dan_menulis_laporan(kantor: Kantor, dua: list[PeriodeSurvei]) -> None:
    """The manager writes, the head reads, an officer who only serves may not (it quotes citizens), others see none."""
    Petugas.objects.create(layanan=dua[0].layanan, pegawai=kantor.dewi, masa=rentang(AWAL))
    harap = {"hasan": (200, 302), "bambang": (200, 403), "dewi": (403, 403), "sari": (404, 404)}
    for nama, (lihat, tulis) in harap.items():
        klien = masuk(kantor, getattr(kantor, nama))
        assert klien.get(ALAMAT).status_code == lihat, nama
        assert klien.post(ALAMAT, {"penutup": nama, "versi": "0"}).status_code == tulis, nama
    assert [n.penutup for n in NaskahLaporan.objects.all()] == ["hasan"]


def test_dua_penulis_laporan_tidak_saling_menimpa(kantor: Kantor, dua: list[PeriodeSurvei]) -> None:
    klien = masuk(kantor, kantor.hasan)
    klien.post(ALAMAT, {"penutup": "Pertama", "versi": "0"})
    jawab = klien.post(ALAMAT, {"penutup": "Kedua", "versi": "0"})
    assert "Pertama" in jawab.content.decode()
    assert NaskahLaporan.objects.get().penutup == "Pertama"


def test_laporan_memakai_jumlah_pernyataan_yang_tetap(kantor: Kantor, dua: list[PeriodeSurvei]) -> None:
    """One, two or four services: the same number of statements for a report that is printed anew."""
    klien, alamat = masuk(kantor, kantor.hasan), "/hasil-survei/unit/D01/p/2026-TW2/laporan/"
    susun(klien, alamat)
    banyak, halaman = [], []
    for nomor in range(3):
        terbitkan(layanan(kantor, f"L{nomor}"), "2026-TW2", 100, [[3] * 9] * 12)
        with CaptureQueriesContext(connection) as kueri:
            klien.get(alamat)
        halaman.append(len(kueri))
        with CaptureQueriesContext(connection) as kueri:
            susun(klien, alamat)
        banyak.append(len(kueri))
    assert len(set(banyak)) == 1, banyak
    assert len(set(halaman)) == 1, halaman
    assert halaman[0] <= 12


def test_halaman_periode_membandingkan_hanya_di_luar_kebetulan(kantor: Kantor, dua: list[PeriodeSurvei]) -> None:
    klien = masuk(kantor, kantor.hasan)
    assert "di luar kebetulan" in klien.get("/survei/KTP-EL/p/2026-TW2/").content.decode()
    assert "Dibanding" not in klien.get("/survei/KTP-EL/p/2026-TW1/").content.decode()
    terbitkan(dua[0].layanan, "2026-TW3", 60, acak(3.4, 40, 3))
    assert "tidak dapat dibedakan dari kebetulan" in klien.get("/survei/KTP-EL/p/2026-TW3/").content.decode()
