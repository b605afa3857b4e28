"""The loop from the citizen's answer to the score: index of a service as indicator, words on an officer as evidence."""

from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from kinerja.waktu import rentang
from penilaian.choices import SKP_MENGIKAT, StatusIndikator, StatusSKP, SumberIndikator
from penilaian.domain import indeks_layanan, rencana
from penilaian.domain import skp as domain_skp
from penilaian.domain.hitung import hitung_satu
from penilaian.models import SKP, Indikator, Periode, PerluHitung, Realisasi, TargetPeriode
from penilaian.queries.layanan import suara_warga
from penilaian.queries.rincian import rincian
from survei.choices import StatusPeriodeSurvei
from survei.domain import periode as domain_periode
from survei.models import Layanan, Loket, Pengecualian, PeriodeSurvei, Petugas, Respons
from survei.rumus import UNSUR
from tests.orang import AWAL, Kantor
from tests.penilaian.skp_contoh import buat_periode, rancangan
from tests.survei.survei_contoh import layanan, semester


@pytest.fixture
def loket(kantor: Kantor) -> Loket:
    """Dewi stands at the only counter of the service, the whole year."""
    loket = Loket.objects.create(layanan=layanan(kantor), nama="Loket 1")
    Petugas.objects.create(layanan=loket.layanan, loket=loket, pegawai=kantor.dewi, masa=rentang(AWAL))
    return loket


@pytest.fixture
def terbuka(loket: Loket, kantor: Kantor) -> PeriodeSurvei:
    """A survey around the running month."""
    kini = buat_periode().rentang
    satu = semester(
        loket.layanan,
        "uji",
        mulai=kini.lower - timedelta(days=10),
        selesai=kini.upper + timedelta(days=10),
    )
    return domain_periode.pindahkan(periode=satu, ke=StatusPeriodeSurvei.BUKA)


def jawab(terbuka: PeriodeSurvei, loket: Loket | None, tanggal, *nilai: int) -> None:
    """One answer a value, the same for all nine unsur."""
    Respons.objects.bulk_create(
        Respons(periode=terbuka, kanal="kupon", loket=loket, tanggal=tanggal, **dict.fromkeys(UNSUR, n)) for n in nilai
    )


def rencanakan(kantor: Kantor, satu: Layanan, target: str = "80") -> SKP:
    """Dewi's approved plan of four results; the fourth is measured by the service's index."""
    periode = Periode.objects.get()
    skp = rancangan(kantor, periode, jumlah=4)
    dewi = kantor.akun(kantor.dewi)
    i = Indikator.objects.filter(skp=skp).order_by("-hasil__urutan").first()
    i.layanan, i.satuan = satu, "nilai"
    rencana.simpan_indikator(indikator=i, oleh=dewi)
    rencana.simpan_target(skp=skp, oleh=dewi, isian=[rencana.IsianTarget(i.pk, periode.pk, Decimal(target))])
    skp.refresh_from_db()
    domain_skp.ajukan(skp=skp, oleh=dewi)
    return domain_skp.setujui(skp=skp, oleh=kantor.akun(kantor.ratna))


def test_indeks_masa_skp_dan_periode_menjadi_realisasi(kantor: Kantor, terbuka: PeriodeSurvei, loket: Loket) -> None:
    skp, periode = rencanakan(kantor, loket.layanan), Periode.objects.get()
    hari = periode.rentang.lower
    jawab(terbuka, loket, hari, *[3] * 20, *[4] * 20)
    # The day before and the day after the period belong to others.
    jawab(terbuka, loket, hari - timedelta(days=1), *[1] * 30)
    jawab(terbuka, loket, periode.rentang.upper, *[1] * 30)
    assert indeks_layanan.perbarui(periode=periode) == 1
    r = Realisasi.objects.get()
    assert (r.indikator.sumber, r.status, r.n, r.nilai) == (SumberIndikator.LAYANAN, "diterima", 40, Decimal("87.5"))
    assert (r.selang_bawah, r.selang_atas) == (Decimal("83.45"), Decimal("91.55"))
    assert PerluHitung.objects.filter(skp=skp, periode=periode).exists()
    # A second look at the same answers writes nothing.
    assert indeks_layanan.perbarui(periode=periode) == 0


@pytest.mark.parametrize(
    ("target", "jawaban", "status", "capaian"),
    [
        # 87,50 with an interval of 83,45–91,55.
        ("85", [3] * 20 + [4] * 20, StatusIndikator.DIHITUNG, Decimal(100)),
        ("92", [3] * 20 + [4] * 20, StatusIndikator.DIHITUNG, Decimal("95.11")),
        ("80", [3] * 20 + [4] * 20, StatusIndikator.DIHITUNG, Decimal("109.38")),
        ("80", [4] * 29, StatusIndikator.BELUM_CUKUP_DATA, None),
        ("80", [], StatusIndikator.BELUM, None),
    ],
)
def test_target_dalam_selang_dihitung_seratus_dan_di_bawah_30_jawaban_tidak_dihitung(
    kantor: Kantor,
    terbuka: PeriodeSurvei,
    loket: Loket,
    target: str,
    jawaban: list[int],
    status: str,
    capaian: Decimal | None,
) -> None:
    skp, periode = rencanakan(kantor, loket.layanan, target), Periode.objects.get()
    jawab(terbuka, loket, periode.rentang.lower, *jawaban)
    indeks_layanan.perbarui(periode=periode)
    hitung_satu(skp_id=skp.pk, periode_id=periode.pk)
    isi = rincian(SKP.objects.get(pk=skp.pk), periode)
    baris = next(b for b in isi.indikator if b.sumber == SumberIndikator.LAYANAN)
    assert baris.status == status
    assert (None if baris.capaian is None else round(baris.capaian, 2)) == capaian
    assert isi.cocok


def test_jawaban_yang_dikecualikan_dan_periode_draf_tidak_ikut(
    kantor: Kantor, terbuka: PeriodeSurvei, loket: Loket
) -> None:
    rencanakan(kantor, loket.layanan)
    periode = Periode.objects.get()
    jawab(terbuka, loket, periode.rentang.lower, *[4] * 35, *[1] * 5)
    for r in Respons.objects.filter(waktu=1):
        Pengecualian.objects.create(respons=r, alasan="uji")
    indeks_layanan.perbarui(periode=periode)
    assert Realisasi.objects.get().nilai == 100
    PeriodeSurvei.objects.update(status=StatusPeriodeSurvei.DRAF)
    assert indeks_layanan.perbarui(periode=periode) == 0


def test_hanya_layanan_yang_dilayani_atau_dipimpin_dapat_dipilih(kantor: Kantor, loket: Loket) -> None:
    periode = buat_periode()
    lain = layanan(kantor, "PUSKES", unit=kantor.lain, nama="Berobat")
    skp = rancangan(kantor, periode, jumlah=4)
    i = skp.indikator.first()
    i.layanan = lain
    with pytest.raises(ValidationError, match="Pilih layanan yang Anda layani atau pimpin"):
        rencana.simpan_indikator(indikator=i, oleh=kantor.akun(kantor.dewi))
    i.layanan = loket.layanan
    tersimpan = rencana.simpan_indikator(indikator=i, oleh=kantor.akun(kantor.dewi))
    assert (tersimpan.sumber, tersimpan.arah, tersimpan.batas_atas) == (SumberIndikator.LAYANAN, "naik", 100)


def test_angka_petugas_hanya_dari_loket_dan_harinya(kantor: Kantor, terbuka: PeriodeSurvei, loket: Loket) -> None:
    """Forty answers at her counter, forty at another one; hers are drawn towards the mean of the service."""
    skp, periode = rencanakan(kantor, loket.layanan), Periode.objects.get()
    sebelah = Loket.objects.create(layanan=loket.layanan, nama="Loket 2")
    jawab(terbuka, loket, periode.rentang.lower, *[4] * 40)
    jawab(terbuka, sebelah, periode.rentang.lower, *[3] * 40)
    (satu,) = suara_warga(skp, periode)
    assert (satu.n, satu.kompetensi, satu.perilaku_unit) == (40, Decimal("100.00"), Decimal("87.50"))
    # 40/60 of her 100 and 20/60 of the 87,5 of the service.
    assert satu.perilaku_susut == Decimal("95.83")
    klien = Client()
    klien.force_login(kantor.akun(kantor.dewi))
    halaman = klien.get(f"/kinerja/nilai/{skp.publik}/{periode.kode}/").content.decode()
    assert "U6 95,83 = 40/60 × 100,00 + 20/60 × 87,50" in halaman
    # When she has left the counter, answers there say nothing of her.
    Petugas.objects.update(masa=rentang(AWAL, periode.rentang.lower - timedelta(days=1)))
    assert suara_warga(skp, periode) == []


def test_angka_petugas_di_bawah_30_jawaban_tidak_ditampilkan(
    kantor: Kantor, terbuka: PeriodeSurvei, loket: Loket
) -> None:
    skp, periode = rencanakan(kantor, loket.layanan), Periode.objects.get()
    jawab(terbuka, loket, periode.rentang.lower, *[1] * 29)
    (satu,) = suara_warga(skp, periode)
    assert (satu.n, satu.cukup, satu.kompetensi, satu.perilaku_susut) == (29, False, None, None)
    klien = Client()
    klien.force_login(kantor.akun(kantor.dewi))
    halaman = klien.get(f"/kinerja/nilai/{skp.publik}/{periode.kode}/").content.decode()
    assert "Belum cukup data: 29 jawaban di loket yang dijaganya, perlu 30." in halaman


@pytest.mark.parametrize("banyak", [1, 3])
def test_memperbarui_memakai_jumlah_pernyataan_yang_tetap(
    kantor: Kantor, terbuka: PeriodeSurvei, loket: Loket, banyak: int, django_assert_num_queries: Any
) -> None:
    skp, periode = rencanakan(kantor, loket.layanan), Periode.objects.get()
    asal = skp.indikator.get(layanan=loket.layanan)
    for nomor in range(banyak - 1):
        lain = Indikator.objects.get(pk=asal.pk)
        lain.pk, lain.uraian = None, f"Indeks {nomor}"
        lain._state.adding = True
        lain.save()
        TargetPeriode.objects.create(skp=skp, indikator=lain, periode=periode, target=80)
    jawab(terbuka, loket, periode.rentang.lower, *[4] * 40)
    # Savepoint, targets, two for the index, what is stored, upsert, release; the reason of the history travels along.
    with django_assert_num_queries(7):
        assert indeks_layanan.perbarui(periode=periode) == banyak


def test_rencana_yang_belum_disetujui_tidak_diisi(kantor: Kantor, terbuka: PeriodeSurvei, loket: Loket) -> None:
    skp, periode = rencanakan(kantor, loket.layanan), Periode.objects.get()
    jawab(terbuka, loket, periode.rentang.lower, *[4] * 40)
    SKP.objects.filter(pk=skp.pk).update(status=StatusSKP.DRAF)
    assert StatusSKP.DRAF not in SKP_MENGIKAT
    assert indeks_layanan.perbarui(periode=periode) == 0
