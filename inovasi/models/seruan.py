"""Calls for ideas, such as "program inovasi pelayanan": a theme, and rounds in which ideas are taken in."""

import uuid

from django.db import models
from django.db.models import F, Q

from kinerja.pelacakan import dilacak
from pegawai.models import UnitKerja


@dilacak()
class Seruan(models.Model):
    """A call for ideas on a theme, of the whole city or of one agency. Written only by `inovasi.domain.seruan`."""

    publik = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    nama = models.CharField(max_length=120)
    tema = models.CharField(max_length=200)
    uraian = models.TextField("apa yang dicari dan apa yang didapat pemenang")
    unit = models.ForeignKey(
        UnitKerja, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="terbuka bagi"
    )
    aktif = models.BooleanField(default=True)
    versi = models.PositiveIntegerField(default=1, help_text="naik pada tiap perubahan, penjaga sunting bersamaan")

    class Meta:
        verbose_name = "seruan inovasi"
        verbose_name_plural = "seruan inovasi"
        ordering = ["nama"]

    def __str__(self) -> str:
        return self.nama


class PutaranQuerySet(models.QuerySet["Putaran"]):
    def dibuka(self, hari) -> "PutaranQuerySet":
        """Rounds that take ideas on a day."""
        return self.filter(seruan__aktif=True, mulai__lte=hari, selesai__gte=hari)


@dilacak(indeks=["seruan"])
class Putaran(models.Model):
    """One round of a call: ideas from `mulai` through `selesai`, the outcome on `diumumkan`."""

    seruan = models.ForeignKey(Seruan, models.CASCADE, related_name="putaran")
    nomor = models.PositiveSmallIntegerField()
    mulai = models.DateField()
    selesai = models.DateField("hari terakhir mengirim ide")
    diumumkan = models.DateField("hasil diumumkan", null=True, blank=True)
    hasil = models.TextField("hasil putaran", blank=True)
    versi = models.PositiveIntegerField(default=1, help_text="naik pada tiap perubahan, penjaga sunting bersamaan")

    objects = PutaranQuerySet.as_manager()

    class Meta:
        verbose_name = "putaran seruan"
        verbose_name_plural = "putaran seruan"
        ordering = ["-mulai", "-id"]
        constraints = [
            models.UniqueConstraint(fields=["seruan", "nomor"], name="putaran_sekali"),
            models.CheckConstraint(
                condition=Q(selesai__gte=F("mulai")),
                name="putaran_urut",
                violation_error_message="Hari terakhir tidak boleh sebelum hari mulai.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.seruan} putaran {self.nomor}"
