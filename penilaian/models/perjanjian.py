"""Performance agreements (*perjanjian kinerja*) of units and teams: indicators, targets and figures of each period."""

import uuid
from typing import cast

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now

from kinerja.pelacakan import dilacak
from kinerja.waktu import hari_terakhir
from pegawai.models import Pengguna, TimKerja, UnitKerja
from penilaian import pemicu
from penilaian.choices import SKP_DAPAT_DIUBAH, SKP_MENGIKAT, StatusSKP
from penilaian.models.periode import Periode
from penilaian.models.ukuran import Ukuran


class PerjanjianQuerySet(models.QuerySet["Perjanjian"]):
    def mengikat(self) -> "PerjanjianQuerySet":
        """Agreements that were approved."""
        return self.filter(status__in=SKP_MENGIKAT)

    def pada_periode(self, periode: Periode) -> "PerjanjianQuerySet":
        """The approved version that a period is measured by: the one in force on its last day."""
        return self.mengikat().filter(rentang__contains=hari_terakhir(periode.rentang))

    def terlihat_oleh(self, pengguna: Pengguna) -> "PerjanjianQuerySet":
        """The agreements this user may open. See `penilaian.queries.lingkup_unit`."""
        from penilaian.queries.lingkup_unit import saring_perjanjian

        return cast("PerjanjianQuerySet", saring_perjanjian(self, pengguna))


@dilacak()
class Perjanjian(models.Model):
    """One version of the agreement of a unit or of a team (never both) for a range of dates `[)`.

    States as of a plan. Approved versions never overlap. Written only by `penilaian.domain.perjanjian`.
    """

    publik = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    unit = models.ForeignKey(UnitKerja, models.PROTECT, null=True, blank=True, related_name="perjanjian")
    tim = models.ForeignKey(TimKerja, models.PROTECT, null=True, blank=True, related_name="perjanjian")
    rentang = DateRangeField()
    versi = models.PositiveSmallIntegerField(default=1)
    status = models.CharField(max_length=12, choices=StatusSKP, default=StatusSKP.DRAF)
    catatan = models.TextField("catatan atasan", blank=True)
    disusun_oleh = models.ForeignKey(Pengguna, models.PROTECT, related_name="+")
    diajukan = models.DateTimeField(null=True, blank=True)
    diajukan_oleh = models.ForeignKey(Pengguna, models.PROTECT, null=True, blank=True, related_name="+")
    disetujui = models.DateTimeField(null=True, blank=True)
    disetujui_oleh = models.ForeignKey(Pengguna, models.PROTECT, null=True, blank=True, related_name="+")
    revisi = models.PositiveIntegerField(default=1)
    dibuat = models.DateTimeField(db_default=Now())

    objects = PerjanjianQuerySet.as_manager()

    class Meta:
        verbose_name = "perjanjian kinerja"
        verbose_name_plural = "perjanjian kinerja"
        ordering = ["-rentang", "-versi", "id"]
        constraints = [
            models.CheckConstraint(condition=Q(unit=None) ^ Q(tim=None), name="perjanjian_unit_atau_tim"),
            *(
                ExclusionConstraint(
                    name=f"perjanjian_{pemilik}_tidak_tumpang_tindih",
                    expressions=[(pemilik, RangeOperators.EQUAL), ("rentang", RangeOperators.OVERLAPS)],
                    condition=Q(status__in=SKP_MENGIKAT),
                )
                for pemilik in ("unit", "tim")
            ),
            *(
                models.UniqueConstraint(
                    fields=[pemilik],
                    condition=Q(status__in=(*SKP_DAPAT_DIUBAH, StatusSKP.DIAJUKAN)),
                    name=f"perjanjian_{pemilik}_satu_rancangan",
                )
                for pemilik in ("unit", "tim")
            ),
        ]

    def __str__(self) -> str:
        return f"Perjanjian kinerja {self.pemilik} versi {self.versi}"

    @property
    def pemilik(self) -> UnitKerja | TimKerja:
        """The unit or the team."""
        return cast(UnitKerja | TimKerja, self.unit or self.tim)

    @property
    def dapat_diubah(self) -> bool:
        return self.status in SKP_DAPAT_DIUBAH

    @property
    def mengikat(self) -> bool:
        return self.status in SKP_MENGIKAT


@dilacak(indeks=["perjanjian"])
class IndikatorUnit(Ukuran):
    """A measure of a unit or team, the same kind as of people; `bobot` in percent of the whole agreement."""

    perjanjian = models.ForeignKey(Perjanjian, models.CASCADE, related_name="indikator")
    sasaran = models.CharField("sasaran", max_length=300)
    bobot = models.DecimalField("bobot (%)", max_digits=5, decimal_places=2)
    urutan = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name = "indikator unit"
        ordering = ["perjanjian_id", "urutan", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(bobot__gt=0, bobot__lte=100),
                name="indikator_unit_bobot_0_100",
                violation_error_message="Bobot harus lebih dari 0 dan paling banyak 100.",
            )
        ]
        triggers = pemicu.rencana_unit()


@dilacak(indeks=["indikator"])
class TargetUnit(models.Model):
    """Target of an indicator in one period and what was reached. `nilai` counts once the head or team leader has sent
    it (`dikirim`); before that it is a draft. Frozen when the period closes.

    Targets are written by `penilaian.domain.perjanjian`, figures by `penilaian.domain.capaian_unit`.
    """

    indikator = models.ForeignKey(IndikatorUnit, models.CASCADE, related_name="target")
    periode = models.ForeignKey(Periode, models.PROTECT, related_name="+")
    target = models.DecimalField(max_digits=18, decimal_places=4)
    target_maks = models.DecimalField("batas atas", max_digits=18, decimal_places=4, null=True, blank=True)
    nilai = models.DecimalField(max_digits=18, decimal_places=4, null=True, blank=True)
    catatan = models.CharField(max_length=500, blank=True)
    diisi_oleh = models.ForeignKey(Pengguna, models.PROTECT, null=True, blank=True, related_name="+")
    dikirim = models.DateTimeField(null=True, blank=True)
    dikirim_oleh = models.ForeignKey(Pengguna, models.PROTECT, null=True, blank=True, related_name="+")
    revisi = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = "target unit"
        constraints = [
            models.UniqueConstraint(fields=["indikator", "periode"], name="target_unit_sekali_seperiode"),
            models.CheckConstraint(
                condition=Q(target__gt=0),
                name="target_unit_lebih_dari_nol",
                violation_error_message="Target harus lebih dari nol. "
                "Untuk sasaran tanpa kejadian, pakai ukuran ya/tidak.",
            ),
            models.CheckConstraint(
                condition=Q(target_maks=None) | Q(target_maks__gte=F("target")),
                name="target_unit_rentang_naik",
                violation_error_message="Batas atas target tidak boleh di bawah batas bawahnya.",
            ),
            models.CheckConstraint(
                condition=Q(nilai=None) | Q(nilai__gte=0),
                name="target_unit_nilai_tidak_negatif",
                violation_error_message="Hasil tidak boleh kurang dari nol.",
            ),
            models.CheckConstraint(
                condition=Q(dikirim=None) | Q(nilai__isnull=False), name="target_unit_dikirim_berisi"
            ),
        ]
        indexes = [models.Index(fields=["periode", "indikator"], name="target_unit_periode")]
        triggers = pemicu.beku_unit()

    def __str__(self) -> str:
        return f"{self.indikator_id}: {self.target}"
