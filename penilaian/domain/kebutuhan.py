"""Pushes what appraisal, survey and training prove down to the needs for learning."""

from django.db import connection, transaction

from kinerja.waktu import hari_ini
from pelatihan.choices import SumberKebutuhan
from pelatihan.domain.kebutuhan import catat_temuan
from pelatihan.domain.lanjutan import lanjutkan
from pelatihan.queries.aturan import aturan
from pelatihan.queries.temuan import temuan_jp, temuan_kesenjangan
from penilaian.queries.kebutuhan import temuan_indikator, temuan_perilaku, temuan_survei


@transaction.atomic
def cari(*, tahun: int | None = None) -> dict[str, int]:
    """Look for needs in all five machine sources and store them with their proof, then take over or end what earlier
    years left open; a fixed number of statements for any number of people. Returns source → proofs that stand. Hours
    come last: they add to needs found or carried over before."""
    tahun = tahun or hari_ini().year
    # The night and the close of a period may look at the same time: one after the other.
    with connection.cursor() as kursor:
        kursor.execute("SELECT pg_advisory_xact_lock(hashtext('kebutuhan belajar'))")
    temuan = {
        SumberKebutuhan.INDIKATOR: temuan_indikator,
        SumberKebutuhan.PERILAKU: lambda: temuan_perilaku(tahun),
        SumberKebutuhan.SURVEI: temuan_survei,
        SumberKebutuhan.KOMPETENSI: temuan_kesenjangan,
    }
    ada = {s.value: catat_temuan(tahun=tahun, sumber=s, temuan=ambil()) for s, ambil in temuan.items()}
    lanjutkan(tahun=tahun)
    jp = catat_temuan(tahun=tahun, sumber=SumberKebutuhan.JP, temuan=temuan_jp(aturan(tahun), tahun))
    return ada | {SumberKebutuhan.JP.value: jp}
