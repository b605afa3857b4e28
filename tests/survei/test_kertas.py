"""Paper sheets: keyed once, a drawn tenth keyed again by somebody else, differences decided by name, then counted."""

import re
from datetime import timedelta
from decimal import Decimal
from io import BytesIO
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.utils import timezone
from pypdf import PdfReader

from kinerja.waktu import hari_ini, rentang
from pegawai.choices import NamaPeran
from pegawai.models import Pegawai, Peran, UnitKerja
from survei.choices import PROFIL, Kanal, StatusKertas, StatusPeriodeSurvei
from survei.domain import hasil, kertas, periode
from survei.models import HasilSurvei, KelompokKertas, Komentar, Layanan, LembarKertas, PeriodeSurvei, Respons
from survei.queries.kertas import kelompok_periode, ketelitian, perbedaan_profil
from survei.rumus import UNSUR
from tests.orang import AWAL, Kantor
from tests.survei.survei_contoh import layanan, semester

ALAMAT = "/survei/KTP-EL/p/uji/kertas/"


@pytest.fixture
def satu(kantor: Kantor) -> PeriodeSurvei:
    """Hasan and Ratna run the survey; Dewi has nothing to do with it."""
    for orang in (kantor.hasan, kantor.ratna):
        Peran.objects.create(
            pengguna=kantor.akun(orang), nama=NamaPeran.PENGELOLA_SURVEI, masa=rentang(AWAL), alasan="uji"
        )
    hari = hari_ini()
    return semester(layanan(kantor), "uji", mulai=hari - timedelta(days=20), selesai=hari)


def masuk(kantor: Kantor, orang: Pegawai) -> Client:
    klien = Client()
    klien.force_login(kantor.akun(orang))
    return klien


def _isi(klien: Client, alamat: str) -> str:
    return klien.get(alamat).content.decode()


def kelompok(kantor: Kantor, satu: PeriodeSurvei, lembar: list[list[int | None]], **lain: Any) -> KelompokKertas:
    """A batch keyed by Hasan, sheets numbered from 1."""
    baru = kertas.mulai_kelompok(**{"periode": satu, "urutan": "resmi", "oleh": kantor.akun(kantor.hasan)} | lain)
    for n, isi in enumerate(lembar, 1):
        kertas.ketik(kelompok=baru, nomor=n, nilai=isi)
    return baru


def test_urutan_lembar_menentukan_sarana_dan_pengaduan(kantor: Kantor, satu: PeriodeSurvei) -> None:
    """The eighth item of the questionnaire asks about sarana; the list of the rule has pengaduan there."""
    isi = [3, 3, 3, 3, 3, 3, 3, 1, 4]
    kuesioner = kelompok(kantor, satu, [isi], urutan="kuesioner").lembar.get()
    assert dict(zip(UNSUR, kuesioner.nilai, strict=True)) == dict.fromkeys(UNSUR, 3) | {
        "sarana": 1,
        "pengaduan": 4,
    }
    resmi = kertas.mulai_kelompok(periode=satu, urutan="resmi", oleh=kantor.akun(kantor.hasan))
    lain = kertas.ketik(kelompok=resmi, nomor=2, nilai=isi)
    assert (lain.nilai[UNSUR.index("pengaduan")], lain.nilai[UNSUR.index("sarana")]) == (1, 4)


def test_sepersepuluh_ke_atas_diundi_paling_sedikit_satu(kantor: Kantor, satu: PeriodeSurvei) -> None:
    """Ten percent of 21 is three; of one sheet it is that one."""
    banyak = kelompok(kantor, satu, [[3] * 9] * 21)
    assert len(kertas.akhiri_entri(kelompok=banyak)) == 3
    assert LembarKertas.objects.filter(diperiksa=True).count() == 3
    sedikit = kertas.mulai_kelompok(periode=satu, urutan="resmi", oleh=kantor.akun(kantor.hasan))
    with pytest.raises(ValidationError, match="Belum ada lembar"):
        kertas.akhiri_entri(kelompok=sedikit)
    kertas.ketik(kelompok=sedikit, nomor=99, nilai=[3] * 9)
    assert len(kertas.akhiri_entri(kelompok=sedikit)) == 1
    with pytest.raises(ValidationError, match="Muat ulang halaman"):
        kertas.ketik(kelompok=sedikit, nomor=100, nilai=[3] * 9)


def test_indeks_menghitung_kelompok_setelah_pemeriksaan_selesai(kantor: Kantor, satu: PeriodeSurvei) -> None:
    ratna = kantor.akun(kantor.ratna)
    grup = kelompok(kantor, satu, [[4] * 9, [2] * 9, [4, 4, 4, 4, *[None] * 5]])
    (undian,) = kertas.akhiri_entri(kelompok=grup)
    with pytest.raises(ValidationError, match="belum diketik ulang"):
        kertas.masukkan(kelompok=grup)
    hasil.hitung(periode_ids=[satu.pk])
    assert Respons.objects.count() == 0
    beda = [1, *undian.nilai[1:]]
    kertas.ketik_ulang(lembar=undian, nilai=beda, oleh=ratna)
    undian.refresh_from_db()
    angka = ketelitian([undian])
    assert (angka.kolom, angka.beda, angka.menunggu, angka.lengkap) == (9, 1, 1, False)
    assert angka.persen == Decimal(100) / 9
    with pytest.raises(ValidationError, match="belum diketik ulang atau berbeda"):
        kertas.masukkan(kelompok=grup)
    kertas.putuskan(lembar=undian, akhir={"persyaratan": 1}, oleh=ratna)
    assert kertas.masukkan(kelompok=grup) == 3
    undian.refresh_from_db()
    assert (undian.diputus_oleh, undian.akhir) == (ratna, beda)
    assert set(Respons.objects.values_list("kanal", flat=True)) == {Kanal.MANUAL}
    assert Respons.objects.filter(persyaratan=1).count() == 1
    hasil.hitung(periode_ids=[satu.pk])
    # The sheet with four answers is stored and does not count.
    angka_hasil = HasilSurvei.objects.get(periode=satu)
    assert (angka_hasil.n, angka_hasil.tidak_lengkap) == (2, 1)
    with pytest.raises(ValidationError, match="masuk ke indeks"):
        kertas.masukkan(kelompok=grup)


def test_profil_dan_saran_masuk_seperti_jawaban_daring(kantor: Kantor, satu: PeriodeSurvei) -> None:
    """What is ticked about the respondent stands on the answer; words become comments when the first keying ends:
    masked, apart from any sheet, and held where they speak of illegal fees."""
    grup = kertas.mulai_kelompok(periode=satu, urutan="resmi", oleh=kantor.akun(kantor.hasan))
    profil = {"jenis_kelamin": "P", "usia": "26-34", "pendidikan": "S1", "pekerjaan": "swasta", "disabilitas": "ya"}
    kertas.ketik(kelompok=grup, nomor=1, nilai=[3] * 9, profil=profil, saran="Antrean lama, hubungi 081234567890")
    kertas.ketik(kelompok=grup, nomor=2, nilai=[4] * 9, profil={"usia": ""}, saran="Diminta uang rokok di loket")
    with pytest.raises(ValidationError, match="Pilihan 200 tidak ada pada lembar"):
        kertas.ketik(kelompok=grup, nomor=3, nilai=[4] * 9, profil={"usia": "200"})
    assert LembarKertas.objects.get(nomor=1).saran == "Antrean lama, hubungi [nomor telepon]"
    assert Komentar.objects.count() == 0
    (undian,) = kertas.akhiri_entri(kelompok=grup)
    assert dict(Komentar.objects.values_list("teks", "ditahan")) == {
        "Antrean lama, hubungi [nomor telepon]": False,
        "Diminta uang rokok di loket": True,
    }
    assert set(LembarKertas.objects.values_list("saran", "bersaran")) == {("", True)}
    ratna = kantor.akun(kantor.ratna)
    kertas.ketik_ulang(lembar=undian, nilai=undian.nilai, profil=undian.profil, saran="Antrean lama", oleh=ratna)
    assert Komentar.objects.count() == 2
    kertas.masukkan(kelompok=grup)
    satu_jawaban = Respons.objects.get(persyaratan=3)
    assert {k: getattr(satu_jawaban, k) for k in PROFIL} == {k: profil[k] for k in PROFIL}
    assert satu_jawaban.disabilitas is True
    tanpa = Respons.objects.get(persyaratan=4)
    assert ([getattr(tanpa, k) for k in PROFIL], tanpa.disabilitas) == ([""] * 4, None)


def test_saran_yang_terlewat_diketik_pada_ketikan_kedua(kantor: Kantor, satu: PeriodeSurvei) -> None:
    grup = kelompok(kantor, satu, [[3] * 9])
    (undian,) = kertas.akhiri_entri(kelompok=grup)
    kertas.ketik_ulang(lembar=undian, nilai=[3] * 9, saran="Kursi kurang", oleh=kantor.akun(kantor.ratna))
    assert Komentar.objects.get().teks == "Kursi kurang"


def test_profil_yang_berbeda_diputuskan_tanpa_menambah_galat_jawaban(kantor: Kantor, satu: PeriodeSurvei) -> None:
    ratna = kantor.akun(kantor.ratna)
    grup = kertas.mulai_kelompok(periode=satu, urutan="resmi", oleh=kantor.akun(kantor.hasan))
    kertas.ketik(kelompok=grup, nomor=1, nilai=[3] * 9, profil={"usia": "17-25", "pekerjaan": "asn"})
    (undian,) = kertas.akhiri_entri(kelompok=grup)
    undian = kertas.ketik_ulang(lembar=undian, nilai=[3] * 9, profil={"usia": "26-34"}, oleh=ratna)
    angka = ketelitian([undian])
    assert (angka.beda, angka.menunggu, kelompok_periode(satu).get().beda) == (0, 1, 1)
    assert perbedaan_profil(undian) == [("usia", "17–25 tahun", "26–34 tahun"), ("pekerjaan", "ASN", "")]
    with pytest.raises(ValidationError, match="semua kolom yang berbeda"):
        kertas.putuskan(lembar=undian, akhir={}, profil={"usia": "26-34"}, oleh=ratna)
    kertas.putuskan(lembar=undian, akhir={}, profil={"usia": "26-34", "pekerjaan": ""}, oleh=ratna)
    kertas.masukkan(kelompok=grup)
    jawaban = Respons.objects.get()
    assert (jawaban.usia, jawaban.pekerjaan, jawaban.perilaku) == ("26-34", "", 3)


def test_riwayat_lembar_tidak_memuat_responden(kantor: Kantor, satu: PeriodeSurvei) -> None:
    """The history says who keyed and decided, never who answered or in which words."""
    kolom = {f.name for f in LembarKertas.riwayat.rel.related_model._meta.get_fields()}
    assert kolom.isdisjoint({"profil", "profil_ulang", "profil_akhir", "saran"})
    assert {"nilai", "ulang", "akhir"} <= kolom


def test_pengetik_pertama_mengulang_hanya_di_lain_waktu(kantor: Kantor, satu: PeriodeSurvei) -> None:
    hasan = kantor.akun(kantor.hasan)
    grup = kelompok(kantor, satu, [[3] * 9])
    (undian,) = kertas.akhiri_entri(kelompok=grup)
    with pytest.raises(ValidationError, match="Mintalah orang lain"):
        kertas.ketik_ulang(lembar=undian, nilai=[3] * 9, oleh=hasan)
    KelompokKertas.objects.update(selesai_entri=timezone.now() - timedelta(minutes=61))
    kertas.ketik_ulang(lembar=undian, nilai=[3] * 9, oleh=hasan)
    with pytest.raises(ValidationError, match="sudah diketik ulang"):
        kertas.ketik_ulang(lembar=undian, nilai=[3] * 9, oleh=kantor.akun(kantor.ratna))
    with pytest.raises(ValidationError, match="tidak menunggu putusan"):
        kertas.putuskan(lembar=undian, akhir={}, oleh=hasan)


@pytest.mark.parametrize(
    ("nomor", "isi", "kata"),
    [
        (1, [3] * 9, "Lembar 1 sudah diketik di kelompok 1"),
        (2, [None] * 9, "Lembar ini kosong"),
        (2, [5] + [3] * 8, "Jawaban harus 1 sampai 4 atau kosong, bukan 5"),
        (2, [3] * 8, "berisi 9 jawaban"),
    ],
)
def test_lembar_yang_ditolak(kantor: Kantor, satu: PeriodeSurvei, nomor: int, isi: list[int], kata: str) -> None:
    kelompok(kantor, satu, [[3] * 9])
    lain = kertas.mulai_kelompok(periode=satu, urutan="resmi", oleh=kantor.akun(kantor.hasan))
    with pytest.raises(ValidationError, match=kata):
        kertas.ketik(kelompok=lain, nomor=nomor, nilai=isi)
    assert LembarKertas.objects.count() == 1


def test_periode_beku_tidak_menerima_kertas(kantor: Kantor, satu: PeriodeSurvei) -> None:
    Respons.objects.create(periode=satu, kanal="kupon", tanggal=hari_ini(), **dict.fromkeys(UNSUR, 3))
    grup = kelompok(kantor, satu, [[3] * 9])
    (undian,) = kertas.akhiri_entri(kelompok=grup)
    kertas.ketik_ulang(lembar=undian, nilai=[3] * 9, oleh=kantor.akun(kantor.ratna))
    for ke in (StatusPeriodeSurvei.TUTUP, StatusPeriodeSurvei.DISAHKAN):
        satu = periode.pindahkan(periode=satu, ke=ke)
    for langkah in (
        lambda: kertas.masukkan(kelompok=grup),
        lambda: kertas.mulai_kelompok(periode=satu, urutan="resmi", oleh=kantor.akun(kantor.hasan)),
    ):
        with pytest.raises(ValidationError, match="sudah disahkan"):
            langkah()


def test_halaman_pengetikan_sampai_masuk(kantor: Kantor, satu: PeriodeSurvei) -> None:
    hasan, ratna = masuk(kantor, kantor.hasan), masuk(kantor, kantor.ratna)
    assert hasan.post(ALAMAT, {"urutan": "kuesioner"}).status_code == 302
    entri = f"{ALAMAT}1/"
    isi = {f"n{n}": "3" for n in range(1, 10)} | {"usia": "<17", "saran": "Kursi kurang"}
    assert "Isi 1 sampai 4, atau kosongkan." in hasan.post(entri, isi | {"nomor": 7, "n2": "5"}).content.decode()
    assert LembarKertas.objects.count() == 0
    for nomor in (7, 8):
        assert hasan.post(entri, isi | {"nomor": nomor, "n8": ""}).status_code == 302
    assert 'value="9"' in hasan.get(entri).content.decode()
    buang = LembarKertas.objects.get(nomor=8)
    hasan.post(f"{entri}{buang.pk}/buang/")
    hasan.post(f"{entri}akhiri/")
    satu_lembar = LembarKertas.objects.get()
    assert (satu_lembar.nomor, satu_lembar.nilai[8]) == (7, None)
    ulang = f"{entri}{satu_lembar.pk}/ulang/"
    assert "Mintalah orang lain" in hasan.get(ulang).content.decode()
    # The second keying does not show the first.
    assert re.findall(r'value="3"|value="[^"]+" selected|Kursi', _isi(ratna, ulang)) == []
    assert ratna.post(ulang, isi | {"usia": ">65"}).status_code == 302
    putus = f"{entri}{satu_lembar.pk}/putus/"
    assert "di atas 65 tahun</td>" in _isi(ratna, putus)
    assert ratna.post(putus, {"sarana": "-"}).status_code == 200
    assert ratna.post(putus, {"sarana": "-", "usia": "<17"}).status_code == 302
    assert "11,11 %" in ratna.get(entri).content.decode()
    assert ratna.post(f"{entri}masukkan/").status_code == 302
    assert KelompokKertas.objects.get().status == StatusKertas.MASUK
    assert (Respons.objects.get().sarana, Respons.objects.get().usia) == (None, "<17")
    assert Komentar.objects.get().teks == "Kursi kurang"
    assert "Masuk ke indeks" in hasan.get(ALAMAT).content.decode()


def test_hanya_pengelola_membuka_kertas(kantor: Kantor, satu: PeriodeSurvei) -> None:
    kelompok(kantor, satu, [[3] * 9])
    for bagian in ("", "1/", "cetak/"):
        assert masuk(kantor, kantor.dewi).get(ALAMAT + bagian).status_code == 404
        assert masuk(kantor, kantor.bambang).get(ALAMAT + bagian).status_code == 403


def test_lembar_cetak_memuat_butir_resmi_dan_nomor(kantor: Kantor, satu: PeriodeSurvei) -> None:
    jawab = masuk(kantor, kantor.hasan).get(f"{ALAMAT}cetak/", {"mulai": 41, "banyak": 2})
    assert jawab["Content-Type"] == "application/pdf"
    halaman = PdfReader(BytesIO(jawab.content)).pages
    teks = [" ".join(h.extract_text().split()) for h in halaman]
    assert (len(teks), "0041" in teks[0], "0042" in teks[1]) == (2, True, True)
    assert teks[0].index("kualitas sarana dan prasarana") < teks[0].index("penanganan pengaduan pengguna layanan")
    assert "4. Gratis" in teks[0]
    for kata in ("2. Perempuan", "7. di atas 65 tahun", "8. S3", "7. Lainnya", "Penyandang disabilitas: 1. Ya"):
        assert kata in teks[0]
    assert teks[0].index("Penyandang disabilitas") < teks[0].index("Saran, masukan, atau keluhan")
    # One sheet stays one page, however long the names are.
    Layanan.objects.update(nama="Penerbitan surat keterangan pindah datang penduduk antarkabupaten dan antarprovinsi")
    UnitKerja.objects.update(nama="Seksi Pelayanan Pendaftaran Penduduk dan Pemanfaatan Data Kependudukan Kota")
    panjang = masuk(kantor, kantor.hasan).get(f"{ALAMAT}cetak/", {"mulai": 1, "banyak": 2})
    assert len(PdfReader(BytesIO(panjang.content)).pages) == 2
    assert "Isi" in masuk(kantor, kantor.hasan).get(f"{ALAMAT}cetak/", {"mulai": "x"}).content.decode()


def test_daftar_kelompok_memakai_pernyataan_tetap(
    kantor: Kantor, satu: PeriodeSurvei, django_assert_max_num_queries: Any
) -> None:
    hasan = masuk(kantor, kantor.hasan)
    for n in range(3):
        grup = kertas.mulai_kelompok(periode=satu, urutan="resmi", oleh=kantor.akun(kantor.hasan))
        kertas.ketik(kelompok=grup, nomor=n + 1, nilai=[3] * 9)
        hasan.get(ALAMAT)
        with django_assert_max_num_queries(14):
            hasan.get(ALAMAT)
