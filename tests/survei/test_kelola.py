"""Pages of the survey manager: who sees and does what, and what each step leaves behind."""

from datetime import timedelta
from io import BytesIO
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils.formats import date_format
from django.utils.html import escape
from pypdf import PdfReader

from kinerja.waktu import hari_ini, rentang
from pegawai.choices import NamaPeran
from pegawai.models import Pegawai, Peran, UnitKerja
from survei.choices import StatusPeriodeSurvei, Tanda
from survei.domain import hasil, lembar, periode
from survei.domain import layanan as domain_layanan
from survei.models import Kupon, Layanan, PeriodeSurvei, Petugas, Respons
from survei.rumus import UNSUR
from survei.rumus_kode import sejenis
from tests.orang import AWAL, Kantor
from tests.survei.survei_contoh import csv, layanan, semester


def masuk(kantor: Kantor, orang: Pegawai) -> Client:
    klien = Client()
    klien.force_login(kantor.akun(orang))
    return klien


def beri_peran(kantor: Kantor, orang: Pegawai, nama: str, unit: UnitKerja | None) -> None:
    Peran.objects.create(pengguna=kantor.akun(orang), nama=nama, unit=unit, masa=rentang(AWAL), alasan="uji")


@pytest.fixture
def satu(kantor: Kantor) -> PeriodeSurvei:
    """A period with twelve answers; Hasan manages the surveys of the Dinas, Dewi serves at the counter."""
    beri_peran(kantor, kantor.hasan, NamaPeran.PENGELOLA_SURVEI, kantor.dinas)
    hari = hari_ini()
    baru = semester(
        layanan(kantor), "2026-S2", mulai=hari - timedelta(days=40), selesai=hari + timedelta(days=40), populasi=50
    )
    Petugas.objects.create(layanan=baru.layanan, pegawai=kantor.dewi, masa=rentang(AWAL))
    lembar.impor(periode=baru, nama="a.csv", isi=csv([[4, 3, 3, 4, 3, 3, 4, 1, 2]] * 6 + [[3] * 9] * 6))
    hasil.hitung()
    return baru


HALAMAN = "/survei/KTP-EL/p/2026-S2/"


@pytest.mark.parametrize(
    ("orang", "peran", "lihat", "jawaban", "kelola"),
    [
        ("hasan", None, 200, 200, 200),
        ("bambang", None, 200, 403, 403),
        ("ratna", None, 200, 403, 403),
        ("dewi", None, 200, 403, 403),
        ("sari", None, 404, 404, 404),
        ("sari", NamaPeran.AUDITOR, 200, 200, 403),
    ],
)
def test_siapa_melihat_angka_jawaban_dan_mengelola(
    kantor: Kantor, satu: PeriodeSurvei, orang: str, peran: str | None, lihat: int, jawaban: int, kelola: int
) -> None:
    """Figures: manager, heads above, who serves, auditor. Single answers: manager and auditor. Changes: manager."""
    siapa = getattr(kantor, orang)
    if peran:
        beri_peran(kantor, siapa, peran, None)
    klien = masuk(kantor, siapa)
    assert klien.get(HALAMAN).status_code == lihat
    assert klien.get("/survei/KTP-EL/").status_code == lihat
    assert klien.get(HALAMAN + "olah/").status_code == jawaban
    assert klien.get(HALAMAN + "impor/").status_code == kelola
    assert klien.get("/survei/KTP-EL/loket/").status_code == kelola
    assert klien.post(HALAMAN + "pindah/", {"ke": "buka"}).status_code == (302 if kelola == 200 else kelola)
    tampil = "Perekaman KTP elektronik" in klien.get("/survei/").content.decode()
    assert tampil == (lihat == 200)


def test_pengelola_satu_dinas_tidak_membuat_layanan_dinas_lain(kantor: Kantor, satu: PeriodeSurvei) -> None:
    klien = masuk(kantor, kantor.hasan)
    jawab = klien.post("/survei/tambah/", {"kode": "PUSKES", "nama": "Berobat", "unit": kantor.lain.kode})
    assert jawab.context["form"].errors["unit"] == [
        "Masukkan pilihan yang valid. Pilihan tersebut bukan salah satu dari pilihan yang tersedia."
    ]
    klien.post("/survei/tambah/", {"kode": "kk", "nama": "Kartu keluarga", "unit": kantor.seksi.kode, "aktif": "on"})
    assert Layanan.objects.get(kode="KK").nama == "Kartu keluarga"


def test_dua_orang_mengubah_satu_layanan(kantor: Kantor, satu: PeriodeSurvei) -> None:
    beri_peran(kantor, kantor.sari, NamaPeran.PENGELOLA_SURVEI, None)
    isi = {"nama": "KTP-el", "unit": kantor.seksi.kode, "aktif": "on", "versi": "1"}
    assert masuk(kantor, kantor.sari).post("/survei/KTP-EL/ubah/", isi).status_code == 302
    jawab = masuk(kantor, kantor.hasan).post("/survei/KTP-EL/ubah/", isi | {"nama": "KTP"})
    assert "sudah diubah" in jawab.content.decode()
    assert Layanan.objects.get().nama == "KTP-el"


def test_angka_periode_dapat_dibaca_sampai_n_selang_dan_seri(kantor: Kantor, satu: PeriodeSurvei) -> None:
    halaman = masuk(kantor, kantor.ratna).get(HALAMAN).content.decode()
    for teks in ("75,00", "C – Kurang Baik", "dari 44 yang dituju", "U8 Penanganan Pengaduan"):
        assert teks in halaman


def test_lembar_pengolahan_lengkap_di_halaman_dan_berkas(kantor: Kantor, satu: PeriodeSurvei) -> None:
    klien = masuk(kantor, kantor.hasan)
    halaman = klien.get(HALAMAN + "olah/").content.decode()
    assert halaman.count('<th scope="row">') == 12 + 5
    # The files are reached from the page, not by their address alone.
    assert ("unduh=csv" in halaman, "unduh=xlsx" in halaman) == (True, True)
    baris = klien.get(HALAMAN + "olah/?unduh=csv").content.decode("utf-8-sig").split("\r\n")
    assert baris[0].startswith("No.;U1 Persyaratan;U2 Sistem")
    assert baris[1] == "1;4;3;3;4;3;3;4;1;2"
    assert baris[13] == "Jumlah nilai per unsur;42;36;36;42;36;36;42;24;30"
    assert baris[15] == "NRR per unsur;3,500;3,000;3,000;3,500;3,000;3,000;3,500;2,000;2,500"
    assert baris[17:19] == ["Jumlah NRR tertimbang;3,0000", "IKM unit pelayanan (bobot 1/9);75,00;C"]


@pytest.mark.parametrize("kode", ["2026-S2", "2026-TW4", "2026-07", "2026", "uji"])
def test_periode_baru_diusulkan_sejenis_dan_diterima(kantor: Kantor, kode: str) -> None:
    """What the form proposes is of the kind of the last period, and never refused for its days or its code."""
    beri_peran(kantor, kantor.hasan, NamaPeran.PENGELOLA_SURVEI, kantor.dinas)
    hari = hari_ini()
    mulai, selesai = hari - timedelta(days=40), hari + timedelta(days=5)
    ada = semester(layanan(kantor), kode, mulai=mulai, selesai=selesai)
    klien = masuk(kantor, kantor.hasan)
    for _ in range(2):
        usul = klien.get("/survei/KTP-EL/").context["form"].initial
        assert usul["kode"] == sejenis(kode, usul["mulai"])
        assert usul["mulai"] >= ada.masa.upper
        isi = usul | {"jenis": "sembilan", "bobot": "1/9", "_sekali": ""}
        isi |= {k: usul[k].strftime("%d/%m/%Y") for k in ("mulai", "selesai")}
        assert klien.post("/survei/KTP-EL/", isi)["Location"] == f"/survei/KTP-EL/p/{usul['kode']}/"


@pytest.mark.parametrize(
    ("kode", "mulai", "galat"),
    [
        (
            "xx",
            "01/01/2097",
            {"kode": "Tulis seperti 2026-TW4 (triwulan), 2026-S2 (semester), 2026-07 (bulan), atau 2026."},
        ),
        ("2097-TW4", "01/01/2097", {"mulai": "Di luar Triwulan IV 2097: ubah tanggalnya, atau kodenya."}),
        ("2097-tw1", "01/01/2097", {}),
    ],
)
def test_kode_periode_menyebut_harinya(
    kantor: Kantor, satu: PeriodeSurvei, kode: str, mulai: str, galat: dict[str, str]
) -> None:
    """Dashboard and scripts find periods by their code."""
    isi = {"kode": kode, "nama": "Triwulan", "mulai": mulai, "selesai": "31/03/2097", "jenis": "sembilan"}
    jawab = masuk(kantor, kantor.hasan).post("/survei/KTP-EL/", isi | {"bobot": "1/9"})
    assert (jawab.status_code == 302) == (not galat)
    if galat:
        assert {k: e[0] for k, e in jawab.context["form"].errors.items()} == galat
    else:
        assert PeriodeSurvei.objects.filter(kode="2097-TW1").exists()


def test_lembar_jawaban_salah_disebut_baris_dan_kolomnya(kantor: Kantor, satu: PeriodeSurvei) -> None:
    klien = masuk(kantor, kantor.hasan)
    berkas = SimpleUploadedFile("b.csv", csv([[4] * 9, [4, 4, 9, 4, 4, 4, 4, 4, 4]]))
    jawab = klien.post(HALAMAN + "impor/", {"berkas": berkas})
    assert [(s.baris, s.kolom) for s in jawab.context["kesalahan"]] == [(2, "waktu")]
    assert Respons.objects.count() == 12
    rusak = klien.post(HALAMAN + "impor/", {"berkas": SimpleUploadedFile("b.xlsx", b"bukan buku kerja")})
    assert "isinya bukan buku kerja" in rusak.content.decode()
    baik = klien.post(HALAMAN + "impor/", {"berkas": SimpleUploadedFile("c.csv", csv([[4] * 9]))}, follow=True)
    assert "1 jawaban masuk, 0 tidak lengkap." in baik.content.decode()
    assert Respons.objects.count() == 13


def test_langkah_yang_tidak_cocok_ditolak_dengan_kalimat(kantor: Kantor, satu: PeriodeSurvei) -> None:
    klien = masuk(kantor, kantor.hasan)
    jawab = klien.post(HALAMAN + "pindah/", {"ke": StatusPeriodeSurvei.DIPUBLIKASIKAN}, follow=True)
    assert "Periode ini draf: tidak dapat dijadikan dipublikasikan." in jawab.content.decode()
    for ke in ("buka", "tutup", "disahkan", "dipublikasikan"):
        klien.post(HALAMAN + "pindah/", {"ke": ke})
    satu.refresh_from_db()
    assert satu.status == StatusPeriodeSurvei.DIPUBLIKASIKAN
    publik = Client().get("/layanan/KTP-EL/").content.decode()
    assert "75,00" in publik
    assert "12 jawaban" in publik
    assert "Jawaban masih sedikit" in publik


def test_langkah_terakhir_bertanya_dan_menyebut_yang_belum_beres(kantor: Kantor, satu: PeriodeSurvei) -> None:
    klien = masuk(kantor, kantor.hasan)
    Respons.objects.filter(pk=Respons.objects.earliest("pk").pk).update(tanda=[Tanda.TERGESA])
    akhir = date_format(satu.masa.upper - timedelta(days=1))
    lama, sampel = f"Masa survei baru berakhir {akhir}.", "Di bawah target sampel: 12 dari 44 jawaban."
    tanda = "1 jawaban bertanda belum diperiksa tetapi dihitung. Sesudah disahkan tidak dapat diputuskan lagi."
    petunjuk = "Dengan 12 jawaban indeks tampil sebagai petunjuk saja."
    huruf = "Hurufnya tampil sebagai belum pasti: selangnya menyentuh D dan C."
    for ke, tanya, peringatan in (
        ("buka", True, [lama, sampel]),
        ("tutup", True, [lama, sampel, tanda]),
        ("disahkan", True, [petunjuk]),
    ):
        klien.post(HALAMAN + "pindah/", {"ke": ke, "bertanda": "1"})
        jawab = klien.get(HALAMAN)
        pertama = jawab.context["langkah"][0]
        assert (pertama.bertanya, pertama.peringatan) == (tanya, peringatan)
        isi = jawab.content.decode()
        assert f"<b>{pertama.label} {satu.nama}?</b>" in isi
        assert all(escape(p) in isi for p in peringatan)
    assert huruf not in pertama.peringatan, "semua jawaban sama: tidak ada selang"


@pytest.mark.parametrize(("banyak", "pesan"), [("0", "Paling sedikit 1."), ("5000", "Paling banyak 500.")])
def test_jumlah_kupon_di_luar_batas_disebut_batasnya(
    kantor: Kantor, satu: PeriodeSurvei, banyak: str, pesan: str
) -> None:
    isi = {"apa": "kupon", "kupon-jumlah": banyak}
    assert pesan in masuk(kantor, kantor.hasan).post("/survei/KTP-EL/loket/", isi).content.decode()
    assert Kupon.objects.count() == 0


def test_kupon_dicetak_dengan_kode_dan_qr(kantor: Kantor, satu: PeriodeSurvei) -> None:
    loket = domain_layanan.tambah_loket(layanan=satu.layanan, nama="Loket 1")
    klien = masuk(kantor, kantor.hasan)
    isi = {"apa": "kupon", "kupon-loket": loket.pk, "kupon-jumlah": "13"}
    jawab = klien.post("/survei/KTP-EL/loket/", isi)
    assert jawab["Content-Type"] == "application/pdf"
    dokumen = PdfReader(BytesIO(jawab.content))
    teks = " ".join(h.extract_text() for h in dokumen.pages)
    assert len(dokumen.pages) == 2
    kode = list(Kupon.objects.values_list("kode", flat=True))
    assert len(kode) == 13
    assert all(f"{k[:3]} {k[3:]}" in teks for k in kode)
    assert klien.post("/survei/KTP-EL/loket/", isi | {"kupon-jumlah": "501"}).status_code == 200
    assert Kupon.objects.count() == 13


def test_petugas_satu_orang_satu_loket_satu_hari(kantor: Kantor, satu: PeriodeSurvei) -> None:
    loket = domain_layanan.tambah_loket(layanan=satu.layanan, nama="Loket 1")
    klien = masuk(kantor, kantor.hasan)
    isi = {"apa": "petugas", "petugas-loket": loket.pk, "petugas-mulai": "01/06/2026", "petugas-selesai": ""}
    klien.post("/survei/KTP-EL/loket/", isi | {"petugas-pegawai": kantor.ratna.nip})
    tolak = klien.post("/survei/KTP-EL/loket/", isi | {"petugas-pegawai": kantor.bambang.nip})
    assert "Pada tanggal itu sudah ada petugas lain di loket ini." in tolak.content.decode()
    asing = klien.post("/survei/KTP-EL/loket/", isi | {"petugas-pegawai": "123"})
    assert "Tidak ada pegawai yang cocok." in asing.content.decode()
    tugas = Petugas.objects.get(pegawai=kantor.ratna)
    klien.post(f"/survei/KTP-EL/loket/{tugas.pk}/akhiri/")
    tugas.refresh_from_db()
    assert tugas.masa.upper == hari_ini()


@pytest.mark.parametrize("banyak", [1, 3])
def test_daftar_dan_halaman_memakai_jumlah_pernyataan_yang_tetap(
    kantor: Kantor, satu: PeriodeSurvei, banyak: int, django_assert_max_num_queries: Any, django_assert_num_queries: Any
) -> None:
    for nomor in range(banyak - 1):
        semester(layanan(kantor, f"L{nomor}"))
    klien = masuk(kantor, kantor.bambang)
    klien.get("/survei/")
    with django_assert_num_queries(7):
        klien.get("/survei/")
    with django_assert_max_num_queries(12):
        klien.get(HALAMAN)
    with django_assert_max_num_queries(12):
        klien.get("/survei/KTP-EL/")


def test_menerbitkan_membaca_status_bukan_menghitung_ulang(kantor: Kantor, satu: PeriodeSurvei) -> None:
    for ke in (StatusPeriodeSurvei.TUTUP, StatusPeriodeSurvei.DISAHKAN):
        periode.pindahkan(periode=satu, ke=ke)
    with pytest.raises(ValidationError, match="tidak dapat dijadikan menerima jawaban"):
        periode.pindahkan(periode=satu, ke=StatusPeriodeSurvei.BUKA)


@pytest.mark.parametrize(
    ("dibantu", "arah", "kalimat"),
    [
        ([4] * 20, 1, "menilai lebih tinggi daripada yang mengisi sendiri"),
        ([3, 3, 4, 3] * 5, 0, "tidak dapat dibedakan dari kebetulan"),
        ([4] * 9, None, "masih terlalu sedikit untuk dibandingkan"),
    ],
)
def test_yang_dibantu_dibandingkan_dengan_kanal_lain(
    kantor: Kantor, satu: PeriodeSurvei, dibantu: list[int], arah: int | None, kalimat: str
) -> None:
    """Coupon and device together against help; imported sheets stand apart, a channel below ten has no index."""
    isi = [("kupon", x) for x in [3, 3, 4, 3] * 5] + [("kios", 3)] * 4 + [("dibantu", x) for x in dibantu]
    Respons.objects.bulk_create(
        Respons(periode=satu, kanal=k, tanggal=satu.masa.lower, **dict.fromkeys(UNSUR, 3) | {"waktu": x, "perilaku": x})
        for k, x in isi
    )
    jawab = masuk(kantor, kantor.hasan).get(HALAMAN)
    kanal = jawab.context["kanal"]
    assert [(k.value, n, i is not None) for k, n, i in kanal.baris] == [
        ("kupon", 20, True),
        ("kios", 4, False),
        ("dibantu", len(dibantu), len(dibantu) >= 10),
        ("impor", 12, True),
    ]
    assert kanal.arah == arah
    assert kalimat in jawab.content.decode()
    # Who only serves at the counter reads no comparison.
    assert masuk(kantor, kantor.dewi).get(HALAMAN).context["kanal"] is None
