"""The superiors' feedback report."""

import uuid
from typing import cast

from django.db import models
from django.db.models.functions import Now

from pegawai.models import Pegawai, Pengguna
from penilaian.models.periode import Periode


class LaporanQuerySet(models.QuerySet["Laporan"]):
    def terlihat_oleh(self, pengguna: Pengguna) -> "LaporanQuerySet":
        """The reports this user may open. See `penilaian.queries.lingkup`."""
        from penilaian.queries.lingkup import saring_laporan

        return cast("LaporanQuerySet", saring_laporan(self, pengguna))


class Laporan(models.Model):
    """One report for one superior and period: `isi` holds the composed content (see `penilaian.queries.laporan`), so
    that screen and PDF say the same. Written only by `penilaian.domain.laporan`; composing again replaces it."""

    publik = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    penilai = models.ForeignKey(Pegawai, models.CASCADE, related_name="laporan")
    periode = models.ForeignKey(Periode, models.PROTECT, related_name="laporan")
    isi = models.JSONField()
    disusun = models.DateTimeField(db_default=Now())
    dibaca = models.DateTimeField(null=True, blank=True)

    objects = LaporanQuerySet.as_manager()

    class Meta:
        verbose_name = "laporan umpan balik"
        ordering = ["-periode__rentang"]
        constraints = [models.UniqueConstraint(fields=["penilai", "periode"], name="laporan_sekali")]

    def __str__(self) -> str:
        return f"Laporan {self.penilai} {self.periode}"

    @property
    def jumlah_orang(self) -> int:
        return len({o["pegawai"] for o in self.isi["orang"]})

    @property
    def jumlah_bantuan(self) -> int:
        """Rows of people who need help."""
        return sum(1 for o in self.isi["orang"] if o["alasan"])

    @property
    def jumlah_belum(self) -> int:
        """Rows of which nothing can be said yet: no reason to help, and no figure to judge by."""
        return sum(1 for o in self.isi["orang"] if not o["alasan"] and not o.get("nilai_hasil"))
