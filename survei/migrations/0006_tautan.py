import re

import django.core.validators
import django.db.models.deletion
import kinerja.pelacakan
import pghistory.utils
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models


def aman(alamat):
    """The same address over TLS."""
    return re.sub("^[a-z]+://", "https://", alamat, flags=re.IGNORECASE)


def pindahkan(apps, schema_editor):
    """The one link of a service becomes the first of its links. Addresses without TLS are written with it: what the
    product shows to citizens is https from here on."""
    Layanan, Tautan = apps.get_model("survei", "Layanan"), apps.get_model("survei", "TautanLayanan")
    Tautan.objects.bulk_create(
        Tautan(layanan_id=pk, label="Urus secara daring", alamat=aman(alamat))
        for pk, alamat in Layanan.objects.exclude(tautan="").values_list("pk", "tautan")
    )
    _periksa_sekarang(schema_editor)


def kembalikan(apps, schema_editor):
    """The first link of each service."""
    Layanan, Tautan = apps.get_model("survei", "Layanan"), apps.get_model("survei", "TautanLayanan")
    for satu in Tautan.objects.order_by("-urutan", "-pk"):
        Layanan.objects.filter(pk=satu.layanan_id).update(tautan=satu.alamat)
    _periksa_sekarang(schema_editor)


def _periksa_sekarang(schema_editor):
    """Deferred checks run at once: a table with checks waiting cannot be altered."""
    schema_editor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    schema_editor.execute("SET CONSTRAINTS ALL DEFERRED")


class Migration(migrations.Migration):

    dependencies = [
        ('survei', '0005_kunjungan'),
    ]

    operations = [
        migrations.CreateModel(
            name='TautanLayanan',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('label', models.CharField(max_length=60, verbose_name='tulisan tautan')),
                ('alamat', models.URLField(max_length=300, validators=[django.core.validators.URLValidator(message='Tulis alamat lengkap yang aman, dimulai dengan https://.', schemes=['https'])])),
                ('urutan', models.PositiveSmallIntegerField(default=1)),
            ],
            options={
                'verbose_name': 'layanan daring',
                'verbose_name_plural': 'layanan daring',
                'ordering': ['layanan_id', 'urutan', 'id'],
            },
        ),
        migrations.CreateModel(
            name='TautanLayananEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('pgh_context_id', models.UUIDField(null=True)),
                ('id', models.BigIntegerField()),
                ('label', models.CharField(max_length=60, verbose_name='tulisan tautan')),
                ('alamat', models.URLField(max_length=300, validators=[django.core.validators.URLValidator(message='Tulis alamat lengkap yang aman, dimulai dengan https://.', schemes=['https'])])),
                ('urutan', models.PositiveSmallIntegerField(default=1)),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.AddField(
            model_name='tautanlayanan',
            name='layanan',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='tautan_daring', to='survei.layanan'),
        ),
        migrations.AddField(
            model_name='tautanlayananevent',
            name='layanan',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='survei.layanan'),
        ),
        migrations.AddField(
            model_name='tautanlayananevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='riwayat', to='survei.tautanlayanan'),
        ),
        migrations.AddConstraint(
            model_name='tautanlayanan',
            constraint=models.UniqueConstraint(fields=('layanan', 'alamat'), name='tautan_layanan_sekali'),
        ),
        migrations.AddConstraint(
            model_name='tautanlayanan',
            constraint=models.CheckConstraint(condition=models.Q(('alamat__startswith', 'https://')), name='tautan_layanan_https'),
        ),
        migrations.AddIndex(
            model_name='tautanlayananevent',
            index=models.Index(fields=['layanan'], name='survei_taut_layanan_8133f6_idx'),
        ),
        kinerja.pelacakan.PasangPemicu(
            pemicu=[
                ('tautanlayanan', pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "survei_tautanlayananevent" ("alamat", "id", "label", "layanan_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "urutan") SELECT new_values."alamat", new_values."id", new_values."label", new_values."layanan_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', new_values."id", new_values."urutan" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='c28d87056840de4d7bd167ace222a4bd6949efff', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_b2381', referencing='REFERENCING NEW TABLE AS new_values ', table='survei_tautanlayanan', when='AFTER'))),
                ('tautanlayanan', pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "survei_tautanlayananevent" ("alamat", "id", "label", "layanan_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "urutan") SELECT new_values."alamat", new_values."id", new_values."label", new_values."layanan_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', new_values."id", new_values."urutan" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='909122d1821ffac076dfb9cdcef3f8c7ab37fa96', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_6564f', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='survei_tautanlayanan', when='AFTER'))),
                ('tautanlayanan', pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "survei_tautanlayananevent" ("alamat", "id", "label", "layanan_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "urutan") SELECT old_values."alamat", old_values."id", old_values."label", old_values."layanan_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', old_values."id", old_values."urutan" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='b602eb8a3c58a7303e77c2a163ec86e2422a5a90', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_1c4fa', referencing='REFERENCING OLD TABLE AS old_values ', table='survei_tautanlayanan', when='AFTER'))),
            ],
        ),
        migrations.RunPython(pindahkan, kembalikan),
        pgtrigger.migrations.RemoveTrigger(
            model_name='layanan',
            name='insert_insert',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='layanan',
            name='update_update',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='layanan',
            name='delete_delete',
        ),
        migrations.RemoveField(
            model_name='layanan',
            name='tautan',
        ),
        migrations.RemoveField(
            model_name='layananevent',
            name='tautan',
        ),
        kinerja.pelacakan.PasangPemicu(
            pemicu=[
                ('layanan', pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "survei_layananevent" ("aktif", "alamat", "biaya", "bujur", "gratis", "id", "jam", "kata_kunci", "kode", "lintang", "nama", "pengaduan", "persyaratan", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "produk", "prosedur", "publik", "ringkas", "unit_id", "versi", "waktu") SELECT new_values."aktif", new_values."alamat", new_values."biaya", new_values."bujur", new_values."gratis", new_values."id", new_values."jam", new_values."kata_kunci", new_values."kode", new_values."lintang", new_values."nama", new_values."pengaduan", new_values."persyaratan", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', new_values."id", new_values."produk", new_values."prosedur", new_values."publik", new_values."ringkas", new_values."unit_id", new_values."versi", new_values."waktu" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='98056982c2ce4e7fde73c88e4ae958378220c6e0', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_85b28', referencing='REFERENCING NEW TABLE AS new_values ', table='survei_layanan', when='AFTER'))),
                ('layanan', pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "survei_layananevent" ("aktif", "alamat", "biaya", "bujur", "gratis", "id", "jam", "kata_kunci", "kode", "lintang", "nama", "pengaduan", "persyaratan", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "produk", "prosedur", "publik", "ringkas", "unit_id", "versi", "waktu") SELECT new_values."aktif", new_values."alamat", new_values."biaya", new_values."bujur", new_values."gratis", new_values."id", new_values."jam", new_values."kata_kunci", new_values."kode", new_values."lintang", new_values."nama", new_values."pengaduan", new_values."persyaratan", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', new_values."id", new_values."produk", new_values."prosedur", new_values."publik", new_values."ringkas", new_values."unit_id", new_values."versi", new_values."waktu" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='a90ebce5d0b613d8dbd9d74612c30458c7ecc9c2', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_66322', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='survei_layanan', when='AFTER'))),
                ('layanan', pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "survei_layananevent" ("aktif", "alamat", "biaya", "bujur", "gratis", "id", "jam", "kata_kunci", "kode", "lintang", "nama", "pengaduan", "persyaratan", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "produk", "prosedur", "publik", "ringkas", "unit_id", "versi", "waktu") SELECT old_values."aktif", old_values."alamat", old_values."biaya", old_values."bujur", old_values."gratis", old_values."id", old_values."jam", old_values."kata_kunci", old_values."kode", old_values."lintang", old_values."nama", old_values."pengaduan", old_values."persyaratan", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', old_values."id", old_values."produk", old_values."prosedur", old_values."publik", old_values."ringkas", old_values."unit_id", old_values."versi", old_values."waktu" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='b7022f151e71e77164e30d8fff76e51a3a5f9c8d', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_9cb7d', referencing='REFERENCING OLD TABLE AS old_values ', table='survei_layanan', when='AFTER'))),
            ],
        ),
    ]
