"""What a person sees or looks after; what `terlihat_oleh` and `dikelola_oleh` of the models call."""

from django.db.models import Exists, OuterRef, QuerySet

from pegawai.choices import NamaPeran
from pegawai.models import Pengguna
from pegawai.queries.lingkup import unit_dan_bawahannya
from sosialisasi.choices import StatusPengumuman
from sosialisasi.models import Bantuan, Penerimaan, Pengumuman, Pertanyaan


def saring_pengumuman(qs: QuerySet[Pengumuman], pengguna: Pengguna) -> QuerySet[Pengumuman]:
    """See `PengumumanQuerySet.terlihat_oleh`. One withdrawn is read by those who look after it alone."""
    diterima = Penerimaan.objects.filter(pengumuman=OuterRef("pk"), pengguna=pengguna.pk)
    milik = Pengumuman.objects.filter(Exists(diterima), status=StatusPengumuman.TERBIT)
    return qs.filter(pk__in=milik.values("pk")) | qs.filter(pk__in=saring_dikelola(qs, pengguna).values("pk"))


def saring_dikelola(qs: QuerySet[Pengumuman], pengguna: Pengguna) -> QuerySet[Pengumuman]:
    """See `PengumumanQuerySet.dikelola_oleh`."""
    akses = pengguna.akses
    if akses.seluruh_kota(NamaPeran.PENGELOLA_SOSIALISASI):
        return qs
    akar = akses.unit_peran(NamaPeran.PENGELOLA_SOSIALISASI)
    return qs.filter(unit__in=unit_dan_bawahannya(akar)) if akar else qs.none()


def saring_pertanyaan(qs: QuerySet[Pertanyaan], pengguna: Pengguna) -> QuerySet[Pertanyaan]:
    """See `PertanyaanQuerySet.terlihat_oleh`."""
    if pengguna.akses.seluruh_kota(NamaPeran.PENGELOLA_SOSIALISASI):
        return qs
    return qs.filter(penanya=pengguna.pk)


def saring_bantuan(qs: QuerySet[Bantuan], pengguna: Pengguna) -> QuerySet[Bantuan]:
    """See `BantuanQuerySet.terlihat_oleh`."""
    akses = pengguna.akses
    if akses.seluruh_kota(NamaPeran.PENGELOLA_SOSIALISASI, NamaPeran.PIMPINAN, NamaPeran.AUDITOR):
        return qs
    return qs.filter(unit__in=unit_dan_bawahannya(akses.unit_dipimpin)) if akses.unit_dipimpin else qs.none()
