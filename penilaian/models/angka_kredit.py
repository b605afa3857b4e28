"""Angka kredit of functional officials (Peraturan BKN 3/2023): coefficients as data, computed rows never changed."""

from typing import cast

import pgtrigger
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from kinerja.pelacakan import dilacak
from pegawai.models import Pegawai, Penempatan, Pengguna
from penilaian.choices import Predikat
from penilaian.choices_lanjut import SebabKredit
from penilaian.models.nilai import PutusanNilai
from penilaian.models.periode import Periode
from penilaian.pemicu import TolakUjiCoba


@dilacak()
class KoefisienKredit(models.Model):
    """Angka kredit a year at 100 % of one level (jenjang), from a day on; a newer row takes over, none is changed.
    `kumulatif_*`: what a promotion in rank, and to the next level, asks for. `pasti` False: taken from a secondary
    source or memory, to be confirmed. Written only by `penilaian.domain.angka_kredit`."""

    jenjang = models.CharField(max_length=40)
    mulai = models.DateField("berlaku untuk tahun yang berakhir mulai")
    koefisien = models.DecimalField("koefisien setahun", max_digits=5, decimal_places=2)
    kumulatif_pangkat = models.PositiveSmallIntegerField("kumulatif kenaikan pangkat", null=True, blank=True)
    kumulatif_jenjang = models.PositiveSmallIntegerField("kumulatif kenaikan jenjang", null=True, blank=True)
    sumber = models.CharField("sumber", max_length=200)
    pasti = models.BooleanField("sudah dipastikan pada naskah aturan", default=False)
    oleh = models.ForeignKey(Pengguna, models.PROTECT, null=True, blank=True, related_name="+")
    dibuat = models.DateTimeField(db_default=Now())

    class Meta:
        verbose_name = "koefisien angka kredit"
        ordering = ["jenjang", "-mulai"]
        constraints = [
            models.UniqueConstraint(fields=["jenjang", "mulai"], name="koefisien_kredit_sekali"),
            models.CheckConstraint(condition=Q(koefisien__gt=0), name="koefisien_kredit_positif"),
        ]
        triggers = [pgtrigger.Protect(name="koefisien_kredit_tetap", operation=pgtrigger.Update | pgtrigger.Delete)]

    def __str__(self) -> str:
        return f"{self.jenjang}: {self.koefisien}"


class AngkaKreditQuerySet(models.QuerySet["AngkaKredit"]):
    def berlaku(self) -> "AngkaKreditQuerySet":
        """Rows that no correction has replaced."""
        return self.filter(pengganti=None)

    def terlihat_oleh(self, pengguna: Pengguna) -> "AngkaKreditQuerySet":
        """The rows this user may read. See `penilaian.queries.angka_kredit`."""
        from penilaian.queries.angka_kredit import saring_kredit

        return cast("AngkaKreditQuerySet", saring_kredit(self, pengguna))


@dilacak(indeks=["pegawai"])
class AngkaKredit(models.Model):
    """One person, one year, one functional position: percent of the predikat × coefficient × months / 12, with every
    input beside it. Append-only: a correction is a new row that names the one it replaces (`menggantikan`)."""

    pegawai = models.ForeignKey(Pegawai, models.PROTECT, related_name="angka_kredit")
    periode = models.ForeignKey(Periode, models.PROTECT, related_name="+")
    penempatan = models.ForeignKey(Penempatan, models.PROTECT, related_name="+")
    putusan = models.ForeignKey(PutusanNilai, models.PROTECT, related_name="+")
    dasar = models.ForeignKey(KoefisienKredit, models.PROTECT, related_name="+")
    jenjang = models.CharField(max_length=40)
    predikat = models.CharField(max_length=16, choices=Predikat)
    persen = models.PositiveSmallIntegerField()
    koefisien = models.DecimalField(max_digits=5, decimal_places=2)
    bulan = models.PositiveSmallIntegerField()
    angka = models.DecimalField(max_digits=6, decimal_places=2)
    sebab = models.CharField(max_length=10, choices=SebabKredit, default=SebabKredit.HITUNG)
    menggantikan = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="pengganti", related_query_name="pengganti"
    )
    dihitung = models.DateTimeField(db_default=Now())

    objects = AngkaKreditQuerySet.as_manager()

    class Meta:
        verbose_name = "angka kredit"
        verbose_name_plural = "angka kredit"
        ordering = ["-periode__rentang", "pegawai__nama", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["periode", "penempatan"], condition=Q(menggantikan=None), name="angka_kredit_sekali"
            ),
            models.CheckConstraint(condition=Q(bulan__range=(0, 12)), name="angka_kredit_bulan_0_12"),
            models.CheckConstraint(
                condition=Q(menggantikan=None, sebab=SebabKredit.HITUNG)
                | Q(menggantikan__isnull=False) & ~Q(sebab=SebabKredit.HITUNG),
                name="angka_kredit_koreksi_beralasan",
            ),
        ]
        triggers = [
            TolakUjiCoba(putusan=True),
            pgtrigger.Protect(name="angka_kredit_tetap", operation=pgtrigger.Update | pgtrigger.Delete),
        ]

    def __str__(self) -> str:
        return f"{self.pegawai}, {self.periode}: {self.angka}"
