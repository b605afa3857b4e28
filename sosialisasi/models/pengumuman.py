"""Announcements to an audience, and who has read them."""

import uuid

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from kinerja.pelacakan import dilacak
from pegawai.choices import JenisPegawai
from pegawai.models import Pengguna, UnitKerja
from sosialisasi.choices import Kelompok, StatusPengumuman


class PengumumanQuerySet(models.QuerySet["Pengumuman"]):
    def terlihat_oleh(self, pengguna) -> "models.QuerySet[Pengumuman]":
        """Those addressed to the person, and those of the units whose communication they look after."""
        from sosialisasi.queries.lingkup import saring_pengumuman

        return saring_pengumuman(self, pengguna)

    def dikelola_oleh(self, pengguna) -> "models.QuerySet[Pengumuman]":
        """Those of the units whose communication this account looks after, drafts included."""
        from sosialisasi.queries.lingkup import saring_dikelola

        return saring_dikelola(self, pengguna)


@dilacak()
class Pengumuman(models.Model):
    """An announcement of a unit (None: the city) to people of some units (none: all of the sender's), groups and kinds
    of employment (empty: all). Who gets it is fixed when it is published (`Penerimaan`). Written only by
    `sosialisasi.domain.pengumuman`."""

    publik = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    judul = models.CharField(max_length=140)
    isi = models.TextField()
    unit = models.ForeignKey(UnitKerja, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="dari")
    sasaran_unit = models.ManyToManyField(UnitKerja, through="SasaranUnit", related_name="+")
    sasaran_kelompok = ArrayField(models.CharField(max_length=8, choices=Kelompok), default=list, blank=True)
    sasaran_jenis = ArrayField(models.CharField(max_length=10, choices=JenisPegawai), default=list, blank=True)
    wajib_baca = models.BooleanField("wajib dibaca", default=False)
    tenggat_baca = models.DateField("dibaca paling lambat", null=True, blank=True)
    boleh_komentar = models.BooleanField("boleh dikomentari", default=False)
    status = models.CharField(max_length=7, choices=StatusPengumuman, default=StatusPengumuman.DRAF)
    terbit = models.DateTimeField(null=True, blank=True)
    berakhir = models.DateField("tampil sampai", null=True, blank=True)
    oleh = models.ForeignKey(Pengguna, models.PROTECT, related_name="+")
    dibuat = models.DateTimeField(db_default=Now())
    versi = models.PositiveIntegerField(default=1, help_text="naik pada tiap perubahan, penjaga sunting bersamaan")

    objects = PengumumanQuerySet.as_manager()

    class Meta:
        verbose_name = "pengumuman"
        verbose_name_plural = "pengumuman"
        ordering = ["-terbit", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(status=StatusPengumuman.DRAF) | Q(terbit__isnull=False), name="pengumuman_terbit_bertanggal"
            ),
            models.CheckConstraint(
                condition=Q(wajib_baca=False) | Q(tenggat_baca__isnull=False),
                name="pengumuman_wajib_bertenggat",
                violation_error_message="Isi sampai kapan pengumuman wajib ini dibaca.",
            ),
        ]

    def __str__(self) -> str:
        return self.judul

    @property
    def dapat_dikomentari(self) -> bool:
        """Receivers speak below it now."""
        return self.boleh_komentar and self.status == StatusPengumuman.TERBIT

    @property
    def kelompok(self) -> list[str]:
        """Names of the groups it is for; empty: everybody."""
        return [str(Kelompok(k).label) for k in self.sasaran_kelompok]


@dilacak(indeks=["pengumuman"])
class SasaranUnit(models.Model):
    """A unit, with everything below it, that an announcement is for."""

    pengumuman = models.ForeignKey(Pengumuman, models.CASCADE, related_name="+")
    unit = models.ForeignKey(UnitKerja, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "sasaran unit"
        constraints = [models.UniqueConstraint(fields=["pengumuman", "unit"], name="sasaran_unit_sekali")]

    def __str__(self) -> str:
        return str(self.unit)


@dilacak(indeks=["pengumuman"])
class Penerimaan(models.Model):
    """One receiver of an announcement and when it was read first; `unit` is where they worked when it was published.
    Made in one statement at publication; written only by `sosialisasi.domain.penerimaan`."""

    pengumuman = models.ForeignKey(Pengumuman, models.CASCADE, related_name="penerimaan")
    pengguna = models.ForeignKey(Pengguna, models.CASCADE, related_name="penerimaan")
    unit = models.ForeignKey(UnitKerja, models.PROTECT, null=True, related_name="+")
    dibaca = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = "penerimaan"
        verbose_name_plural = "penerimaan"
        constraints = [models.UniqueConstraint(fields=["pengumuman", "pengguna"], name="penerimaan_sekali")]
        indexes = [
            models.Index(fields=["pengguna"], condition=Q(dibaca__isnull=True), name="penerimaan_belum_dibaca"),
            models.Index(fields=["pengumuman", "unit"], name="penerimaan_unit"),
        ]

    def __str__(self) -> str:
        return f"{self.pengguna_id}"


@dilacak(indeks=["pengumuman"])
class KomentarPengumuman(models.Model):
    """What a receiver says, where comments are on; `disembunyikan` holds why it was hidden."""

    pengumuman = models.ForeignKey(Pengumuman, models.CASCADE, related_name="komentar")
    oleh = models.ForeignKey(Pengguna, models.PROTECT, related_name="+")
    teks = models.TextField()
    pada = models.DateTimeField(db_default=Now())
    disembunyikan = models.CharField(max_length=200, blank=True)

    class Meta:
        verbose_name = "komentar pengumuman"
        verbose_name_plural = "komentar pengumuman"
        ordering = ["id"]

    def __str__(self) -> str:
        return self.teks[:60]
