"""People. What a person may see of them is `PegawaiQuerySet.terlihat_oleh`, nothing else."""

import uuid
from typing import TYPE_CHECKING, cast

from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models import F, Func, Q
from django.db.models.functions import Now

from kinerja.pelacakan import dilacak
from pegawai.choices import GOLONGAN, JenisKelamin, JenisPegawai, Pendidikan, StatusPegawai

AWALAN_PEJABAT = "pejabat-"

if TYPE_CHECKING:
    from pegawai.models.pengguna import Pengguna


class PegawaiQuerySet(models.QuerySet["Pegawai"]):
    def aktif(self) -> "PegawaiQuerySet":
        return self.filter(status=StatusPegawai.AKTIF)

    def terlihat_oleh(self, pengguna: "Pengguna") -> "PegawaiQuerySet":
        """The people whose record this user may open: design section 5.

        Oneself; those below in the chain of assessors today; those placed today in the unit tree that one heads or
        has a role for; everybody for a role over the whole city. See `pegawai.queries.lingkup`.
        """
        from pegawai.queries.lingkup import saring_pegawai

        return cast("PegawaiQuerySet", saring_pegawai(self, pengguna))

    def dikelola_oleh(self, pengguna: "Pengguna") -> "PegawaiQuerySet":
        """The people whose record this user may change as HR staff: never their own."""
        from pegawai.queries.lingkup import saring_dikelola

        return cast("PegawaiQuerySet", saring_dikelola(self, pengguna))


@dilacak()
class Pegawai(models.Model):
    """A civil servant (PNS, CPNS, PPPK) or an official outside the service who assesses (`jenis` PEJABAT, no NIP).

    Written only by `pegawai.domain.pegawai`. The NIP is text of 18 digits; it never stands in a URL, file name or
    log: pages use `publik`.
    """

    publik = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    nip = models.CharField("NIP", max_length=18, unique=True, null=True, blank=True)
    jenis = models.CharField("jenis pegawai", max_length=8, choices=JenisPegawai)
    nama = models.CharField("nama", max_length=120)
    gelar_depan = models.CharField(max_length=40, blank=True)
    gelar_belakang = models.CharField(max_length=60, blank=True)
    tempat_lahir = models.CharField(max_length=80, blank=True)
    tgl_lahir = models.DateField("tanggal lahir", null=True, blank=True)
    jenis_kelamin = models.CharField(max_length=1, choices=JenisKelamin, blank=True)
    golongan = models.CharField("golongan/ruang", max_length=8, choices=GOLONGAN, blank=True)
    pendidikan = models.CharField("pendidikan terakhir", max_length=4, choices=Pendidikan, blank=True)
    surel = models.EmailField("surel", blank=True)
    telepon = models.CharField(max_length=30, blank=True)
    status = models.CharField(max_length=14, choices=StatusPegawai, default=StatusPegawai.AKTIF)
    versi = models.PositiveIntegerField(default=1, help_text="naik pada tiap perubahan, penjaga sunting bersamaan")
    dibuat = models.DateTimeField(db_default=Now())

    objects = PegawaiQuerySet.as_manager()

    class Meta:
        verbose_name = "pegawai"
        verbose_name_plural = "pegawai"
        ordering = ["nama", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(jenis=JenisPegawai.PEJABAT) | Q(nip__regex=r"^\d{18}$"),
                name="pegawai_nip_18_angka",
                violation_error_message="NIP harus 18 angka.",
            ),
        ]
        indexes = [
            models.Index(fields=["nama", "id"], name="pegawai_urut_nama"),
            # `pegawai.queries.cari`: names without accents and case, and parts of a NIP.
            GinIndex(
                OpClass(Func(F("nama"), function="pegawai_polos"), name="gin_trgm_ops"), name="pegawai_nama_mirip"
            ),
            GinIndex(fields=["nip"], opclasses=["gin_trgm_ops"], name="pegawai_nip_mirip"),
        ]

    def __str__(self) -> str:
        return self.nama_lengkap

    @property
    def nama_lengkap(self) -> str:
        """Name with titles, as on official letters: "dr. Siti Aminah, Sp.A."."""
        depan = f"{self.gelar_depan} " if self.gelar_depan else ""
        belakang = f", {self.gelar_belakang}" if self.gelar_belakang else ""
        return f"{depan}{self.nama}{belakang}"

    @property
    def pengenal(self) -> str:
        """What files call this person: the NIP; for an official outside the service the user name, or `kode_pejabat`
        as long as there is no account. Reads `akun`, so select it."""
        return self.nip or getattr(getattr(self, "akun", None), "username", "") or self.kode_pejabat

    @property
    def kode_pejabat(self) -> str:
        """A number for an official without NIP, which an import understands with and without an account."""
        return f"{AWALAN_PEJABAT}{self.publik.hex[:12]}"

    @property
    def inisial(self) -> str:
        kata = [k for k in self.nama.split() if k[0].isalpha()]
        return "".join(k[0] for k in (kata[:1] + kata[-1:] if len(kata) > 1 else kata)).upper()


class IdentitasRahasia(models.Model):
    """The NIK, encrypted, in a table of its own outside history. `kunci_cari` is a keyed hash that finds doubles.

    Written and read only by `pegawai.domain.nik`.
    """

    pegawai = models.OneToOneField(Pegawai, models.CASCADE, related_name="rahasia", primary_key=True)
    nik_sandi = models.TextField()
    kunci_cari = models.CharField(max_length=64, db_index=True)

    class Meta:
        verbose_name = "identitas rahasia"

    def __str__(self) -> str:
        return "••••••••••••••••"
