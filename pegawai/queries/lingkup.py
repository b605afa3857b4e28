"""Which people a user may see or manage (design section 5). Everything else builds on these functions."""

from collections.abc import Iterable

from django.db.models import ExpressionWrapper, F, IntegerField, Q, QuerySet, Value
from django_cte import CTE, with_cte

from kinerja.waktu import hari_ini
from pegawai.choices import NamaPeran
from pegawai.models import Pegawai, Penempatan, Pengguna, UnitKerja

# An assessor chain deeper than this is a circle of wrong data, not an organisation.
RANTAI_MAKS = 12
PERAN_MELIHAT = (NamaPeran.ADMIN_KEPEGAWAIAN, NamaPeran.PIMPINAN, NamaPeran.PENGELOLA_KINERJA, NamaPeran.AUDITOR)


def unit_dan_bawahannya(akar: Iterable[int]) -> QuerySet[UnitKerja]:
    """Ids (`values("pk")`) of units and everything below them, as one recursive subquery."""

    def rekursi(cte: CTE) -> QuerySet:
        awal = UnitKerja.objects.without_tree_fields().filter(pk__in=list(akar)).order_by().values(unit=F("pk"))
        lanjut = cte.join(UnitKerja.objects.without_tree_fields(), parent=cte.col.unit).order_by().values(unit=F("pk"))
        return awal.union(lanjut, all=True)

    cte = CTE.recursive(rekursi, name="pohon_unit")
    return with_cte(cte, select=cte.queryset().order_by().values("unit"))


def unit_dikelola(pengguna: Pengguna, peran: str = NamaPeran.ADMIN_KEPEGAWAIAN) -> QuerySet[UnitKerja]:
    """Units that this person manages in a role, HR by default: the whole city, or the trees of the role."""
    semua = UnitKerja.objects.without_tree_fields().aktif().select_related("opd").order_by("kode")
    if pengguna.akses.seluruh_kota(peran):
        return semua
    return semua.filter(pk__in=unit_dan_bawahannya(pengguna.akses.unit_peran(peran)))


def bawahan_berjenjang(pegawai_id: int, *, tanggal=None) -> QuerySet:
    """Ids of everybody below a person in the chain of assessors on a day, with `jenjang` 1 for direct ones."""
    hari = tanggal or hari_ini()
    penempatan = Penempatan.objects.pada(hari).order_by()

    def rekursi(cte: CTE) -> QuerySet:
        langsung = penempatan.filter(penilai_id=pegawai_id).values(
            orang=F("pegawai_id"), jenjang=Value(1, output_field=IntegerField())
        )
        lanjut = (
            cte.join(penempatan, penilai_id=cte.col.orang)
            .annotate(tingkat=ExpressionWrapper(cte.col.jenjang + 1, output_field=IntegerField()))
            .filter(tingkat__lte=RANTAI_MAKS)
            .values(orang=F("pegawai_id"), jenjang=F("tingkat"))
        )
        # UNION (not ALL) drops repeats, so a circle ends at RANTAI_MAKS at the latest.
        return langsung.union(lanjut)

    cte = CTE.recursive(rekursi, name="rantai")
    return with_cte(cte, select=cte.queryset().order_by().values("orang", "jenjang"))


def _di_unit(akar: frozenset[int]) -> Q:
    ditempatkan = Penempatan.objects.pada().filter(unit__in=unit_dan_bawahannya(akar)).values("pegawai")
    return Q(pk__in=ditempatkan)


def orang_terlihat(pengguna: Pengguna, peran: Iterable[str], *, memimpin: bool = True) -> Q | None:
    """On `Pegawai`: oneself, the people below in the chain of assessors today, those placed today in the units that one
    leads (unless `memimpin` is false) or holds one of these roles for. None means everybody."""
    akses, peran = pengguna.akses, tuple(peran)
    if akses.seluruh_kota(*peran):
        return None
    boleh = Q(pk__in=[])
    if akses.pegawai_id:
        boleh |= Q(pk=akses.pegawai_id)
    if akses.menilai:
        boleh |= Q(pk__in=bawahan_berjenjang(akses.pegawai_id).values("orang"))
    akar = akses.unit_peran(*peran) | (akses.unit_dipimpin if memimpin else frozenset())
    return boleh | _di_unit(akar) if akar else boleh


def saring_pegawai(qs: QuerySet[Pegawai], pengguna: Pengguna) -> QuerySet[Pegawai]:
    """See `PegawaiQuerySet.terlihat_oleh`; beside the rest the members of teams that one leads."""
    boleh, tim = orang_terlihat(pengguna, PERAN_MELIHAT), pengguna.akses.tim_dipimpin
    if boleh is None:
        return qs
    if not tim:
        return qs.filter(boleh)
    return qs.filter(boleh | Q(keanggotaan__tim__in=tim, keanggotaan__masa__contains=hari_ini())).distinct()


def saring_dikelola(qs: QuerySet[Pegawai], pengguna: Pengguna) -> QuerySet[Pegawai]:
    """See `PegawaiQuerySet.dikelola_oleh`."""
    akses = pengguna.akses
    qs = qs.exclude(pk=akses.pegawai_id) if akses.pegawai_id else qs
    if akses.admin_kota:
        return qs
    akar = akses.unit_peran(NamaPeran.ADMIN_KEPEGAWAIAN)
    return qs.filter(_di_unit(akar)) if akar else qs.none()
