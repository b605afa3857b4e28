"""What is needed to judge innovations by results in their unit: sums an innovation and group, one statement for each
pair of periods."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction

from inovasi.queries.dampak import berjalan
from kinerja.bilangan import bulatkan
from kinerja.gabung import gabung_sekaligus
from pegawai.models import UnitKerja
from penilaian.choices import StatusPeriode
from penilaian.models import Periode
from penilaian.rumus_efek import PITA, Kelompok

Pasangan = tuple[Periode, Periode]


@dataclass
class HasilUnit:
    """The people of one innovation's unit by groups, with the sums of their figures before and after."""

    kelompok: list[Kelompok] = field(default_factory=list)
    n: int = 0
    jumlah_sebelum: Fraction = Fraction(0)
    jumlah_sesudah: Fraction = Fraction(0)

    @property
    def rerata(self) -> tuple[Decimal, Decimal] | None:
        if not self.n:
            return None
        return bulatkan(self.jumlah_sebelum / self.n), bulatkan(self.jumlah_sesudah / self.n)


# A person's figure is the mean of their plans; comparable are people of other units with the same kind of position and
# a figure that began within the same band.
_SQL = """
WITH sebelum AS (
    SELECT s.pegawai_id, avg(n.nilai_hasil) AS nilai, min(j.jenis) AS jenis, min(s.unit_id) AS unit_id
    FROM penilaian_nilai n JOIN penilaian_skp s ON s.id = n.skp_id
    JOIN pegawai_penempatan m ON m.id = s.penempatan_id JOIN pegawai_jabatan j ON j.id = m.jabatan_id
    WHERE n.periode_id = %(sebelum)s AND n.nilai_hasil IS NOT NULL GROUP BY s.pegawai_id
), sesudah AS (
    SELECT s.pegawai_id, avg(n.nilai_hasil) AS nilai
    FROM penilaian_nilai n JOIN penilaian_skp s ON s.id = n.skp_id
    WHERE n.periode_id = %(sesudah)s AND n.nilai_hasil IS NOT NULL GROUP BY s.pegawai_id
), orang AS (
    SELECT a.jenis, floor(a.nilai / %(pita)s) AS pita, a.unit_id, a.nilai AS dulu, b.nilai AS kini,
        b.nilai - a.nilai AS ubah
    FROM sebelum a JOIN sesudah b USING (pegawai_id)
), milik AS (SELECT * FROM unnest(%(usulan)s::bigint[], %(unit)s::bigint[]) AS m (usulan_id, unit_id)
), usulan AS (SELECT DISTINCT usulan_id FROM milik)
SELECT u.usulan_id, count(m.unit_id), coalesce(sum(o.ubah) FILTER (WHERE m.unit_id IS NOT NULL), 0),
    coalesce(sum(o.ubah * o.ubah) FILTER (WHERE m.unit_id IS NOT NULL), 0),
    count(*) FILTER (WHERE m.unit_id IS NULL), coalesce(sum(o.ubah) FILTER (WHERE m.unit_id IS NULL), 0),
    coalesce(sum(o.ubah * o.ubah) FILTER (WHERE m.unit_id IS NULL), 0),
    coalesce(sum(o.dulu) FILTER (WHERE m.unit_id IS NOT NULL), 0),
    coalesce(sum(o.kini) FILTER (WHERE m.unit_id IS NOT NULL), 0)
FROM usulan u CROSS JOIN orang o
LEFT JOIN milik m ON m.usulan_id = u.usulan_id AND m.unit_id = o.unit_id
GROUP BY u.usulan_id, o.jenis, o.pita
ORDER BY u.usulan_id
"""


def pasangan_inovasi() -> dict[Pasangan, list[tuple[int, int]]]:
    """(usulan, unit that runs it) by the closed periods on both sides: the last that ended when the trial began, and
    the newest of its kind that began with the application or later. Two statements."""
    semua = list(Periode.objects.bukan_uji_coba().filter(status=StatusPeriode.DITUTUP).order_by("rentang"))
    hasil: dict[Pasangan, list[tuple[int, int]]] = defaultdict(list)
    for usulan, unit, mulai, sejak in berjalan().values_list("pk", "unit", "mulai", "sejak"):
        dulu = [p for p in semua if p.rentang.upper <= mulai]
        kini = [p for p in semua if p.rentang.lower >= sejak]
        cocok = [(a, b) for b in kini for a in dulu if a.jenis == b.jenis]
        if cocok:
            hasil[max(cocok, key=lambda p: (p[1].rentang.upper, p[0].rentang.upper))].append((usulan, unit))
    return dict(hasil)


def unit_di_bawah() -> dict[int, set[int]]:
    """Unit → itself and all below; one statement."""
    induk = dict(UnitKerja.objects.without_tree_fields().order_by().values_list("pk", "parent"))
    hasil: dict[int, set[int]] = defaultdict(set)
    for pk in induk:
        atas: int | None = pk
        while atas is not None:
            hasil[atas].add(pk)
            atas = induk.get(atas)
    return hasil


def hasil_unit(pasangan: Pasangan, milik: list[tuple[int, int]], bawah: dict[int, set[int]]) -> Iterator:
    """(usulan, `HasilUnit`) of these innovations over one pair of periods."""
    isi = [(usulan, satu) for usulan, unit in milik for satu in sorted(bawah[unit])]
    with gabung_sekaligus() as kursor:
        kursor.execute(
            _SQL,
            {
                "sebelum": pasangan[0].pk,
                "sesudah": pasangan[1].pk,
                "pita": PITA,
                "usulan": [u for u, _ in isi],
                "unit": [u for _, u in isi],
            },
        )
        baris = kursor.fetchall()
    per: dict[int, HasilUnit] = {usulan: HasilUnit() for usulan, _ in milik}
    for usulan, n, j, k, n_lain, jl, kl, dulu, kini in baris:
        satu = per[usulan]
        satu.kelompok.append(Kelompok(n, Fraction(j), Fraction(k), n_lain, Fraction(jl), Fraction(kl)))
        satu.n += n
        satu.jumlah_sebelum += Fraction(dulu)
        satu.jumlah_sesudah += Fraction(kini)
    yield from per.items()
