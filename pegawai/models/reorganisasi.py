"""Reorganisations: planned changes of the unit tree that take effect at a date."""

import uuid

from django.db import models
from django.db.models.functions import Now

from kinerja.pelacakan import dilacak
from pegawai.choices import JenisLangkah, JenisUnit, StatusReorganisasi
from pegawai.models.pegawai import Pegawai
from pegawai.models.pengguna import Pengguna
from pegawai.models.unit import UnitKerja


@dilacak()
class Reorganisasi(models.Model):
    """A plan of steps with its legal basis. Written only by `pegawai.domain.reorganisasi`."""

    publik = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    nama = models.CharField(max_length=160)
    dasar = models.CharField("dasar hukum", max_length=160)
    mulai = models.DateField()
    status = models.CharField(max_length=12, choices=StatusReorganisasi, default=StatusReorganisasi.DRAF)
    oleh = models.ForeignKey(Pengguna, models.PROTECT, related_name="+")
    dibuat = models.DateTimeField(db_default=Now())
    diterapkan = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = "reorganisasi"
        ordering = ["-mulai", "-id"]

    def __str__(self) -> str:
        return self.nama


@dilacak()
class LangkahReorganisasi(models.Model):
    """One step on `unit`: a new `nama`, another parent (`tujuan`), a merger into `tujuan`, or a split: a new unit
    (`kode`, `nama`, `jenis_unit`) beside it that takes `orang` along."""

    reorganisasi = models.ForeignKey(Reorganisasi, models.CASCADE, related_name="langkah")
    jenis = models.CharField(max_length=12, choices=JenisLangkah)
    unit = models.ForeignKey(UnitKerja, models.PROTECT, related_name="+")
    tujuan = models.ForeignKey(UnitKerja, models.PROTECT, null=True, blank=True, related_name="+")
    kode = models.CharField(max_length=30, blank=True)
    nama = models.CharField(max_length=160, blank=True)
    jenis_unit = models.CharField(max_length=20, choices=JenisUnit, blank=True)
    orang = models.ManyToManyField(Pegawai, related_name="+")

    class Meta:
        verbose_name = "langkah reorganisasi"
        ordering = ["id"]

    def __str__(self) -> str:
        kalimat = {
            JenisLangkah.GANTI_NAMA: f"{self.unit} berganti nama menjadi {self.nama}",
            JenisLangkah.PINDAH_INDUK: f"{self.unit} pindah ke bawah {self.tujuan}",
            JenisLangkah.GABUNG: f"{self.unit} digabung ke dalam {self.tujuan}",
            JenisLangkah.PECAH: f"Sebagian {self.unit} menjadi {self.nama}",
        }
        return kalimat[JenisLangkah(self.jenis)]
