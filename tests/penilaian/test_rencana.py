"""What stands in a draft, and who may write it."""

from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from penilaian.choices import JenisUkuran
from penilaian.domain import rencana
from penilaian.domain import skp as skp_domain
from penilaian.models import HasilKerja, Indikator, TargetPeriode
from tests.orang import Kantor
from tests.penilaian.skp_contoh import berlaku, buat_periode, rancangan


def test_bobot_indikator_mengikuti_bobot_hasil(kantor: Kantor) -> None:
    skp = rancangan(kantor, buat_periode())
    dewi = kantor.akun(kantor.dewi)
    hasil, indikator = skp.hasil.get(), skp.indikator.get()
    indikator.bagian = Decimal(40)
    rencana.simpan_indikator(indikator=indikator, oleh=dewi)
    hasil.bobot = Decimal(50)
    rencana.simpan_hasil(hasil=hasil, oleh=dewi)
    assert Indikator.objects.get().bobot == Decimal("20.0000")


def test_hanya_pemilik_yang_mengubah(kantor: Kantor) -> None:
    skp = rancangan(kantor, buat_periode())
    for orang in (kantor.ratna, kantor.sari, kantor.hasan):
        with pytest.raises(PermissionDenied):
            rencana.hapus_hasil(hasil=skp.hasil.get(), oleh=kantor.akun(orang))


def test_skp_berlaku_tidak_dapat_diubah(kantor: Kantor) -> None:
    skp = berlaku(kantor, buat_periode())
    with pytest.raises(ValidationError, match="tidak dapat diubah"):
        rencana.simpan_hasil(hasil=HasilKerja(skp=skp, uraian="Lain", bobot=1), oleh=kantor.akun(kantor.dewi))


def test_dua_jendela_yang_kedua_diberi_tahu(kantor: Kantor) -> None:
    skp = rancangan(kantor, buat_periode())
    dewi = kantor.akun(kantor.dewi)
    rencana.simpan_hasil(hasil=skp.hasil.get(), oleh=dewi, revisi=skp.revisi)
    with pytest.raises(ValidationError, match="jendela atau perangkat lain"):
        rencana.simpan_hasil(hasil=skp.hasil.get(), oleh=dewi, revisi=skp.revisi)


def test_target_nol_ditolak_di_kolomnya(kantor: Kantor) -> None:
    periode = buat_periode()
    skp = rancangan(kantor, periode)
    i = skp.indikator.get()
    isian = [rencana.IsianTarget(i.pk, periode.pk, Decimal(0))]
    with pytest.raises(ValidationError) as galat:
        rencana.simpan_target(skp=skp, oleh=kantor.akun(kantor.dewi), isian=isian)
    assert list(galat.value.message_dict) == [f"{i.pk}-{periode.pk}"]
    assert TargetPeriode.objects.get().target == 100


def test_ya_tidak_bertarget_satu(kantor: Kantor) -> None:
    skp = rancangan(kantor, buat_periode())
    i = skp.indikator.get()
    i.ukuran = JenisUkuran.YA_TIDAK
    rencana.simpan_indikator(indikator=i, oleh=kantor.akun(kantor.dewi))
    assert TargetPeriode.objects.get().target == 1


def test_rancangan_kedua_ditolak(kantor: Kantor) -> None:
    rancangan(kantor, buat_periode())
    with pytest.raises(ValidationError, match="Sudah ada rancangan"):
        skp_domain.buat_rancangan(oleh=kantor.akun(kantor.dewi))
