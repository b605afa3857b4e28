"""Answers of citizens: no person, no address, no time finer than a day."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Func, Q

from kinerja.pelacakan import dilacak
from survei import pemicu
from survei.choices import JenisKelamin, Kanal, KelompokUsia, Pekerjaan, PendidikanResponden, Tanda
from survei.models.layanan import Loket
from survei.models.nilai import SembilanUnsur
from survei.models.periode import PeriodeSurvei
from survei.rumus import ISI_MINIMUM, NILAI_MAKS, NILAI_MIN, UNSUR


class ResponsQuerySet(models.QuerySet):
    def lengkap(self) -> "ResponsQuerySet":
        """At least five of nine unsur answered."""
        return self.filter(isi__gte=ISI_MINIMUM)

    def dihitung(self) -> "ResponsQuerySet":
        """Answers that make the official index: complete and not taken out by a decision."""
        return self.lengkap().filter(pengecualian=None)


class Respons(SembilanUnsur):
    """One filled form. Not tracked by the history: nothing here may tell who answered.

    `butir` keeps the raw answers of a questionnaire whose items are more than the unsur (code → value), `ipak` the
    mean of its anti-corruption items. `tanda` are reasons to look again; only a `Pengecualian` takes an answer out.
    Written only by `survei.domain.jawaban` and `survei.domain.lembar`.
    """

    periode = models.ForeignKey(PeriodeSurvei, models.PROTECT, related_name="respons")
    kanal = models.CharField(max_length=8, choices=Kanal)
    loket = models.ForeignKey(Loket, models.SET_NULL, null=True, blank=True, related_name="+")
    tanggal = models.DateField()
    butir = models.JSONField(null=True, blank=True)
    ipak = models.DecimalField(max_digits=14, decimal_places=12, null=True, blank=True)
    jenis_kelamin = models.CharField(max_length=1, choices=JenisKelamin, blank=True, default="")
    usia = models.CharField(max_length=5, choices=KelompokUsia, blank=True, default="")
    pendidikan = models.CharField(max_length=5, choices=PendidikanResponden, blank=True, default="")
    pekerjaan = models.CharField(max_length=9, choices=Pekerjaan, blank=True, default="")
    disabilitas = models.BooleanField(null=True, blank=True)
    tanda = ArrayField(models.CharField(max_length=10, choices=Tanda), default=list, blank=True)
    # Number of unsur answered, and 25 × the respondent's mean: what the index and its interval are made of.
    isi = models.GeneratedField(
        expression=Func(*UNSUR, function="num_nonnulls"), output_field=models.SmallIntegerField(), db_persist=True
    )

    objects = ResponsQuerySet.as_manager()

    class Meta:
        verbose_name = "respons"
        verbose_name_plural = "respons"
        constraints = [
            models.CheckConstraint(
                condition=Q(*(Q((u, None)) | Q((f"{u}__range", (NILAI_MIN, NILAI_MAKS))) for u in UNSUR)),
                name="respons_nilai_1_4",
            )
        ]
        indexes = [
            models.Index(fields=["periode", "loket"], name="respons_periode_loket"),
            models.Index(fields=["periode"], condition=~Q(tanda=[]), name="respons_bertanda"),
        ]
        triggers = pemicu.beku()

    def __str__(self) -> str:
        return f"respons {self.pk}"


@dilacak(indeks=["respons"])
class Pengecualian(models.Model):
    """The decision to leave an answer out of the index, with its reason; the index with it stays shown. Taking the
    decision back removes the row, its history stays. Written only by `survei.domain.pemeriksaan`."""

    respons = models.OneToOneField(Respons, models.CASCADE, related_name="pengecualian")
    alasan = models.CharField(max_length=200)

    class Meta:
        verbose_name = "pengecualian"
        verbose_name_plural = "pengecualian"

    def __str__(self) -> str:
        return self.alasan


@dilacak(indeks=["respons"])
class Peninjauan(models.Model):
    """The decision that a flagged answer was looked at and goes on counting, with its reason. `tanda` are the flags
    that were looked at: an answer that gets another one later is undecided again. Written only by
    `survei.domain.pemeriksaan`."""

    respons = models.OneToOneField(Respons, models.CASCADE, related_name="peninjauan")
    tanda = ArrayField(models.CharField(max_length=10, choices=Tanda))
    alasan = models.CharField(max_length=200)

    class Meta:
        verbose_name = "peninjauan jawaban"
        verbose_name_plural = "peninjauan jawaban"
        constraints = [models.CheckConstraint(condition=~Q(alasan=""), name="peninjauan_beralasan")]

    def __str__(self) -> str:
        return self.alasan


@dilacak(indeks=["periode"])
class BerkasRespons(models.Model):
    """An imported answer sheet. The same file goes into a period once. Written only by `survei.domain.lembar`."""

    periode = models.ForeignKey(PeriodeSurvei, models.CASCADE, related_name="berkas")
    nama = models.CharField(max_length=200)
    sidik = models.CharField(max_length=64)
    urutan = models.CharField(max_length=10)
    baris = models.PositiveIntegerField()
    tidak_lengkap = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = "lembar jawaban"
        verbose_name_plural = "lembar jawaban"
        constraints = [models.UniqueConstraint(fields=["periode", "sidik"], name="berkas_respons_sekali")]

    def __str__(self) -> str:
        return self.nama
