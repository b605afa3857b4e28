"""*Bahan TPP*: what performance says about the monthly additional income, as a proposal that people review."""

import uuid
from decimal import Decimal

import pgtrigger
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from kinerja.pelacakan import dilacak
from pegawai.models import Pegawai, Pengguna, UnitKerja
from penilaian.choices import CatatanTpp, Predikat, StatusTpp
from penilaian.models.periode import Periode
from penilaian.models.skp import SKP
from penilaian.pemicu import TolakUjiCoba


def _persen(label: str, **kwargs: object) -> models.DecimalField:
    return models.DecimalField(label, max_digits=5, decimal_places=2, **kwargs)


@dilacak()
class AturanTpp(models.Model):
    """The percent of deduction by predikat, in force from a month on; a newer one takes over, none is changed. It is
    policy of the city: the system has no table of its own. Written only by `penilaian.domain.tpp`."""

    mulai = models.DateField("berlaku mulai bulan", unique=True)
    dasar = models.TextField("dasar aturan")
    sangat_baik = _persen("potongan Sangat Baik (%)")
    baik = _persen("potongan Baik (%)")
    butuh_perbaikan = _persen("potongan Butuh Perbaikan (%)")
    kurang = _persen("potongan Kurang (%)")
    sangat_kurang = _persen("potongan Sangat Kurang (%)")
    oleh = models.ForeignKey(Pengguna, models.PROTECT, related_name="+")
    dibuat = models.DateTimeField(db_default=Now())

    class Meta:
        verbose_name = "aturan TPP"
        ordering = ["-mulai"]
        constraints = [
            models.CheckConstraint(
                condition=Q(*((f"{p}__range", (0, 100)) for p in Predikat.values)),
                name="aturan_tpp_0_100",
                violation_error_message="Potongan antara 0 dan 100 persen.",
            )
        ]
        triggers = [pgtrigger.Protect(name="aturan_tpp_tetap", operation=pgtrigger.Update | pgtrigger.Delete)]

    def __str__(self) -> str:
        return f"Aturan TPP mulai {self.mulai:%m/%Y}"

    def potongan(self, predikat: str) -> Decimal:
        """Percent of deduction proposed for a predikat."""
        return Decimal(getattr(self, predikat))


class BahanTppQuerySet(models.QuerySet["BahanTpp"]):
    def terlihat_oleh(self, pengguna: Pengguna) -> "BahanTppQuerySet":
        """Lists of the agencies that this HR person or auditor answers for."""
        from penilaian.queries.tpp import saring_bahan

        return saring_bahan(self, pengguna)


@dilacak()
class BahanTpp(models.Model):
    """The list of one agency and month, from the results of one closed period. Nothing is paid or cut by it: HR
    reviews it and takes it to whoever pays. Written only by `penilaian.domain.tpp`."""

    publik = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    bulan = models.DateField()
    unit = models.ForeignKey(UnitKerja, models.PROTECT, related_name="+")
    periode = models.ForeignKey(Periode, models.PROTECT, related_name="+")
    aturan = models.ForeignKey(AturanTpp, models.PROTECT, related_name="+")
    status = models.CharField(max_length=8, choices=StatusTpp, default=StatusTpp.USULAN)
    disusun = models.DateTimeField(db_default=Now())
    disusun_oleh = models.ForeignKey(Pengguna, models.PROTECT, related_name="+")
    ditinjau = models.DateTimeField(null=True, blank=True)
    ditinjau_oleh = models.ForeignKey(Pengguna, models.PROTECT, null=True, blank=True, related_name="+")

    objects = BahanTppQuerySet.as_manager()

    class Meta:
        verbose_name = "bahan TPP"
        verbose_name_plural = "bahan TPP"
        ordering = ["-bulan", "unit_id"]
        constraints = [
            models.UniqueConstraint(fields=["unit", "bulan"], name="bahan_tpp_sekali"),
            models.CheckConstraint(condition=Q(bulan__day=1), name="bahan_tpp_awal_bulan"),
        ]
        triggers = [TolakUjiCoba()]

    def __str__(self) -> str:
        return f"Bahan TPP {self.unit} {self.bulan:%m/%Y}"


@dilacak(indeks=["bahan"])
class BarisTpp(models.Model):
    """One person: the predikat in force, the deduction that the rule proposes, and what HR made of it. Without a
    predikat nothing is proposed and `sebab` says why."""

    bahan = models.ForeignKey(BahanTpp, models.CASCADE, related_name="baris")
    pegawai = models.ForeignKey(Pegawai, models.PROTECT, related_name="+")
    skp = models.ForeignKey(SKP, models.PROTECT, null=True, blank=True, related_name="+")
    predikat = models.CharField(max_length=16, choices=Predikat, blank=True)
    sebab = models.CharField(max_length=16, choices=CatatanTpp, blank=True)
    usulan = _persen("potongan usulan (%)", null=True, blank=True)
    potongan = _persen("potongan yang ditetapkan (%)", null=True, blank=True)
    alasan = models.CharField(max_length=300, blank=True)
    revisi = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = "baris bahan TPP"
        ordering = ["pegawai__nama", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["bahan", "pegawai"], name="baris_tpp_sekali"),
            models.CheckConstraint(
                condition=Q(potongan=None) | Q(potongan__range=(0, 100)), name="baris_tpp_potongan_0_100"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.pegawai}: {self.potongan}"
