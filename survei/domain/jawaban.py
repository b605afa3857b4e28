"""Taking in of one filled form: one statement, so that it is quick, whole, and taken once however often it is sent."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from decimal import Decimal
from enum import Enum
from functools import cache

from django.db import connection, transaction

from kinerja.waktu import hari_ini
from survei.domain.saran import simpan_saran
from survei.models import KunciKirim, Kupon, PeriodeSurvei, Respons
from survei.queries.kuesioner import Soal
from survei.rumus import UNSUR

SIMPAN_HARI = 60
_DIGIT = Decimal("1e-12")


@dataclass(frozen=True)
class Isian:
    """What a citizen filled in: value (1–4) by question code, profile by field name (all optional), free text."""

    nilai: Mapping[str, int]
    profil: Mapping[str, str] = field(default_factory=dict)
    disabilitas: bool | None = None
    saran: str = ""


class Penerimaan(Enum):
    """What became of a form. `SUDAH`: this very form, or this coupon, was taken before."""

    DITERIMA = "diterima"
    SUDAH = "sudah"
    TUTUP = "tutup"


# $key: one row a submission. $kupon: used once. The answer is written only when both are new and the survey is open;
# all of it is one statement, so nothing can come between.
_SQL = """
WITH buka AS (
    SELECT id FROM {periode} WHERE id = %(periode)s AND status = 'buka' AND masa @> %(hari)s::date
), kupon AS (
    UPDATE {kupon} SET terpakai = true
    WHERE token = %(kupon)s AND NOT terpakai AND berlaku_sampai >= %(hari)s AND EXISTS (SELECT FROM buka)
    RETURNING loket_id
), kunci AS (
    INSERT INTO {kunci} (sidik, tanggal) SELECT %(sidik)s, %(hari)s FROM buka
    WHERE %(kupon)s = '' OR EXISTS (SELECT FROM kupon)
    ON CONFLICT DO NOTHING RETURNING 1
), jawaban AS (
    INSERT INTO {respons} (periode_id, kanal, loket_id, tanggal, butir, ipak, jenis_kelamin, usia, pendidikan,
                           pekerjaan, disabilitas, tanda, {unsur})
    SELECT buka.id, %(kanal)s, COALESCE(%(loket)s, (SELECT loket_id FROM kupon)), %(hari)s, %(butir)s::jsonb,
           %(ipak)s::numeric, %(jenis_kelamin)s, %(usia)s, %(pendidikan)s, %(pekerjaan)s, %(disabilitas)s::boolean,
           %(tanda)s::varchar[], {isi}
    FROM buka, kunci RETURNING id
)
SELECT (SELECT id FROM jawaban), EXISTS (SELECT FROM buka)
"""


def terima(
    *,
    periode_id: int,
    soal: Sequence[Soal],
    isian: Isian,
    kanal: str,
    kunci: str,
    kupon: str = "",
    loket_id: int | None = None,
    tanda: Sequence[str] = (),
) -> tuple[Penerimaan, int | None]:
    """Write one answer; returns what became of it and its id. `kunci` is chosen when the form is shown and comes back
    with it; `kupon` is the token of a visit, whose counter counts unless `loket_id` says another."""
    nilai = {s.kode: isian.nilai[s.kode] for s in soal if s.kode in isian.nilai}
    unsur = {u: _rerata([nilai[s.kode] for s in soal if s.unsur == u and s.kode in nilai]) for u in UNSUR}
    rinci = {kode: n for kode, n in nilai.items() if kode not in UNSUR}
    isi = {
        "periode": periode_id,
        "hari": hari_ini(),
        "kupon": kupon,
        "sidik": hashlib.sha256((kupon or kunci).encode()).hexdigest(),
        "kanal": kanal,
        "loket": loket_id,
        "butir": _json(rinci),
        "ipak": _rerata([nilai[s.kode] for s in soal if not s.unsur and s.kode in nilai]),
        "disabilitas": isian.disabilitas,
        "tanda": list(tanda),
        **{k: isian.profil.get(k, "") for k in ("jenis_kelamin", "usia", "pendidikan", "pekerjaan")},
        **unsur,
    }
    if not isian.saran.strip():
        respons_id, buka = _tulis(isi)
    else:
        with transaction.atomic():
            respons_id, buka = _tulis(isi)
            if respons_id:
                simpan_saran(periode_id=periode_id, teks=isian.saran)
    if respons_id:
        return Penerimaan.DITERIMA, respons_id
    return (Penerimaan.SUDAH if buka else Penerimaan.TUTUP), None


def _tulis(isi: Mapping[str, object]) -> tuple[int | None, bool]:
    """Id of the answer, None when nothing was written; and whether the survey is open."""
    with connection.cursor() as kursor:
        kursor.execute(_perintah(), isi)
        respons_id, buka = kursor.fetchone()
    return respons_id, buka


def bersihkan() -> int:
    """Remove keys from before the last 60 days: their forms cannot come any more. Coupons stay, used or not: how many
    were printed is read for years. Returns how many keys."""
    batas = hari_ini() - timedelta(days=SIMPAN_HARI)
    return KunciKirim.objects.filter(tanggal__lt=batas).delete()[0]


@cache
def _perintah() -> str:
    tabel = {
        "periode": PeriodeSurvei._meta.db_table,
        "kupon": Kupon._meta.db_table,
        "kunci": KunciKirim._meta.db_table,
        "respons": Respons._meta.db_table,
    }
    return _SQL.format(**tabel, unsur=", ".join(UNSUR), isi=", ".join(f"%({u})s::numeric" for u in UNSUR))


def _rerata(nilai: Sequence[int]) -> Decimal | None:
    return (Decimal(sum(nilai)) / len(nilai)).quantize(_DIGIT) if nilai else None


def _json(rinci: Mapping[str, int]) -> str | None:
    """Raw items, kept only where the questionnaire has more items than unsur. Codes are letters and digits."""
    return "{" + ", ".join(f'"{k}": {n}' for k, n in rinci.items()) + "}" if rinci else None
