"""Gates between the stages: what was asked, who judged it by which rubric, what was decided and why; the pilot."""

from decimal import Decimal

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now

from inovasi.choices import SESUDAH, PutusanGerbang, Tahap
from inovasi.models.usulan import Usulan
from kinerja.pelacakan import dilacak
from pegawai.models import Pegawai, Pengguna


@dilacak()
class Rubrik(models.Model):
    """A version of the criteria; one that has judged anything does not change any more, a new version is made. Written
    only by `inovasi.domain.rubrik`."""

    nomor = models.PositiveSmallIntegerField(unique=True)
    berlaku = models.DateField("berlaku mulai")
    hari_kerja = models.PositiveSmallIntegerField("diputus dalam (hari kerja)", default=20)
    ambang = models.DecimalField(
        "nilai paling sedikit untuk dilanjutkan", max_digits=5, decimal_places=2, default=Decimal(60)
    )
    versi = models.PositiveIntegerField(default=1, help_text="naik pada tiap perubahan, penjaga sunting bersamaan")

    class Meta:
        verbose_name = "rubrik"
        ordering = ["-nomor"]

    def __str__(self) -> str:
        return f"Rubrik {self.nomor}"


@dilacak(indeks=["rubrik"])
class Kriteria(models.Model):
    """One criterion and its weight in percent; the weights of a rubric make 100."""

    rubrik = models.ForeignKey(Rubrik, models.CASCADE, related_name="kriteria")
    kode = models.SlugField(max_length=24)
    nama = models.CharField(max_length=120)
    uraian = models.TextField("yang dilihat penelaah", blank=True)
    bobot = models.DecimalField(max_digits=5, decimal_places=2, validators=[MinValueValidator(Decimal("0.01"))])
    urutan = models.PositiveSmallIntegerField(default=1)

    class Meta:
        verbose_name = "kriteria"
        verbose_name_plural = "kriteria"
        ordering = ["rubrik_id", "urutan", "id"]
        constraints = [models.UniqueConstraint(fields=["rubrik", "kode"], name="kriteria_sekali")]

    def __str__(self) -> str:
        return self.nama


@dilacak(indeks=["usulan"])
class Gerbang(models.Model):
    """A request to enter the next stage. `nilai` (0–100) is the mean of the reviews by the weights of the rubric, kept
    when it was decided. Only one is open at a time; a returned proposal asks with a new one. Written only by
    `inovasi.domain.gerbang`."""

    usulan = models.ForeignKey(Usulan, models.CASCADE, related_name="gerbang")
    menuju = models.CharField(max_length=9, choices=[(t.value, t.label) for t in Tahap if t in SESUDAH.values()])
    rubrik = models.ForeignKey(Rubrik, models.PROTECT, related_name="gerbang")
    diajukan = models.DateTimeField(db_default=Now())
    tenggat = models.DateField("diputus paling lambat")
    putusan = models.CharField(max_length=10, choices=PutusanGerbang, blank=True)
    alasan = models.TextField("alasan putusan", blank=True)
    nilai = models.DecimalField(max_digits=5, decimal_places=2, null=True, blank=True)
    diputus = models.DateTimeField(null=True, blank=True)
    diputus_oleh = models.ForeignKey(Pengguna, models.PROTECT, null=True, blank=True, related_name="+")
    versi = models.PositiveIntegerField(default=1, help_text="naik pada tiap perubahan, penjaga sunting bersamaan")

    class Meta:
        verbose_name = "gerbang tahap"
        verbose_name_plural = "gerbang tahap"
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(fields=["usulan"], condition=Q(putusan=""), name="gerbang_satu_terbuka"),
            models.CheckConstraint(
                condition=Q(putusan="", diputus__isnull=True)
                | (~Q(putusan="") & ~Q(alasan="") & Q(diputus__isnull=False)),
                name="gerbang_diputus_beralasan",
                violation_error_message="Putusan perlu alasan.",
            ),
        ]
        indexes = [models.Index(fields=["putusan", "tenggat"], name="gerbang_menunggu")]

    def __str__(self) -> str:
        return f"{self.usulan} menuju {self.get_menuju_display().lower()}"


@dilacak(indeks=["gerbang"])
class Telaah(models.Model):
    """One reviewer at one gate; `benturan` holds why the reviewer stepped aside. Nobody of the team, their direct
    superiors or subordinates reviews. Written only by `inovasi.domain.telaah`."""

    gerbang = models.ForeignKey(Gerbang, models.CASCADE, related_name="telaah")
    penelaah = models.ForeignKey(Pegawai, models.PROTECT, related_name="telaah_inovasi")
    catatan = models.TextField("catatan bagi tim", blank=True)
    benturan = models.CharField("benturan kepentingan", max_length=200, blank=True)
    selesai = models.DateTimeField(null=True, blank=True)
    versi = models.PositiveIntegerField(default=1, help_text="naik pada tiap perubahan, penjaga sunting bersamaan")

    class Meta:
        verbose_name = "telaah"
        verbose_name_plural = "telaah"
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["gerbang", "penelaah"], name="telaah_sekali")]

    def __str__(self) -> str:
        return f"telaah {self.penelaah}"


@dilacak(indeks=["telaah"])
class SkorTelaah(models.Model):
    """A score of 0–100 on one criterion."""

    telaah = models.ForeignKey(Telaah, models.CASCADE, related_name="skor")
    kriteria = models.ForeignKey(Kriteria, models.PROTECT, related_name="+")
    skor = models.PositiveSmallIntegerField(validators=[MaxValueValidator(100)])

    class Meta:
        verbose_name = "skor telaah"
        ordering = ["kriteria__urutan", "id"]
        constraints = [
            models.UniqueConstraint(fields=["telaah", "kriteria"], name="skor_telaah_sekali"),
            models.CheckConstraint(condition=Q(skor__lte=100), name="skor_telaah_sampai_100"),
        ]

    def __str__(self) -> str:
        return str(self.skor)


@dilacak()
class UjiCoba(models.Model):
    """The pilot: what is measured, from which value to which, where and how long; afterwards what came of it. `naik`:
    a higher value is better. Written only by `inovasi.domain.uji_coba`."""

    usulan = models.OneToOneField(Usulan, models.CASCADE, related_name="uji_coba")
    tempat = models.CharField(max_length=160)
    mulai = models.DateField()
    selesai = models.DateField()
    ukuran = models.CharField("ukuran keberhasilan", max_length=160)
    satuan = models.CharField(max_length=40)
    naik = models.BooleanField("makin tinggi makin baik", default=False)
    awal = models.DecimalField("nilai sebelum uji coba", max_digits=14, decimal_places=2)
    target = models.DecimalField("nilai yang dituju", max_digits=14, decimal_places=2)
    akhir = models.DecimalField("nilai sesudah uji coba", max_digits=14, decimal_places=2, null=True, blank=True)
    pelajaran = models.TextField("yang dipelajari", blank=True)
    versi = models.PositiveIntegerField(default=1, help_text="naik pada tiap perubahan, penjaga sunting bersamaan")

    class Meta:
        verbose_name = "uji coba"
        verbose_name_plural = "uji coba"
        constraints = [
            models.CheckConstraint(
                condition=Q(selesai__gte=F("mulai")),
                name="uji_coba_urut",
                violation_error_message="Hari selesai tidak boleh sebelum hari mulai.",
            ),
            models.CheckConstraint(
                condition=Q(naik=True, target__gt=F("awal")) | Q(naik=False, target__lt=F("awal")),
                name="uji_coba_menuju_lebih_baik",
                violation_error_message="Nilai yang dituju harus lebih baik daripada nilai sebelum uji coba.",
            ),
        ]

    def __str__(self) -> str:
        return f"Uji coba {self.usulan}"
