"""Guidance in the demo city: proposed for everybody whose last final result is below; among those
with a printed login one plan runs since two months with a session written up, one waits for the employee."""

from datetime import timedelta

from django.utils import timezone

from beranda.demo.akun import Akun
from kinerja.waktu import hari_ini, rentang, tambah_bulan
from pegawai.models import Penempatan
from penilaian.choices_lanjut import BULAN_BIMBINGAN
from penilaian.domain import bimbingan as domain
from penilaian.domain.bimbingan_kabar import ingatkan
from penilaian.models import Bimbingan, SesiBimbingan

_SASARAN = ("Berkas yang dikirim lengkap", "Paling banyak 2 berkas dikembalikan dalam sebulan")
_POKOK = ("Mencari sebab berkas kembali", "Memakai daftar periksa", "Melihat angka bulan ini")


def buat_bimbingan(akun: Akun) -> None:
    """After the past periods are closed."""
    domain.usulkan()
    ingatkan()
    tempat = Penempatan.objects.pada().filter(penilai__isnull=False).definitif()
    penilai = dict(tempat.values_list("pegawai", "penilai"))
    semua = Bimbingan.objects.filter(pegawai__in=penilai).order_by("pk")
    dikenal = sorted(semua, key=lambda b: -sum(akun[o].is_active for o in (b.pegawai_id, penilai[b.pegawai_id])))
    for nomor, b in enumerate(dikenal[:2]):
        atasan, pegawai = akun[penilai[b.pegawai_id]], akun[b.pegawai_id]
        domain.tambah_sasaran(bimbingan=b, uraian=_SASARAN[0], ukuran=_SASARAN[1], oleh=atasan)
        for n, pokok in enumerate(_POKOK):
            domain.tambah_sesi(bimbingan=b, tanggal=hari_ini() + timedelta(days=30 * n), pokok=pokok, oleh=atasan)
        b.refresh_from_db()
        domain.simpan_dukungan(
            bimbingan=b, dukungan="Didampingi rekan senior setiap Senin.", oleh=atasan, revisi=b.revisi
        )
        b = domain.setujui(bimbingan=b, oleh=atasan, revisi=b.revisi + 1)
        if nomor == 0:
            _sejak_lama(domain.setujui(bimbingan=b, oleh=pegawai, revisi=b.revisi))


def _sejak_lama(b: Bimbingan) -> None:
    """As if agreed two months ago, the first session written up by both."""
    mulai = hari_ini() - timedelta(days=60)
    saat = timezone.now() - timedelta(days=60)
    Bimbingan.objects.filter(pk=b.pk).update(
        masa=rentang(mulai, tambah_bulan(mulai, BULAN_BIMBINGAN)), setuju_atasan=saat, setuju_pegawai=saat, dibuat=saat
    )
    for sesi in list(b.sesi.order_by("tanggal")):
        SesiBimbingan.objects.filter(pk=sesi.pk).update(tanggal=sesi.tanggal - timedelta(days=58))
    SesiBimbingan.objects.filter(pk=b.sesi.order_by("tanggal")[0].pk).update(
        catatan_atasan="Tujuh dari sembilan berkas kembali karena lampiran. Disepakati memakai daftar periksa.",
        catatan_atasan_oleh=b.setuju_atasan_oleh,
        catatan_pegawai="Daftar periksa saya tempel di meja. Saya mencoba mulai pekan ini.",
    )
