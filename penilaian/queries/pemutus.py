"""Who decides an objection: the superior of the assessor at that time, or the Plt. or Plh. of that office today; never
anyone who rated or is named."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from django.utils import timezone

from kinerja.waktu import hari_ini
from pegawai.choices import SELESAI_DINAS
from pegawai.models import Pegawai, Penempatan
from pegawai.queries.lingkup import RANTAI_MAKS
from penilaian.models import Keberatan, PutusanNilai
from penilaian.queries.alih import pemangku
from penilaian.queries.tenggat import aturan_pada


def pihak(daftar: Iterable[Keberatan]) -> dict[int, frozenset[int]]:
    """Who may not decide, by objection: the person, the assessor of the plan, whoever rated it or answered. One
    statement; `skp` and `ditanggapi_oleh` must have been read."""
    keberatan = list(daftar)
    rating = PutusanNilai.objects.filter(skp__in={k.skp_id for k in keberatan}, oleh__pegawai__isnull=False)
    penilai: dict[tuple[int, int], set[int]] = {}
    for skp, periode, orang in rating.values_list("skp", "periode", "oleh__pegawai"):
        penilai.setdefault((skp, periode), set()).add(orang)
    return {
        k.pk: frozenset(
            {k.skp.pegawai_id, k.skp.penilai_id, k.ditanggapi_oleh.pegawai_id if k.ditanggapi_oleh else None}
            | penilai.get((k.skp_id, k.periode_id), set())
        )
        - {None}
        for k in keberatan
    }


def pemutus_pertama(keberatan: Keberatan) -> Pegawai | None:
    """The superior of the plan's assessor on the last day of the rated part; where that chain ends, that of today;
    where nobody stands above (the mayor assessed), the official of the settings. None when there is none."""
    bukan = pihak([keberatan])
    dari = {keberatan.pk: keberatan.skp.penilai_id}
    hari = hari_bagian(keberatan)
    orang = _naik(dari, bukan, hari)[keberatan.pk]
    if orang is None and hari != hari_ini():
        orang = _naik(dari, bukan, hari_ini())[keberatan.pk]
    return orang or _bila_boleh(aturan_pada(timezone.now()).pemutus_puncak, bukan[keberatan.pk])


def pemutus_berikut(daftar: Iterable[Keberatan]) -> Mapping[int, Pegawai | None]:
    """The next official up, by objection, from who has it now (the assessor where nobody has). Statements grow with
    the height of the chain, not with the number of objections."""
    keberatan = list(daftar)
    bukan = pihak(keberatan)
    hasil = _naik({k.pk: k.pemutus_id or k.skp.penilai_id for k in keberatan}, bukan, hari_ini())
    puncak = aturan_pada(timezone.now()).pemutus_puncak
    return {k.pk: hasil[k.pk] or _bila_boleh(puncak, bukan[k.pk] | {k.pemutus_id}) for k in keberatan}


def hari_bagian(keberatan: Keberatan) -> date:
    """The last day of the plan's part in the period, today at the latest: who assessed then counts."""
    akhir = [r.upper - timedelta(days=1) for r in (keberatan.skp.rentang, keberatan.periode.rentang) if r.upper]
    return min([*akhir, hari_ini()])


def _naik(dari: Mapping[int, int | None], bukan: Mapping[int, frozenset[int]], hari: date) -> dict[int, Pegawai | None]:
    hasil: dict[int, Pegawai | None] = dict.fromkeys(dari)
    sisa = {kunci: orang for kunci, orang in dari.items() if orang}
    for _ in range(RANTAI_MAKS):
        if not sisa:
            break
        atasan, lanjut = _atasan(sisa.values(), hari), {}
        sementara = pemangku({a.pk for a in atasan.values()})
        for kunci, orang in sisa.items():
            atas = atasan.get(orang)
            if atas is None:
                continue
            # The office may be vacant or its holder absent: who acts in it today comes first.
            calon = (_bila_boleh(o, bukan[kunci]) for o in (sementara.get(atas.pk), atas))
            hasil[kunci] = next((o for o in calon if o), None)
            if hasil[kunci] is None:
                lanjut[kunci] = atas.pk
        sisa = lanjut
    return hasil


def _atasan(orang: Iterable[int], hari: date) -> dict[int, Pegawai]:
    """The superior of each person on a day; a definitive placement comes before an acting one."""
    baris = Penempatan.objects.pada(hari).filter(pegawai__in=set(orang), penilai__isnull=False)
    hasil: dict[int, Pegawai] = {}
    for p in baris.select_related("penilai").order_by("jenis", "pk"):
        hasil.setdefault(p.pegawai_id, p.penilai)
    return hasil


def _bila_boleh(orang: Pegawai | None, bukan: frozenset[int | None]) -> Pegawai | None:
    """The official, unless named or no longer in service."""
    return None if orang is None or orang.pk in bukan or orang.status in SELESAI_DINAS else orang
