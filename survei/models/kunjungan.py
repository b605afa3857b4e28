"""How many people a counter served: what coupons and answers are measured against."""

from django.db import models

from kinerja.pelacakan import dilacak
from survei.models.layanan import Layanan, Loket


@dilacak(indeks=["layanan"])
class Kunjungan(models.Model):
    """Visits of one counter on one day, counted by the office; a day without a row is unknown, not zero. `loket` is
    empty where the service has no counters. Written only by `survei.domain.kunjungan`."""

    layanan = models.ForeignKey(Layanan, models.CASCADE, related_name="kunjungan")
    loket = models.ForeignKey(Loket, models.PROTECT, null=True, blank=True, related_name="kunjungan")
    tanggal = models.DateField()
    jumlah = models.PositiveIntegerField("kunjungan")

    class Meta:
        verbose_name = "kunjungan"
        verbose_name_plural = "kunjungan"
        constraints = [
            models.UniqueConstraint(
                fields=["layanan", "tanggal", "loket"], nulls_distinct=False, name="kunjungan_sekali_sehari"
            )
        ]

    def __str__(self) -> str:
        return f"{self.loket or self.layanan}, {self.tanggal:%d/%m/%Y}: {self.jumlah}"
