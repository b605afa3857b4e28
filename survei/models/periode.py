"""A survey period of one service."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import Q

from kinerja.pelacakan import dilacak
from survei.choices import BEKU, Bobot, StatusPeriodeSurvei
from survei.models.instrumen import Instrumen
from survei.models.layanan import Layanan


@dilacak(indeks=["layanan"])
class PeriodeSurvei(models.Model):
    """When a service is surveyed, by which questionnaire and under which weight. Periods of a service do not overlap.

    `populasi` is the number of users in the period, as far as known: the sample to reach comes from it. Written only
    by `survei.domain.periode`.
    """

    layanan = models.ForeignKey(Layanan, models.PROTECT, related_name="periode")
    kode = models.CharField(max_length=20)
    nama = models.CharField(max_length=60)
    masa = DateRangeField()
    instrumen = models.ForeignKey(Instrumen, models.PROTECT, related_name="periode")
    bobot = models.CharField("bobot tiap unsur", max_length=5, choices=Bobot, default=Bobot.SEPERSEMBILAN)
    populasi = models.PositiveIntegerField("jumlah pengguna layanan", null=True, blank=True)
    status = models.CharField(max_length=14, choices=StatusPeriodeSurvei, default=StatusPeriodeSurvei.DRAF)
    versi = models.PositiveIntegerField(default=1, help_text="naik pada tiap perubahan, penjaga sunting bersamaan")

    class Meta:
        verbose_name = "periode survei"
        ordering = ["layanan_id", "-masa"]
        constraints = [
            models.UniqueConstraint(
                fields=["layanan", "kode"],
                name="periode_survei_kode_sekali",
                violation_error_message="Layanan ini sudah punya periode dengan kode itu.",
            ),
            ExclusionConstraint(
                name="periode_survei_tidak_tumpang",
                expressions=[("layanan", RangeOperators.EQUAL), ("masa", RangeOperators.OVERLAPS)],
                violation_error_message="Layanan ini sudah punya periode survei pada tanggal itu.",
            ),
            models.CheckConstraint(
                condition=Q(populasi=None) | Q(populasi__gte=1),
                name="periode_survei_populasi",
                violation_error_message="Jumlah pengguna paling sedikit 1, atau kosongkan.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.layanan} – {self.nama}"

    @property
    def beku(self) -> bool:
        return self.status in BEKU
