"""A trial period: marked wherever it is named, for good once open, and refused where results have consequences."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from kinerja.waktu import akhir_hari, hari_ini
from penilaian.choices import StatusKebijakan, StatusPeriode
from penilaian.domain import periode as domain
from penilaian.models import AturanTpp, BahanTpp, Kebijakan, Periode
from penilaian.queries.tpp import periode_tpp
from tests.orang import Kantor

pytestmark = pytest.mark.django_db


@pytest.fixture
def coba(kantor: Kantor) -> Periode:
    kini = hari_ini()
    return domain.buat(
        kode="2026-COBA",
        nama="Latihan bulan ini",
        jenis="bulanan",
        awal=kini,
        akhir=kini + timedelta(days=20),
        tenggat_realisasi=akhir_hari(kini + timedelta(days=22)),
        tenggat_penilaian=akhir_hari(kini + timedelta(days=24)),
        kebijakan=Kebijakan.objects.create(versi=1, nama="Uji", status=StatusKebijakan.BERLAKU),
        uji_coba=True,
    )


def test_namanya_menyebut_uji_coba_juga_di_basis_data(coba: Periode) -> None:
    assert coba.nama == "Latihan bulan ini (uji coba)"
    ubah = domain.ubah(periode=coba, data={"nama": "Latihan"}, alasan="Lebih singkat")
    assert ubah.nama == "Latihan (uji coba)"
    with pytest.raises(IntegrityError), transaction.atomic():
        Periode.objects.filter(pk=coba.pk).update(nama="Latihan")


def test_tetap_uji_coba_sesudah_dibuka(coba: Periode) -> None:
    domain.buka(periode=coba, alasan="Mulai")
    with pytest.raises(ValidationError):
        domain.ubah(periode=coba, data={"uji_coba": False}, alasan="Dianggap sungguhan")
    with pytest.raises(DatabaseError), transaction.atomic():
        Periode.objects.filter(pk=coba.pk).update(uji_coba=False)
    Periode.objects.filter(pk=coba.pk).update(status=StatusPeriode.DITUTUP, ditutup=timezone.now())
    assert Periode.objects.get().uji_coba


def test_tidak_menjadi_dasar_tunjangan(kantor: Kantor, coba: Periode) -> None:
    Periode.objects.filter(pk=coba.pk).update(status=StatusPeriode.DITUTUP)
    assert (list(periode_tpp()), list(Periode.objects.bukan_uji_coba())) == ([], [])
    sari = kantor.akun(kantor.sari)
    persen = dict.fromkeys(("sangat_baik", "baik", "butuh_perbaikan", "kurang", "sangat_kurang"), 0)
    aturan = AturanTpp.objects.create(mulai=date(2026, 1, 1), dasar="Uji", oleh=sari, **persen)
    isi = {"bulan": date(2026, 11, 1), "unit": kantor.dinas, "aturan": aturan, "disusun_oleh": sari}
    with pytest.raises(IntegrityError), transaction.atomic():
        BahanTpp.objects.create(periode=coba, **isi)
    sungguhan = domain.buat(
        kode="2026-TW9",
        nama="Triwulan",
        jenis="triwulan",
        awal=hari_ini(),
        akhir=hari_ini(),
        tenggat_realisasi=akhir_hari(hari_ini()),
        tenggat_penilaian=akhir_hari(hari_ini()),
        kebijakan=coba.kebijakan,
    )
    bahan = BahanTpp.objects.create(periode=sungguhan, **isi)
    with pytest.raises(IntegrityError), transaction.atomic():
        BahanTpp.objects.filter(pk=bahan.pk).update(periode=coba)


def test_halaman_menyebutnya(client: Client, kantor: Kantor, coba: Periode) -> None:
    client.force_login(kantor.akun(kantor.sari))
    kalimat = "Uji coba: tidak dipakai untuk tunjangan, karier, atau sanksi."
    assert kalimat in client.get(reverse("penilaian:periode", args=[coba.kode])).content.decode()
    domain.buka(periode=coba, alasan="Mulai")
    client.force_login(kantor.akun(kantor.ratna))
    assert kalimat in client.get(reverse("penilaian:tim")).content.decode()
