"""*Matriks peran hasil*: what the superior fills in becomes a planned result in the person's draft."""

from collections.abc import Callable
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client
from django.urls import reverse

from kinerja.models import Pemberitahuan
from penilaian.choices import AsalRancangan, StatusSKP
from penilaian.domain import matriks as domain
from penilaian.domain import skp as skp_domain
from penilaian.domain.matriks import IsianSel
from penilaian.models import SKP, HasilKerja, Indikator
from penilaian.queries.matriks import matriks
from tests.orang import Kantor, buat_pegawai, tempatkan
from tests.penilaian.skp_contoh import berlaku, buat_periode, skp_atasan


def isi(kantor: Kantor, orang: str, isian: list[IsianSel], *, oleh: str = "ratna", revisi: int = 0) -> SKP | None:
    tempat = getattr(kantor, orang).penempatan.get()
    return domain.isi_peran(penempatan=tempat, oleh=kantor.akun(getattr(kantor, oleh)), isian=isian, revisi=revisi)


def masuk(kantor: Kantor, nama: str) -> Client:
    client = Client()
    client.force_login(kantor.akun(getattr(kantor, nama)))
    return client


def test_sel_menjadi_rencana_hasil_di_rancangan_bawahan(kantor: Kantor) -> None:
    a, b = skp_atasan(kantor, "Layanan cepat", "Berkas benar").hasil.all()
    skp = isi(kantor, "dewi", [IsianSel(a.pk, "Loket selesai hari itu"), IsianSel(b.pk, "Berkas tanpa salah")])
    assert (skp.status, skp.asal, skp.pegawai) == (StatusSKP.DRAF, AsalRancangan.ATASAN, kantor.dewi)
    assert [(h.uraian, h.bobot, h.hasil_atasan, h.dari_matriks) for h in skp.hasil.all()] == [
        ("Loket selesai hari itu", Decimal(50), a, kantor.ratna),
        ("Berkas tanpa salah", Decimal(50), b, kantor.ratna),
    ]
    kabar = Pemberitahuan.objects.get()
    assert (kabar.penerima, kabar.judul) == (
        kantor.akun(kantor.dewi),
        "Atasan mengisi peran Anda di rancangan SKP",
    )


def test_skp_berlaku_tidak_disentuh_isian_masuk_ke_versi_berikutnya(kantor: Kantor) -> None:
    kolom = skp_atasan(kantor).hasil.get()
    lama = berlaku(kantor, buat_periode())
    baru = isi(kantor, "dewi", [IsianSel(kolom.pk, "Antrean terurai")])
    lama.refresh_from_db()
    assert (lama.status, [h.uraian for h in lama.hasil.all()]) == (StatusSKP.BERLAKU, ["Hasil 0"])
    assert (baru.versi, [(h.uraian, h.bobot) for h in baru.hasil.all()]) == (
        2,
        [("Hasil 0", Decimal(100)), ("Antrean terurai", domain.BOBOT_PENUH)],
    )


def test_pegawai_atasan_yang_lebih_tinggi_dan_orang_luar_tidak_mengisi(kantor: Kantor) -> None:
    kolom = skp_atasan(kantor).hasil.get()
    for orang in ("dewi", "bambang", "hasan"):
        with pytest.raises(PermissionDenied):
            isi(kantor, "dewi", [IsianSel(kolom.pk, "Peran")], oleh=orang)
    assert not SKP.objects.filter(pegawai=kantor.dewi).exists()


def test_yang_diajukan_dikembalikan_dulu(kantor: Kantor) -> None:
    kolom = skp_atasan(kantor).hasil.get()
    skp = isi(kantor, "dewi", [IsianSel(kolom.pk, "Peran")])
    SKP.objects.filter(pk=skp.pk).update(status=StatusSKP.DIAJUKAN)
    with pytest.raises(ValidationError, match="menunggu persetujuan Anda"):
        isi(kantor, "dewi", [IsianSel(kolom.pk, "Lain")], revisi=2)
    jawab = masuk(kantor, "ratna").get(reverse("penilaian:matriks_peran", args=[kantor.dewi.publik]))
    assert (jawab.status_code, jawab.url) == (302, reverse("penilaian:skp", args=[skp.publik]))


def test_rancangan_yang_berubah_sejak_dibuka_tidak_ditimpa(kantor: Kantor) -> None:
    kolom = skp_atasan(kantor).hasil.get()
    skp_domain.buat_rancangan(oleh=kantor.akun(kantor.dewi))
    for revisi, pesan in ((0, "baru saja mulai menyusun"), (9, "sudah diubah")):
        with pytest.raises(ValidationError, match=pesan):
            isi(kantor, "dewi", [IsianSel(kolom.pk, "Peran")], revisi=revisi)
    assert not HasilKerja.objects.exclude(pk=kolom.pk).exists()


def test_isian_matriks_diubah_dan_dikeluarkan_selama_belum_diberi_indikator(kantor: Kantor) -> None:
    kolom = skp_atasan(kantor).hasil.get()
    skp = isi(kantor, "dewi", [IsianSel(kolom.pk, "Peran")])
    hasil = skp.hasil.get()
    skp.refresh_from_db()
    isi(kantor, "dewi", [IsianSel(kolom.pk, "Peran jelas", hasil.pk)], revisi=skp.revisi)
    assert skp.hasil.get().uraian == "Peran jelas"
    Indikator.objects.create(skp=skp, hasil=hasil, uraian="I", satuan="berkas", bobot=100)
    skp.refresh_from_db()
    with pytest.raises(ValidationError, match="sudah diberi indikator oleh Dewi"):
        isi(kantor, "dewi", [IsianSel(kolom.pk, "", hasil.pk)], revisi=skp.revisi)
    Indikator.objects.all().delete()
    isi(kantor, "dewi", [IsianSel(kolom.pk, "", hasil.pk)], revisi=skp.revisi)
    assert not skp.hasil.exists()


def test_celah_tampak_siapa_tanpa_peran_dan_hasil_mana_tanpa_pendukung(kantor: Kantor) -> None:
    tempatkan(buat_pegawai("Yusuf Hamid", 911), kantor.seksi, kantor.jabatan, kantor.ratna)
    a, b = skp_atasan(kantor, "Layanan cepat", "Berkas benar").hasil.all()
    isi(kantor, "dewi", [IsianSel(a.pk, "Loket selesai hari itu")])
    m = matriks(kantor.ratna.pk)
    assert m.tanpa_dukungan == [b]
    assert [r.penempatan.pegawai.nama for r in m.tanpa_peran] == ["Yusuf Hamid"]


def test_tanpa_skp_sendiri_matriks_mengarahkan_ke_skp_saya(kantor: Kantor) -> None:
    teks = masuk(kantor, "ratna").get(reverse("penilaian:matriks")).content.decode()
    assert "SKP Anda belum berlaku" in teks
    peran = masuk(kantor, "ratna").get(reverse("penilaian:matriks_peran", args=[kantor.dewi.publik]))
    assert peran.url == reverse("penilaian:matriks")


def test_halaman_menurut_orang(kantor: Kantor) -> None:
    skp_atasan(kantor)
    url = [reverse("penilaian:matriks"), reverse("penilaian:matriks_peran", args=[kantor.dewi.publik])]
    harap = {
        "dewi": [403, 403],
        "ratna": [200, 200],
        "bambang": [200, 403],
        "hasan": [403, 404],
        "sari": [403, 403],
    }
    for nama, kode in harap.items():
        assert [masuk(kantor, nama).get(u).status_code for u in url] == kode, nama


def test_ratna_mengisi_lewat_halaman(kantor: Kantor) -> None:
    kolom = skp_atasan(kantor).hasil.get()
    url = reverse("penilaian:matriks_peran", args=[kantor.dewi.publik])
    jawab = masuk(kantor, "ratna").post(url, {"revisi": "0", f"b-{kolom.pk}": "  Antrean   terurai "}, follow=True)
    assert "Peran Dewi Anggraini masuk ke rancangan SKP-nya." in jawab.content.decode()
    assert SKP.objects.get(pegawai=kantor.dewi).hasil.get().uraian == "Antrean terurai"
    salah = masuk(kantor, "ratna").post(url, {"revisi": "0", f"b-{kolom.pk}": "Lain"})
    assert salah.status_code == 422
    assert HasilKerja.objects.filter(skp__pegawai=kantor.dewi).count() == 1


def test_jumlah_kueri_tetap(kantor: Kantor, django_assert_max_num_queries: Callable) -> None:
    a, b = skp_atasan(kantor, "Layanan cepat", "Berkas benar").hasil.all()
    isi(kantor, "dewi", [IsianSel(a.pk, "Satu")])
    jumlah = []
    for n in (0, 2):
        for k in range(n):
            orang = buat_pegawai(f"Orang {k}", 920 + k)
            tempat = tempatkan(orang, kantor.seksi, kantor.jabatan, kantor.ratna)
            domain.isi_peran(penempatan=tempat, oleh=kantor.akun(kantor.ratna), isian=[IsianSel(b.pk, "Dua")], revisi=0)
        client = masuk(kantor, "ratna")
        for url in (reverse("penilaian:matriks"), reverse("penilaian:matriks_peran", args=[kantor.dewi.publik])):
            with django_assert_max_num_queries(12) as kueri:
                assert client.get(url).status_code == 200
            jumlah.append(len(kueri))
    assert jumlah[:2] == jumlah[2:]
