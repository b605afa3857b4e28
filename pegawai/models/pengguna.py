"""Accounts and roles. Civil servants sign in by NIP, officials outside the service by a user name."""

from functools import cached_property
from typing import TYPE_CHECKING, ClassVar

from django.contrib.auth.models import AbstractBaseUser, PermissionsMixin, UserManager
from django.contrib.postgres.fields import DateRangeField
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from kinerja.pelacakan import dilacak
from kinerja.waktu import hari_ini
from pegawai.choices import CaraKode, NamaPeran, Tema
from pegawai.models.pegawai import Pegawai
from pegawai.models.unit import UnitKerja

if TYPE_CHECKING:
    from pegawai.queries.akses import Akses


@dilacak(tanpa=["password", "last_login"])
class Pengguna(AbstractBaseUser, PermissionsMixin):
    """An account. `username` is the NIP of `pegawai`, or a chosen name for an account without one.

    Written only by `pegawai.domain.akun`.
    """

    username = models.CharField("NIP atau nama pengguna", max_length=40, unique=True)
    pegawai = models.OneToOneField(Pegawai, models.PROTECT, null=True, blank=True, related_name="akun")
    nama = models.CharField(max_length=160, blank=True)
    email = models.EmailField("surel", blank=True)
    tema = models.CharField(max_length=10, choices=Tema, default=Tema.OTOMATIS)
    is_active = models.BooleanField("aktif", default=True)
    diaktifkan = models.DateTimeField(null=True, blank=True, help_text="saat pemilik pertama kali memasang sandi")
    is_staff = models.BooleanField(default=False)
    date_joined = models.DateTimeField(db_default=Now())

    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    objects = UserManager()

    class Meta:
        verbose_name = "pengguna"
        verbose_name_plural = "pengguna"

    def __str__(self) -> str:
        return self.nama or self.username

    def get_full_name(self) -> str:
        return str(self)

    @property
    def inisial(self) -> str:
        kata = [k for k in self.nama.split() if k[0].isalpha()] or [self.username]
        return "".join(k[0] for k in (kata[:1] + kata[-1:] if len(kata) > 1 else kata)).upper()

    @cached_property
    def akses(self) -> "Akses":
        """What this account is allowed today, read once a request: see `pegawai.queries.akses`."""
        from pegawai.queries.akses import baca_akses

        return baca_akses(self)


@dilacak(tanpa=["sidik"])
class KodeAktivasi(models.Model):
    """A one-time code with which the owner of an account sets the password. Only its keyed hash (`sidik`) is kept.

    An account has at most one open code: a new one revokes the old. Written only by `pegawai.domain.aktivasi`.
    """

    pengguna = models.ForeignKey(Pengguna, models.CASCADE, related_name="kode_aktivasi")
    sidik = models.CharField(max_length=64)
    cara = models.CharField(max_length=6, choices=CaraKode)
    oleh = models.ForeignKey(Pengguna, models.PROTECT, null=True, blank=True, related_name="+")
    dibuat = models.DateTimeField(db_default=Now())
    kedaluwarsa = models.DateTimeField()
    dipakai = models.DateTimeField(null=True, blank=True)
    dicabut = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = "kode aktivasi"
        constraints = [
            models.UniqueConstraint(
                fields=["pengguna"], condition=Q(dipakai=None, dicabut=None), name="kode_aktivasi_satu_terbuka"
            )
        ]

    def __str__(self) -> str:
        return f"{self.pengguna_id}: {self.get_cara_display()}"


class PeranQuerySet(models.QuerySet["Peran"]):
    def pada(self, tanggal=None) -> "PeranQuerySet":
        return self.filter(masa__contains=tanggal or hari_ini())


@dilacak()
class Peran(models.Model):
    """A role of an account over a unit tree (`unit`; None = the whole city) for a range of dates, with its reason.

    Written only by `pegawai.domain.akun`.
    """

    pengguna = models.ForeignKey(Pengguna, models.CASCADE, related_name="peran")
    nama = models.CharField(max_length=30, choices=NamaPeran)
    unit = models.ForeignKey(UnitKerja, models.PROTECT, null=True, blank=True, related_name="+")
    masa = DateRangeField()
    alasan = models.CharField(max_length=200)

    objects = PeranQuerySet.as_manager()

    class Meta:
        verbose_name = "peran"
        verbose_name_plural = "peran"
        indexes = [models.Index(fields=["nama", "unit"], name="peran_nama_unit")]

    def __str__(self) -> str:
        return f"{self.get_nama_display()} – {self.unit or 'seluruh kota'}"
