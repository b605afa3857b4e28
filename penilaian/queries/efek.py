"""What is needed to judge trainings by their effect on results: sums a programme and group, in one statement."""

from collections import defaultdict
from dataclasses import dataclass
from fractions import Fraction

from kinerja.gabung import gabung_sekaligus
from kinerja.waktu import hari_terakhir
from penilaian.choices import StatusPeriode
from penilaian.models import Periode
from penilaian.rumus_efek import PITA, Kelompok


@dataclass(frozen=True)
class Tiga:
    """Three periods of one kind in a row: training took place in `tengah`; both ends are closed and no trial."""

    sebelum: Periode
    tengah: Periode
    sesudah: Periode


def tiga_berurut() -> list[Tiga]:
    """All threes that can be judged, newest last; they touch each other without a gap."""
    menurut: dict[str, list[Periode]] = defaultdict(list)
    for p in Periode.objects.bukan_uji_coba().order_by("rentang"):
        menurut[p.jenis].append(p)
    hasil = []
    for daftar in menurut.values():
        for a, b, c in zip(daftar, daftar[1:], daftar[2:], strict=False):
            urut = a.rentang.upper == b.rentang.lower and b.rentang.upper == c.rentang.lower
            if urut and a.status == c.status == StatusPeriode.DITUTUP:
                hasil.append(Tiga(a, b, c))
    return sorted(hasil, key=lambda t: t.sesudah.rentang.upper)


# A person's figure is the mean of their plans. Others never passed the programme until the end of the last period.
_SQL = """
WITH sebelum AS (
    SELECT s.pegawai_id, avg(n.nilai_hasil) AS nilai, min(j.jenis) AS jenis
    FROM penilaian_nilai n JOIN penilaian_skp s ON s.id = n.skp_id
    JOIN pegawai_penempatan m ON m.id = s.penempatan_id JOIN pegawai_jabatan j ON j.id = m.jabatan_id
    WHERE n.periode_id = %(sebelum)s AND n.nilai_hasil IS NOT NULL GROUP BY s.pegawai_id
), sesudah AS (
    SELECT s.pegawai_id, avg(n.nilai_hasil) AS nilai
    FROM penilaian_nilai n JOIN penilaian_skp s ON s.id = n.skp_id
    WHERE n.periode_id = %(sesudah)s AND n.nilai_hasil IS NOT NULL GROUP BY s.pegawai_id
), orang AS (
    SELECT a.pegawai_id, a.jenis, floor(a.nilai / %(pita)s) AS pita, b.nilai - a.nilai AS ubah
    FROM sebelum a JOIN sesudah b USING (pegawai_id)
), lulus AS (
    SELECT g.program_id, c.pegawai_id, bool_or(c.tanggal BETWEEN %(awal)s AND %(akhir)s) AS di_tengah
    FROM pelatihan_sertifikat c JOIN pelatihan_peserta p ON p.id = c.peserta_id
    JOIN pelatihan_angkatan g ON g.id = p.angkatan_id
    WHERE c.tanggal <= %(ujung)s GROUP BY g.program_id, c.pegawai_id
), program AS (SELECT DISTINCT program_id FROM lulus WHERE di_tengah)
SELECT r.program_id,
    count(*) FILTER (WHERE l.di_tengah), coalesce(sum(o.ubah) FILTER (WHERE l.di_tengah), 0),
    coalesce(sum(o.ubah * o.ubah) FILTER (WHERE l.di_tengah), 0),
    count(*) FILTER (WHERE l.pegawai_id IS NULL), coalesce(sum(o.ubah) FILTER (WHERE l.pegawai_id IS NULL), 0),
    coalesce(sum(o.ubah * o.ubah) FILTER (WHERE l.pegawai_id IS NULL), 0)
FROM program r CROSS JOIN orang o
LEFT JOIN lulus l ON l.program_id = r.program_id AND l.pegawai_id = o.pegawai_id
GROUP BY r.program_id, o.jenis, o.pita
ORDER BY r.program_id
"""


def kelompok_program(tiga: Tiga) -> dict[int, list[Kelompok]]:
    """Programme id → its groups (kind of position × band of the figure before), for one middle period."""
    with gabung_sekaligus() as kursor:
        kursor.execute(
            _SQL,
            {
                "sebelum": tiga.sebelum.pk,
                "sesudah": tiga.sesudah.pk,
                "awal": tiga.tengah.rentang.lower,
                "akhir": hari_terakhir(tiga.tengah.rentang),
                "ujung": hari_terakhir(tiga.sesudah.rentang),
                "pita": PITA,
            },
        )
        baris = kursor.fetchall()
    hasil: dict[int, list[Kelompok]] = defaultdict(list)
    for program, n, jumlah, kuadrat, n_lain, jumlah_lain, kuadrat_lain in baris:
        angka = (Fraction(x) for x in (jumlah, kuadrat, jumlah_lain, kuadrat_lain))
        j, k, jl, kl = angka
        hasil[program].append(Kelompok(n, j, k, n_lain, jl, kl))
    return dict(hasil)
