"""How far the policy has come: counts of units by week, the pulse survey, help offered to a unit."""

import uuid

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now

from kinerja.pelacakan import dilacak
from pegawai.models import Pengguna, UnitKerja
from sosialisasi.choices import ButirDenyut, JenisBantuan, StatusBantuan, UkuranAdopsi


class Adopsi(models.Model):
    """How many of how many people directly in a unit, in the week that begins on `minggu` (a Monday). Machine figures,
    replaced whenever they are counted again; written only by `sosialisasi.domain.adopsi`."""

    unit = models.ForeignKey(UnitKerja, models.CASCADE, related_name="adopsi")
    minggu = models.DateField()
    ukuran = models.CharField(max_length=11, choices=UkuranAdopsi)
    jumlah = models.PositiveIntegerField()
    dari = models.PositiveIntegerField()

    class Meta:
        verbose_name = "adopsi"
        verbose_name_plural = "adopsi"
        ordering = ["unit_id", "minggu", "ukuran"]
        constraints = [
            models.UniqueConstraint(fields=["unit", "minggu", "ukuran"], name="adopsi_sekali"),
            models.CheckConstraint(condition=Q(minggu__iso_week_day=1), name="adopsi_mulai_senin"),
            models.CheckConstraint(condition=Q(jumlah__lte=F("dari")), name="adopsi_bagian_dari_semua"),
        ]
        indexes = [models.Index(fields=["minggu", "ukuran"], name="adopsi_minggu")]

    def __str__(self) -> str:
        return f"{self.jumlah}/{self.dari}"


@dilacak()
class PutaranDenyut(models.Model):
    """One round of the pulse survey, from `mulai` through `selesai`. Written only by `sosialisasi.domain.denyut`."""

    publik = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    nama = models.CharField(max_length=80)
    mulai = models.DateField()
    selesai = models.DateField()
    versi = models.PositiveIntegerField(default=1, help_text="naik pada tiap perubahan, penjaga sunting bersamaan")

    class Meta:
        verbose_name = "putaran denyut"
        verbose_name_plural = "putaran denyut"
        ordering = ["-mulai", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(selesai__gte=F("mulai")),
                name="putaran_denyut_urut",
                violation_error_message="Hari terakhir tidak boleh sebelum hari mulai.",
            )
        ]

    def __str__(self) -> str:
        return self.nama


class PengisiDenyut(models.Model):
    """Who has answered in a round, so that nobody answers twice; it knows neither answer nor time, and the history
    does not track it."""

    putaran = models.ForeignKey(PutaranDenyut, models.CASCADE, related_name="pengisi")
    pengguna = models.ForeignKey(Pengguna, models.CASCADE, related_name="+")

    class Meta:
        verbose_name = "pengisi denyut"
        verbose_name_plural = "pengisi denyut"
        constraints = [models.UniqueConstraint(fields=["putaran", "pengguna"], name="pengisi_denyut_sekali")]

    def __str__(self) -> str:
        return f"{self.putaran_id}"


def _butir() -> models.PositiveSmallIntegerField:
    return models.PositiveSmallIntegerField(validators=[MinValueValidator(1), MaxValueValidator(5)])


class JawabanDenyut(models.Model):
    """One anonymous answer: round, agency, six statements of `ButirDenyut`, nothing else; a random key, so that the
    order of rows does not tell who answered when. Shown for groups of five or more alone."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    putaran = models.ForeignKey(PutaranDenyut, models.CASCADE, related_name="jawaban")
    opd = models.ForeignKey(UnitKerja, models.PROTECT, related_name="+")
    dipahami = _butir()
    adil = _butir()
    berguna = _butir()
    beban = _butir()
    aman = _butir()
    didukung = _butir()

    class Meta:
        verbose_name = "jawaban denyut"
        verbose_name_plural = "jawaban denyut"
        constraints = [
            models.CheckConstraint(condition=Q(**{f"{b}__range": (1, 5)}), name=f"jawaban_denyut_{b}")
            for b in ButirDenyut.values
        ]
        indexes = [models.Index(fields=["putaran", "opd"], name="jawaban_denyut_opd")]

    def __str__(self) -> str:
        return "jawaban denyut"


class BantuanQuerySet(models.QuerySet):
    def terlihat_oleh(self, pengguna: Pengguna) -> models.QuerySet:
        """All for communicators, leaders and auditors of the city; heads see what is offered to their own units."""
        from sosialisasi.queries.lingkup import saring_bantuan

        return saring_bantuan(self, pengguna)


@dilacak(indeks=["unit"])
class Bantuan(models.Model):
    """Help for a unit that has not come far yet, never for a person: proposed, dated, and what came of it. Written only
    by `sosialisasi.domain.bantuan`."""

    publik = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    unit = models.ForeignKey(UnitKerja, models.PROTECT, related_name="bantuan")
    jenis = models.CharField(max_length=9, choices=JenisBantuan)
    alasan = models.TextField("mengapa di sini")
    status = models.CharField(max_length=11, choices=StatusBantuan, default=StatusBantuan.DIUSULKAN)
    tanggal = models.DateField(null=True, blank=True)
    pelaksana = models.CharField("siapa yang mendampingi", max_length=120, blank=True)
    hasil = models.TextField(blank=True)
    tindak_lanjut = models.TextField(blank=True)
    oleh = models.ForeignKey(Pengguna, models.PROTECT, related_name="+")
    dibuat = models.DateTimeField(db_default=Now())
    versi = models.PositiveIntegerField(default=1, help_text="naik pada tiap perubahan, penjaga sunting bersamaan")

    objects = BantuanQuerySet.as_manager()

    class Meta:
        verbose_name = "bantuan unit"
        verbose_name_plural = "bantuan unit"
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(status=StatusBantuan.SELESAI) | (~Q(hasil="") & Q(tanggal__isnull=False)),
                name="bantuan_selesai_berhasil",
                violation_error_message="Catat tanggal dan hasilnya.",
            ),
            models.CheckConstraint(
                condition=~Q(status=StatusBantuan.DIJADWALKAN) | Q(tanggal__isnull=False),
                name="bantuan_dijadwalkan_bertanggal",
                violation_error_message="Isi tanggalnya.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_jenis_display()} · {self.unit}"

    @property
    def nada(self) -> str:
        """Tone of its tag."""
        return {StatusBantuan.SELESAI: "selesai", StatusBantuan.BATAL: "netral"}.get(
            StatusBantuan(self.status), "menunggu"
        )
