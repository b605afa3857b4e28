"""Figures of a period for those who follow it, in one statement."""

from django.db.models import Count

from pegawai.models import Pengguna
from penilaian.models import SKP, Periode
from penilaian.queries.periode import syarat_tahap

TAHAP = ("berencana", "melapor", "dinilai", "disampaikan")


def jumlah_tahap(pengguna: Pengguna, periode: Periode) -> dict[str, int]:
    """Counts of the plans this user may open, by the stages of `TAHAP`."""
    syarat = syarat_tahap(periode)
    return (
        SKP.objects.terlihat_oleh(pengguna)
        .pada_periode(periode)
        .aggregate(**{nama: Count("pk", filter=syarat[nama]) for nama in TAHAP})
    )
