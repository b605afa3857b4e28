"""Dated records of a person: rank, education, discipline, leave and study. The history of positions is `Penempatan`."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models

from kinerja.pelacakan import dilacak
from pegawai.choices import GOLONGAN, JenisMasaKhusus, Pendidikan, TingkatHukuman
from pegawai.models.pegawai import Pegawai


@dilacak(indeks=["pegawai"])
class RiwayatPangkat(models.Model):
    """A rank from its TMT (first day). The rank in force is the newest whose TMT has come.

    Written only by `pegawai.domain.catatan`, like all records of this file.
    """

    pegawai = models.ForeignKey(Pegawai, models.CASCADE, related_name="riwayat_pangkat")
    golongan = models.CharField("golongan/ruang", max_length=8, choices=GOLONGAN)
    tmt = models.DateField("TMT")
    nomor_sk = models.CharField("nomor SK", max_length=80, blank=True)

    class Meta:
        verbose_name = "pangkat"
        ordering = ["-tmt"]
        constraints = [
            models.UniqueConstraint(
                fields=["pegawai", "tmt"],
                name="riwayat_pangkat_satu_tmt",
                violation_error_message="Sudah ada pangkat dengan TMT itu. Ubah barisnya atau pilih tanggal lain.",
            )
        ]

    def __str__(self) -> str:
        return self.get_golongan_display()


@dilacak(indeks=["pegawai"])
class RiwayatPendidikan(models.Model):
    """A finished education."""

    pegawai = models.ForeignKey(Pegawai, models.CASCADE, related_name="riwayat_pendidikan")
    tingkat = models.CharField(max_length=4, choices=Pendidikan)
    jurusan = models.CharField(max_length=120, blank=True)
    lembaga = models.CharField("sekolah atau perguruan tinggi", max_length=160)
    tahun_lulus = models.PositiveSmallIntegerField("tahun lulus")

    class Meta:
        verbose_name = "pendidikan"
        ordering = ["-tahun_lulus"]

    def __str__(self) -> str:
        return f"{self.get_tingkat_display()} {self.jurusan} ({self.tahun_lulus})"


@dilacak(indeks=["pegawai"])
class HukumanDisiplin(models.Model):
    """A disciplinary measure (PP 94/2021) in force within `masa`. Seen by HR of the person and the auditor alone."""

    pegawai = models.ForeignKey(Pegawai, models.CASCADE, related_name="hukuman_disiplin")
    tingkat = models.CharField(max_length=8, choices=TingkatHukuman)
    uraian = models.CharField("hukuman", max_length=200)
    masa = DateRangeField()
    nomor_sk = models.CharField("nomor SK", max_length=80)

    class Meta:
        verbose_name = "hukuman disiplin"
        ordering = ["-masa"]

    def __str__(self) -> str:
        return f"{self.get_tingkat_display()}: {self.uraian}"


@dilacak(indeks=["pegawai"])
class MasaKhusus(models.Model):
    """A span of long leave or study in which a person does not work in the position: appraisal leaves it out."""

    pegawai = models.ForeignKey(Pegawai, models.CASCADE, related_name="masa_khusus")
    jenis = models.CharField(max_length=16, choices=JenisMasaKhusus)
    masa = DateRangeField()
    nomor_sk = models.CharField("nomor SK", max_length=80, blank=True)

    class Meta:
        verbose_name = "cuti panjang atau tugas belajar"
        ordering = ["-masa"]
        constraints = [
            ExclusionConstraint(
                name="masa_khusus_tidak_tumpang",
                expressions=[("pegawai", RangeOperators.EQUAL), ("masa", RangeOperators.OVERLAPS)],
                violation_error_message="Tanggal itu bertumpang dengan cuti atau tugas belajar yang sudah tercatat.",
            )
        ]

    def __str__(self) -> str:
        return self.get_jenis_display()
