"""What waits for the official above a unit: agreements to approve, predikat to decide."""

from django.db.models import Count, Exists, OuterRef, Q

from pegawai.models import Penempatan
from penilaian.choices import StatusSKP
from penilaian.models import Periode, Perjanjian, PutusanUnit


def tugas_unit(pegawai_id: int, periode: Periode | None) -> dict[str, int]:
    """`diajukan` agreements and `belum` units without predikat in the period, of the units whose head this person
    assesses. One statement."""
    unit = Perjanjian.objects.filter(unit=OuterRef("unit"))
    syarat = {"diajukan": Q(Exists(unit.filter(status=StatusSKP.DIAJUKAN))), "belum": Q(pk__in=[])}
    if periode:
        putusan = PutusanUnit.objects.filter(unit=OuterRef("unit"), periode=periode)
        syarat["belum"] = Q(Exists(unit.pada_periode(periode))) & ~Q(Exists(putusan))
    kepala = Penempatan.objects.pada().filter(kepala=True, penilai=pegawai_id).order_by()
    return kepala.aggregate(**{nama: Count("unit", filter=q, distinct=True) for nama, q in syarat.items()})
