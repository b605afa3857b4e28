"""The performance plan (*sasaran kinerja pegawai*)."""

import uuid
from typing import TYPE_CHECKING, cast

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now

from kinerja.pelacakan import dilacak
from kinerja.waktu import hari_terakhir
from pegawai.models import Pegawai, Penempatan, Pengguna, UnitKerja
from penilaian.choices import SKP_DAPAT_DIUBAH, SKP_MENGIKAT, AsalRancangan, JenisPeriode, Pendekatan, StatusSKP

if TYPE_CHECKING:
    from penilaian.models.periode import Periode


class SKPQuerySet(models.QuerySet["SKP"]):
    def mengikat(self) -> "SKPQuerySet":
        """Plans that were approved: running, replaced by a newer version, or closed."""
        return self.filter(status__in=SKP_MENGIKAT)

    def pada_periode(self, periode: "Periode") -> "SKPQuerySet":
        """Approved plans that are scored in the period: those of its kind whose range touches it. A yearly period is
        everybody's: it has, of the plans of another kind, those that run on its last day, by the assessor of then."""
        sejenis = Q(jenis_periode=periode.jenis, rentang__overlap=periode.rentang)
        if periode.jenis == JenisPeriode.TAHUNAN:
            sejenis |= Q(rentang__contains=hari_terakhir(periode.rentang))
        return self.mengikat().filter(sejenis)

    def jenis_lain(self, periode: "Periode") -> "SKPQuerySet":
        """Approved plans that touch the period but are scored in periods of another kind: nobody misses them here."""
        if periode.jenis == JenisPeriode.TAHUNAN:
            return self.none()
        return self.mengikat().filter(rentang__overlap=periode.rentang).exclude(jenis_periode=periode.jenis)

    def terlihat_oleh(self, pengguna: Pengguna) -> "SKPQuerySet":
        """The plans, with results and scores, that this user may open. See `penilaian.queries.lingkup`."""
        from penilaian.queries.lingkup import saring_skp

        return cast("SKPQuerySet", saring_skp(self, pengguna))


@dilacak()
class SKP(models.Model):
    """One version of one person's plan, for a placement and a range of dates `[)`.

    `penilai` and `unit` are those of the placement when the plan was made: a part that was closed by a transfer
    stays with the assessor of that time. `jenis_periode` is the kind of periods that its targets belong to, by the
    setting for its position (`penilaian.queries.jenis_periode`). Approved plans of one person never overlap.
    Written only by `penilaian.domain.skp`.
    """

    publik = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    pegawai = models.ForeignKey(Pegawai, models.PROTECT, related_name="skp")
    penempatan = models.ForeignKey(Penempatan, models.PROTECT, related_name="skp")
    penilai = models.ForeignKey(Pegawai, models.PROTECT, null=True, blank=True, related_name="skp_dinilai")
    unit = models.ForeignKey(UnitKerja, models.PROTECT, related_name="skp")
    rentang = DateRangeField()
    versi = models.PositiveSmallIntegerField(default=1)
    pendekatan = models.CharField(max_length=12, choices=Pendekatan, default=Pendekatan.KUANTITATIF)
    status = models.CharField(max_length=12, choices=StatusSKP, default=StatusSKP.DRAF)
    jenis_periode = models.CharField(max_length=10, choices=JenisPeriode, default=JenisPeriode.TRIWULAN)
    asal = models.CharField(max_length=10, choices=AsalRancangan, blank=True, default="")
    catatan = models.TextField("catatan atasan", blank=True)
    diajukan = models.DateTimeField(null=True, blank=True)
    disetujui = models.DateTimeField(null=True, blank=True)
    disetujui_oleh = models.ForeignKey(Pengguna, models.PROTECT, null=True, blank=True, related_name="+")
    revisi = models.PositiveIntegerField(default=1, help_text="naik pada tiap perubahan, penjaga sunting bersamaan")
    dibuat = models.DateTimeField(db_default=Now())

    objects = SKPQuerySet.as_manager()

    class Meta:
        verbose_name = "SKP"
        verbose_name_plural = "SKP"
        ordering = ["-rentang", "-versi"]
        constraints = [
            ExclusionConstraint(
                name="skp_tidak_tumpang_tindih",
                expressions=[("pegawai", RangeOperators.EQUAL), ("rentang", RangeOperators.OVERLAPS)],
                condition=Q(status__in=SKP_MENGIKAT),
                violation_error_message="Sudah ada SKP yang berlaku pada rentang itu.",
            ),
            models.UniqueConstraint(
                fields=["pegawai", "penempatan"],
                condition=Q(status__in=(StatusSKP.DRAF, StatusSKP.DIAJUKAN, StatusSKP.DIKEMBALIKAN)),
                name="skp_satu_rancangan",
                violation_error_message="Sudah ada rancangan SKP untuk jabatan ini.",
            ),
            models.CheckConstraint(
                condition=~Q(pegawai=F("penilai")),
                name="skp_bukan_penilai_sendiri",
                violation_error_message="Pegawai tidak menilai dirinya sendiri.",
            ),
        ]
        indexes = [
            models.Index(fields=["penilai", "status"], name="skp_penilai_status"),
            models.Index(fields=["unit"], name="skp_unit"),
        ]

    def __str__(self) -> str:
        return f"SKP {self.pegawai} versi {self.versi}"

    @property
    def dapat_diubah(self) -> bool:
        return self.status in SKP_DAPAT_DIUBAH

    @property
    def usulan(self) -> bool:
        """Begun by somebody else and never sent by the employee: nobody has agreed to it yet."""
        return bool(self.asal) and self.dapat_diubah and self.diajukan is None

    @property
    def nomor(self) -> str:
        """Reference that people quote: beginning of the public id, version, and how often it was changed."""
        return f"{self.publik.hex[:8].upper()}-{self.versi}-{self.revisi}"
