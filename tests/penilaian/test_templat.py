"""Templates of plans, and giving them to many people: drafts that bind nobody until both sides agree."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client
from django.urls import reverse

from kinerja.domain.pekerjaan import jalankan_langsung
from kinerja.models import Pekerjaan, Pemberitahuan
from kinerja.waktu import hari_ini, rentang
from pegawai.choices import JenisJabatan, NamaPeran, StatusPegawai
from pegawai.models import Pegawai, Pengguna, Peran
from penilaian.choices import AsalRancangan, StatusSKP
from penilaian.domain import bagikan
from penilaian.domain import skp as skp_domain
from penilaian.domain import templat as domain
from penilaian.models import SKP, HasilTemplat, IndikatorTemplat, TargetPeriode, TemplatSKP
from penilaian.queries.templat import Saringan, hitung_penerima, penerima
from tests.orang import AWAL, Kantor, buat_pegawai, tempatkan
from tests.penilaian.skp_contoh import berlaku, buat_periode


def buat_templat(kantor: Kantor, *, jumlah: int = 1, unit=None) -> TemplatSKP:
    """Sari's complete template: results that share the weight, one indicator each with target 40."""
    sari = Pengguna.objects.get(pegawai=kantor.sari)
    templat = TemplatSKP.objects.create(nama="Petugas loket", unit=unit, kata_jabatan="loket", pembuat=sari)
    for n in range(jumlah):
        hasil = HasilTemplat.objects.create(
            templat=templat, uraian=f"Hasil {n}", bobot=Decimal(100) / jumlah, urutan=n + 1
        )
        IndikatorTemplat.objects.create(hasil=hasil, uraian="Berkas", satuan="berkas", target=Decimal(40))
    return templat


def peran(kantor: Kantor, orang: str, nama: str, unit=None) -> None:
    Peran.objects.create(
        pengguna=kantor.akun(getattr(kantor, orang)), nama=nama, unit=unit, masa=rentang(AWAL), alasan="uji"
    )


def masuk(kantor: Kantor, nama: str) -> Client:
    client = Client()
    client.force_login(kantor.akun(getattr(kantor, nama)))
    return client


def bagi(kantor: Kantor, templat: TemplatSKP, saringan: Saringan, oleh: str = "sari") -> Pekerjaan:
    pekerjaan = bagikan.buat_pembagian(templat=templat, saringan=saringan, oleh=kantor.akun(getattr(kantor, oleh)))
    jalankan_langsung(pekerjaan=pekerjaan)
    pekerjaan.refresh_from_db()
    return pekerjaan


def test_pratinjau_menyebut_siapa_mendapat_dan_siapa_dilewati_karena_apa(kantor: Kantor) -> None:
    skp_domain.buat_rancangan(oleh=kantor.akun(kantor.hasan))
    SKP.objects.filter(pk=skp_domain.buat_rancangan(oleh=kantor.akun(kantor.sari)).pk).update(status=StatusSKP.DIAJUKAN)
    berlaku(kantor, buat_periode())
    Pegawai.objects.filter(pk=kantor.bambang.pk).update(status=StatusPegawai.TUGAS_BELAJAR)
    SKP.objects.filter(pegawai=kantor.ratna).delete()
    orang = penerima(kantor.akun(kantor.sari), Saringan())
    assert {p.pegawai.nama: p.lewat for p in orang} == {
        "Hasan Basri": "rancangan",
        "Sari Utami": "diajukan",
        "Dewi Anggraini": "berlaku",
        "Bambang Wijaya": "tidak_aktif",
        "Ratna Kusuma": "",
    }
    assert hitung_penerima(orang) == {"rancangan": 1, "diajukan": 1, "berlaku": 1, "tidak_aktif": 1, "": 1}


def test_dibagikan_menjadi_rancangan_yang_belum_mengikat(kantor: Kantor) -> None:
    periode = buat_periode()
    pekerjaan = bagi(kantor, buat_templat(kantor, jumlah=2), Saringan(kata_jabatan="loket", opd=kantor.dinas.pk))
    skp = SKP.objects.get()
    kini = hari_ini()
    assert (skp.pegawai, skp.status, skp.asal, skp.get_asal_display()) == (
        kantor.dewi,
        StatusSKP.DRAF,
        AsalRancangan.HR,
        "Diusulkan HR, belum Anda setujui",
    )
    assert (skp.penilai, skp.unit, skp.rentang) == (
        kantor.ratna,
        kantor.seksi,
        rentang(max(AWAL, date(kini.year, 1, 1)), date(kini.year, 12, 31)),
    )
    assert [(h.uraian, h.bobot, h.indikator.get().bobot) for h in skp.hasil.all()] == [
        ("Hasil 0", 50, 50),
        ("Hasil 1", 50, 50),
    ]
    assert list(TargetPeriode.objects.values_list("periode", "target")) == [(periode.pk, 40)] * 2
    kabar = Pemberitahuan.objects.get()
    assert (kabar.penerima.pegawai, kabar.judul) == (kantor.dewi, "Rancangan SKP diusulkan untuk Anda")
    assert pekerjaan.hasil == {"berubah": 1, "jumlah": 1}


def test_dijalankan_lagi_tidak_menulis_apa_pun_dan_rancangan_sendiri_tidak_ditimpa(kantor: Kantor) -> None:
    templat, saringan = buat_templat(kantor), Saringan(kata_jabatan="loket")
    sari = kantor.akun(kantor.sari)
    milik = skp_domain.buat_rancangan(oleh=kantor.akun(kantor.hasan))
    seluruhnya = {"templat": templat, "saringan": saringan, "oleh": sari, "awal": 0, "akhir": 2**40}
    assert [bagikan.bagikan_rentang(**seluruhnya) for _ in range(2)] == [2, 0]
    milik.refresh_from_db()
    assert (milik.asal, milik.hasil.count()) == ("", 0)


def test_templat_yang_kurang_atau_berubah_dan_saringan_tanpa_penerima_ditolak(kantor: Kantor) -> None:
    templat = buat_templat(kantor)
    sari = kantor.akun(kantor.sari)
    with pytest.raises(ValidationError, match="baru saja diubah"):
        bagikan.buat_pembagian(templat=templat, saringan=Saringan(), oleh=sari, revisi=7)
    with pytest.raises(ValidationError, match="Tidak ada yang mendapat rancangan"):
        bagikan.buat_pembagian(templat=templat, saringan=Saringan(unit="tidak ada"), oleh=sari)
    HasilTemplat.objects.update(bobot=60)
    with pytest.raises(ValidationError, match="harus berjumlah 100"):
        bagikan.buat_pembagian(templat=templat, saringan=Saringan(), oleh=sari)


def test_peran_satu_unit_hanya_menjangkau_unitnya(kantor: Kantor) -> None:
    peran(kantor, "hasan", NamaPeran.ADMIN_KEPEGAWAIAN, kantor.lain)
    templat = buat_templat(kantor)
    bagi(kantor, templat, Saringan(), "hasan")
    assert sorted(SKP.objects.values_list("pegawai__nama", flat=True)) == ["Hasan Basri", "Sari Utami"]
    with pytest.raises(PermissionDenied):
        domain.simpan(templat=templat, oleh=kantor.akun(kantor.hasan))
    with pytest.raises(PermissionDenied):
        bagikan.buat_pembagian(templat=templat, saringan=Saringan(), oleh=kantor.akun(kantor.ratna))


def test_pengelola_kinerja_menunggu_minggu_kedua_januari(kantor: Kantor, monkeypatch) -> None:
    peran(kantor, "hasan", NamaPeran.PENGELOLA_KINERJA, kantor.lain)
    templat = buat_templat(kantor)
    for tanggal, boleh in ((date(2026, 1, 14), False), (date(2026, 1, 15), True)):
        monkeypatch.setattr("penilaian.queries.templat.hari_ini", lambda t=tanggal: t)
        halaman = masuk(kantor, "hasan").get(reverse("penilaian:templat_bagikan", args=[templat.pk])).content.decode()
        assert ("mulai 15 Januari 2026" in halaman, "Bagikan kepada 2 orang" in halaman) == (not boleh, boleh)
        if not boleh:
            with pytest.raises(ValidationError, match="mulai 15 Januari 2026"):
                bagi(kantor, templat, Saringan(), "hasan")
    bagi(kantor, templat, Saringan(), "hasan")
    assert set(SKP.objects.values_list("asal", flat=True)) == {AsalRancangan.PENGELOLA}


def test_templat_dari_skp_yang_baik(kantor: Kantor) -> None:
    skp = berlaku(kantor, buat_periode())
    url = reverse("penilaian:templat_dari_skp", args=[skp.publik])
    assert masuk(kantor, "ratna").post(url, {"nama": "Loket"}).status_code == 403
    jawab = masuk(kantor, "sari").post(url, {"nama": "Loket"})
    templat = TemplatSKP.objects.get()
    assert jawab.url == reverse("penilaian:templat", args=[templat.pk])
    assert (templat.unit, templat.jenis_jabatan, templat.kata_jabatan) == (
        None,
        JenisJabatan.PELAKSANA,
        "Petugas loket",
    )
    hasil = templat.hasil.get()
    assert (hasil.uraian, hasil.bobot, hasil.indikator.get().target) == ("Hasil 0", 100, 100)
    with pytest.raises(ValidationError, match="telah ada"):
        domain.dari_skp(skp=skp, nama="Loket", oleh=kantor.akun(kantor.sari))


def test_menulis_templat_lewat_halaman(kantor: Kantor) -> None:
    sari = masuk(kantor, "sari")
    jawab = sari.post(reverse("penilaian:templat_baru"), {"nama": "Perawat", "kata_jabatan": "perawat"})
    templat = TemplatSKP.objects.get()
    halaman = reverse("penilaian:templat", args=[templat.pk])
    assert jawab.url == halaman
    assert "Tambahkan paling sedikit satu hasil kerja utama." in sari.get(halaman).content.decode()
    isi = {"jenis": "utama", "uraian": "Pasien dirawat sesuai standar", "bobot": "100"}
    assert sari.post(reverse("penilaian:templat_hasil", args=[templat.pk]), isi).url == halaman
    hasil = templat.hasil.get()
    ukur = {"uraian": "Asuhan", "aspek": "kuantitas", "ukuran": "angka", "satuan": "pasien", "arah": "naik"}
    tambah = reverse("penilaian:templat_indikator", args=[templat.pk, hasil.pk])
    assert sari.post(tambah, ukur | {"bagian": "100", "target": "0"}).status_code == 422
    assert sari.post(tambah, ukur | {"bagian": "100", "target": "240"}).url == halaman
    assert "Pilih penerima" in sari.get(halaman).content.decode()
    hapus = reverse("penilaian:templat_indikator_hapus", args=[templat.pk, hasil.indikator.get().pk])
    assert sari.post(hapus).url == halaman
    assert not IndikatorTemplat.objects.exists()
    assert sari.post(reverse("penilaian:templat_hapus", args=[templat.pk])).url == reverse("penilaian:templat_daftar")


def test_halaman_menurut_orang_dan_jumlah_kueri(kantor: Kantor, django_assert_max_num_queries: Callable) -> None:
    templat = buat_templat(kantor)
    url = [
        reverse("penilaian:templat_daftar"),
        reverse("penilaian:templat_baru"),
        reverse("penilaian:templat", args=[templat.pk]),
        reverse("penilaian:templat_bagikan", args=[templat.pk]),
    ]
    for nama, kode in {"dewi": 403, "ratna": 403, "hasan": 403, "sari": 200}.items():
        assert [masuk(kantor, nama).get(u).status_code for u in url] == [kode] * 4
    jumlah = []
    for n in (0, 3):
        for k in range(n):
            tempatkan(buat_pegawai(f"Orang {k}", 930 + k), kantor.seksi, kantor.jabatan, kantor.ratna)
            HasilTemplat.objects.create(templat=templat, jenis="tambahan", uraian=f"Lain {k}", bobot=5)
        klien = masuk(kantor, "sari")
        for u in url:
            with django_assert_max_num_queries(12) as kueri:
                klien.get(u)
            jumlah.append(len(kueri))
    assert jumlah[:4] == jumlah[4:]


def test_tombol_bagikan_membuat_pekerjaan(kantor: Kantor) -> None:
    templat = buat_templat(kantor)
    url = f"{reverse('penilaian:templat_bagikan_kirim', args=[templat.pk])}?kata_jabatan=loket"
    jawab = masuk(kantor, "sari").post(url, {"revisi": "1"})
    pekerjaan = Pekerjaan.objects.get()
    assert jawab.url == reverse("kinerja:pekerjaan", args=[pekerjaan.publik])
    assert pekerjaan.parameter["saringan"] == Saringan(kata_jabatan="loket").parameter()
