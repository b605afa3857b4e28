"""What-if: a policy version tried on a finished period, beside the scores and never in them."""

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from kinerja.models import Pekerjaan
from penilaian.choices import Predikat, Rating
from penilaian.models.kebijakan import Kebijakan
from penilaian.models.periode import Periode
from penilaian.models.skp import SKP


def _figur() -> models.DecimalField:
    return models.DecimalField(max_digits=6, decimal_places=2, null=True)


def _rating() -> models.CharField:
    return models.CharField(max_length=8, choices=Rating, null=True)


def _predikat() -> models.CharField:
    return models.CharField(max_length=16, choices=Predikat, null=True)


class Andai(models.Model):
    """One trial: the policy with its numbers as they were (`angka`, so that a later edit of the draft neither mixes
    into a run nor hides), on a closed period. The summary stands in `pekerjaan.hasil`. Written only by
    `penilaian.domain.andai`."""

    pekerjaan = models.OneToOneField(Pekerjaan, models.CASCADE, related_name="andai", primary_key=True)
    periode = models.ForeignKey(Periode, models.PROTECT, related_name="+")
    kebijakan = models.ForeignKey(Kebijakan, models.CASCADE, related_name="andai")
    angka = models.JSONField()
    semula = models.CharField(max_length=16)
    dibuat = models.DateTimeField(db_default=Now())

    class Meta:
        verbose_name = "uji dampak aturan"
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.kebijakan} pada {self.periode}"


class AndaiNilai(models.Model):
    """A scratch row of a trial: what a plan would get (`predikat`: of both proposals) and what it has (`lama_…`).

    Unlogged and without foreign keys in the database: cheap to write, thrown away by `penilaian.domain.andai`, and
    empty after a crash of the server. `berubah`: a proposal or the predikat differs; `angka_berubah`: a figure does.
    """

    andai = models.ForeignKey(Andai, models.CASCADE, related_name="baris", db_constraint=False)
    skp = models.ForeignKey(SKP, models.CASCADE, related_name="+", db_constraint=False)
    nilai_hasil, nilai_perilaku, indeks = _figur(), _figur(), _figur()
    usulan_hasil, usulan_perilaku, predikat = _rating(), _rating(), _predikat()
    lama_hasil, lama_perilaku, lama_indeks = _figur(), _figur(), _figur()
    lama_usulan_hasil, lama_usulan_perilaku, lama_predikat = _rating(), _rating(), _predikat()
    berubah = models.BooleanField()
    angka_berubah = models.BooleanField()

    class Meta:
        verbose_name = "nilai andai"
        constraints = [models.UniqueConstraint(fields=["andai", "skp"], name="andai_sekali")]
        indexes = [models.Index(fields=["andai"], condition=Q(berubah=True), name="andai_berubah")]

    def __str__(self) -> str:
        return f"{self.skp_id}: {self.lama_predikat} → {self.predikat}"

    @property
    def hanya_matriks(self) -> bool:
        """The predikat differs although both ratings stay: the matrix is another."""
        sama = (self.lama_usulan_hasil, self.lama_usulan_perilaku) == (self.usulan_hasil, self.usulan_perilaku)
        return sama and self.lama_predikat != self.predikat
