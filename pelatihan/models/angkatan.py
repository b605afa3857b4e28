"""Batches of a programme, their sessions, their participants, and who was there."""

import uuid

from django.contrib.postgres.fields import DateRangeField
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now
from django.utils.crypto import get_random_string

from kinerja.pelacakan import dilacak
from pegawai.models import Pegawai, Pengguna, UnitKerja
from pelatihan.choices import AsalUsulan, CaraHadir, StatusAngkatan, StatusPeserta
from pelatihan.models.program import Program
from pelatihan.pemicu import penuh

_PERSEN = (MinValueValidator(0), MaxValueValidator(100))


def token_sesi() -> str:
    return get_random_string(24)


class AngkatanQuerySet(models.QuerySet["Angkatan"]):
    def terlihat_oleh(self, pengguna: Pengguna) -> "models.QuerySet[Angkatan]":
        """Every signed-in person sees what the city offers; a batch of one agency is for its people."""
        from pelatihan.queries.lingkup import saring_angkatan

        return saring_angkatan(self, pengguna)

    def dikelola_oleh(self, pengguna: Pengguna) -> "models.QuerySet[Angkatan]":
        """Batches that this training manager runs."""
        from pelatihan.queries.lingkup import saring_dikelola

        return saring_dikelola(self, pengguna)


@dilacak()
class Angkatan(models.Model):
    """One run of a programme. `unit` None is open to the whole city, else to the people of that tree.

    `giliran` is the date on which the rule of a regular programme placed it: unique, so that the same turn is never
    opened twice, also when the batch itself is moved to another day. Written only by `pelatihan.domain.angkatan`.
    """

    publik = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    program = models.ForeignKey(Program, models.PROTECT, related_name="angkatan")
    nomor = models.PositiveSmallIntegerField()
    unit = models.ForeignKey(UnitKerja, models.PROTECT, null=True, blank=True, related_name="+")
    giliran = models.DateField(null=True, blank=True)
    masa = DateRangeField()
    tutup_daftar = models.DateField("pendaftaran ditutup")
    kapasitas = models.PositiveSmallIntegerField("tempat", validators=[MinValueValidator(1)])
    tempat = models.CharField(max_length=160, blank=True)
    status = models.CharField(max_length=8, choices=StatusAngkatan, default=StatusAngkatan.DIBUKA)
    versi = models.PositiveIntegerField(default=1, help_text="naik pada tiap perubahan, penjaga sunting bersamaan")

    objects = AngkatanQuerySet.as_manager()

    class Meta:
        verbose_name = "angkatan"
        verbose_name_plural = "angkatan"
        ordering = ["-masa", "id"]
        constraints = [
            models.UniqueConstraint(fields=["program", "nomor"], name="angkatan_nomor_sekali"),
            models.UniqueConstraint(fields=["program", "giliran"], name="angkatan_giliran_sekali"),
            models.CheckConstraint(condition=Q(kapasitas__gte=1), name="angkatan_ada_tempat"),
        ]

    def __str__(self) -> str:
        return f"{self.program} angkatan {self.nomor}"


@dilacak(indeks=["angkatan"])
class Sesi(models.Model):
    """One meeting. Its QR holds `token`; attendance counts from 30 minutes before the start to its end."""

    angkatan = models.ForeignKey(Angkatan, models.CASCADE, related_name="sesi")
    urut = models.PositiveSmallIntegerField()
    judul = models.CharField(max_length=160, blank=True)
    mulai = models.DateTimeField()
    selesai = models.DateTimeField()
    tempat = models.CharField(max_length=160, blank=True)
    token = models.CharField(max_length=24, unique=True, default=token_sesi, editable=False)

    class Meta:
        verbose_name = "sesi"
        verbose_name_plural = "sesi"
        ordering = ["mulai", "urut"]
        constraints = [
            models.UniqueConstraint(fields=["angkatan", "urut"], name="sesi_urut_sekali"),
            models.CheckConstraint(
                condition=Q(selesai__gt=F("mulai")),
                name="sesi_selesai_sesudah_mulai",
                violation_error_message="Jam selesai harus sesudah jam mulai.",
            ),
        ]

    def __str__(self) -> str:
        return self.judul or f"Sesi {self.urut}"


class PesertaQuerySet(models.QuerySet["Peserta"]):
    def terlihat_oleh(self, pengguna: Pengguna) -> "models.QuerySet[Peserta]":
        """One's own, those of one's people, and those of batches and units whose training one manages."""
        from pelatihan.queries.lingkup import saring_peserta

        return saring_peserta(self, pengguna)


@dilacak(indeks=["angkatan", "pegawai"])
class Peserta(models.Model):
    """A person in a batch. `antre` is the order of approval: places and the waiting list follow it and nothing else.

    Test scores are 0–100 and the person's own: the superior sees whether they passed. Written only by
    `pelatihan.domain.peserta`, `…rutin` and `…kelulusan`.
    """

    publik = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    angkatan = models.ForeignKey(Angkatan, models.PROTECT, related_name="peserta")
    pegawai = models.ForeignKey(Pegawai, models.CASCADE, related_name="pelatihan")
    status = models.CharField(max_length=12, choices=StatusPeserta, default=StatusPeserta.DIUSULKAN)
    asal = models.CharField(max_length=10, choices=AsalUsulan)
    alasan = models.CharField(max_length=300, blank=True)
    antre = models.PositiveIntegerField(null=True, blank=True)
    diusulkan = models.DateTimeField(db_default=Now())
    diusulkan_oleh = models.ForeignKey(Pengguna, models.PROTECT, null=True, blank=True, related_name="+")
    diputus = models.DateTimeField(null=True, blank=True)
    diputus_oleh = models.ForeignKey(Pengguna, models.PROTECT, null=True, blank=True, related_name="+")
    catatan = models.CharField("catatan atasan", max_length=250, blank=True)
    tes_awal = models.DecimalField(max_digits=5, decimal_places=2, null=True, blank=True, validators=_PERSEN)
    tes_akhir = models.DecimalField(max_digits=5, decimal_places=2, null=True, blank=True, validators=_PERSEN)
    versi = models.PositiveIntegerField(default=1, help_text="naik pada tiap perubahan, penjaga sunting bersamaan")

    objects = PesertaQuerySet.as_manager()

    class Meta:
        verbose_name = "peserta"
        verbose_name_plural = "peserta"
        ordering = ["angkatan_id", "antre", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["angkatan", "pegawai"],
                name="peserta_angkatan_sekali",
                violation_error_message="Orang ini sudah terdaftar pada angkatan ini.",
            ),
            models.UniqueConstraint(fields=["angkatan", "antre"], name="peserta_antre_sekali"),
        ]
        indexes = [models.Index(fields=["pegawai", "status"], name="peserta_orang")]
        triggers = penuh()

    def __str__(self) -> str:
        return f"{self.pegawai} – {self.angkatan}"


@dilacak(indeks=["peserta"])
class Hadir(models.Model):
    """A participant was at a session."""

    sesi = models.ForeignKey(Sesi, models.CASCADE, related_name="hadir")
    peserta = models.ForeignKey(Peserta, models.CASCADE, related_name="hadir")
    cara = models.CharField(max_length=6, choices=CaraHadir)
    dicatat = models.DateTimeField(db_default=Now())

    class Meta:
        verbose_name = "kehadiran"
        constraints = [models.UniqueConstraint(fields=["sesi", "peserta"], name="hadir_sekali")]

    def __str__(self) -> str:
        return f"{self.peserta_id} di {self.sesi_id}"
