"""Angka kredit in the demo city: last year's predikat of everybody in a functional position."""

from datetime import date, timedelta
from random import Random

from beranda.demo.akun import Akun
from beranda.demo.orang import BENIH
from beranda.demo.penempatan import Susunan
from beranda.demo.periode import tutup_semua
from kinerja.waktu import akhir_hari, rentang
from pegawai.choices import JenisJabatan
from penilaian.choices import JenisPeriode, Predikat, Rating, StatusPeriode, StatusSKP
from penilaian.domain.angka_kredit import hitung_semua
from penilaian.models import SKP, HasilKerja, Periode, PutusanNilai

_HASIL = "Pelayanan sesuai standar selama setahun"
_PREDIKAT = (
    (Rating.DI_ATAS, Rating.DI_ATAS, Predikat.SANGAT_BAIK),
    (Rating.DI_BAWAH, Rating.SESUAI, Predikat.BUTUH_PERBAIKAN),
)


def buat_angka_kredit(susunan: Susunan, akun: Akun, pertama: Periode) -> Periode:
    """The year before `pertama`, the oldest quarter, as a yearly period that was rated and closed; returns it."""
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
        status=StatusPeriode.BERJALAN,
        kebijakan=pertama.kebijakan,
    )
    # A few have a plan of that year already.
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
    HasilKerja.objects.bulk_create(HasilKerja(skp=s, uraian=_HASIL, bobot=100) for s in skp)
    dinilai = SKP.objects.pada_periode(periode).filter(penilai__isnull=False).order_by("pk")
    PutusanNilai.objects.bulk_create(_putusan(s, periode, akun, acak) for s in dinilai)
    tutup_semua([periode])
    hitung_semua()
    return periode


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
