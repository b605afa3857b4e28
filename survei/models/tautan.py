"""Where a service can be had online."""

from urllib.parse import urlsplit

from django.core.validators import URLValidator
from django.db import models
from django.db.models import Q

from kinerja.pelacakan import dilacak
from survei.models.layanan import Layanan

HANYA_HTTPS = URLValidator(schemes=["https"], message="Tulis alamat lengkap yang aman, dimulai dengan https://.")


@dilacak(indeks=["layanan"])
class TautanLayanan(models.Model):
    """One existing online service, in the order in which citizens read them. Written only by `survei.domain.tautan`."""

    layanan = models.ForeignKey(Layanan, models.CASCADE, related_name="tautan_daring")
    label = models.CharField("tulisan tautan", max_length=60)
    alamat = models.URLField(max_length=300, validators=[HANYA_HTTPS])
    urutan = models.PositiveSmallIntegerField(default=1)

    class Meta:
        verbose_name = "layanan daring"
        verbose_name_plural = "layanan daring"
        ordering = ["layanan_id", "urutan", "id"]
        constraints = [
            models.UniqueConstraint(fields=["layanan", "alamat"], name="tautan_layanan_sekali"),
            models.CheckConstraint(condition=Q(alamat__startswith="https://"), name="tautan_layanan_https"),
        ]

    def __str__(self) -> str:
        return self.label

    @property
    def situs(self) -> str:
        """The host that the link leads to, so that readers know before they follow it."""
        return urlsplit(self.alamat).hostname or self.alamat
