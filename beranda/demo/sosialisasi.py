"""Announcements of the demo city: some read, some that wait, one draft."""

from datetime import date, timedelta

from django.db.models.functions import Mod
from django.utils import timezone

from beranda.demo.akun import Akun
from beranda.demo.bantuan import buat_bantuan, buat_minggu_lalu
from beranda.demo.denyut import buat_denyut
from beranda.demo.kebijakan import buat_kebijakan
from beranda.demo.pakta import buat_pakta
from beranda.demo.penempatan import SEKSI_CONTOH, Susunan
from beranda.demo.tanya import buat_tanya
from beranda.demo.unit import DUKCAPIL
from pegawai.choices import NamaPeran
from pegawai.models import Pengguna
from penilaian.domain.adopsi import hitung as hitung_adopsi
from sosialisasi.choices import Kelompok
from sosialisasi.domain import adopsi, penerimaan, pengumuman
from sosialisasi.models import Penerimaan, Pengumuman


def buat_sosialisasi(susunan: Susunan, akun: Akun, kini: date) -> None:
    """Everything of communication, by the city's communicator."""
    oleh = Pengguna.objects.get(peran__nama=NamaPeran.PENGELOLA_SOSIALISASI)
    _pengumuman(susunan, akun, oleh, kini)
    buat_kebijakan(oleh)
    buat_tanya(susunan, akun)
    buat_pakta(susunan, akun, kini)
    buat_denyut(susunan, akun, kini)
    # Seven of eight have signed in, as if they had used it for a while.
    Pengguna.objects.alias(sisa=Mod("pk", 8)).exclude(sisa=0).update(last_login=timezone.now())
    adopsi.hitung_masuk()
    hitung_adopsi()
    buat_minggu_lalu()
    buat_bantuan(susunan, oleh, kini)


def _pengumuman(susunan: Susunan, akun: Akun, oleh: Pengguna, kini: date) -> None:
    wajib = _tulis(
        oleh,
        "Penyusunan SKP tahun depan dimulai",
        "Rencana kerja tahun depan disusun mulai sekarang.\n\nMulailah dari hasil kerja atasan, tulis hasil Anda, "
        "lalu kirim. Atasan menyetujuinya mulai hari pertama tahun itu. Ada yang belum jelas? Tekan Bertanya.",
        wajib_baca=True,
        tenggat_baca=kini + timedelta(days=6),
    )
    _tulis(
        oleh,
        "Umpan balik diberikan sepanjang periode",
        "Umpan balik yang baik menyebut kejadian dan tanggalnya. Berikan begitu terjadi, jangan menunggu.",
        sasaran_kelompok=[Kelompok.PENILAI],
        boleh_komentar=True,
    )
    dinas = _tulis(
        oleh,
        "Loket tutup lebih awal Jumat ini",
        "Loket melayani sampai pukul 11.00 karena pemeliharaan jaringan. Beri tahu warga yang sudah mengambil nomor.",
        sasaran=[susunan.kepala_unit(DUKCAPIL).unit],
        boleh_komentar=True,
        berakhir=kini + timedelta(days=14),
    )
    kasi = susunan.kepala_unit(SEKSI_CONTOH).pegawai.pk
    penerimaan.komentari(pengumuman=dinas, oleh=akun[kasi], teks="Apakah pengambilan dokumen juga tutup?")
    _tulis(oleh, "Klinik pengisian hasil kerja", "Setiap Rabu pukul 13.00 lewat daring.", terbit=False)
    # Two of three have read it; those with a printed login still see it waiting.
    belum = Penerimaan.objects.filter(pengumuman=wajib, pengguna__is_active=False).alias(urut=Mod("pengguna", 3))
    belum.filter(urut__gt=0).update(dibaca=timezone.now())


def _tulis(oleh: Pengguna, judul: str, isi: str, *, sasaran: list | None = None, terbit: bool = True, **data: object):
    satu = pengumuman.simpan(
        pengumuman=None, versi=0, data={"judul": judul, "isi": isi} | data, sasaran_unit=sasaran or [], oleh=oleh
    )
    if terbit:
        pengumuman.terbitkan(pengumuman=satu, versi=satu.versi)
    return Pengumuman.objects.get(pk=satu.pk)
