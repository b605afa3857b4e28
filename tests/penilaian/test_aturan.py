"""The rules of appraisal as the regulations say them, one test a sentence; what needs a story stands in the test of its
subject (plans `test_skp`, matrix `test_matriks`, drafts by the manager `test_tanpa_skp`, ratings `test_putusan`,
feedback `test_umpan_balik`, units `test_predikat_unit`, objections `test_keberatan`, the year `test_setahun_penuh`).
"""

from datetime import date
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from kinerja.waktu import rentang
from penilaian import rumus
from penilaian.choices import SKP_DAPAT_DIUBAH, NilaiDasar, Predikat, PredikatOrganisasi, StatusSKP
from penilaian.choices_skp import PANDUAN
from penilaian.models import SKP, AturanKeberatan, Kebijakan
from tests.orang import Kantor

A, S, B = rumus.RATING


# --- Plans: PermenPANRB 6/2022 Art. 9–15 ---


def rencana(kantor: Kantor, awal: date, akhir: date, status: str = StatusSKP.BERLAKU, penilai: object = None) -> SKP:
    return SKP.objects.create(
        pegawai=kantor.dewi,
        penempatan=kantor.dewi.penempatan.get(),
        penilai=penilai or kantor.ratna,
        unit=kantor.seksi,
        rentang=rentang(awal, akhir),
        status=status,
    )


@pytest.mark.django_db
@pytest.mark.parametrize("status", [StatusSKP.BERLAKU, StatusSKP.DISESUAIKAN, StatusSKP.DITUTUP])
def test_satu_orang_tidak_pernah_punya_dua_skp_disetujui_pada_satu_hari(kantor: Kantor, status: str) -> None:
    rencana(kantor, date(2026, 1, 1), date(2026, 3, 31), status)
    with pytest.raises(IntegrityError, match="skp_tidak_tumpang_tindih"), transaction.atomic():
        rencana(kantor, date(2026, 3, 31), date(2026, 12, 31))
    assert rencana(kantor, date(2026, 4, 1), date(2026, 12, 31)).pk


@pytest.mark.django_db
def test_rancangan_boleh_disusun_selagi_skp_lama_berlaku_tetapi_hanya_satu(kantor: Kantor) -> None:
    rencana(kantor, date(2026, 1, 1), date(2026, 12, 31))
    for status in SKP_DAPAT_DIUBAH:
        rencana(kantor, date(2026, 4, 1), date(2026, 12, 31), status).delete()
    rencana(kantor, date(2026, 4, 1), date(2026, 12, 31), StatusSKP.DRAF)
    with pytest.raises(IntegrityError, match="skp_satu_rancangan"), transaction.atomic():
        rencana(kantor, date(2026, 4, 1), date(2026, 12, 31), StatusSKP.DIAJUKAN)


@pytest.mark.django_db
def test_tidak_seorang_pun_penilai_dirinya_sendiri(kantor: Kantor) -> None:
    with pytest.raises(IntegrityError, match="skp_bukan_penilai_sendiri"), transaction.atomic():
        rencana(kantor, date(2026, 1, 1), date(2026, 12, 31), penilai=kantor.dewi)


# --- Behaviour: SE MenPANRB 20/2021 ---


def test_tujuh_nilai_berakhlak_masing_masing_tiga_panduan() -> None:
    assert [n.label for n in NilaiDasar] == [
        "Berorientasi Pelayanan",
        "Akuntabel",
        "Kompeten",
        "Harmonis",
        "Loyal",
        "Adaptif",
        "Kolaboratif",
    ]
    assert {n: len(PANDUAN[n]) for n in NilaiDasar} == dict.fromkeys(NilaiDasar, 3)
    assert len({butir for tiga in PANDUAN.values() for butir in tiga}) == 21


# --- Predikat: the nine cells ---


@pytest.mark.parametrize(
    ("hasil", "perilaku", "predikat"),
    [
        (A, B, "kurang"),
        (A, S, "baik"),
        (A, A, "sangat_baik"),
        (S, B, "kurang"),
        (S, S, "baik"),
        (S, A, "baik"),  # one public app forgets this cell
        (B, B, "sangat_kurang"),  # another answers Butuh Perbaikan here
        (B, S, "butuh_perbaikan"),  # and Baik here
        (B, A, "butuh_perbaikan"),
    ],
)
def test_sembilan_sel(hasil: str, perilaku: str, predikat: str) -> None:
    assert rumus.predikat(hasil, perilaku) == predikat


def test_matriks_lengkap_dan_kebijakan_bawaan_memakainya() -> None:
    assert set(rumus.MATRIKS) == {(h, p) for h in rumus.RATING for p in rumus.RATING}
    matriks = Kebijakan(versi=1, nama="Bawaan").matriks
    assert {(h, p): matriks[h][p] for h in matriks for p in matriks[h]} == rumus.MATRIKS


def test_perilaku_di_bawah_tidak_pernah_baik_seberapa_pun_hasilnya() -> None:
    assert {rumus.predikat(h, B) for h in rumus.RATING} == {"kurang", "sangat_kurang"}


def test_predikat_orang_dan_organisasi_dua_skala() -> None:
    orang, organisasi = ([p.label for p in skala] for skala in (Predikat, PredikatOrganisasi))
    assert (orang[0], organisasi[0]) == ("Sangat Baik", "Istimewa")
    assert orang[1:] == organisasi[1:] == ["Baik", "Butuh Perbaikan", "Kurang", "Sangat Kurang"]


def test_hasil_organisasi_menjadi_rating_kepalanya() -> None:
    assert Kebijakan(versi=1, nama="Bawaan").hasil_organisasi == {
        "istimewa": A,
        "baik": S,
        "butuh_perbaikan": B,
        "kurang": B,
        "sangat_kurang": B,
    }


# --- Distribution: SE MenPANRB 3/2023, each limit on its edge ---


def orang(sb: int = 0, b: int = 0, bp: int = 0, k: int = 0, sk: int = 0) -> dict[str, int]:
    return dict(zip(rumus.PREDIKAT, (sb, b, bp, k, sk), strict=True))


@pytest.mark.parametrize(
    ("organisasi", "tepat", "lewat", "kode"),
    [
        ("istimewa", orang(sb=7, b=3), orang(sb=8, b=2), "sangat_baik_maks_70"),
        ("baik", orang(b=7, bp=1, sb=2), orang(b=8, bp=1, sb=1), "baik_maks_70"),
        ("baik", orang(b=7, k=1, sb=2), orang(b=7, sb=3), "harus_ada_bp_atau_kurang"),
        ("butuh_perbaikan", orang(bp=6, b=4), orang(bp=5, b=5), "bp_min_60"),
        ("butuh_perbaikan", orang(bp=6, sb=1, b=3), orang(bp=6, sb=2, b=2), "sangat_baik_maks_10"),
        ("kurang", orang(k=6, bp=1, b=3), orang(k=5, bp=1, b=4), "kurang_min_60"),
        ("kurang", orang(k=6, bp=1, b=3), orang(k=6, b=4), "bp_min_10"),
        ("kurang", orang(k=6, bp=1, sb=1, b=2), orang(k=6, bp=1, sb=2, b=1), "sangat_baik_maks_10"),
        ("sangat_kurang", orang(sk=6, k=1, b=3), orang(sk=5, k=1, b=4), "sangat_kurang_min_60"),
        ("sangat_kurang", orang(sk=6, bp=1, b=3), orang(sk=6, b=4), "kurang_atau_bp_min_10"),
        ("sangat_kurang", orang(sk=6, k=1, b=3), orang(sk=6, k=1, sb=1, b=2), "sangat_baik_tidak_boleh"),
    ],
)
def test_batas_distribusi_tepat_di_tepi_boleh_satu_orang_lewat_tidak(
    organisasi: str, tepat: dict[str, int], lewat: dict[str, int], kode: str
) -> None:
    assert (rumus.distribusi(organisasi, tepat), rumus.distribusi(organisasi, lewat)) == ([], [kode])


def test_tiga_orang_pada_organisasi_baik_paling_banyak_dua_baik_dan_paling_sedikit_satu_di_bawahnya() -> None:
    assert [(b.kode, b.jenis, b.orang) for b in rumus.kuota("baik", 3)] == [
        ("baik_maks_70", "maks", 2),
        ("harus_ada_bp_atau_kurang", "min", 1),
    ]


# --- Numbers: PP 30/2019 Art. 41, PermenPANRB 8/2021 ---


def test_bobot_70_30_dan_60_40_bila_pendapat_dipakai() -> None:
    assert rumus.indeks_pp30(100, 80) == Decimal("94.00")
    assert rumus.indeks_pp30(100, 80, (60, 40)) == Decimal("92.00")
    with pytest.raises(ValueError, match="berjumlah 100"):
        rumus.indeks_pp30(100, 80, (70, 40))


@pytest.mark.parametrize(
    ("nilai", "ide_baru", "sebutan"),
    [
        ("120", True, "sangat_baik"),
        ("110", True, "sangat_baik"),  # unreachable in one public app
        ("109.99", True, "baik"),
        ("120", False, "baik"),  # without a new idea 110–120 is Baik
        ("110", False, "baik"),
        ("90", False, "baik"),  # closed below; a newspaper prints "more than 90"
        ("89.99", True, "cukup"),
        ("70", False, "cukup"),
        ("69.99", False, "kurang"),
        ("50", False, "kurang"),
        ("49.99", False, "sangat_kurang"),
        ("0", False, "sangat_kurang"),
    ],
)
def test_tepi_sebutan_pp_30(nilai: str, ide_baru: bool, sebutan: str) -> None:
    assert rumus.predikat_pp30(nilai, ide_baru) == sebutan


@pytest.mark.parametrize("nilai", ["-0.01", "120.01"])
def test_nilai_pp_30_di_luar_0_sampai_120_ditolak(nilai: str) -> None:
    with pytest.raises(ValueError, match="antara 0 dan 120"):
        rumus.predikat_pp30(nilai, False)


@pytest.mark.parametrize(
    ("realisasi", "target", "maks", "arah", "persen"),
    [
        (93, 95, None, "naik", "97.9"),
        (3, 4, None, "turun", "120.0"),  # 125, kept at 120
        (5, 4, None, "turun", "75.0"),
        (8, 4, None, "turun", "0.0"),
        (80, 80, 90, "naik", "100.0"),
        (85, 80, 90, "naik", "100.0"),
        (90, 80, 90, "naik", "100.0"),
        (92, 80, 90, "naik", "102.2"),  # the regulation's own example prints 113
        (76, 80, 90, "naik", "95.0"),
        (6, 7, 8, "turun", "114.3"),
        (9, 7, 8, "turun", "87.5"),
        (1, 1, None, "naik", "100.0"),  # yes/no
        (0, 1, None, "naik", "0.0"),
    ],
)
def test_capaian_biasa_khusus_dan_rentang(
    realisasi: int, target: int, maks: int | None, arah: str, persen: str
) -> None:
    assert rumus.bulatkan(rumus.capaian_tepat(realisasi, target, arah, maks), 1) == Decimal(persen)


def test_kinerja_tambahan_paling_banyak_menambah_sepuluh() -> None:
    assert rumus.nilai_hasil([(100, 90)], [(5, 100)]) == Decimal("95.00")
    assert rumus.nilai_hasil([(100, 90)], [(50, 100), (50, 100)]) == Decimal("100.00")


# --- Credit: Peraturan BKN 3/2023 ---

KOEFISIEN = {
    "Ahli Pertama": "12.5",
    "Ahli Muda": "25",
    "Ahli Madya": "37.5",
    "Ahli Utama": "50",
    "Pemula": "3.75",
    "Terampil": "5",
    "Mahir": "12.5",
    "Penyelia": "25",
}
PERSEN = {"sangat_baik": 150, "baik": 100, "butuh_perbaikan": 75, "cukup": 75, "kurang": 50, "sangat_kurang": 25}


@pytest.mark.parametrize("jenjang", KOEFISIEN)
@pytest.mark.parametrize("predikat", PERSEN)
def test_angka_kredit_setahun_adalah_persen_kali_koefisien(jenjang: str, predikat: str) -> None:
    tepat = Decimal(KOEFISIEN[jenjang]) * PERSEN[predikat] / 100
    assert rumus.angka_kredit(predikat, KOEFISIEN[jenjang], 12) == rumus.bulatkan(rumus.pecahan(tepat))


def test_angka_kredit_tiap_baris_dibulatkan_dulu_lalu_dijumlahkan() -> None:
    assert rumus.angka_kredit("sangat_baik", "12.5", 12) + rumus.angka_kredit("baik", "12.5", 2) == Decimal("20.83")
    # Three rows of 2,0833… are 6,24, not 6,25.
    assert sum(rumus.angka_kredit("baik", "12.5", 2) for _ in range(3)) == Decimal("6.24")
    # Half-up, not to the even digit: 3,75 × 50 % × 1/12 = 0,15625; 12,5 × 25 % × 3/12 = 0,78125; 3,75 × 100 % × 6/12.
    assert [rumus.angka_kredit(p, k, b) for p, k, b in (("kurang", "3.75", 1), ("baik", "0.25", 6))] == [
        Decimal("0.16"),
        Decimal("0.13"),
    ]


@pytest.mark.parametrize("bulan", [0, 13, "1.5"])
def test_bulan_angka_kredit_bilangan_bulat_1_sampai_12(bulan: object) -> None:
    with pytest.raises(ValueError, match="bilangan bulat 1 sampai 12"):
        rumus.angka_kredit("baik", "12.5", bulan)  # type: ignore[arg-type]


# --- Objections: PP 30/2019 Art. 59 ---


def test_keberatan_14_hari_kalender_putusan_14_hari_kerja_bila_tidak_ditetapkan_lain() -> None:
    bawaan = AturanKeberatan()
    assert (bawaan.hari_ajukan, bawaan.jenis_ajukan) == (14, "kalender")
    assert (bawaan.hari_putusan, bawaan.jenis_putusan) == (14, "kerja")
