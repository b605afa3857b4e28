"""Imports of people: the uploaded file, its batch, and one staging row for every row of the file."""

import uuid

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models.functions import Now

from kinerja.models import Pekerjaan
from kinerja.pelacakan import dilacak
from pegawai.choices import HasilBaris, JawabanNip, StatusImpor
from pegawai.models.jabatan import Jabatan
from pegawai.models.pegawai import Pegawai
from pegawai.models.penempatan import Penempatan
from pegawai.models.pengguna import Pengguna
from pegawai.models.unit import UnitKerja


class BatchImporQuerySet(models.QuerySet["BatchImpor"]):
    def terlihat_oleh(self, pengguna: Pengguna) -> "BatchImporQuerySet":
        """HR of the city sees every import, HR of an agency their own: rows hold people of any unit."""
        akses = pengguna.akses
        if akses.admin_kota:
            return self
        return self.filter(oleh=pengguna) if akses.admin else self.none()


@dilacak(tanpa=["kolom", "kolom_asing", "usulan"])
class BatchImpor(models.Model):
    """One file of people: checked, then applied as a whole, then perhaps undone. Written by `domain.impor` only.

    `kolom` maps a column key to its heading in the file, `usulan` lists the units and positions that would be made.
    The counts are those of the last check. `hanya_benar`: the wrong rows were left out on purpose.
    """

    publik = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    nama_berkas = models.CharField(max_length=160)
    oleh = models.ForeignKey(Pengguna, models.PROTECT, null=True, blank=True, related_name="+")
    status = models.CharField(max_length=12, choices=StatusImpor, default=StatusImpor.MENUNGGU)
    penolakan = models.TextField(blank=True)
    kolom = models.JSONField(default=dict)
    kolom_asing = models.JSONField(default=list)
    usulan = models.JSONField(default=dict)
    baru = models.PositiveIntegerField(default=0)
    berubah = models.PositiveIntegerField(default=0)
    sama = models.PositiveIntegerField(default=0)
    galat = models.PositiveIntegerField(default=0)
    peringatan = models.PositiveIntegerField(default=0)
    hanya_benar = models.BooleanField(default=False)
    alasan = models.CharField(max_length=200, blank=True)
    pekerjaan = models.ForeignKey(Pekerjaan, models.SET_NULL, null=True, blank=True, related_name="+")
    dibuat = models.DateTimeField(db_default=Now())
    diterapkan = models.DateTimeField(null=True, blank=True)
    diurungkan = models.DateTimeField(null=True, blank=True)

    objects = BatchImporQuerySet.as_manager()

    class Meta:
        verbose_name = "impor pegawai"
        ordering = ["-id"]

    def __str__(self) -> str:
        return self.nama_berkas

    @property
    def jumlah(self) -> int:
        return self.baru + self.berubah + self.sama + self.galat


class IsiImpor(models.Model):
    """The uploaded file, encrypted because it may hold NIKs; removed by `pegawai.domain.impor_urung.bersihkan`."""

    batch = models.OneToOneField(BatchImpor, models.CASCADE, related_name="isi", primary_key=True)
    sandi = models.BinaryField()

    class Meta:
        verbose_name = "isi impor"

    def __str__(self) -> str:
        return f"{self.batch_id}"


class BarisImpor(models.Model):
    """One row of the file, as read (empty = keep what is stored), with the verdict of the last check.

    `kesalahan_isi` comes from reading the row, `kesalahan` adds what the database says: lists of [column key,
    message]. `berubah` are keys of columns that differ. `unit_baru` and `jabatan_baru` point into `usulan`.
    `sebelum` is what was stored before the batch was applied, for undoing it.
    """

    pk = models.CompositePrimaryKey("batch_id", "baris")
    batch = models.ForeignKey(BatchImpor, models.CASCADE, related_name="rincian")
    baris = models.PositiveIntegerField()
    nip = models.CharField(max_length=40)
    jenis = models.CharField(max_length=8)
    jenis_nip = models.CharField(max_length=8)
    nama = models.CharField(max_length=120)
    gelar_depan = models.CharField(max_length=40)
    gelar_belakang = models.CharField(max_length=60)
    tempat_lahir = models.CharField(max_length=80)
    tgl_lahir = models.DateField(null=True)
    jenis_kelamin = models.CharField(max_length=1)
    golongan = models.CharField(max_length=8)
    pendidikan = models.CharField(max_length=4)
    surel = models.CharField(max_length=254)
    telepon = models.CharField(max_length=30)
    status = models.CharField(max_length=14)
    nik_kunci = models.CharField(max_length=64)
    nik_sandi = models.TextField()
    unit = models.ForeignKey(
        UnitKerja, models.DO_NOTHING, null=True, related_name="+", db_constraint=False, db_index=False
    )
    unit_baru = models.PositiveIntegerField(null=True)
    jabatan = models.ForeignKey(
        Jabatan, models.DO_NOTHING, null=True, related_name="+", db_constraint=False, db_index=False
    )
    jabatan_baru = models.PositiveIntegerField(null=True)
    kepala = models.BooleanField(null=True)
    mulai = models.DateField(null=True)
    nomor_sk = models.CharField(max_length=80)
    penilai_nip = models.CharField(max_length=40)
    penilai_baris = models.PositiveIntegerField(null=True)
    kesalahan_isi = models.JSONField(default=list)
    peringatan_isi = models.JSONField(default=list)

    pegawai = models.ForeignKey(
        Pegawai, models.DO_NOTHING, null=True, related_name="+", db_constraint=False, db_index=False
    )
    calon = models.ForeignKey(
        Pegawai, models.DO_NOTHING, null=True, related_name="+", db_constraint=False, db_index=False
    )
    jawaban = models.CharField(max_length=4, blank=True, choices=JawabanNip, db_default="")
    penilai = models.ForeignKey(
        Pegawai, models.DO_NOTHING, null=True, related_name="+", db_constraint=False, db_index=False
    )
    lama = models.ForeignKey(
        Penempatan, models.DO_NOTHING, null=True, related_name="+", db_constraint=False, db_index=False
    )
    penempatan = models.ForeignKey(
        Penempatan, models.DO_NOTHING, null=True, related_name="+", db_constraint=False, db_index=False
    )
    awal = models.DateField(null=True)
    hasil = models.CharField(max_length=8, choices=HasilBaris, blank=True, db_default="")
    berubah = ArrayField(models.CharField(max_length=20), null=True)
    kesalahan = models.JSONField(null=True)
    peringatan = models.JSONField(null=True)
    sebelum = models.JSONField(null=True)

    class Meta:
        verbose_name = "baris impor"
        ordering = ["baris"]

    def __str__(self) -> str:
        return f"{self.batch_id}/{self.baris}"
