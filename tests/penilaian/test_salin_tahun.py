"""A plan begun as a copy of the earlier one: one act, targets as a draft, nothing overwritten."""

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from kinerja.waktu import hari_ini, rentang
from penilaian.choices import StatusPeriode, StatusSKP
from penilaian.domain import salin_tahun as domain
from penilaian.domain import skp as skp_domain
from penilaian.models import SKP, HasilKerja, Indikator, Periode, TargetPeriode
from tests.orang import Kantor
from tests.penilaian.skp_contoh import buat_periode, rancangan, skp_atasan


@pytest.fixture
def periode(kantor: Kantor) -> Periode:
    return buat_periode()


def tahun_lalu(kantor: Kantor, periode: Periode, *, jumlah: int = 1) -> SKP:
    """Dewi's approved plan of last year with a target in the same months as `periode`, and another one."""
    tahun = hari_ini().year - 1
    skp = SKP.objects.create(
        pegawai=kantor.dewi,
        penempatan=kantor.dewi.penempatan.get(),
        penilai=kantor.ratna,
        unit=kantor.seksi,
        rentang=rentang(date(tahun, 1, 1), date(tahun, 12, 31)),
        status=StatusSKP.BERLAKU,
    )
    sama = periode.rentang.lower.replace(year=tahun)
    lain = [
        Periode.objects.create(
            kode=f"LALU-{n}",
            nama=f"Lalu {n}",
            jenis=periode.jenis,
            rentang=rentang(awal, awal + timedelta(days=20)),
            tenggat_realisasi=periode.tenggat_realisasi,
            tenggat_penilaian=periode.tenggat_penilaian,
            status=StatusPeriode.BERJALAN,
            kebijakan=periode.kebijakan,
        )
        for n, awal in enumerate((sama, sama + timedelta(days=25)))
    ]
    for n in range(jumlah):
        hasil = HasilKerja.objects.create(skp=skp, uraian=f"Lama {n}", bobot=Decimal(100) / jumlah)
        i = Indikator.objects.create(skp=skp, hasil=hasil, uraian=f"Ukuran {n}", satuan="berkas", bobot=hasil.bobot)
        for p, target in zip(lain, (30, 99), strict=True):
            TargetPeriode.objects.create(skp=skp, indikator=i, periode=p, target=target)
    return skp


def masuk(kantor: Kantor) -> Client:
    klien = Client()
    klien.force_login(kantor.akun(kantor.dewi))
    return klien


def test_disalin_sekali_tekan_dengan_target_triwulan_yang_sama(kantor, periode) -> None:
    lama = tahun_lalu(kantor, periode)
    baru = domain.salin_sebelumnya(oleh=kantor.akun(kantor.dewi))
    assert (baru.status, baru.versi, baru.rentang.lower.year) == (StatusSKP.DRAF, 1, hari_ini().year)
    assert [(h.uraian, h.bobot) for h in baru.hasil.all()] == [("Lama 0", 100)]
    assert [(t.periode, t.target, t.indikator.uraian) for t in baru.target.all()] == [(periode, 30, "Ukuran 0")]
    assert (lama.hasil.count(), lama.target.count()) == (1, 2)


def test_hasil_atasan_ikut_hanya_bila_kalimatnya_masih_ada(kantor, periode) -> None:
    lama = tahun_lalu(kantor, periode, jumlah=2)
    kini = skp_atasan(kantor, "Layanan cepat")
    dulu = SKP.objects.create(
        pegawai=kantor.ratna,
        penempatan=kantor.ratna.penempatan.get(),
        penilai=kantor.bambang,
        unit=kantor.seksi,
        rentang=lama.rentang,
        status=StatusSKP.DITUTUP,
    )
    for h, kalimat in zip(lama.hasil.all(), ("Layanan cepat", "Sudah tidak ada"), strict=True):
        h.hasil_atasan = HasilKerja.objects.create(skp=dulu, uraian=kalimat, bobot=50)
        h.save()
    baru = domain.salin_sebelumnya(oleh=kantor.akun(kantor.dewi))
    assert [h.hasil_atasan for h in baru.hasil.all()] == [kini.hasil.get(), None]


def test_rancangan_berisi_tidak_ditimpa_yang_kosong_diisi(kantor, periode) -> None:
    tahun_lalu(kantor, periode)
    dewi = kantor.akun(kantor.dewi)
    kosong = skp_domain.buat_rancangan(oleh=dewi)
    assert not kosong.hasil.exists()
    assert domain.salin_sebelumnya(oleh=dewi) == kosong
    with pytest.raises(ValidationError, match="sudah berisi, jadi tidak ditimpa"):
        domain.salin_sebelumnya(oleh=dewi)
    assert kosong.hasil.count() == 1


def test_tanpa_skp_lama_atau_dengan_skp_berlaku_tahun_ini_tidak_ada_yang_disalin(kantor, periode) -> None:
    dewi = kantor.akun(kantor.dewi)
    with pytest.raises(ValidationError, match="Tidak ada SKP lama"):
        domain.salin_sebelumnya(oleh=dewi)
    assert "Tidak ada SKP lama yang dapat disalin" in masuk(kantor).get(reverse("penilaian:skp_salin")).content.decode()
    tahun_lalu(kantor, periode)
    SKP.objects.filter(pk=rancangan(kantor, periode).pk).update(status=StatusSKP.BERLAKU)
    with pytest.raises(ValidationError, match="Tidak ada SKP lama"):
        domain.salin_sebelumnya(oleh=dewi)


def test_skp_tahun_baru_disetujui_menutup_yang_lama_tanpa_mengubah_tanggalnya(kantor, periode) -> None:
    lama = tahun_lalu(kantor, periode)
    baru = rancangan(kantor, periode)
    assert (baru.versi, [h.uraian for h in baru.hasil.all()]) == (1, ["Hasil 0"])
    skp_domain.ajukan(skp=baru, oleh=kantor.akun(kantor.dewi))
    baru = skp_domain.setujui(skp=baru, oleh=kantor.akun(kantor.ratna))
    kini = SKP.objects.get(pk=lama.pk)
    assert (kini.status, kini.rentang, baru.status) == (StatusSKP.DITUTUP, lama.rentang, StatusSKP.BERLAKU)


def test_lewat_halaman_dengan_pratinjau(kantor, periode) -> None:
    tahun_lalu(kantor, periode)
    klien, tahun = masuk(kantor), hari_ini().year - 1
    assert f"Salin dari SKP {tahun}" in klien.get(reverse("penilaian:skp_saya")).content.decode()
    pratinjau = klien.get(reverse("penilaian:skp_salin")).content.decode()
    assert ("Lama 0" in pratinjau, "30 berkas" in pratinjau) == (True, True)
    assert klien.get(reverse("penilaian:skp_salin_mulai")).status_code == 405
    jawab = klien.post(reverse("penilaian:skp_salin_mulai"))
    assert jawab.url == reverse("penilaian:skp", args=[SKP.objects.get(status=StatusSKP.DRAF).publik])
    assert "Salin dari SKP" not in klien.get(reverse("penilaian:skp_saya")).content.decode()


def test_jumlah_kueri_tetap(kantor, periode, django_assert_max_num_queries: Callable) -> None:
    jumlah = []
    for n in (1, 3):
        SKP.objects.all().delete()
        Periode.objects.exclude(pk=periode.pk).delete()
        tahun_lalu(kantor, periode, jumlah=n)
        klien = masuk(kantor)
        with django_assert_max_num_queries(12) as kueri:
            klien.get(reverse("penilaian:skp_salin"))
        jumlah.append(len(kueri))
    assert jumlah[0] == jumlah[1]
