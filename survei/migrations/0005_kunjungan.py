import django.db.models.deletion
import kinerja.pelacakan
import pghistory.utils
import pgtrigger.compiler
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('survei', '0004_berkas_laporan'),
    ]

    operations = [
        migrations.CreateModel(
            name='Kunjungan',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('tanggal', models.DateField()),
                ('jumlah', models.PositiveIntegerField(verbose_name='kunjungan')),
                ('layanan', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='kunjungan', to='survei.layanan')),
                ('loket', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='kunjungan', to='survei.loket')),
            ],
            options={
                'verbose_name': 'kunjungan',
                'verbose_name_plural': 'kunjungan',
            },
        ),
        migrations.CreateModel(
            name='KunjunganEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('pgh_context_id', models.UUIDField(null=True)),
                ('id', models.BigIntegerField()),
                ('tanggal', models.DateField()),
                ('jumlah', models.PositiveIntegerField(verbose_name='kunjungan')),
                ('layanan', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='survei.layanan')),
                ('loket', models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='survei.loket')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='riwayat', to='survei.kunjungan')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.AddConstraint(
            model_name='kunjungan',
            constraint=models.UniqueConstraint(fields=('layanan', 'tanggal', 'loket'), name='kunjungan_sekali_sehari', nulls_distinct=False),
        ),
        migrations.AddIndex(
            model_name='kunjunganevent',
            index=models.Index(fields=['layanan'], name='survei_kunj_layanan_6ea08f_idx'),
        ),
        kinerja.pelacakan.PasangPemicu(
            pemicu=[
                ('kunjungan', pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "survei_kunjunganevent" ("id", "jumlah", "layanan_id", "loket_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "tanggal") SELECT new_values."id", new_values."jumlah", new_values."layanan_id", new_values."loket_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', new_values."id", new_values."tanggal" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='2c897b1072cd379488c812d79b93fb49449a9b1f', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_2a561', referencing='REFERENCING NEW TABLE AS new_values ', table='survei_kunjungan', when='AFTER'))),
                ('kunjungan', pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "survei_kunjunganevent" ("id", "jumlah", "layanan_id", "loket_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "tanggal") SELECT new_values."id", new_values."jumlah", new_values."layanan_id", new_values."loket_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', new_values."id", new_values."tanggal" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='efdd24193b5affed4221d28f9d626f7914861d10', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_8124b', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='survei_kunjungan', when='AFTER'))),
                ('kunjungan', pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "survei_kunjunganevent" ("id", "jumlah", "layanan_id", "loket_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "tanggal") SELECT old_values."id", old_values."jumlah", old_values."layanan_id", old_values."loket_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', old_values."id", old_values."tanggal" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='8fedc915db64b1b2ed5e1e3ba766f35facbb6e50', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_ea2bc', referencing='REFERENCING OLD TABLE AS old_values ', table='survei_kunjungan', when='AFTER'))),
            ],
        ),
    ]
