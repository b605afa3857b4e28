"""Lists: downloads hold what is filtered and nothing that a spreadsheet would run; headings sort."""

from decimal import Decimal
from io import BytesIO

import pytest
from django.test import Client
from python_calamine import CalamineWorkbook

from kinerja.documents.tabel import teks_csv, xlsx
from pegawai.models import Pegawai


@pytest.fixture
def sari(client: Client, kantor) -> Client:
    client.force_login(kantor.akun(kantor.sari))
    return client


def _baris(isi: bytes) -> list[list[object]]:
    return CalamineWorkbook.from_filelike(BytesIO(isi)).get_sheet_by_index(0).to_python()


def test_rumus_dalam_sel_csv_menjadi_teks():
    isi = [("=1+1",), ("+62",), ("-x",), ("@a",), ("biasa",), (None,), (Decimal("-1.50"),), (7,)]
    baris = teks_csv(("Isi",), isi).decode("utf-8-sig").split("\r\n")
    assert baris == ["Isi", "'=1+1", "'+62", "'-x", "'@a", "biasa", '""', "-1,50", "7", ""]


def test_xlsx_menjaga_nip_dan_rumus_sebagai_teks():
    isi = xlsx(("NIP", "Nama", "Nilai"), [("199001012015011903", "=A1", Decimal("98.5"))])
    assert _baris(isi) == [["NIP", "Nama", "Nilai"], ["199001012015011903", "=A1", 98.5]]


def test_unduhan_hanya_berisi_yang_disaring(sari, kantor):
    Pegawai.objects.filter(pk=kantor.dewi.pk).update(nama="=Dewi")
    jawab = sari.get("/pegawai/?cari=dewi&unduh=xlsx")
    assert jawab["Content-Disposition"] == 'attachment; filename="pegawai.xlsx"'
    assert [b[:2] for b in _baris(jawab.content)] == [["NIP", "Nama"], [kantor.dewi.nip, "=Dewi"]]
    teks = sari.get("/pegawai/?cari=dewi&unduh=csv").content.decode("utf-8-sig")
    assert teks.splitlines()[1].split(";")[:2] == [kantor.dewi.nip, "'=Dewi"]


def test_bentuk_unduhan_yang_tidak_dikenal_menampilkan_daftar(sari):
    assert "<h1>Pegawai</h1>" in sari.get("/pegawai/?unduh=pdf").content.decode()


@pytest.mark.parametrize(
    ("alamat", "judul"),
    [
        ("/pegawai/koreksi/", "Pegawai"),
        ("/pegawai/peran/", "Pengguna"),
        ("/unit/", "Kode"),
        ("/tim-kerja/", "Tim"),
        ("/periode/", "Kode"),
    ],
)
def test_tiap_daftar_dapat_diunduh(sari, alamat, judul):
    assert _baris(sari.get(f"{alamat}?unduh=xlsx").content)[0][0] == judul


def test_judul_kolom_mengurutkan_lalu_membalik(sari):
    isi = sari.get("/pegawai/?urut=nama&cari=a").content.decode()
    assert 'aria-sort="ascending"><a class="urut" href="?urut=-nama&amp;cari=a">Nama' in isi.replace(
        "cari=a&amp;urut=-nama", "urut=-nama&amp;cari=a"
    )
    isi = sari.get("/pegawai/?urut=-nama").content.decode()
    assert 'aria-sort="descending"><a class="urut" href="?urut=nama">Nama' in isi


def test_nomor_halaman_yang_tidak_ada_menampilkan_halaman_terakhir(sari):
    assert sari.get("/pegawai/?page=99").context["page_obj"].number == 1


def test_baris_tiap_halaman(sari):
    assert [sari.get(f"/pegawai/?baris={b}").context["page_obj"].paginator.per_page for b in ("50", "7", "x")] == [
        50,
        25,
        25,
    ]


def test_pencarian_yang_terpakai_dapat_dihapus(sari):
    assert "Hapus saringan" in sari.get("/pegawai/?cari=dewi").content.decode()
    assert "Hapus saringan" not in sari.get("/pegawai/").content.decode()
