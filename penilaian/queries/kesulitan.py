"""Difficulty of targets: what an assessor asks for beside what others ask for in the same position."""

from collections.abc import Collection
from dataclasses import dataclass
from decimal import Decimal

from django.db import connection

from penilaian.choices import SKP_MENGIKAT
from penilaian.models import Periode

# Comparable: one measure in one position, by the same words, unit and direction, of at least this many people and
# assessors. A target of 125 % of their median, or of 80 %, is worth a talk.
MIN_ORANG, MIN_PENILAI = 3, 2
BERAT, RINGAN = Decimal(125), Decimal(80)

# Percentiles that are joined back to their rows: Django has neither.
_SQL = """
    WITH satu AS (
        SELECT s.penilai_id, s.pegawai_id, p.jabatan_id, i.arah, t.target, lower(i.uraian) AS uraian,
            lower(i.satuan) AS satuan
        FROM penilaian_targetperiode AS t
        JOIN penilaian_indikator AS i ON i.id = t.indikator_id
        JOIN penilaian_skp AS s ON s.id = t.skp_id
        JOIN pegawai_penempatan AS p ON p.id = s.penempatan_id
        WHERE t.periode_id = %(periode)s AND t.tidak_dievaluasi = '' AND s.penilai_id IS NOT NULL
            AND s.status = ANY(%(status)s) AND i.ukuran = 'angka'
    ), tengah AS (
        SELECT jabatan_id, uraian, satuan, arah, percentile_cont(0.5) WITHIN GROUP (ORDER BY target) AS median
        FROM satu GROUP BY jabatan_id, uraian, satuan, arah
        HAVING count(DISTINCT pegawai_id) >= %(orang)s AND count(DISTINCT penilai_id) >= %(penilai)s
    )
    SELECT a.penilai_id, g.nama, j.nama, count(DISTINCT a.pegawai_id), count(*),
        round(percentile_cont(0.5) WITHIN GROUP (ORDER BY CASE a.arah WHEN 'naik' THEN a.target / m.median
            ELSE m.median / a.target END)::numeric * 100, 1), g.publik
    FROM satu AS a JOIN tengah AS m USING (jabatan_id, uraian, satuan, arah)
    JOIN pegawai_jabatan AS j ON j.id = a.jabatan_id JOIN pegawai_pegawai AS g ON g.id = a.penilai_id
    WHERE %(semua)s OR a.penilai_id = ANY(%(ids)s)
    GROUP BY a.penilai_id, g.nama, g.publik, j.nama ORDER BY 6 DESC, g.nama, j.nama
"""


@dataclass(frozen=True)
class Kesulitan:
    """Median of an assessor's targets in a position, in percent of the median of that position; more is harder, also
    where less is better."""

    penilai_id: int
    penilai: str
    jabatan: str
    orang: int
    target: int
    persen: Decimal
    publik: str

    @property
    def perlu_dibahas(self) -> bool:
        return self.orang >= MIN_ORANG and (self.persen >= BERAT or self.persen <= RINGAN)


def kesulitan_target(periode: Periode, penilai: Collection[int] | None) -> list[Kesulitan]:
    """Rows for these assessors (None: all), hardest first, in one statement."""
    parameter = {
        "periode": periode.pk,
        "status": [str(s) for s in SKP_MENGIKAT],
        "orang": MIN_ORANG,
        "penilai": MIN_PENILAI,
        "semua": penilai is None,
        "ids": list(penilai or ()),
    }
    with connection.cursor() as kursor:
        kursor.execute(_SQL, parameter)
        return [Kesulitan(*baris) for baris in kursor.fetchall()]
