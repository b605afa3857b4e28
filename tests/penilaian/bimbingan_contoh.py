"""Dewi's closed quarter ended *kurang*, delivered and received: what guidance begins with."""

from datetime import timedelta

from django.utils import timezone

from kinerja.waktu import hari_ini, rentang
from penilaian.choices import JenisPeriode, StatusKebijakan, StatusPeriode, StatusSKP
from penilaian.domain import bimbingan as domain
from penilaian.models import SKP, Bimbingan, Kebijakan, Periode, PutusanNilai
from tests.orang import Kantor


def periode_lalu(kode: str = "2026-TW3", *, uji_coba: bool = False, bulan_lalu: int = 2) -> Periode:
    """A closed period that ended about so many months ago."""
    akhir = hari_ini() - timedelta(days=30 * bulan_lalu)
    kebijakan, _ = Kebijakan.objects.get_or_create(versi=1, defaults={"nama": "Uji", "status": StatusKebijakan.BERLAKU})
    return Periode.objects.create(
        kode=kode,
        nama=f"Triwulan {kode}" + (" (uji coba)" if uji_coba else ""),
        jenis=JenisPeriode.TRIWULAN,
        rentang=rentang(akhir - timedelta(days=25), akhir),
        tenggat_realisasi=timezone.now() - timedelta(days=20),
        tenggat_penilaian=timezone.now() - timedelta(days=10),
        status=StatusPeriode.DITUTUP,
        uji_coba=uji_coba,
        kebijakan=kebijakan,
    )


def skp(orang) -> SKP:
    """The plan of a person over the year around today, made once."""
    tempat = orang.penempatan.first()
    kini = hari_ini()
    isi = {"penempatan": tempat, "penilai": tempat.penilai, "unit": tempat.unit, "status": StatusSKP.BERLAKU}
    masa = rentang(kini - timedelta(days=400), kini + timedelta(days=200))
    return SKP.objects.get_or_create(pegawai=orang, defaults=isi | {"rentang": masa})[0]


def putuskan(kantor: Kantor, orang, periode: Periode, predikat: str, **waktu: object) -> PutusanNilai:
    """A decision, delivered and received long ago unless told otherwise."""
    lama = timezone.now() - timedelta(days=40)
    rating = {"rating_hasil": "sesuai", "rating_perilaku": "sesuai", "predikat": predikat}
    isi = {"disampaikan": lama, "diterima": lama, "oleh": kantor.akun(kantor.bambang)} | rating | waktu
    return PutusanNilai.objects.create(skp=skp(orang), periode=periode, **isi)


def usulan(kantor: Kantor) -> Bimbingan:
    """Dewi's proposed plan."""
    putuskan(kantor, kantor.dewi, periode_lalu(), "kurang")
    assert domain.usulkan() == 1
    return Bimbingan.objects.get()


def terisi(kantor: Kantor) -> Bimbingan:
    """With one goal and a session today."""
    b, ratna = usulan(kantor), kantor.akun(kantor.ratna)
    domain.tambah_sasaran(bimbingan=b, uraian="Berkas lengkap", ukuran="Paling banyak 2 kembali sebulan", oleh=ratna)
    domain.tambah_sesi(bimbingan=b, tanggal=hari_ini(), pokok="Cara memeriksa berkas", oleh=ratna)
    b.refresh_from_db()
    return b


def berjalan(kantor: Kantor) -> Bimbingan:
    """Agreed by both."""
    b = terisi(kantor)
    b = domain.setujui(bimbingan=b, oleh=kantor.akun(kantor.ratna), revisi=b.revisi)
    return domain.setujui(bimbingan=b, oleh=kantor.akun(kantor.dewi), revisi=b.revisi)
