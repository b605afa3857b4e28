"""The year beside its periods: a part under an earlier assessor, months as weights, and no rating proposed."""

from datetime import date
from decimal import Decimal

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from kinerja.waktu import rentang
from penilaian.choices import JenisPeriode, StatusPeriode, StatusSKP
from penilaian.models import SKP, Nilai, Periode, PutusanNilai
from penilaian.queries.setahun import setahun
from tests.orang import Kantor
from tests.penilaian.test_hitung import periode  # noqa: F401  (fixture)

pytestmark = pytest.mark.django_db


def test_riwayat_dan_timbangan_bulan_dengan_penilai_sebelumnya(
    kantor: Kantor,
    periode: Periode,  # noqa: F811
) -> None:
    tahun = Periode.objects.create(
        kode="2026-TH",
        nama="Tahun 2026",
        jenis=JenisPeriode.TAHUNAN,
        rentang=rentang(date(2026, 1, 1), date(2026, 12, 31)),
        tenggat_realisasi=timezone.now(),
        tenggat_penilaian=timezone.now(),
        status=StatusPeriode.BERJALAN,
        kebijakan=periode.kebijakan,
    )
    lama, baru = (
        SKP.objects.create(
            pegawai=kantor.dewi,
            penempatan=kantor.dewi.penempatan.get(),
            penilai=penilai,
            unit=kantor.seksi,
            rentang=masa,
            status=status,
        )
        for penilai, masa, status in (
            (kantor.bambang, rentang(date(2026, 1, 1), date(2026, 7, 31)), StatusSKP.DISESUAIKAN),
            (kantor.ratna, rentang(date(2026, 8, 1), date(2026, 12, 31)), StatusSKP.BERLAKU),
        )
    )
    for skp, nilai in ((lama, "80"), (baru, "110")):
        Nilai.objects.create(
            skp=skp, periode=periode, kebijakan=periode.kebijakan, nilai_hasil=Decimal(nilai), sidik="x"
        )
    PutusanNilai.objects.create(
        skp=lama,
        periode=periode,
        rating_hasil="di_bawah",
        rating_perilaku="sesuai",
        predikat="butuh_perbaikan",
        oleh=kantor.akun(kantor.bambang),
    )
    isi = setahun(baru, tahun)
    assert [(b.bulan, b.nilai.skp.penilai, b.putusan and b.putusan.predikat) for b in isi.bagian] == [
        (1, kantor.bambang, "butuh_perbaikan"),
        (2, kantor.ratna, None),
    ]
    assert (isi.hasil, isi.perilaku, isi.skp) == (Decimal("100.00"), None, 2)
    alamat = reverse("penilaian:setahun", args=[baru.publik, tahun.kode])
    for orang, kode in ((kantor.ratna, 200), (kantor.dewi, 200), (kantor.sari, 200), (kantor.hasan, 404)):
        klien = Client()
        klien.force_login(kantor.akun(orang))
        assert klien.get(alamat).status_code == kode, orang
    # Who may not open the year gets no link to it: the superior's superior reads the plan alone.
    klien.force_login(kantor.akun(kantor.bambang))
    assert klien.get(alamat).status_code == 403
    assert alamat not in klien.get(reverse("penilaian:skp", args=[baru.publik])).content.decode()
    # The owner reads what was delivered alone.
    klien.force_login(kantor.akun(kantor.dewi))
    milik = klien.get(alamat).content.decode()
    assert ("Butuh Perbaikan" in milik, "Belum disampaikan" in milik) == (False, True)
    assert alamat in klien.get(reverse("penilaian:skp", args=[baru.publik])).content.decode()
    klien.force_login(kantor.akun(kantor.ratna))
    halaman = klien.get(alamat).content.decode()
    assert "Butuh Perbaikan" in halaman
    assert "Hasil kerja <b>100,00</b>" in halaman
    assert klien.get(reverse("penilaian:setahun", args=[baru.publik, periode.kode])).status_code == 404
