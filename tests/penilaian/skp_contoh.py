"""A running quarter and plans for the tests of the employee's side."""

from datetime import timedelta
from decimal import Decimal

from django.utils import timezone

from kinerja.waktu import akhir_hari, hari_ini, hari_terakhir, rentang
from penilaian.choices import JenisPeriode, StatusKebijakan, StatusPeriode, StatusSKP
from penilaian.choices_skp import JenisLampiran
from penilaian.domain import rencana
from penilaian.domain import skp as skp_domain
from penilaian.models import SKP, HasilKerja, Indikator, Kebijakan, LampiranSKP, Periode
from tests.orang import Kantor


def buat_periode() -> Periode:
    kini = hari_ini()
    return Periode.objects.create(
        kode="TW-UJI",
        nama="Triwulan uji",
        jenis=JenisPeriode.TRIWULAN,
        rentang=rentang(kini.replace(day=1), kini.replace(day=28) if kini.day < 28 else kini),
        tenggat_realisasi=akhir_hari(kini + timedelta(days=5)),
        tenggat_penilaian=akhir_hari(kini + timedelta(days=10)),
        status=StatusPeriode.BERJALAN,
        kebijakan=Kebijakan.objects.create(versi=1, nama="Uji", status=StatusKebijakan.BERLAKU),
    )


def skp_atasan(kantor: Kantor, *uraian: str) -> SKP:
    """Ratna's running plan of this year with these main results."""
    kini = hari_ini()
    skp = SKP.objects.create(
        pegawai=kantor.ratna,
        penempatan=kantor.ratna.penempatan.get(),
        penilai=kantor.bambang,
        unit=kantor.seksi,
        rentang=rentang(kini.replace(month=1, day=1), kini.replace(month=12, day=31)),
        status=StatusSKP.BERLAKU,
    )
    bobot = Decimal(100) / (len(uraian) or 1)
    for n, teks in enumerate(uraian or ("Layanan seksi selesai tepat waktu",), 1):
        HasilKerja.objects.create(skp=skp, uraian=teks, bobot=bobot, urutan=n)
    return skp


def skp_atasan_kelak(kantor: Kantor, periode: Periode) -> HasilKerja:
    """A result of Ratna's plan that can be supported, of a plan that takes no part in the period under test."""
    skp = skp_atasan(kantor)
    akhir = hari_terakhir(skp.rentang)
    skp.rentang = rentang(min(periode.rentang.upper, akhir), akhir)
    skp.save()
    return skp.hasil.get()


def rancangan(kantor: Kantor, periode: Periode, *, jumlah: int = 1) -> SKP:
    """Dewi's complete draft: `jumlah` results that share the weight, one indicator each with target 100."""
    dewi = kantor.akun(kantor.dewi)
    skp = skp_domain.buat_rancangan(oleh=dewi)
    atasan = HasilKerja.objects.filter(skp__pegawai=kantor.ratna).first() or skp_atasan_kelak(kantor, periode)
    sisa = Decimal(100)
    for n in range(jumlah):
        bobot = sisa if n == jumlah - 1 else Decimal(100 // jumlah)
        sisa -= bobot
        hasil = rencana.simpan_hasil(
            hasil=HasilKerja(skp=skp, uraian=f"Hasil {n}", bobot=bobot, hasil_atasan=atasan), oleh=dewi
        )
        i = rencana.simpan_indikator(
            indikator=Indikator(hasil=hasil, uraian=f"Indikator {n}", satuan="berkas"), oleh=dewi
        )
        rencana.simpan_target(skp=skp, oleh=dewi, isian=[rencana.IsianTarget(i.pk, periode.pk, Decimal(100))])
    tanpa_lampiran(skp)
    skp.refresh_from_db()
    return skp


def tanpa_lampiran(skp: SKP) -> None:
    """It was agreed that the plan has no annex."""
    LampiranSKP.objects.bulk_create([LampiranSKP(skp=skp, jenis=j) for j in JenisLampiran], ignore_conflicts=True)


def berlaku(kantor: Kantor, periode: Periode, *, jumlah: int = 1) -> SKP:
    """The same plan, sent by Dewi and approved by Ratna."""
    skp = rancangan(kantor, periode, jumlah=jumlah)
    skp_domain.ajukan(skp=skp, oleh=kantor.akun(kantor.dewi))
    skp = skp_domain.setujui(skp=skp, oleh=kantor.akun(kantor.ratna))
    assert skp.status == StatusSKP.BERLAKU
    assert skp.disetujui <= timezone.now()
    return skp
