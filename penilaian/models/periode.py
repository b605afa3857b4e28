"""Appraisal periods."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models

from kinerja.pelacakan import dilacak
from penilaian.choices import JenisPeriode, StatusPeriode
from penilaian.models.kebijakan import Kebijakan


class PeriodeQuerySet(models.QuerySet["Periode"]):
    def berjalan(self) -> "PeriodeQuerySet":
        return self.filter(status=StatusPeriode.BERJALAN)

    def tampil(self) -> "PeriodeQuerySet":
        """Those a person can look at, newest first."""
        return self.exclude(status=StatusPeriode.RENCANA).order_by("-rentang")


@dilacak()
class Periode(models.Model):
    """A period such as 2026-TW3. After `ditutup` its inputs and scores are frozen by triggers; then only a new
    decision (`PutusanNilai`) changes a result. Written only by `penilaian.domain.periode`."""

    kode = models.CharField(max_length=20, unique=True)
    nama = models.CharField(max_length=80)
    jenis = models.CharField(max_length=10, choices=JenisPeriode)
    rentang = DateRangeField()
    tenggat_realisasi = models.DateTimeField()
    tenggat_penilaian = models.DateTimeField()
    status = models.CharField(max_length=10, choices=StatusPeriode, default=StatusPeriode.RENCANA)
    kebijakan = models.ForeignKey(Kebijakan, models.PROTECT, related_name="periode")
    ditutup = models.DateTimeField(null=True, blank=True)

    objects = PeriodeQuerySet.as_manager()

    class Meta:
        verbose_name = "periode"
        verbose_name_plural = "periode"
        ordering = ["-rentang"]
        constraints = [
            ExclusionConstraint(
                name="periode_sejenis_tidak_bertumpuk",
                expressions=[("jenis", RangeOperators.EQUAL), ("rentang", RangeOperators.OVERLAPS)],
                violation_error_message="Tanggalnya bertumpuk dengan periode sejenis. Pilih tanggal lain.",
            )
        ]

    def __str__(self) -> str:
        return self.nama

    @property
    def beku(self) -> bool:
        return self.status == StatusPeriode.DITUTUP
