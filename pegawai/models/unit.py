"""The tree of units: city, agencies, bidang, seksi, kecamatan, kelurahan, schools, puskesmas."""

from django.db import models
from django.db.models import Q
from tree_queries.models import TreeNode
from tree_queries.query import TreeQuerySet

from kinerja.pelacakan import dilacak
from pegawai.choices import JENIS_OPD, JenisUnit


class UnitKerjaQuerySet(TreeQuerySet):
    def aktif(self) -> "UnitKerjaQuerySet":
        return self.filter(aktif=True)

    def opd(self) -> "UnitKerjaQuerySet":
        return self.filter(jenis__in=JENIS_OPD)


@dilacak()
class UnitKerja(TreeNode):
    """One unit. `parent` (induk) makes the tree; `opd` is the agency it belongs to (itself for an agency), kept by
    `pegawai.domain.unit` so that filters and counts by agency need no walk through the tree."""

    kode = models.CharField(max_length=30, unique=True)
    nama = models.CharField(max_length=160)
    jenis = models.CharField(max_length=20, choices=JenisUnit)
    opd = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="anggota_opd")
    aktif = models.BooleanField(default=True)
    versi = models.PositiveIntegerField(default=1, help_text="naik pada tiap perubahan, penjaga sunting bersamaan")

    objects = UnitKerjaQuerySet.as_manager()

    class Meta:
        verbose_name = "unit kerja"
        verbose_name_plural = "unit kerja"
        ordering = ["kode"]
        constraints = [
            models.CheckConstraint(condition=~Q(parent=models.F("id")), name="unit_bukan_induk_sendiri"),
        ]

    def __str__(self) -> str:
        return self.nama

    @property
    def nama_jelas(self) -> str:
        """Name with its agency: many agencies have a Sekretariat. Reads `opd`, so select it."""
        return self.nama if self.opd_id in (None, self.pk) else f"{self.nama} – {self.opd}"
