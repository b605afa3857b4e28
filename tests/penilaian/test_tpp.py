"""*Bahan TPP*: a proposal by predikat from a closed period, reviewed by HR; nothing is cut by machine."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import DatabaseError, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from kinerja.waktu import rentang
from pegawai.choices import NamaPeran
from pegawai.models import Pegawai, Peran, UnitKerja
from penilaian.choices import Predikat, StatusPeriode, StatusSKP, StatusTpp
from penilaian.domain import tpp as domain
from penilaian.models import SKP, AturanTpp, BahanTpp, BarisTpp, Periode, PutusanNilai
from tests.orang import Kantor, buat_pegawai, tempatkan
from tests.penilaian.skp_contoh import buat_periode

BULAN = date(2026, 11, 1)
POTONGAN = dict(zip(Predikat.values, map(Decimal, ("0", "0", "0.5", "1", "2")), strict=True))


@pytest.fixture
def periode(kantor: Kantor) -> Periode:
    """A closed quarter."""
    periode = buat_periode()
    Periode.objects.filter(pk=periode.pk).update(
        status=StatusPeriode.DITUTUP, rentang=rentang(date(2026, 7, 1), date(2026, 9, 30))
    )
    periode.refresh_from_db()
    return periode


@pytest.fixture
def aturan(kantor: Kantor) -> AturanTpp:
    return domain.tetapkan_aturan(
        mulai=date(2026, 5, 1), dasar="Contoh, bukan aturan kota", potongan=POTONGAN, oleh=kantor.akun(kantor.sari)
    )


def nilai(kantor: Kantor, orang: Pegawai, periode: Periode, predikat: str = "", *, sampai: bool = True) -> SKP:
    """A plan of the year, decided when `predikat` is given, delivered when `sampai`."""
    tempat = orang.penempatan.get()
    skp = SKP.objects.create(
        pegawai=orang,
        penempatan=tempat,
        penilai=tempat.penilai,
        unit=tempat.unit,
        rentang=rentang(date(2026, 1, 1), date(2026, 12, 31)),
        status=StatusSKP.BERLAKU,
    )
    if predikat:
        PutusanNilai.objects.create(
            skp=skp,
            periode=periode,
            rating_hasil="sesuai",
            rating_perilaku="sesuai",
            predikat=predikat,
            oleh=kantor.akun(kantor.bambang),
            disampaikan=timezone.now() if sampai else None,
            diterima=timezone.now() if sampai else None,
        )
    return skp


def susun(kantor: Kantor, periode: Periode, unit: UnitKerja | None = None, oleh: str = "sari") -> BahanTpp:
    akun = kantor.akun(getattr(kantor, oleh))
    return domain.susun(unit=unit or kantor.dinas, bulan=BULAN, periode=periode, oleh=akun)


def masuk(kantor: Kantor, nama: str) -> Client:
    client = Client()
    client.force_login(kantor.akun(getattr(kantor, nama)))
    return client


def test_usulan_menurut_predikat_dan_yang_belum_tetap_tanpa_angka(
    kantor: Kantor, periode: Periode, aturan: AturanTpp
) -> None:
    nilai(kantor, kantor.dewi, periode, "kurang")
    nilai(kantor, kantor.ratna, periode, "sangat_kurang", sampai=False)
    bahan = susun(kantor, periode)
    assert list(bahan.baris.values_list("pegawai__nama", "predikat", "sebab", "usulan", "potongan")) == [
        ("Bambang Wijaya", "", "tanpa_skp", None, None),
        ("Dewi Anggraini", "kurang", "", Decimal(1), Decimal(1)),
        ("Ratna Kusuma", "", "belum_dinilai", None, None),
    ]
    assert bahan.status == StatusTpp.USULAN


def test_putusan_terakhir_yang_dipakai(kantor: Kantor, periode: Periode, aturan: AturanTpp) -> None:
    skp = nilai(kantor, kantor.dewi, periode, "kurang")
    PutusanNilai.objects.create(
        skp=skp,
        periode=periode,
        jenis="keberatan",
        rating_hasil="sesuai",
        rating_perilaku="sesuai",
        predikat="baik",
        oleh=kantor.akun(kantor.bambang),
        disampaikan=timezone.now(),
        diterima=timezone.now(),
    )
    assert susun(kantor, periode).baris.get(pegawai=kantor.dewi).usulan == 0


def test_yang_masih_sementara_tidak_diusulkan(kantor: Kantor, periode: Periode, aturan: AturanTpp) -> None:
    """Delivered, not received, and the term of the objection still open."""
    skp = nilai(kantor, kantor.dewi, periode, "kurang")
    PutusanNilai.objects.filter(skp=skp).update(diterima=None)
    baris = susun(kantor, periode).baris.get(pegawai=kantor.dewi)
    assert (baris.predikat, baris.sebab, baris.usulan, baris.potongan) == ("kurang", "sementara", None, None)


@pytest.mark.parametrize(
    ("ubah", "bidang", "pesan"),
    [
        ("berjalan", "periode", "Pilih periode yang sudah ditutup: hasil yang berjalan masih berubah."),
        ("tanpa_aturan", "bulan", "Belum ada aturan TPP yang berlaku pada bulan itu. Tetapkan dahulu."),
        ("dua_kali", "bulan", "Bahan perangkat daerah ini untuk bulan itu sudah ada."),
    ],
)
def test_yang_tidak_dapat_disusun_dijelaskan(
    kantor: Kantor, periode: Periode, ubah: str, bidang: str, pesan: str
) -> None:
    if ubah != "tanpa_aturan":
        domain.tetapkan_aturan(mulai=BULAN, dasar="Contoh", potongan=POTONGAN, oleh=kantor.akun(kantor.sari))
    if ubah == "berjalan":
        Periode.objects.update(status=StatusPeriode.BERJALAN)
        periode.refresh_from_db()
    if ubah == "dua_kali":
        susun(kantor, periode)
    with pytest.raises(ValidationError) as galat:
        susun(kantor, periode)
    assert galat.value.message_dict == {bidang: [pesan]}


def test_angka_lain_perlu_alasan_dan_bahan_ditinjau_tidak_berubah(
    kantor: Kantor, periode: Periode, aturan: AturanTpp
) -> None:
    nilai(kantor, kantor.dewi, periode, "kurang")
    bahan, sari = susun(kantor, periode), kantor.akun(kantor.sari)
    baris = bahan.baris.get(pegawai=kantor.dewi)
    with pytest.raises(ValidationError, match="lain dari usulan"):
        domain.tetapkan(baris=baris, potongan=Decimal(0), alasan=" ", oleh=sari, revisi=1)
    with pytest.raises(ValidationError, match="baru saja diubah"):
        domain.tetapkan(baris=baris, potongan=Decimal(0), alasan="Cuti", oleh=sari, revisi=7)
    baris = domain.tetapkan(baris=baris, potongan=Decimal(0), alasan="Cuti melahirkan", oleh=sari, revisi=1)
    assert (baris.usulan, baris.potongan, baris.alasan, baris.revisi) == (Decimal(1), Decimal(0), "Cuti melahirkan", 2)
    with pytest.raises(ValidationError, match="2 orang belum punya angka"):
        domain.tandai_ditinjau(bahan=bahan, oleh=sari)
    for b in bahan.baris.filter(potongan=None):
        domain.tetapkan(baris=b, potongan=Decimal(0), alasan="Menunggu hasil", oleh=sari, revisi=1)
    assert domain.tandai_ditinjau(bahan=bahan, oleh=sari).status == StatusTpp.DITINJAU
    with pytest.raises(ValidationError, match="sudah ditinjau"):
        domain.tetapkan(baris=baris, potongan=Decimal(1), alasan="", oleh=sari, revisi=2)


def test_tidak_seorang_pun_menetapkan_miliknya_sendiri(kantor: Kantor, periode: Periode, aturan: AturanTpp) -> None:
    bahan = susun(kantor, periode, kantor.lain)
    with pytest.raises(PermissionDenied):
        domain.tetapkan(
            baris=bahan.baris.get(pegawai=kantor.sari),
            potongan=Decimal(0),
            alasan="Milik sendiri",
            oleh=kantor.akun(kantor.sari),
            revisi=1,
        )


def test_aturan_tidak_berubah_dan_satu_sebulan(kantor: Kantor, aturan: AturanTpp) -> None:
    with pytest.raises(DatabaseError), transaction.atomic():
        AturanTpp.objects.update(kurang=9)
    with pytest.raises(ValidationError) as galat:
        domain.tetapkan_aturan(mulai=date(2026, 5, 20), dasar="Lagi", potongan=POTONGAN, oleh=kantor.akun(kantor.sari))
    assert galat.value.message_dict == {"mulai": ["Sudah ada aturan yang berlaku mulai bulan itu. Pilih bulan lain."]}
    with pytest.raises(PermissionDenied):
        domain.tetapkan_aturan(mulai=BULAN, dasar="Lagi", potongan=POTONGAN, oleh=kantor.akun(kantor.ratna))


@pytest.mark.parametrize(
    ("orang", "daftar", "bahan", "baris"),
    [("dewi", 403, 404, 404), ("ratna", 403, 404, 404), ("hasan", 403, 404, 404), ("sari", 200, 200, 200)],
)
def test_dibuka_hr_saja(
    kantor: Kantor, periode: Periode, aturan: AturanTpp, orang: str, daftar: int, bahan: int, baris: int
) -> None:
    satu = susun(kantor, periode)
    klien, pk = masuk(kantor, orang), satu.baris.get(pegawai=kantor.dewi).pk
    assert klien.get(reverse("penilaian:tpp_daftar")).status_code == daftar
    assert klien.get(reverse("penilaian:tpp", args=[satu.publik])).status_code == bahan
    assert klien.get(reverse("penilaian:tpp_baris", args=[satu.publik, pk])).status_code == baris
    assert klien.get(reverse("penilaian:tpp_susun")).status_code == daftar


def test_hr_perangkat_daerah_hanya_miliknya_dan_auditor_hanya_membaca(
    kantor: Kantor, periode: Periode, aturan: AturanTpp
) -> None:
    satu, dua = susun(kantor, periode), susun(kantor, periode, kantor.lain)
    peran = Peran.objects.create(
        pengguna=kantor.akun(kantor.hasan),
        nama=NamaPeran.ADMIN_KEPEGAWAIAN,
        unit=kantor.lain,
        masa=rentang(date(2026, 1, 1)),
        alasan="uji",
    )
    assert list(BahanTpp.objects.terlihat_oleh(kantor.akun(kantor.hasan))) == [dua]
    with pytest.raises(PermissionDenied):
        domain.susun(unit=kantor.dinas, bulan=date(2026, 12, 1), periode=periode, oleh=kantor.akun(kantor.hasan))
    Peran.objects.filter(pk=peran.pk).update(nama=NamaPeran.AUDITOR, unit=None)
    hasan = masuk(kantor, "hasan")
    assert hasan.get(reverse("penilaian:tpp", args=[satu.publik])).status_code == 200
    assert hasan.post(reverse("penilaian:tpp_tinjau", args=[satu.publik])).status_code == 403
    pk = satu.baris.first().pk
    assert hasan.post(reverse("penilaian:tpp_baris", args=[satu.publik, pk]), {"potongan": 1}).status_code == 403


def test_hr_menyusun_dan_menetapkan_lewat_halaman(kantor: Kantor, periode: Periode, aturan: AturanTpp) -> None:
    nilai(kantor, kantor.dewi, periode, "kurang")
    sari = masuk(kantor, "sari")
    isi = {"unit": kantor.dinas.pk, "bulan": "11/2026", "periode": periode.pk}
    salah = sari.post(reverse("penilaian:tpp_susun"), isi | {"bulan": "13/2026"})
    assert (salah.status_code, salah.context["form"].errors["bulan"]) == (422, ["Tulis bulan seperti 11/2026."])
    assert sari.post(reverse("penilaian:tpp_susun"), isi).status_code == 302
    baris = BarisTpp.objects.get(pegawai=kantor.dewi)
    url = reverse("penilaian:tpp_baris", args=[baris.bahan.publik, baris.pk])
    salah = sari.post(url, {"potongan": "2,5", "alasan": "", "revisi": "1"})
    assert salah.context["form"].errors["alasan"] == ["Tulis alasannya: angka ini lain dari usulan."]
    assert sari.post(url, {"potongan": "2,5", "alasan": "Putusan rapat", "revisi": "1"}).status_code == 302
    baris.refresh_from_db()
    assert baris.potongan == Decimal("2.5")
    unduhan = sari.get(reverse("penilaian:tpp", args=[baris.bahan.publik]), {"unduh": "csv"})
    assert b"Putusan rapat" in b"".join(unduhan)


@pytest.mark.parametrize("tambahan", [1, 5])
def test_jumlah_pernyataan_tetap(
    kantor: Kantor, periode: Periode, aturan: AturanTpp, tambahan: int, django_assert_num_queries
) -> None:
    for n in range(tambahan):
        orang = buat_pegawai(f"Orang {n}", 910 + n)
        tempatkan(orang, kantor.seksi, kantor.jabatan, kantor.ratna)
        nilai(kantor, orang, periode, "baik")
    sari = kantor.akun(kantor.sari)
    with django_assert_num_queries(13):
        bahan = domain.susun(unit=kantor.dinas, bulan=BULAN, periode=periode, oleh=sari)
    klien = masuk(kantor, "sari")
    with django_assert_num_queries(10):
        klien.get(reverse("penilaian:tpp", args=[bahan.publik]))


def test_hasil_yang_menjadi_final_masuk_dan_keputusan_hr_tetap(
    kantor: Kantor, periode: Periode, aturan: AturanTpp
) -> None:
    """Dewi's result was provisional, Ratna's too but HR decided with a reason; both become final. Bambang stays."""
    for orang in (kantor.dewi, kantor.ratna):
        PutusanNilai.objects.filter(skp=nilai(kantor, orang, periode, "kurang")).update(diterima=None)
    bahan, sari = susun(kantor, periode), kantor.akun(kantor.sari)
    ratna = bahan.baris.get(pegawai=kantor.ratna)
    domain.tetapkan(baris=ratna, potongan=Decimal(0), alasan="Menunggu putusan", oleh=sari, revisi=1)
    klien, url = masuk(kantor, "sari"), reverse("penilaian:tpp_perbarui", args=[bahan.publik])
    assert "Tidak ada yang berubah" in klien.get(url).content.decode()
    PutusanNilai.objects.update(diterima=timezone.now())
    jawab = klien.get(url)
    isi = jawab.content.decode()
    assert [t in isi for t in ("Perbarui 2 orang", "Dewi", "tetap, keputusan Anda", "Bambang")] == [True] * 3 + [False]
    assert bahan.baris.filter(sebab="sementara").count() == 2
    klien.post(url, {"sidik": "lama"})
    assert bahan.baris.filter(sebab="sementara").count() == 2
    klien.post(url, {"sidik": jawab.context["sidik"]})
    assert list(bahan.baris.values_list("pegawai__nama", "predikat", "sebab", "usulan", "potongan", "alasan")) == [
        ("Bambang Wijaya", "", "tanpa_skp", None, None, ""),
        ("Dewi Anggraini", "kurang", "", Decimal(1), Decimal(1), ""),
        ("Ratna Kusuma", "kurang", "", Decimal(1), Decimal(0), "Menunggu putusan"),
    ]


@pytest.mark.parametrize(("orang", "kode"), [("dewi", 404), ("ratna", 404), ("hasan", 404), ("sari", 200)])
def test_hanya_hr_memperbarui(kantor: Kantor, periode: Periode, aturan: AturanTpp, orang: str, kode: int) -> None:
    url = reverse("penilaian:tpp_perbarui", args=[susun(kantor, periode).publik])
    assert masuk(kantor, orang).get(url).status_code == kode
