"""Templates of plans by position kind: what HR and the *pengelola kinerja* propose to many people at once."""

from django.db import models
from django.db.models import F, Q

from kinerja.pelacakan import dilacak
from pegawai.choices import JenisJabatan
from pegawai.models import Pengguna, UnitKerja
from penilaian.choices import JenisHasil, Perspektif
from penilaian.models.ukuran import UkuranHasil, bagian_0_100, batas_urut


@dilacak()
class TemplatSKP(models.Model):
    """Results, indicators and targets for one kind of position. `unit` is the tree it belongs to (None: the city),
    `jenis_jabatan` and `kata_jabatan` say whom it suits. Written only by `penilaian.domain.templat`."""

    nama = models.CharField(max_length=120, unique=True)
    unit = models.ForeignKey(UnitKerja, models.PROTECT, null=True, blank=True, related_name="+")
    jenis_jabatan = models.CharField("jenis jabatan", max_length=20, choices=JenisJabatan, blank=True, default="")
    kata_jabatan = models.CharField("nama jabatan memuat", max_length=80, blank=True, default="")
    pembuat = models.ForeignKey(Pengguna, models.PROTECT, related_name="+")
    revisi = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = "templat SKP"
        verbose_name_plural = "templat SKP"
        ordering = ["nama"]

    def __str__(self) -> str:
        return self.nama


@dilacak()
class HasilTemplat(models.Model):
    """A planned result of a template, see `HasilKerja`."""

    templat = models.ForeignKey(TemplatSKP, models.CASCADE, related_name="hasil")
    jenis = models.CharField(max_length=8, choices=JenisHasil, default=JenisHasil.UTAMA)
    uraian = models.CharField("rencana hasil kerja", max_length=300)
    bobot = models.DecimalField("bobot (%)", max_digits=5, decimal_places=2)
    perspektif = models.CharField(max_length=20, choices=Perspektif, blank=True, default="")
    urutan = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name = "hasil templat"
        ordering = ["templat_id", "-jenis", "urutan", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(bobot__gt=0, bobot__lte=100),
                name="hasil_templat_bobot_0_100",
                violation_error_message="Bobot harus lebih dari 0 dan paling banyak 100.",
            )
        ]

    def __str__(self) -> str:
        return self.uraian


@dilacak()
class IndikatorTemplat(UkuranHasil):
    """An indicator of a template with the target that each period gets, see `Indikator` and `TargetPeriode`."""

    hasil = models.ForeignKey(HasilTemplat, models.CASCADE, related_name="indikator")
    target = models.DecimalField("target tiap periode", max_digits=18, decimal_places=4, null=True, blank=True)
    target_maks = models.DecimalField("batas atas", max_digits=18, decimal_places=4, null=True, blank=True)

    class Meta:
        verbose_name = "indikator templat"
        ordering = ["hasil_id", "urutan", "id"]
        constraints = [
            bagian_0_100("indikator_templat_bagian_0_100"),
            batas_urut("indikator_templat_batas_urut"),
            models.CheckConstraint(
                condition=Q(target=None) | Q(target__gt=0),
                name="indikator_templat_target_lebih_dari_nol",
                violation_error_message="Target harus lebih dari nol.",
            ),
            models.CheckConstraint(
                condition=Q(target_maks=None) | Q(target_maks__gte=F("target")),
                name="indikator_templat_rentang_naik",
                violation_error_message="Batas atas target tidak boleh di bawah batas bawahnya.",
            ),
        ]
