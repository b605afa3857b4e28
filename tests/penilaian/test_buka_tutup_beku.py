"""Open, closed, frozen: what each does is on the page, and the last minute of the year is that of WIB."""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.db import DatabaseError, transaction
from django.test import Client
from django.urls import reverse

from kinerja.waktu import akhir_hari, rentang
from penilaian.choices import StatusPeriode
from penilaian.domain import periode as domain
from penilaian.domain import realisasi
from penilaian.domain.hitung import hitung_seluruh
from penilaian.models import SKP, Indikator, Periode, Realisasi
from tests.orang import Kantor
from tests.penilaian.skp_contoh import berlaku, buat_periode

pytestmark = pytest.mark.django_db
# 23.59.59 WIB of 31 December: 16.59.59 in UTC.
DETIK_TERAKHIR = akhir_hari(date(2026, 12, 31))
TAHUN_BARU = DETIK_TERAKHIR + timedelta(seconds=1)


@pytest.fixture
def jam() -> Iterator[Any]:
    with time_machine.travel(akhir_hari(date(2026, 12, 1)), tick=False) as jam:
        yield jam


@pytest.fixture
def periode(jam: Any, kantor: Kantor) -> Periode:
    """Entry ends with the year."""
    periode = buat_periode()
    periode.tenggat_realisasi, periode.tenggat_penilaian = DETIK_TERAKHIR, akhir_hari(date(2027, 1, 31))
    periode.save()
    return periode


def lapor(kantor: Kantor, skp: SKP, periode: Periode, nilai: int) -> None:
    isian = [realisasi.Isian(Indikator.objects.get(skp=skp).pk, Decimal(nilai))]
    realisasi.simpan_draf(skp=skp, periode=periode, oleh=kantor.akun(kantor.dewi), isian=isian)


def test_menit_terakhir_tahun_masih_dapat_mengisi_detik_berikutnya_tidak(
    kantor: Kantor, periode: Periode, jam: Any
) -> None:
    skp = berlaku(kantor, periode)
    jam.move_to(DETIK_TERAKHIR)
    lapor(kantor, skp, periode, 40)
    assert realisasi.kirim(skp=skp, periode=periode, oleh=kantor.akun(kantor.dewi)) == 1
    jam.move_to(TAHUN_BARU)
    with pytest.raises(ValidationError, match="sudah lewat"):
        lapor(kantor, skp, periode, 41)


def test_periode_tahun_baru_terbuka_pada_tengah_malam_wib(kantor: Kantor, periode: Periode, jam: Any) -> None:
    Periode.objects.create(
        kode="2027-TW1",
        nama="Triwulan I 2027",
        jenis="triwulan",
        rentang=rentang(date(2027, 1, 1), date(2027, 3, 31)),
        tenggat_realisasi=akhir_hari(date(2027, 4, 5)),
        tenggat_penilaian=akhir_hari(date(2027, 4, 15)),
        kebijakan=periode.kebijakan,
    )
    jam.move_to(DETIK_TERAKHIR)
    assert domain.buka_yang_tiba() == []
    jam.move_to(TAHUN_BARU)
    assert [p.kode for p in domain.buka_yang_tiba()] == ["2027-TW1"]


def test_halaman_menyebut_yang_terjadi_pada_tiap_keadaan(client: Client, kantor: Kantor, periode: Periode) -> None:
    client.force_login(kantor.akun(kantor.sari))
    url = reverse("penilaian:periode", args=[periode.kode])
    kalimat = {
        StatusPeriode.RENCANA: "Tanpa menekan apa pun, periode terbuka sendiri pada",
        StatusPeriode.BERJALAN: "bila ditutup sekarang, hasil yang belum dikirim tidak dihitung nol",
        StatusPeriode.DITUTUP: "Masukan dan nilainya tidak dapat diubah siapa pun",
    }
    ada = {}
    for status in kalimat:
        Periode.objects.filter(pk=periode.pk).update(status=status)
        isi = client.get(url).content.decode()
        ada[status] = [s.value for s, teks in kalimat.items() if teks in isi]
    assert ada == {s: [s.value] for s in kalimat}


def test_ditutup_lalu_beku_juga_bagi_pernyataan_langsung(kantor: Kantor, periode: Periode) -> None:
    skp = berlaku(kantor, periode)
    lapor(kantor, skp, periode, 40)
    domain.tutup(periode=periode, alasan="Selesai", hitung_terakhir=hitung_seluruh)
    for tindakan in (domain.buka, domain.tutup):
        lain = {"hitung_terakhir": hitung_seluruh} if tindakan is domain.tutup else {}
        with pytest.raises(ValidationError):
            tindakan(periode=periode, alasan="Lagi", **lain)
    with pytest.raises(ValidationError, match="tidak dapat diubah"):
        domain.ubah(periode=periode, data={"nama": "Lain"}, alasan="Salah nama")
    with pytest.raises(ValidationError, match="ditutup"):
        lapor(kantor, skp, periode, 41)
    with pytest.raises(DatabaseError), transaction.atomic():
        Realisasi.objects.update(nilai=99)
