"""Guidance: six months to improve for whoever's final predikat is below Baik (PP 30/2019 art. 56–58)."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from kinerja.models import Pemberitahuan
from kinerja.waktu import hari_ini, hari_terakhir, rentang, tambah_bulan
from pegawai.choices import NamaPeran
from pegawai.models import Peran
from penilaian.choices_lanjut import HasilBimbingan, StatusBimbingan
from penilaian.domain import bimbingan as domain
from penilaian.domain.bimbingan_kabar import ingatkan
from penilaian.models import Bimbingan, Keberatan, PutusanNilai
from tests.orang import Kantor, buat_pegawai, tempatkan
from tests.penilaian.bimbingan_contoh import berjalan, periode_lalu, putuskan, terisi, usulan


@pytest.mark.parametrize(
    ("predikat", "banyak"),
    [("sangat_baik", 0), ("baik", 0), ("butuh_perbaikan", 1), ("kurang", 1), ("sangat_kurang", 1)],
)
def test_diusulkan_bila_predikat_akhir_di_bawah_baik(kantor: Kantor, predikat: str, banyak: int) -> None:
    putuskan(kantor, kantor.dewi, periode_lalu(), predikat)
    assert (domain.usulkan(), domain.usulkan()) == (banyak, 0)
    assert list(Bimbingan.objects.values_list("predikat", flat=True)) == [predikat] * banyak


def test_tidak_dari_hasil_yang_masih_sementara(kantor: Kantor) -> None:
    """Delivered today and not received: the term of the objection is open; once received, it is final."""
    p = putuskan(kantor, kantor.dewi, periode_lalu(), "kurang", disampaikan=timezone.now(), diterima=None)
    assert domain.usulkan() == 0
    PutusanNilai.objects.filter(pk=p.pk).update(diterima=timezone.now())
    assert domain.usulkan() == 1


def test_tidak_selama_keberatan_berjalan_atau_periode_belum_ditutup(kantor: Kantor) -> None:
    periode = periode_lalu()
    p = putuskan(kantor, kantor.dewi, periode, "kurang")
    k = Keberatan.objects.create(
        skp=p.skp,
        periode=periode,
        putusan=p,
        nomor="KB-1",
        uraian="Tidak sesuai",
        status="diajukan",
        tenggat_ajukan=timezone.now(),
        diajukan=timezone.now(),
        tenggat_putusan=timezone.now(),
    )
    assert domain.usulkan() == 0
    Keberatan.objects.filter(pk=k.pk).update(status="ditarik")
    type(periode).objects.filter(pk=periode.pk).update(status="berjalan")
    assert domain.usulkan() == 0
    type(periode).objects.filter(pk=periode.pk).update(status="ditutup")
    assert domain.usulkan() == 1


def test_tidak_dari_uji_coba_juga_di_basis_data(kantor: Kantor) -> None:
    coba = periode_lalu("COBA", uji_coba=True)
    p = putuskan(kantor, kantor.dewi, coba, "kurang")
    assert domain.usulkan() == 0
    with pytest.raises(IntegrityError), transaction.atomic():
        Bimbingan.objects.create(pegawai=kantor.dewi, periode=coba, putusan=p, predikat="kurang")


def test_hasil_lebih_baru_yang_baik_meniadakan_dan_yang_lama_tidak_ditarik(kantor: Kantor) -> None:
    putuskan(kantor, kantor.dewi, periode_lalu("LAMA", bulan_lalu=5), "kurang")
    putuskan(kantor, kantor.dewi, periode_lalu(), "baik")
    putuskan(kantor, kantor.ratna, periode_lalu("TUA", bulan_lalu=14), "kurang")
    assert domain.usulkan() == 0


def test_satu_bimbingan_terbuka_seorang(kantor: Kantor) -> None:
    usulan(kantor)
    p = putuskan(kantor, kantor.dewi, periode_lalu("BARU", bulan_lalu=1), "sangat_kurang")
    assert domain.usulkan() == 0
    with pytest.raises(IntegrityError), transaction.atomic():
        Bimbingan.objects.create(pegawai=kantor.dewi, periode=p.periode, putusan=p, predikat="kurang")


def test_berjalan_enam_bulan_sesudah_keduanya_setuju(kantor: Kantor) -> None:
    b, ratna, dewi = terisi(kantor), kantor.akun(kantor.ratna), kantor.akun(kantor.dewi)
    b = domain.setujui(bimbingan=b, oleh=dewi, revisi=b.revisi)
    assert (b.status, b.masa) == (StatusBimbingan.DISUSUN, None)
    b = domain.setujui(bimbingan=b, oleh=ratna, revisi=b.revisi)
    assert b.status == StatusBimbingan.BERJALAN
    assert (b.masa.lower, hari_terakhir(b.masa)) == (hari_ini(), tambah_bulan(hari_ini(), 6))


def test_perubahan_rencana_membatalkan_persetujuan_dan_isi_lama_tidak_disetujui(kantor: Kantor) -> None:
    b, ratna, dewi = terisi(kantor), kantor.akun(kantor.ratna), kantor.akun(kantor.dewi)
    b = domain.setujui(bimbingan=b, oleh=ratna, revisi=b.revisi)
    domain.tambah_sasaran(bimbingan=b, uraian="Ramah", ukuran="Tanpa keluhan", oleh=dewi)
    with pytest.raises(ValidationError, match="baru saja diubah"):
        domain.setujui(bimbingan=b, oleh=dewi, revisi=b.revisi)
    b.refresh_from_db()
    assert (b.setuju_atasan, b.setuju_pegawai) == (None, None)


def test_rencana_kosong_tidak_dapat_disetujui(kantor: Kantor) -> None:
    b = usulan(kantor)
    with pytest.raises(ValidationError, match="satu sasaran dan satu sesi"):
        domain.setujui(bimbingan=b, oleh=kantor.akun(kantor.ratna), revisi=b.revisi)
    lewat = tambah_bulan(hari_ini(), 7)
    with pytest.raises(ValidationError) as galat:
        domain.tambah_sesi(bimbingan=b, tanggal=lewat, pokok="Jauh", oleh=kantor.akun(kantor.ratna))
    assert list(galat.value.message_dict) == ["tanggal"]


def test_masing_masing_menulis_catatannya_sendiri(kantor: Kantor) -> None:
    b = berjalan(kantor)
    sesi = b.sesi.get()
    domain.catat(sesi=sesi, catatan="Sudah dicoba bersama.", oleh=kantor.akun(kantor.ratna))
    domain.catat(sesi=sesi, catatan="Saya perlu daftar periksa.", oleh=kantor.akun(kantor.dewi))
    sesi.refresh_from_db()
    assert (sesi.catatan_atasan, sesi.catatan_pegawai) == ("Sudah dicoba bersama.", "Saya perlu daftar periksa.")
    with pytest.raises(ValidationError, match="sudah berlangsung"):
        domain.hapus_sesi(sesi=sesi, oleh=kantor.akun(kantor.dewi))
    with pytest.raises(PermissionDenied):
        domain.catat(sesi=sesi, catatan="Titipan", oleh=kantor.akun(kantor.sari))


def tinjau(b: Bimbingan, kantor: Kantor, hasil: str, oleh: str = "ratna") -> Bimbingan:
    tercapai = [b.sasaran.get().pk] if hasil == HasilBimbingan.TERCAPAI else []
    akun = kantor.akun(getattr(kantor, oleh))
    return domain.tinjau(
        bimbingan=b, hasil=hasil, tinjauan="Berkas kembali turun.", tercapai=tercapai, oleh=akun, revisi=b.revisi
    )


def test_waktu_memperbaiki_tidak_dipotong(kantor: Kantor) -> None:
    b = berjalan(kantor)
    domain.catat(sesi=b.sesi.get(), catatan="Dibahas.", oleh=kantor.akun(kantor.ratna))
    with pytest.raises(ValidationError) as galat:
        tinjau(b, kantor, HasilBimbingan.BELUM)
    assert list(galat.value.message_dict) == ["hasil"]
    assert tinjau(b, kantor, HasilBimbingan.TERCAPAI).status == StatusBimbingan.SELESAI
    assert b.sasaran.get().tercapai is True


def test_belum_tercapai_sesudah_enam_bulan_dan_pegawai_menanggapi_sekali(kantor: Kantor) -> None:
    b = berjalan(kantor)
    domain.catat(sesi=b.sesi.get(), catatan="Dibahas.", oleh=kantor.akun(kantor.ratna))
    awal = hari_ini() - timedelta(days=190)
    Bimbingan.objects.filter(pk=b.pk).update(masa=rentang(awal, tambah_bulan(awal, 6)))
    with pytest.raises(PermissionDenied):
        tinjau(b, kantor, HasilBimbingan.BELUM, oleh="dewi")
    b = tinjau(b, kantor, HasilBimbingan.BELUM)
    assert (b.hasil, b.sasaran.get().tercapai) == (HasilBimbingan.BELUM, False)
    dewi = kantor.akun(kantor.dewi)
    domain.tanggapi(bimbingan=b, tanggapan="Beban kerja naik.", oleh=dewi)
    with pytest.raises(ValidationError, match="sudah tersimpan"):
        domain.tanggapi(bimbingan=b, tanggapan="Lagi", oleh=dewi)


def test_atasan_baru_meneruskan_dan_yang_lama_tidak_melihat_lagi(kantor: Kantor) -> None:
    b = berjalan(kantor)
    kantor.dewi.penempatan.update(penilai=kantor.hasan)
    ratna, hasan = kantor.akun(kantor.ratna), kantor.akun(kantor.hasan)
    assert list(Bimbingan.objects.terlihat_oleh(ratna)) == []
    assert list(Bimbingan.objects.terlihat_oleh(hasan)) == [b]
    with pytest.raises(PermissionDenied):
        domain.catat(sesi=b.sesi.get(), catatan="Masih saya", oleh=ratna)
    domain.catat(sesi=b.sesi.get(), catatan="Saya lanjutkan.", oleh=hasan)
    ingatkan()
    judul = "Satu bimbingan kinerja menjadi tugas Anda"
    assert list(Pemberitahuan.objects.filter(judul=judul).values_list("penerima__pegawai", flat=True)) == [
        kantor.hasan.pk
    ]


def test_hr_menghentikan_dengan_alasan_tidak_miliknya_sendiri(kantor: Kantor) -> None:
    b, sari = usulan(kantor), kantor.akun(kantor.sari)
    with pytest.raises(ValidationError):
        domain.hentikan(bimbingan=b, alasan=" ", oleh=sari)
    with pytest.raises(PermissionDenied):
        domain.hentikan(bimbingan=b, alasan="Tidak perlu", oleh=kantor.akun(kantor.ratna))
    assert domain.hentikan(bimbingan=b, alasan="Hasil dikoreksi", oleh=sari).status == StatusBimbingan.DIHENTIKAN
    putuskan(kantor, kantor.sari, periode_lalu("LAIN", bulan_lalu=4), "kurang")
    domain.usulkan()
    milik = Bimbingan.objects.get(pegawai=kantor.sari)
    with pytest.raises(PermissionDenied):
        domain.hentikan(bimbingan=milik, alasan="Saya sendiri", oleh=kantor.akun(kantor.sari))


def test_pengingat_masing_masing_sekali(kantor: Kantor) -> None:
    b = berjalan(kantor)
    b.sesi.update(tanggal=hari_ini() - timedelta(days=4))
    domain.tambah_sesi(
        bimbingan=b, tanggal=hari_ini() + timedelta(days=2), pokok="Lanjut", oleh=kantor.akun(kantor.dewi)
    )
    Pemberitahuan.objects.all().delete()
    assert (ingatkan(), ingatkan()) == (5, 0)
    isi = {(p.penerima.pegawai.nama.split()[0], p.judul) for p in Pemberitahuan.objects.all()}
    assert isi == {
        ("Ratna", "Satu bimbingan kinerja menjadi tugas Anda"),
        ("Ratna", "Sesi bimbingan sudah dekat"),
        ("Dewi", "Sesi bimbingan sudah dekat"),
        ("Ratna", "Sesi bimbingan menunggu catatan Anda"),
        ("Dewi", "Sesi bimbingan menunggu catatan Anda"),
    }


def masuk(kantor: Kantor, nama: str) -> Client:
    klien = Client()
    klien.force_login(kantor.akun(getattr(kantor, nama)))
    return klien


@pytest.mark.parametrize(
    ("orang", "buka", "catat", "tinjau"),
    [("dewi", 200, 200, 403), ("ratna", 200, 200, 200), ("hasan", 404, 404, 404), ("sari", 200, 403, 403)],
)
def test_siapa_membuka_dan_mengisi(kantor: Kantor, orang: str, buka: int, catat: int, tinjau: int) -> None:
    b, klien = berjalan(kantor), masuk(kantor, orang)
    sesi = b.sesi.get().pk
    assert klien.get(reverse("penilaian:bimbingan", args=[b.publik])).status_code == buka
    assert klien.get(reverse("penilaian:bimbingan_catat", args=[b.publik, sesi])).status_code == catat
    assert klien.get(reverse("penilaian:bimbingan_tinjau", args=[b.publik])).status_code == tinjau
    assert len(klien.get(reverse("penilaian:bimbingan_daftar")).context["page_obj"]) == (orang in ("ratna", "sari"))
    isi = {"sasaran-uraian": "x", "sasaran-ukuran": "y"}
    assert klien.post(reverse("penilaian:bimbingan_sasaran", args=[b.publik]), isi).status_code == (
        {"hasan": 404, "sari": 403}.get(orang, 422)
    )


def test_atasan_dari_atasan_membaca_saja_dan_auditor_tidak_mengubah(kantor: Kantor) -> None:
    b, bambang = berjalan(kantor), masuk(kantor, "bambang")
    assert bambang.get(reverse("penilaian:bimbingan", args=[b.publik])).status_code == 200
    assert bambang.get(reverse("penilaian:bimbingan_catat", args=[b.publik, b.sesi.get().pk])).status_code == 403
    Peran.objects.create(
        pengguna=kantor.akun(kantor.hasan), nama=NamaPeran.AUDITOR, masa=rentang(date(2026, 1, 1)), alasan="uji"
    )
    hasan, url = masuk(kantor, "hasan"), reverse("penilaian:bimbingan_hentikan", args=[b.publik])
    assert hasan.get(reverse("penilaian:bimbingan", args=[b.publik])).status_code == 200
    assert hasan.post(url, {"alasan": "x"}).status_code == 403


def test_disusun_dan_ditinjau_lewat_halaman(kantor: Kantor) -> None:
    b, ratna, dewi = usulan(kantor), masuk(kantor, "ratna"), masuk(kantor, "dewi")
    halaman = reverse("penilaian:bimbingan", args=[b.publik])
    assert "Sepakati rencana bimbingan Anda" in dewi.get("/").content.decode()
    assert "Bimbingan saya" in dewi.get(reverse("penilaian:nilai_saya")).content.decode()
    salah = ratna.post(reverse("penilaian:bimbingan_sesi", args=[b.publik]), {"sesi-tanggal": "besok"})
    assert salah.status_code == 422
    assert salah.context["sesi_form"].errors["tanggal"] == ["Tulis tanggal seperti 31/12/2026."]
    isi = {"sesi-tanggal": f"{hari_ini():%d/%m/%Y}", "sesi-pokok": "Awal"}
    assert ratna.post(reverse("penilaian:bimbingan_sesi", args=[b.publik]), isi).status_code == 302
    isi = {"sasaran-uraian": "Berkas lengkap", "sasaran-ukuran": "2 kembali"}
    assert ratna.post(reverse("penilaian:bimbingan_sasaran", args=[b.publik]), isi).status_code == 302
    for klien in (ratna, dewi):
        revisi = klien.get(halaman).context["b"].revisi
        klien.post(reverse("penilaian:bimbingan_setujui", args=[b.publik]), {"revisi": revisi})
    b.refresh_from_db()
    assert b.status == StatusBimbingan.BERJALAN
    catat = reverse("penilaian:bimbingan_catat", args=[b.publik, b.sesi.get().pk])
    ratna.post(catat, {"catatan": "Dibahas", "semula": ratna.get(catat).context["form"].initial["semula"]})
    tinjau = reverse("penilaian:bimbingan_tinjau", args=[b.publik])
    isi = {"hasil": "tercapai", "tinjauan": "Turun", "tercapai": [b.sasaran.get().pk], "revisi": b.revisi}
    assert ratna.post(tinjau, isi).status_code == 302
    assert "Sistem tidak mengubah apa pun" in dewi.get(halaman).content.decode()


@pytest.mark.parametrize("tambahan", [1, 3])
def test_jumlah_pernyataan_tetap(kantor: Kantor, tambahan: int, django_assert_num_queries) -> None:
    periode = periode_lalu()
    for n in range(tambahan):
        orang = buat_pegawai(f"Orang {n}", 910 + n)
        tempatkan(orang, kantor.seksi, kantor.jabatan, kantor.ratna)
        putuskan(kantor, orang, periode, "kurang")
    with django_assert_num_queries(6):
        assert domain.usulkan() == tambahan
    with django_assert_num_queries(11):
        ingatkan()
    klien = masuk(kantor, "ratna")
    with django_assert_num_queries(8):
        klien.get(reverse("penilaian:bimbingan_daftar"))


@pytest.mark.parametrize("sesi", [1, 3])
def test_halaman_bimbingan_pernyataannya_tetap(kantor: Kantor, sesi: int, django_assert_num_queries) -> None:
    b, ratna = berjalan(kantor), kantor.akun(kantor.ratna)
    for n in range(1, sesi):
        domain.tambah_sesi(bimbingan=b, tanggal=hari_ini() + timedelta(days=n), pokok=f"Sesi {n}", oleh=ratna)
    klien = masuk(kantor, "ratna")
    with django_assert_num_queries(10):
        klien.get(reverse("penilaian:bimbingan", args=[b.publik]))
