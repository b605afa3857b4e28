"""Review of flagged answers: nothing is dropped or kept silently, each decision has a reason and an actor."""

from collections.abc import Collection

from django.core.exceptions import ValidationError
from django.db import connection, transaction

from kinerja.pelacakan import karena
from survei.choices import KeadaanTanda, Tanda
from survei.domain import hasil
from survei.models import Pengecualian, Peninjauan, PeriodeSurvei, Respons
from survei.queries.pemeriksaan import berkeadaan
from survei.rumus import UNSUR

# A counter's day of at least so many forms, of which so many percent are one and the same answer throughout, while in
# the whole period at most so many percent are.
SERAGAM_MINIMUM, SERAGAM_HARI, SERAGAM_PERIODE = 8, 90, 50


_KATA_ALASAN = {
    KeadaanTanda.DIKECUALIKAN: "Tulis mengapa jawaban ini dikecualikan: alasannya tercatat bersama nama Anda.",
    KeadaanTanda.DIPERTAHANKAN: "Tulis mengapa jawaban ini tetap dihitung: alasannya tercatat bersama nama Anda.",
}


@transaction.atomic
def putuskan(*, periode: PeriodeSurvei, respons_ids: Collection[int], dari: str, ke: str, alasan: str = "") -> int:
    """Decide answers that stand as `dari` (KeadaanTanda): leave them out, keep them counting, or take the decision
    back (`ke` BELUM). The reason stays on record; what somebody else decided meanwhile stays as it is. Returns how many
    were decided. Raises ValidationError without a reason or for a frozen period."""
    alasan = alasan.replace("\x00", "").strip()[:200]
    if ke in _KATA_ALASAN and not alasan:
        raise ValidationError({"alasan": _KATA_ALASAN[KeadaanTanda(ke)]})
    _terbuka(periode)
    pilih = berkeadaan(Respons.objects.filter(periode=periode, pk__in=list(respons_ids)), dari)
    dipilih = list(pilih.select_for_update(of=("self",)).order_by("pk")) if dari != ke else []
    with karena(alasan or "keputusan dicabut"):
        for model in (Pengecualian, Peninjauan):
            model._default_manager.filter(respons__in=dipilih).delete()
        if ke == KeadaanTanda.DIKECUALIKAN:
            Pengecualian.objects.bulk_create(Pengecualian(respons=r, alasan=alasan) for r in dipilih)
        elif ke == KeadaanTanda.DIPERTAHANKAN:
            Peninjauan.objects.bulk_create(Peninjauan(respons=r, tanda=r.tanda, alasan=alasan) for r in dipilih)
    hasil.hitung(periode_ids=[periode.pk])
    return len(dipilih)


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
