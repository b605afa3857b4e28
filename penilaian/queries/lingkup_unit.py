"""Which units, teams and agreements a user may open (design section 5)."""

from django.db.models import BooleanField, ExpressionWrapper, Q, QuerySet

from kinerja.waktu import hari_ini
from pegawai.models import AnggotaTim, Penempatan, Pengguna, TimKerja, UnitKerja
from pegawai.queries.lingkup import PERAN_MELIHAT, bawahan_berjenjang, unit_dan_bawahannya
from penilaian.choices import SKP_MENGIKAT
from penilaian.models import Perjanjian


def unit_dipantau(pengguna: Pengguna) -> QuerySet[UnitKerja]:
    """Units whose people one may see in summary: trees one heads or has a role for, units whose head stands below in
    the chain of assessors, also for the plt. or plh. of that assessor."""
    akses, semua = pengguna.akses, UnitKerja.objects.without_tree_fields()
    if akses.seluruh_kota(*PERAN_MELIHAT):
        return semua
    boleh, kepala = Q(pk__in=[]), Penempatan.objects.pada().filter(kepala=True)
    akar = akses.unit_dipimpin | akses.unit_peran(*PERAN_MELIHAT)
    if akar:
        boleh |= Q(pk__in=unit_dan_bawahannya(akar))
    if akses.unit_dipimpin:
        pejabat = kepala.definitif().filter(unit__in=akses.unit_dipimpin).values("pegawai")
        boleh |= Q(pk__in=kepala.filter(penilai__in=pejabat).values("unit"))
    if akses.menilai:
        di_bawah = bawahan_berjenjang(akses.pegawai_id).values("orang")
        boleh |= Q(pk__in=kepala.filter(pegawai__in=di_bawah).values("unit"))
    return semua.filter(boleh)


def unit_terlihat(pengguna: Pengguna) -> QuerySet[UnitKerja]:
    """Units whose agreement, result and predikat one may read: the watched ones, one's own unit and its agency."""
    semua, sendiri = UnitKerja.objects.without_tree_fields(), pengguna.akses.unit_sendiri
    if sendiri is None:
        return unit_dipantau(pengguna)
    opd = semua.filter(pk=sendiri).values("opd")
    return semua.filter(Q(pk__in=unit_dipantau(pengguna).order_by().values("pk")) | Q(pk=sendiri) | Q(pk__in=opd))


def unit_terlihat_dipantau(pengguna: Pengguna) -> QuerySet[UnitKerja]:
    """The same, each with `dipantau`: one may see its people in summary."""
    dipantau = Q(pk__in=unit_dipantau(pengguna).order_by().values("pk"))
    return unit_terlihat(pengguna).annotate(dipantau=ExpressionWrapper(dipantau, BooleanField()))


def tim_terlihat(pengguna: Pengguna) -> QuerySet[TimKerja]:
    """Teams one is in today, and those of watched units."""
    boleh = Q(unit__in=unit_dipantau(pengguna).order_by().values("pk"))
    if pengguna.pegawai_id:
        kini = AnggotaTim.objects.filter(pegawai=pengguna.pegawai_id, masa__contains=hari_ini())
        boleh |= Q(pk__in=kini.order_by().values("tim"))
    return TimKerja.objects.filter(boleh)


def saring_perjanjian(qs: QuerySet[Perjanjian], pengguna: Pengguna) -> QuerySet[Perjanjian]:
    """Approved agreements of units and teams one may see; drafts only of watched units and of teams one leads."""
    dipantau = unit_dipantau(pengguna).order_by().values("pk")
    boleh = Q(unit__in=dipantau) | Q(tim__unit__in=dipantau) | Q(tim__in=pengguna.akses.tim_dipimpin)
    terbuka = Q(unit__in=unit_terlihat(pengguna).order_by().values("pk"))
    terbuka |= Q(tim__in=tim_terlihat(pengguna).order_by().values("pk"))
    return qs.filter(boleh | terbuka & Q(status__in=SKP_MENGIKAT))
