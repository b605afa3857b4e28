"""Until when a duty is to be done, wherever it is shown: the home page and the team say the same."""

from datetime import date, datetime
from enum import StrEnum

from kinerja.waktu import akhir_hari
from penilaian.models import Periode

# Plans are set and signed by the end of January of their year (PermenPANRB 6/2022 art. 14–15).
_BULAN_PENETAPAN, _HARI_PENETAPAN = 1, 31


class Kewajiban(StrEnum):
    """What somebody has to do in a period."""

    MELAPOR = "melapor"
    PERIKSA_HASIL = "periksa_hasil"
    MENILAI = "menilai"
    MENYAMPAIKAN = "menyampaikan"


def tenggat_kewajiban(kewajiban: Kewajiban, periode: Periode, susulan: datetime | None = None) -> datetime:
    """The deadline of a duty in a period; late entry (`susulan`: its end) moves that of reporting, never forward."""
    if kewajiban == Kewajiban.MELAPOR:
        return max(periode.tenggat_realisasi, susulan or periode.tenggat_realisasi)
    return periode.tenggat_penilaian


def tenggat_penetapan(mulai: date | None) -> datetime | None:
    """Until when a plan that begins on a day is to be approved; None for one that begins later in the year (a transfer,
    another superior, a new version), for which the rules name no day."""
    if mulai is None or mulai.month != _BULAN_PENETAPAN:
        return None
    return akhir_hari(date(mulai.year, _BULAN_PENETAPAN, _HARI_PENETAPAN))


def tenggat_penilai(periode: Periode) -> dict[str, datetime]:
    """The deadlines of an assessor's duties in a period, by the name of the duty."""
    milik = (Kewajiban.PERIKSA_HASIL, Kewajiban.MENILAI, Kewajiban.MENYAMPAIKAN)
    return {k.value: tenggat_kewajiban(k, periode) for k in milik}
