"""What waits for the official above a unit: agreements to approve, predikat to decide."""

from typing import Any

from django.db.models import Count, Exists, Min, OuterRef, Q

from pegawai.models import Penempatan
from penilaian.choices import StatusSKP
from penilaian.models import Periode, Perjanjian, PutusanUnit


def tugas_unit(pegawai_id: int, periode: Periode | None) -> dict[str, Any]:
    """`diajukan` agreements and `belum` units without predikat in the period, of the units whose head this person
    assesses; `kode` is that of the first such unit. One statement."""
    unit = Perjanjian.objects.filter(unit=OuterRef("unit"))
    syarat = {"diajukan": Q(Exists(unit.filter(status=StatusSKP.DIAJUKAN))), "belum": Q(pk__in=[])}
    if periode:
        putusan = PutusanUnit.objects.filter(unit=OuterRef("unit"), periode=periode)
        syarat["belum"] = Q(Exists(unit.pada_periode(periode))) & ~Q(Exists(putusan))
    kepala = Penempatan.objects.pada().filter(kepala=True, penilai=pegawai_id).order_by()
    hitung = {nama: Count("unit", filter=q, distinct=True) for nama, q in syarat.items()}
    return kepala.aggregate(kode=Min("unit__kode", filter=syarat["belum"]), **hitung)
