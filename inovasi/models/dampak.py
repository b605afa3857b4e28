"""What an innovation has done: measured effect, reach, other units that took it over."""

from decimal import Decimal

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from inovasi.choices import JenisUkuran, SimpulanDampak
from inovasi.models.usulan import Usulan
from kinerja.pelacakan import dilacak
from pegawai.models import Pengguna, UnitKerja


class Dampak(models.Model):
    """One measure before and after the innovation was applied, computed by a machine and replaced as a whole whenever
    it looks again. `selisih` is sesudah − sebelum, its 95 % interval `bawah`–`atas`; None where nothing can be said.
    Of results of people, handed down by appraisal, it is less the change of comparable people elsewhere. Written only
    by `inovasi.domain.dampak`."""

    usulan = models.ForeignKey(Usulan, models.CASCADE, related_name="dampak")
    ukuran = models.CharField(max_length=9, choices=JenisUkuran)
    kunci = models.CharField(max_length=60, blank=True, help_text="unsur atau indikator")
    label = models.CharField(max_length=160)
    sebelum = models.DecimalField(max_digits=14, decimal_places=4, null=True)
    sesudah = models.DecimalField(max_digits=14, decimal_places=4, null=True)
    selisih = models.DecimalField(max_digits=14, decimal_places=4, null=True)
    bawah = models.DecimalField(max_digits=14, decimal_places=4, null=True)
    atas = models.DecimalField(max_digits=14, decimal_places=4, null=True)
    n_sebelum = models.PositiveIntegerField(default=0)
    n_sesudah = models.PositiveIntegerField(default=0)
    masa_sebelum = models.CharField(max_length=60, blank=True)
    masa_sesudah = models.CharField(max_length=60, blank=True)
    simpulan = models.CharField(max_length=6, choices=SimpulanDampak)
    dihitung = models.DateTimeField(db_default=Now())

    class Meta:
        verbose_name = "dampak inovasi"
        verbose_name_plural = "dampak inovasi"
        ordering = ["ukuran", "id"]
        constraints = [models.UniqueConstraint(fields=["usulan", "ukuran", "kunci"], name="dampak_sekali")]

    def __str__(self) -> str:
        return self.label

    @property
    def besar(self) -> Decimal | None:
        """The difference without its sign."""
        return None if self.selisih is None else abs(self.selisih)


@dilacak(indeks=["usulan"])
class Jangkauan(models.Model):
    """How many were reached in one month (its first day), and where the number comes from. Written only by
    `inovasi.domain.jangkauan`."""

    usulan = models.ForeignKey(Usulan, models.CASCADE, related_name="jangkauan")
    bulan = models.DateField()
    jumlah = models.PositiveIntegerField()
    satuan = models.CharField(max_length=40)
    sumber = models.CharField("sumber angka", max_length=160)
    versi = models.PositiveIntegerField(default=1, help_text="naik pada tiap perubahan, penjaga sunting bersamaan")

    class Meta:
        verbose_name = "jangkauan"
        verbose_name_plural = "jangkauan"
        ordering = ["-bulan"]
        constraints = [
            models.UniqueConstraint(fields=["usulan", "bulan"], name="jangkauan_sekali"),
            models.CheckConstraint(condition=Q(bulan__day=1), name="jangkauan_awal_bulan"),
        ]

    def __str__(self) -> str:
        return f"{self.jumlah} {self.satuan}"


@dilacak(indeks=["usulan"])
class Replikasi(models.Model):
    """Another unit took the innovation over; said by its head or by who looks after innovation there. Written only by
    `inovasi.domain.replikasi`."""

    usulan = models.ForeignKey(Usulan, models.CASCADE, related_name="replikasi")
    unit = models.ForeignKey(UnitKerja, models.PROTECT, related_name="replikasi_inovasi")
    mulai = models.DateField()
    penyesuaian = models.TextField("yang disesuaikan", blank=True)
    oleh = models.ForeignKey(Pengguna, models.PROTECT, related_name="+")
    versi = models.PositiveIntegerField(default=1, help_text="naik pada tiap perubahan, penjaga sunting bersamaan")

    class Meta:
        verbose_name = "replikasi"
        verbose_name_plural = "replikasi"
        ordering = ["-mulai", "-id"]
        constraints = [models.UniqueConstraint(fields=["usulan", "unit"], name="replikasi_sekali")]

    def __str__(self) -> str:
        return f"{self.unit}"
