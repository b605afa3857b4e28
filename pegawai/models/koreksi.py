"""Requests to HR to correct a record: "Data salah? Laporkan"."""

import uuid

from django.db import models
from django.db.models.functions import Now

from kinerja.pelacakan import dilacak
from pegawai.choices import StatusKoreksi
from pegawai.models.pegawai import Pegawai
from pegawai.models.pengguna import Pengguna


@dilacak()
class PermintaanKoreksi(models.Model):
    """One request about one person's record, with the page values at that time (`tertulis`) and an answer deadline.

    Written only by `pegawai.domain.koreksi`.
    """

    publik = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    pegawai = models.ForeignKey(Pegawai, models.CASCADE, related_name="permintaan_koreksi")
    pelapor = models.ForeignKey(Pengguna, models.PROTECT, related_name="+")
    bidang = models.CharField(max_length=40)
    tertulis = models.CharField(max_length=200, blank=True)
    seharusnya = models.CharField(max_length=200)
    penjelasan = models.TextField(blank=True)
    status = models.CharField(max_length=12, choices=StatusKoreksi, default=StatusKoreksi.DIAJUKAN)
    jawaban = models.TextField(blank=True)
    dijawab_oleh = models.ForeignKey(Pengguna, models.PROTECT, null=True, blank=True, related_name="+")
    dijawab = models.DateTimeField(null=True, blank=True)
    tenggat = models.DateField()
    dibuat = models.DateTimeField(db_default=Now())

    class Meta:
        verbose_name = "permintaan koreksi"
        ordering = ["-id"]

    def __str__(self) -> str:
        return f"{self.bidang}: {self.tertulis} → {self.seharusnya}"
