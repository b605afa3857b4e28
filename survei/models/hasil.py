"""The index of a period."""

from django.db import models

from survei import pemicu
from survei.choices import Bobot, Mutu
from survei.models.nilai import SembilanUnsur
from survei.models.periode import PeriodeSurvei
from survei.rumus_gabung import Indeks
from survei.rumus_selang import ragu


class HasilSurvei(SembilanUnsur):
    """The index of one period: machine figures, computed by `survei.domain.hasil` alone, frozen with the approval.

    The nine columns are the means (NRR) of the unsur. `ikm` is the official index, `ikm_semua` the one with the
    answers that a decision took out, `ikm_tanpa_biaya` without unsur biaya (shown for free services), `ipak` the
    separate anti-corruption index (25–100). `selang_*` is the 95 % interval, empty below ten answers.
    """

    periode = models.OneToOneField(PeriodeSurvei, models.CASCADE, related_name="hasil")
    bobot = models.CharField(max_length=5, choices=Bobot)
    populasi = models.PositiveIntegerField(null=True, blank=True)
    n = models.PositiveIntegerField()
    tidak_lengkap = models.PositiveIntegerField(default=0)
    dikecualikan = models.PositiveIntegerField(default=0)
    terbuka = models.PositiveIntegerField("lewat tautan terbuka", default=0)
    ikm = models.DecimalField(max_digits=5, decimal_places=2)
    mutu = models.CharField(max_length=1, choices=Mutu)
    ikm_semua = models.DecimalField(max_digits=5, decimal_places=2)
    ikm_tanpa_biaya = models.DecimalField(max_digits=5, decimal_places=2, null=True, blank=True)
    ipak = models.DecimalField(max_digits=5, decimal_places=2, null=True, blank=True)
    simpangan = models.DecimalField(max_digits=9, decimal_places=6, null=True, blank=True)
    selang_bawah = models.DecimalField(max_digits=5, decimal_places=2, null=True, blank=True)
    selang_atas = models.DecimalField(max_digits=5, decimal_places=2, null=True, blank=True)
    dihitung = models.DateTimeField()

    class Meta:
        verbose_name = "hasil survei"
        verbose_name_plural = "hasil survei"
        triggers = pemicu.beku()

    def __str__(self) -> str:
        return f"{self.ikm} ({self.mutu})"

    @property
    def indeks(self) -> Indeks:
        """The index with its spread, for joining it with others and for telling it from another."""
        return Indeks(self.ikm, self.n, self.simpangan, self.populasi)

    @property
    def huruf_ragu(self) -> str:
        """The letters that the interval touches, the best first ("A/B"), empty when the letter is certain or when no
        interval can say so."""
        return ragu(self.selang_bawah, self.selang_atas)
