"""The four levels of evaluation (Kirkpatrick): reaction, test gain (on `Peserta`), changed work, result."""

import uuid

from django.contrib.postgres.fields import DateRangeField
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q

from kinerja.pelacakan import dilacak
from pegawai.models import Pegawai
from pelatihan.choices import PihakPerilaku, SimpulanEfek
from pelatihan.models.angkatan import Angkatan, Peserta
from pelatihan.models.program import Program

_SKALA = (MinValueValidator(1), MaxValueValidator(4))


class PengisiReaksi(models.Model):
    """Who handed in a reaction form. No time, no history: what was said lies in `Reaksi`, without a key to here."""

    peserta = models.OneToOneField(Peserta, models.CASCADE, primary_key=True, related_name="+")

    class Meta:
        verbose_name = "pengisi reaksi"

    def __str__(self) -> str:
        return str(self.peserta_id)


class Reaksi(models.Model):
    """One anonymous reaction form: no key to a person, no time, no history; written with `PengisiReaksi` by
    `pelatihan.domain.reaksi`. The id is random, so that the order of rows tells nobody's turn."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    angkatan = models.ForeignKey(Angkatan, models.CASCADE, related_name="reaksi")
    materi = models.PositiveSmallIntegerField(validators=_SKALA)
    pengajar = models.PositiveSmallIntegerField(validators=_SKALA)
    kegunaan = models.PositiveSmallIntegerField(validators=_SKALA)
    penyelenggaraan = models.PositiveSmallIntegerField(validators=_SKALA)
    saran = models.TextField(blank=True)

    class Meta:
        verbose_name = "reaksi peserta"
        ordering = ["id"]

    def __str__(self) -> str:
        return f"Reaksi {self.angkatan_id}"


@dilacak(indeks=["peserta"])
class Perubahan(models.Model):
    """The question, 3–6 months later, whether the work has changed: one row for the participant, one for the superior.

    Opened by `pelatihan.domain.perubahan.buka`, answered within `masa`; unanswered rows stay unanswered.
    """

    publik = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    peserta = models.ForeignKey(Peserta, models.CASCADE, related_name="perubahan")
    pihak = models.CharField(max_length=8, choices=PihakPerilaku)
    responden = models.ForeignKey(Pegawai, models.PROTECT, related_name="+")
    masa = DateRangeField()
    dipakai = models.PositiveSmallIntegerField(
        "seberapa sering dipakai dalam pekerjaan", null=True, blank=True, validators=_SKALA
    )
    membaik = models.PositiveSmallIntegerField("seberapa membaik hasilnya", null=True, blank=True, validators=_SKALA)
    contoh = models.TextField("satu contoh", blank=True)
    hambatan = models.TextField(blank=True)
    dijawab = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = "perubahan kerja"
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["peserta", "pihak"], name="perubahan_sekali"),
            models.CheckConstraint(
                condition=Q(dijawab=None) | Q(dipakai__isnull=False, membaik__isnull=False),
                name="perubahan_terjawab_lengkap",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_pihak_display()}: {self.peserta}"


@dilacak(indeks=["program"])
class EfekProgram(models.Model):
    """Result of a programme as a difference in differences: how much more the figure of results of participants rose
    than that of comparable others, with its 95 % interval. Computed in `penilaian`, stored by `pelatihan.domain.efek`.

    Figures are points of *nilai hasil* (0–120) between the period before and the one after, rounded once; empty when
    `simpulan` is "kurang".
    """

    program = models.ForeignKey(Program, models.CASCADE, related_name="efek")
    sebelum = models.CharField("periode sebelum", max_length=20)
    sesudah = models.CharField("periode sesudah", max_length=20)
    peserta = models.PositiveIntegerField()
    pembanding = models.PositiveIntegerField()
    beda = models.DecimalField(max_digits=6, decimal_places=2, null=True, blank=True)
    bawah = models.DecimalField(max_digits=6, decimal_places=2, null=True, blank=True)
    atas = models.DecimalField(max_digits=6, decimal_places=2, null=True, blank=True)
    simpulan = models.CharField(max_length=6, choices=SimpulanEfek)
    dihitung = models.DateTimeField()

    class Meta:
        verbose_name = "efek program"
        ordering = ["-sesudah", "program_id"]
        constraints = [
            models.UniqueConstraint(fields=["program", "sebelum", "sesudah"], name="efek_program_sekali"),
            models.CheckConstraint(
                condition=Q(simpulan=SimpulanEfek.KURANG, beda=None)
                | (~Q(simpulan=SimpulanEfek.KURANG) & Q(beda__isnull=False, bawah__isnull=False, atas__isnull=False)),
                name="efek_program_lengkap",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.program}: {self.get_simpulan_display()}"
