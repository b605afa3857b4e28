"""Builds the demo city, all of it in one transaction: a killed preparation leaves nothing and starts again clean."""

from collections.abc import Callable
from datetime import date
from random import Random

from django.db import connection, transaction

from beranda.demo import akun as akun_demo
from beranda.demo import capaian, catatan, kejadian, lain, rekan, rencana, umpan_balik
from beranda.demo.akun import Akun
from beranda.demo.angka_kredit import buat_angka_kredit
from beranda.demo.apresiasi import buat_apresiasi
from beranda.demo.aturan import buat_usul_aturan
from beranda.demo.bimbingan import buat_bimbingan
from beranda.demo.dokumen import buat_dokumen
from beranda.demo.impor import buat_impor
from beranda.demo.inovasi_ide import buat_ide
from beranda.demo.inovasi_kelola import buat_kelola_inovasi
from beranda.demo.keberatan import buat_keberatan
from beranda.demo.kompetensi import buat_kompetensi
from beranda.demo.lampiran import buat_lampiran
from beranda.demo.layanan import buat_indikator_layanan, buat_layanan
from beranda.demo.orang import BENIH
from beranda.demo.pelatihan import buat_pelatihan
from beranda.demo.penempatan import Susunan, buat_susunan
from beranda.demo.penghargaan import buat_penghargaan
from beranda.demo.periode import buat_periode, buat_semester, tutup_semua
from beranda.demo.perjanjian import buat_perjanjian
from beranda.demo.predikat_unit import buat_predikat_unit
from beranda.demo.pustaka import buat_pustaka
from beranda.demo.sebaran import buat_sebaran
from beranda.demo.sosialisasi import buat_sosialisasi
from beranda.demo.tahun import buat_susulan, buat_tahun, buat_uji_coba
from beranda.demo.templat import buat_templat
from beranda.demo.tpp import buat_bahan_tpp
from beranda.demo.unit import KODE_KOTA, buat_unit
from kinerja.domain.pekerjaan import jalankan_langsung
from kinerja.pelacakan import karena
from kinerja.waktu import hari_ini
from pegawai.models import UnitKerja
from penilaian.domain.hitung import buat_perhitungan
from penilaian.domain.kebutuhan import cari as cari_kebutuhan
from penilaian.models import Periode
from penilaian.queries.jenis_periode import BAWAAN

# Every ward, agency and room needs a head: a smaller city cannot be built.
PEGAWAI_MINIMUM = 250


def sudah_ada() -> bool:
    """Whether the city stands already."""
    return UnitKerja.objects.filter(kode=KODE_KOTA).exists()


def bangun(*, pegawai: int, lapor: Callable[[str], None]) -> None:
    """Build a city of `pegawai` people (the mayor among them) and write the printed logins to `demo.json`.

    `lapor` receives one line a phase. Raises ValueError for a number below `PEGAWAI_MINIMUM`.
    """
    if pegawai < PEGAWAI_MINIMUM:
        raise ValueError(f"Kota contoh perlu paling sedikit {PEGAWAI_MINIMUM} pegawai.")
    acak, kini = Random(BENIH), hari_ini()
    mulai = date(kini.year - 1, 1, 1)
    with karena("Kota contoh"), transaction.atomic():
        lapor("Menyusun perangkat daerah, kecamatan, dan kelurahan …")
        unit = buat_unit(pegawai)
        lapor(f"Menempatkan {pegawai} pegawai di {len(unit)} unit …")
        susunan = buat_susunan(unit, pegawai, kini, mulai, acak)
        lapor("Membuat akun …")
        akun = akun_demo.buat_akun(susunan)
        login = akun_demo.buat_login(susunan, akun, mulai)
        lain.buat_tim(susunan, mulai)
        lapor("Menyusun layanan dan survei kepuasan …")
        buat_layanan(susunan, kini, Random(BENIH))
        _isi_kinerja(susunan, akun, kini, acak, lapor)
        lapor("Mencari kebutuhan belajar …")
        buat_kompetensi(susunan, akun, kini)
        lapor("Membuka pelatihan …")
        buat_pelatihan(susunan, akun, kini, Random(BENIH))
        # Hours and needs met have changed with the batches that ended.
        cari_kebutuhan()
        lapor("Mengumpulkan ide …")
        buat_ide(susunan, akun, kini)
        buat_kelola_inovasi(susunan, akun, kini)
        buat_templat(susunan, akun)
        lain.buat_koreksi(susunan, akun, kini)
        catatan.buat_catatan(susunan, akun, kini, acak)
        kejadian.buat_kejadian(susunan, kini)
        buat_impor(susunan)
        lapor("Menerbitkan pengumuman …")
        buat_sosialisasi(susunan, akun, kini)
        lain.buat_pemberitahuan(login, Periode.objects.berjalan().filter(jenis=BAWAAN).get().nama)
        akun_demo.simpan_login(login)


def _isi_kinerja(susunan: Susunan, akun: Akun, kini: date, acak: Random, lapor: Callable[[str], None]) -> None:
    """Plans, results, behaviour, decisions; then the three past quarters are scored and closed."""
    periode = buat_periode(kini)
    semester = buat_semester(kini, periode[0].kebijakan)
    semua, lewat = periode + semester, periode[:-1] + semester[:-1]
    lapor("Menyusun SKP dan target …")
    buat_pustaka(akun)
    daftar = rencana.buat_rencana(susunan, akun, periode, semua, acak)
    buat_indikator_layanan(daftar, semua)
    buat_lampiran(daftar)
    lapor(f"Mengisi hasil {len(daftar)} SKP …")
    terlupa = kejadian.target_terlupa(daftar, susunan, periode[-2])
    hasil = capaian.buat_realisasi(daftar, akun, semua, acak, terlupa)
    kejadian.ingatkan_dua_kali(terlupa, akun)
    lapor("Menulis umpan balik dan penilaian perilaku …")
    perilaku = umpan_balik.buat_perilaku(daftar, lewat, acak)
    umpan_balik.buat_umpan_balik(daftar, perilaku, akun, semua, acak)
    lapor("Menghitung nilai dan menutup triwulan yang lewat …")
    rekan.buat_pendapat_lalu(daftar, susunan, periode[-2], Random(BENIH))
    diputus = rekan.sisakan(daftar, susunan, perilaku, periode[-2])
    capaian.buat_putusan(daftar, hasil, diputus, akun, lewat, acak)
    buat_perjanjian(susunan, akun, periode, Random(BENIH))
    buat_predikat_unit(susunan, akun, periode[:-1], Random(BENIH))
    _kenali_isi()
    for p in semua:
        jalankan_langsung(pekerjaan=buat_perhitungan(periode=p))
    tutup_semua(lewat)
    buat_usul_aturan(periode[-2])
    buat_keberatan(susunan, akun, periode)
    rekan.buat_rekan(daftar, susunan, akun, periode, kini)
    buat_bahan_tpp(periode[-2], kini)
    buat_sebaran(susunan, akun, periode[-2])
    buat_bimbingan(akun)
    buat_penghargaan(susunan, akun, periode)
    buat_apresiasi()
    tahunan = buat_angka_kredit(susunan, akun, periode[0])
    buat_uji_coba(akun, periode[0])
    buat_tahun(akun, periode[0].kebijakan, kini)
    buat_susulan(susunan, periode[-2])
    buat_dokumen()
    lapor("Menyusun laporan umpan balik untuk tiap penilai …")
    lain.buat_laporan([tahunan, *semua])


def _kenali_isi() -> None:
    """Let the planner count what this transaction wrote: without it the scoring runs read the tables row by row."""
    with connection.cursor() as kursor:
        kursor.execute("ANALYZE")
