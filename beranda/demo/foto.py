"""Evidence photos of the demo city: drawn pages of a register, kept through the same door as real uploads."""

import io
from random import Random

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image, ImageDraw, ImageFilter, ImageFont

from kinerja.domain.berkas import simpan
from kinerja.models import Berkas
from pegawai.models import Pengguna

_UKURAN = (800, 600)
_MEJA = ((139, 110, 82), (96, 103, 112), (168, 150, 128), (70, 88, 84))


def potret(*, judul: str, baris: list[str], pemilik: Pengguna, acak: Random) -> Berkas:
    """Draw a sheet with a title and handwritten-looking lines, lying a little askew on a desk, and keep it."""
    meja = Image.new("RGB", _UKURAN, acak.choice(_MEJA))
    lembar = _lembar(judul, baris).rotate(acak.uniform(-6, 6), expand=True, resample=Image.Resampling.BICUBIC)
    bayang = Image.new("RGBA", _UKURAN)
    tempat = ((_UKURAN[0] - lembar.width) // 2 + acak.randint(-20, 20), (_UKURAN[1] - lembar.height) // 2)
    bayang.paste((0, 0, 0, 110), (tempat[0] + 10, tempat[1] + 14), lembar.getchannel("A"))
    bayang = bayang.filter(ImageFilter.BoxBlur(8))
    meja.paste(bayang, mask=bayang)
    meja.paste(lembar, tempat, lembar)
    keluar = io.BytesIO()
    meja.save(keluar, "PNG", compress_level=1)
    return simpan(isi=SimpleUploadedFile("foto-register.png", keluar.getvalue()), pemilik=pemilik)


def _lembar(judul: str, baris: list[str]) -> Image.Image:
    kertas = Image.new("RGBA", (520, 440), (250, 248, 240, 255))
    tulis = ImageDraw.Draw(kertas)
    tulis.text((30, 24), judul, font=ImageFont.load_default(24), fill=(30, 40, 70))
    tulis.line((30, 60, 490, 60), fill=(30, 40, 70), width=2)
    for nomor, teks in enumerate(baris):
        y = 78 + nomor * 36
        tulis.text((34, y), teks, font=ImageFont.load_default(18), fill=(40, 60, 130))
        tulis.line((30, y + 28, 490, y + 28), fill=(190, 200, 215))
    tulis.text((30, 410), "Data contoh, bukan dokumen resmi", font=ImageFont.load_default(13), fill=(150, 60, 60))
    return kertas
