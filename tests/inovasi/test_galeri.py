"""The public gallery: only what its team agreed to, with names only of those who agreed."""

from datetime import date
from decimal import Decimal

import pytest
from django.test import Client
from django.urls import reverse

from inovasi.models import Anggota, Dampak, Usulan
from tests.inovasi.contoh import ISI, buat
from tests.orang import Kantor

GALERI = "/galeri-inovasi/"


def karya(kantor: Kantor, **lain: object) -> Usulan:
    u = buat(kantor)
    isi = {"tahap": "penerapan", "status": "berjalan", "tampil": True, "tanggal_penerapan": date(2026, 7, 1)} | lain
    Usulan.objects.filter(pk=u.pk).update(**isi)
    return Usulan.objects.get(pk=u.pk)


def beri_dampak(u: Usulan, **lain: object) -> None:
    angka = {
        n: Decimal(x)
        for n, x in zip(("sebelum", "sesudah", "selisih", "bawah", "atas"), (80, 84, 4, 1, 7), strict=True)
    }
    isi = {"ukuran": "ikm", "label": "Indeks kepuasan layanan", "simpulan": "naik"} | angka | lain
    Dampak.objects.create(usulan=u, n_sebelum=90, n_sesudah=90, masa_sebelum="TW I", masa_sesudah="TW III", **isi)


def test_warga_membaca_masalah_ide_unit_dan_yang_terukur(kantor: Kantor, client: Client) -> None:
    u = karya(kantor)
    beri_dampak(u)
    beri_dampak(u, ukuran="indikator", kunci="hasil_kerja", label="Hasil kerja pegawai unit")
    assert u.judul in client.get(GALERI).content.decode()
    isi = client.get(reverse("inovasi:karya", args=[u.publik])).content.decode()
    for kata in (ISI["masalah"], ISI["ide"], "Seksi Pelayanan", "1 Juli 2026", "naik 4,00 poin", "1,00 sampai 7,00"):
        assert kata in isi
    # Figures of the unit's people are not for the public.
    assert "Hasil kerja pegawai" not in isi
    assert GALERI in client.get("/layanan/").content.decode()


def test_nama_hanya_dengan_izin_orangnya(kantor: Kantor, client: Client) -> None:
    u = karya(kantor)
    Anggota.objects.create(usulan=u, pegawai=kantor.hasan, status="ikut", boleh_disebut=True)
    Anggota.objects.create(usulan=u, pegawai=kantor.sari, status="diundang", boleh_disebut=True)
    isi = client.get(reverse("inovasi:karya", args=[u.publik])).content.decode()
    assert [n in isi for n in ("Hasan Basri", "Dewi Anggraini", "Sari Utami")] == [True, False, False]


@pytest.mark.parametrize(
    "lain", [{"tampil": False}, {"tahap": "uji_coba"}, {"status": "ditarik"}], ids=["tanpa_izin", "uji_coba", "ditarik"]
)
def test_selain_itu_tidak_ada_di_galeri(kantor: Kantor, client: Client, lain: dict[str, object]) -> None:
    u = karya(kantor, **lain)
    assert u.judul not in client.get(GALERI).content.decode()
    assert client.get(reverse("inovasi:karya", args=[u.publik])).status_code == 404


def test_kueri_galeri_tetap(kantor: Kantor, client: Client, django_assert_num_queries) -> None:
    for _ in range(3):
        beri_dampak(karya(kantor))
        client.get(GALERI)
        with django_assert_num_queries(3):
            client.get(GALERI)
