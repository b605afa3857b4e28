"""Closing a period while others write: an input is either in the last run or refused; nobody waits for ever."""

from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import date
from decimal import Decimal
from threading import Event

import pytest
from django.db import DatabaseError, connection, transaction

from kinerja.waktu import rentang
from penilaian.choices import StatusPeriode, StatusSKP
from penilaian.domain.hitung import hitung_rentang, hitung_seluruh
from penilaian.domain.periode import tutup
from penilaian.models import SKP, HasilKerja, Indikator, Nilai, Periode, Realisasi, TargetPeriode
from tests.orang import Kantor
from tests.penilaian.skp_contoh import buat_periode

pytestmark = pytest.mark.django_db(transaction=True)
TUNGGU = 20


@pytest.fixture
def periode(kantor: Kantor) -> Periode:
    return buat_periode()


@pytest.fixture
def skp(kantor: Kantor, periode: Periode) -> SKP:
    """Dewi's plan: 80 of 100 reported, not scored yet."""
    skp = SKP.objects.create(
        pegawai=kantor.dewi,
        penempatan=kantor.dewi.penempatan.get(),
        penilai=kantor.ratna,
        unit=kantor.seksi,
        rentang=rentang(date(2026, 1, 1), date(2026, 12, 31)),
        status=StatusSKP.BERLAKU,
    )
    hasil = HasilKerja.objects.create(skp=skp, uraian="KTP-el terbit", bobot=100)
    indikator = Indikator.objects.create(skp=skp, hasil=hasil, uraian="Berkas", satuan="berkas", bobot=100)
    TargetPeriode.objects.create(skp=skp, indikator=indikator, periode=periode, target=100)
    Realisasi.objects.create(skp=skp, indikator=indikator, periode=periode, nilai=80, status="dikirim")
    return skp


@pytest.fixture
def lain() -> Iterator[Callable[[Callable[[], None]], Future]]:
    """Run something in another thread, with a connection of its own."""
    with ThreadPoolExecutor(2) as kolam:

        def jalankan(kerja: Callable[[], None]) -> Future:
            def dengan_sambungan() -> None:
                try:
                    kerja()
                finally:
                    connection.close()

            return kolam.submit(dengan_sambungan)

        yield jalankan


def tutup_periode(periode: Periode) -> None:
    tutup(periode=periode, alasan="uji", hitung_terakhir=hitung_seluruh)


def ubah(nilai: str) -> None:
    Realisasi.objects.update(nilai=Decimal(nilai))


def test_penutupan_menunggu_masukan_yang_belum_selesai(periode, skp, lain) -> None:
    with transaction.atomic():
        ubah("95")
        penutupan = lain(lambda: tutup_periode(periode))
        with pytest.raises(TimeoutError):
            penutupan.result(timeout=1)
    penutupan.result(timeout=TUNGGU)
    assert (Nilai.objects.get().nilai_hasil, Periode.objects.get().status) == (Decimal("95.00"), StatusPeriode.DITUTUP)


def test_masukan_menunggu_penutupan_lalu_ditolak(periode, skp, lain) -> None:
    with transaction.atomic():
        tutup_periode(periode)
        tulisan = lain(lambda: ubah("95"))
        with pytest.raises(TimeoutError):
            tulisan.result(timeout=1)
    with pytest.raises(DatabaseError, match="periode sudah ditutup"):
        tulisan.result(timeout=TUNGGU)
    assert (Nilai.objects.get().nilai_hasil, Realisasi.objects.get().nilai) == (Decimal("80.00"), Decimal(80))


def test_penulis_yang_memegang_skp_tidak_saling_kunci_dengan_penutupan(periode, skp, lain) -> None:
    dipegang, boleh_menulis = Event(), Event()

    def menulis() -> None:
        with transaction.atomic():
            SKP.objects.select_for_update(no_key=True).get(pk=skp.pk)
            dipegang.set()
            boleh_menulis.wait(TUNGGU)
            ubah("95")

    tulisan = lain(menulis)
    assert dipegang.wait(TUNGGU)
    with transaction.atomic():
        tutup_periode(periode)
        boleh_menulis.set()
    with pytest.raises(DatabaseError, match="periode sudah ditutup"):
        tulisan.result(timeout=TUNGGU)
    assert Nilai.objects.get().nilai_hasil == Decimal("80.00")


def test_penghitungan_dan_penutupan_bergiliran(periode, skp, lain) -> None:
    with transaction.atomic():
        hitung_rentang(periode=periode, kebijakan=periode.kebijakan, awal=0, akhir=skp.pk)
        penutupan = lain(lambda: tutup_periode(periode))
        with pytest.raises(TimeoutError):
            penutupan.result(timeout=1)
        # The run holds the period already: asking for it again does not queue behind the closing.
        hitung_rentang(periode=periode, kebijakan=periode.kebijakan, awal=0, akhir=skp.pk)
    penutupan.result(timeout=TUNGGU)
    assert Periode.objects.get().status == StatusPeriode.DITUTUP
