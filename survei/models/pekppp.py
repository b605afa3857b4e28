"""What an agency adds to its evidence for PEKPPP: facts that Kinerja does not record."""

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from kinerja.pelacakan import dilacak
from pegawai.models import Pengguna, UnitKerja
from survei.choices import FaktaPekppp


@dilacak(indeks=["unit"])
class FaktaLuar(models.Model):
    """One typed fact with where it can be seen and its day; always shown apart from what the data say. Written only by
    `survei.domain.pekppp`."""

    unit = models.ForeignKey(UnitKerja, models.PROTECT, related_name="+")
    tahun = models.PositiveSmallIntegerField()
    fakta = models.CharField("melengkapi", max_length=12, choices=FaktaPekppp)
    isi = models.CharField(max_length=300)
    sumber = models.CharField(max_length=200)
    tanggal = models.DateField()
    oleh = models.ForeignKey(Pengguna, models.PROTECT, related_name="+")
    dibuat = models.DateTimeField(db_default=Now())

    class Meta:
        verbose_name = "fakta dari luar"
        verbose_name_plural = "fakta dari luar"
        ordering = ["tanggal", "id"]
        indexes = [models.Index(fields=["unit", "tahun"], name="fakta_luar_unit_tahun")]
        constraints = [
            models.CheckConstraint(condition=~Q(isi="") & ~Q(sumber=""), name="fakta_luar_bersumber"),
            models.UniqueConstraint(
                fields=["unit", "tahun", "fakta", "isi"],
                name="fakta_luar_sekali",
                violation_error_message="Fakta ini sudah ditulis.",
            ),
        ]

    def __str__(self) -> str:
        return self.isi
