"""Which services a user may look into or manage (design section 5)."""

from django.db.models import Q, QuerySet

from pegawai.choices import NamaPeran
from pegawai.models import Pengguna, UnitKerja
from pegawai.queries.lingkup import unit_dan_bawahannya
from survei.models import Layanan, Petugas

PERAN_MELIHAT = (NamaPeran.PENGELOLA_SURVEI, NamaPeran.PIMPINAN, NamaPeran.AUDITOR)


def saring_layanan(qs: QuerySet[Layanan], pengguna: Pengguna) -> QuerySet[Layanan]:
    """Figures of a survey: its manager, the heads of the units above it, the auditor, and those who serve it today."""
    akses = pengguna.akses
    if akses.seluruh_kota(*PERAN_MELIHAT):
        return qs
    boleh = _di_atas(pengguna)
    if akses.pegawai_id:
        boleh |= Q(pk__in=Petugas.objects.pada().filter(pegawai=akses.pegawai_id).values("layanan"))
    return qs.filter(boleh)


def saring_hasil(qs: QuerySet[Layanan], pengguna: Pengguna) -> QuerySet[Layanan]:
    """Reports and dashboards, which compare services and quote citizens: as above without those who only serve."""
    return qs if pengguna.akses.seluruh_kota(*PERAN_MELIHAT) else qs.filter(_di_atas(pengguna))


def _di_atas(pengguna: Pengguna) -> Q:
    akses = pengguna.akses
    akar = akses.unit_dipimpin | akses.unit_peran(*PERAN_MELIHAT)
    return Q(unit__in=unit_dan_bawahannya(akar)) if akar else Q(pk__in=[])


def saring_dipimpin(qs: QuerySet[Layanan], pengguna: Pengguna) -> QuerySet[Layanan]:
    """Services in the trees of units that this account leads, by office or by role."""
    akses = pengguna.akses
    if akses.seluruh_kota(NamaPeran.PIMPINAN):
        return qs
    akar = akses.unit_dipimpin | akses.unit_peran(NamaPeran.PIMPINAN)
    return qs.filter(unit__in=unit_dan_bawahannya(akar)) if akar else qs.none()


def opd_dikelola(pengguna: Pengguna, opd: UnitKerja | None) -> bool:
    """Does this account run the surveys of the whole agency (None: of the whole city)?"""
    akses = pengguna.akses
    if akses.seluruh_kota(NamaPeran.PENGELOLA_SURVEI) or opd is None:
        return akses.seluruh_kota(NamaPeran.PENGELOLA_SURVEI)
    akar = akses.unit_peran(NamaPeran.PENGELOLA_SURVEI)
    return bool(akar) and UnitKerja.objects.filter(pk=opd.pk, pk__in=unit_dan_bawahannya(akar)).exists()


def saring_dikelola(qs: QuerySet[Layanan], pengguna: Pengguna) -> QuerySet[Layanan]:
    """Services whose survey this account runs: the manager of the whole city, or of a tree of units."""
    akses = pengguna.akses
    if akses.seluruh_kota(NamaPeran.PENGELOLA_SURVEI):
        return qs
    akar = akses.unit_peran(NamaPeran.PENGELOLA_SURVEI)
    return qs.filter(unit__in=unit_dan_bawahannya(akar)) if akar else qs.none()
