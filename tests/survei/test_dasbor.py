"""The dashboard: units not ranked apart within chance, the city in two figures, the same statements for any city."""

from decimal import Decimal
from io import BytesIO
from typing import Any

import pytest
from django.urls import reverse
from python_calamine import CalamineWorkbook

from kinerja.waktu import rentang
from pegawai.choices import NamaPeran
from pegawai.models import Peran
from survei.models import HasilSurvei, Layanan, Petugas
from survei.queries.dasbor import dasbor
from survei.rumus_gabung import Indeks, gabung, peringkat
from tests.orang import AWAL, Kantor
from tests.survei.survei_contoh import layanan
from tests.survei.test_perbaikan import masuk
from tests.survei.test_terbit import acak, terbitkan


def beri(kantor: Kantor, orang: Any, unit: Any = None) -> None:
    akun = kantor.akun(orang)
    Peran.objects.create(pengguna=akun, nama=NamaPeran.PENGELOLA_SURVEI, unit=unit, masa=rentang(AWAL), alasan="uji")


def semua() -> list[Layanan]:
    return list(Layanan.objects.select_related("unit__opd").order_by("kode"))


def test_gabungan_sama_dengan_menghitung_semua_jawaban(kantor: Kantor) -> None:
    """Index and spread of two services together, from their stored figures alone, against their answers in one."""
    satu, dua = acak(2.8, 40, 1), acak(3.4, 25, 2)
    terbitkan(layanan(kantor), "a", 200, satu)
    terbitkan(layanan(kantor, "KK"), "a", 200, dua)
    terbitkan(layanan(kantor, "GABUNG"), "a", 200, satu + dua)
    h = {x.periode.layanan.kode: x for x in HasilSurvei.objects.select_related("periode__layanan")}
    bersama = gabung(Indeks(h[k].ikm, h[k].n, h[k].simpangan) for k in ("KTP-EL", "KK"))
    assert bersama is not None
    assert (bersama.n, bersama.ikm) == (65, h["GABUNG"].ikm)
    assert bersama.simpangan is not None
    assert round(bersama.simpangan, 2) == round(h["GABUNG"].simpangan, 2)
    assert gabung([]) is None


def test_peringkat_berupa_rentang_bila_selang_bertindihan() -> None:
    a, b, c = (Decimal(90), Decimal(95)), (Decimal(80), Decimal(91)), (Decimal(60), Decimal(70))
    assert peringkat([c, a, None, b]) == [(3, 3), (1, 2), None, (1, 2)]
    assert peringkat([]) == []


def test_kota_rata_rata_unit_dan_tertimbang(kantor: Kantor) -> None:
    """Dinas (10 × 75 + 30 × 100) / 40 = 93,75 and the other agency 50 of 40: mean 71,88 (half-up), pooled 71,88; with
    only twenty answers there the pooled one is 79,17."""
    terbitkan(layanan(kantor), "a", 200, [[3] * 9] * 10)
    terbitkan(layanan(kantor, "KK"), "a", 200, [[4] * 9] * 30)
    terbitkan(layanan(kantor, "PUSKES", unit=kantor.lain), "a", 200, [[2] * 9] * 20)
    layanan(kantor, "BARU", unit=kantor.kota)
    d = dasbor(semua())
    assert d.tertimbang is not None
    assert (d.rerata_unit, d.tertimbang.ikm, d.tertimbang.n) == (Decimal("71.88"), Decimal("79.17"), 60)
    assert (d.unit_berindeks, len(d.unit)) == (2, 3)


def test_perubahan_dan_yang_perlu_dilihat(kantor: Kantor) -> None:
    turun, tetap = layanan(kantor), layanan(kantor, "KK", nama="Kartu keluarga")
    terbitkan(turun, "satu", 200, acak(3.7, 120, 1))
    terbitkan(turun, "dua", 100, acak(3.3, 120, 2))
    terbitkan(tetap, "satu", 200, acak(3.4, 120, 3))
    terbitkan(tetap, "dua", 100, acak(3.4, 120, 4))
    d = dasbor(semua())
    assert {b.layanan.kode: b.arah for b in d.baris} == {"KTP-EL": -1, "KK": 0}
    assert [b.layanan.kode for b in d.perlu_dilihat] == ["KTP-EL"]
    assert [(t.kode, t.arah) for t in d.tren] == [("satu", 0), ("dua", -1)]
    assert d.kode == ["dua", "satu"]
    lama = dasbor(semua(), "satu")
    assert {b.hasil.periode.kode for b in lama.baris if b.hasil} == {"satu"}


def test_siapa_melihat_apa(kantor: Kantor) -> None:
    """The manager of the Dinas and its head see its services alone; who only serves one, and HR, see no dashboard."""
    beri(kantor, kantor.hasan, kantor.dinas)
    satu = layanan(kantor)
    terbitkan(satu, "a", 200, acak(3.3, 40, 1))
    terbitkan(layanan(kantor, "PUSKES", unit=kantor.lain, nama="Puskesmas Merdeka"), "a", 200, acak(3.3, 40, 2))
    Petugas.objects.create(layanan=satu, pegawai=kantor.dewi, masa=rentang(AWAL))
    for nama, kode in {"hasan": 200, "bambang": 200, "ratna": 200, "dewi": 403, "sari": 403}.items():
        jawab = masuk(kantor, getattr(kantor, nama)).get("/hasil-survei/")
        assert jawab.status_code == kode, nama
        if kode == 200:
            assert "Perekaman KTP elektronik" in jawab.content.decode()
            assert "Puskesmas Merdeka" not in jawab.content.decode()


def test_laporan_perangkat_daerah_ditawarkan_kepada_yang_melihat_semua_layanannya(kantor: Kantor) -> None:
    """Ratna heads the section of one of two services: a report of a part would pass for the whole."""
    terbitkan(layanan(kantor, unit=kantor.seksi), "a", 200, acak(3.3, 40, 1))
    laporan = reverse("survei:laporan_unit", args=["D01", "a"])
    assert laporan in masuk(kantor, kantor.ratna).get("/hasil-survei/").content.decode()
    terbitkan(layanan(kantor, "KK", unit=kantor.dinas, nama="Kartu keluarga"), "a", 200, acak(3.3, 40, 2))
    for orang, ada in ((kantor.ratna, False), (kantor.bambang, True)):
        klien = masuk(kantor, orang)
        assert (laporan in klien.get("/hasil-survei/").content.decode(), klien.get(laporan).status_code) == (
            ada,
            200 if ada else 404,
        )


def test_buku_kerja_dan_saringan_di_alamat(kantor: Kantor) -> None:
    beri(kantor, kantor.hasan)
    terbitkan(layanan(kantor), "a", 200, [[4, 3, 3, 4, 3, 3, 4, 1, 2]] * 12)
    terbitkan(layanan(kantor, "PUSKES", unit=kantor.lain), "a", 200, [[3] * 9] * 12)
    klien = masuk(kantor, kantor.hasan)
    buku = CalamineWorkbook.from_filelike(BytesIO(klien.get("/hasil-survei/?unit=D01&unduh=xlsx").content))
    assert buku.sheet_names == ["Unit", "Layanan", "Tren"]
    baris = buku.get_sheet_by_name("Layanan").to_python()[1:]
    assert [b[0] for b in baris] == ["KTP-EL"]
    assert baris[0][-9:] == [100, 75, 75, 100, 75, 75, 100, 25, 50]
    assert klien.get("/hasil-survei/?periode=tidak-ada&urut=aneh&baris=x&page=99").status_code == 200


@pytest.mark.parametrize("banyak", [1, 3])
def test_dasbor_paling_banyak_dua_belas_pernyataan(
    kantor: Kantor, banyak: int, django_assert_max_num_queries: Any
) -> None:
    beri(kantor, kantor.hasan)
    for nomor in range(banyak):
        terbitkan(
            layanan(kantor, f"L{nomor}", unit=(kantor.seksi, kantor.lain, kantor.kota)[nomor]),
            "a",
            200,
            acak(3.2, 15, nomor),
        )
    klien = masuk(kantor, kantor.hasan)
    klien.get("/hasil-survei/")
    with django_assert_max_num_queries(12):
        klien.get("/hasil-survei/")
