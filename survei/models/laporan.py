"""The words of an office in its survey report: what no figure can say."""

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from kinerja.models import Berkas
from kinerja.pelacakan import dilacak
from pegawai.models import UnitKerja
from survei.models.periode import PeriodeSurvei


@dilacak()
class NaskahLaporan(models.Model):
    """Text blocks of one report: of a period of one service (`periode`), or of all services of an agency in periods of
    one code (`unit`, `kode`). `penerbit` is the agency in whose series `nomor` stands, once only. Empty ones are
    printed as not yet written, never made up. Written only by `survei.domain.laporan`."""

    periode = models.OneToOneField(PeriodeSurvei, models.CASCADE, null=True, blank=True, related_name="naskah")
    unit = models.ForeignKey(UnitKerja, models.PROTECT, null=True, blank=True, related_name="+")
    kode = models.CharField("kode periode", max_length=20, blank=True, default="")
    penerbit = models.ForeignKey(UnitKerja, models.PROTECT, null=True, blank=True, editable=False, related_name="+")
    nomor = models.CharField("nomor laporan", max_length=80, blank=True)
    latar_belakang = models.TextField(blank=True)
    dasar = models.TextField("dasar pelaksanaan", blank=True)
    tujuan = models.TextField("maksud dan tujuan", blank=True)
    metode = models.TextField("cara dan jadwal pelaksanaan", blank=True)
    penutup = models.TextField(blank=True)
    dokumentasi = models.TextField(blank=True)
    versi = models.PositiveIntegerField(default=1, help_text="naik pada tiap perubahan, penjaga sunting bersamaan")

    class Meta:
        verbose_name = "naskah laporan survei"
        verbose_name_plural = "naskah laporan survei"
        constraints = [
            models.CheckConstraint(
                condition=Q(periode__isnull=False, unit=None, kode="")
                | (Q(periode=None, unit__isnull=False) & ~Q(kode="")),
                name="naskah_laporan_satu_arah",
            ),
            models.UniqueConstraint(fields=["unit", "kode"], name="naskah_laporan_unit_sekali"),
            models.UniqueConstraint(
                fields=["penerbit", "nomor"], condition=~Q(nomor=""), name="naskah_laporan_nomor_sekali"
            ),
        ]

    def __str__(self) -> str:
        return f"Laporan {self.periode or self.kode}"


@dilacak()
class PolaNomor(models.Model):
    """How an agency numbers its survey reports (see `survei.rumus_nomor`); the row without a unit is for all that have
    none of their own. Written only by `survei.domain.nomor_laporan`."""

    unit = models.OneToOneField(UnitKerja, models.PROTECT, null=True, blank=True, related_name="+")
    pola = models.CharField(max_length=60)
    versi = models.PositiveIntegerField(default=1, help_text="naik pada tiap perubahan, penjaga sunting bersamaan")

    class Meta:
        verbose_name = "pola nomor laporan"
        verbose_name_plural = "pola nomor laporan"
        constraints = [
            models.UniqueConstraint(fields=["unit"], nulls_distinct=False, name="pola_nomor_sekali"),
        ]

    def __str__(self) -> str:
        return self.pola


class BerkasLaporan(models.Model):
    """The newest PDF of the report of an agency, composed by a job: it counts the answers of all its services.
    `sementara`: not all periods were approved then. Written only by `survei.domain.laporan_berkas`."""

    unit = models.ForeignKey(UnitKerja, models.PROTECT, related_name="+")
    kode = models.CharField("kode periode", max_length=20)
    berkas = models.OneToOneField(Berkas, models.PROTECT, related_name="+")
    layanan = models.PositiveIntegerField("banyak layanan di dalamnya")
    sementara = models.BooleanField()
    disusun = models.DateTimeField(db_default=Now())

    class Meta:
        verbose_name = "berkas laporan survei"
        verbose_name_plural = "berkas laporan survei"
        constraints = [models.UniqueConstraint(fields=["unit", "kode"], name="berkas_laporan_sekali")]

    def __str__(self) -> str:
        return str(self.berkas)
