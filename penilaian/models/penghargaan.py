"""Awards: a programme with its criteria as data, its committee, the candidates with their reasons, votes, decisions."""

import uuid
from typing import cast

import pgtrigger
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from kinerja.pelacakan import dilacak
from pegawai.models import Pegawai, Pengguna, UnitKerja
from penilaian.choices import Predikat
from penilaian.choices_lanjut import KeputusanPenghargaan, PilihanPanitia, StatusPenghargaan
from penilaian.models.nilai import PutusanNilai
from penilaian.models.periode import Periode
from penilaian.pemicu import TolakUjiCoba


class ProgramQuerySet(models.QuerySet["ProgramPenghargaan"]):
    def terlihat_oleh(self, pengguna: Pengguna) -> "ProgramQuerySet":
        """The programmes whose candidates this user may read. See `penilaian.queries.penghargaan`."""
        from penilaian.queries.penghargaan import saring_program

        return cast("ProgramQuerySet", saring_program(self, pengguna))


@dilacak()
class ProgramPenghargaan(models.Model):
    """An award on the final results of one closed period. `unit` None: the whole city. `sumber` are codes of
    `kinerja.poin`. `pejabat` decides in the end, about own direct people only when `pejabat_menilai_bawahan` says so.
    Written only by `penilaian.domain.penghargaan`."""

    publik = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    nama = models.CharField("nama penghargaan", max_length=120)
    tentang = models.TextField("untuk apa penghargaan ini", max_length=500)
    periode = models.ForeignKey(Periode, models.PROTECT, related_name="+")
    unit = models.ForeignKey(UnitKerja, models.PROTECT, null=True, blank=True, related_name="+")
    predikat = ArrayField(models.CharField(max_length=16, choices=Predikat))
    masa_kerja = models.PositiveSmallIntegerField("masa kerja paling sedikit (bulan)", default=12)
    bebas_hukuman = models.PositiveSmallIntegerField("tanpa hukuman disiplin (bulan ke belakang)", default=24)
    sumber = ArrayField(models.CharField(max_length=20), default=list, blank=True)
    penerima_maks = models.PositiveSmallIntegerField("penerima paling banyak", default=3)
    pejabat = models.ForeignKey(Pegawai, models.PROTECT, related_name="+")
    pejabat_menilai_bawahan = models.BooleanField(default=False)
    status = models.CharField(max_length=8, choices=StatusPenghargaan, default=StatusPenghargaan.DRAF)
    calon_disusun = models.DateTimeField(null=True, blank=True)
    ditetapkan = models.DateTimeField(null=True, blank=True)
    oleh = models.ForeignKey(Pengguna, models.PROTECT, related_name="+")
    revisi = models.PositiveIntegerField(default=1, help_text="naik pada tiap perubahan, penjaga sunting bersamaan")
    dibuat = models.DateTimeField(db_default=Now())

    objects = ProgramQuerySet.as_manager()

    class Meta:
        verbose_name = "penghargaan"
        verbose_name_plural = "penghargaan"
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(condition=~Q(predikat=[]), name="penghargaan_ada_predikat"),
            models.CheckConstraint(condition=Q(penerima_maks__gte=1), name="penghargaan_ada_penerima"),
            models.CheckConstraint(
                condition=Q(status=StatusPenghargaan.SELESAI, ditetapkan__isnull=False)
                | ~Q(status=StatusPenghargaan.SELESAI) & Q(ditetapkan=None),
                name="penghargaan_selesai_bertanggal",
            ),
        ]
        triggers = [TolakUjiCoba()]

    def __str__(self) -> str:
        return self.nama

    @property
    def sebutan_predikat(self) -> str:
        """The predikat asked for, in words."""
        return ", ".join(str(Predikat(p).label) for p in self.predikat)


@dilacak(indeks=["program"])
class PanitiaPenghargaan(models.Model):
    """A member of the committee; `menilai_bawahan`: named to vote about own direct people too, never about oneself."""

    program = models.ForeignKey(ProgramPenghargaan, models.CASCADE, related_name="panitia")
    pegawai = models.ForeignKey(Pegawai, models.PROTECT, related_name="+")
    menilai_bawahan = models.BooleanField(default=False)

    class Meta:
        verbose_name = "panitia penghargaan"
        ordering = ["pegawai__nama", "id"]
        constraints = [models.UniqueConstraint(fields=["program", "pegawai"], name="panitia_sekali")]

    def __str__(self) -> str:
        return str(self.pegawai)


@dilacak(indeks=["program"])
class CalonPenghargaan(models.Model):
    """A candidate: the final decision it rests on, each criterion met in words (`alasan`), points of other apps
    (`poin`: list of [label, points, what for]); later the official's decision and the person's consent to be shown.
    """

    publik = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    program = models.ForeignKey(ProgramPenghargaan, models.CASCADE, related_name="calon")
    pegawai = models.ForeignKey(Pegawai, models.PROTECT, related_name="calon_penghargaan")
    putusan = models.ForeignKey(PutusanNilai, models.PROTECT, related_name="+")
    predikat = models.CharField(max_length=16, choices=Predikat)
    alasan = models.JSONField(default=list)
    poin = models.JSONField(default=list)
    total = models.DecimalField(max_digits=9, decimal_places=2, default=0)
    keputusan = models.CharField(max_length=8, choices=KeputusanPenghargaan, blank=True)
    pertimbangan = models.TextField(blank=True)
    diputus = models.DateTimeField(null=True, blank=True)
    diputus_oleh = models.ForeignKey(Pengguna, models.PROTECT, null=True, blank=True, related_name="+")
    nomor = models.CharField(max_length=20, blank=True)
    tampil = models.BooleanField("tampil di dinding apresiasi", default=False)
    tampil_sejak = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = "calon penghargaan"
        ordering = ["-total", "pegawai__nama", "id"]
        constraints = [
            models.UniqueConstraint(fields=["program", "pegawai"], name="calon_sekali"),
            models.UniqueConstraint(fields=["nomor"], condition=~Q(nomor=""), name="penghargaan_nomor_tunggal"),
            models.CheckConstraint(
                condition=Q(keputusan="") | ~Q(pertimbangan="") & Q(diputus__isnull=False, diputus_oleh__isnull=False),
                name="calon_diputus_beralasan",
            ),
            models.CheckConstraint(
                condition=Q(tampil=False) | Q(keputusan=KeputusanPenghargaan.TERPILIH), name="calon_tampil_penerima"
            ),
        ]
        indexes = [models.Index(fields=["program"], condition=Q(tampil=True), name="calon_tampil")]
        triggers = [TolakUjiCoba(periode=False, putusan=True)]

    def __str__(self) -> str:
        return str(self.pegawai)


@dilacak(indeks=["calon"])
class SuaraPanitia(models.Model):
    """One member's vote on one candidate, with its reason. A trigger refuses a vote about oneself."""

    calon = models.ForeignKey(CalonPenghargaan, models.CASCADE, related_name="suara")
    anggota = models.ForeignKey(PanitiaPenghargaan, models.PROTECT, related_name="suara")
    pilihan = models.CharField(max_length=6, choices=PilihanPanitia)
    alasan = models.TextField()
    diubah = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = "suara panitia"
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["calon", "anggota"], name="suara_sekali"),
            models.CheckConstraint(condition=~Q(alasan=""), name="suara_beralasan"),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="bukan_diri_sendiri",
                level=pgtrigger.Row,
                when=pgtrigger.After,
                operation=pgtrigger.Insert | pgtrigger.Update,
                func="""
                    IF EXISTS (
                        SELECT 1 FROM penilaian_calonpenghargaan AS c JOIN penilaian_panitiapenghargaan AS a
                        ON a.id = NEW.anggota_id AND a.pegawai_id = c.pegawai_id WHERE c.id = NEW.calon_id
                    ) THEN
                        RAISE EXCEPTION 'suara atas diri sendiri' USING ERRCODE = 'check_violation';
                    END IF;
                    RETURN NULL;
                """,
            )
        ]

    def __str__(self) -> str:
        return self.get_pilihan_display()
