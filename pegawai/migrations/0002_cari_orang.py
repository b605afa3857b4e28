"""Search of people by resemblance: an immutable lower-case, accent-free form of the name, and trigram indexes."""

import django.contrib.postgres.indexes
import django.db.models.functions
from django.db import migrations, models

BUAT = """
CREATE FUNCTION pegawai_polos(teks text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
AS $$ SELECT lower(public.unaccent('public.unaccent'::regdictionary, teks)) $$
"""


class Migration(migrations.Migration):
    dependencies = [("pegawai", "0001_initial"), ("kinerja", "0001_ekstensi")]
    operations = [
        migrations.RunSQL(BUAT, "DROP FUNCTION pegawai_polos(text)"),
        migrations.AddIndex(
            "pegawai",
            django.contrib.postgres.indexes.GinIndex(
                django.contrib.postgres.indexes.OpClass(
                    models.Func(models.F("nama"), function="pegawai_polos"), name="gin_trgm_ops"
                ),
                name="pegawai_nama_mirip",
            ),
        ),
        migrations.AddIndex(
            "pegawai",
            django.contrib.postgres.indexes.GinIndex(
                fields=["nip"], name="pegawai_nip_mirip", opclasses=["gin_trgm_ops"]
            ),
        ),
    ]
