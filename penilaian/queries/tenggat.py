"""Terms of objections: the rules in force at a moment, and the last second of a number of days after it."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta

from django.db.models import Q
from django.utils import timezone

from kinerja.models import HariLibur
from kinerja.waktu import akhir_hari, hari_kerja_sesudah
from penilaian.choices import JenisHari, JenisPutusan, StatusKeberatan
from penilaian.models import AturanKeberatan, Keberatan, PutusanNilai

# The longest term that the settings allow; with a year of days looked ahead no holiday can be missed.
HARI_MAKS = 60
_JENDELA = timedelta(days=366)


def aturan_pada(saat: datetime) -> AturanKeberatan:
    """The terms in force at a moment; the defaults (PP 30/2019 art. 59) where nobody has set any."""
    ada = AturanKeberatan.objects.select_related("pemutus_puncak").filter(mulai__lte=saat).first()
    return ada or AturanKeberatan()


def hitung(mulai: datetime, hari: int, jenis: str, libur: Iterable[date]) -> datetime:
    """The end (WIB) of the `hari`-th day after the day of `mulai`; working days leave out Saturday, Sunday and
    `libur`. A calendar term ends on its day, also on a holiday."""
    tanggal = timezone.localdate(mulai)
    if jenis == JenisHari.KALENDER:
        return akhir_hari(tanggal + timedelta(days=hari))
    return akhir_hari(hari_kerja_sesudah(tanggal, hari, set(libur)))


def tenggat(mulai: datetime, hari: int, jenis: str) -> datetime:
    """The same, with the table of public holidays; reads it only for working days."""
    if jenis == JenisHari.KALENDER:
        return hitung(mulai, hari, jenis, ())
    awal = timezone.localdate(mulai)
    libur = HariLibur.objects.filter(tanggal__gt=awal, tanggal__lte=awal + _JENDELA)
    return hitung(mulai, hari, jenis, libur.values_list("tanggal", flat=True))


def batas_menurut(putusan: PutusanNilai, aturan: Iterable[AturanKeberatan], libur: Iterable[date]) -> datetime | None:
    """Until when an objection to a delivered decision may be sent, by all `aturan` (newest first) and holidays; None
    before delivery and for the decision on an objection, which is final."""
    saat = putusan.disampaikan
    if saat is None or putusan.jenis == JenisPutusan.KEBERATAN:
        return None
    a = next((a for a in aturan if a.mulai <= saat), AturanKeberatan())
    return hitung(saat, a.hari_ajukan, a.jenis_ajukan, libur)


def batas_ajukan(putusan: PutusanNilai) -> datetime | None:
    """The same with what is stored, in two statements."""
    return batas_ajukan_banyak([putusan])[putusan.pk]


def batas_ajukan_banyak(daftar: Iterable[PutusanNilai]) -> Mapping[int, datetime | None]:
    """`batas_ajukan` of many decisions by id, in two statements whatever their number."""
    putusan = list(daftar)
    saat = [p.disampaikan for p in putusan if p.disampaikan]
    if not saat:
        return dict.fromkeys((p.pk for p in putusan), None)
    aturan = list(AturanKeberatan.objects.all())
    libur = list(HariLibur.objects.filter(tanggal__gt=timezone.localdate(min(saat))).values_list("tanggal", flat=True))
    return {p.pk: batas_menurut(p, aturan, libur) for p in putusan}


def masih_sementara(putusan: PutusanNilai, *, batas: datetime | None, berjalan: bool) -> bool:
    """Provisional: not delivered; an objection runs; or neither received nor past the term. The decision on an
    objection is final at once."""
    if putusan.disampaikan is None or berjalan:
        return True
    return putusan.diterima is None and batas is not None and timezone.now() <= batas


def ada_keberatan_berjalan(skp_id: int, periode_id: int) -> bool:
    """Is an objection to the result of this plan and period waiting for its decision?"""
    return Keberatan.objects.berjalan().filter(skp=skp_id, periode=periode_id).exists()


def sudah_final(skp_id: int, periode_id: int) -> bool:
    """An objection to this result was decided: nobody rates it again."""
    diputus = Q(skp=skp_id, periode=periode_id, status=StatusKeberatan.DIPUTUS)
    return Keberatan.objects.filter(diputus).exists()
