"""Entries of navigation."""

from kinerja.navigasi import Butir, daftarkan
from pegawai.choices import NamaPeran
from pegawai.models import Pengguna
from penilaian.izin import (
    boleh_melihat_bimbingan,
    boleh_melihat_daftar_kredit,
    boleh_melihat_kalibrasi,
    boleh_melihat_keberatan,
    boleh_melihat_laporan,
    boleh_melihat_periode,
    boleh_melihat_tpp,
    boleh_mengelola_templat,
)
from penilaian.queries.dokumen import melihat_semua_dokumen


def daftarkan_semua() -> None:
    """Called once, when the app is ready."""
    daftarkan(Butir("SKP saya", "penilaian:skp_saya", "clipboard-document-list", 15, _dinilai, ponsel=True))
    daftarkan(Butir("Nilai saya", "penilaian:nilai_saya", "chart-bar", 20, _dinilai))
    daftarkan(Butir("Tim saya", "penilaian:tim", "users", 30, lambda p: p.akses.menilai, ponsel=True))
    daftarkan(Butir("Laporan", "penilaian:laporan_daftar", "document-chart-bar", 35, boleh_melihat_laporan))
    daftarkan(Butir("Umpan balik", "penilaian:umpan_balik_saya", "chat-bubble-left", 40, _dinilai, ponsel=True))
    daftarkan(Butir("Keberatan", "penilaian:keberatan_daftar", "scale", 45, boleh_melihat_keberatan))
    daftarkan(Butir("Bimbingan", "penilaian:bimbingan_daftar", "lifebuoy", 46, boleh_melihat_bimbingan))
    daftarkan(Butir("Penghargaan", "penilaian:penghargaan_daftar", "trophy", 47, lambda pengguna: True))
    daftarkan(Butir("Angka kredit", "penilaian:angka_kredit_daftar", "calculator", 48, boleh_melihat_daftar_kredit))
    daftarkan(Butir("Bahan TPP", "penilaian:tpp_daftar", "banknotes", 85, boleh_melihat_tpp))
    daftarkan(Butir("Kinerja unit", "penilaian:unit_ikhtisar", "building-office", 49, lambda pengguna: True))
    daftarkan(Butir("Perjanjian kinerja", "penilaian:perjanjian_daftar", "document-check", 50, _menyusun_perjanjian))
    daftarkan(Butir("Kalibrasi", "penilaian:kalibrasi", "adjustments-horizontal", 55, boleh_melihat_kalibrasi))
    daftarkan(Butir("Periode", "penilaian:periode_daftar", "calendar", 80, boleh_melihat_periode))
    daftarkan(
        Butir("Dokumen terbit", "penilaian:dokumen_daftar", "document-magnifying-glass", 84, melihat_semua_dokumen)
    )
    daftarkan(Butir("Templat SKP", "penilaian:templat_daftar", "document-duplicate", 82, boleh_mengelola_templat))
    daftarkan(Butir("Pustaka indikator", "penilaian:pustaka_daftar", "book-open", 83, boleh_mengelola_templat))


def _dinilai(pengguna: Pengguna) -> bool:
    return pengguna.akses.dinilai


def _menyusun_perjanjian(pengguna: Pengguna) -> bool:
    akses = pengguna.akses
    return bool(akses.unit_dipimpin or akses.tim_dipimpin or akses.punya(NamaPeran.PENGELOLA_KINERJA))
