"""Trainings judged by the results of those who took part (Kirkpatrick level 4); `pelatihan` keeps the figures."""

from django.utils import timezone

from pelatihan.domain import efek
from penilaian.queries.efek import Tiga, kelompok_program, tiga_berurut
from penilaian.rumus_efek import pengaruh

# How many closed periods back figures may still change, through objections decided late.
INGATAN = 4


def ukur() -> int:
    """Measure every programme over the newest threes of periods; two statements a three, the first with four around it
    that tell the planner how to join. Returns how many figures."""
    return sum(ukur_tiga(tiga=t) for t in tiga_berurut()[-INGATAN:])


def ukur_tiga(*, tiga: Tiga) -> int:
    """Measure the programmes that ended in the middle of three periods, and store what was found."""
    daftar = []
    for program, kelompok in kelompok_program(tiga).items():
        hasil = pengaruh(kelompok)
        daftar.append(
            efek.Efek(
                program,
                tiga.sebelum.kode,
                tiga.sesudah.kode,
                hasil.peserta,
                hasil.pembanding,
                hasil.beda,
                hasil.bawah,
                hasil.atas,
            )
        )
    return efek.simpan(daftar=daftar, saat=timezone.now())
