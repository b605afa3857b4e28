"""Where a service is given besides its own office."""

from django.db import models
from django.db.models import Q

from kinerja.pelacakan import dilacak
from pegawai.models import UnitKerja
from survei.models.layanan import Layanan


@dilacak(indeks=["layanan"])
class Tempat(models.Model):
    """A place at which a service is given; `wilayah` is the kecamatan or kelurahan in which it stands. Written only by
    `survei.domain.tempat`."""

    layanan = models.ForeignKey(Layanan, models.CASCADE, related_name="tempat")
    nama = models.CharField(max_length=120)
    alamat = models.CharField(max_length=250)
    jam = models.CharField("jam layanan", max_length=160, blank=True)
    wilayah = models.ForeignKey(UnitKerja, models.PROTECT, null=True, blank=True, related_name="+")
    lintang = models.DecimalField(max_digits=9, decimal_places=6, null=True, blank=True)
    bujur = models.DecimalField(max_digits=9, decimal_places=6, null=True, blank=True)
    versi = models.PositiveIntegerField(default=1, help_text="naik pada tiap perubahan, penjaga sunting bersamaan")

    class Meta:
        verbose_name = "tempat layanan"
        verbose_name_plural = "tempat layanan"
        ordering = ["layanan_id", "nama"]
        constraints = [
            models.UniqueConstraint(
                fields=["layanan", "nama"],
                name="tempat_sekali",
                violation_error_message="Tempat dengan nama ini sudah ada pada layanan ini.",
            ),
            models.CheckConstraint(
                condition=Q(lintang=None, bujur=None) | Q(lintang__isnull=False, bujur__isnull=False),
                name="tempat_titik_lengkap",
                violation_error_message="Isi lintang dan bujur keduanya, atau kosongkan keduanya.",
            ),
        ]

    def __str__(self) -> str:
        return self.nama
