"""Needs of people, each with the proofs that it rests on."""

import uuid

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from kinerja.pelacakan import dilacak
from pegawai.models import Pegawai, Pengguna
from pelatihan.choices import StatusKebutuhan, SumberKebutuhan
from pelatihan.models.kompetensi import Kompetensi


class KebutuhanQuerySet(models.QuerySet["Kebutuhan"]):
    def terlihat_oleh(self, pengguna: Pengguna) -> "models.QuerySet[Kebutuhan]":
        """One's own, those of one's people, and those in the units whose training one manages."""
        from pelatihan.queries.lingkup import saring_orang

        return saring_orang(self, pengguna)


@dilacak(indeks=["pegawai"])
class Kebutuhan(models.Model):
    """What a person needs to learn in a year: proofs of several sources that point to one competence are one need.

    `kompetensi` is None while nobody has said which one a proof points to (the superior does when confirming).
    `bobot` is the sum of the weights of its proofs, for ranking alone. `dari_tahun` is the year in which one that was
    carried over first stood; `akhir` says why one ended. Written only by `pelatihan.domain.kebutuhan` and `…lanjutan`.
    """

    publik = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    pegawai = models.ForeignKey(Pegawai, models.CASCADE, related_name="kebutuhan")
    kompetensi = models.ForeignKey(Kompetensi, models.PROTECT, null=True, blank=True, related_name="kebutuhan")
    tahun = models.PositiveSmallIntegerField()
    status = models.CharField(max_length=12, choices=StatusKebutuhan, default=StatusKebutuhan.USULAN)
    bobot = models.PositiveIntegerField(default=0)
    catatan = models.CharField("catatan atasan", max_length=250, blank=True)
    dari_tahun = models.PositiveSmallIntegerField(null=True, blank=True)
    akhir = models.CharField("mengapa berakhir", max_length=250, blank=True)
    diputus_oleh = models.ForeignKey(Pengguna, models.PROTECT, null=True, blank=True, related_name="+")
    diputus = models.DateTimeField(null=True, blank=True)
    versi = models.PositiveIntegerField(default=1, help_text="naik pada tiap perubahan, penjaga sunting bersamaan")

    objects = KebutuhanQuerySet.as_manager()

    class Meta:
        verbose_name = "kebutuhan pelatihan"
        verbose_name_plural = "kebutuhan pelatihan"
        ordering = ["-bobot", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["pegawai", "tahun", "kompetensi"], name="kebutuhan_sekali", nulls_distinct=False
            ),
            models.CheckConstraint(
                condition=Q(status=StatusKebutuhan.USULAN) | Q(diputus__isnull=False), name="kebutuhan_diputus_kapan"
            ),
        ]
        indexes = [models.Index(fields=["tahun", "kompetensi", "status"], name="kebutuhan_permintaan")]

    def __str__(self) -> str:
        return f"{self.kompetensi or 'Belum ditentukan'} ({self.tahun})"


@dilacak(indeks=["kebutuhan"])
class BuktiKebutuhan(models.Model):
    """One proof. `uraian` and `tautan` may hold what only the person, the superiors and HR may read: pages of the
    training manager show `sumber` alone. `kunci` names the proof once ("indikator:12:2026-TW3"), so that looking
    again finds it and does not double it. `terbawa` is the year from which it was carried over."""

    kebutuhan = models.ForeignKey(Kebutuhan, models.CASCADE, related_name="bukti")
    sumber = models.CharField(max_length=10, choices=SumberKebutuhan)
    kunci = models.CharField(max_length=80)
    uraian = models.CharField(max_length=300)
    tautan = models.CharField(max_length=200, blank=True)
    bobot = models.PositiveSmallIntegerField(default=1)
    terbawa = models.PositiveSmallIntegerField(null=True, blank=True)
    dibuat = models.DateTimeField(db_default=Now())

    class Meta:
        verbose_name = "bukti kebutuhan"
        verbose_name_plural = "bukti kebutuhan"
        ordering = ["-bobot", "id"]
        constraints = [models.UniqueConstraint(fields=["kebutuhan", "kunci"], name="bukti_kebutuhan_sekali")]

    def __str__(self) -> str:
        return self.uraian
