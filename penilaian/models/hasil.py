"""What a plan promises: results, their indicators, and the target of each period."""

from django.db import models
from django.db.models import F, Q

from kinerja.pelacakan import dilacak
from pegawai.models import Pegawai
from penilaian import pemicu
from penilaian.choices import JenisHasil, Perspektif, SumberIndikator
from penilaian.models.periode import Periode
from penilaian.models.skp import SKP
from penilaian.models.ukuran import UkuranHasil, bagian_0_100, batas_urut
from survei.models import Layanan


@dilacak(indeks=["skp"])
class HasilKerja(models.Model):
    """A planned result (*rencana hasil kerja*), worded as a state reached, with its weight in percent.

    `hasil_atasan` is the superior's result that this one supports; who has no such superior names a `perspektif`.
    `dari_matriks` is the superior in whose *matriks peran hasil* it began. Written only by `penilaian.domain.rencana`
    and `penilaian.domain.matriks`.
    """

    skp = models.ForeignKey(SKP, models.CASCADE, related_name="hasil")
    jenis = models.CharField(max_length=8, choices=JenisHasil, default=JenisHasil.UTAMA)
    uraian = models.CharField("rencana hasil kerja", max_length=300)
    bobot = models.DecimalField("bobot (%)", max_digits=5, decimal_places=2)
    hasil_atasan = models.ForeignKey("self", models.SET_NULL, null=True, blank=True, related_name="didukung")
    perspektif = models.CharField(max_length=20, choices=Perspektif, blank=True, default="")
    dari_matriks = models.ForeignKey(Pegawai, models.PROTECT, null=True, blank=True, related_name="+")
    urutan = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name = "hasil kerja"
        ordering = ["skp_id", "-jenis", "urutan", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(bobot__gt=0, bobot__lte=100),
                name="hasil_bobot_0_100",
                violation_error_message="Bobot harus lebih dari 0 dan paling banyak 100.",
            )
        ]
        triggers = pemicu.rencana(
            "t.indikator_id IN (SELECT i.id FROM penilaian_indikator AS i WHERE i.hasil_id = b.id)", ("jenis", "bobot")
        )

    def __str__(self) -> str:
        return self.uraian


@dilacak(indeks=["skp"])
class Indikator(UkuranHasil):
    """A measure of a result (*indikator kinerja individu*). `bagian` is its share of the result's weight in percent,
    `bobot` the weight as used: bobot of the result × share / 100, kept by `penilaian.domain.rencana`. With `layanan`
    its figures are the index of that service and come by `penilaian.domain.indeks_layanan` alone."""

    skp = models.ForeignKey(SKP, models.CASCADE, related_name="indikator")
    hasil = models.ForeignKey(HasilKerja, models.CASCADE, related_name="indikator")
    bobot = models.DecimalField(max_digits=9, decimal_places=4, editable=False)
    sumber = models.CharField(max_length=8, choices=SumberIndikator, default=SumberIndikator.MANUAL)
    layanan = models.ForeignKey(
        Layanan, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="indeks kepuasan layanan"
    )

    class Meta:
        verbose_name = "indikator"
        ordering = ["hasil_id", "urutan", "id"]
        constraints = [
            bagian_0_100("indikator_bagian_0_100"),
            batas_urut("indikator_batas_urut"),
            models.CheckConstraint(
                condition=Q(layanan=None) | Q(sumber=SumberIndikator.LAYANAN), name="indikator_layanan_bersumber"
            ),
        ]
        indexes = [models.Index(fields=["layanan"], condition=~Q(layanan=None), name="indikator_berlayanan")]
        triggers = pemicu.rencana("t.indikator_id = b.id", ("hasil_id", "bobot", "arah", "sumber"))


@dilacak(indeks=["skp"])
class TargetPeriode(models.Model):
    """The target of an indicator in one period: a number, or a range up to `target_maks`; never zero.

    `tidak_dievaluasi` takes the indicator out of that period with a reason (leave, for example). Written only by
    `penilaian.domain.rencana`.
    """

    skp = models.ForeignKey(SKP, models.CASCADE, related_name="target")
    indikator = models.ForeignKey(Indikator, models.CASCADE, related_name="target")
    periode = models.ForeignKey(Periode, models.PROTECT, related_name="+")
    target = models.DecimalField(max_digits=18, decimal_places=4)
    target_maks = models.DecimalField("batas atas", max_digits=18, decimal_places=4, null=True, blank=True)
    tidak_dievaluasi = models.CharField("alasan tidak dievaluasi", max_length=200, blank=True)

    class Meta:
        verbose_name = "target periode"
        constraints = [
            models.UniqueConstraint(fields=["indikator", "periode"], name="target_sekali_seperiode"),
            models.CheckConstraint(
                condition=Q(target__gt=0),
                name="target_lebih_dari_nol",
                violation_error_message="Target harus lebih dari nol. "
                "Untuk sasaran tanpa kejadian, pakai ukuran ya/tidak.",
            ),
            models.CheckConstraint(
                condition=Q(target_maks=None) | Q(target_maks__gte=F("target")),
                name="target_rentang_naik",
                violation_error_message="Batas atas target tidak boleh di bawah batas bawahnya.",
            ),
        ]
        indexes = [models.Index(fields=["periode", "skp"], name="target_periode_skp")]
        triggers = pemicu.masukan()

    def __str__(self) -> str:
        return f"{self.indikator_id}: {self.target}"
