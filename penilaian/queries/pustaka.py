"""The library of indicators: what a search finds, and what fits a position."""

from django.db.models import Count, Q, QuerySet

from pegawai.models import Jabatan, Pengguna, UnitKerja
from pegawai.queries.lingkup import unit_dan_bawahannya
from penilaian.models import Indikator, PustakaIndikator
from penilaian.queries.templat import PERAN_TEMPLAT


def semua_pustaka() -> QuerySet[PustakaIndikator]:
    """Every entry, with `banyak`: how many indicators of plans use it. No entry is about a person: all may read."""
    return PustakaIndikator.objects.select_related("unit").annotate(banyak=Count("dipakai_indikator"))


def cari_pustaka(pustaka: QuerySet[PustakaIndikator], kata: str) -> QuerySet[PustakaIndikator]:
    """Those whose name, definition or positions hold every word."""
    for k in kata.split()[:6]:
        pustaka = pustaka.filter(Q(uraian__icontains=k) | Q(definisi__icontains=k) | Q(kata_jabatan__icontains=k))
    return pustaka


def pustaka_jabatan(jabatan: Jabatan) -> Q:
    """Entries that serve a position: of its kind or of any, whose words its name holds."""
    nama = jabatan.nama.lower()
    jenis = Q(jenis_jabatan="") | Q(jenis_jabatan=jabatan.jenis)
    berkata = PustakaIndikator.objects.filter(jenis, aktif=True).values_list("pk", "kata_jabatan")
    return Q(pk__in=[pk for pk, kata in berkata if _cocok(kata, nama)])


def _cocok(kata: str, nama: str) -> bool:
    daftar = [k.strip().lower() for k in kata.split(",") if k.strip()]
    return not daftar or any(k in nama for k in daftar)


def beda_ukuran(indikator: Indikator, entri: PustakaIndikator) -> str:
    """What keeps an entry from being the manual of an indicator, "" when nothing does: both count the same way."""
    if indikator.ukuran != entri.ukuran:
        return f"Manual ini mengukur {entri.get_ukuran_display().lower()}. Samakan dulu cara mengukur pada indikator."
    if indikator.arah != entri.arah:
        return f"Manual ini {entri.get_arah_display().lower()}. Samakan dulu arahnya pada indikator."
    if indikator.satuan.strip().lower() != entri.satuan.strip().lower():
        return f"Manual ini bersatuan {entri.satuan}. Samakan dulu satuannya pada indikator."
    return ""


def pustaka_unit(unit: UnitKerja) -> Q:
    """Entries of the city, of the agency of a unit and of the unit itself."""
    return Q(unit=None) | Q(unit=unit) | Q(unit=unit.opd_id)


def dapat_menulis(pengguna: Pengguna, entri: PustakaIndikator) -> bool:
    """A city role writes every entry, a role of a unit those of its own tree."""
    if pengguna.akses.seluruh_kota(*PERAN_TEMPLAT):
        return True
    akar = pengguna.akses.unit_peran(*PERAN_TEMPLAT)
    if not akar or not entri.unit_id:
        return False
    milik = UnitKerja.objects.without_tree_fields().filter(pk=entri.unit_id)
    return milik.filter(pk__in=unit_dan_bawahannya(akar)).exists()
