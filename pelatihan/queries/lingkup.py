"""Whose learning a user may look into, and which batches they see or run (design section 5)."""

from typing import TypeVar

from django.db.models import Model, Q, QuerySet

from pegawai.choices import NamaPeran
from pegawai.models import Pegawai, Penempatan, Pengguna, UnitKerja
from pegawai.queries.lingkup import orang_terlihat, unit_dan_bawahannya
from pelatihan.models import Angkatan, Peserta, RencanaPelatihan, RiwayatLuar

# Roles that see who needs and takes what in their units; the proof of a need is another matter (`pelatihan.izin`).
PERAN_MELIHAT = (
    NamaPeran.PENGELOLA_PELATIHAN,
    NamaPeran.ADMIN_KEPEGAWAIAN,
    NamaPeran.PIMPINAN,
    NamaPeran.AUDITOR,
)
# Roles that check outside training in their units.
PERAN_MEMERIKSA = (NamaPeran.ADMIN_KEPEGAWAIAN, NamaPeran.PENGELOLA_PELATIHAN)
# Roles that read what a need rests on, and how a competence was assessed.
PERAN_BUKTI = (NamaPeran.ADMIN_KEPEGAWAIAN, NamaPeran.PIMPINAN, NamaPeran.AUDITOR)
T = TypeVar("T", bound=Model)


def saring_orang(qs: QuerySet[T], pengguna: Pengguna) -> QuerySet[T]:
    """Rows with a `pegawai`: one's own, of one's people below, of the units that one leads or looks after."""
    boleh = orang_terlihat(pengguna, PERAN_MELIHAT)
    return qs if boleh is None else qs.filter(pegawai__in=Pegawai.objects.filter(boleh).order_by().values("pk"))


def saring_dikelola(qs: QuerySet[Angkatan], pengguna: Pengguna) -> QuerySet[Angkatan]:
    """See `AngkatanQuerySet.dikelola_oleh`; what is open to the whole city is run by the manager of the city."""
    akses = pengguna.akses
    if akses.seluruh_kota(NamaPeran.PENGELOLA_PELATIHAN):
        return qs
    akar = akses.unit_peran(NamaPeran.PENGELOLA_PELATIHAN)
    return qs.filter(unit__in=unit_dan_bawahannya(akar)) if akar else qs.none()


def saring_angkatan(qs: QuerySet[Angkatan], pengguna: Pengguna) -> QuerySet[Angkatan]:
    """See `AngkatanQuerySet.terlihat_oleh`."""
    akses = pengguna.akses
    if akses.seluruh_kota(*PERAN_MELIHAT):
        return qs
    boleh = Q(unit=None)
    if akses.unit_sendiri:
        opd = UnitKerja.objects.without_tree_fields().filter(pk=akses.unit_sendiri).order_by()
        boleh |= Q(unit=akses.unit_sendiri) | Q(unit__in=opd.values("opd"))
    akar = akses.unit_dipimpin | akses.unit_peran(*PERAN_MELIHAT)
    if akar:
        boleh |= Q(unit__in=unit_dan_bawahannya(akar))
    if akses.pegawai_id:
        boleh |= Q(pk__in=Peserta.objects.filter(pegawai=akses.pegawai_id).order_by().values("angkatan"))
    return qs.filter(boleh)


def saring_peserta(qs: QuerySet[Peserta], pengguna: Pengguna) -> QuerySet[Peserta]:
    """See `PesertaQuerySet.terlihat_oleh`."""
    boleh = orang_terlihat(pengguna, PERAN_MELIHAT)
    if boleh is None:
        return qs
    orang = Q(pegawai__in=Pegawai.objects.filter(boleh).order_by().values("pk"))
    if not pengguna.akses.punya(NamaPeran.PENGELOLA_PELATIHAN):
        return qs.filter(orang)
    return qs.filter(orang | Q(angkatan__in=Angkatan.objects.dikelola_oleh(pengguna).order_by().values("pk")))


def saring_diperiksa(qs: QuerySet[RiwayatLuar], pengguna: Pengguna) -> QuerySet[RiwayatLuar]:
    """See `RiwayatQuerySet.diperiksa_oleh`."""
    akses = pengguna.akses
    if akses.seluruh_kota(*PERAN_MEMERIKSA):
        return qs
    akar = akses.unit_peran(*PERAN_MEMERIKSA)
    if not akar:
        return qs.none()
    di_unit = Penempatan.objects.pada().filter(unit__in=unit_dan_bawahannya(akar)).order_by()
    return qs.filter(pegawai__in=di_unit.values("pegawai"))


def saring_rencana(qs: QuerySet[RencanaPelatihan], pengguna: Pengguna) -> QuerySet[RencanaPelatihan]:
    """See `RencanaQuerySet.terlihat_oleh`."""
    akses = pengguna.akses
    if akses.seluruh_kota(*PERAN_MELIHAT):
        return qs
    akar = akses.unit_dipimpin | akses.unit_peran(*PERAN_MELIHAT)
    return qs.filter(unit__in=unit_dan_bawahannya(akar)) if akar else qs.none()
