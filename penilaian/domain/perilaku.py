"""The assessor's aiding ratings of the BerAKHLAK values: an input of the score."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from kinerja.waktu import hari_ini
from pegawai.models import Pengguna
from penilaian.choices import SKP_MENGIKAT, NilaiDasar, Rating, StatusPeriode
from penilaian.domain.hitung import PeriodeTertutup, hitung_satu
from penilaian.models import SKP, Perilaku, Periode
from penilaian.queries.syarat_di_bawah import diberi_umpan_balik, kurang_umpan_balik
from penilaian.queries.wewenang import boleh_menilai

PENILAI = "penilai"


@dataclass(frozen=True)
class Isian:
    """The rating of one value, with an example of behaviour and the day it was seen."""

    rating: str
    contoh: str = ""
    tanggal: date | None = None


@transaction.atomic
def nilai_aspek(*, skp: SKP, periode: Periode, oleh: Pengguna, isian: Mapping[str, Isian]) -> None:
    """Write the ratings of the values given (a key of `NilaiDasar` each) and score the plan again.

    Values that are not given stay as they are. *Di bawah* needs a dated example and feedback given before the last
    month of the period. Raises PermissionDenied for anyone but the plan's assessor,
    ValidationError with keys `rating_…`, `contoh_…`, `tanggal_…`, or without key when the time is wrong.
    """
    if not boleh_menilai(oleh, skp, periode):
        raise PermissionDenied("Hanya penilai pada SKP ini yang menilai perilaku.")
    skp = SKP.objects.select_for_update(no_key=True).get(pk=skp.pk)
    if periode.status != StatusPeriode.BERJALAN:
        raise ValidationError("Periode ini tidak sedang berjalan. Penilaian perilaku tidak dapat diubah.")
    if skp.status not in SKP_MENGIKAT or not SKP.objects.pada_periode(periode).filter(pk=skp.pk).exists():
        raise ValidationError("SKP ini tidak berlaku pada periode itu.")
    diberi = diberi_umpan_balik(skp, periode)
    galat: dict[str, str] = {}
    for aspek, isi in isian.items():
        galat |= _periksa(aspek, isi, periode)
        if isi.rating == Rating.DI_BAWAH and aspek in NilaiDasar.values and aspek not in diberi:
            galat[f"rating_{aspek}"] = kurang_umpan_balik(periode, aspek)
    if galat:
        raise ValidationError(galat)
    for aspek, isi in isian.items():
        Perilaku.objects.update_or_create(
            skp=skp,
            periode=periode,
            aspek=aspek,
            sumber=PENILAI,
            defaults={"rating": isi.rating, "contoh": isi.contoh.strip(), "tanggal_contoh": isi.tanggal},
        )
    try:
        hitung_satu(skp_id=skp.pk, periode_id=periode.pk)
    except PeriodeTertutup as galat:
        raise ValidationError(str(galat)) from galat


def _periksa(aspek: str, isi: Isian, periode: Periode) -> dict[str, str]:
    if aspek not in NilaiDasar.values or isi.rating not in Rating.values:
        return {f"rating_{aspek}": "Pilih salah satu rating."}
    galat: dict[str, str] = {}
    if isi.rating == Rating.DI_BAWAH and not isi.contoh.strip():
        galat[f"contoh_{aspek}"] = "Tuliskan contoh perilaku yang mendasari rating di bawah ekspektasi."
    if isi.rating == Rating.DI_BAWAH and isi.tanggal is None:
        galat[f"tanggal_{aspek}"] = "Tuliskan tanggal contoh itu terjadi."
    if isi.tanggal is not None and (isi.tanggal not in periode.rentang or isi.tanggal > hari_ini()):
        galat[f"tanggal_{aspek}"] = "Tanggal contoh harus di dalam periode ini dan tidak sesudah hari ini."
    return galat
