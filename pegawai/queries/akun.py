"""Rows of the list of accounts."""

from django.db.models import Prefetch, Q, QuerySet

from kinerja.waktu import hari_ini
from pegawai.choices import SELESAI_DINAS, JenisPenempatan
from pegawai.models import KodeAktivasi, Pegawai, Penempatan, Pengguna, UnitKerja
from pegawai.queries.lingkup import unit_dan_bawahannya


def akun_dikelola(pengguna: Pengguna) -> QuerySet[Pengguna]:
    """Accounts of the people whom this HR person manages, with `pegawai.kini` and `kode_terbuka` (lists of one or
    none); never the own one."""
    kini = Penempatan.objects.definitif().pada().select_related("unit__opd")
    terbuka = KodeAktivasi.objects.filter(dipakai=None, dicabut=None)
    return (
        Pengguna.objects.filter(pegawai__in=Pegawai.objects.dikelola_oleh(pengguna).order_by().values("pk"))
        .select_related("pegawai")
        .prefetch_related(
            Prefetch("pegawai__penempatan", queryset=kini, to_attr="kini"),
            Prefetch("kode_aktivasi", queryset=terbuka, to_attr="kode_terbuka"),
        )
    )


def belum_aktif() -> Q:
    """The owner has not set a password yet and still serves."""
    return Q(is_active=False, diaktifkan=None) & ~Q(pegawai__status__in=SELESAI_DINAS)


def di_unit(akun: QuerySet[Pengguna], unit: UnitKerja) -> QuerySet[Pengguna]:
    """Accounts of people placed today in a unit or below it."""
    orang = Penempatan.objects.filter(
        masa__contains=hari_ini(), jenis=JenisPenempatan.DEFINITIF, unit__in=unit_dan_bawahannya([unit.pk])
    )
    return akun.filter(pegawai__in=orang.order_by().values("pegawai"))
