"""Complaints and proposals about a service: tickets with an answer and a deadline, apart from the answers."""

import uuid

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from kinerja.pelacakan import dilacak
from pegawai.models import Pegawai, Pengguna
from survei.choices import StatusKeluhan, Unsur
from survei.models.layanan import Layanan


class KeluhanQuerySet(models.QuerySet):
    def terlihat_oleh(self, pengguna: Pengguna) -> "KeluhanQuerySet":
        """Those this account handles, and to read alone those of the services in the trees of units that it leads;
        never the held ones."""
        dipimpin = Q(layanan__in=Layanan.objects.dipimpin_oleh(pengguna))
        return self.filter(_ditangani(pengguna) | dipimpin, ditahan=False)

    def ditangani_oleh(self, pengguna: Pengguna) -> "KeluhanQuerySet":
        """Of the services whose survey this account runs, and those it answers for; never the held ones."""
        return self.filter(_ditangani(pengguna), ditahan=False)


def _ditangani(pengguna: Pengguna) -> Q:
    kelola = Q(layanan__in=Layanan.objects.dikelola_oleh(pengguna))
    return kelola | Q(penanggung_jawab=pengguna.pegawai_id) if pengguna.pegawai_id else kelola


class Keluhan(models.Model):
    """What a citizen sent from the page of a service, or a comment of a survey that somebody must answer. Names and
    numbers in it are masked; neither account nor address nor hour is stored, and the history does not track it. `kode`
    lets the sender follow it without login, `sidik` makes repeated sending one. One that speaks of illegal fees is held
    (`ditahan`) for the inspectorate. Written only by `survei.domain.keluhan` and `survei.domain.pungli`."""

    publik = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    kode = models.CharField(max_length=10, unique=True)
    sidik = models.CharField(max_length=64, unique=True, null=True, blank=True)
    layanan = models.ForeignKey(Layanan, models.PROTECT, related_name="keluhan")
    teks = models.TextField()
    unsur = models.CharField(max_length=12, choices=Unsur, blank=True, default="")
    ditahan = models.BooleanField(default=False)
    dari_komentar = models.BooleanField(default=False)
    tanggal = models.DateField(help_text="hari masuk")
    tenggat = models.DateField(help_text="dijawab paling lambat")
    status = models.CharField(max_length=8, choices=StatusKeluhan, default=StatusKeluhan.BARU)
    penanggung_jawab = models.ForeignKey(Pegawai, models.PROTECT, null=True, blank=True, related_name="+")
    jawaban = models.TextField("jawaban kepada pengirim", blank=True)
    selesai = models.DateField(null=True, blank=True)
    nomor_luar = models.CharField("nomor SP4N-LAPOR!", max_length=40, blank=True)
    versi = models.PositiveIntegerField(default=1, help_text="naik pada tiap perubahan, penjaga sunting bersamaan")

    objects = KeluhanQuerySet.as_manager()

    class Meta:
        verbose_name = "keluhan"
        verbose_name_plural = "keluhan"
        ordering = ["tenggat", "id"]
        indexes = [models.Index(fields=["layanan", "status"], name="keluhan_layanan_status")]
        constraints = [
            models.CheckConstraint(
                condition=~Q(status=StatusKeluhan.SELESAI) | (Q(selesai__isnull=False) & ~Q(jawaban="")),
                name="keluhan_selesai_dijawab",
                violation_error_message="Yang selesai perlu jawaban kepada pengirim.",
            )
        ]

    def __str__(self) -> str:
        return f"keluhan {self.pk}"


class KontakKeluhan(models.Model):
    """How the sender may be reached, if they wish; encrypted, and removed when the complaint is answered."""

    keluhan = models.OneToOneField(Keluhan, models.CASCADE, related_name="kontak")
    sandi = models.BinaryField()

    class Meta:
        verbose_name = "kontak pengirim"
        verbose_name_plural = "kontak pengirim"

    def __str__(self) -> str:
        return "kontak pengirim"


@dilacak()
class LangkahKeluhan(models.Model):
    """A step on a complaint, on record: state and when; who comes from the history, the words stay in the complaint."""

    keluhan = models.ForeignKey(Keluhan, models.CASCADE, related_name="langkah")
    status = models.CharField(max_length=8, choices=StatusKeluhan)
    pada = models.DateTimeField(db_default=Now())

    class Meta:
        verbose_name = "langkah keluhan"
        verbose_name_plural = "langkah keluhan"
        ordering = ["id"]

    def __str__(self) -> str:
        return self.get_status_display()
