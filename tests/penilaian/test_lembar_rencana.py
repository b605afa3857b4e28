"""A draft filled from a spreadsheet: columns guessed or chosen, wrong cells named, all of it or nothing."""

import io
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from xlsxwriter import Workbook

from penilaian.domain.rencana_lembar import tambahkan
from penilaian.models import SKP, HasilKerja, Indikator, Periode, TargetPeriode
from penilaian.queries.lembar_rencana import RencanaLembar, baca_tabel, susun, tebak
from tests.orang import Kantor
from tests.penilaian.skp_contoh import buat_periode, rancangan

LEMBAR = """RHK\tBobot\tIndikator Kinerja\tAspek\tTarget\tArah
Antrean selesai di hari yang sama\t60\tBerkas selesai\tKuantitas\t1.250,5 berkas\tnaik
\t\tLama layanan\tWaktu\t2-3 hari\tturun
Arsip tertata\t\tArsip tercatat\t\t120 map\t
Arsip tertata\t\tDaftar arsip disahkan\t\tYa\t
"""


def baca(teks: str, periode: Periode) -> RencanaLembar:
    tabel = baca_tabel(nama="tempel.csv", isi=teks.encode())
    return susun(tabel, tebak(tabel.kepala, [periode]), [periode])


def kosong(kantor: Kantor, periode: Periode) -> SKP:
    """Dewi's draft with nothing in it."""
    skp = rancangan(kantor, periode)
    HasilKerja.objects.filter(skp=skp).delete()
    return skp


def masuk(kantor: Kantor, nama: str) -> Client:
    client = Client()
    client.force_login(kantor.akun(getattr(kantor, nama)))
    return client


def test_baris_menjadi_hasil_indikator_dan_target(kantor: Kantor) -> None:
    periode = buat_periode()
    skp = kosong(kantor, periode)
    rencana = baca(LEMBAR, periode)
    assert rencana.kesalahan == []
    assert tambahkan(skp=skp, oleh=kantor.akun(kantor.dewi), rencana=rencana, revisi=skp.revisi) == 4
    # The weight that was left open takes the rest of 100, shares that were left open are equal.
    assert list(HasilKerja.objects.filter(skp=skp).values_list("uraian", "bobot")) == [
        ("Antrean selesai di hari yang sama", Decimal(60)),
        ("Arsip tertata", Decimal(40)),
    ]
    assert list(
        Indikator.objects.filter(skp=skp).values_list("uraian", "aspek", "satuan", "arah", "ukuran", "bagian", "bobot")
    ) == [
        ("Berkas selesai", "kuantitas", "berkas", "naik", "angka", Decimal(50), Decimal(30)),
        ("Lama layanan", "waktu", "hari", "turun", "angka", Decimal(50), Decimal(30)),
        ("Arsip tercatat", "kuantitas", "map", "naik", "angka", Decimal(50), Decimal(20)),
        ("Daftar arsip disahkan", "kuantitas", "ya/tidak", "naik", "ya_tidak", Decimal(50), Decimal(20)),
    ]
    assert list(TargetPeriode.objects.filter(skp=skp).order_by("pk").values_list("target", "target_maks")) == [
        (Decimal("1250.5"), None),
        (Decimal(2), Decimal(3)),
        (Decimal(120), None),
        (Decimal(1), None),
    ]


def test_tiap_sel_salah_disebut_dengan_baris_dan_kolom_dan_tidak_ada_yang_tersimpan(kantor: Kantor) -> None:
    periode = buat_periode()
    skp = kosong(kantor, periode)
    rencana = baca(
        "Hasil\tJenis\tBobot\tIndikator\tAspek\tTarget\tArah\n"
        "\t\t\tTanpa hasil\t\t1 berkas\t\n"
        "Satu\t\t101\tA\tMutu\tbanyak\tmaju\n"
        "Dua\tTambahan\t\tB\t\t0 hari\t\n"
        "Tiga\t\t20\t\t\t5 hari\t\n"
        "Empat\t\t20\tD\t\t9-3\t\n",
        periode,
    )
    assert rencana.kesalahan == [
        (2, "Hasil kerja", "Isi hasil kerjanya."),
        (3, "Bobot hasil (%)", "Isi lebih dari 0 dan paling banyak 100."),
        (3, "Aspek", "“Mutu” tidak dikenal. Tulis salah satu dari: Kuantitas, Kualitas, Waktu, Biaya."),
        (
            3,
            "Arah",
            "“maju” tidak dikenal. Tulis salah satu dari: naik, turun.",
        ),
        (3, "Target semua periode", "“banyak” bukan target. Tulis angka seperti 12 atau 80–90, atau Ya."),
        (3, "Satuan", "Isi satuannya, misalnya berkas, hari, atau persen."),
        (4, "Target semua periode", "Target harus lebih dari nol."),
        (5, "Indikator", "Isi indikatornya, atau hapus baris ini."),
        (6, "Target semua periode", "Batas atas target tidak boleh di bawah batas bawahnya."),
        (6, "Satuan", "Isi satuannya, misalnya berkas, hari, atau persen."),
        (5, "Indikator", "“Tiga” belum punya indikator."),
        (4, "Bobot hasil (%)", "Isi bobot hasil tambahan."),
    ]
    with pytest.raises(ValidationError, match="belum ada yang disimpan"):
        tambahkan(skp=skp, oleh=kantor.akun(kantor.dewi), rencana=rencana)
    assert HasilKerja.objects.filter(skp=skp).count() == 0


def test_target_menurut_nama_periode(kantor: Kantor) -> None:
    periode = buat_periode()
    rencana = baca("Hasil\tIndikator\tSatuan\tTriwulan uji\tTarget\nSatu\tA\tberkas\t7\t99\n", periode)
    assert rencana.hasil[0].indikator[0].target[periode.pk].target == 7


def test_tempel_cocokkan_lalu_tambahkan(kantor: Kantor) -> None:
    skp = kosong(kantor, buat_periode())
    dewi, url = masuk(kantor, "dewi"), reverse("penilaian:lembar_rencana", args=[skp.publik])
    # Two headings that nobody can guess.
    peta = dewi.post(url, {"teks": LEMBAR.replace("RHK", "Keluaran").replace("Indikator Kinerja", "Ukuran")})
    assert peta.status_code == 200
    form = peta.context["form"]
    isi = {n: f.initial or "" for n, f in form.fields.items()} | {"tambah": "1"}
    kurang = dewi.post(url, isi)
    assert (kurang.status_code, HasilKerja.objects.filter(skp=skp).count()) == (422, 0)
    assert kurang.context["form"].errors["hasil"] == ["Pilih kolomnya."]
    jawab = dewi.post(url, isi | {"hasil": "0", "indikator": "2"})
    assert (jawab.status_code, jawab.url) == (302, reverse("penilaian:skp", args=[skp.publik]))
    assert Indikator.objects.filter(skp=skp).count() == 4


def test_berkas_xlsx(kantor: Kantor) -> None:
    skp = kosong(kantor, buat_periode())
    isi = io.BytesIO()
    with Workbook(isi) as buku:
        lembar = buku.add_worksheet()
        for n, baris in enumerate([["Rencana SKP 2026"], ["RHK", "Indikator", "Target"], ["Satu", "A", "12,5 berkas"]]):
            lembar.write_row(n, 0, baris)
    berkas = SimpleUploadedFile("rencana.xlsx", isi.getvalue())
    peta = masuk(kantor, "dewi").post(reverse("penilaian:lembar_rencana", args=[skp.publik]), {"berkas": berkas})
    assert [(h.uraian, i.uraian, str(i.target.popitem()[1].target)) for h, i, _ in peta.context["baris"]] == [
        ("Satu", "A", "12.5")
    ]


@pytest.mark.parametrize(
    ("isi", "bidang", "pesan"),
    [
        ({"teks": " "}, "teks", "Tempel barisnya, atau pilih berkas."),
        (
            {"teks": "satu"},
            "teks",
            "Baris judul kolom tidak ditemukan. Sertakan judulnya di atas sedikitnya satu baris isi.",
        ),
        (
            {"teks": "RHK\tIndikator"},
            "teks",
            "Berkas ini hanya berisi judul kolom. Isi sedikitnya satu baris, lalu unggah lagi.",
        ),
        (
            {"teks": "RHK\tIndikator\n" + "a\tb\n" * 201},
            "teks",
            "Paling banyak 200 baris dan 40 kolom. Salin hanya bagian rencananya.",
        ),
    ],
)
def test_yang_tidak_dapat_dibaca_ditolak_di_isiannya(
    kantor: Kantor, isi: dict[str, str], bidang: str, pesan: str
) -> None:
    skp = kosong(kantor, buat_periode())
    jawab = masuk(kantor, "dewi").post(reverse("penilaian:lembar_rencana", args=[skp.publik]), isi)
    assert jawab.status_code == 422
    assert jawab.context["form"].errors[bidang] == [pesan]


def test_rancangan_yang_berubah_sejak_dibuka_tidak_ditimpa(kantor: Kantor) -> None:
    periode = buat_periode()
    skp = kosong(kantor, periode)
    with pytest.raises(ValidationError):
        tambahkan(skp=skp, oleh=kantor.akun(kantor.dewi), rencana=baca(LEMBAR, periode), revisi=skp.revisi - 1)
    assert HasilKerja.objects.filter(skp=skp).count() == 0


@pytest.mark.parametrize(("orang", "kode"), [("dewi", 200), ("ratna", 403), ("hasan", 404), ("sari", 403)])
def test_hanya_pemilik_rancangan(kantor: Kantor, orang: str, kode: int) -> None:
    skp = kosong(kantor, buat_periode())
    url = reverse("penilaian:lembar_rencana", args=[skp.publik])
    assert masuk(kantor, orang).get(url).status_code == kode
    assert masuk(kantor, orang).post(url, {"tabel": "rusak"}).status_code == (302 if kode == 200 else kode)
