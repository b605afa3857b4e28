"""Answer sheets by command, and the index that comes out: both orders, blanks, bad rows, the same file twice."""

import io
import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import DatabaseError, transaction

from survei.choices import StatusPeriodeSurvei
from survei.domain import hasil, periode
from survei.models import HasilSurvei, PeriodeSurvei, Respons
from survei.rumus import UNSUR
from tests.orang import Kantor
from tests.survei.survei_contoh import csv, layanan, semester
from tests.survei.test_rumus import BOBOT, KUESIONER, TERBIT, nama, resmi

BARIS = [h for h in TERBIT if "baris" in h]


def impor(tmp_path: Path, isi: bytes, kode: str = "KTP-EL", masa: str = "2026-S2", **lain: Any) -> dict[str, Any]:
    berkas = tmp_path / lain.pop("berkas", "lembar.csv")
    berkas.write_bytes(isi)
    keluar = io.StringIO()
    call_command("impor_respons", str(berkas), layanan=kode, periode=masa, json=True, stdout=keluar, **lain)
    return json.loads(keluar.getvalue())


def ikm(kode: str = "KTP-EL", masa: str = "2026-S2", **lain: Any) -> dict[str, Any]:
    keluar = io.StringIO()
    call_command("ikm", layanan=kode, periode=masa, json=True, stdout=keluar, **lain)
    return json.loads(keluar.getvalue())


@pytest.mark.parametrize("terbit", BARIS, ids=nama)
def test_jawaban_terbit_menghasilkan_indeks_yang_dihitung_ulang(kantor: Kantor, tmp_path: Path, terbit: Any) -> None:
    semester(layanan(kantor))
    masuk = impor(tmp_path, csv(terbit["baris"]), urutan=terbit["urutan"])
    assert masuk == {
        "layanan": "KTP-EL",
        "periode": "2026-S2",
        "masuk": terbit["n"],
        "tidak_lengkap": 0,
        "galat": 0,
        "kesalahan": [],
        "diterapkan": True,
    }
    for bobot, kolom in BOBOT.items():
        dapat = ikm(bobot=bobot)
        assert dapat["n"] == terbit["n"]
        assert abs(Decimal(dapat["ikm"]) - Decimal(terbit[kolom])) <= Decimal("0.00505")
        assert dapat["mutu"] == terbit["mutu"][bobot]
        harap = dict(zip(UNSUR, resmi(terbit, terbit["nrr"]), strict=True))
        assert {k: round(Decimal(x), 4) for k, x in dapat["nrr"].items()} == {
            k: round(Decimal(x), 4) for k, x in harap.items()
        }


def test_dua_urutan_kolom_satu_laporan(kantor: Kantor, tmp_path: Path) -> None:
    """Item 8 of a questionnaire asks about sarana, unsur 8 of the list is pengaduan."""
    baris = [[4, 3, 3, 4, 3, 3, 4, 1, 2], [3, 3, 2, 4, 3, 4, 4, 2, 3]]
    tukar = [[*b[:7], b[8], b[7]] for b in baris]
    semester(layanan(kantor))
    semester(layanan(kantor, "KK", nama="Kartu keluarga"))
    semester(layanan(kantor, "AKTA", nama="Akta kelahiran"))
    impor(tmp_path, csv(baris))
    impor(tmp_path, csv(tukar), kode="KK", urutan="kuesioner")
    impor(tmp_path, csv(tukar, list(KUESIONER)), kode="AKTA")
    assert ikm() == ikm("KK") == ikm("AKTA")
    assert (ikm()["nrr"]["pengaduan"], ikm()["nrr"]["sarana"]) == ("1.5", "2.5")


def test_judul_yang_bertentangan_dengan_urutan_ditolak(kantor: Kantor, tmp_path: Path) -> None:
    semester(layanan(kantor))
    with pytest.raises(CommandError, match="kolom kedelapan berjudul pengaduan"):
        impor(tmp_path, csv([[4] * 9], list(UNSUR)), urutan="kuesioner")
    assert Respons.objects.count() == 0


def test_kosong_pecahan_dan_baris_kurang_dari_lima(kantor: Kantor, tmp_path: Path) -> None:
    """The mean of an unsur divides by its own answers: not the mean of the respondents' means."""
    isi = csv([[4] * 9, [3, None, None, None, 3, 3, 3, 3, 3], [1, 1, 1, 1, *[None] * 5], ["2.5"] * 9])
    semester(layanan(kantor))
    masuk = impor(tmp_path, isi)
    assert (masuk["masuk"], masuk["tidak_lengkap"]) == (4, 1)
    dapat = ikm()
    # Six unsur with (4 + 3 + 2,5) / 3, three with (4 + 2,5) / 2.
    assert dapat["n"] == 3
    assert dapat["nrr"]["waktu"] == "3.25"
    assert Decimal(dapat["ikm"]) == Decimal("79.86")
    assert (dapat["mutu"], dapat["selang"]) == ("B", None)


def test_baris_salah_menolak_seluruh_lembar_dengan_baris_dan_kolomnya(kantor: Kantor, tmp_path: Path) -> None:
    semester(layanan(kantor))
    with pytest.raises(CommandError) as galat:
        impor(tmp_path, csv([[4] * 9, [3, 3, 3, 5, 3, 3, 3, 3, "x"]], [f"U{n}" for n in range(1, 10)]))
    assert str(galat.value) == (
        "Baris 3, kolom biaya: Isi dengan angka 1 sampai 4 atau kosongkan, bukan 5. (dan 1 kesalahan lain) "
        "Tidak ada yang disimpan."
    )
    assert (Respons.objects.count(), HasilSurvei.objects.count()) == (0, 0)


def test_berkas_yang_sama_dua_kali_ditolak_dan_menyebutnya(kantor: Kantor, tmp_path: Path) -> None:
    semester(layanan(kantor))
    impor(tmp_path, csv([[4] * 9]))
    with pytest.raises(CommandError, match=r"sudah diimpor ke periode 2026-S2 \(sebagai lembar.csv\)"):
        impor(tmp_path, csv([[4] * 9]), berkas="lain.csv")
    assert ikm()["n"] == 1
    # Another sheet of the same period is welcome.
    impor(tmp_path, csv([[3] * 9]))
    assert (ikm()["n"], ikm()["ikm"]) == (2, "87.50")


def test_buku_kerja_dengan_kolom_nomor(kantor: Kantor, tmp_path: Path) -> None:
    semester(layanan(kantor))
    with xlsxwriter.Workbook(tmp_path / "a.xlsx") as buku:
        lembar = buku.add_worksheet()
        lembar.write_row(0, 0, ["No", *(f"U{n}" for n in range(1, 10)), "Saran"])
        lembar.write_row(1, 0, [1, *[4] * 9, "baik"])
        lembar.write_row(2, 0, [2, *[3] * 9, ""])
    impor(tmp_path, (tmp_path / "a.xlsx").read_bytes(), berkas="b.xlsx")
    assert (ikm()["n"], ikm()["ikm"], ikm()["mutu"]) == (2, "87.50", "B")


def test_periode_yang_belum_ada_dibuat_dari_kodenya(kantor: Kantor, tmp_path: Path) -> None:
    layanan(kantor)
    impor(tmp_path, csv([[4] * 9]), masa="2024-TW1")
    assert PeriodeSurvei.objects.get().nama == "Triwulan I 2024"
    with pytest.raises(CommandError, match=r"tidak punya periode survei musim hujan\. Yang ada: 2024-TW1\."):
        impor(tmp_path, csv([[3] * 9]), masa="musim hujan")
    with pytest.raises(CommandError, match=r"Layanan SIM tidak dikenal\. Yang ada: KTP-EL\."):
        ikm("SIM")
    # Half a year that contains a quarter already surveyed.
    with pytest.raises(CommandError, match="sudah punya periode survei pada tanggal itu"):
        impor(tmp_path, csv([[2] * 9]), masa="2024-S1")


def test_periode_disahkan_membekukan_jawaban_dan_indeks(kantor: Kantor, tmp_path: Path) -> None:
    masa = semester(layanan(kantor))
    impor(tmp_path, csv([[4, 3, 3, 4, 3, 3, 4, 1, 2]] * 12))
    for ke in (StatusPeriodeSurvei.BUKA, StatusPeriodeSurvei.TUTUP, StatusPeriodeSurvei.DISAHKAN):
        periode.pindahkan(periode=masa, ke=ke)
    tersimpan = HasilSurvei.objects.get()
    assert (tersimpan.n, tersimpan.ikm, tersimpan.mutu) == (12, Decimal("75.00"), "C")
    with pytest.raises(CommandError, match="sudah disahkan: jawabannya tidak berubah lagi"):
        impor(tmp_path, csv([[1] * 9]))
    with pytest.raises(DatabaseError, match="periode survei sudah disahkan"), transaction.atomic():
        Respons.objects.update(waktu=1)
    with pytest.raises(DatabaseError, match="periode survei sudah disahkan"), transaction.atomic():
        HasilSurvei.objects.update(ikm=100)
    assert hasil.hitung() == 0


def test_layanan_gratis_menyebut_indeks_tanpa_biaya(kantor: Kantor, tmp_path: Path) -> None:
    semester(layanan(kantor, gratis=True))
    impor(tmp_path, csv([[3, 3, 3, 4, 3, 3, 3, 3, 3]]))
    dapat = HasilSurvei.objects.get()
    # 4 on biaya lifts the index by (100 − 75) / 9.
    assert (dapat.ikm, dapat.ikm_tanpa_biaya) == (Decimal("77.78"), Decimal("75.00"))


def test_menghitung_semua_periode_memakai_jumlah_perintah_yang_tetap(
    kantor: Kantor, tmp_path: Path, django_assert_num_queries: Any
) -> None:
    for ke, banyak in enumerate((1, 3)):
        for nomor in range(banyak):
            kode = f"L{ke}{nomor}"
            semester(layanan(kantor, kode))
            impor(tmp_path, csv([[4] * 9]), kode=kode)
        # Savepoint, lock, periods, counts, exclusions, incomplete ones, stale rows, upsert, release.
        with django_assert_num_queries(9):
            assert hasil.hitung() == 1 + ke * 3
