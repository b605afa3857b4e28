"""What a rating *di bawah ekspektasi* of behaviour rests on: an example with its date, and feedback given in time.

"In time" is before the last month of the period, so that there was a month to act on it.
"""

from datetime import date

from django.db.models import Q
from django.utils import formats

from kinerja.waktu import hari_ini, hari_terakhir
from penilaian.choices import NadaUmpanBalik, NilaiDasar, Rating, SebagaiUmpanBalik
from penilaian.models import SKP, Perilaku, Periode, UmpanBalik

# Whose feedback a rating below may rest on: those who guide the person.
_MEMBINA = (SebagaiUmpanBalik.ATASAN, SebagaiUmpanBalik.KETUA_TIM)


def batas_umpan_balik(periode: Periode) -> date:
    """First day of the last month of the period: feedback counts when given before it."""
    return (hari_terakhir(periode.rentang) or hari_ini()).replace(day=1)


def diberi_umpan_balik(skp: SKP, periode: Periode) -> set[str]:
    """The BerAKHLAK values on which constructive feedback was given in time; for a period of one month also before."""
    batas = batas_umpan_balik(periode)
    pilih = Q(dibuat__date__lt=batas)
    if periode.rentang.lower < batas:
        pilih &= Q(dibuat__date__gte=periode.rentang.lower)
    diberi = UmpanBalik.objects.filter(pilih, skp=skp, nada=NadaUmpanBalik.PERBAIKAN, sebagai__in=_MEMBINA).exclude(
        nilai_dasar=""
    )
    return set(diberi.order_by().values_list("nilai_dasar", flat=True))


def kurang_umpan_balik(periode: Periode, aspek: str = "") -> str:
    """What to say when feedback on a value (or on none of them) is missing, and what to do instead."""
    pokok = f"tentang {NilaiDasar(aspek).label} " if aspek else "tentang perilaku "
    return (
        f"Rating di bawah ekspektasi memerlukan saran perbaikan {pokok}"
        f"yang diberikan sebelum {formats.date_format(batas_umpan_balik(periode))}; belum ada. "
        "Pilih rating lain. Beri umpan baliknya sekarang supaya pegawai sempat memperbaiki diri."
    )


def kurang_untuk_keseluruhan(skp: SKP, periode: Periode) -> str:
    """What is missing for an overall rating *di bawah*: "" when a value was rated so with a dated example, and
    constructive feedback was given in time."""
    contoh = Perilaku.objects.filter(skp=skp, periode=periode, rating=Rating.DI_BAWAH, tanggal_contoh__isnull=False)
    if not contoh.exclude(contoh="").exists():
        return (
            "Rating di bawah ekspektasi memerlukan contoh bertanggal. "
            "Buka Nilai perilaku, pilih nilai BerAKHLAK yang di bawah ekspektasi, lalu tulis contoh dan tanggalnya."
        )
    return "" if diberi_umpan_balik(skp, periode) else kurang_umpan_balik(periode)
