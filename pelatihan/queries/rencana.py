"""Training plans that wait for somebody."""

from django.db.models import Q, QuerySet

from pegawai.choices import NamaPeran
from pegawai.models import Pengguna
from pegawai.queries.lingkup import unit_dan_bawahannya
from pelatihan.choices import StatusRencana
from pelatihan.models import RencanaPelatihan


def rencana_menunggu(pengguna: Pengguna) -> QuerySet[RencanaPelatihan]:
    """Plans whose next word is this person's: sent to the head of the agency, approved by the head for the city,
    returned to who drafts. As `pelatihan.izin.boleh_meneruskan_rencana` decides for one."""
    akses, peran = pengguna.akses, NamaPeran.PENGELOLA_PELATIHAN
    pilih = Q(status=StatusRencana.DIAJUKAN, unit__in=akses.unit_dipimpin)
    kembali = Q(status=StatusRencana.DRAF) & ~Q(catatan="")
    if akses.seluruh_kota(peran):
        pilih |= Q(status=StatusRencana.UNIT) & ~Q(diputus_unit_oleh=pengguna) | kembali
    elif akar := akses.unit_peran(peran):
        pilih |= kembali & Q(unit__in=unit_dan_bawahannya(akar))
    elif not akses.unit_dipimpin:
        return RencanaPelatihan.objects.none()
    return RencanaPelatihan.objects.filter(pilih)
