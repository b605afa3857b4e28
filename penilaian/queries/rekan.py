"""Colleagues of a person today: peers, the superior, direct people, those of the same team."""

from django.db.models import Q, QuerySet

from kinerja.waktu import hari_ini
from pegawai.models import AnggotaTim, Pegawai, Penempatan, Pengguna
from penilaian.choices import StatusSKP
from penilaian.models import SKP, PermintaanUmpanBalik


def setara(pegawai_id: int) -> Q:
    """On placements of today: the same superior or the same unit."""
    saya = Penempatan.objects.pada().filter(pegawai=pegawai_id).order_by()
    return Q(unit__in=saya.values("unit")) | Q(penilai__in=saya.filter(penilai__isnull=False).values("penilai"))


def lingkar(pegawai_id: int) -> QuerySet[Pegawai]:
    """Who may be asked, and whom one may give feedback without being asked (but for team mates)."""
    kini = Penempatan.objects.pada()
    saya = kini.filter(pegawai=pegawai_id, penilai__isnull=False).order_by()
    dekat = kini.filter(setara(pegawai_id) | Q(penilai=pegawai_id) | Q(pegawai__in=saya.values("penilai")))
    tim = AnggotaTim.objects.filter(pegawai=pegawai_id, masa__contains=hari_ini()).order_by().values("tim")
    setim = AnggotaTim.objects.filter(tim__in=tim, masa__contains=hari_ini()).order_by().values("pegawai")
    orang = Q(pk__in=dekat.order_by().values("pegawai")) | Q(pk__in=setim)
    return Pegawai.objects.aktif().filter(orang).exclude(pk=pegawai_id).order_by("nama", "pk")


def skp_lingkar(pegawai_id: int) -> QuerySet[SKP]:
    """Running plans of the people of the circle to whom one may give feedback unasked, by name."""
    kini = Penempatan.objects.pada()
    saya = kini.filter(pegawai=pegawai_id, penilai__isnull=False).order_by()
    dekat = kini.filter(setara(pegawai_id) | Q(penilai=pegawai_id) | Q(pegawai__in=saya.values("penilai")))
    berlaku = SKP.objects.filter(status=StatusSKP.BERLAKU, rentang__contains=hari_ini())
    return (
        berlaku.filter(penempatan__in=dekat.order_by().values("pk"))
        .exclude(pegawai=pegawai_id)
        .select_related("pegawai", "unit", "penempatan__jabatan")
        .order_by("pegawai__nama", "pk")
    )


def permintaan_terbuka(pengguna: Pengguna) -> QuerySet[PermintaanUmpanBalik]:
    """What others asked this person and waits for an answer."""
    terbuka = PermintaanUmpanBalik.objects.filter(kepada=pengguna, jawaban=None, dilewati=None)
    return terbuka.select_related("skp__pegawai", "hasil")


def akun_lingkar(pegawai_id: int) -> QuerySet[Pengguna]:
    """Accounts of the circle, for choosing."""
    return Pengguna.objects.filter(pegawai__in=lingkar(pegawai_id).order_by().values("pk")).order_by("nama", "pk")
