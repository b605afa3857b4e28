"""Visits of the counters: who records them, how they are corrected, and what they say of coupons and answers."""

from datetime import date, timedelta
from decimal import Decimal
from io import BytesIO
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from pypdf import PdfReader
from python_calamine import CalamineWorkbook

from kinerja.waktu import hari_ini, rentang
from pegawai.choices import NamaPeran
from pegawai.domain.galat import SuntingBersamaan
from pegawai.queries.akses import baca_akses
from survei.choices import StatusPeriodeSurvei
from survei.domain import hasil as hitung
from survei.domain import jawaban, kunjungan, kupon
from survei.domain import layanan as domain_layanan
from survei.domain import periode as domain_periode
from survei.domain.kunjungan import Isian
from survei.models import Kunjungan, Kupon, Loket, PeriodeSurvei, Petugas, Respons
from survei.queries.kunjungan import koreksi, lembar_loket
from survei.queries.kunjungan_layanan import angka_layanan
from survei.rumus import UNSUR
from survei.rumus_kunjungan import BELUM, BUKAN_LOKET, KURANG_DARI_JAWABAN, KURANG_DARI_KUPON, Angka
from tests.orang import AWAL, Kantor
from tests.survei.survei_contoh import layanan, semester
from tests.survei.test_kelola import beri_peran, masuk

HALAMAN = "/survei/KTP-EL/kunjungan/"


@pytest.fixture
def satu(kantor: Kantor) -> PeriodeSurvei:
    """Counters 1 and 2; Dewi serves at the first, Hasan manages the surveys of the Dinas."""
    beri_peran(kantor, kantor.hasan, NamaPeran.PENGELOLA_SURVEI, kantor.dinas)
    hari = hari_ini()
    baru = semester(layanan(kantor), mulai=hari - timedelta(days=20), selesai=hari + timedelta(days=20))
    for nomor in (1, 2):
        domain_layanan.tambah_loket(layanan=baru.layanan, nama=f"Loket {nomor}")
    pertama = baru.layanan.loket.get(nama="Loket 1")
    Petugas.objects.create(layanan=baru.layanan, loket=pertama, pegawai=kantor.dewi, masa=rentang(AWAL))
    return domain_periode.pindahkan(periode=baru, ke=StatusPeriodeSurvei.BUKA)


def loket(satu: PeriodeSurvei, nomor: int) -> Loket:
    return satu.layanan.loket.get(nama=f"Loket {nomor}")


def catat(
    satu: PeriodeSurvei, nomor: int, banyak: int | None, dibaca: int | None = None, hari: date | None = None
) -> int:
    isian = Isian(loket(satu, nomor), hari or hari_ini(), banyak, dibaca)
    return kunjungan.catat(layanan=satu.layanan, isian=[isian])


def jawab(satu: PeriodeSurvei, nomor: int | None, kanal: str, banyak: int) -> None:
    tempat = loket(satu, nomor) if nomor else None
    isi = dict.fromkeys(UNSUR, 3)
    Respons.objects.bulk_create(
        Respons(periode=satu, loket=tempat, kanal=kanal, tanggal=hari_ini(), **isi) for _ in range(banyak)
    )


def sel(satu: PeriodeSurvei, nomor: int) -> str:
    return f"s{loket(satu, nomor).pk}_{hari_ini():%Y%m%d}"


def test_tiap_loket_dicetak_dipakai_menjawab_dan_kunjungan(kantor: Kantor, satu: PeriodeSurvei) -> None:
    """At the visit: coupon, device, help. The open link and paper say nothing of a counter's visitors."""
    kupon.terbitkan(layanan=satu.layanan, loket=loket(satu, 1), jumlah=10)
    Kupon.objects.filter(pk__in=Kupon.objects.values("pk")[:4]).update(terpakai=True)
    for kanal, banyak in (("kupon", 4), ("kios", 2), ("dibantu", 1), ("terbuka", 5), ("manual", 3)):
        jawab(satu, 1, kanal, banyak)
    catat(satu, 1, 40)
    lembar = lembar_loket(satu.layanan, satu.masa)
    assert [(b.nama, b.angka) for b in lembar.baris] == [("Loket 1", Angka(10, 4, 7, 40, 1)), ("Loket 2", Angka())]
    assert lembar.baris[0].angka.tingkat == Decimal("17.5")
    # Counter 2 printed and heard nothing: the sum is whole.
    assert lembar.semua == Angka(10, 4, 7, 40, 1)
    jawab(satu, 2, "kios", 1)
    assert lembar_loket(satu.layanan, satu.masa).semua.kunjungan is None
    (minggu,) = lembar_loket(satu.layanan, satu.masa).minggu
    assert (minggu.jawaban, minggu.kunjungan, minggu.hari, minggu.tingkat) == (8, 40, 1, Decimal("20.0"))


def test_kupon_tanpa_loket_tidak_menahan_jumlahnya(kantor: Kantor, satu: PeriodeSurvei) -> None:
    """Visits are recorded by counter: what was printed without one has none to wait for."""
    kupon.terbitkan(layanan=satu.layanan, loket=None, jumlah=8)
    jawab(satu, 1, "kios", 2)
    catat(satu, 1, 20)
    lembar = lembar_loket(satu.layanan, satu.masa)
    assert (lembar.semua.cetak, lembar.semua.kunjungan, lembar.semua.tingkat) == (8, 20, Decimal("10.0"))
    assert lembar.kata == [("Tanpa loket", BUKAN_LOKET)]


def test_loket_dengan_hari_tercatat_lebih_sedikit_disebut(kantor: Kantor, satu: PeriodeSurvei) -> None:
    for nomor, banyak in ((1, 2), (2, 3)):
        jawab(satu, nomor, "kios", 1)
        for lalu in range(banyak):
            catat(satu, nomor, 10, hari=hari_ini() - timedelta(days=lalu))
    kata = "Tercatat 2 hari, loket lain sampai 3 hari: bagian yang menjawab tampil terlalu tinggi."
    assert lembar_loket(satu.layanan, satu.masa).kata == [("Loket 1", kata)]


@pytest.mark.parametrize(
    ("angka", "tingkat", "kata"),
    [
        (Angka(), None, ""),
        (Angka(cetak=5), None, BELUM),
        (Angka(cetak=5, jawaban=4, kunjungan=3), None, KURANG_DARI_JAWABAN),
        (Angka(cetak=20, jawaban=5, kunjungan=15), Decimal("33.3"), KURANG_DARI_KUPON),
        (Angka(cetak=15, jawaban=5, kunjungan=15), Decimal("33.3"), ""),
        (Angka(jawaban=0, kunjungan=0), None, ""),
        (Angka(cetak=5, dicatat=False), None, BUKAN_LOKET),
        (Angka(jawaban=1, kunjungan=16), Decimal("6.3"), ""),
    ],
)
def test_bagian_yang_menjawab_dan_kalimatnya(angka: Angka, tingkat: Decimal | None, kata: str) -> None:
    assert (angka.tingkat, angka.kata) == (tingkat, kata)


def test_petugas_mencatat_loketnya_sendiri_saja(kantor: Kantor, satu: PeriodeSurvei) -> None:
    klien = masuk(kantor, kantor.dewi)
    form = klien.get(HALAMAN).context["form"]
    assert form.dapat_diisi
    assert {nama.split("_")[0] for nama in form.fields if nama != "alasan"} == {f"s{loket(satu, 1).pk}"}
    klien.post(HALAMAN, {sel(satu, 1): "40", sel(satu, 2): "9"})
    assert list(Kunjungan.objects.values_list("loket__nama", "jumlah")) == [("Loket 1", 40)]


@pytest.mark.parametrize(
    ("orang", "peran", "baca", "tulis"),
    [
        ("hasan", None, 200, 302),
        ("dewi", None, 200, 302),
        ("bambang", None, 200, 403),
        ("sari", None, 404, 404),
        ("sari", NamaPeran.AUDITOR, 200, 403),
    ],
)
def test_siapa_membaca_dan_siapa_mencatat(
    kantor: Kantor, satu: PeriodeSurvei, orang: str, peran: str | None, baca: int, tulis: int
) -> None:
    siapa = getattr(kantor, orang)
    if peran:
        beri_peran(kantor, siapa, peran, None)
    klien = masuk(kantor, siapa)
    assert klien.get(HALAMAN).status_code == baca
    assert klien.post(HALAMAN, {sel(satu, 1): "40"}).status_code == tulis
    assert klien.get(HALAMAN + "impor/").status_code == {302: 200}.get(tulis, tulis)
    assert Kunjungan.objects.count() == (tulis == 302)


def test_petugas_yang_sudah_selesai_tidak_mencatat(kantor: Kantor, satu: PeriodeSurvei) -> None:
    """Ratna reads as head of the unit; her task at counter 2 ended yesterday."""
    masa = rentang(AWAL, hari_ini() - timedelta(days=1))
    Petugas.objects.create(layanan=satu.layanan, loket=loket(satu, 2), pegawai=kantor.ratna, masa=masa)
    assert not masuk(kantor, kantor.ratna).get(HALAMAN).context["form"].dapat_diisi


def test_dua_orang_mencatat_satu_hari_yang_kedua_diberi_tahu(kantor: Kantor, satu: PeriodeSurvei) -> None:
    """Nothing of the second form is stored; what the first wrote stands, with their name."""
    masuk(kantor, kantor.dewi).post(HALAMAN, {sel(satu, 1): "40"})
    jawab = masuk(kantor, kantor.hasan).post(HALAMAN, {sel(satu, 1): "38", sel(satu, 2): "12"})
    isi = jawab.content.decode()
    assert f"Data ini sudah diubah {kantor.akun(kantor.dewi)}" in isi
    assert "<strong>40</strong>" in isi
    assert list(Kunjungan.objects.values_list("jumlah", flat=True)) == [40]
    # A cell that was only read is no conflict, nor is the same figure.
    masuk(kantor, kantor.hasan).post(HALAMAN, {sel(satu, 1): "40", sel(satu, 2): "12"})
    assert sorted(Kunjungan.objects.values_list("jumlah", flat=True)) == [12, 40]


def test_koreksi_tercatat_dengan_alasannya(kantor: Kantor, satu: PeriodeSurvei) -> None:
    klien = masuk(kantor, kantor.dewi)
    awal = f"initial-{sel(satu, 1)}"
    klien.post(HALAMAN, {sel(satu, 1): "40"})
    klien.post(HALAMAN, {sel(satu, 1): "14", awal: "40", "alasan": "Salah ketik"})
    klien.post(HALAMAN, {sel(satu, 1): "", awal: "14"})
    nama = str(kantor.akun(kantor.dewi))
    assert [(k.oleh, k.alasan, k.loket, k.dari, k.menjadi) for k in koreksi(satu.layanan)] == [
        (nama, "", "Loket 1", 14, None),
        (nama, "Salah ketik", "Loket 1", 40, 14),
    ]
    assert not Kunjungan.objects.exists()
    assert "dikosongkan" in klien.get(HALAMAN).content.decode()


@pytest.mark.parametrize(
    ("isi", "galat"),
    [("-1", "Paling sedikit 0."), ("20001", "Paling banyak 20000."), ("empat", "Masukkan")],
)
def test_angka_yang_tidak_mungkin_ditolak_di_selnya(kantor: Kantor, satu: PeriodeSurvei, isi: str, galat: str) -> None:
    jawab = masuk(kantor, kantor.dewi).post(HALAMAN, {sel(satu, 1): isi})
    assert jawab.status_code == 200
    assert jawab.context["form"].errors[sel(satu, 1)][0].startswith(galat)
    assert not Kunjungan.objects.exists()


def test_domain_menolak_hari_esok_loket_lain_dan_yang_sudah_diganti(kantor: Kantor, satu: PeriodeSurvei) -> None:
    with pytest.raises(ValidationError, match="paling cepat pada harinya"):
        catat(satu, 1, 3, hari=hari_ini() + timedelta(days=1))
    asing = domain_layanan.tambah_loket(layanan=layanan(kantor, "KK"), nama="Loket 1")
    with pytest.raises(ValidationError, match="milik layanan lain"):
        kunjungan.catat(layanan=satu.layanan, isian=[Isian(asing, hari_ini(), 3, None)])
    assert catat(satu, 1, 40) == 1
    with pytest.raises(SuntingBersamaan) as galat:
        catat(satu, 1, 41)
    assert list(galat.value.berbeda.values()) == ["40"]
    assert catat(satu, 1, 40, 40) == 0


def test_layanan_tanpa_loket_dicatat_utuh(kantor: Kantor, satu: PeriodeSurvei) -> None:
    lain = layanan(kantor, "KK")
    klien = masuk(kantor, kantor.hasan)
    klien.post("/survei/KK/kunjungan/", {f"s_{hari_ini():%Y%m%d}": "7"})
    assert list(Kunjungan.objects.values_list("layanan__kode", "loket", "jumlah")) == [("KK", None, 7)]
    assert "Tanpa loket" in klien.get("/survei/KK/").content.decode()
    assert lembar_loket(lain, satu.masa).semua.kunjungan == 7


def test_kunjungan_menjadi_jumlah_pengguna_periode(kantor: Kantor, satu: PeriodeSurvei) -> None:
    """Offered to the manager while the period is not approved; the interval is computed anew with it."""
    jawab(satu, 1, "kupon", 12)
    catat(satu, 1, 50)
    klien = masuk(kantor, kantor.hasan)
    assert klien.get(HALAMAN).context["usul_populasi"] == 50
    assert masuk(kantor, kantor.dewi).get(HALAMAN).context["usul_populasi"] is None
    alamat = "/survei/KTP-EL/p/2026-S2/pengguna/"
    assert masuk(kantor, kantor.dewi).post(alamat, {"populasi": "50", "versi": satu.versi}).status_code == 403
    klien.post(alamat, {"populasi": "50", "versi": satu.versi})
    satu.refresh_from_db()
    assert (satu.populasi, satu.hasil.populasi) == (50, 50)
    # A given N speaks of the whole period; the visits so far are another number until its days are over.
    catat(satu, 2, 5)
    assert klien.get(HALAMAN).context["usul_populasi"] is None
    PeriodeSurvei.objects.update(masa=rentang(AWAL, hari_ini()))
    assert klien.get(HALAMAN).context["usul_populasi"] is None
    Kunjungan.objects.update(tanggal=hari_ini() - timedelta(days=1))
    PeriodeSurvei.objects.update(masa=rentang(AWAL, hari_ini() - timedelta(days=1)))
    assert klien.get(HALAMAN).context["usul_populasi"] == 55
    lama = klien.post(alamat, {"populasi": "60", "versi": satu.versi - 1}, follow=True)
    assert "baru saja diubah orang lain" in lama.content.decode()
    assert "tidak terbaca" in klien.post(alamat, {"populasi": "x", "versi": ""}, follow=True).content.decode()
    for ke in ("tutup", "disahkan"):
        satu = domain_periode.pindahkan(periode=satu, ke=ke)
    beku = klien.post(alamat, {"populasi": "60", "versi": satu.versi}, follow=True)
    assert "sudah disahkan" in beku.content.decode()


def impor(klien: Any, *baris: str, **lain: str) -> Any:
    berkas = SimpleUploadedFile("k.csv", "\n".join(("Tanggal,Loket,Kunjungan", *baris)).encode())
    return klien.post(HALAMAN + "impor/", {"berkas": berkas, **lain}, follow=True)


def test_lembar_kunjungan_masuk_utuh_atau_tidak_sama_sekali(kantor: Kantor, satu: PeriodeSurvei) -> None:
    klien, hari = masuk(kantor, kantor.hasan), hari_ini()
    baik = f"{hari:%d/%m/%Y},loket 1,40"
    jawab = impor(klien, baik, f"{hari:%Y-%m-%d},Loket 9,5", "32/13/2026,Loket 2,5", f"{hari},Loket 2,banyak", baik)
    assert [(s.baris, s.kolom) for s in jawab.context["kesalahan"]] == [
        (3, "loket"),
        (4, "tanggal"),
        (5, "kunjungan"),
        (6, ""),
    ]
    assert not Kunjungan.objects.exists()
    assert "1 angka disimpan." in impor(klien, baik).content.decode()
    beda = f"{hari},Loket 1,41"
    assert [s.pesan[:19] for s in impor(klien, beda).context["kesalahan"]] == ["Sudah tercatat 40. "]
    impor(klien, beda, ganti="on")
    assert Kunjungan.objects.get().jumlah == 41
    assert [(k.alasan, k.dari, k.menjadi) for k in koreksi(satu.layanan)] == [("impor k.csv", 40, 41)]
    asing = impor(masuk(kantor, kantor.dewi), f"{hari},Loket 2,3")
    assert [s.pesan for s in asing.context["kesalahan"]] == ["Anda tidak bertugas di loket ini pada hari itu."]
    tanpa = klien.post(HALAMAN + "impor/", {"berkas": SimpleUploadedFile("k.csv", b"a,b\n1,2")})
    assert "Belum ada: tanggal, loket, kunjungan." in tanpa.content.decode()


@pytest.mark.parametrize("banyak", [1, 3])
def test_jumlah_pernyataan_tetap(
    kantor: Kantor, satu: PeriodeSurvei, banyak: int, django_assert_max_num_queries: Any
) -> None:
    for nomor in range(banyak):
        nama = domain_layanan.tambah_loket(layanan=satu.layanan, nama=f"Meja {nomor}")
        kupon.terbitkan(layanan=satu.layanan, loket=nama, jumlah=2)
        for lalu in range(banyak):
            hari = hari_ini() - timedelta(days=7 * lalu)
            kunjungan.catat(layanan=satu.layanan, isian=[Isian(nama, hari, 5, None)])
            kunjungan.catat(layanan=satu.layanan, isian=[Isian(nama, hari, 6, 5)])
    for orang in (kantor.hasan, kantor.dewi):
        klien = masuk(kantor, orang)
        with django_assert_max_num_queries(12):
            klien.get(HALAMAN)


def test_kupon_lama_tetap_terhitung_sebagai_dicetak(kantor: Kantor, satu: PeriodeSurvei) -> None:
    """The nightly cleaning removes keys of submissions, never what was printed."""
    kupon.terbitkan(layanan=satu.layanan, loket=loket(satu, 1), jumlah=3)
    lama = hari_ini() - timedelta(days=400)
    Kupon.objects.update(diterbitkan=lama, berlaku_sampai=lama + timedelta(days=14))
    jawaban.bersihkan()
    assert Kupon.objects.count() == 3


@pytest.mark.parametrize("minggu", ["2026-99-01", "kemarin", "9999-12-31", ""])
def test_minggu_yang_tidak_terbaca_atau_esok_menjadi_minggu_ini(
    kantor: Kantor, satu: PeriodeSurvei, minggu: str
) -> None:
    senin = hari_ini() - timedelta(days=hari_ini().weekday())
    assert masuk(kantor, kantor.hasan).get(HALAMAN, {"minggu": minggu}).context["senin"] == senin


def test_petugas_menemukan_loketnya_di_beranda_dan_profilnya(kantor: Kantor, satu: PeriodeSurvei) -> None:
    """A week without visits of one's own counter is a duty; what was recorded is not, nor somebody else's counter."""
    klien = masuk(kantor, kantor.dewi)
    beranda = klien.get("/").content.decode()
    assert "Catat kunjungan Loket 1" in beranda
    assert f'href="{HALAMAN}"' in beranda
    catat(satu, 1, 40, hari=hari_ini() - timedelta(days=7))
    assert "Catat kunjungan" not in klien.get("/").content.decode()
    assert "Catat kunjungan" not in masuk(kantor, kantor.ratna).get("/").content.decode()
    assert "Loket hari ini" in klien.get(f"/pegawai/{kantor.dewi.publik}/").content.decode()
    atasan = masuk(kantor, kantor.ratna).get(f"/pegawai/{kantor.dewi.publik}/").content.decode()
    assert "Loket hari ini" not in atasan


def test_menu_loket_saya_hanya_pada_hari_tugasnya(
    kantor: Kantor, satu: PeriodeSurvei, django_assert_num_queries: Any
) -> None:
    """One counter opens at once, several are listed; who stands nowhere today has no entry and reads why."""
    klien, menu = masuk(kantor, kantor.dewi), '<a href="/loket-saya/"'
    akun = kantor.akun(kantor.dewi)
    with django_assert_num_queries(1):
        assert baca_akses(akun).tugas == {"loket"}
    assert baca_akses(kantor.akun(kantor.ratna)).tugas == set()
    assert klien.get("/loket-saya/")["Location"] == HALAMAN
    halaman = klien.get(HALAMAN).content.decode()
    assert '<a href="/loket-saya/" aria-current="page"' in halaman
    lain = layanan(kantor, "KK", nama="Kartu Keluarga")
    domain_layanan.tambah_loket(layanan=lain, nama="Loket A")
    Petugas.objects.create(layanan=lain, loket=lain.loket.get(), pegawai=kantor.dewi, masa=rentang(AWAL))
    daftar = klien.get("/loket-saya/").content.decode()
    assert ("Kartu Keluarga, Loket A" in daftar, "Perekaman KTP elektronik, Loket 1" in daftar) == (True, True)
    kemarin = hari_ini() - timedelta(days=1)
    Petugas.objects.update(masa=rentang(AWAL, kemarin))
    assert menu not in klien.get("/").content.decode()
    assert "tidak bertugas di loket mana pun" in klien.get("/loket-saya/").content.decode()


@pytest.mark.parametrize("banyak", [1, 3])
def test_angka_layanan_sama_dengan_jumlah_loketnya(
    kantor: Kantor, satu: PeriodeSurvei, banyak: int, django_assert_num_queries: Any
) -> None:
    """What dashboard and report say of a service is the last row of its own page, also without counters or visits."""
    kupon.terbitkan(layanan=satu.layanan, loket=loket(satu, 1), jumlah=10)
    kupon.terbitkan(layanan=satu.layanan, loket=None, jumlah=4)
    jawab(satu, 1, "kios", 2)
    jawab(satu, None, "terbuka", 5)
    catat(satu, 1, 20)
    catat(satu, 1, 99, hari=satu.masa.lower - timedelta(days=1))
    periode = [satu]
    for nomor in range(1, banyak):
        lain = layanan(kantor, f"L{nomor}")
        hari = hari_ini()
        periode.append(semester(lain, mulai=hari - timedelta(days=9), selesai=hari + timedelta(days=9)))
        kupon.terbitkan(layanan=lain, loket=None, jumlah=3)
        isian = [Isian(None, hari, 30, None)] if nomor == 1 else []
        kunjungan.catat(layanan=lain, isian=isian)
    with django_assert_num_queries(3):
        angka = angka_layanan(p.pk for p in periode)
    assert angka == {p.layanan_id: lembar_loket(p.layanan, p.masa).semua for p in periode}
    assert angka[satu.layanan_id] == Angka(14, 0, 2, 20, 1)
    assert [angka[p.layanan_id].kunjungan for p in periode[1:]] == [30, None][: banyak - 1]


def test_kunjungan_tampil_di_dasbor_buku_kerja_dan_laporan(kantor: Kantor, satu: PeriodeSurvei) -> None:
    kupon.terbitkan(layanan=satu.layanan, loket=loket(satu, 1), jumlah=10)
    jawab(satu, 1, "kios", 12)
    catat(satu, 1, 40)
    hitung.hitung()
    klien = masuk(kantor, kantor.hasan)
    dasbor = klien.get("/hasil-survei/?periode=2026-S2").content.decode()
    assert "<span>40<br><span" in dasbor
    assert "30,0 % menjawab" in dasbor
    buku = CalamineWorkbook.from_filelike(BytesIO(klien.get("/hasil-survei/?periode=2026-S2&unduh=xlsx").content))
    kepala, baris = buku.get_sheet_by_name("Layanan").to_python()[:2]
    isi = dict(zip(kepala, baris, strict=True))
    assert (isi["Kunjungan"], isi["Pengunjung yang menjawab (%)"]) == (40, 30)
    unduh = klien.get("/survei/KTP-EL/p/2026-S2/laporan/?unduh=pdf").content
    teks = " ".join(" ".join(h.extract_text() for h in PdfReader(BytesIO(unduh)).pages).split())
    assert "Perekaman KTP elektronik 10 0 12 40 30,0 %" in teks
    assert "Kunjungan belum tercatat" not in teks
