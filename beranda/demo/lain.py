"""Smaller things that every page needs something of: corrections, a team, notices."""

from datetime import date, timedelta

from django.utils import timezone

from beranda.demo.penempatan import SEKSI_CONTOH, Susunan
from beranda.demo.unit import DUKCAPIL
from kinerja.domain.pekerjaan import jalankan_langsung
from kinerja.domain.pemberitahuan import beri_tahu
from kinerja.models import Pemberitahuan
from kinerja.waktu import rentang
from pegawai.choices import PeranTim
from pegawai.models import AnggotaTim, Pengguna, PermintaanKoreksi, TimKerja
from penilaian.domain.laporan import buat_penyusunan
from penilaian.models import Laporan, Periode


def buat_koreksi(susunan: Susunan, akun: dict[int, Pengguna], kini: date) -> None:
    """Requests of people without an assessor and of the example seksi, one of each kind."""
    tanpa = [k for k in susunan.kursi if k.kerja and k.penempatan.penilai_id is None]
    staf = susunan.staf_unit(SEKSI_CONTOH)
    isi = [(k, "penilai", "Belum ada", "Kepala unit saya") for k in tanpa] + [
        (staf[1], "pendidikan", staf[1].pegawai.get_pendidikan_display(), "S-1/D-IV"),
        (staf[2], "tempat lahir", staf[2].pegawai.tempat_lahir, "Palembang Ilir"),
    ]
    PermintaanKoreksi.objects.bulk_create(
        [
            PermintaanKoreksi(
                pegawai=k.pegawai,
                pelapor=akun[k.pegawai.pk],
                bidang=bidang,
                tertulis=tertulis,
                seharusnya=seharusnya,
                penjelasan="Mohon diperiksa, surat keputusan ada pada saya.",
                tenggat=kini + timedelta(days=7),
            )
            for k, bidang, tertulis, seharusnya in isi
        ]
    )


def buat_tim(susunan: Susunan, mulai: date) -> None:
    """A team across units, led by the head of the example seksi."""
    dinas, kasi = susunan.kepala_unit(DUKCAPIL), susunan.kepala_unit(SEKSI_CONTOH)
    tim = TimKerja.objects.create(
        nama="Tim Percepatan Identitas Kependudukan",
        unit=dinas.unit,
        tujuan="Warga menerima dokumen kependudukan pada hari yang sama.",
        masa=rentang(mulai),
    )
    lain = [k for k in susunan.kursi if k.jabatan.kode == "LOKET" and k.unit.nama != SEKSI_CONTOH]
    anggota = [kasi, *susunan.staf_unit(SEKSI_CONTOH)[:3], *lain[:3]]
    AnggotaTim.objects.bulk_create(
        [
            AnggotaTim(
                tim=tim,
                pegawai=k.pegawai,
                peran=PeranTim.KETUA if k is kasi else PeranTim.ANGGOTA,
                masa=rentang(mulai),
            )
            for k in anggota
        ]
    )


def buat_pemberitahuan(login: list[dict[str, str]], nama_periode: str) -> None:
    """A first notice for everybody who can sign in."""
    penerima = Pengguna.objects.filter(username__in=[baris["username"] for baris in login])
    beri_tahu(
        pemberitahuan=[
            Pemberitahuan(
                penerima=orang,
                judul=f"{nama_periode} sedang berjalan",
                isi="Laporkan hasil dan beri umpan balik sebelum tenggat.",
                tautan="/",
                kunci="contoh-periode-berjalan",
            )
            for orang in penerima
        ]
    )


def buat_laporan(periode: list[Periode]) -> None:
    """Feedback reports of every quarter, oldest first; all but the newest two were read, and none is mailed."""
    for p in periode:
        jalankan_langsung(pekerjaan=buat_penyusunan(periode=p))
    sekarang, lama = timezone.now(), periode[:-2]
    kabar = Pemberitahuan.objects.filter(kunci__startswith="laporan:")
    kabar.update(disurelkan=sekarang)
    kabar.filter(tautan__in=[f"/tim/laporan/{p.kode}/" for p in lama]).update(dibaca=sekarang)
    Laporan.objects.filter(periode__in=lama).update(dibaca=sekarang)
