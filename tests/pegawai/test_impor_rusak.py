"""Files that are wrong on purpose: a sentence for each, never an error, and nothing half saved.

`KINERJA_UJI_MUTASI=10000` runs the mutations that often instead of 300 times.
"""

import io
import os
import zipfile
from collections.abc import Callable

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from xlsxwriter import Workbook

from kinerja import lembar as lembar_berkas
from pegawai.choices import StatusImpor
from pegawai.domain import impor, impor_kolom
from pegawai.models import Pegawai, Penempatan, Pengguna
from tests.orang import Kantor
from tests.pegawai.impor_contoh import KEPALA, csv_dari, nip, orang, xlsx_dari

BANYAK = int(os.environ.get("KINERJA_UJI_MUTASI", "300"))


def baca(nama: str, isi: bytes) -> lembar_berkas.Lembar:
    lembar = lembar_berkas.baca(nama=nama, isi=isi, penanda=impor_kolom.PENANDA)
    impor_kolom.cocokkan(lembar.kepala)
    return lembar


def bangun(isi: Callable[[Workbook], None]) -> bytes:
    keluar = io.BytesIO()
    with Workbook(keluar, {"in_memory": True}) as buku:
        isi(buku)
    return keluar.getvalue()


def zip_dengan(tambahan: dict[str, bytes], asal: bytes | None = None) -> bytes:
    keluar = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(asal or xlsx_dari([orang(1)]))) as lama,
        zipfile.ZipFile(keluar, "w", zipfile.ZIP_DEFLATED) as baru,
    ):
        for nama in lama.namelist():
            if nama not in tambahan:
                baru.writestr(nama, lama.read(nama))
        for nama, data in tambahan.items():
            baru.writestr(nama, data)
    return keluar.getvalue()


def lembar_xml(sel: str) -> bytes:
    isi = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    return f'<?xml version="1.0"?><worksheet xmlns="{isi}"><sheetData>{sel}</sheetData></worksheet>'.encode()


def _gabung(buku: Workbook) -> None:
    lembar = buku.add_worksheet()
    lembar.write_row(0, 0, ["NIP", "Nama", ""])
    lembar.merge_range(0, 1, 0, 2, "Nama")
    lembar.write_row(1, 0, [nip(1), "a", "b"])


TERSANDI = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le")
_XML_LUAS = lembar_xml('<row r="1"><c r="A1" t="inlineStr"><is><t>NIP</t></is></c><c r="XFD1048576"><v>1</v></c></row>')
_ods = io.BytesIO()
with zipfile.ZipFile(_ods, "w") as _arsip:
    _arsip.writestr("content.xml", b"<a/>")
ODS = _ods.getvalue()
DITOLAK = {
    "kosong": ("a.xlsx", b"", "Berkas ini kosong"),
    "hanya spasi": ("a.csv", b" \r\n ", "Berkas ini kosong"),
    "hanya judul": ("a.csv", csv_dari([]), "hanya berisi judul kolom"),
    "tanpa judul": ("a.csv", b"1;2;3\n4;5;6\n", "Judul kolom NIP tidak ditemukan"),
    "judul ganda": ("a.csv", csv_dari([["1", "2"]], ("NIP", "nip")), "ada dua kali, di A dan B"),
    "judul digabung": ("a.xlsx", bangun(_gabung), "baris 1 digabung"),
    "makro": ("a.xlsx", zip_dengan({"xl/vbaProject.bin": b"x"}), "berisi makro"),
    "xlsm": ("a.xlsm", xlsx_dari([orang(1)]), "bermakro"),
    "sandi": ("a.xlsx", TERSANDI, "bersandi"),
    "xls lama": ("a.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "berbentuk lama"),
    "isi lain": ("a.xlsx", b"%PDF-1.7 ...", "isinya bukan buku kerja"),
    "nama lain": ("a.csv", xlsx_dari([orang(1)]), "Pakai .xlsx"),
    "zip rusak": ("a.xlsx", xlsx_dari([orang(1)])[:-40], "rusak atau terpotong"),
    "ods": ("a.ods", ODS, "Pakai .xlsx"),
    "ods bernama xlsx": ("a.xlsx", ODS, "bukan buku kerja .xlsx (mungkin .ods)"),
    "lembar luas bernama lain": ("a.xlsx", zip_dengan({"xl/x.xml": _XML_LUAS}), "lebih dari 100.000 baris"),
    "zip lain": ("a.xlsx", zip_dengan({"xl/workbook.xml": b"<a/>"}), ""),
    "bom zip": ("a.xlsx", zip_dengan({"xl/a.bin": bytes(lembar_berkas.ISI_MAKS + 1)}), "terlalu besar bila dibuka"),
    "lembar seluas langit": ("a.xlsx", zip_dengan({"xl/worksheets/sheet1.xml": _XML_LUAS}), "lebih dari 100.000 baris"),
    "terlalu banyak baris": ("a.csv", b"NIP\n" + b"1\n" * 100_001, "lebih dari 100.000 baris"),
    "kutip ganjil": ("a.csv", b'NIP;Nama\n1;"' + b"x" * 200_000, "tidak dapat dibaca"),
    "biner": ("a.csv", b"NIP;Nama\n1;\x00\x01\n", "bukan teks CSV"),
}  # fmt: skip


@pytest.mark.parametrize("hal", DITOLAK)
def test_berkas_yang_tidak_dapat_dibaca_ditolak_dengan_kalimat(hal: str) -> None:
    nama, isi, kalimat = DITOLAK[hal]
    with pytest.raises(lembar_berkas.BerkasDitolak) as galat:
        baca(nama, isi)
    assert kalimat in str(galat.value)


def test_ukuran_yang_dibohongkan_dan_berkas_terlalu_besar_ditolak() -> None:
    isi = bytearray(zip_dengan({"xl/media/a.bin": b"\0" * 5_000_000}))
    tengah = isi.rindex(b"PK\x01\x02")
    isi[tengah + 24 : tengah + 28] = (100).to_bytes(4, "little")
    with pytest.raises(lembar_berkas.BerkasDitolak, match="rusak atau terpotong"):
        baca("a.xlsx", bytes(isi))
    with pytest.raises(lembar_berkas.BerkasDitolak, match="lebih dari 20 MB"):
        baca("a.csv", b"x" * (lembar_berkas.UKURAN_MAKS + 1))


@pytest.mark.parametrize("pemisah", [";", ",", "\t"])
@pytest.mark.parametrize("sandi", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_csv_dalam_bentuk_yang_ditulis_orang(pemisah: str, sandi: str) -> None:
    isi = csv_dari([["1", "Zoë Café"]], ("NIP", "Nama"), pemisah).decode().encode(sandi)
    lembar = baca("a.csv", isi)
    assert (lembar.kepala, lembar.baris) == (["NIP", "Nama"], [(2, ["1", "Zoë Café"])])


def test_judul_di_bawah_kop_dan_nomor_baris_seperti_di_lembar_kerja() -> None:
    def isi(buku: Workbook) -> None:
        buku.add_worksheet("Sampul").write_string(0, 0, "Daftar pegawai")
        lembar = buku.add_worksheet("Isi")
        lembar.write_string(1, 1, "Dinas Kependudukan")
        lembar.write_row(3, 1, ["nip_baru", "NAMA"])
        lembar.write_row(6, 1, ["1", "Dewi"])

    lembar = baca("a.xlsx", bangun(isi))
    assert (lembar.kepala, lembar.baris) == (["nip_baru", "NAMA"], [(7, ["1", "Dewi"])])


def test_rumus_yang_galat_disebut_di_selnya(kantor: Kantor) -> None:
    def isi(buku: Workbook) -> None:
        lembar = buku.add_worksheet()
        lembar.write_row(0, 0, ["NIP", "Nama"])
        lembar.write_string(1, 0, nip(1))
        lembar.write_formula(1, 1, "=1/0", None, "#DIV/0!")

    batch = impor.periksa(batch=impor.simpan(nama="a.xlsx", isi=bangun(isi), oleh=None))
    assert impor.kesalahan(batch) == [
        {"baris": 2, "kolom": "Nama", "pesan": "Rumus di sel ini galat. Tempel nilainya saja, atau kosongkan."}
    ]


SEL = st.one_of(
    st.text(max_size=30),
    st.floats(allow_nan=False, allow_infinity=False),
    st.integers(-(10**18), 10**18),
    st.sampled_from(
        [nip(1), nip(2), "31/02/2026", "46387", "-", "'=1", "D01.1", "Ya", "1,99E+17", " ", "\u00a0", "PPPK"]
    ),
)
ISIAN = st.tuples(st.integers(0, 3), st.integers(0, len(KEPALA) - 1), SEL)
BYTE = st.tuples(st.floats(0, 0.999), st.integers(0, 255))


def _rakit(bentuk: str, sel: list, judul: list, rusak: list, potong: float) -> bytes:
    baris = [orang(n, penilai=nip(5)) for n in range(2, 6)]
    baris[3][9] = ""
    kepala = [*KEPALA]
    for ke, (tempat, teks) in enumerate(judul):
        kepala[(tempat + ke) % len(kepala)] = teks
    for nomor, ke, nilai in sel:
        baris[nomor][ke] = nilai if bentuk == "csv" or not isinstance(nilai, int | float) else float(nilai)
    isi = bytearray((csv_dari if bentuk == "csv" else xlsx_dari)(baris, kepala))
    for letak, nilai in rusak:
        isi[int(letak * len(isi))] = nilai
    return bytes(isi[: int(len(isi) * potong)]) if potong < 1 else bytes(isi)


@settings(
    max_examples=BANYAK,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(
    bentuk=st.sampled_from(["csv", "xlsx"]),
    sel=st.lists(ISIAN, max_size=6),
    judul=st.lists(st.tuples(st.integers(0, 9), st.text(max_size=12) | st.sampled_from(["nik", "NIP"])), max_size=2),
    rusak=st.one_of(st.just([]), st.lists(BYTE, max_size=6)),
    potong=st.one_of(st.just(1.0), st.floats(0, 1)),
)
def test_berkas_yang_diubah_sembarang_tidak_pernah_gagal_atau_tersimpan_separuh(
    kantor: Kantor, bentuk: str, sel: list, judul: list, rusak: list, potong: float
) -> None:
    isi = _rakit(bentuk, sel, judul, rusak, potong)
    with transaction.atomic():
        batch = impor.periksa(batch=impor.simpan(nama=f"a.{bentuk}", isi=isi, oleh=None))
        assert batch.status in (StatusImpor.DIPERIKSA, StatusImpor.DITOLAK)
        assert bool(batch.penolakan) == (batch.status == StatusImpor.DITOLAK)
        assert len({g["baris"] for g in impor.kesalahan(batch)}) == batch.galat
        assert (Pegawai.objects.count(), Penempatan.objects.count()) == (5, 5)
        if batch.status == StatusImpor.DIPERIKSA:
            if batch.galat:
                with pytest.raises(ValidationError):
                    impor.terapkan(batch=batch, alasan="uji")
                assert Pegawai.objects.count() == 5
            impor.terapkan(batch=batch, alasan="uji", hanya_benar=True)
            assert (Pegawai.objects.count(), Pengguna.objects.count()) == (5 + batch.baru, 5 + batch.baru)
        transaction.set_rollback(True)
