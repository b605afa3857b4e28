"""Which proposals a person sees or looks after; what `terlihat_oleh` and `dikelola_oleh` of the models call."""

from django.db.models import Exists, OuterRef, Q, QuerySet

from inovasi.choices import BERAKHIR, TERBUKA, StatusAnggota
from inovasi.models import Anggota, Titipan, Usulan
from pegawai.choices import NamaPeran
from pegawai.models import Pengguna
from pegawai.queries.lingkup import unit_dan_bawahannya

# Read what has ended, too.
PERAN_MEMBACA = (NamaPeran.PENGELOLA_INOVASI, NamaPeran.PIMPINAN, NamaPeran.AUDITOR)


def milik(pengguna: Pengguna) -> Q:
    """The person belongs to the team, or is invited to."""
    if pengguna.pegawai_id is None:
        return Q(pk__in=[])
    anggota = Anggota.objects.filter(usulan=OuterRef("pk"), pegawai=pengguna.pegawai_id)
    return Q(Exists(anggota.exclude(status=StatusAnggota.MENOLAK)))


def saring_usulan(qs: QuerySet[Usulan], pengguna: Pengguna) -> QuerySet[Usulan]:
    """See `UsulanQuerySet.terlihat_oleh`."""
    terbuka, berakhir = Q(status__in=TERBUKA), Q(status__in=BERAKHIR)
    akses = pengguna.akses
    if akses.seluruh_kota(*PERAN_MEMBACA):
        return qs.filter(milik(pengguna) | terbuka | berakhir)
    akar = akses.unit_dipimpin | akses.unit_peran(*PERAN_MEMBACA)
    boleh = milik(pengguna) | terbuka
    if akar:
        boleh |= berakhir & Q(unit__in=unit_dan_bawahannya(akar))
    return qs.filter(boleh)


def saring_dikelola(qs: QuerySet[Usulan], pengguna: Pengguna) -> QuerySet[Usulan]:
    """See `UsulanQuerySet.dikelola_oleh`."""
    qs = qs.filter(status__in=(*TERBUKA, *BERAKHIR)).exclude(milik(pengguna))
    return saring_unit(qs, pengguna)


def saring_titipan(qs: QuerySet[Titipan], pengguna: Pengguna) -> QuerySet[Titipan]:
    """See `TitipanQuerySet.dikelola_oleh`."""
    return saring_unit(qs, pengguna)


def saring_unit(qs: QuerySet, pengguna: Pengguna) -> QuerySet:
    """Rows of the units whose innovations this account looks after."""
    akses = pengguna.akses
    if akses.seluruh_kota(NamaPeran.PENGELOLA_INOVASI):
        return qs
    akar = akses.unit_peran(NamaPeran.PENGELOLA_INOVASI)
    return qs.filter(unit__in=unit_dan_bawahannya(akar)) if akar else qs.none()
