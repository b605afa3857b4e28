"""Learning outside the batches, meetings with a guide, certificates: what hours of learning are counted from."""

import uuid

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now

from kinerja.models import Berkas
from kinerja.pelacakan import dilacak
from pegawai.models import Pegawai, Pengguna
from pelatihan.choices import Bentuk, Lingkup, StatusRiwayat
from pelatihan.models.angkatan import Peserta


class RiwayatQuerySet(models.QuerySet["RiwayatLuar"]):
    def terlihat_oleh(self, pengguna: Pengguna) -> "models.QuerySet[RiwayatLuar]":
        """One's own, those of one's people, and those that one checks as HR or training manager."""
        from pelatihan.queries.lingkup import saring_orang

        return saring_orang(self, pengguna)

    def diperiksa_oleh(self, pengguna: Pengguna) -> "models.QuerySet[RiwayatLuar]":
        """Those of the units whose outside training one checks, one's own among them to be seen and not decided."""
        from pelatihan.queries.lingkup import saring_diperiksa

        return saring_diperiksa(self, pengguna)


@dilacak(indeks=["pegawai"])
class RiwayatLuar(models.Model):
    """Training taken elsewhere, sent with its evidence and counted only once it is accepted.

    `jp` is what it counts for, by `pelatihan.rumus`, in the year of `selesai`. Written only by
    `pelatihan.domain.riwayat`.
    """

    publik = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    pegawai = models.ForeignKey(Pegawai, models.CASCADE, related_name="riwayat_luar")
    nama = models.CharField("nama pelatihan", max_length=200)
    penyelenggara = models.CharField(max_length=160)
    bentuk = models.CharField(max_length=28, choices=Bentuk)
    lingkup = models.CharField(max_length=14, choices=Lingkup, default=Lingkup.NASIONAL)
    mulai = models.DateField()
    selesai = models.DateField()
    hari = models.DecimalField(max_digits=5, decimal_places=1, null=True, blank=True)
    jp_asli = models.DecimalField("JP pada sertifikat", max_digits=6, decimal_places=2, null=True, blank=True)
    jp = models.DecimalField(max_digits=6, decimal_places=2, validators=[MinValueValidator(0)])
    nomor = models.CharField("nomor sertifikat", max_length=80, blank=True)
    bukti = models.ForeignKey(Berkas, models.PROTECT, related_name="+")
    status = models.CharField(max_length=9, choices=StatusRiwayat, default=StatusRiwayat.DIAJUKAN)
    diputus = models.DateTimeField(null=True, blank=True)
    diputus_oleh = models.ForeignKey(Pengguna, models.PROTECT, null=True, blank=True, related_name="+")
    alasan = models.CharField(max_length=250, blank=True)
    versi = models.PositiveIntegerField(default=1, help_text="naik pada tiap perubahan, penjaga sunting bersamaan")

    objects = RiwayatQuerySet.as_manager()

    class Meta:
        verbose_name = "pelatihan di luar"
        ordering = ["-selesai", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(selesai__gte=F("mulai")),
                name="riwayat_luar_urut",
                violation_error_message="Tanggal selesai tidak boleh sebelum tanggal mulai.",
            ),
            models.CheckConstraint(
                condition=~Q(status=StatusRiwayat.DITOLAK) | ~Q(alasan=""), name="riwayat_luar_ditolak_beralasan"
            ),
        ]
        indexes = [models.Index(fields=["pegawai", "status", "selesai"], name="riwayat_luar_jp")]

    def __str__(self) -> str:
        return self.nama


@dilacak(indeks=["pegawai"])
class Pendampingan(models.Model):
    """Coaching, mentoring or guidance at work: a guide and a learner, a topic, meetings. Written only by
    `pelatihan.domain.pendampingan`."""

    publik = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    bentuk = models.CharField(max_length=28, choices=Bentuk)
    pegawai = models.ForeignKey(Pegawai, models.CASCADE, related_name="didampingi")
    pembimbing = models.ForeignKey(Pegawai, models.PROTECT, related_name="mendampingi")
    topik = models.CharField(max_length=200)
    tujuan = models.TextField("apa yang ingin dapat dilakukan")
    mulai = models.DateField()
    selesai = models.DateField(null=True, blank=True)
    hasil = models.TextField(blank=True)
    dibuat = models.DateTimeField(db_default=Now())
    versi = models.PositiveIntegerField(default=1, help_text="naik pada tiap perubahan, penjaga sunting bersamaan")

    class Meta:
        verbose_name = "pendampingan"
        ordering = ["-mulai", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(pegawai=F("pembimbing")),
                name="pendampingan_dua_orang",
                violation_error_message="Pembimbing harus orang lain.",
            )
        ]

    def __str__(self) -> str:
        return self.topik


@dilacak(indeks=["pendampingan"])
class Pertemuan(models.Model):
    """One meeting; its hours count when the other of the two has confirmed it. One JP is 45 minutes."""

    pendampingan = models.ForeignKey(Pendampingan, models.CASCADE, related_name="pertemuan")
    tanggal = models.DateField()
    menit = models.PositiveSmallIntegerField(validators=[MinValueValidator(15)])
    catatan = models.TextField("yang dibicarakan dan langkah berikutnya")
    dicatat_oleh = models.ForeignKey(Pegawai, models.PROTECT, related_name="+")
    dibenarkan = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = "pertemuan"
        ordering = ["-tanggal", "-id"]

    def __str__(self) -> str:
        return f"{self.tanggal:%d/%m/%Y}"


@dilacak(indeks=["pegawai"])
class Sertifikat(models.Model):
    """Given to who passed. `jp`, programme and who signed stand as they were on that day. Written only by
    `pelatihan.domain.kelulusan`."""

    peserta = models.OneToOneField(Peserta, models.PROTECT, related_name="sertifikat")
    pegawai = models.ForeignKey(Pegawai, models.PROTECT, related_name="sertifikat")
    nomor = models.CharField(max_length=80, unique=True)
    program = models.CharField(max_length=160)
    jp = models.DecimalField(max_digits=6, decimal_places=2)
    tanggal = models.DateField()
    pejabat = models.CharField("penandatangan", max_length=200, blank=True)
    pejabat_nip = models.CharField(max_length=18, blank=True)
    pejabat_jabatan = models.CharField(max_length=160, blank=True)

    class Meta:
        verbose_name = "sertifikat"
        ordering = ["-tanggal", "-id"]
        indexes = [models.Index(fields=["pegawai", "tanggal"], name="sertifikat_jp")]

    def __str__(self) -> str:
        return self.nomor
