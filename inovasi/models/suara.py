"""What colleagues and citizens say: support, comments, and ideas left without a name."""

import uuid

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from inovasi.choices import AsalTitipan, StatusTitipan
from inovasi.models.usulan import Usulan
from kinerja.pelacakan import dilacak
from pegawai.models import Pegawai, Pengguna, UnitKerja
from survei.models import Layanan


@dilacak(indeks=["usulan"])
class Dukungan(models.Model):
    """One person supports one proposal, once."""

    usulan = models.ForeignKey(Usulan, models.CASCADE, related_name="dukungan")
    pegawai = models.ForeignKey(Pegawai, models.CASCADE, related_name="+")
    pada = models.DateTimeField(db_default=Now())

    class Meta:
        verbose_name = "dukungan"
        verbose_name_plural = "dukungan"
        constraints = [models.UniqueConstraint(fields=["usulan", "pegawai"], name="dukungan_sekali")]

    def __str__(self) -> str:
        return f"dukungan {self.pegawai_id}"


@dilacak(indeks=["usulan"])
class KomentarUsulan(models.Model):
    """What a colleague says about a proposal; `disembunyikan` holds why a manager hid it, empty while it shows."""

    usulan = models.ForeignKey(Usulan, models.CASCADE, related_name="komentar")
    oleh = models.ForeignKey(Pengguna, models.PROTECT, related_name="+")
    teks = models.TextField()
    pada = models.DateTimeField(db_default=Now())
    disembunyikan = models.CharField(max_length=200, blank=True)

    class Meta:
        verbose_name = "komentar usulan"
        verbose_name_plural = "komentar usulan"
        ordering = ["id"]

    def __str__(self) -> str:
        return self.teks[:60]


class TitipanQuerySet(models.QuerySet["Titipan"]):
    def dikelola_oleh(self, pengguna) -> "models.QuerySet[Titipan]":
        """Those of the units whose innovations this account looks after; one without a unit is the city's."""
        from inovasi.queries.lingkup import saring_titipan

        return saring_titipan(self, pengguna)


class Titipan(models.Model):
    """An idea left without a name, by a citizen at a service's page or by an employee who does not want to be known.

    Neither account nor address nor hour is stored, and the history does not track it. `kode` lets the sender follow it
    and, if they wish, come forward later as one of the team; `sidik` makes repeated sending one. Written only by
    `inovasi.domain.titipan`.
    """

    publik = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    kode = models.CharField(max_length=10, unique=True)
    sidik = models.CharField(max_length=64, unique=True, null=True, blank=True)
    asal = models.CharField(max_length=7, choices=AsalTitipan)
    layanan = models.ForeignKey(Layanan, models.PROTECT, null=True, blank=True, related_name="+")
    unit = models.ForeignKey(UnitKerja, models.PROTECT, null=True, blank=True, related_name="+")
    masalah = models.TextField("apa yang menyulitkan")
    ide = models.TextField("ide Anda")
    tanggal = models.DateField(help_text="hari masuk")
    status = models.CharField(max_length=8, choices=StatusTitipan, default=StatusTitipan.BARU)
    jawaban = models.TextField("jawaban kepada pengirim", blank=True)
    usulan = models.ForeignKey(Usulan, models.PROTECT, null=True, blank=True, related_name="titipan")
    versi = models.PositiveIntegerField(default=1, help_text="naik pada tiap perubahan, penjaga sunting bersamaan")

    objects = TitipanQuerySet.as_manager()

    class Meta:
        verbose_name = "ide titipan"
        verbose_name_plural = "ide titipan"
        ordering = ["tanggal", "id"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(status=StatusTitipan.DIANGKAT) | Q(usulan__isnull=False), name="titipan_diangkat_ke_mana"
            ),
            models.CheckConstraint(
                condition=~Q(status=StatusTitipan.DIJAWAB) | ~Q(jawaban=""),
                name="titipan_dijawab",
                violation_error_message="Tulis jawaban kepada pengirim.",
            ),
        ]

    def __str__(self) -> str:
        return f"titipan {self.pk}"
