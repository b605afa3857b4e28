"""Written appreciation that citizens' answers proposed: the decision with its proof, and who received it."""

import uuid

import pgtrigger
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from kinerja.pelacakan import dilacak
from pegawai.models import Pegawai, Pengguna, UnitKerja
from penilaian.choices_lanjut import KeputusanApresiasi


@dilacak()
class UsulanApresiasi(models.Model):
    """A proposal of the survey that was decided. `kunci` names it (service and period, or officer, service and year),
    so that it is decided once; `bukti` and the figures are as they stood then. Written only by
    `penilaian.domain.apresiasi`."""

    publik = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    kunci = models.CharField(max_length=120, unique=True)
    judul = models.CharField(max_length=200)
    unit = models.ForeignKey(UnitKerja, models.PROTECT, related_name="+")
    layanan = models.CharField("kode layanan", max_length=30)
    bukti = models.TextField()
    n = models.PositiveIntegerField()
    nilai = models.DecimalField(max_digits=5, decimal_places=2)
    selang_bawah = models.DecimalField(max_digits=5, decimal_places=2)
    selang_atas = models.DecimalField(max_digits=5, decimal_places=2)
    keputusan = models.CharField(max_length=8, choices=KeputusanApresiasi)
    pertimbangan = models.TextField()
    oleh = models.ForeignKey(Pengguna, models.PROTECT, related_name="+")
    diputus = models.DateTimeField(db_default=Now())

    class Meta:
        verbose_name = "usulan apresiasi"
        verbose_name_plural = "usulan apresiasi"
        ordering = ["-id"]
        constraints = [models.CheckConstraint(condition=~Q(pertimbangan=""), name="usulan_apresiasi_beralasan")]

    def __str__(self) -> str:
        return self.judul


@dilacak(indeks=["pegawai"])
class Apresiasi(models.Model):
    """One person's written appreciation. A trigger refuses one that its receiver decided."""

    publik = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    usulan = models.ForeignKey(UsulanApresiasi, models.PROTECT, related_name="penerima")
    pegawai = models.ForeignKey(Pegawai, models.PROTECT, related_name="apresiasi")
    nomor = models.CharField(max_length=20, unique=True)

    class Meta:
        verbose_name = "apresiasi tertulis"
        verbose_name_plural = "apresiasi tertulis"
        ordering = ["-id"]
        constraints = [models.UniqueConstraint(fields=["usulan", "pegawai"], name="apresiasi_sekali")]
        triggers = [
            pgtrigger.Trigger(
                name="bukan_diri_sendiri",
                level=pgtrigger.Row,
                when=pgtrigger.After,
                operation=pgtrigger.Insert | pgtrigger.Update,
                func="""
                    IF EXISTS (
                        SELECT 1 FROM penilaian_usulanapresiasi AS u JOIN pegawai_pengguna AS a ON a.id = u.oleh_id
                        WHERE u.id = NEW.usulan_id AND a.pegawai_id = NEW.pegawai_id
                    ) THEN
                        RAISE EXCEPTION 'apresiasi bagi diri sendiri' USING ERRCODE = 'check_violation';
                    END IF;
                    RETURN NULL;
                """,
            )
        ]

    def __str__(self) -> str:
        return f"{self.nomor} {self.pegawai}"
