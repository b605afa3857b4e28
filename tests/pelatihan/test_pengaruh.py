"""All programmes side by side: what people said, learned, changed, and what their results show."""

from decimal import Decimal

import pytest
from django.urls import reverse
from django.utils import timezone

from kinerja.templatetags.grafik import selang_nol
from pelatihan.domain import efek
from pelatihan.models import Hadir, Peserta, Program, Reaksi
from pelatihan.queries.pengaruh import sebut_periode
from tests.orang import Kantor, buat_pegawai
from tests.pelatihan.pelatihan_contoh import angkatan, program
from tests.pelatihan.test_katalog import klien
from tests.pelatihan.test_reaksi import kelola_kota

pytestmark = pytest.mark.django_db
ANGKA = {"a": ("4.2", "1.5", "6.9"), "b": ("-3.0", "-5.0", "-1.0"), "c": ("0.2", "-1.8", "2.1"), "d": None}


def isi_program() -> None:
    """Arsip helped, Berkas harmed, Catatan is unclear, Dokumen was never measured."""
    for kode, nama in zip(ANGKA, ("Arsip", "Berkas", "Catatan", "Dokumen"), strict=True):
        program(kode=kode, nama=nama)
    daftar = [
        efek.Efek(Program.objects.get(kode=k).pk, "2026-TW1", "2026-TW3", 40, 200, *map(Decimal, a))
        for k, a in ANGKA.items()
        if a
    ]
    efek.simpan(daftar=daftar, saat=timezone.now())


def duduk(nama: str, banyak: int, awal: int, akhir: int) -> None:
    """People who were there, with their tests and an opinion each."""
    satu = angkatan(Program.objects.get(nama=nama), kapasitas=9)
    for n in range(banyak):
        p = Peserta.objects.create(
            angkatan=satu,
            pegawai=buat_pegawai(f"{nama} {n}", 920 + n + (10 if nama == "Berkas" else 0)),
            asal="atasan",
            status="lulus",
            tes_awal=awal,
            tes_akhir=akhir,
        )
        Hadir.objects.create(sesi=satu.sesi.get(), peserta=p, cara="daftar")
        Reaksi.objects.create(angkatan=satu, materi=3, pengajar=3, kegunaan=4, penyelenggaraan=2)


def baris(kantor: Kantor, urut: str = "") -> list[tuple]:
    jawab = klien(kantor, kantor.sari).get(reverse("pelatihan:pengaruh"), {"urut": urut} if urut else {})
    return [(b.program.nama, b.lulus, b.evaluasi.kegunaan, b.naik_tes, b.beda) for b in jawab.context["page_obj"]]


def test_tiap_program_dengan_keempat_tingkatnya(kantor: Kantor) -> None:
    """Of Berkas four spoke: their answers would be guessed, so only that they passed is shown."""
    kelola_kota(kantor, kantor.sari)
    isi_program()
    duduk("Arsip", 5, 40, 75)
    duduk("Berkas", 4, 40, 90)
    assert baris(kantor) == [
        ("Arsip", 5, Decimal(4), Decimal(35), Decimal("4.2")),
        ("Catatan", 0, None, None, Decimal("0.2")),
        ("Berkas", 4, None, None, Decimal(-3)),
        ("Dokumen", 0, None, None, None),
    ]
    teks = klien(kantor, kantor.sari).get(reverse("pelatihan:pengaruh")).content.decode()
    assert "Triwulan I 2026 ke Triwulan III 2026, 200 orang pembanding" in teks
    assert 'aria-label="4,2 poin, antara 1,5 dan 6,9"' in teks
    assert "Hasil kerja peserta naik 4,2 poin lebih banyak daripada pegawai yang sebanding" in teks


@pytest.mark.parametrize(
    ("urut", "nama"),
    [
        ("hasil", ["Berkas", "Catatan", "Arsip", "Dokumen"]),
        ("-lulus", ["Arsip", "Berkas", "Catatan", "Dokumen"]),
        ("-nama", ["Dokumen", "Catatan", "Berkas", "Arsip"]),
        ("tes", ["Arsip", "Berkas", "Catatan", "Dokumen"]),
        ("ngawur", ["Arsip", "Catatan", "Berkas", "Dokumen"]),
    ],
)
def test_diurutkan(kantor: Kantor, urut: str, nama: list[str]) -> None:
    kelola_kota(kantor, kantor.sari)
    isi_program()
    duduk("Arsip", 5, 40, 75)
    assert [b[0] for b in baris(kantor, urut)] == nama


def test_ringkasan_dan_unduhan(kantor: Kantor) -> None:
    kelola_kota(kantor, kantor.sari)
    isi_program()
    sari = klien(kantor, kantor.sari)
    assert sari.get(reverse("pelatihan:pengaruh")).context["jumlah"] == {"naik": 1, "turun": 1, "belum": 1, "kurang": 1}
    teks = sari.get(reverse("pelatihan:pengaruh"), {"unduh": "csv"}).content.decode("utf-8-sig")
    assert [b.split(";")[0].split(",")[0] for b in teks.splitlines()] == [
        "Program",
        "Arsip",
        "Catatan",
        "Berkas",
        "Dokumen",
    ]


def test_siapa_membukanya(kantor: Kantor) -> None:
    """Sari manages training, Bambang leads the agency; Dewi reads the effect beside each programme."""
    kelola_kota(kantor, kantor.sari)
    kode = [klien(kantor, o).get(reverse("pelatihan:pengaruh")).status_code for o in (kantor.sari, kantor.bambang)]
    assert (kode, klien(kantor, kantor.dewi).get(reverse("pelatihan:pengaruh")).status_code) == ([200, 200], 403)


@pytest.mark.parametrize("banyak", [1, 3])
def test_banyak_perintah_tetap(kantor: Kantor, banyak: int, django_assert_max_num_queries) -> None:
    kelola_kota(kantor, kantor.sari)
    for n in range(banyak):
        program(kode=f"p{n}", nama=f"Program {n}")
    sari = klien(kantor, kantor.sari)
    sari.get(reverse("pelatihan:pengaruh"))
    with django_assert_max_num_queries(12) as hitung:
        assert sari.get(reverse("pelatihan:pengaruh")).status_code == 200
    assert len(hitung) == 10


@pytest.mark.parametrize(
    ("kode", "kata"),
    [
        ("2026-TW3", "Triwulan III 2026"),
        ("2026-SM2", "Semester II 2026"),
        ("2026-B11", "November 2026"),
        ("2026-TH", "Tahun 2026"),
        ("2026-TW9", "2026-TW9"),
        ("lama", "lama"),
    ],
)
def test_periode_disebut_namanya(kode: str, kata: str) -> None:
    assert sebut_periode(kode) == kata


def test_gambar_selang_berpusat_di_nol() -> None:
    """Minus five to five over 160: zero at 80, an interval from 0 to 2,5 from 80 to 120; what lies outside is cut."""
    gambar = selang_nol(Decimal(1), Decimal(0), Decimal("2.5"), Decimal(5))
    assert ('class="bar" x="80.0"' in gambar, 'width="40.0"' in gambar, 'cx="96.0"' in gambar) == (True, True, True)
    assert 'cx="160.0"' in selang_nol(Decimal(9), Decimal(4), Decimal(9), Decimal(5))
