"""Evidence: judged by content, made small, without the place, kept once, served only to those who may see the plan."""

import io
import os

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from kinerja.domain.berkas import simpan
from penilaian.domain import bukti as domain
from penilaian.models import Bukti
from tests.orang import Kantor
from tests.penilaian.skp_contoh import berlaku, buat_periode


@pytest.fixture(autouse=True)
def _gudang(settings, tmp_path) -> None:
    settings.STORAGES = settings.STORAGES | {
        "default": {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": str(tmp_path)}}
    }


def foto(lebar: int = 64, tinggi: int = 48, format: str = "JPEG", **lain: object) -> bytes:
    keluar = io.BytesIO()
    Image.new("RGB", (lebar, tinggi), "teal").save(keluar, format, **lain)
    return keluar.getvalue()


def _unggahan(isi: bytes, nama: str = "foto.jpg") -> SimpleUploadedFile:
    return SimpleUploadedFile(nama, isi)


def test_lokasi_gps_hilang_dan_foto_tegak(kantor: Kantor) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    exif.get_ifd(0x8825).update({1: "S", 2: (2.0, 59.0, 0.0), 3: "E", 4: (104.0, 45.0, 0.0)})
    asal = foto(exif=exif)
    assert dict(Image.open(io.BytesIO(asal)).getexif().get_ifd(0x8825))
    berkas = simpan(isi=_unggahan(asal), pemilik=kantor.akun(kantor.dewi))
    disimpan = Image.open(berkas.isi)
    assert (dict(disimpan.getexif()), disimpan.size) == ({}, (48, 64))


def test_heic_menjadi_jpeg(kantor: Kantor) -> None:
    berkas = simpan(isi=_unggahan(foto(format="HEIF"), "IMG_1.HEIC"), pemilik=kantor.akun(kantor.dewi))
    assert (berkas.tipe, berkas.nama, Image.open(berkas.isi).format) == ("image/jpeg", "IMG_1.jpg", "JPEG")


def test_foto_6_mb_disimpan_paling_banyak_1_mb(kantor: Kantor) -> None:
    keluar = io.BytesIO()
    Image.frombytes("RGB", (1700, 1300), os.urandom(1700 * 1300 * 3)).save(keluar, "PNG")
    assert keluar.tell() > 6_000_000
    berkas = simpan(isi=_unggahan(keluar.getvalue(), "besar.png"), pemilik=kantor.akun(kantor.dewi))
    assert berkas.ukuran == berkas.isi.size <= 1024 * 1024


@pytest.mark.parametrize(
    ("nama", "isi"),
    [
        ("gambar.svg", b"<svg xmlns='http://www.w3.org/2000/svg'><script>1</script></svg>"),
        ("palsu.jpg", b"<html>bukan foto</html>"),
        ("kosong.jpg", b""),
        ("potong.jpg", foto(400, 400)[:200]),
        ("rusak.pdf", b"%PDF-1.7 tanpa akhir"),
        ("animasi.gif", foto(format="GIF")),
    ],
)
def test_yang_bukan_foto_atau_pdf_ditolak(kantor: Kantor, nama: str, isi: bytes) -> None:
    with pytest.raises(ValidationError, match=r"kirim lagi|Kirim foto"):
        simpan(isi=_unggahan(isi, nama), pemilik=kantor.akun(kantor.dewi))


def test_pdf_disimpan_apa_adanya(kantor: Kantor) -> None:
    isi = b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"
    berkas = simpan(isi=_unggahan(isi, "../../etc/rekap.pdf"), pemilik=kantor.akun(kantor.dewi))
    assert (berkas.tipe, berkas.nama, berkas.isi.read()) == ("application/pdf", "rekap.pdf", isi)


def test_kunci_yang_sama_dua_kali_satu_bukti(kantor: Kantor) -> None:
    periode = buat_periode()
    skp = berlaku(kantor, periode)
    tempat = {"skp": skp, "indikator_id": skp.indikator.get().pk, "periode": periode, "oleh": kantor.akun(kantor.dewi)}
    satu = domain.tambah_berkas(**tempat, unggahan=_unggahan(foto()), kunci="k1")
    dua = domain.tambah_berkas(**tempat, unggahan=_unggahan(foto()), kunci="k1")
    assert (satu, Bukti.objects.count()) == (dua, 1)


@pytest.mark.parametrize("tautan", ["javascript:alert(1)", "ftp://contoh.test/a", "file:///etc/passwd", "bukan", ""])
def test_tautan_selain_http_ditolak(kantor: Kantor, tautan: str) -> None:
    periode = buat_periode()
    skp = berlaku(kantor, periode)
    with pytest.raises(ValidationError, match="alamat lengkap"):
        domain.tambah_tautan(
            skp=skp,
            indikator_id=skp.indikator.get().pk,
            periode=periode,
            oleh=kantor.akun(kantor.dewi),
            tautan=tautan,
            kunci="t",
        )
    assert not Bukti.objects.exists()
