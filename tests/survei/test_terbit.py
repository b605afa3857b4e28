"""Publication: what everybody may read, and nothing more."""

from datetime import timedelta
from decimal import Decimal
from io import BytesIO
from random import Random
from typing import Any

from django.test import Client
from pypdf import PdfReader

from kinerja.waktu import hari_ini, rentang
from pegawai.choices import NamaPeran
from pegawai.models import Peran
from survei.choices import StatusPeriodeSurvei
from survei.domain import periode
from survei.models import Layanan, PeriodeSurvei, Respons
from survei.queries import terbit
from survei.queries.dasbor import dasbor
from survei.rumus import UNSUR
from survei.rumus_gabung import Indeks, rerata_unit
from tests.orang import AWAL, Kantor
from tests.survei.survei_contoh import layanan, semester

TAHAP = (
    StatusPeriodeSurvei.BUKA,
    StatusPeriodeSurvei.TUTUP,
    StatusPeriodeSurvei.DISAHKAN,
    StatusPeriodeSurvei.DIPUBLIKASIKAN,
)


def terbitkan(satu: Layanan, kode: str, mundur: int, baris: list[list[int]], sampai: int = 4) -> PeriodeSurvei:
    """A period of thirty days, `mundur` days ago, with these answers."""
    mulai = hari_ini() - timedelta(days=mundur)
    masa = semester(satu, kode, nama=kode, mulai=mulai, selesai=mulai + timedelta(days=29))
    Respons.objects.bulk_create(
        Respons(
            periode=masa,
            kanal="kupon",
            tanggal=mulai,
            jenis_kelamin="P" if n % 3 else "L",
            pendidikan="S3" if n == 0 else "SMA",
            **dict(zip(UNSUR, b, strict=True)),
        )
        for n, b in enumerate(baris)
    )
    for ke in TAHAP[:sampai]:
        masa = periode.pindahkan(periode=masa, ke=ke)
    return masa


def acak(tengah: float, banyak: int, benih: int) -> list[list[int]]:
    a = Random(benih)
    return [[min(4, max(1, round(a.gauss(tengah, 0.6)))) for _ in UNSUR] for _ in range(banyak)]


def test_hanya_yang_dipublikasikan_dan_mulai_lima_jawaban(kantor: Kantor) -> None:
    terbitkan(layanan(kantor), "lama", 200, [[3] * 9] * 6)
    terbitkan(layanan(kantor, "KK", nama="Kartu keluarga"), "lama", 200, [[3] * 9] * 4)
    terbitkan(layanan(kantor, "KIA", nama="Kartu anak"), "lama", 200, [[3] * 9] * 6, sampai=3)
    halaman = Client().get("/indeks/").content.decode()
    assert [("Perekaman KTP" in halaman), ("Kartu keluarga" in halaman), ("Kartu anak" in halaman)] == [
        True,
        False,
        False,
    ]
    assert "75,00" in halaman
    assert "petunjuk saja" in halaman


def test_perubahan_disebut_hanya_di_luar_kebetulan(kantor: Kantor) -> None:
    naik, tetap = layanan(kantor), layanan(kantor, "KK", nama="Kartu keluarga")
    terbitkan(naik, "satu", 200, acak(2.9, 120, 1))
    terbitkan(naik, "dua", 100, acak(3.3, 120, 2))
    terbitkan(tetap, "satu", 200, acak(3.1, 120, 3))
    terbitkan(tetap, "dua", 100, acak(3.1, 120, 4))
    assert {b.layanan.kode: b.arah for b in terbit.baris_terbit()} == {"KTP-EL": 1, "KK": 0}


def test_huruf_yang_belum_pasti_dan_ikm_tanpa_biaya_disebut_di_mana_indeks_terbaca(kantor: Kantor) -> None:
    terbitkan(layanan(kantor, gratis=True), "satu", 200, acak(3.1, 40, 3))
    terbitkan(layanan(kantor, "KK", nama="Kartu keluarga"), "satu", 200, acak(2.5, 120, 5))
    ktp, kk = sorted(terbit.baris_terbit(), key=lambda b: b.layanan.kode, reverse=True)
    assert (ktp.hasil.huruf_ragu, kk.hasil.huruf_ragu) == ("B/C", "")
    umum = Client().get("/indeks/").content.decode()
    assert umum.count("huruf belum pasti: B/C") == 1
    assert umum.count("tanpa unsur biaya (gratis): ") == 1
    satu = Client().get("/layanan/KTP-EL/").content.decode()
    assert "hurufnya belum pasti (B/C)" in satu
    assert "Indeks tanpa unsur biaya: " in satu
    sari = Client()
    sari.force_login(kantor.akun(kantor.sari))
    peran = {"nama": NamaPeran.PENGELOLA_SURVEI, "masa": rentang(AWAL), "alasan": "uji"}
    Peran.objects.create(pengguna=kantor.akun(kantor.sari), **peran)
    for alamat in ("/survei/", "/survei/KTP-EL/"):
        assert sari.get(alamat).content.decode().count("huruf belum pasti: B/C") == 1
    # The agency as a whole has letters of its own.
    assert sari.get("/hasil-survei/").content.decode().count("huruf belum pasti: C/D") == 1


def test_kota_rata_rata_unit_dan_tertimbang_berdampingan(kantor: Kantor) -> None:
    """Two services of one agency are pooled first: (10 × 75 + 30 × 100) / 40 = 93.75; the other agency 50."""
    terbitkan(layanan(kantor), "a", 200, [[3] * 9] * 10)
    terbitkan(layanan(kantor, "KK"), "a", 200, [[4] * 9] * 30)
    terbitkan(layanan(kantor, "PUSKES", unit=kantor.lain), "a", 200, [[2] * 9] * 40)
    layanan(kantor, "BARU", unit=kantor.kota)
    kota = terbit.ringkas_kota(terbit.baris_terbit())
    assert (kota.rerata_unit, kota.tertimbang, kota.n) == (Decimal("71.88"), Decimal("71.88"), 80)
    assert (kota.unit, kota.wajib, kota.mutu) == (2, 2, "C")


def test_rerata_unit_dibulatkan_sekali_dan_sama_di_halaman_warga_dan_dasbor(kantor: Kantor) -> None:
    """Pooled 86.555 beside 80.01: mean 83.2825, so 83.28; rounding the unit first would make it 83.285 and 83.29."""
    satu, dua = Indeks(Decimal("86.55"), 10, None), Indeks(Decimal("86.56"), 10, None)
    lain = Indeks(Decimal("80.01"), 20, None)
    assert rerata_unit([[satu, dua], [lain]]) == Decimal("83.28")
    assert rerata_unit([]) is None
    for nomor, nilai in enumerate((3, 4, 2)):
        unit = kantor.lain if nilai == 2 else kantor.seksi
        terbitkan(layanan(kantor, f"L{nomor}", unit=unit), "a", 200, acak(nilai - 0.3, 17 + nomor, nomor))
    kota = terbit.ringkas_kota(terbit.baris_terbit())
    isi = dasbor(list(Layanan.objects.select_related("unit__opd")))
    assert isi.tertimbang is not None
    assert (kota.rerata_unit, kota.tertimbang) == (isi.rerata_unit, isi.tertimbang.ikm)


def test_arti_tiap_kolom_data_terbuka_disebut(kantor: Kantor) -> None:
    terbitkan(layanan(kantor), "2025-S1", 400, [[3] * 9] * 12)
    halaman = Client().get("/indeks/").content.decode()
    disebut = {n for nama, _ in terbit.ARTI_KOLOM for n in nama.replace(" …", ",").split(", ")}
    assert disebut == set(terbit.KOLOM_DATA) - set(UNSUR[1:-1])
    assert all(f"<b>{nama}</b>" in halaman for nama, _ in terbit.ARTI_KOLOM)


def test_data_terbuka_satu_baris_satu_indeks(kantor: Kantor) -> None:
    terbitkan(layanan(kantor), "2025-S1", 400, [[4, 3, 3, 4, 3, 3, 4, 1, 2]] * 12)
    isi = Client().get("/indeks/?unduh=csv").content.decode("utf-8-sig").split("\r\n")
    assert isi[0] == ";".join(terbit.KOLOM_DATA)
    assert isi[1].split(";")[6:12] == ["12", "75,00", "C", "", "", "1/9"]
    assert isi[1].split(";")[12:] == ["4,000", "3,000", "3,000", "4,000", "3,000", "3,000", "4,000", "1,000", "2,000"]


def test_poster_memuat_yang_diminta_dan_dapat_diperiksa(kantor: Kantor) -> None:
    terbitkan(layanan(kantor), "2025-S1", 400, acak(3.2, 40, 5))
    jawab = Client().get("/layanan/KTP-EL/poster/2025-S1/")
    teks = " ".join(PdfReader(BytesIO(jawab.content)).pages[0].extract_text().split())
    hasil = terbit.terbitan().get()
    for isi in (
        "NILAI IKM",
        f"{hasil.ikm}".replace(".", ","),
        f"Mutu {hasil.mutu}",
        "40 orang",
        "Laki-laki 14 · Perempuan 26",
        # One doctor among forty is not shown as such.
        "SMA/SMK 39 · Lainnya 1",
        "Terima kasih",
    ):
        assert isi in teks
    assert "S3 1" not in teks
    kode = teks.split("dengan kode ")[1].split(".")[0]
    assert Client().get(f"/periksa/{kode.replace('-', '').replace(' ', '')}/").status_code == 200
    assert Client().get("/layanan/KTP-EL/poster/2099/").status_code == 404


def test_halaman_indeks_memakai_jumlah_pernyataan_yang_tetap(kantor: Kantor, django_assert_num_queries: Any) -> None:
    terbitkan(layanan(kantor), "a", 200, [[3] * 9] * 6)
    Client().get("/indeks/")
    with django_assert_num_queries(2):
        Client().get("/indeks/")
    for nomor in range(2):
        terbitkan(layanan(kantor, f"L{nomor}"), "a", 200, [[3] * 9] * 6)
    with django_assert_num_queries(2):
        Client().get("/indeks/")


def test_daftar_layanan_menyebut_indeks_terakhir_dan_tawaran_bila_tak_ketemu(
    kantor: Kantor, django_assert_max_num_queries: Any
) -> None:
    """The newest published index stands beside its service; words that find nothing still lead somewhere."""
    ktp = layanan(kantor)
    terbitkan(ktp, "lama", 70, [[4] * 9] * 12)
    terbitkan(ktp, "baru", 35, [[3] * 9] * 12)
    halaman = Client().get("/layanan/").content.decode()
    assert "Kata warga 75,00 · Kurang Baik" in halaman
    assert "100,00" not in halaman
    kosong = Client().get("/layanan/?q=paspor").content.decode()
    assert ("Tidak ada layanan yang cocok" in kosong, "/layanan/KTP-EL/" in kosong) == (True, True)
    for kode in ("KK", "AKTA"):
        terbitkan(layanan(kantor, kode, nama=kode), "baru", 35, [[3] * 9] * 12)
        with django_assert_max_num_queries(4):
            Client().get("/layanan/")
