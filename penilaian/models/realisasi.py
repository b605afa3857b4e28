"""What was reached, with evidence."""

import uuid

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now

from kinerja.models import Berkas
from kinerja.pelacakan import dilacak
from pegawai.models import Pengguna
from penilaian import pemicu
from penilaian.choices import StatusRealisasi
from penilaian.models.hasil import Indikator
from penilaian.models.periode import Periode
from penilaian.models.skp import SKP


@dilacak(indeks=["skp"])
class Realisasi(models.Model):
    """The figure reached by an indicator in a period. Counts when sent or accepted; a draft does not. In a qualitative
    plan `catatan` says what was reached and there is no figure.

    For figures from a survey, `n` is the number of answers and `selang_*` the 95 % interval. Written only by
    `penilaian.domain.realisasi`.
    """

    skp = models.ForeignKey(SKP, models.CASCADE, related_name="realisasi")
    indikator = models.ForeignKey(Indikator, models.CASCADE, related_name="realisasi")
    periode = models.ForeignKey(Periode, models.PROTECT, related_name="+")
    nilai = models.DecimalField(max_digits=18, decimal_places=4, null=True, blank=True)
    catatan = models.TextField(blank=True)
    n = models.PositiveIntegerField(null=True, blank=True)
    selang_bawah = models.DecimalField(max_digits=9, decimal_places=4, null=True, blank=True)
    selang_atas = models.DecimalField(max_digits=9, decimal_places=4, null=True, blank=True)
    status = models.CharField(max_length=12, choices=StatusRealisasi, default=StatusRealisasi.DRAF)
    dikirim = models.DateTimeField(null=True, blank=True)
    diperiksa = models.DateTimeField(null=True, blank=True)
    diperiksa_oleh = models.ForeignKey(Pengguna, models.PROTECT, null=True, blank=True, related_name="+")
    tanggapan = models.TextField("tanggapan atasan", blank=True)
    revisi = models.PositiveIntegerField(default=1, help_text="naik pada tiap perubahan, penjaga sunting bersamaan")

    class Meta:
        verbose_name = "realisasi"
        constraints = [
            models.UniqueConstraint(fields=["indikator", "periode"], name="realisasi_sekali_seperiode"),
            models.CheckConstraint(
                condition=Q(nilai=None) | Q(nilai__gte=0),
                name="realisasi_tidak_negatif",
                violation_error_message="Realisasi tidak boleh kurang dari nol.",
            ),
            models.CheckConstraint(
                condition=Q(status=StatusRealisasi.DRAF) | Q(nilai__isnull=False) | ~Q(catatan=""),
                name="realisasi_dikirim_berisi",
            ),
            models.CheckConstraint(
                condition=Q(selang_bawah=None) | Q(selang_atas__gte=F("selang_bawah")), name="realisasi_selang_naik"
            ),
        ]
        indexes = [
            models.Index(fields=["periode", "skp"], name="realisasi_periode_skp"),
            models.Index(fields=["skp"], condition=Q(status=StatusRealisasi.DIKIRIM), name="realisasi_belum_diperiksa"),
        ]
        triggers = pemicu.masukan()

    def __str__(self) -> str:
        return f"{self.indikator_id}: {self.nilai}"


@dilacak()
class Bukti(models.Model):
    """A piece of evidence: a stored file or a link. `kunci` is chosen by the sender's device, so that the same photo
    sent twice is kept once. Written only by `penilaian.domain.bukti`."""

    publik = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    realisasi = models.ForeignKey(Realisasi, models.CASCADE, related_name="bukti")
    berkas = models.ForeignKey(Berkas, models.PROTECT, null=True, blank=True, related_name="+")
    tautan = models.URLField(max_length=500, blank=True)
    keterangan = models.CharField(max_length=160, blank=True)
    kunci = models.CharField(max_length=64)
    dibuat = models.DateTimeField(db_default=Now())

    class Meta:
        verbose_name = "bukti dukung"
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["realisasi", "kunci"], name="bukti_sekali"),
            models.CheckConstraint(condition=~Q(berkas=None, tautan=""), name="bukti_berisi"),
        ]

    def __str__(self) -> str:
        return self.keterangan or self.tautan or str(self.berkas)
