"""Services, their counters, and who serves when."""

import uuid

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import Q

from kinerja.pelacakan import dilacak
from kinerja.waktu import hari_ini
from pegawai.models import Pegawai, Pengguna, UnitKerja


class LayananQuerySet(models.QuerySet):
    def aktif(self) -> "LayananQuerySet":
        return self.filter(aktif=True)

    def terlihat_oleh(self, pengguna: Pengguna) -> "models.QuerySet[Layanan]":
        """Services whose survey this account may look into: the manager's, the leader's, those one serves."""
        from survei.queries.lingkup import saring_layanan

        return saring_layanan(self, pengguna)

    def dipimpin_oleh(self, pengguna: Pengguna) -> "models.QuerySet[Layanan]":
        """Services of the units that this account leads."""
        from survei.queries.lingkup import saring_dipimpin

        return saring_dipimpin(self, pengguna)

    def hasil_terlihat_oleh(self, pengguna: Pengguna) -> "models.QuerySet[Layanan]":
        """Services whose report and dashboard this account may read: the manager's, the leader's, the auditor's."""
        from survei.queries.lingkup import saring_hasil

        return saring_hasil(self, pengguna)

    def dikelola_oleh(self, pengguna: Pengguna) -> "models.QuerySet[Layanan]":
        """Services whose survey this account runs."""
        from survei.queries.lingkup import saring_dikelola

        return saring_dikelola(self, pengguna)


@dilacak()
class Layanan(models.Model):
    """A public service with its standard (*standar pelayanan*, UU 25/2009 Pasal 21). Lists are one line an item.

    `gratis` says that the service costs nothing: its index is also shown without unsur biaya. Written only by
    `survei.domain.layanan`.
    """

    publik = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    kode = models.CharField(max_length=30, unique=True)
    unit = models.ForeignKey(UnitKerja, models.PROTECT, related_name="layanan")
    nama = models.CharField(max_length=160)
    ringkas = models.CharField("dalam satu kalimat", max_length=250, blank=True)
    kata_kunci = models.CharField(max_length=300, blank=True, help_text="cara orang menyebutnya, misalnya: bikin KTP")
    persyaratan = models.TextField(blank=True, help_text="satu dokumen atau syarat tiap baris")
    prosedur = models.TextField(blank=True, help_text="satu langkah tiap baris")
    waktu = models.CharField("waktu penyelesaian", max_length=160, blank=True)
    gratis = models.BooleanField("tanpa biaya", default=False)
    biaya = models.CharField("biaya/tarif", max_length=250, blank=True)
    produk = models.CharField("produk layanan", max_length=200, blank=True)
    pengaduan = models.TextField("saluran pengaduan", blank=True)
    alamat = models.CharField(max_length=250, blank=True)
    jam = models.CharField("jam layanan", max_length=160, blank=True)
    lintang = models.DecimalField(max_digits=9, decimal_places=6, null=True, blank=True)
    bujur = models.DecimalField(max_digits=9, decimal_places=6, null=True, blank=True)
    aktif = models.BooleanField(default=True)
    versi = models.PositiveIntegerField(default=1, help_text="naik pada tiap perubahan, penjaga sunting bersamaan")

    objects = LayananQuerySet.as_manager()

    class Meta:
        verbose_name = "layanan"
        verbose_name_plural = "layanan"
        ordering = ["kode"]
        constraints = [
            models.CheckConstraint(
                condition=Q(lintang=None, bujur=None) | Q(lintang__isnull=False, bujur__isnull=False),
                name="layanan_titik_lengkap",
                violation_error_message="Isi lintang dan bujur keduanya, atau kosongkan keduanya.",
            )
        ]

    def __str__(self) -> str:
        return self.nama


@dilacak()
class Loket(models.Model):
    """A counter of a service."""

    layanan = models.ForeignKey(Layanan, models.CASCADE, related_name="loket")
    nama = models.CharField(max_length=60)
    aktif = models.BooleanField(default=True)

    class Meta:
        verbose_name = "loket"
        verbose_name_plural = "loket"
        ordering = ["layanan_id", "nama"]
        constraints = [
            models.UniqueConstraint(
                fields=["layanan", "nama"],
                name="loket_sekali",
                violation_error_message="Loket dengan nama ini sudah ada.",
            )
        ]

    def __str__(self) -> str:
        return self.nama


class PetugasQuerySet(models.QuerySet):
    def pada(self, tanggal=None) -> "PetugasQuerySet":
        return self.filter(masa__contains=tanggal or hari_ini())


@dilacak()
class Petugas(models.Model):
    """Who serves a service, and at which counter, in a range of dates. Of a counter there is one officer a day, so
    that an answer given there speaks of that officer and nobody else; the citizen never chooses a person."""

    layanan = models.ForeignKey(Layanan, models.CASCADE, related_name="petugas")
    loket = models.ForeignKey(Loket, models.PROTECT, null=True, blank=True, related_name="petugas")
    pegawai = models.ForeignKey(Pegawai, models.PROTECT, related_name="melayani")
    masa = DateRangeField()

    objects = PetugasQuerySet.as_manager()

    class Meta:
        verbose_name = "petugas layanan"
        ordering = ["layanan_id", "loket_id", "id"]
        constraints = [
            ExclusionConstraint(
                name="petugas_satu_di_loket",
                expressions=[("loket", RangeOperators.EQUAL), ("masa", RangeOperators.OVERLAPS)],
                condition=Q(loket__isnull=False),
                violation_error_message="Pada tanggal itu sudah ada petugas lain di loket ini.",
            ),
            ExclusionConstraint(
                name="petugas_sekali_selayanan",
                expressions=[
                    ("layanan", RangeOperators.EQUAL),
                    ("pegawai", RangeOperators.EQUAL),
                    ("masa", RangeOperators.OVERLAPS),
                ],
                violation_error_message="Orang ini sudah menjadi petugas layanan ini pada tanggal itu.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.pegawai} di {self.layanan}"
