"""Reports of illegal fees: apart from answers, seen by the inspectorate alone."""

from django.db import models
from django.db.models.functions import Now

from kinerja.pelacakan import dilacak
from survei.choices import StatusLaporan
from survei.models.layanan import Layanan


class LaporanPungli(models.Model):
    """What somebody says was asked beyond the tariff. Anonymous: neither account nor address nor hour is stored, and
    the history does not track it. `kode` lets the sender follow it without login. `catatan` is for the inspectorate,
    `jawaban` for the sender. Written only by `survei.domain.pungli`."""

    kode = models.CharField(max_length=10, unique=True)
    layanan = models.ForeignKey(Layanan, models.PROTECT, null=True, blank=True, related_name="+")
    isi = models.TextField()
    tanggal = models.DateField(help_text="hari laporan masuk")
    dari_komentar = models.BooleanField(default=False)
    status = models.CharField(max_length=9, choices=StatusLaporan, default=StatusLaporan.BARU)
    catatan = models.TextField("catatan Inspektorat", blank=True)
    jawaban = models.TextField("jawaban kepada pelapor", blank=True)

    class Meta:
        verbose_name = "laporan pungli"
        verbose_name_plural = "laporan pungli"
        ordering = ["-id"]

    def __str__(self) -> str:
        return self.kode


class KontakLaporan(models.Model):
    """How the sender may be reached, if they wish; encrypted, and removed when the report is closed."""

    laporan = models.OneToOneField(LaporanPungli, models.CASCADE, related_name="kontak")
    sandi = models.BinaryField()

    class Meta:
        verbose_name = "kontak pelapor"
        verbose_name_plural = "kontak pelapor"

    def __str__(self) -> str:
        return "kontak pelapor"


@dilacak()
class LangkahPungli(models.Model):
    """A step of the inspectorate on a report, on record: state and when; the words stay in the report."""

    laporan = models.ForeignKey(LaporanPungli, models.CASCADE, related_name="langkah")
    status = models.CharField(max_length=9, choices=StatusLaporan)
    pada = models.DateTimeField(db_default=Now())

    class Meta:
        verbose_name = "langkah pemeriksaan"
        verbose_name_plural = "langkah pemeriksaan"
        ordering = ["id"]

    def __str__(self) -> str:
        return self.get_status_display()
