"""The library of indicators: who writes it, how it fills a plan or a template, and where it helps."""

from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from kinerja.waktu import rentang
from pegawai.choices import NamaPeran
from pegawai.models import Peran
from penilaian.domain import skp as skp_domain
from penilaian.domain.bagikan import isi_dari_templat
from penilaian.models import (
    SKP,
    HasilTemplat,
    Indikator,
    IndikatorTemplat,
    PustakaIndikator,
    TemplatSKP,
)
from tests.orang import AWAL, Kantor
from tests.penilaian.skp_contoh import berlaku, buat_periode, rancangan
from tests.penilaian.test_halaman_skp import _kode, _masuk

pytestmark = pytest.mark.django_db
ISI = {
    "uraian": "Berkas tanpa perbaikan",
    "definisi": "Berkas yang tidak dikembalikan verifikator.",
    "rumus": "Berkas tanpa perbaikan ÷ semua berkas × 100",
    "sumber_data": "Buku verifikasi",
    "bukti": "Rekap buku verifikasi",
    "aspek": "kualitas",
    "ukuran": "angka",
    "satuan": "persen",
    "arah": "naik",
    "batas_atas": "100",
    "kata_jabatan": "loket, administrasi",
    "versi": "1",
}


def buat_entri(kantor: Kantor, **lain: object) -> PustakaIndikator:
    isi = {n: v for n, v in ISI.items() if n != "versi"} | {"batas_atas": Decimal(100)} | lain
    return PustakaIndikator.objects.create(**isi, pembuat=kantor.akun(kantor.sari))


def alamat(nama: str, *argumen: object) -> str:
    return reverse(f"penilaian:{nama}", args=argumen)


def test_semua_membaca_dan_pengelola_menulis(kantor: Kantor) -> None:
    entri = buat_entri(kantor)
    semua = dict.fromkeys(("dewi", "ratna", "hasan", "sari"), 200)
    hanya_hr = {"dewi": 403, "ratna": 403, "hasan": 403, "sari": 200}
    assert _kode(kantor, "get", alamat("pustaka_daftar")) == semua
    assert _kode(kantor, "get", alamat("pustaka", entri.pk)) == semua
    assert _kode(kantor, "get", alamat("pustaka_baru")) == hanya_hr
    assert _kode(kantor, "get", alamat("pustaka_ubah", entri.pk)) == hanya_hr
    assert _kode(kantor, "post", alamat("pustaka_hentikan", entri.pk)) == hanya_hr | {"sari": 302}


def test_peran_unit_hanya_menulis_milik_unitnya(kantor: Kantor) -> None:
    hasan = kantor.akun(kantor.hasan)
    Peran.objects.create(
        pengguna=hasan, nama=NamaPeran.PENGELOLA_KINERJA, unit=kantor.lain, masa=rentang(AWAL), alasan="uji"
    )
    kota, sendiri = buat_entri(kantor), buat_entri(kantor, unit=kantor.lain)
    klien = _masuk(kantor, "hasan")
    assert klien.get(alamat("pustaka_ubah", kota.pk)).status_code == 403
    assert klien.get(alamat("pustaka_ubah", sendiri.pk)).status_code == 200
    # Its own entry cannot be made one of the city.
    assert klien.post(alamat("pustaka_ubah", sendiri.pk), ISI | {"unit": ""}).status_code == 422


def test_tambah_ubah_dan_dua_jendela(kantor: Kantor) -> None:
    sari = _masuk(kantor, "sari")
    sari.post(alamat("pustaka_baru"), ISI)
    entri = PustakaIndikator.objects.get()
    assert (entri.versi, entri.pembuat.pegawai, entri.batas_atas) == (1, kantor.sari, 100)
    sari.post(alamat("pustaka_ubah", entri.pk), ISI | {"bukti": "Lembar audit"})
    jawab = sari.post(alamat("pustaka_ubah", entri.pk), ISI | {"sumber_data": "Aplikasi loket"})
    isi = jawab.content.decode()
    assert (jawab.status_code, "Sudah diubah" in isi, "Lembar audit" in isi, "Aplikasi loket" in isi) == (
        422,
        *[True] * 3,
    )
    entri.refresh_from_db()
    assert (entri.versi, entri.bukti, entri.sumber_data) == (2, "Lembar audit", "Buku verifikasi")
    assert entri.riwayat.count() == 2


def test_nama_sama_dan_batas_terbalik_ditolak_di_samping_isiannya(kantor: Kantor) -> None:
    buat_entri(kantor)
    sari = _masuk(kantor, "sari")
    ganda = sari.post(alamat("pustaka_baru"), ISI | {"uraian": "BERKAS tanpa perbaikan"})
    assert (ganda.status_code, "sudah ada di pustaka" in ganda.content.decode()) == (422, True)
    terbalik = sari.post(alamat("pustaka_baru"), ISI | {"uraian": "Lain", "batas_bawah": "120"})
    assert (terbalik.status_code, "di atas nilai paling rendah" in terbalik.content.decode()) == (422, True)


def test_dicari_dan_yang_dihentikan_tidak_ditawarkan(kantor: Kantor) -> None:
    buat_entri(kantor)
    lama = buat_entri(kantor, uraian="Rapat dihadiri", kata_jabatan="")
    sari = _masuk(kantor, "sari")
    sari.post(alamat("pustaka_hentikan", lama.pk), {"revisi": "1"})
    nama = lambda q: [e.uraian for e in sari.get(alamat("pustaka_daftar"), q).context["page_obj"]]  # noqa: E731
    assert nama({}) == ["Berkas tanpa perbaikan"]
    assert nama({"tampil": "henti"}) == ["Rapat dihadiri"]
    assert nama({"tampil": "semua", "cari": "verifikator"}) == ["Berkas tanpa perbaikan", "Rapat dihadiri"]
    assert nama({"cari": "pemadam"}) == []
    skp = rancangan(kantor, buat_periode())
    pilih = alamat("pustaka_pilih", skp.publik, skp.hasil.get().pk)
    assert "Rapat dihadiri" not in _masuk(kantor, "dewi").get(pilih, {"jabatan": "semua"}).content.decode()
    dihentikan = alamat("indikator_pustaka", skp.publik, skp.hasil.get().pk, lama.pk)
    assert _masuk(kantor, "dewi").get(dihentikan).status_code == 404


def test_pilihan_menurut_jabatan_dan_unit(kantor: Kantor) -> None:
    buat_entri(kantor)
    buat_entri(kantor, uraian="Asuhan keperawatan", kata_jabatan="perawat")
    buat_entri(kantor, uraian="Milik dinas lain", kata_jabatan="", unit=kantor.lain)
    skp = rancangan(kantor, buat_periode())
    pilih = alamat("pustaka_pilih", skp.publik, skp.hasil.get().pk)
    dewi = _masuk(kantor, "dewi")
    assert [e.uraian for e in dewi.get(pilih).context["page_obj"]] == ["Berkas tanpa perbaikan"]
    semua = [e.uraian for e in dewi.get(pilih, {"jabatan": "semua"}).context["page_obj"]]
    assert semua == ["Asuhan keperawatan", "Berkas tanpa perbaikan", "Milik dinas lain"]
    assert _kode(kantor, "get", pilih) == {"dewi": 200, "ratna": 403, "hasan": 404, "sari": 403}


def test_mengisi_rancangan_dan_menjadi_panel_di_tiga_halaman(kantor: Kantor) -> None:
    periode = buat_periode()
    entri = buat_entri(kantor)
    skp = rancangan(kantor, periode)
    dewi = _masuk(kantor, "dewi")
    url = alamat("indikator_pustaka", skp.publik, skp.hasil.get().pk, entri.pk)
    form = dewi.get(url).context["form"]
    assert [form[n].value() for n in ("uraian", "satuan", "aspek", "arah")] == [
        "Berkas tanpa perbaikan",
        "persen",
        "kualitas",
        "naik",
    ]
    kirim = {n: ISI[n] for n in ("uraian", "aspek", "ukuran", "satuan", "arah", "batas_atas")}
    dewi.post(url, kirim | {"bagian": "50", "revisi": skp.revisi})
    i = Indikator.objects.get(skp=skp, pustaka=entri)
    assert (i.pustaka_versi, i.batas_atas, i.bagian) == (1, 100, 50)
    assert "Rekap buku verifikasi" in dewi.get(alamat("skp", skp.publik)).content.decode()
    SKP.objects.all().delete()
    skp = berlaku(kantor, periode)
    Indikator.objects.filter(skp=skp).update(pustaka=entri, pustaka_versi=1)
    PustakaIndikator.objects.update(versi=2)
    ratna = _masuk(kantor, "ratna")
    for klien, halaman in (
        (dewi, alamat("realisasi", skp.publik, periode.kode)),
        (ratna, alamat("menilai", skp.publik, periode.kode)),
    ):
        isi = klien.get(halaman).content.decode()
        assert ("Rekap buku verifikasi" in isi, "kini versi 2, dipilih versi 1" in isi) == (True, True)


def test_templat_memakai_pustaka_dan_membawanya_ke_rancangan(kantor: Kantor) -> None:
    buat_periode()
    entri = buat_entri(kantor)
    templat = TemplatSKP.objects.create(nama="Loket", kata_jabatan="loket", pembuat=kantor.akun(kantor.sari))
    hasil = HasilTemplat.objects.create(templat=templat, uraian="Layanan benar", bobot=100)
    sari = _masuk(kantor, "sari")
    pilih = sari.get(alamat("templat_pustaka", templat.pk, hasil.pk))
    assert [e.uraian for e in pilih.context["page_obj"]] == ["Berkas tanpa perbaikan"]
    url = alamat("templat_indikator_pustaka", templat.pk, hasil.pk, entri.pk)
    kirim = {n: ISI[n] for n in ("uraian", "aspek", "ukuran", "satuan", "arah", "batas_atas")}
    assert sari.post(url, kirim | {"bagian": "100", "target": "95"}).status_code == 302
    assert IndikatorTemplat.objects.get().pustaka == entri
    skp = skp_domain.buat_rancangan(oleh=kantor.akun(kantor.dewi))
    isi_dari_templat(templat=templat, skp=[skp])
    i = Indikator.objects.get(skp=skp)
    assert (i.pustaka, i.pustaka_versi, i.batas_atas) == (entri, 1, 100)


@pytest.mark.parametrize("banyak", [1, 3])
def test_kueri_tetap(kantor: Kantor, banyak: int) -> None:
    for n in range(banyak):
        buat_entri(kantor, uraian=f"Ukuran {n}")
    skp = rancangan(kantor, buat_periode())
    dewi = _masuk(kantor, "dewi")
    for url, kueri in (
        (alamat("pustaka_daftar"), 6),
        (alamat("pustaka_pilih", skp.publik, skp.hasil.get().pk), 9),
    ):
        dewi.get(url)
        with CaptureQueriesContext(connection) as jumlah:
            assert dewi.get(url).status_code == 200
        assert len(jumlah) == kueri, url


KEPALA = "Nama indikator\tDefinisi\tCara menghitung\tSumber data\tBukti\tAspek\tSatuan\tArah\tNilai paling tinggi\n"


def test_diisi_dari_lembar_kerja_semua_atau_tidak_sama_sekali(kantor: Kantor) -> None:
    ada = buat_entri(kantor)
    sari = _masuk(kantor, "sari")
    satu = "Berkas tanpa perbaikan\tBaru\tRumus\tRegister\tRekap\tKualitas\tpersen\tnaik\t100\n"
    salah = "Lama proses\tHari proses\tRumus\tRegister\tRekap\tLaju\thari\tturun\tdua\n"
    jawab = sari.post(alamat("pustaka_impor"), {"teks": KEPALA + satu + salah})
    kolom = [(baris, nama) for baris, nama, _ in jawab.context["kesalahan"]]
    assert (jawab.status_code, sorted(kolom)) == (422, [(3, "Aspek"), (3, "Nilai paling tinggi")])
    ada.refresh_from_db()
    assert (PustakaIndikator.objects.count(), ada.versi) == (1, 1)
    benar = salah.replace("Laju", "Waktu").replace("dua", "")
    assert sari.post(alamat("pustaka_impor"), {"teks": KEPALA + satu + benar}).status_code == 302
    isi = dict(PustakaIndikator.objects.values_list("uraian", "definisi"))
    assert isi == {"Berkas tanpa perbaikan": "Baru", "Lama proses": "Hari proses"}
    assert _kode(kantor, "get", alamat("pustaka_impor")) == {"dewi": 403, "ratna": 403, "hasan": 403, "sari": 200}


def test_lembar_tanpa_kolom_wajib_menyebut_kolomnya(kantor: Kantor) -> None:
    jawab = _masuk(kantor, "sari").post(alamat("pustaka_impor"), {"teks": "Nama\tDefinisi\nA\tB\n"})
    assert "Kolom belum ada: Cara menghitung, Sumber data, Bukti, Satuan." in jawab.content.decode()
