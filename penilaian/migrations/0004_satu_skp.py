"""A result, its indicators, their targets and their figures belong to one SKP: the database holds them to it.

Scoring filters each of these tables by `skp_id` alone; a row that disagreed would be left out of the score silently.
"""

from django.db import migrations

_ANAK = (
    ("penilaian_indikator", "hasil_id", "penilaian_hasilkerja"),
    ("penilaian_targetperiode", "indikator_id", "penilaian_indikator"),
    ("penilaian_realisasi", "indikator_id", "penilaian_indikator"),
)
_INDUK = ("penilaian_hasilkerja", "penilaian_indikator")


def _pasang() -> list[migrations.RunSQL]:
    unik = [
        migrations.RunSQL(
            f"ALTER TABLE {induk} ADD CONSTRAINT {induk}_satu_skp UNIQUE (id, skp_id)",
            f"ALTER TABLE {induk} DROP CONSTRAINT {induk}_satu_skp",
        )
        for induk in _INDUK
    ]
    kunci = [
        migrations.RunSQL(
            f"ALTER TABLE {anak} ADD CONSTRAINT {anak}_ikut_skp FOREIGN KEY ({kolom}, skp_id)"
            f" REFERENCES {induk} (id, skp_id) DEFERRABLE INITIALLY DEFERRED",
            f"ALTER TABLE {anak} DROP CONSTRAINT {anak}_ikut_skp",
        )
        for anak, kolom, induk in _ANAK
    ]
    return unik + kunci


class Migration(migrations.Migration):
    dependencies = [("penilaian", "0001_initial")]
    operations = [
        *_pasang(),
        # Scratch rows: not worth a write-ahead log.
        migrations.RunSQL(
            "ALTER TABLE penilaian_andainilai SET UNLOGGED", "ALTER TABLE penilaian_andainilai SET LOGGED"
        ),
    ]
