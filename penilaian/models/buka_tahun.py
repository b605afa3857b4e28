"""The guided act that opens a year: its draft while it is prepared, its record afterwards."""

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from kinerja.pelacakan import dilacak
from pegawai.models import Pengguna
from penilaian.models.kebijakan import Kebijakan


@dilacak()
class BukaTahun(models.Model):
    """One row a year. Until `dibuka` it is a draft that a lost session does not lose; then it tells who opened the
    year and when. Written only by `penilaian.domain.buka_tahun`.

    `jadwal` maps a kind of period to its two deadlines, in days after the last day (results, rating). `templat` lists
    the ids of the templates to propose (None: that step was not looked at); `dibagikan` is when they were queued.
    """

    tahun = models.PositiveSmallIntegerField(unique=True)
    kebijakan = models.ForeignKey(Kebijakan, models.PROTECT, null=True, blank=True, related_name="+")
    jadwal = models.JSONField(default=dict, blank=True)
    templat = models.JSONField(null=True, blank=True)
    kesiapan_diperiksa = models.DateTimeField(null=True, blank=True)
    judul = models.CharField("judul kabar", max_length=160, blank=True, default="")
    isi = models.CharField("isi kabar", max_length=400, blank=True, default="")
    revisi = models.PositiveIntegerField(default=0)
    diubah_oleh = models.ForeignKey(Pengguna, models.PROTECT, related_name="+")
    diubah = models.DateTimeField(db_default=Now())
    dibuka = models.DateTimeField(null=True, blank=True)
    dibuka_oleh = models.ForeignKey(Pengguna, models.PROTECT, null=True, blank=True, related_name="+")
    dikabari = models.PositiveIntegerField("orang yang dikabari", default=0)
    dibagikan = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = "pembukaan tahun"
        ordering = ["-tahun"]
        constraints = [
            models.CheckConstraint(condition=Q(tahun__gte=2020, tahun__lte=2100), name="buka_tahun_masuk_akal"),
            models.CheckConstraint(
                condition=Q(dibuka=None, dibuka_oleh=None)
                | Q(dibuka__isnull=False, dibuka_oleh__isnull=False, kebijakan__isnull=False),
                name="buka_tahun_oleh_seseorang",
            ),
        ]

    def __str__(self) -> str:
        return f"Tahun {self.tahun}"
