"""Angka kredit in the demo city: last year's predikat of everybody in a functional position."""

from datetime import date, timedelta
from random import Random

from django.utils import timezone

from beranda.demo.akun import Akun
from beranda.demo.orang import BENIH
from beranda.demo.penempatan import Susunan
from kinerja.waktu import akhir_hari, rentang
from pegawai.choices import JenisJabatan
from penilaian.choices import JenisPeriode, Predikat, Rating, StatusPeriode, StatusSKP
from penilaian.domain.angka_kredit import hitung_semua
from penilaian.models import SKP, Periode, PutusanNilai

_PREDIKAT = (
    (Rating.DI_ATAS, Rating.DI_ATAS, Predikat.SANGAT_BAIK),
    (Rating.DI_BAWAH, Rating.SESUAI, Predikat.BUTUH_PERBAIKAN),
)


def buat_angka_kredit(susunan: Susunan, akun: Akun, pertama: Periode) -> None:
    """The year before `pertama`, the oldest quarter, as a closed yearly period."""
    tahun, acak = pertama.rentang.lower.year - 1, Random(BENIH)
    awal, akhir = date(tahun, 1, 1), date(tahun, 12, 31)
    saat = akhir_hari(akhir) + timedelta(days=20)
    periode = Periode.objects.create(
        kode=f"{tahun}-TH",
        nama=f"Tahun {tahun}",
        jenis=JenisPeriode.TAHUNAN,
        rentang=rentang(awal, akhir),
        tenggat_realisasi=akhir_hari(akhir) + timedelta(days=10),
        tenggat_penilaian=saat,
        status=StatusPeriode.DITUTUP,
        kebijakan=pertama.kebijakan,
        ditutup=min(saat + timedelta(days=1), timezone.now()),
    )
    # A few have a plan of that year to copy from; it stays undecided.
    ada = set(SKP.objects.filter(rentang__overlap=periode.rentang).values_list("pegawai", flat=True))
    kursi = [
        k
        for k in susunan.kursi
        if k.jabatan.jenis == JenisJabatan.FUNGSIONAL and k.penempatan.penilai_id and k.pegawai.pk not in ada
    ]
    skp = SKP.objects.bulk_create(
        SKP(
            pegawai=k.pegawai,
            penempatan=k.penempatan,
            penilai_id=k.penempatan.penilai_id,
            unit=k.unit,
            rentang=periode.rentang,
            status=StatusSKP.DITUTUP,
            jenis_periode=JenisPeriode.TAHUNAN,
        )
        for k in kursi
    )
    PutusanNilai.objects.bulk_create(_putusan(s, periode, akun, acak) for s in skp)
    hitung_semua()


def _putusan(skp: SKP, periode: Periode, akun: Akun, acak: Random) -> PutusanNilai:
    hasil, perilaku, predikat = Rating.SESUAI, Rating.SESUAI, Predikat.BAIK
    undi = acak.random()
    if undi < 0.2:
        hasil, perilaku, predikat = _PREDIKAT[undi < 0.04]
    saat = periode.tenggat_penilaian - timedelta(days=3)
    return PutusanNilai(
        skp=skp,
        periode=periode,
        rating_hasil=hasil,
        rating_perilaku=perilaku,
        predikat=predikat,
        oleh=akun[skp.penilai_id],
        dibuat=saat,
        disampaikan=saat,
        kanal="aplikasi",
        diterima=saat + timedelta(days=1),
    )
