"""Proposals: what is wrong, what is new, who does it."""

import uuid

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVector, SearchVectorField
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now

from inovasi.choices import (
    BentukInovasi,
    Inisiator,
    JenisInovasi,
    PeranAnggota,
    StatusAnggota,
    StatusUsulan,
    Tahap,
    Urusan,
)
from inovasi.models.seruan import Putaran
from kinerja.models import Berkas
from kinerja.pelacakan import dilacak
from pegawai.models import Pegawai, UnitKerja
from survei.choices import Unsur
from survei.models import Layanan, TindakLanjut


class UsulanQuerySet(models.QuerySet["Usulan"]):
    def terlihat_oleh(self, pengguna) -> "models.QuerySet[Usulan]":
        """Drafts belong to their team; what was proposed is open to every civil servant; what ended is read by its
        team, who looks after innovation there, heads and auditors."""
        from inovasi.queries.lingkup import saring_usulan

        return saring_usulan(self, pengguna)

    def dikelola_oleh(self, pengguna) -> "models.QuerySet[Usulan]":
        """Those of the units whose innovations this account looks after, drafts and own ones left out."""
        from inovasi.queries.lingkup import saring_dikelola

        return saring_dikelola(self, pengguna)


@dilacak(tanpa=["cari"], indeks=["unit"])
class Usulan(models.Model):
    """An innovation from the first idea to its application; the stage moves forward only through a gate.

    Answers to a need: a weak unsur or a service of the survey, or a line of its improvement plan. `biaya` is rupiah,
    `rancangan` the design text that the official form asks for at application (300 words or more). Written only by
    `inovasi.domain`.
    """

    publik = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    judul = models.CharField(max_length=160)
    unit = models.ForeignKey(
        UnitKerja, models.PROTECT, related_name="usulan_inovasi", verbose_name="unit yang menjalankan"
    )
    layanan = models.ForeignKey(
        Layanan, models.PROTECT, null=True, blank=True, related_name="usulan", verbose_name="layanan yang diperbaiki"
    )
    unsur = models.CharField("unsur yang diperbaiki", max_length=12, choices=Unsur, blank=True)
    tindak_lanjut = models.ForeignKey(
        TindakLanjut,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="usulan",
        verbose_name="rencana tindak lanjut yang dijalankan",
    )
    masalah = models.TextField("masalah yang dihadapi")
    ide = models.TextField("ide")
    kebaruan = models.TextField("apa yang baru", blank=True)
    manfaat = models.TextField("manfaat bagi warga atau daerah", blank=True)
    biaya = models.DecimalField(
        "perkiraan biaya (rupiah)",
        max_digits=15,
        decimal_places=0,
        null=True,
        blank=True,
        validators=[MinValueValidator(0)],
    )
    sumber_biaya = models.CharField("sumber biaya", max_length=120, blank=True)
    risiko = models.TextField("risiko dan cara menghadapinya", blank=True)
    inisiator = models.CharField(max_length=16, choices=Inisiator, default=Inisiator.ASN)
    bentuk = models.CharField("bentuk inovasi", max_length=16, choices=BentukInovasi, blank=True)
    jenis = models.CharField("jenis inovasi", max_length=10, choices=JenisInovasi, blank=True)
    urusan = models.CharField("urusan pemerintahan", max_length=16, choices=Urusan, blank=True)
    tujuan = models.TextField("tujuan inovasi", blank=True)
    hasil = models.TextField("hasil inovasi", blank=True)
    rancangan = models.TextField("rancang bangun dan pokok perubahan", blank=True)
    tanggal_uji_coba = models.DateField("mulai uji coba", null=True, blank=True)
    tanggal_penerapan = models.DateField("mulai diterapkan", null=True, blank=True)
    tahap = models.CharField(max_length=9, choices=Tahap, default=Tahap.INISIATIF)
    status = models.CharField(max_length=12, choices=StatusUsulan, default=StatusUsulan.DRAF)
    putaran = models.ForeignKey(
        Putaran, models.PROTECT, null=True, blank=True, related_name="usulan", verbose_name="ikut seruan"
    )
    bergabung_ke = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="gabungan")
    tampil = models.BooleanField("boleh tampil di galeri publik", default=False)
    dibuat = models.DateTimeField(db_default=Now())
    versi = models.PositiveIntegerField(default=1, help_text="naik pada tiap perubahan, penjaga sunting bersamaan")
    # Stems of the Indonesian dictionary: the base of "similar ideas".
    cari = models.GeneratedField(
        expression=SearchVector("judul", "masalah", "ide", config="indonesian"),
        output_field=SearchVectorField(),
        db_persist=True,
    )

    objects = UsulanQuerySet.as_manager()

    class Meta:
        verbose_name = "usulan inovasi"
        verbose_name_plural = "usulan inovasi"
        ordering = ["-dibuat", "-id"]
        indexes = [
            GinIndex(fields=["cari"], name="usulan_cari"),
            GinIndex(fields=["judul"], opclasses=["gin_trgm_ops"], name="usulan_judul_mirip"),
            models.Index(fields=["tahap", "status"], name="usulan_tahap_status"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=~Q(status=StatusUsulan.BERGABUNG) | Q(bergabung_ke__isnull=False),
                name="usulan_bergabung_ke_mana",
            ),
            models.CheckConstraint(condition=~Q(bergabung_ke=F("pk")), name="usulan_tidak_bergabung_dengan_dirinya"),
            models.CheckConstraint(
                condition=~Q(tahap=Tahap.PENERAPAN) | Q(tanggal_penerapan__isnull=False),
                name="usulan_penerapan_bertanggal",
                violation_error_message="Inovasi yang diterapkan perlu tanggal mulai diterapkan.",
            ),
        ]

    def __str__(self) -> str:
        return self.judul


@dilacak(indeks=["usulan"])
class Anggota(models.Model):
    """A person of the team and what their part is. One leader a proposal; a part counts once all the others who take
    part have confirmed it (`PersetujuanBagian`). `boleh_disebut`: may be named in the public gallery. Written only by
    `inovasi.domain.tim`."""

    usulan = models.ForeignKey(Usulan, models.CASCADE, related_name="anggota")
    pegawai = models.ForeignKey(Pegawai, models.PROTECT, related_name="keanggotaan_inovasi")
    peran = models.CharField(max_length=7, choices=PeranAnggota, default=PeranAnggota.ANGGOTA)
    status = models.CharField(max_length=8, choices=StatusAnggota, default=StatusAnggota.DIUNDANG)
    bagian = models.CharField("bagian yang dikerjakan", max_length=250, blank=True)
    boleh_disebut = models.BooleanField("boleh disebut di galeri publik", default=False)
    versi = models.PositiveIntegerField(default=1, help_text="naik pada tiap perubahan, penjaga sunting bersamaan")

    class Meta:
        verbose_name = "anggota tim"
        verbose_name_plural = "anggota tim"
        ordering = ["usulan_id", "-peran", "id"]
        constraints = [
            models.UniqueConstraint(fields=["usulan", "pegawai"], name="anggota_inovasi_sekali"),
            models.UniqueConstraint(
                fields=["usulan"], condition=Q(peran=PeranAnggota.KETUA), name="anggota_inovasi_satu_ketua"
            ),
        ]

    def __str__(self) -> str:
        return str(self.pegawai)


@dilacak(indeks=["anggota"])
class PersetujuanBagian(models.Model):
    """One of the team confirms the part of another; a part that is rewritten is to be confirmed anew."""

    anggota = models.ForeignKey(Anggota, models.CASCADE, related_name="persetujuan")
    oleh = models.ForeignKey(Anggota, models.CASCADE, related_name="+")
    pada = models.DateTimeField(db_default=Now())

    class Meta:
        verbose_name = "persetujuan bagian"
        constraints = [
            models.UniqueConstraint(fields=["anggota", "oleh"], name="persetujuan_bagian_sekali"),
            models.CheckConstraint(condition=~Q(anggota=F("oleh")), name="persetujuan_bagian_orang_lain"),
        ]

    def __str__(self) -> str:
        return f"{self.oleh_id} menyetujui bagian {self.anggota_id}"


@dilacak(indeks=["usulan"])
class LampiranUsulan(models.Model):
    """A file with a proposal."""

    usulan = models.ForeignKey(Usulan, models.CASCADE, related_name="lampiran")
    berkas = models.ForeignKey(Berkas, models.PROTECT, related_name="+")
    nama = models.CharField(max_length=160)

    class Meta:
        verbose_name = "lampiran"
        verbose_name_plural = "lampiran"
        ordering = ["id"]

    def __str__(self) -> str:
        return self.nama
