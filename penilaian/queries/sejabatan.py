"""What others in the same position aim at with the same measure: a median, never a name."""

from collections.abc import Collection
from dataclasses import dataclass
from decimal import Decimal

from django.db import connection

from penilaian.choices import SKP_MENGIKAT, StatusSKP
from penilaian.models import SKP

# Fewer people than these would show the target of one of them.
MIN_ORANG = 5

# Percentiles: Django has none. The same measure: same entry of the library, or same words
# (whatever their case and spaces); with the same unit and direction.
_SQL = r"""
    WITH milik AS (
        SELECT i.id, i.pustaka_id, i.arah, lower(btrim(i.satuan)) AS satuan,
            lower(btrim(regexp_replace(i.uraian, '\s+', ' ', 'g'))) AS kata
        FROM penilaian_indikator AS i WHERE i.skp_id = %(skp)s AND i.ukuran = 'angka'
    ), lain AS (
        SELECT i.pustaka_id, i.arah, lower(btrim(i.satuan)) AS satuan, t.periode_id, t.target, s.pegawai_id,
            lower(btrim(regexp_replace(i.uraian, '\s+', ' ', 'g'))) AS kata
        FROM penilaian_skp AS s
        JOIN pegawai_penempatan AS p ON p.id = s.penempatan_id AND p.jabatan_id = %(jabatan)s
        JOIN penilaian_targetperiode AS t ON t.skp_id = s.id AND t.periode_id = ANY(%(periode)s)
        JOIN penilaian_indikator AS i ON i.id = t.indikator_id AND i.ukuran = 'angka'
        WHERE s.status = ANY(%(status)s) AND s.pegawai_id <> %(pegawai)s AND t.tidak_dievaluasi = ''
    )
    SELECT m.id, l.periode_id, count(DISTINCT l.pegawai_id),
        round((percentile_cont(0.5) WITHIN GROUP (ORDER BY l.target))::numeric, 2)
    FROM milik AS m JOIN lain AS l USING (arah, satuan)
    WHERE l.kata = m.kata OR l.pustaka_id = m.pustaka_id
    GROUP BY m.id, l.periode_id HAVING count(DISTINCT l.pegawai_id) >= %(orang)s
"""


@dataclass(frozen=True)
class Sejabatan:
    """Median target of the others of a position, and how many they are."""

    orang: int
    median: Decimal


def target_sejabatan(skp: SKP, periode: Collection[int]) -> dict[tuple[int, int], Sejabatan]:
    """For each (indicator, period) of a plan what others of its position aim at, in sent and approved plans, in one
    statement. Of a range its lower end counts. Needs `skp.penempatan`."""
    parameter = {
        "skp": skp.pk,
        "jabatan": skp.penempatan.jabatan_id,
        "pegawai": skp.pegawai_id,
        "periode": list(periode),
        "status": [str(s) for s in (*SKP_MENGIKAT, StatusSKP.DIAJUKAN)],
        "orang": MIN_ORANG,
    }
    with connection.cursor() as kursor:
        kursor.execute(_SQL, parameter)
        return {(i, p): Sejabatan(orang, median) for i, p, orang, median in kursor.fetchall()}
