"""Competences, what positions ask for, what people master, and what a weak spot elsewhere points to."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models

from kinerja.pelacakan import dilacak
from pegawai.models import Jabatan, Pegawai, Pengguna
from pelatihan.choices import JenisKompetensi, PenilaiKompetensi, SumberKebutuhan, Tingkat

TINGKAT = (MinValueValidator(1), MaxValueValidator(5))


@dilacak()
class Kompetensi(models.Model):
    """A competence such as "Manajemen waktu". Written only by `pelatihan.domain.kompetensi`."""

    kode = models.SlugField(max_length=40, unique=True)
    nama = models.CharField(max_length=120)
    jenis = models.CharField(max_length=16, choices=JenisKompetensi)
    uraian = models.TextField(blank=True, help_text="apa yang dilakukan orang yang menguasainya")
    aktif = models.BooleanField(default=True)
    versi = models.PositiveIntegerField(default=1, help_text="naik pada tiap perubahan, penjaga sunting bersamaan")

    class Meta:
        verbose_name = "kompetensi"
        verbose_name_plural = "kompetensi"
        ordering = ["nama"]

    def __str__(self) -> str:
        return self.nama


@dilacak()
class SyaratJabatan(models.Model):
    """The level of a competence that a position asks for."""

    jabatan = models.ForeignKey(Jabatan, models.CASCADE, related_name="syarat_kompetensi")
    kompetensi = models.ForeignKey(Kompetensi, models.CASCADE, related_name="syarat")
    tingkat = models.PositiveSmallIntegerField(validators=TINGKAT)

    class Meta:
        verbose_name = "syarat kompetensi jabatan"
        ordering = ["jabatan_id", "kompetensi_id"]
        constraints = [
            models.UniqueConstraint(
                fields=["jabatan", "kompetensi"],
                name="syarat_jabatan_sekali",
                violation_error_message="Kompetensi ini sudah disyaratkan untuk jabatan itu. Ubah barisnya.",
            ),
            models.CheckConstraint(condition=models.Q(tingkat__range=(1, 5)), name="syarat_jabatan_tingkat"),
        ]

    def __str__(self) -> str:
        return f"{self.kompetensi}: {self.tingkat}"


@dilacak(indeks=["pegawai"])
class NilaiKompetensi(models.Model):
    """The level that a person was found to master: one row a person, competence and kind of assessor; an assessment
    anew replaces it, the history keeps what stood there. Written only by `pelatihan.domain.kompetensi`."""

    pegawai = models.ForeignKey(Pegawai, models.CASCADE, related_name="kompetensi")
    kompetensi = models.ForeignKey(Kompetensi, models.CASCADE, related_name="nilai")
    sumber = models.CharField(max_length=6, choices=PenilaiKompetensi)
    tingkat = models.PositiveSmallIntegerField(validators=TINGKAT)
    tanggal = models.DateField()
    catatan = models.CharField(max_length=250, blank=True)
    oleh = models.ForeignKey(Pengguna, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "nilai kompetensi"
        ordering = ["pegawai_id", "kompetensi_id", "sumber"]
        constraints = [
            models.UniqueConstraint(fields=["pegawai", "kompetensi", "sumber"], name="nilai_kompetensi_sekali"),
            models.CheckConstraint(condition=models.Q(tingkat__range=(1, 5)), name="nilai_kompetensi_tingkat"),
        ]

    def __str__(self) -> str:
        return f"{self.kompetensi}: {self.tingkat}"

    @property
    def kata(self) -> str:
        """The level in words."""
        return str(Tingkat(str(self.tingkat)).label)


@dilacak()
class Padanan(models.Model):
    """Which competence a weak spot points to: data of the city, no rule of the state.

    `kunci` is a value of BerAKHLAK (sumber perilaku), an unsur of the survey (survei), or an aspect of an indicator
    such as "waktu" (indikator). Written only by `pelatihan.domain.kompetensi`.
    """

    sumber = models.CharField(max_length=10, choices=SumberKebutuhan)
    kunci = models.CharField(max_length=40)
    kompetensi = models.ForeignKey(Kompetensi, models.CASCADE, related_name="padanan")

    class Meta:
        verbose_name = "padanan kompetensi"
        ordering = ["sumber", "kunci"]
        constraints = [
            models.UniqueConstraint(
                fields=["sumber", "kunci"],
                name="padanan_sekali",
                violation_error_message="Sudah ada kompetensi untuk ini. Ubah barisnya.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.sumber}/{self.kunci} → {self.kompetensi}"
