"""Scores (machine) and decisions (people)."""

import pgtrigger
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from kinerja.pelacakan import dilacak
from pegawai.models import Pengguna
from penilaian import pemicu
from penilaian.choices import JenisPutusan, Predikat, Rating
from penilaian.models.kebijakan import Kebijakan
from penilaian.models.periode import Periode
from penilaian.models.skp import SKP


def _figur(**kwargs: object) -> models.DecimalField:
    return models.DecimalField(max_digits=6, decimal_places=2, null=True, blank=True, **kwargs)


class Nilai(models.Model):
    """Machine figures of one plan in one period: written by runs alone (`penilaian.domain.hitung`), no history.

    `bobot_utama` is the sum of the main weights, `bobot_terisi` the part of it that has data; `sidik` is the
    fingerprint of all inputs, `dihitung` when the row last changed. No figure is ever a silent zero: None means
    that there is no data.
    """

    skp = models.ForeignKey(SKP, models.CASCADE, related_name="nilai")
    periode = models.ForeignKey(Periode, models.PROTECT, related_name="nilai")
    kebijakan = models.ForeignKey(Kebijakan, models.PROTECT, related_name="+")
    nilai_hasil = _figur()
    nilai_perilaku = _figur()
    indeks = _figur()
    usulan_hasil = models.CharField(max_length=8, choices=Rating, null=True, blank=True)
    usulan_perilaku = models.CharField(max_length=8, choices=Rating, null=True, blank=True)
    bobot_utama = models.DecimalField(max_digits=9, decimal_places=4, default=0)
    bobot_terisi = models.DecimalField(max_digits=9, decimal_places=4, default=0)
    sidik = models.CharField(max_length=32)
    dihitung = models.DateTimeField(db_default=Now())

    class Meta:
        verbose_name = "nilai"
        verbose_name_plural = "nilai"
        constraints = [
            models.UniqueConstraint(fields=["periode", "skp"], name="nilai_sekali"),
        ]
        triggers = pemicu.beku()

    def __str__(self) -> str:
        return f"{self.skp_id}/{self.periode_id}: {self.nilai_hasil}"


class PerluHitung(models.Model):
    """Scores whose inputs changed since they were computed: written by triggers on the inputs, removed by runs."""

    # No database constraint: a trigger may note a plan that the same transaction deletes; the next run clears it.
    periode = models.ForeignKey(Periode, models.CASCADE, related_name="+", db_constraint=False)
    skp = models.ForeignKey(SKP, models.CASCADE, related_name="+", db_constraint=False)
    sejak = models.DateTimeField(db_default=Now())

    class Meta:
        verbose_name = "perlu dihitung"
        constraints = [models.UniqueConstraint(fields=["periode", "skp"], name="perlu_hitung_sekali")]

    def __str__(self) -> str:
        return f"{self.skp_id}/{self.periode_id}"


@dilacak()
class PutusanNilai(models.Model):
    """A human decision on a plan in a period: two ratings and the predikat. Append-only: the latest one counts, a
    trigger lets only delivery and receipt be filled in later. Written only by `penilaian.domain.putusan`."""

    skp = models.ForeignKey(SKP, models.PROTECT, related_name="putusan")
    periode = models.ForeignKey(Periode, models.PROTECT, related_name="putusan")
    jenis = models.CharField(max_length=10, choices=JenisPutusan, default=JenisPutusan.PENILAI)
    rating_hasil = models.CharField(max_length=8, choices=Rating)
    alasan_hasil = models.TextField(blank=True)
    rating_perilaku = models.CharField(max_length=8, choices=Rating)
    alasan_perilaku = models.TextField(blank=True)
    predikat = models.CharField(max_length=16, choices=Predikat)
    usulan_hasil = models.CharField(max_length=8, choices=Rating, null=True, blank=True)
    usulan_perilaku = models.CharField(max_length=8, choices=Rating, null=True, blank=True)
    nilai_hasil = _figur()
    nilai_perilaku = _figur()
    oleh = models.ForeignKey(Pengguna, models.PROTECT, related_name="+")
    dibuat = models.DateTimeField(db_default=Now())
    disampaikan = models.DateTimeField(null=True, blank=True)
    kanal = models.CharField(max_length=20, blank=True)
    diterima = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = "putusan nilai"
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(diterima=None) | Q(disampaikan__isnull=False), name="putusan_diterima_setelah_disampaikan"
            ),
        ]
        indexes = [models.Index(fields=["periode", "skp", "-id"], name="putusan_terbaru")]
        triggers = [
            pgtrigger.Protect(name="putusan_tetap", operation=pgtrigger.Delete),
            pgtrigger.ReadOnly(name="putusan_isi_tetap", exclude=["disampaikan", "kanal", "diterima"]),
        ]

    def __str__(self) -> str:
        return f"{self.get_predikat_display()}"
