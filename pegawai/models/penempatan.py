"""Dated placements: who works where, in which position, assessed by whom."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.contrib.postgres.indexes import GistIndex
from django.db import models
from django.db.models import F, Q

from kinerja.pelacakan import dilacak
from kinerja.waktu import hari_ini
from pegawai.choices import SELESAI_DINAS, JenisPenempatan
from pegawai.models.jabatan import Jabatan
from pegawai.models.pegawai import Pegawai
from pegawai.models.unit import UnitKerja


class PenempatanQuerySet(models.QuerySet["Penempatan"]):
    def pada(self, tanggal=None) -> "PenempatanQuerySet":
        """Placements in force on a day (today in WIB by default)."""
        return self.filter(masa__contains=tanggal or hari_ini())

    def definitif(self) -> "PenempatanQuerySet":
        return self.filter(jenis=JenisPenempatan.DEFINITIF)


@dilacak()
class Penempatan(models.Model):
    """A person in a position of a unit, with the assessor (*pejabat penilai kinerja*), for a range of dates `[)`.

    Written only by `pegawai.domain.penempatan`: a change closes the row at its date and opens a new one, so the
    past stays. `kepala` marks the head of the unit, who leads its tree within the dates (plt and plh too).
    """

    pegawai = models.ForeignKey(Pegawai, models.CASCADE, related_name="penempatan")
    unit = models.ForeignKey(UnitKerja, models.PROTECT, related_name="penempatan")
    jabatan = models.ForeignKey(Jabatan, models.PROTECT, related_name="pemegang")
    penilai = models.ForeignKey(Pegawai, models.PROTECT, null=True, blank=True, related_name="dinilai")
    jenis = models.CharField(max_length=10, choices=JenisPenempatan, default=JenisPenempatan.DEFINITIF)
    kepala = models.BooleanField("kepala unit", default=False)
    masa = DateRangeField()
    nomor_sk = models.CharField("nomor SK", max_length=80, blank=True)
    # Why service ends with this row ("" otherwise): the person's status from the day after (`domain.berhenti`).
    akhir_karena = models.CharField(
        "akhir tugas", max_length=14, blank=True, choices=[(s.value, s.label) for s in SELESAI_DINAS]
    )

    objects = PenempatanQuerySet.as_manager()

    class Meta:
        verbose_name = "penempatan"
        verbose_name_plural = "penempatan"
        ordering = ["-masa"]
        constraints = [
            ExclusionConstraint(
                name="penempatan_satu_definitif",
                expressions=[("pegawai", RangeOperators.EQUAL), ("masa", RangeOperators.OVERLAPS)],
                condition=Q(jenis=JenisPenempatan.DEFINITIF),
                violation_error_message="Pegawai ini sudah punya penempatan definitif pada tanggal itu.",
            ),
            ExclusionConstraint(
                name="penempatan_satu_plt",
                expressions=[("unit", RangeOperators.EQUAL), ("masa", RangeOperators.OVERLAPS)],
                condition=~Q(jenis=JenisPenempatan.DEFINITIF),
                violation_error_message="Sudah ada Plt. atau Plh. unit ini pada tanggal itu.",
            ),
            models.CheckConstraint(
                condition=~Q(pegawai=F("penilai")),
                name="penempatan_bukan_penilai_sendiri",
                violation_error_message="Penilai tidak boleh orang yang sama dengan pegawai yang dinilai.",
            ),
            models.CheckConstraint(condition=Q(masa__startswith__isnull=False), name="penempatan_ada_awal"),
        ]
        indexes = [
            GistIndex(fields=["unit", "masa"], name="penempatan_unit_masa"),
            models.Index(fields=["penilai"], name="penempatan_penilai"),
            models.Index(
                fields=["unit"],
                condition=Q(masa__endswith=None, jenis=JenisPenempatan.DEFINITIF),
                name="penempatan_unit_kini",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.jabatan} – {self.unit}"
