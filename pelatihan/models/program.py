"""The catalogue of programmes, and the numbers that the city sets for learning."""

import uuid
from decimal import Decimal

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q

from kinerja.pelacakan import dilacak
from pelatihan.choices import BENTUK_HARI, BENTUK_KLASIKAL, Bentuk, Berulang, Jalur, LewatPPPK, Lingkup
from pelatihan.models.kompetensi import TINGKAT, Kompetensi

_POSITIF = MinValueValidator(Decimal("0.01"))


class KatalogQuerySet(models.QuerySet["Program"]):
    def ditawarkan(self) -> "KatalogQuerySet":
        return self.filter(aktif=True)

    def rutin(self) -> "KatalogQuerySet":
        """Regular programmes, whose batches open by themselves."""
        return self.ditawarkan().exclude(berulang=Berulang.TIDAK)


@dilacak()
class Program(models.Model):
    """A programme. Seminar, konferensi and workshop last `hari` days, every other form `jp_asli` hours; what it counts
    for is `jp`, computed once by `pelatihan.rumus` when it is written (and kept by certificates already given).

    A regular programme opens a batch every `berulang`, first on `mulai_rutin`, `buka_hari` days before it starts.
    Written only by `pelatihan.domain.program`.
    """

    publik = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    kode = models.SlugField(max_length=40, unique=True)
    nama = models.CharField(max_length=160)
    ringkas = models.CharField("dalam satu kalimat", max_length=250, blank=True)
    uraian = models.TextField("apa yang dipelajari", blank=True)
    bentuk = models.CharField(max_length=28, choices=Bentuk)
    lingkup = models.CharField(max_length=14, choices=Lingkup, default=Lingkup.NASIONAL)
    hari = models.DecimalField(max_digits=5, decimal_places=1, null=True, blank=True, validators=[_POSITIF])
    jp_asli = models.DecimalField(
        "JP yang dijalankan", max_digits=6, decimal_places=2, null=True, blank=True, validators=[_POSITIF]
    )
    jp = models.DecimalField("JP yang dihitung", max_digits=6, decimal_places=2, validators=[_POSITIF])
    kompetensi = models.ManyToManyField(Kompetensi, through="KompetensiProgram", related_name="program")
    tautan = models.URLField("tautan e-learning", max_length=300, blank=True)
    biaya = models.DecimalField(
        "biaya per orang (rupiah)", max_digits=12, decimal_places=0, default=0, validators=[MinValueValidator(0)]
    )
    kapasitas = models.PositiveSmallIntegerField("tempat per angkatan", default=30, validators=[MinValueValidator(1)])
    hadir_minimum = models.PositiveSmallIntegerField(
        "kehadiran paling sedikit (%)", default=80, validators=[MaxValueValidator(100)]
    )
    nilai_lulus = models.PositiveSmallIntegerField(
        "nilai tes akhir paling sedikit",
        null=True,
        blank=True,
        validators=[MaxValueValidator(100)],
        help_text="kosongkan bila tanpa tes",
    )
    berulang = models.CharField(max_length=12, choices=Berulang, default=Berulang.TIDAK)
    mulai_rutin = models.DateField("angkatan pertama mulai", null=True, blank=True)
    lama_hari = models.PositiveSmallIntegerField("lama (hari)", default=1, validators=[MinValueValidator(1)])
    buka_hari = models.PositiveSmallIntegerField("pendaftaran dibuka (hari sebelum mulai)", default=30)
    tempat = models.CharField(max_length=160, blank=True)
    aktif = models.BooleanField(default=True)
    versi = models.PositiveIntegerField(default=1, help_text="naik pada tiap perubahan, penjaga sunting bersamaan")

    objects = KatalogQuerySet.as_manager()

    class Meta:
        verbose_name = "program pelatihan"
        verbose_name_plural = "program pelatihan"
        ordering = ["nama"]
        constraints = [
            models.CheckConstraint(
                condition=Q(bentuk__in=BENTUK_HARI, hari__isnull=False)
                | (~Q(bentuk__in=BENTUK_HARI) & Q(jp_asli__isnull=False)),
                name="program_ukuran_menurut_bentuk",
                violation_error_message="Isi hari untuk seminar, konferensi, workshop; isi JP untuk bentuk lain.",
            ),
            models.CheckConstraint(
                condition=Q(berulang=Berulang.TIDAK) | Q(mulai_rutin__isnull=False),
                name="program_rutin_ada_awal",
                violation_error_message="Program rutin perlu tanggal mulai angkatan pertama.",
            ),
            models.CheckConstraint(condition=Q(jp__gt=0), name="program_jp_positif"),
        ]

    def __str__(self) -> str:
        return self.nama

    @property
    def jalur(self) -> Jalur:
        return Jalur.KLASIKAL if self.bentuk in BENTUK_KLASIKAL else Jalur.NONKLASIKAL


@dilacak()
class KompetensiProgram(models.Model):
    """The level of a competence that a programme leads to."""

    program = models.ForeignKey(Program, models.CASCADE, related_name="sasaran")
    kompetensi = models.ForeignKey(Kompetensi, models.PROTECT, related_name="diajarkan")
    tingkat = models.PositiveSmallIntegerField(default=3, validators=TINGKAT)

    class Meta:
        verbose_name = "kompetensi program"
        ordering = ["program_id", "kompetensi_id"]
        constraints = [models.UniqueConstraint(fields=["program", "kompetensi"], name="kompetensi_program_sekali")]

    def __str__(self) -> str:
        return str(self.kompetensi)


@dilacak()
class AturanBelajar(models.Model):
    """Numbers of the city for one year: hours a PNS is owed, hours a PPPK may take, when the question about changed
    work comes, when warnings go out. Written only by `pelatihan.domain.aturan`."""

    tahun = models.PositiveSmallIntegerField(unique=True)
    jp_pns = models.PositiveSmallIntegerField("JP PNS paling sedikit", default=20)
    jp_pppk = models.PositiveSmallIntegerField("JP PPPK paling banyak dalam satu tahun kontrak", default=24)
    lewat_pppk = models.CharField(
        "bila batas PPPK terlewati", max_length=6, choices=LewatPPPK, default=LewatPPPK.ALASAN
    )
    peringatan_bulan = models.PositiveSmallIntegerField(
        "bulan peringatan", default=10, validators=[MinValueValidator(1), MaxValueValidator(12)]
    )
    perilaku_awal = models.PositiveSmallIntegerField("pertanyaan perubahan kerja dibuka (bulan)", default=3)
    perilaku_akhir = models.PositiveSmallIntegerField("pertanyaan perubahan kerja ditutup (bulan)", default=6)
    versi = models.PositiveIntegerField(default=1, help_text="naik pada tiap perubahan, penjaga sunting bersamaan")

    class Meta:
        verbose_name = "aturan belajar"
        ordering = ["-tahun"]
        constraints = [
            models.CheckConstraint(
                condition=Q(perilaku_akhir__gt=models.F("perilaku_awal")),
                name="aturan_belajar_urut",
                violation_error_message="Bulan ditutup harus sesudah bulan dibuka.",
            )
        ]

    def __str__(self) -> str:
        return f"Aturan belajar {self.tahun}"
