"""Annexes of a plan, and what the superior expects of its owner's behaviour."""

from django.db import models

from kinerja.pelacakan import dilacak
from pegawai.models import Pegawai
from penilaian.choices import NilaiDasar
from penilaian.choices_skp import JenisLampiran
from penilaian.models.skp import SKP


@dilacak(indeks=["skp"])
class LampiranSKP(models.Model):
    """One annex, an item a line; an empty one says that there is none by agreement, while a missing row says nothing.
    Written by the owner of a draft through `penilaian.domain.lampiran`."""

    skp = models.ForeignKey(SKP, models.CASCADE, related_name="lampiran")
    jenis = models.CharField(max_length=20, choices=JenisLampiran)
    isi = models.TextField(max_length=3000, blank=True)

    class Meta:
        verbose_name = "lampiran SKP"
        verbose_name_plural = "lampiran SKP"
        constraints = [models.UniqueConstraint(fields=["skp", "jenis"], name="lampiran_sekali")]

    def __str__(self) -> str:
        return self.get_jenis_display()


@dilacak(indeks=["skp"])
class EkspektasiPerilaku(models.Model):
    """*Ekspektasi khusus pimpinan* on one value of BerAKHLAK, by the assessor (`penilai`), before the plan is approved.
    Written only by `penilaian.domain.lampiran`."""

    skp = models.ForeignKey(SKP, models.CASCADE, related_name="ekspektasi")
    nilai = models.CharField("nilai BerAKHLAK", max_length=24, choices=NilaiDasar)
    isi = models.TextField(max_length=1000)
    penilai = models.ForeignKey(Pegawai, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "ekspektasi khusus pimpinan"
        verbose_name_plural = "ekspektasi khusus pimpinan"
        constraints = [models.UniqueConstraint(fields=["skp", "nilai"], name="ekspektasi_sekali")]

    def __str__(self) -> str:
        return self.get_nilai_display()
