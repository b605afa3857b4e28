"""Review of flagged answers: nothing is dropped silently, an exclusion has a reason and an actor."""

from collections.abc import Collection

from django.core.exceptions import ValidationError
from django.db import connection, transaction

from kinerja.pelacakan import karena
from survei.choices import Tanda
from survei.domain import hasil
from survei.models import Pengecualian, PeriodeSurvei, Respons
from survei.rumus import UNSUR

# A counter's day of at least so many forms, of which so many percent are one and the same answer throughout, while in
# the whole period at most so many percent are.
SERAGAM_MINIMUM, SERAGAM_HARI, SERAGAM_PERIODE = 8, 90, 50


@transaction.atomic
def kecualikan(*, periode: PeriodeSurvei, respons_ids: Collection[int], alasan: str) -> int:
    """Leave answers out of the index, with a reason that stays on record; returns how many. Raises ValidationError
    without a reason or for a frozen period."""
    alasan = alasan.strip()
    if not alasan:
        raise ValidationError(
            {"alasan": "Tulis mengapa jawaban ini dikecualikan: alasannya tercatat bersama nama Anda."}
        )
    _terbuka(periode)
    dipilih = Respons.objects.filter(periode=periode, pk__in=list(respons_ids), pengecualian=None)
    with karena(alasan):
        baru = Pengecualian.objects.bulk_create(
            Pengecualian(respons=r, alasan=alasan[:200]) for r in dipilih.select_for_update(of=("self",))
        )
    hasil.hitung(periode_ids=[periode.pk])
    return len(baru)


@transaction.atomic
def pulihkan(*, periode: PeriodeSurvei, respons_ids: Collection[int]) -> int:
    """Take exclusions back; their history stays. Returns how many."""
    _terbuka(periode)
    with karena("pengecualian dicabut"):
        dicabut, _ = Pengecualian.objects.filter(respons__periode=periode, respons__in=list(respons_ids)).delete()
    hasil.hitung(periode_ids=[periode.pk])
    return dicabut


def _terbuka(periode: PeriodeSurvei) -> None:
    terkunci = PeriodeSurvei.objects.select_for_update().get(pk=periode.pk)
    if terkunci.beku:
        raise ValidationError("Periode ini sudah disahkan: jawabannya tidak diperiksa lagi.")


_SQL_SERAGAM = f"""
WITH jawaban AS (
    SELECT r.id, r.periode_id, r.loket_id, r.tanggal,
           r.isi = {len(UNSUR)} AND LEAST({", ".join(UNSUR)}) = GREATEST({", ".join(UNSUR)}) AS sama
    FROM survei_respons r JOIN survei_periodesurvei p ON p.id = r.periode_id
    WHERE p.status IN ('draf', 'buka', 'tutup')
), hari AS (
    SELECT periode_id, loket_id, tanggal FROM jawaban GROUP BY 1, 2, 3
    HAVING count(*) >= %(minimum)s AND 100 * count(*) FILTER (WHERE sama) >= %(hari)s * count(*)
), wajar AS (
    SELECT periode_id FROM jawaban GROUP BY 1 HAVING 100 * count(*) FILTER (WHERE sama) <= %(periode)s * count(*)
)
UPDATE survei_respons AS r SET tanda = array_append(r.tanda, %(tanda)s)
FROM jawaban j JOIN wajar USING (periode_id) JOIN hari h
    ON h.periode_id = j.periode_id AND h.tanggal = j.tanggal AND h.loket_id IS NOT DISTINCT FROM j.loket_id
WHERE r.id = j.id AND j.sama AND NOT r.tanda @> ARRAY[%(tanda)s]::varchar[]
"""  # noqa: S608


def tandai_seragam() -> int:
    """Flag the uniform answers of days on which hardly anything else was answered at a counter, while the period as a
    whole is not so. A satisfied citizen answers 4 throughout: alone that is no flag. One statement for all periods."""
    isi = {"minimum": SERAGAM_MINIMUM, "hari": SERAGAM_HARI, "periode": SERAGAM_PERIODE, "tanda": Tanda.SERAGAM.value}
    with connection.cursor() as kursor:
        kursor.execute(_SQL_SERAGAM, isi)
        return kursor.rowcount
