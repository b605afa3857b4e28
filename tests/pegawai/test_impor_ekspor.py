"""Out and in again: the list of people, downloaded, says "sama" for every row."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from pegawai.choices import JenisJabatan, JenisPegawai
from pegawai.domain import impor
from pegawai.models import Jabatan, Pegawai, Pengguna
from tests.orang import Kantor, buat_pegawai, tempatkan


def masuk(client: Client, kantor: Kantor, siapa: Pegawai) -> None:
    client.force_login(kantor.akun(siapa))


@pytest.fixture
def kota(kantor: Kantor) -> Kantor:
    """The office with what makes round trips hard: officials with and without account, equal names, formula signs."""
    wali = Pegawai.objects.create(jenis=JenisPegawai.PEJABAT, nama="Ibu Wali")
    Pengguna.objects.create_user(username="walikota", pegawai=wali)
    for kode in ("W-1", "W-2"):
        jabatan = Jabatan.objects.create(kode=kode, nama="Wali Kota", jenis=JenisJabatan.PEJABAT_NEGARA)
    tempatkan(wali, kantor.kota, jabatan, None, kepala=True)
    kantor.bambang.penempatan.update(penilai=wali)
    Pegawai.objects.filter(pk=kantor.dewi.pk).update(
        nama="=HYPERLINK Dewi", telepon="+62811", golongan="P-IX", jenis_kelamin="P", pendidikan="S1", gelar_depan="dr."
    )
    wakil = Pegawai.objects.create(jenis=JenisPegawai.PEJABAT, nama="Pak Wakil")
    tempatkan(wakil, kantor.kota, jabatan, wali)
    kantor.hasan.penempatan.update(penilai=wakil)
    buat_pegawai("Belum Ditempatkan", 930)
    return kantor


@pytest.mark.parametrize("bentuk", ["xlsx", "csv"])
def test_ekspor_lalu_impor_mengatakan_sama_untuk_semua(client: Client, kota: Kantor, bentuk: str) -> None:
    masuk(client, kota, kota.sari)
    isi = client.get(reverse("pegawai:daftar"), {"unduh": bentuk}).content
    batch = impor.periksa(batch=impor.simpan(nama=f"pegawai.{bentuk}", isi=isi, oleh=kota.akun(kota.sari)))
    assert (impor.kesalahan(batch), [(b.baris, b.berubah) for b in batch.rincian.all() if b.berubah]) == ([], [])
    assert (batch.sama, batch.baru, batch.berubah, batch.kolom_asing) == (8, 0, 0, [])


def test_ekspor_mengikuti_saringan_dan_kuerinya_tetap(client: Client, kota: Kantor) -> None:
    masuk(client, kota, kota.sari)
    jumlah = []
    for saring in ({"unit": "D01.1"}, {}):
        with CaptureQueriesContext(connection) as kueri:
            isi = client.get(reverse("pegawai:daftar"), saring | {"unduh": "csv"}).content.decode()
        jumlah.append((isi.count("\r\n") - 1, len(kueri) <= 12))
    assert jumlah == [(2, True), (8, True)]
    assert "NIK" not in isi.splitlines()[0]
