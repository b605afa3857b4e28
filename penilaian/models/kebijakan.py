"""Policy: every number that the score formula uses, in versions that never change once used."""

from decimal import Decimal

import pgtrigger
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now

from kinerja.pelacakan import dilacak
from penilaian import rumus
from penilaian.choices import PredikatOrganisasi, Rating, StatusKebijakan

# The numbers of a version: what a draft may change, what the policy page shows and what the export holds.
ANGKA = (
    "capaian_maks",
    "tambahan_maks",
    "ambang_atas",
    "ambang_sesuai",
    "nilai_di_atas",
    "nilai_sesuai",
    "nilai_di_bawah",
    "bobot_hasil",
    "bobot_hasil_rekan",
    "bobot_survei_maks",
    "n_minimum",
    "tanpa_data_maks",
    "kelompok_kecil",
)


# Whole numbers of people or answers.
BULAT = ("n_minimum", "kelompok_kecil")


def _matriks_awal() -> dict[str, dict[str, str]]:
    return {h: {p: rumus.MATRIKS[h, p] for p in rumus.RATING} for h in rumus.RATING}


def _hasil_organisasi_awal() -> dict[str, str]:
    """Rating of results of a unit's head by the organisation's predikat; the mapping is not printed in the rules."""
    atas = {PredikatOrganisasi.ISTIMEWA: Rating.DI_ATAS, PredikatOrganisasi.BAIK: Rating.SESUAI}
    return {p.value: atas.get(p, Rating.DI_BAWAH).value for p in PredikatOrganisasi}


def _angka(bawaan: str, keterangan: str) -> models.DecimalField:
    return models.DecimalField(keterangan, max_digits=6, decimal_places=2, default=Decimal(bawaan))


@dilacak()
class Kebijakan(models.Model):
    """One version of the policy. A draft may change; `berlaku` is for good (a trigger refuses changes).

    `rumus` names the rule set in `penilaian.rumus`. Written only by `penilaian.domain.kebijakan`.
    """

    versi = models.PositiveIntegerField(unique=True)
    nama = models.CharField(max_length=120)
    dasar = models.TextField("dasar hukum", blank=True)
    rumus = models.CharField(max_length=20, default="2026-1", editable=False)
    status = models.CharField(max_length=8, choices=StatusKebijakan, default=StatusKebijakan.DRAF)
    capaian_maks = _angka("120", "capaian paling tinggi (%)")
    tambahan_maks = _angka("10", "tambahan paling banyak")
    ambang_atas = _angka("110", "ambang di atas ekspektasi")
    ambang_sesuai = _angka("90", "ambang sesuai ekspektasi")
    nilai_di_atas = _angka("120", "nilai rating di atas")
    nilai_sesuai = _angka("100", "nilai rating sesuai")
    nilai_di_bawah = _angka("80", "nilai rating di bawah")
    bobot_hasil = _angka("70", "bobot hasil dalam indeks bantu (%)")
    bobot_hasil_rekan = _angka("60", "bobot hasil bila pendapat rekan dipakai (%)")
    bobot_survei_maks = _angka("30", "bobot indeks layanan paling banyak (%)")
    n_minimum = models.PositiveSmallIntegerField("jawaban survei paling sedikit", default=30)
    tanpa_data_maks = _angka("50", "bagian bobot tanpa data paling banyak untuk usulan (%)")
    kelompok_kecil = models.PositiveSmallIntegerField("kelompok tanpa batas sebaran, kurang dari (orang)", default=10)
    matriks = models.JSONField(default=_matriks_awal)
    hasil_organisasi = models.JSONField(default=_hasil_organisasi_awal)
    dibuat = models.DateTimeField(db_default=Now())

    class Meta:
        verbose_name = "kebijakan"
        ordering = ["-versi"]
        constraints = [
            models.CheckConstraint(condition=Q(ambang_atas__gt=F("ambang_sesuai")), name="kebijakan_ambang_urut"),
            models.CheckConstraint(condition=Q(bobot_hasil__range=(0, 100)), name="kebijakan_bobot_hasil"),
        ]
        triggers = [
            pgtrigger.Protect(
                name="kebijakan_tetap",
                operation=pgtrigger.Update | pgtrigger.Delete,
                condition=pgtrigger.Q(old__status="berlaku"),
            )
        ]

    def __str__(self) -> str:
        return f"{self.nama} (versi {self.versi})"
