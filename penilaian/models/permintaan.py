"""Feedback that a person asks a colleague for."""

import uuid

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from kinerja.pelacakan import dilacak
from pegawai.models import Pengguna
from penilaian.choices import NilaiDasar
from penilaian.models.hasil import HasilKerja
from penilaian.models.perilaku import UmpanBalik
from penilaian.models.skp import SKP


@dilacak()
class PermintaanUmpanBalik(models.Model):
    """One request to one colleague, about a result or a value. Whoever is asked sees this row and their own words, not
    the plan. Open until `jawaban` or `dilewati`. Written only by `penilaian.domain.permintaan`."""

    publik = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    skp = models.ForeignKey(SKP, models.PROTECT, related_name="permintaan_umpan_balik")
    kepada = models.ForeignKey(Pengguna, models.PROTECT, related_name="+")
    hasil = models.ForeignKey(HasilKerja, models.SET_NULL, null=True, blank=True, related_name="+")
    nilai_dasar = models.CharField("nilai BerAKHLAK", max_length=24, choices=NilaiDasar, blank=True)
    pesan = models.CharField(max_length=500, blank=True)
    dibuat = models.DateTimeField(db_default=Now())
    jawaban = models.OneToOneField(UmpanBalik, models.PROTECT, null=True, blank=True, related_name="permintaan")
    dilewati = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = "permintaan umpan balik"
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["skp", "kepada"],
                condition=Q(jawaban=None, dilewati=None),
                name="permintaan_satu_terbuka",
                violation_error_message="Permintaan Anda kepada orang ini masih menunggu jawaban.",
            )
        ]
        indexes = [models.Index(fields=["kepada"], condition=Q(jawaban=None, dilewati=None), name="permintaan_terbuka")]

    def __str__(self) -> str:
        return f"Permintaan {self.publik}"
