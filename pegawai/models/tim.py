"""Teams across units (*tim kerja*)."""

import uuid

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models

from kinerja.pelacakan import dilacak
from pegawai.choices import PeranTim
from pegawai.models.pegawai import Pegawai
from pegawai.models.unit import UnitKerja


@dilacak()
class TimKerja(models.Model):
    """A team with members from any unit. Written only by `pegawai.domain.tim`."""

    publik = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    nama = models.CharField(max_length=160)
    unit = models.ForeignKey(UnitKerja, models.PROTECT, related_name="tim", help_text="unit pemrakarsa")
    tujuan = models.TextField(blank=True)
    masa = DateRangeField()

    class Meta:
        verbose_name = "tim kerja"
        verbose_name_plural = "tim kerja"
        ordering = ["nama"]

    def __str__(self) -> str:
        return self.nama


@dilacak()
class AnggotaTim(models.Model):
    """A member or leader (*ketua*) of a team for a range of dates. A leader sees progress and gives feedback to the
    members, but never rates. Written only by `pegawai.domain.tim`."""

    tim = models.ForeignKey(TimKerja, models.CASCADE, related_name="anggota")
    pegawai = models.ForeignKey(Pegawai, models.CASCADE, related_name="keanggotaan")
    peran = models.CharField(max_length=8, choices=PeranTim, default=PeranTim.ANGGOTA)
    masa = DateRangeField()

    class Meta:
        verbose_name = "anggota tim"
        constraints = [
            ExclusionConstraint(
                name="anggota_tim_sekali",
                expressions=[
                    ("tim", RangeOperators.EQUAL),
                    ("pegawai", RangeOperators.EQUAL),
                    ("masa", RangeOperators.OVERLAPS),
                ],
                violation_error_message="Orang ini sudah menjadi anggota tim pada tanggal itu.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.pegawai} ({self.get_peran_display()})"
