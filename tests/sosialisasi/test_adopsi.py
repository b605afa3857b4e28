"""Adoption by unit; a group under five is never shown, and subtracting does not find it."""

from datetime import timedelta
from itertools import combinations

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from pegawai.choices import JenisUnit, NamaPeran
from pegawai.models import Pengguna, Peran, UnitKerja
from penilaian.domain.adopsi import hitung
from sosialisasi.domain import adopsi as domain
from sosialisasi.models import Adopsi
from sosialisasi.queries.adopsi import akar, tabel
from sosialisasi.queries.adopsi_minggu import perjalanan
from sosialisasi.rumus import PALING_SEDIKIT, tersembunyi
from tests.orang import Kantor, buat_pegawai, tempatkan


@given(st.lists(st.integers(0, 12), max_size=9))
def test_selisih_tidak_menemukan_kelompok_kecil(banyak: list[int]) -> None:
    """Whatever the groups: the total less all that is shown is nobody, or two or more groups of five or more people;
    no choice of shown groups makes a small group appear either, because what is shown is five or more each."""
    kelompok = dict(enumerate(banyak))
    hilang = tersembunyi(kelompok)
    tampil = {k: n for k, n in kelompok.items() if n and k not in hilang}
    assert all(n >= PALING_SEDIKIT for n in tampil.values())
    sisa = sum(banyak) - sum(tampil.values())
    # With nothing shown there is nothing to subtract; the total itself is shown from five people on.
    assert not hilang or not tampil or (sisa >= PALING_SEDIKIT and len(hilang) >= 2)


@pytest.mark.parametrize(
    ("banyak", "hilang"),
    [
        ({"a": 9, "b": 9}, set()),
        ({"a": 9, "b": 3, "c": 7}, {"b", "c"}),
        ({"a": 9, "b": 2, "c": 1, "d": 7}, {"b", "c", "d"}),
        ({"a": 9, "b": 3, "c": 4}, {"b", "c"}),
        ({"a": 9, "b": 0}, set()),
        ({"a": 4}, {"a"}),
    ],
)
def test_yang_disembunyikan(banyak: dict[str, int], hilang: set[str]) -> None:
    assert tersembunyi(banyak) == hilang


def isi(kantor: Kantor, banyak: dict[UnitKerja, int], mulai: int = 910) -> None:
    for unit, n in banyak.items():
        for _ in range(n):
            tempatkan(buat_pegawai(f"Orang {mulai}", mulai), unit, kantor.jabatan, None)
            mulai += 1


@pytest.mark.django_db
def test_hitungan_menurut_unit_dan_diganti_dalam_minggu_yang_sama(kantor: Kantor) -> None:
    Pengguna.objects.filter(pegawai=kantor.dewi).update(last_login=timezone.now())
    domain.hitung_masuk()
    Pengguna.objects.filter(pegawai=kantor.ratna).update(last_login=timezone.now())
    domain.hitung_masuk()
    baris = Adopsi.objects.order_by("unit__kode").values_list("unit__kode", "ukuran", "jumlah", "dari")
    assert list(baris) == [("D01", "masuk", 0, 1), ("D01.1", "masuk", 2, 2), ("D02", "masuk", 0, 2)]
    assert hitung() == 0


@pytest.mark.django_db
def test_mencoba_mengurangkan_kota_perangkat_dan_unit(kantor: Kantor) -> None:
    """The city reader takes every total that any page shows, and subtracts: no difference is a group under five."""
    kecil = UnitKerja.objects.create(
        kode="D01.2", nama="Seksi Arsip", jenis=JenisUnit.SEKSI, parent=kantor.dinas, opd=kantor.dinas
    )
    isi(kantor, {kantor.seksi: 6, kantor.dinas: 6, kecil: 3, kantor.lain: 1})
    Peran.objects.create(
        pengguna=kantor.akun(kantor.bambang),
        nama=NamaPeran.PIMPINAN,
        masa=Peran.objects.first().masa,
        alasan="uji",
    )
    domain.hitung_masuk()
    kota = tabel(None)
    assert [(b.nama, b.orang) for b in kota.baris] == [("Dinas Kependudukan", None), ("Dinas Kesehatan", None)]
    assert tabel(None, kantor.dinas).baris == []
    isi(kantor, {kantor.lain: 4}, 960)
    domain.hitung_masuk()
    kota = tabel(None)
    angka = {b.nama: b.orang for b in kota.baris}
    assert angka == {"Dinas Kependudukan": 18, "Dinas Kesehatan": 7}
    unit = tabel(None, kantor.dinas)
    tampil = [b.orang for b in unit.baris if b.orang]
    total = [kota.semua.orang, *angka.values(), unit.semua.orang]
    selisih = {t - sum(c) for t in total for n in range(len(tampil) + 1) for c in combinations(tampil, n)}
    assert (tampil, {s for s in selisih if 0 < s < PALING_SEDIKIT}) == ([8], set())


@pytest.mark.django_db
def test_siapa_melihat_adopsi(kantor: Kantor) -> None:
    """Bambang his Dinas, Ratna her seksi, Sari (HR of the city) all; Dewi and Hasan nobody's."""
    isi(kantor, {kantor.seksi: 5})
    domain.hitung_masuk()
    url, hasil = reverse("sosialisasi:adopsi"), {}
    for orang in (kantor.bambang, kantor.ratna, kantor.sari, kantor.dewi, kantor.hasan):
        klien = Client()
        klien.force_login(kantor.akun(orang))
        jawab = klien.get(url)
        hasil[orang.nama] = jawab.context["t"].semua.orang if jawab.status_code == 200 else jawab.status_code
    assert list(hasil.values()) == [8, 7, 10, 403, 403]
    assert akar(kantor.akun(kantor.ratna)) == {kantor.seksi.pk}


@pytest.mark.django_db
def test_perjalanan_minggu_tidak_membuka_kelompok_kecil(kantor: Kantor) -> None:
    """Of each week: city, agencies and units that are shown, subtracted from each other, leave nobody or five and more.
    In the second week the other agency falls under five, and takes the first along with it."""
    senin = domain.minggu_ini()
    for minggu, lain in ((senin - timedelta(weeks=1), 6), (senin, 4)):
        for unit, dari in ((kantor.seksi, 8), (kantor.lain, lain)):
            Adopsi.objects.create(unit=unit, minggu=minggu, ukuran="melapor", jumlah=dari // 2, dari=dari)
    melapor = [[m.persen[2] for m in perjalanan(None, opd)] for opd in (None, kantor.dinas, kantor.lain)]
    assert melapor == [[50, 50], [50, None], [50, None]]
    assert [[m.persen[2] for m in perjalanan(frozenset([u.pk]))] for u in (kantor.seksi, kantor.lain)] == [
        [50, 50],
        [50, None],
    ]
    klien = Client()
    klien.force_login(kantor.akun(kantor.bambang))
    assert "Minggu demi minggu" in klien.get(reverse("sosialisasi:adopsi")).text
