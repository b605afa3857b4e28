"""The job table: the truth of every long work. Celery messages are only nudges (see `kinerja.domain.pekerjaan`)."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now

from kinerja.choices import SELESAI_APA_PUN, StatusPekerjaan


class Pekerjaan(models.Model):
    """One long work, cut into parts (`Bagian`). Written only by `kinerja.domain.pekerjaan`.

    `jenis` names the handler registered in `kinerja.pelaksana`; `parameter` holds ids and plain values only.
    """

    publik = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    jenis = models.CharField(max_length=60)
    judul = models.CharField(max_length=200)
    parameter = models.JSONField(default=dict)
    status = models.CharField(max_length=12, choices=StatusPekerjaan, default=StatusPekerjaan.MENUNGGU)
    diminta_oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    tautan = models.CharField(max_length=200, blank=True)
    hasil = models.JSONField(default=dict)
    galat = models.TextField(blank=True)
    dibuat = models.DateTimeField(db_default=Now())
    mulai = models.DateTimeField(null=True, blank=True)
    selesai = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = "pekerjaan"
        ordering = ["-id"]
        indexes = [
            # The sweeper looks here every minute.
            models.Index(fields=["status"], condition=~Q(status__in=SELESAI_APA_PUN), name="pekerjaan_terbuka"),
        ]

    def __str__(self) -> str:
        return self.judul

    @property
    def berakhir(self) -> bool:
        return self.status in SELESAI_APA_PUN


class Bagian(models.Model):
    """One part of a job: a contiguous range of ids, done in one transaction.

    `denyut` is the last sign of life, `pengiriman` counts deliveries: more than three and the part has failed
    (a poison part kills its worker each time). `berubah` is the number of rows that the part wrote.
    """

    pekerjaan = models.ForeignKey(Pekerjaan, models.CASCADE, related_name="bagian")
    urutan = models.PositiveIntegerField()
    awal = models.BigIntegerField(help_text="id pertama, termasuk")
    akhir = models.BigIntegerField(help_text="id terakhir, termasuk")
    jumlah = models.PositiveIntegerField(default=0)
    status = models.CharField(max_length=12, choices=StatusPekerjaan, default=StatusPekerjaan.MENUNGGU)
    pengiriman = models.PositiveSmallIntegerField(default=0)
    denyut = models.DateTimeField(null=True, blank=True)
    dikirim = models.DateTimeField(null=True, blank=True)
    berubah = models.PositiveIntegerField(default=0)
    galat = models.TextField(blank=True)

    class Meta:
        verbose_name = "bagian pekerjaan"
        ordering = ["pekerjaan_id", "urutan"]
        constraints = [
            models.UniqueConstraint(fields=["pekerjaan", "urutan"], name="bagian_urutan_unik"),
            models.CheckConstraint(condition=Q(awal__lte=F("akhir")), name="bagian_rentang_naik"),
        ]
        indexes = [
            models.Index(fields=["status"], condition=~Q(status__in=SELESAI_APA_PUN), name="bagian_terbuka"),
        ]

    def __str__(self) -> str:
        return f"{self.pekerjaan_id}/{self.urutan}"
