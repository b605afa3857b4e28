"""Rows of the list of people and of units."""

from collections.abc import Iterable

from django.db.models import Count, Exists, OuterRef, Prefetch, Q, QuerySet

from kinerja.waktu import hari_ini
from pegawai.choices import JENIS_OPD, JenisPenempatan
from pegawai.models import Pegawai, Penempatan, Pengguna, PermintaanKoreksi, UnitKerja


def dengan_penempatan(qs: QuerySet[Pegawai], *, ekspor: bool = False) -> QuerySet[Pegawai]:
    """Each person with `kini`: the list of the definitive placement of today (one row or none).

    `ekspor` adds what a file names and no page shows: the unit above, the accounts of officials without NIP.
    """
    kini = Penempatan.objects.definitif().pada().select_related("unit__opd", "jabatan", "penilai")
    if ekspor:
        qs, kini = qs.select_related("akun"), kini.select_related("unit__parent", "jabatan", "penilai__akun")
    return qs.prefetch_related(Prefetch("penempatan", queryset=kini, to_attr="kini"))


def tanpa_penilai(qs: QuerySet[Pegawai]) -> QuerySet[Pegawai]:
    """People whose definitive placement of today names no assessor, or who have no placement."""
    dinilai = Penempatan.objects.definitif().pada().filter(pegawai=OuterRef("pk"), penilai__isnull=False)
    return qs.filter(~Exists(dinilai))


def yang_terlihat(pengguna: Pengguna, ids: Iterable[int]) -> set[int]:
    """Those of these people whom the user may open: pages that name others too link only to them."""
    return set(Pegawai.objects.terlihat_oleh(pengguna).filter(pk__in=ids).order_by().values_list("pk", flat=True))


def penempatan_kini(pegawai: Pegawai) -> Penempatan | None:
    return (
        Penempatan.objects.definitif()
        .pada()
        .filter(pegawai=pegawai)
        .select_related("unit", "jabatan", "penilai")
        .first()
    )


def _hitung_orang(jalur: str) -> Count:
    kini = Q(
        **{f"{jalur}penempatan__masa__contains": hari_ini(), f"{jalur}penempatan__jenis": JenisPenempatan.DEFINITIF}
    )
    return Count(f"{jalur}penempatan", filter=kini, distinct=True)


def perangkat_daerah() -> QuerySet[UnitKerja]:
    """Agencies with `orang`: people placed today anywhere below them."""
    return (
        UnitKerja.objects.without_tree_fields()
        .aktif()
        .filter(jenis__in=JENIS_OPD)
        .annotate(orang=_hitung_orang("anggota_opd__"))
        .order_by("kode")
    )


def anak_unit(unit: UnitKerja) -> QuerySet[UnitKerja]:
    """Units directly below, with `orang` placed in each itself."""
    return (
        UnitKerja.objects.without_tree_fields()
        .aktif()
        .filter(parent=unit)
        .annotate(orang=_hitung_orang(""))
        .order_by("kode")
    )


def koreksi_untuk(pengguna: Pengguna) -> QuerySet[PermintaanKoreksi]:
    """Requests about people whom this HR person manages, open ones first by deadline."""
    return PermintaanKoreksi.objects.filter(
        pegawai__in=Pegawai.objects.dikelola_oleh(pengguna).order_by().values("pk")
    ).select_related("pegawai", "pelapor", "dijawab_oleh")


def laporan_data(pengguna: Pengguna, pegawai: Pegawai, *, semua: bool) -> QuerySet[PermintaanKoreksi]:
    """Reports of wrong data about one person: those of the reader, or `semua` for those who keep the record."""
    laporan = PermintaanKoreksi.objects.filter(pegawai=pegawai).select_related("pelapor", "dijawab_oleh")
    return laporan if semua else laporan.filter(pelapor=pengguna)
