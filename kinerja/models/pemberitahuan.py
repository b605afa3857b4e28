"""Notices in the app, mailed as a short hint without content."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now


class Pemberitahuan(models.Model):
    """One notice to one person. Written only by `kinerja.domain.pemberitahuan`.

    `kunci` makes a notice unique for its receiver, so that a repeated job tells nobody twice. A reminder has its day
    (WIB) in `harian`: nobody gets a second one on it. One that is `dirangkum` has no mail of its own: it stands in the
    digest of the next morning.
    """

    penerima = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="pemberitahuan")
    judul = models.CharField(max_length=160)
    isi = models.CharField(max_length=400, blank=True)
    tautan = models.CharField(max_length=200, blank=True)
    kunci = models.CharField(max_length=120)
    harian = models.DateField(null=True, blank=True)
    dibuat = models.DateTimeField(db_default=Now())
    dibaca = models.DateTimeField(null=True, blank=True)
    disurelkan = models.DateTimeField(null=True, blank=True)
    dirangkum = models.BooleanField("masuk rangkuman surel harian", default=False, db_default=False)

    class Meta:
        verbose_name = "pemberitahuan"
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(fields=["penerima", "kunci"], name="pemberitahuan_sekali"),
            models.UniqueConstraint(fields=["penerima", "harian"], name="pengingat_sekali_sehari"),
        ]
        indexes = [
            models.Index(fields=["penerima"], condition=Q(dibaca=None), name="pemberitahuan_belum_dibaca"),
            models.Index(fields=["id"], condition=Q(disurelkan=None), name="pemberitahuan_belum_disurel"),
        ]

    def __str__(self) -> str:
        return self.judul
