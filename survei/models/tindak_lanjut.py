"""Plans of improvement (*rencana tindak lanjut*, RTL)."""

import uuid

from django.db import models
from django.db.models import Q

from kinerja.pelacakan import dilacak
from pegawai.models import Pegawai
from survei.choices import StatusTindakLanjut, Unsur
from survei.models.periode import PeriodeSurvei


@dilacak(indeks=["periode"])
class TindakLanjut(models.Model):
    """One line of the RTL table that follows a survey: unsur, root cause, action, who, until when, proof. Written only
    by `survei.domain.tindak_lanjut`."""

    publik = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    periode = models.ForeignKey(PeriodeSurvei, models.PROTECT, related_name="tindak_lanjut")
    unsur = models.CharField(max_length=12, choices=Unsur)
    sebab = models.TextField("akar masalah")
    kegiatan = models.TextField()
    penanggung_jawab = models.ForeignKey(Pegawai, models.PROTECT, related_name="+")
    tenggat = models.DateField()
    status = models.CharField(max_length=8, choices=StatusTindakLanjut, default=StatusTindakLanjut.BELUM)
    bukti = models.TextField("bukti penyelesaian", blank=True)
    selesai = models.DateField("tanggal selesai", null=True, blank=True)
    versi = models.PositiveIntegerField(default=1, help_text="naik pada tiap perubahan, penjaga sunting bersamaan")

    class Meta:
        verbose_name = "tindak lanjut"
        verbose_name_plural = "tindak lanjut"
        ordering = ["tenggat", "id"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(status=StatusTindakLanjut.SELESAI) | (Q(selesai__isnull=False) & ~Q(bukti="")),
                name="tindak_lanjut_selesai_berbukti",
                violation_error_message="Yang selesai perlu bukti dan tanggal selesai.",
            )
        ]

    def __str__(self) -> str:
        return self.kegiatan[:60]
