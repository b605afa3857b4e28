"""The policy in plain words, in versions, and what it means for whom."""

import uuid

from django.db import models
from django.db.models.functions import Now

from kinerja.pelacakan import dilacak
from pegawai.models import Pengguna
from sosialisasi.choices import Kelompok, SimpulanManfaat


@dilacak()
class Materi(models.Model):
    """A subject of the policy, such as "Mengapa nilai ini?"; its words stand in versions. Written only by
    `sosialisasi.domain.materi`."""

    publik = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    kode = models.SlugField(max_length=40, unique=True)
    judul = models.CharField(max_length=120)
    ringkas = models.CharField("dalam satu kalimat", max_length=200)
    urutan = models.PositiveSmallIntegerField(default=1)
    aktif = models.BooleanField(default=True)
    versi = models.PositiveIntegerField(default=1, help_text="naik pada tiap perubahan, penjaga sunting bersamaan")

    class Meta:
        verbose_name = "materi"
        verbose_name_plural = "materi"
        ordering = ["urutan", "judul"]

    def __str__(self) -> str:
        return self.judul


@dilacak(indeks=["materi"])
class VersiMateri(models.Model):
    """Words of a subject. One that was published does not change any more: the next version says what is new."""

    materi = models.ForeignKey(Materi, models.CASCADE, related_name="isi")
    nomor = models.PositiveSmallIntegerField()
    isi = models.TextField()
    perubahan = models.CharField("apa yang berubah", max_length=250, blank=True)
    terbit = models.DateTimeField(null=True, blank=True)
    oleh = models.ForeignKey(Pengguna, models.PROTECT, related_name="+")
    dibuat = models.DateTimeField(db_default=Now())
    versi = models.PositiveIntegerField(default=1, help_text="naik pada tiap perubahan, penjaga sunting bersamaan")

    class Meta:
        verbose_name = "versi materi"
        verbose_name_plural = "versi materi"
        ordering = ["materi_id", "-nomor"]
        constraints = [
            models.UniqueConstraint(fields=["materi", "nomor"], name="versi_materi_sekali"),
            models.UniqueConstraint(
                fields=["materi"], condition=models.Q(terbit__isnull=True), name="versi_materi_satu_draf"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.materi} versi {self.nomor}"


@dilacak(indeks=["isi"])
class ArtiBagi(models.Model):
    """What a version means for one group: "Artinya bagi saya"."""

    isi = models.ForeignKey(VersiMateri, models.CASCADE, related_name="arti")
    kelompok = models.CharField(max_length=8, choices=Kelompok)
    teks = models.TextField()

    class Meta:
        verbose_name = "arti bagi kelompok"
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["isi", "kelompok"], name="arti_bagi_sekali")]

    def __str__(self) -> str:
        return self.get_kelompok_display()


class Manfaat(models.Model):
    """One line of "Apa yang berubah": a figure before and after, and whether it differs beyond chance. Computed by a
    machine above (`kunci` is its own) and replaced as a whole whenever it looks again; also where nothing is seen.
    Written only by `sosialisasi.domain.manfaat`."""

    kunci = models.CharField(max_length=60, unique=True)
    label = models.CharField(max_length=120)
    kalimat = models.CharField(max_length=300)
    satuan = models.CharField(max_length=40, blank=True)
    sebelum = models.DecimalField(max_digits=14, decimal_places=4, null=True)
    sesudah = models.DecimalField(max_digits=14, decimal_places=4, null=True)
    bawah = models.DecimalField(max_digits=14, decimal_places=4, null=True)
    atas = models.DecimalField(max_digits=14, decimal_places=4, null=True)
    simpulan = models.CharField(max_length=6, choices=SimpulanManfaat)
    data_per = models.DateField()
    urutan = models.PositiveSmallIntegerField(default=1)

    class Meta:
        verbose_name = "manfaat terukur"
        verbose_name_plural = "manfaat terukur"
        ordering = ["urutan", "kunci"]

    def __str__(self) -> str:
        return self.label
