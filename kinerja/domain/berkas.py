"""Taking in of files: the type is decided by the content, pictures are made small and bare of metadata."""

import hashlib
import io
import re
from pathlib import PurePath

from django.contrib.auth.base_user import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from PIL import Image, ImageOps, UnidentifiedImageError
from pillow_heif import register_heif_opener

from kinerja.models import Berkas

register_heif_opener()

GAMBAR_MASUK_MAKS = 25 * 1024 * 1024
GAMBAR_SIMPAN_MAKS = 1024 * 1024
PDF_MAKS = 10 * 1024 * 1024
PIKSEL_MAKS = 80_000_000
_FORMAT = ("JPEG", "PNG", "WEBP", "HEIF")
_SISI = (2048, 1600, 1200, 800)
_MUTU = (85, 75, 65)
_KEPALA_PDF = re.compile(rb"%PDF-[12]\.\d")
# A picture that is cut off or wrongly built surfaces as any of these, depending on the decoder.
_GALAT_GAMBAR = (UnidentifiedImageError, OSError, SyntaxError, ValueError, RuntimeError, EOFError)


def simpan(*, isi: UploadedFile, pemilik: AbstractBaseUser) -> Berkas:
    """Check an upload and keep it in the private store.

    JPEG, PNG, WEBP and HEIC become a JPEG of at most 1 MB (long side at most 2048 pixels), turned upright, without
    any metadata such as the place; PDF of at most 10 MB is kept as it is. Raises ValidationError saying what to do.
    """
    kepala = isi.read(16)
    isi.seek(0)
    if kepala.startswith(b"%PDF"):
        data, tipe, akhiran = _pdf(isi), "application/pdf", ".pdf"
    else:
        data, tipe, akhiran = _gambar(isi), "image/jpeg", ".jpg"
    berkas = Berkas(
        nama=_nama(isi.name or "", akhiran),
        tipe=tipe,
        ukuran=len(data),
        sha256=hashlib.sha256(data).hexdigest(),
        pemilik=pemilik,
    )
    berkas.isi.save(berkas.nama, ContentFile(data), save=False)
    berkas.save()
    return berkas


def simpan_buatan(*, data: bytes, nama: str, tipe: str, pemilik: AbstractBaseUser) -> Berkas:
    """Keep a file that the system made itself, as it is."""
    berkas = Berkas(nama=nama, tipe=tipe, ukuran=len(data), sha256=hashlib.sha256(data).hexdigest(), pemilik=pemilik)
    berkas.isi.save(nama, ContentFile(data), save=False)
    berkas.save()
    return berkas


def buang(*, berkas: Berkas) -> None:
    """Remove a file that nothing refers to any more; what is stored goes once the row has surely gone."""
    nama, toko = berkas.isi.name, berkas.isi.storage
    berkas.delete()
    transaction.on_commit(lambda: toko.delete(nama))


def _nama(asli: str, akhiran: str) -> str:
    """The sender's name without folders and control characters, with the ending of what is kept."""
    batang = PurePath(asli.replace("\\", "/")).stem
    bersih = "".join(h for h in batang if h.isprintable()).strip(" .") or "bukti"
    return bersih[: 160 - len(akhiran)] + akhiran


def _pdf(isi: UploadedFile) -> bytes:
    if (isi.size or 0) > PDF_MAKS:
        raise ValidationError("PDF ini lebih dari 10 MB. Perkecil dulu, atau kirim halaman yang perlu saja.")
    data = isi.read()
    if not _KEPALA_PDF.match(data) or b"%%EOF" not in data[-2048:]:
        raise ValidationError("PDF ini rusak atau terpotong. Simpan ulang dari aplikasi asalnya, lalu kirim lagi.")
    return data


def _gambar(isi: UploadedFile) -> bytes:
    if (isi.size or 0) > GAMBAR_MASUK_MAKS:
        raise ValidationError("Foto ini lebih dari 25 MB. Ambil foto dengan ukuran lebih kecil, lalu kirim lagi.")
    try:
        with Image.open(isi, formats=_FORMAT) as gambar:
            if gambar.width * gambar.height > PIKSEL_MAKS:
                raise _terlalu_besar()
            return _kecilkan(_polos(gambar))
    except ValidationError:
        raise
    except Image.DecompressionBombError:
        raise _terlalu_besar() from None
    except _GALAT_GAMBAR:
        raise ValidationError(
            "Berkas ini bukan foto atau PDF yang dapat dibaca. Kirim foto JPG, PNG, WEBP, atau HEIC, atau simpan "
            "dokumennya sebagai PDF."
        ) from None


def _terlalu_besar() -> ValidationError:
    return ValidationError("Foto ini terlalu besar (lebih dari 80 juta piksel). Kirim foto yang lebih kecil.")


def _polos(gambar: Image.Image) -> Image.Image:
    """Upright pixels on white in RGB, in a new picture that carries nothing else over."""
    gambar.draft("RGB", (_SISI[0], _SISI[0]))
    gambar.thumbnail((_SISI[0], _SISI[0]))
    tegak = ImageOps.exif_transpose(gambar)
    if tegak.mode in ("RGBA", "LA", "PA") or "transparency" in tegak.info:
        tegak = tegak.convert("RGBA")
        alas = Image.new("RGB", tegak.size, "white")
        alas.paste(tegak, mask=tegak.getchannel("A"))
        return alas
    polos = Image.new("RGB", tegak.size)
    polos.paste(tegak.convert("RGB"))
    return polos


def _kecilkan(gambar: Image.Image) -> bytes:
    for sisi in _SISI:
        gambar.thumbnail((sisi, sisi))
        for mutu in _MUTU:
            keluar = io.BytesIO()
            gambar.save(keluar, "JPEG", quality=mutu, optimize=True)
            if keluar.tell() <= GAMBAR_SIMPAN_MAKS:
                return keluar.getvalue()
    raise ValidationError("Foto ini tidak dapat diperkecil sampai 1 MB. Kirim foto yang lebih kecil.")
