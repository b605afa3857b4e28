"""Positions."""

from django.contrib.postgres.fields import DateRangeField
from django.db import models

from kinerja.pelacakan import dilacak
from pegawai.choices import JenisJabatan


@dilacak()
class Jabatan(models.Model):
    """A kind of position such as "Perawat Ahli Muda". `bup` is the age limit in years (batas usia pensiun)."""

    kode = models.CharField(max_length=40, unique=True)
    nama = models.CharField(max_length=160)
    jenis = models.CharField(max_length=20, choices=JenisJabatan)
    jenjang = models.CharField(max_length=40, blank=True)
    kelas = models.PositiveSmallIntegerField(null=True, blank=True)
    bup = models.PositiveSmallIntegerField("batas usia pensiun", default=58)
    versi = models.PositiveIntegerField(default=1, help_text="naik pada tiap perubahan, penjaga sunting bersamaan")

    class Meta:
        verbose_name = "jabatan"
        verbose_name_plural = "jabatan"
        ordering = ["nama"]

    def __str__(self) -> str:
        return self.nama


@dilacak()
class JendelaMutasi(models.Model):
    """Dates within which transfers take effect, such as April and October (a decision of the city, not a law).

    A transfer outside warns and is not refused. Written only by `pegawai.domain.jabatan`.
    """

    masa = DateRangeField()
    keterangan = models.CharField(max_length=160, help_text="dasar, misalnya nomor Perwali")

    class Meta:
        verbose_name = "jendela mutasi"
        ordering = ["-masa"]

    def __str__(self) -> str:
        return self.keterangan
