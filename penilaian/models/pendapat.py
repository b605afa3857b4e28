"""Anonymous rounds of opinion by peers and subordinates. Who takes part and what was said lie in two tables without a
key between them; neither is tracked, neither knows a moment."""

import uuid

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from kinerja.pelacakan import dilacak
from kinerja.waktu import hari_ini
from pegawai.models import Pegawai, Pengguna
from penilaian.choices import NilaiDasar, Rating
from penilaian.models.periode import Periode
from penilaian.models.skp import SKP


@dilacak()
class PutaranPendapat(models.Model):
    """One round for a period, open through its last day `selesai`. Fewer than `minimum` opinions on a person are
    neither shown nor counted, and are removed at the end. Written only by `penilaian.domain.pendapat`."""

    periode = models.OneToOneField(Periode, models.PROTECT, related_name="putaran_pendapat")
    selesai = models.DateField("hari terakhir")
    minimum = models.PositiveSmallIntegerField("pendapat paling sedikit", default=3)
    dibuka_oleh = models.ForeignKey(Pengguna, models.PROTECT, null=True, related_name="+")
    dibuka = models.DateTimeField(db_default=Now())
    ditutup = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = "putaran pendapat"
        ordering = ["-id"]
        constraints = [models.CheckConstraint(condition=Q(minimum__gte=3), name="putaran_paling_sedikit_tiga")]

    def __str__(self) -> str:
        return f"Pendapat {self.periode}"

    @property
    def terbuka(self) -> bool:
        return self.ditutup is None and hari_ini() <= self.selesai


class PesertaPendapat(models.Model):
    """Whose opinion on a plan's person is asked, and whether it was given: not what, not when."""

    putaran = models.ForeignKey(PutaranPendapat, models.CASCADE, related_name="peserta")
    skp = models.ForeignKey(SKP, models.CASCADE, related_name="+")
    pegawai = models.ForeignKey(Pegawai, models.CASCADE, related_name="+")
    sudah = models.BooleanField(default=False)

    class Meta:
        verbose_name = "peserta pendapat"
        constraints = [models.UniqueConstraint(fields=["putaran", "skp", "pegawai"], name="peserta_sekali")]
        indexes = [models.Index(fields=["pegawai", "putaran"], name="peserta_pegawai")]

    def __str__(self) -> str:
        return f"Peserta {self.pk}"


class Pendapat(models.Model):
    """One thing that was said about a person: a rating of one value, or a text. The things one person said carry no
    key among them either. The id is random, so that no order tells who came first."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    putaran = models.ForeignKey(PutaranPendapat, models.CASCADE, related_name="pendapat")
    skp = models.ForeignKey(SKP, models.CASCADE, related_name="+")
    aspek = models.CharField(max_length=24, choices=NilaiDasar, blank=True)
    rating = models.CharField(max_length=8, choices=Rating, blank=True)
    teks = models.TextField(blank=True)

    class Meta:
        verbose_name = "pendapat"
        verbose_name_plural = "pendapat"
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(~Q(aspek=""), ~Q(rating=""), teks="") | Q(~Q(teks=""), aspek="", rating=""),
                name="pendapat_rating_atau_teks",
            )
        ]
        indexes = [models.Index(fields=["putaran", "skp"], name="pendapat_skp")]

    def __str__(self) -> str:
        return "Pendapat"
