"""What people typed and have not sent yet, and what they have sent already. Not tracked: neither is a record."""

from django.conf import settings
from django.db import models
from django.db.models.functions import Now


class Draf(models.Model):
    """The newest unsent content of one form (`jalur`: its address) of one person, kept 90 days.

    `isi` holds a list of texts for each field. Written only by `kinerja.domain.isian`.
    """

    pengguna = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    jalur = models.CharField(max_length=200)
    isi = models.JSONField()
    diubah = models.DateTimeField(db_default=Now(), db_index=True)

    class Meta:
        verbose_name = "draf isian"
        constraints = [models.UniqueConstraint(fields=["pengguna", "jalur"], name="draf_sekali")]

    def __str__(self) -> str:
        return self.jalur


class Kiriman(models.Model):
    """A form that was sent, so that the same press of a button again shows the first result.

    `kunci` is a digest of sender, address, token of the form and content; `token` alone keeps a late draft out.
    Written only by `kinerja.domain.isian`, kept two days.
    """

    pengguna = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    kunci = models.CharField(max_length=64, unique=True)
    token = models.CharField(max_length=32, db_index=True)
    tujuan = models.CharField(max_length=500)
    pesan = models.JSONField(default=list)
    dibuat = models.DateTimeField(db_default=Now(), db_index=True)

    class Meta:
        verbose_name = "kiriman"

    def __str__(self) -> str:
        return self.tujuan
