"""Private files: kept under names of our own, served only through a view that checks who may see them."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models.functions import Now


def lokasi(berkas: "Berkas", _nama: str) -> str:
    """Path in the store: made by us from the random id, never from what the sender called the file."""
    kode = berkas.publik.hex
    return f"{kode[:2]}/{kode[2:4]}/{kode}"


class Berkas(models.Model):
    """One stored file. Written only by `kinerja.domain.berkas`, which checks the content and shrinks pictures."""

    publik = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    isi = models.FileField(upload_to=lokasi, max_length=120)
    nama = models.CharField(max_length=160, help_text="nama asli, hanya untuk ditampilkan")
    tipe = models.CharField(max_length=60)
    ukuran = models.PositiveIntegerField(help_text="byte")
    sha256 = models.CharField(max_length=64)
    pemilik = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    dibuat = models.DateTimeField(db_default=Now())

    class Meta:
        verbose_name = "berkas"

    def __str__(self) -> str:
        return self.nama

    @property
    def gambar(self) -> bool:
        return self.tipe.startswith("image/")
