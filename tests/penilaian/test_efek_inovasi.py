"""An innovation judged by the results of its unit: against comparable people elsewhere, and not below ten."""

from datetime import date
from decimal import Decimal

import pytest

from inovasi.models import Dampak, Usulan
from inovasi.rumus import simpulan
from kinerja.waktu import rentang
from pegawai.models import Pegawai, Penempatan, UnitKerja
from penilaian.domain import efek_inovasi
from penilaian.models import SKP, Nilai, Periode
from tests.inovasi.contoh import buat
from tests.orang import Kantor
from tests.penilaian.test_efek import tiga_triwulan

__all__ = ["tiga_triwulan"]


def _orang(kantor: Kantor, unit: UnitKerja, banyak: int, ubah: tuple[int, int], awal: int, tiga: list[Periode]) -> None:
    """`banyak` people of a unit with 90 in the first quarter, changed by the two figures in turn in the third."""
    masa = rentang(date(2026, 1, 1), date(2026, 12, 31))
    for n in range(banyak):
        p = Pegawai.objects.create(
            nip=f"19910101201{awal + n:04d}{n:03d}", nama=f"Orang {n}", tgl_lahir=date(1991, 1, 1)
        )
        t = Penempatan.objects.create(pegawai=p, unit=unit, jabatan=kantor.jabatan, masa=masa)
        s = SKP.objects.create(pegawai=p, penempatan=t, unit=unit, penilai=kantor.ratna, rentang=masa, status="berlaku")
        for periode, nilai in ((tiga[0], 90), (tiga[2], 90 + ubah[n % 2])):
            Nilai.objects.create(skp=s, periode=periode, kebijakan=periode.kebijakan, nilai_hasil=nilai, sidik="")


def _inovasi(kantor: Kantor, unit: UnitKerja) -> Usulan:
    u = buat(kantor, unit=unit)
    hari = {"tanggal_uji_coba": date(2026, 4, 6), "tanggal_penerapan": date(2026, 7, 1)}
    Usulan.objects.filter(pk=u.pk).update(tahap="penerapan", status="berjalan", **hari)
    return u


def _angka(u: Usulan) -> tuple:
    d = Dampak.objects.get(usulan=u, ukuran="indikator")
    return d.sebelum, d.sesudah, d.selisih, d.bawah, d.atas, d.n_sebelum, d.simpulan


def test_naik_lebih_dari_unit_lain_disandingkan_dengan_selangnya(
    kantor: Kantor, tiga_triwulan: list[Periode], django_assert_num_queries
) -> None:
    # Twenty here +6 and +4 in turn, twenty elsewhere +2 and 0: 5 − 1 = 4. Variance of a change 20/19 on both sides,
    # 1.96 × √(2 × 20/19/20) = 0.64.
    _orang(kantor, kantor.seksi, 20, (6, 4), 0, tiga_triwulan)
    _orang(kantor, kantor.lain, 20, (2, 0), 100, tiga_triwulan)
    u = _inovasi(kantor, kantor.seksi)
    Periode.objects.update(status="ditutup")
    with django_assert_num_queries(12):
        assert efek_inovasi.ukur() == 1
    harap = (Decimal(90), Decimal(95), Decimal(4), Decimal("3.36"), Decimal("4.64"), 20, "naik")
    assert _angka(u) == harap
    assert (u.dampak.get().masa_sebelum, u.dampak.get().masa_sesudah) == ("Triwulan 1", "Triwulan 3")
    # The office above has its section's people, too; one more innovation costs no statement.
    atas = _inovasi(kantor, kantor.dinas)
    with django_assert_num_queries(12):
        assert efek_inovasi.ukur() == 2
    assert (_angka(u), _angka(atas)) == (harap, harap)


def test_di_bawah_sepuluh_orang_tidak_ada_angka(kantor: Kantor, tiga_triwulan: list[Periode]) -> None:
    _orang(kantor, kantor.seksi, 9, (6, 4), 0, tiga_triwulan)
    _orang(kantor, kantor.lain, 20, (2, 0), 100, tiga_triwulan)
    u = _inovasi(kantor, kantor.seksi)
    Periode.objects.update(status="ditutup")
    assert efek_inovasi.ukur() == 1
    assert _angka(u) == (None, None, None, None, None, 9, "kurang")


@pytest.mark.parametrize("terbuka", [0, 2], ids=["sebelum", "sesudah"])
def test_periode_yang_belum_ditutup_tidak_dibandingkan(
    kantor: Kantor, tiga_triwulan: list[Periode], terbuka: int
) -> None:
    _inovasi(kantor, kantor.seksi)
    Periode.objects.exclude(pk=tiga_triwulan[terbuka].pk).update(status="ditutup")
    assert efek_inovasi.ukur() == 0
    assert simpulan(None, None) == "kurang"
