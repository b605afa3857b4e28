"""Each page that shows a person has "Data salah? Laporkan", which opens a request with field and present value."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.html import escape

from kinerja.waktu import hari_ini
from pegawai.domain.penempatan import ganti_penilai
from pegawai.models import PermintaanKoreksi
from tests.orang import Kantor
from tests.penilaian.laporan_contoh import Laporanku, buat, susun

TAUTAN = re.compile(r'href="(/pegawai/[0-9a-f-]{36}/lapor/[^"]*)"')


@pytest.fixture
def contoh(kantor: Kantor) -> Laporanku:
    hasil = buat(kantor)
    susun(hasil)
    return hasil


def _halaman(contoh: Laporanku) -> dict[str, tuple[str, ...]]:
    """Pages that show Dewi, by the reader: her superior, and herself."""
    skp, kode, publik = contoh.skp["dewi"].publik, contoh.periode.kode, contoh.kantor.dewi.publik
    bersama = (
        reverse("pegawai:profil", args=[publik]),
        reverse("penilaian:mengapa", args=[skp, kode]),
        reverse("penilaian:skp", args=[skp]),
        reverse("penilaian:realisasi", args=[skp, kode]),
    )
    return {
        "ratna": (
            *bersama,
            reverse("penilaian:tim") + f"?periode={kode}",
            reverse("penilaian:menilai", args=[skp, kode]),
            reverse("penilaian:perilaku", args=[skp, kode]),
            reverse("penilaian:umpan_balik", args=[skp]),
            reverse("penilaian:laporan", args=[kode]),
        ),
        "dewi": (*bersama, reverse("pegawai:riwayat", args=[publik]), reverse("pegawai:catatan", args=[publik])),
    }


@pytest.mark.parametrize("siapa", ["ratna", "dewi"])
def test_tiap_halaman_orang_membuka_laporan_yang_sudah_terisi(client: Client, contoh: Laporanku, siapa: str) -> None:
    kantor = contoh.kantor
    client.force_login(kantor.akun(getattr(kantor, siapa)))
    tertulis = {
        "Atasan langsung": "Ratna Kusuma",
        "Jabatan": "Petugas loket",
        "Unit kerja": "Seksi Pelayanan",
        "Lainnya": "",
    }
    lapor_dewi = reverse("pegawai:lapor", args=[kantor.dewi.publik])
    for url in _halaman(contoh)[siapa]:
        with CaptureQueriesContext(connection) as kueri:
            isi = client.get(url).content.decode()
        assert len(kueri) <= 12, url
        tautan = {t.replace("+", " ").replace("%20", " ") for t in TAUTAN.findall(isi) if t.startswith(lapor_dewi)}
        assert len(tautan) == 1, url
        alamat = tautan.pop()
        form = client.get(alamat).context["form"]
        bidang = alamat.split("?bidang=")[1]
        assert (form["bidang"].value(), form["tertulis"].value()) == (bidang, tertulis[bidang]), url
        assert escape(tertulis[bidang]) in client.get(alamat).content.decode()


def test_bagian_sebelum_pindah_tidak_menautkan_orang_yang_tidak_terlihat_lagi(
    client: Client, contoh: Laporanku
) -> None:
    kantor = contoh.kantor
    ganti_penilai(pegawai=kantor.dewi, penilai=kantor.hasan, mulai=hari_ini(), alasan="uji")
    client.force_login(kantor.akun(kantor.ratna))
    url = reverse("penilaian:mengapa", args=[contoh.skp["dewi"].publik, contoh.periode.kode])
    jawaban = client.get(url)
    assert (jawaban.status_code, TAUTAN.findall(jawaban.content.decode())) == (200, [])


def test_nilai_tertulis_diambil_dari_data_bukan_dari_isian(client: Client, kantor: Kantor) -> None:
    client.force_login(kantor.akun(kantor.dewi))
    url = reverse("pegawai:lapor", args=[kantor.dewi.publik])
    client.post(url, {"bidang": "Jabatan", "tertulis": "Ratna Kusuma", "seharusnya": "Analis"})
    assert PermintaanKoreksi.objects.get().tertulis == "Petugas loket"
