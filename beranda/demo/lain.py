"""Smaller things that every page needs something of: corrections, a team, notices."""

from datetime import date, datetime, time, timedelta

from django.utils import timezone

from beranda.demo.akun import Akun
from beranda.demo.penempatan import SEKSI_CONTOH, Kursi, Susunan
from beranda.demo.unit import BKPSDM, DUKCAPIL
from kinerja.domain.pekerjaan import jalankan_langsung
from kinerja.domain.pemberitahuan import beri_tahu
from kinerja.models import Pemberitahuan
from kinerja.waktu import hari_ini, rentang
from pegawai.choices import PeranTim, StatusKoreksi
from pegawai.domain.koreksi import HARI_KERJA_JAWABAN, tenggat_hari_kerja
from pegawai.models import AnggotaTim, Pengguna, PermintaanKoreksi, TimKerja
from penilaian.domain.laporan import buat_penyusunan
from penilaian.models import Laporan, Periode, PutusanNilai, UmpanBalik


def buat_koreksi(susunan: Susunan, akun: Akun, kini: date) -> None:
    """Requests that wait (of people without an assessor, and two of the example seksi) and some that were answered."""
    tanpa = [k for k in susunan.kursi if k.kerja and k.penempatan.penilai_id is None]
    staf = susunan.staf_unit(SEKSI_CONTOH)
    terbuka = [(k, "penilai", "Belum ada", "Kepala unit saya") for k in tanpa] + [
        (staf[1], "pendidikan", staf[1].pegawai.get_pendidikan_display(), "S-1/D-IV"),
        (staf[2], "tempat lahir", staf[2].pegawai.tempat_lahir, "Palembang Ilir"),
    ]
    admin = akun[susunan.kepala_unit(BKPSDM).pegawai.pk]
    PermintaanKoreksi.objects.bulk_create(
        [
            PermintaanKoreksi(
                pegawai=k.pegawai,
                pelapor=akun[k.pegawai.pk],
                bidang=bidang,
                tertulis=tertulis,
                seharusnya=seharusnya,
                penjelasan="Mohon diperiksa, surat keputusan ada pada saya.",
                tenggat=tenggat_hari_kerja(kini - timedelta(days=nomor * 2), HARI_KERJA_JAWABAN),
            )
            for nomor, (k, bidang, tertulis, seharusnya) in enumerate(terbuka)
        ]
        + [_terjawab(k, akun, admin, kini - timedelta(days=12 * n), n) for n, k in enumerate((staf[0], *staf[3:7]), 2)]
    )


# Field, what was written, what it should be, state, answer.
_TERJAWAB = (
    ("nama", "tanpa gelar", "dengan gelar A.Md.", StatusKoreksi.DIPERBAIKI, "Gelar sudah ditambahkan sesuai ijazah."),
    ("golongan", "II/c", "II/d", StatusKoreksi.DIPERBAIKI, "Disesuaikan dengan SK kenaikan pangkat April."),
    ("tanggal lahir", "bulan 6", "bulan 7", StatusKoreksi.DITOLAK, "NIP dan akta menyebut bulan 6. Lampirkan putusan."),
    ("surel", "alamat lama", "alamat baru", StatusKoreksi.DIPERBAIKI, "Alamat surel sudah diganti."),
    ("unit", "Seksi Identitas", "Bidang Pendaftaran", StatusKoreksi.DITOLAK, "SK terakhir masih menyebut seksi ini."),
)


def _terjawab(k: Kursi, akun: Akun, admin: Pengguna, hari: date, nomor: int) -> PermintaanKoreksi:
    bidang, tertulis, seharusnya, status, jawaban = _TERJAWAB[nomor % len(_TERJAWAB)]
    waktu = timezone.make_aware(datetime.combine(hari, time(9, 20)))
    return PermintaanKoreksi(
        pegawai=k.pegawai,
        pelapor=akun[k.pegawai.pk],
        bidang=bidang,
        tertulis=tertulis,
        seharusnya=seharusnya,
        penjelasan="Mohon disesuaikan dengan dokumen saya.",
        status=status,
        jawaban=jawaban,
        dijawab_oleh=admin,
        dijawab=waktu + timedelta(days=2),
        tenggat=tenggat_hari_kerja(hari, HARI_KERJA_JAWABAN),
        dibuat=waktu,
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
    """What everybody who can sign in was told: the running period, their latest feedback, results that were
    delivered. Mail is not sent: the addresses are invented."""
    penerima = list(Pengguna.objects.filter(username__in=[baris["username"] for baris in login]))
    kabar = [
        Pemberitahuan(
            penerima=orang,
            judul=f"{nama_periode} sedang berjalan",
            isi="Laporkan hasil dan beri umpan balik sebelum tenggat.",
            tautan="/",
            kunci="contoh-periode-berjalan",
        )
        for orang in penerima
    ]
    for orang in penerima:
        kabar += _kabar_pribadi(orang)
    beri_tahu(pemberitahuan=kabar)
    Pemberitahuan.objects.filter(disurelkan=None).update(disurelkan=timezone.now())


def _kabar_pribadi(orang: Pengguna) -> list[Pemberitahuan]:
    """The notices that feedback and delivery would have left, the older ones read."""
    putusan = PutusanNilai.objects.filter(skp__pegawai=orang.pegawai_id).select_related("periode", "skp").order_by("id")
    umpan = UmpanBalik.objects.filter(skp__pegawai=orang.pegawai_id).order_by("dibuat")
    return [
        Pemberitahuan(
            penerima=orang,
            judul=f"Hasil penilaian {p.periode.nama} disampaikan",
            tautan=f"/kinerja/nilai/{p.skp.publik}/{p.periode.kode}/",
            kunci=f"putusan:{p.pk}",
            dibuat=p.disampaikan,
            dibaca=p.diterima,
        )
        for p in putusan
    ] + [
        Pemberitahuan(
            penerima=orang,
            judul="Umpan balik baru untuk Anda",
            tautan="/kinerja/umpan-balik/",
            kunci=f"umpan_balik:{u.publik}",
            dibuat=u.dibuat,
            dibaca=u.dibaca,
        )
        for u in umpan
    ]


def buat_laporan(periode: list[Periode]) -> None:
    """Feedback reports of every period; those of periods that ended a quarter ago were read."""
    for p in periode:
        jalankan_langsung(pekerjaan=buat_penyusunan(periode=p))
    sekarang, batas = timezone.now(), hari_ini() - timedelta(days=91)
    lama = [p for p in periode if p.rentang.upper <= batas]
    tautan = [f"/tim/laporan/{p.kode}/" for p in lama]
    Pemberitahuan.objects.filter(kunci__startswith="laporan:", tautan__in=tautan).update(dibaca=sekarang)
    Laporan.objects.filter(periode__in=lama).update(dibaca=sekarang)
