"""Angka kredit (Peraturan BKN 3/2023): percent of the yearly predikat × coefficient × months / 12, each row rounded."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import DatabaseError, IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from kinerja.models import Pemberitahuan
from kinerja.waktu import hari_ini, rentang
from pegawai.choices import JenisJabatan, NamaPeran
from pegawai.models import Jabatan, Pegawai, Penempatan, Peran
from penilaian.choices import JenisPeriode, JenisPutusan, StatusKebijakan, StatusPeriode, StatusSKP
from penilaian.domain import angka_kredit as domain
from penilaian.models import SKP, AngkaKredit, Kebijakan, KoefisienKredit, Periode, PutusanNilai
from penilaian.queries.angka_kredit import ikhtisar
from tests.orang import Kantor, buat_pegawai

TAHUN = date(2025, 1, 1), date(2025, 12, 31)


@pytest.fixture
def tahun(kantor: Kantor) -> Periode:
    """The closed year 2025."""
    return Periode.objects.create(
        kode="2025-TH",
        nama="Tahun 2025",
        jenis=JenisPeriode.TAHUNAN,
        rentang=rentang(*TAHUN),
        tenggat_realisasi=timezone.now() - timedelta(days=300),
        tenggat_penilaian=timezone.now() - timedelta(days=290),
        status=StatusPeriode.DITUTUP,
        kebijakan=Kebijakan.objects.create(versi=1, nama="Uji", status=StatusKebijakan.BERLAKU),
    )


def jabatan(jenjang: str) -> Jabatan:
    isi = {"nama": f"Perawat {jenjang}", "jenis": JenisJabatan.FUNGSIONAL, "jenjang": jenjang}
    return Jabatan.objects.get_or_create(kode=f"F-{jenjang}", defaults=isi)[0]


def fungsional(kantor: Kantor, orang: Pegawai, jenjang: str, awal: date, akhir: date | None = None) -> Penempatan:
    """A functional placement from `awal` to `akhir`; the one from this year on gives way to it when it has no end."""
    if akhir is None:
        orang.penempatan.filter(masa__startswith__gte=awal).delete()
    return Penempatan.objects.create(
        pegawai=orang, unit=kantor.seksi, jabatan=jabatan(jenjang), penilai=kantor.ratna, masa=rentang(awal, akhir)
    )


def dinilai(
    kantor: Kantor, tempat: Penempatan, periode: Periode, predikat: str = "baik", **waktu: object
) -> PutusanNilai:
    """A final yearly decision on the plan of a placement."""
    skp, _ = SKP.objects.get_or_create(
        pegawai=tempat.pegawai,
        penempatan=tempat,
        defaults={
            "penilai": kantor.ratna,
            "unit": kantor.seksi,
            "rentang": rentang(max(tempat.masa.lower, TAHUN[0]), TAHUN[1]),
            "status": StatusSKP.DITUTUP,
            "jenis_periode": JenisPeriode.TAHUNAN,
        },
    )
    lama = timezone.now() - timedelta(days=200)
    isi = {"disampaikan": lama, "diterima": lama, "oleh": kantor.akun(kantor.ratna)} | waktu
    return PutusanNilai.objects.create(
        skp=skp, periode=periode, rating_hasil="sesuai", rating_perilaku="sesuai", predikat=predikat, **isi
    )


def perawat(kantor: Kantor, periode: Periode, predikat: str = "baik", jenjang: str = "Ahli Pertama") -> PutusanNilai:
    """Dewi, a nurse all through the year."""
    return dinilai(kantor, fungsional(kantor, kantor.dewi, jenjang, date(2024, 1, 1)), periode, predikat)


@pytest.mark.parametrize(
    ("predikat", "angka"),
    [
        ("sangat_baik", "18.75"),
        ("baik", "12.50"),
        ("butuh_perbaikan", "9.38"),
        ("kurang", "6.25"),
        ("sangat_kurang", "3.13"),
    ],
)
def test_persen_predikat_kali_koefisien_setahun_penuh(
    kantor: Kantor, tahun: Periode, predikat: str, angka: str
) -> None:
    perawat(kantor, tahun, predikat)
    assert (domain.hitung_semua(), domain.hitung_semua()) == (1, 0)
    satu = AngkaKredit.objects.get()
    assert (satu.angka, satu.bulan, satu.koefisien, satu.jenjang) == (
        Decimal(angka),
        12,
        Decimal("12.5"),
        "Ahli Pertama",
    )


@pytest.mark.parametrize(
    ("jenjang", "angka"),
    [
        ("Ahli Pertama", "12.50"),
        ("Ahli Muda", "25.00"),
        ("Ahli Madya", "37.50"),
        ("Ahli Utama", "50.00"),
        ("Pemula", "3.75"),
        ("Terampil", "5.00"),
        ("Mahir", "12.50"),
        ("Penyelia", "25.00"),
    ],
)
def test_koefisien_tiap_jenjang(kantor: Kantor, tahun: Periode, jenjang: str, angka: str) -> None:
    perawat(kantor, tahun, jenjang=jenjang)
    domain.hitung_semua()
    assert AngkaKredit.objects.get().angka == Decimal(angka)


def test_dua_bulan_lalu_naik_jenjang_tiap_baris_dibulatkan_lalu_dijumlahkan(kantor: Kantor, tahun: Periode) -> None:
    fungsional(kantor, kantor.dewi, "Ahli Pertama", date(2024, 1, 1), date(2025, 2, 28))
    kini = fungsional(kantor, kantor.dewi, "Ahli Muda", date(2025, 3, 1))
    dinilai(kantor, kini, tahun)
    assert domain.hitung_semua() == 2
    baris = AngkaKredit.objects.order_by("bulan").values_list("jenjang", "bulan", "angka")
    assert list(baris) == [("Ahli Pertama", 2, Decimal("2.08")), ("Ahli Muda", 10, Decimal("20.83"))]
    i = ikhtisar(kantor.dewi, hari_ini())
    assert (i.jumlah, i.jenjang, i.jumlah_jenjang) == (Decimal("22.91"), "Ahli Muda", Decimal("20.83"))


def test_tiap_bagian_menurut_putusan_atas_skp_bagiannya(kantor: Kantor, tahun: Periode) -> None:
    awal = fungsional(kantor, kantor.dewi, "Ahli Pertama", date(2024, 1, 1), date(2025, 6, 30))
    akhir = fungsional(kantor, kantor.dewi, "Ahli Pertama", date(2025, 7, 1))
    lama = dinilai(kantor, awal, tahun, "sangat_baik")
    SKP.objects.filter(pk=lama.skp_id).update(rentang=rentang(date(2025, 1, 1), date(2025, 6, 30)))
    dinilai(kantor, akhir, tahun, "baik")
    domain.hitung_semua()
    baris = AngkaKredit.objects.order_by("penempatan__masa").values_list("predikat", "bulan", "angka")
    assert list(baris) == [("sangat_baik", 6, Decimal("9.38")), ("baik", 6, Decimal("6.25"))]


def test_bukan_bagi_jabatan_lain_dan_bukan_sebelum_akhir(kantor: Kantor, tahun: Periode) -> None:
    p = perawat(kantor, tahun)
    PutusanNilai.objects.filter(pk=p.pk).update(disampaikan=timezone.now(), diterima=None)
    tempat = Penempatan.objects.create(
        pegawai=kantor.hasan,
        unit=kantor.seksi,
        jabatan=kantor.jabatan,
        penilai=kantor.ratna,
        masa=rentang(date(2024, 1, 1), date(2025, 12, 31)),
    )
    dinilai(kantor, tempat, tahun)
    assert domain.hitung_semua() == 0
    PutusanNilai.objects.filter(pk=p.pk).update(diterima=timezone.now())
    assert domain.hitung_semua() == 1


def test_tidak_dari_uji_coba_juga_di_basis_data(kantor: Kantor, tahun: Periode) -> None:
    Periode.objects.filter(pk=tahun.pk).update(status=StatusPeriode.RENCANA)
    Periode.objects.filter(pk=tahun.pk).update(uji_coba=True, nama="Tahun 2025 (uji coba)")
    Periode.objects.filter(pk=tahun.pk).update(status=StatusPeriode.DITUTUP)
    p = perawat(kantor, tahun)
    assert domain.hitung_semua() == 0
    with pytest.raises(IntegrityError), transaction.atomic():
        AngkaKredit.objects.create(
            pegawai=kantor.dewi,
            periode=tahun,
            penempatan=p.skp.penempatan,
            putusan=p,
            dasar=KoefisienKredit.objects.first(),
            jenjang="Ahli Pertama",
            predikat="baik",
            persen=100,
            koefisien=12,
            bulan=12,
            angka=12,
        )


def test_koreksi_adalah_baris_baru_dan_yang_lama_tetap(kantor: Kantor, tahun: Periode) -> None:
    lama = perawat(kantor, tahun, "butuh_perbaikan")
    domain.hitung_semua()
    dinilai(kantor, lama.skp.penempatan, tahun, "baik", jenis=JenisPutusan.KEBERATAN)
    assert (domain.hitung_semua(), domain.hitung_semua()) == (1, 0)
    baru = AngkaKredit.objects.berlaku().get()
    assert (baru.angka, baru.sebab, baru.menggantikan.angka) == (Decimal("12.50"), "predikat", Decimal("9.38"))
    with pytest.raises(DatabaseError), transaction.atomic():
        AngkaKredit.objects.filter(pk=baru.menggantikan_id).update(angka=0)
    judul = list(Pemberitahuan.objects.order_by("pk").values_list("judul", flat=True))
    assert judul == ["Angka kredit Tahun 2025 dihitung", "Angka kredit Tahun 2025 dikoreksi"]
    i = ikhtisar(kantor.dewi, hari_ini())
    assert ([a.pk for a in i.baris], [a.angka for a in i.diganti]) == ([baru.pk], [Decimal("9.38")])


def test_koefisien_baru_berlaku_dari_tahunnya_dan_mengoreksi(kantor: Kantor, tahun: Periode) -> None:
    perawat(kantor, tahun)
    domain.hitung_semua()
    isi = {"jenjang": "Ahli Pertama", "koefisien": Decimal(13), "sumber": "Contoh"}
    sari = kantor.akun(kantor.sari)
    domain.tetapkan_koefisien(isi=isi | {"mulai": date(2026, 12, 31)}, oleh=sari)
    assert domain.hitung_semua() == 0
    domain.tetapkan_koefisien(isi=isi | {"mulai": date(2025, 12, 31)}, oleh=sari)
    assert domain.hitung_semua() == 1
    assert (AngkaKredit.objects.berlaku().get().angka, AngkaKredit.objects.count()) == (Decimal(13), 2)
    with pytest.raises(ValidationError):
        domain.tetapkan_koefisien(isi=isi | {"mulai": date(2025, 12, 31)}, oleh=sari)
    with pytest.raises(PermissionDenied):
        domain.tetapkan_koefisien(isi=isi | {"mulai": date(2028, 1, 1)}, oleh=kantor.akun(kantor.ratna))
    with pytest.raises(DatabaseError), transaction.atomic():
        KoefisienKredit.objects.update(koefisien=1)


def test_yang_dari_ingatan_disebut_perlu_dipastikan(kantor: Kantor) -> None:
    domain.pasang_bawaan()
    assert set(KoefisienKredit.objects.filter(pasti=True).values_list("jenjang", flat=True)) == {
        "Ahli Pertama",
        "Ahli Muda",
    }


def masuk(kantor: Kantor, nama: str) -> Client:
    klien = Client()
    klien.force_login(kantor.akun(getattr(kantor, nama)))
    return klien


@pytest.mark.parametrize(
    ("orang", "daftar", "satu", "unduh", "koefisien"),
    [
        ("dewi", 403, 200, 403, 403),
        ("ratna", 200, 200, 403, 200),
        ("hasan", 403, 404, 403, 403),
        ("sari", 200, 200, 200, 200),
    ],
)
def test_siapa_melihat(
    kantor: Kantor, tahun: Periode, orang: str, daftar: int, satu: int, unduh: int, koefisien: int
) -> None:
    perawat(kantor, tahun)
    domain.hitung_semua()
    klien, publik = masuk(kantor, orang), kantor.dewi.publik
    assert klien.get(reverse("penilaian:angka_kredit_daftar")).status_code == daftar
    assert klien.get(reverse("penilaian:angka_kredit_daftar"), {"unduh": "xlsx"}).status_code == unduh
    assert klien.get(reverse("penilaian:angka_kredit", args=[publik])).status_code == satu
    assert klien.get(reverse("penilaian:angka_kredit_pdf", args=[publik])).status_code == satu
    assert klien.get(reverse("penilaian:angka_kredit_koefisien")).status_code == koefisien


def test_pegawai_membaca_hitungannya_dan_mencetaknya(kantor: Kantor, tahun: Periode) -> None:
    perawat(kantor, tahun, "sangat_baik")
    domain.hitung_semua()
    dewi, url = masuk(kantor, "dewi"), reverse("penilaian:angka_kredit", args=[kantor.dewi.publik])
    assert url in dewi.get(reverse("penilaian:nilai_saya")).content.decode()
    isi = dewi.get(url).content.decode()
    assert all(teks in isi for teks in ("18,75", "150 %", "12,5", "12 dari 12", "Peraturan BKN 3/2023"))
    assert dewi.get(reverse("penilaian:angka_kredit_pdf", args=[kantor.dewi.publik])).content.startswith(b"%PDF")


def test_auditor_membaca_dan_tidak_menetapkan(kantor: Kantor, tahun: Periode) -> None:
    Peran.objects.create(
        pengguna=kantor.akun(kantor.hasan), nama=NamaPeran.AUDITOR, masa=rentang(date(2026, 1, 1)), alasan="uji"
    )
    url, hasan = reverse("penilaian:angka_kredit_koefisien"), masuk(kantor, "hasan")
    assert (hasan.get(url).status_code, hasan.post(url, {"jenjang": "Mahir"}).status_code) == (200, 403)
    sari = masuk(kantor, "sari")
    isi = {"jenjang": "Mahir", "mulai": "31/12/2026", "koefisien": "13,5", "sumber": "Contoh"}
    salah = sari.post(url, isi | {"koefisien": "banyak"})
    assert salah.context["form"].errors["koefisien"] == ["Tulis angka, misalnya 1234 atau 98,5."]
    assert sari.post(url, isi).status_code == 302
    assert KoefisienKredit.objects.get().koefisien == Decimal("13.5")


@pytest.mark.parametrize("tambahan", [1, 3])
def test_jumlah_pernyataan_tetap(kantor: Kantor, tahun: Periode, tambahan: int, django_assert_num_queries) -> None:
    domain.pasang_bawaan()
    for n in range(tambahan):
        orang = buat_pegawai(f"Orang {n}", 910 + n)
        dinilai(kantor, fungsional(kantor, orang, "Ahli Muda", date(2024, 1, 1)), tahun)
    with django_assert_num_queries(13):
        assert domain.hitung_semua() == tambahan
    klien = masuk(kantor, "sari")
    with django_assert_num_queries(9):
        klien.get(reverse("penilaian:angka_kredit_daftar"))
    with django_assert_num_queries(10):
        klien.get(reverse("penilaian:angka_kredit", args=[orang.publik]))
