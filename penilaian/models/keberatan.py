"""Objections to a delivered result, questions before delivery, and the terms that both keep to."""

import uuid
from typing import cast

import pgtrigger
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from kinerja.models import Berkas
from kinerja.pelacakan import dilacak
from pegawai.models import Pegawai, Pengguna
from penilaian.choices import (
    KEBERATAN_BERJALAN,
    AmarKeberatan,
    JenisHari,
    JenisLangkah,
    PokokKeberatan,
    StatusKeberatan,
)
from penilaian.models.nilai import PutusanNilai
from penilaian.models.periode import Periode
from penilaian.models.realisasi import Realisasi
from penilaian.models.skp import SKP

_SESUDAH_KIRIM = (*KEBERATAN_BERJALAN, StatusKeberatan.DIPUTUS)


def _jenis_hari(bawaan: JenisHari) -> models.CharField:
    return models.CharField(max_length=8, choices=JenisHari, default=bawaan)


@dilacak()
class AturanKeberatan(models.Model):
    """Terms of objections and of passing a case on, in days, from `mulai` on. A row is never changed: a new one
    replaces it for what is delivered or sent later, so that no running term moves. Written only by
    `penilaian.domain.aturan_keberatan`.

    `pemutus_puncak` decides where nobody stands above the assessor (the mayor assessed).
    """

    mulai = models.DateTimeField(db_default=Now())
    hari_ajukan = models.PositiveSmallIntegerField(default=14)
    jenis_ajukan = _jenis_hari(JenisHari.KALENDER)
    hari_tanggapan = models.PositiveSmallIntegerField(default=5)
    jenis_tanggapan = _jenis_hari(JenisHari.KERJA)
    hari_putusan = models.PositiveSmallIntegerField(default=14)
    jenis_putusan = _jenis_hari(JenisHari.KERJA)
    # From the deadline of rating until a case that is not rated passes to the assessor's superior; 0: at once.
    hari_alih = models.PositiveSmallIntegerField(default=0)
    jenis_alih = _jenis_hari(JenisHari.KERJA)
    pemutus_puncak = models.ForeignKey(Pegawai, models.PROTECT, null=True, blank=True, related_name="+")
    alasan = models.CharField(max_length=200, blank=True)
    oleh = models.ForeignKey(Pengguna, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = "aturan keberatan"
        ordering = ["-mulai", "-id"]
        triggers = [
            pgtrigger.Protect(name="aturan_keberatan_tetap", operation=pgtrigger.Update | pgtrigger.Delete),
        ]

    def __str__(self) -> str:
        return f"{self.hari_ajukan} {self.get_jenis_ajukan_display()}"


class KeberatanQuerySet(models.QuerySet["Keberatan"]):
    def berjalan(self) -> "KeberatanQuerySet":
        """Sent and not decided yet."""
        return self.filter(status__in=KEBERATAN_BERJALAN)

    def terlihat_oleh(self, pengguna: Pengguna) -> "KeberatanQuerySet":
        """The objections this user may read. See `penilaian.queries.lingkup`."""
        from penilaian.queries.lingkup import saring_keberatan

        return cast("KeberatanQuerySet", saring_keberatan(self, pengguna))


@dilacak()
class Keberatan(models.Model):
    """One objection of a person to a delivered decision, a returned result or a survey figure in it.

    `pemutus` is who has to decide now, `tingkat` how often it went up (1: the assessor's superior), None while nobody
    can be found. Deadlines are fixed when it is sent. Written only by `penilaian.domain.keberatan`.
    """

    publik = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    nomor = models.CharField(max_length=20, blank=True)
    skp = models.ForeignKey(SKP, models.PROTECT, related_name="keberatan")
    periode = models.ForeignKey(Periode, models.PROTECT, related_name="keberatan")
    putusan = models.ForeignKey(PutusanNilai, models.PROTECT, related_name="keberatan")
    pokok = models.CharField(max_length=8, choices=PokokKeberatan, default=PokokKeberatan.NILAI)
    realisasi = models.ForeignKey(Realisasi, models.PROTECT, null=True, blank=True, related_name="+")
    # A figure of the officer alone (U6 or U7 of one service), as it stood when it was named: it goes on changing.
    angka = models.CharField("angka petugas", max_length=250, blank=True, default="")
    uraian = models.TextField("alasan keberatan", blank=True)
    harapan = models.TextField("yang diminta", blank=True)
    status = models.CharField(max_length=8, choices=StatusKeberatan, default=StatusKeberatan.DRAF)
    tenggat_ajukan = models.DateTimeField()
    diajukan = models.DateTimeField(null=True, blank=True)
    tenggat_tanggapan = models.DateTimeField(null=True, blank=True)
    tanggapan = models.TextField("tanggapan penilai", blank=True)
    ditanggapi = models.DateTimeField(null=True, blank=True)
    ditanggapi_oleh = models.ForeignKey(Pengguna, models.PROTECT, null=True, blank=True, related_name="+")
    pemutus = models.ForeignKey(Pegawai, models.PROTECT, null=True, blank=True, related_name="+")
    tingkat = models.PositiveSmallIntegerField(default=1)
    tenggat_putusan = models.DateTimeField(null=True, blank=True)
    amar = models.CharField(max_length=10, choices=AmarKeberatan, blank=True)
    pertimbangan = models.TextField(blank=True)
    diputus = models.DateTimeField(null=True, blank=True)
    diputus_oleh = models.ForeignKey(Pengguna, models.PROTECT, null=True, blank=True, related_name="+")
    putusan_baru = models.OneToOneField(PutusanNilai, models.PROTECT, null=True, blank=True, related_name="+")
    ditarik = models.DateTimeField(null=True, blank=True)
    revisi = models.PositiveIntegerField(default=1, help_text="naik pada tiap perubahan, penjaga sunting bersamaan")
    dibuat = models.DateTimeField(db_default=Now())

    objects = KeberatanQuerySet.as_manager()

    class Meta:
        verbose_name = "keberatan"
        verbose_name_plural = "keberatan"
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(fields=["nomor"], condition=~Q(nomor=""), name="keberatan_nomor_tunggal"),
            models.UniqueConstraint(
                fields=["skp", "periode"],
                condition=Q(status__in=(StatusKeberatan.DRAF, *KEBERATAN_BERJALAN)),
                name="keberatan_satu_terbuka",
                violation_error_message="Sudah ada keberatan yang belum selesai untuk hasil ini.",
            ),
            models.CheckConstraint(
                condition=~Q(status__in=_SESUDAH_KIRIM)
                | (~Q(nomor="") & ~Q(uraian="") & Q(diajukan__isnull=False, tenggat_putusan__isnull=False)),
                name="keberatan_terkirim_lengkap",
            ),
            models.CheckConstraint(
                condition=~Q(status=StatusKeberatan.DIPUTUS)
                | (~Q(amar="") & ~Q(pertimbangan="") & Q(diputus__isnull=False, diputus_oleh__isnull=False)),
                name="keberatan_diputus_beralasan",
            ),
            models.CheckConstraint(
                condition=~Q(amar__in=(AmarKeberatan.DIKABULKAN, AmarKeberatan.SEBAGIAN))
                | Q(putusan_baru__isnull=False),
                name="keberatan_dikabulkan_berputusan",
            ),
            models.CheckConstraint(
                condition=Q(pokok=PokokKeberatan.NILAI)
                | Q(realisasi__isnull=False)
                | (Q(pokok=PokokKeberatan.SURVEI) & ~Q(angka="")),
                name="keberatan_ada_pokok",
            ),
        ]
        indexes = [
            models.Index(
                fields=["tenggat_putusan"], condition=Q(status__in=KEBERATAN_BERJALAN), name="keberatan_berjalan"
            )
        ]

    def __str__(self) -> str:
        return self.nomor or "Draf keberatan"

    @property
    def berjalan(self) -> bool:
        return self.status in KEBERATAN_BERJALAN


class LangkahKeberatan(models.Model):
    """One step of an objection, append-only: what, who, when; `kepada` is who has to decide from then on."""

    keberatan = models.ForeignKey(Keberatan, models.PROTECT, related_name="langkah")
    jenis = models.CharField(max_length=10, choices=JenisLangkah)
    oleh = models.ForeignKey(Pengguna, models.PROTECT, null=True, blank=True, related_name="+")
    kepada = models.ForeignKey(Pegawai, models.PROTECT, null=True, blank=True, related_name="+")
    catatan = models.TextField(blank=True)
    kapan = models.DateTimeField(db_default=Now())

    class Meta:
        verbose_name = "langkah keberatan"
        ordering = ["id"]
        triggers = [
            pgtrigger.Protect(name="langkah_keberatan_tetap", operation=pgtrigger.Update | pgtrigger.Delete),
        ]

    def __str__(self) -> str:
        return self.get_jenis_display()


@dilacak()
class LampiranKeberatan(models.Model):
    """A file laid beside an objection by its writer or by the assessor who answers it."""

    publik = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    keberatan = models.ForeignKey(Keberatan, models.CASCADE, related_name="lampiran")
    berkas = models.ForeignKey(Berkas, models.PROTECT, related_name="+")
    oleh = models.ForeignKey(Pengguna, models.PROTECT, related_name="+")
    dibuat = models.DateTimeField(db_default=Now())

    class Meta:
        verbose_name = "lampiran keberatan"
        ordering = ["id"]

    def __str__(self) -> str:
        return self.berkas.nama


@dilacak()
class Pertanyaan(models.Model):
    """A question of the person to the assessor about a result that was not delivered yet, and the answer.
    Written only by `penilaian.domain.pertanyaan`."""

    publik = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    skp = models.ForeignKey(SKP, models.PROTECT, related_name="pertanyaan")
    periode = models.ForeignKey(Periode, models.PROTECT, related_name="+")
    isi = models.TextField("pertanyaan")
    oleh = models.ForeignKey(Pengguna, models.PROTECT, related_name="+")
    dibuat = models.DateTimeField(db_default=Now())
    jawaban = models.TextField(blank=True)
    dijawab = models.DateTimeField(null=True, blank=True)
    dijawab_oleh = models.ForeignKey(Pengguna, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = "pertanyaan kepada penilai"
        ordering = ["-id"]
        indexes = [models.Index(fields=["skp", "periode"], name="pertanyaan_skp_periode")]

    def __str__(self) -> str:
        return self.isi[:60]
