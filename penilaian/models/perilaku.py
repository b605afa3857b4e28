"""Behaviour: continuous feedback, and the aiding rating per BerAKHLAK value."""

import uuid

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from kinerja.pelacakan import dilacak
from pegawai.models import Pengguna
from penilaian import pemicu
from penilaian.choices import NadaUmpanBalik, NilaiDasar, Rating, SebagaiUmpanBalik
from penilaian.models.hasil import HasilKerja
from penilaian.models.periode import Periode
from penilaian.models.skp import SKP


@dilacak()
class UmpanBalik(models.Model):
    """Feedback given at any time on a result or on a value of BerAKHLAK, signed. Constructive: what was seen, its
    effect, the next step. Never changed once given. Written only by `penilaian.domain.umpan_balik`."""

    publik = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    skp = models.ForeignKey(SKP, models.PROTECT, related_name="umpan_balik")
    penulis = models.ForeignKey(Pengguna, models.PROTECT, related_name="umpan_balik_ditulis")
    sebagai = models.CharField(max_length=10, choices=SebagaiUmpanBalik, default=SebagaiUmpanBalik.ATASAN)
    nada = models.CharField(max_length=10, choices=NadaUmpanBalik)
    hasil = models.ForeignKey(HasilKerja, models.SET_NULL, null=True, blank=True, related_name="umpan_balik")
    nilai_dasar = models.CharField("nilai BerAKHLAK", max_length=24, choices=NilaiDasar, blank=True)
    kejadian = models.TextField("apa yang terlihat")
    dampak = models.TextField(blank=True)
    langkah = models.TextField("langkah berikutnya", blank=True)
    dibuat = models.DateTimeField(db_default=Now())
    dibaca = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = "umpan balik"
        verbose_name_plural = "umpan balik"
        ordering = ["-dibuat", "-id"]
        constraints = [
            models.CheckConstraint(condition=~Q(hasil=None, nilai_dasar=""), name="umpan_balik_ada_pokok"),
        ]
        indexes = [models.Index(fields=["skp", "-dibuat"], name="umpan_balik_skp")]

    def __str__(self) -> str:
        return self.kejadian[:60]


@dilacak(indeks=["skp"])
class Perilaku(models.Model):
    """The aiding rating of one BerAKHLAK value in a period, by the assessor; *di bawah* asks for a dated example.
    With `sumber` "rekan" it is the mean of an anonymous round, whose use gives behaviour more weight in the index.
    Written only by `penilaian.domain.perilaku` and `penilaian.domain.pendapat`."""

    skp = models.ForeignKey(SKP, models.CASCADE, related_name="perilaku")
    periode = models.ForeignKey(Periode, models.PROTECT, related_name="+")
    aspek = models.CharField(max_length=24, choices=NilaiDasar)
    sumber = models.CharField(max_length=10, default="penilai")
    rating = models.CharField(max_length=8, choices=Rating)
    contoh = models.TextField("contoh perilaku", blank=True)
    tanggal_contoh = models.DateField(null=True, blank=True)

    class Meta:
        verbose_name = "perilaku"
        verbose_name_plural = "perilaku"
        constraints = [
            models.UniqueConstraint(fields=["skp", "periode", "aspek", "sumber"], name="perilaku_sekali"),
            models.CheckConstraint(
                condition=~Q(rating=Rating.DI_BAWAH)
                | ~Q(sumber="penilai")
                | (~Q(contoh="") & Q(tanggal_contoh__isnull=False)),
                name="perilaku_di_bawah_ada_contoh",
                violation_error_message="Rating di bawah ekspektasi memerlukan contoh perilaku dan tanggalnya.",
            ),
        ]
        indexes = [models.Index(fields=["periode", "skp"], name="perilaku_periode_skp")]
        triggers = pemicu.masukan()

    def __str__(self) -> str:
        return f"{self.get_aspek_display()}: {self.get_rating_display()}"
