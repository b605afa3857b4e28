"""Appraisal periods."""

import pgtrigger
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import Q

from kinerja.pelacakan import dilacak
from kinerja.waktu import hari_ini
from penilaian.choices import JenisPeriode, StatusPeriode
from penilaian.models.kebijakan import Kebijakan
from penilaian.pemicu import TolakJadiUjiCoba


class PeriodeQuerySet(models.QuerySet["Periode"]):
    def berjalan(self) -> "PeriodeQuerySet":
        return self.filter(status=StatusPeriode.BERJALAN)

    def bukan_uji_coba(self) -> "PeriodeQuerySet":
        """Those whose results count later: for awards, guidance, allowances and exports to others."""
        return self.filter(uji_coba=False)

    def tampil(self) -> "PeriodeQuerySet":
        """Those a person can look at, newest first."""
        return self.exclude(status=StatusPeriode.RENCANA).order_by("-rentang")


@dilacak()
class Periode(models.Model):
    """A period such as 2026-TW3. After `ditutup` its inputs and scores are frozen by triggers; then only a new
    decision (`PutusanNilai`) changes a result. A trial (`uji_coba`) is one from its opening on, for good: tables whose
    rows have consequences refuse it (`penilaian.pemicu.TolakUjiCoba`). Written only by `penilaian.domain.periode`."""

    kode = models.CharField(max_length=20, unique=True)
    nama = models.CharField(max_length=80)
    jenis = models.CharField(max_length=10, choices=JenisPeriode)
    rentang = DateRangeField()
    tenggat_realisasi = models.DateTimeField()
    tenggat_penilaian = models.DateTimeField()
    status = models.CharField(max_length=10, choices=StatusPeriode, default=StatusPeriode.RENCANA)
    uji_coba = models.BooleanField("uji coba", default=False)
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
            ),
            # Whatever names the period, also a print or a notice, says it is a trial.
            models.CheckConstraint(
                condition=Q(uji_coba=False) | Q(nama__icontains="uji coba"),
                name="periode_uji_coba_dinamai",
                violation_error_message="Nama periode uji coba memuat kata “uji coba”.",
            ),
        ]
        triggers = [
            pgtrigger.Protect(
                name="uji_coba_tetap",
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(old__uji_coba__df=pgtrigger.F("new__uji_coba"))
                & ~pgtrigger.Q(old__status="rencana"),
            ),
            TolakJadiUjiCoba(),
        ]

    def __str__(self) -> str:
        return self.nama

    @property
    def belum_berakhir(self) -> bool:
        """Its last day is still to come or today: results may still grow."""
        return hari_ini() < self.rentang.upper

    @property
    def beku(self) -> bool:
        return self.status == StatusPeriode.DITUTUP
