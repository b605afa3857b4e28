"""Paper sheets keyed in: kept apart until a tenth of the batch was keyed a second time, then counted together."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from kinerja.pelacakan import dilacak
from pegawai.models import Pengguna
from survei.choices import StatusKertas
from survei.models.periode import PeriodeSurvei


@dilacak(indeks=["periode"])
class KelompokKertas(models.Model):
    """A batch of paper sheets of one period. `urutan` is the order in which the printed sheet asks. `selesai_entri` is
    when the first keying ended: the same person may key again only in another sitting. Its answers count from the
    status `masuk` on. Written only by `survei.domain.kertas`."""

    periode = models.ForeignKey(PeriodeSurvei, models.PROTECT, related_name="kertas")
    nomor = models.PositiveIntegerField()
    urutan = models.CharField(max_length=10)
    status = models.CharField(max_length=7, choices=StatusKertas, default=StatusKertas.ENTRI)
    oleh = models.ForeignKey(Pengguna, models.PROTECT, related_name="+")
    selesai_entri = models.DateTimeField(null=True, blank=True)
    persen = models.PositiveSmallIntegerField("bagian yang diketik ulang", default=10)

    class Meta:
        verbose_name = "kelompok kertas"
        verbose_name_plural = "kelompok kertas"
        ordering = ["-nomor"]
        constraints = [models.UniqueConstraint(fields=["periode", "nomor"], name="kelompok_kertas_sekali")]

    def __str__(self) -> str:
        return f"Kelompok {self.nomor}"


def _sembilan(**lain: object) -> ArrayField:
    return ArrayField(models.SmallIntegerField(null=True), size=9, **lain)


def _profil() -> models.JSONField:
    return models.JSONField(default=dict, blank=True)


@dilacak(indeks=["kelompok"], tanpa=["profil", "profil_ulang", "profil_akhir", "saran"])
class LembarKertas(models.Model):
    """One sheet: nine values 1–4 in the order of the rule's list, None where nothing is ticked. `ulang` is the second
    keying of a sheet drawn for it (`diperiksa`), `akhir` what was decided where the two differ, by `diputus_oleh`.

    `profil` is what is ticked about the respondent (field → choice, without what is left open), keyed and decided like
    the answers. `saran` are the words on the sheet, masked; they leave it for the comments when the first keying ends,
    and only `bersaran` stays. The history holds nothing about the respondent, neither profile nor words."""

    kelompok = models.ForeignKey(KelompokKertas, models.CASCADE, related_name="lembar")
    periode = models.ForeignKey(PeriodeSurvei, models.PROTECT, related_name="+")
    nomor = models.PositiveIntegerField("nomor lembar")
    nilai = _sembilan()
    profil = _profil()
    saran = models.TextField(blank=True, default="")
    bersaran = models.BooleanField("ada saran di lembar", default=False)
    diperiksa = models.BooleanField(default=False)
    ulang = _sembilan(null=True, blank=True)
    profil_ulang = _profil()
    ulang_oleh = models.ForeignKey(Pengguna, models.PROTECT, null=True, blank=True, related_name="+")
    akhir = _sembilan(null=True, blank=True)
    profil_akhir = _profil()
    diputus_oleh = models.ForeignKey(Pengguna, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = "lembar kertas"
        verbose_name_plural = "lembar kertas"
        ordering = ["kelompok_id", "id"]
        constraints = [
            models.UniqueConstraint(fields=["periode", "nomor"], name="lembar_kertas_sekali"),
            models.CheckConstraint(
                condition=Q(akhir=None) | Q(diputus_oleh__isnull=False), name="lembar_kertas_putusan_bernama"
            ),
        ]

    def __str__(self) -> str:
        return f"Lembar {self.nomor}"

    @property
    def berbeda(self) -> bool:
        """Keyed twice with different values or another profile, and not decided yet."""
        sama = self.ulang == self.nilai and self.profil_ulang == self.profil
        return self.ulang is not None and not sama and self.akhir is None
