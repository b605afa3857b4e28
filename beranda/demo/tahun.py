"""The year: how it was opened and announced, its yearly period, the next year in preparation, a trial quarter before
all others, and late entry that is over."""

from datetime import date, datetime, time, timedelta

from django.utils import timezone

from beranda.demo.akun import Akun
from beranda.demo.penempatan import SEKSI_CONTOH, Susunan
from beranda.demo.periode import triwulan
from kinerja.domain.pekerjaan import jalankan_langsung
from kinerja.models import Pemberitahuan
from kinerja.waktu import akhir_hari, rentang
from pegawai.choices import NamaPeran
from pegawai.models import Pengguna, Peran
from penilaian import rumus
from penilaian.choices import JenisPeriode, StatusPeriode
from penilaian.domain.hitung import buat_perhitungan, hitung_seluruh
from penilaian.domain.periode import tutup
from penilaian.models import SKP, BukaTahun, Kebijakan, Periode, PutusanNilai, Susulan, SusulanSKP
from penilaian.queries.buka_tahun import JADWAL

_KABAR = "Penilaian kinerja {} dibuka"


def buat_tahun(akun: Akun, kebijakan: Kebijakan, kini: date) -> None:
    """The yearly period of this year runs; the year was announced, and most people have opened their account since."""
    hr = Peran.objects.select_related("pengguna").filter(nama=NamaPeran.ADMIN_KEPEGAWAIAN, unit=None)[0].pengguna
    tahun = Periode.objects.create(**_isi_tahunan(kini.year, kebijakan), status=StatusPeriode.BERJALAN)
    jalankan_langsung(pekerjaan=buat_perhitungan(periode=tahun))
    dibuka = _pukul(date(kini.year, 1, 2), 9)
    umum = {"kebijakan": kebijakan, "diubah_oleh": hr, "jadwal": {j.value: list(hari) for j, hari in JADWAL.items()}}
    selesai = {"templat": [], "kesiapan_diperiksa": dibuka, "revisi": 6, "diubah": dibuka, "dibagikan": dibuka}
    BukaTahun.objects.create(
        tahun=kini.year,
        judul=_KABAR.format(kini.year),
        isi="Susun SKP Anda, lalu kirim ke atasan.",
        dibuka=dibuka,
        dibuka_oleh=hr,
        dikabari=len(akun) - 1,
        **umum,
        **selesai,
    )
    BukaTahun.objects.create(tahun=kini.year + 1, revisi=2, **umum)
    _umumkan(dibuka)


def _pukul(hari: date, jam: int) -> datetime:
    return timezone.make_aware(datetime.combine(hari, time(jam)))


def _isi_tahunan(tahun: int, kebijakan: Kebijakan) -> dict[str, object]:
    akhir = date(tahun, 12, 31)
    hasil, nilai = JADWAL[JenisPeriode.TAHUNAN]
    return {
        "kode": f"{tahun}-TH",
        "nama": f"Tahun {tahun}",
        "jenis": JenisPeriode.TAHUNAN,
        "rentang": rentang(date(tahun, 1, 1), akhir),
        "tenggat_realisasi": akhir_hari(akhir + timedelta(days=hasil)),
        "tenggat_penilaian": akhir_hari(akhir + timedelta(days=nilai)),
        "kebijakan": kebijakan,
    }


def buat_uji_coba(akun: Akun, pertama: Periode) -> None:
    """The quarter before the first was tried out by those who had a plan then: rated, delivered, closed."""
    awal, akhir = triwulan(pertama.rentang.lower - timedelta(days=1))
    coba = Periode.objects.create(
        kode=f"{awal.year}-COBA",
        nama=f"Latihan triwulan terakhir {awal.year} (uji coba)",
        jenis=JenisPeriode.TRIWULAN,
        rentang=rentang(awal, akhir),
        tenggat_realisasi=akhir_hari(akhir),
        tenggat_penilaian=akhir_hari(akhir + timedelta(days=10)),
        kebijakan=pertama.kebijakan,
        uji_coba=True,
        status=StatusPeriode.BERJALAN,
    )
    saat = coba.tenggat_penilaian - timedelta(days=2)
    PutusanNilai.objects.bulk_create(
        PutusanNilai(
            skp=s,
            periode=coba,
            rating_hasil=rumus.SESUAI,
            rating_perilaku=rumus.SESUAI,
            predikat=rumus.predikat(rumus.SESUAI, rumus.SESUAI),
            alasan_hasil="Latihan: sesuai dengan yang dilaporkan lewat cara lama.",
            alasan_perilaku="Latihan.",
            oleh=akun[s.penilai_id],
            dibuat=saat,
            disampaikan=saat,
            kanal="aplikasi",
            diterima=saat,
        )
        for s in SKP.objects.pada_periode(coba).exclude(penilai=None)
    )
    tutup(periode=coba, alasan="Latihan selesai.", hitung_terakhir=hitung_seluruh)
    Periode.objects.filter(pk=coba.pk).update(ditutup=coba.tenggat_penilaian + timedelta(hours=10))


def _umumkan(dibuka: datetime) -> None:
    """Everybody was told; two of three have activated their account since, most of those have opened the notice."""
    orang = list(Pengguna.objects.filter(pegawai__isnull=False).exclude(username="walikota").order_by("pk"))
    aktif = [p.pk for n, p in enumerate(orang) if n % 3]
    Pengguna.objects.filter(pk__in=aktif, diaktifkan=None).update(is_active=True, diaktifkan=dibuka + timedelta(days=3))
    judul = _KABAR.format(dibuka.year)
    Pemberitahuan.objects.bulk_create(
        Pemberitahuan(
            penerima=p,
            judul=judul,
            isi="Susun SKP Anda, lalu kirim ke atasan.",
            tautan="/kinerja/skp/",
            kunci=f"buka-tahun:{dibuka.year}",
            dibuat=dibuka,
            disurelkan=dibuka + timedelta(minutes=20),
            dibaca=dibuka + timedelta(days=3 + n % 9) if n % 3 and n % 5 else None,
        )
        for n, p in enumerate(orang)
    )


def buat_susulan(susunan: Susunan, periode: Periode) -> None:
    """In the last closed quarter one person of the example seksi could report three days longer."""
    kini = periode.tenggat_realisasi
    hr = Peran.objects.select_related("pengguna").filter(nama=NamaPeran.ADMIN_KEPEGAWAIAN, unit=None)[0].pengguna
    orang = susunan.staf_unit(SEKSI_CONTOH)[0].pegawai
    skp = SKP.objects.pada_periode(periode).filter(pegawai=orang)[0]
    susulan = Susulan.objects.create(
        periode=periode,
        pegawai=orang,
        sampai=kini + timedelta(days=3),
        alasan="Jaringan kantor putus pada hari terakhir.",
        oleh=hr,
        dibuat=kini + timedelta(hours=9),
    )
    SusulanSKP.objects.create(susulan=susulan, skp=skp)
