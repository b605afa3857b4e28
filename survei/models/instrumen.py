"""Questionnaires as data: items point to unsur by code, an option carries its value."""

from django.db import models
from django.db.models import Q

from kinerja.pelacakan import dilacak
from survei import pemicu
from survei.choices import JenisInstrumen, Unsur


@dilacak()
class Instrumen(models.Model):
    """One version of a questionnaire. Unchanged once a period uses it: the database refuses (`survei.pemicu`)."""

    kode = models.CharField(max_length=30, unique=True)
    nama = models.CharField(max_length=120)
    jenis = models.CharField(max_length=10, choices=JenisInstrumen, default=JenisInstrumen.SEMBILAN)
    sumber = models.CharField(max_length=200, blank=True)
    aktif = models.BooleanField(default=True)

    class Meta:
        verbose_name = "instrumen"
        verbose_name_plural = "instrumen"
        ordering = ["kode"]
        # It may be taken out of use, nothing else.
        triggers = pemicu.instrumen_tetap("id", ("kode", "nama", "jenis", "sumber"))

    def __str__(self) -> str:
        return self.nama


@dilacak()
class Butir(models.Model):
    """A question. `unsur` is what its answer counts for, empty for an item of the separate anti-corruption index
    (*IPAK*). `pilihan` is a list of {"nilai", "teks"} in the order shown."""

    instrumen = models.ForeignKey(Instrumen, models.CASCADE, related_name="butir")
    urutan = models.PositiveSmallIntegerField()
    kode = models.CharField(max_length=20)
    kelompok = models.CharField("judul layar", max_length=60)
    pertanyaan = models.CharField(max_length=300)
    unsur = models.CharField(max_length=12, choices=Unsur, blank=True, default="")
    ipak = models.BooleanField("butir antikorupsi", default=False)
    pilihan = models.JSONField(default=list)

    class Meta:
        verbose_name = "butir"
        verbose_name_plural = "butir"
        ordering = ["instrumen_id", "urutan"]
        triggers = pemicu.instrumen_tetap("instrumen_id")
        constraints = [
            models.UniqueConstraint(fields=["instrumen", "kode"], name="butir_kode_sekali"),
            models.UniqueConstraint(fields=["instrumen", "urutan"], name="butir_urutan_sekali"),
            models.CheckConstraint(
                condition=Q(ipak=True, unsur="") | (Q(ipak=False) & ~Q(unsur="")), name="butir_satu_arah"
            ),
        ]

    def __str__(self) -> str:
        return self.pertanyaan
