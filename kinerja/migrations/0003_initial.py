import django.db.models.deletion
import kinerja.pelacakan
import pgtrigger.compiler
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('kinerja', '0002_initial'),
        ('pegawai', '__first__'),
    ]

    operations = [
        migrations.AddField(
            model_name='berkas',
            name='pemilik',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddConstraint(
            model_name='dokumenterbit',
            constraint=models.UniqueConstraint(fields=('kunci', 'sidik'), name='dokumen_isi_sekali'),
        ),
        migrations.AddField(
            model_name='berkasterbit',
            name='dokumen',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='berkas', to='kinerja.dokumenterbit'),
        ),
        migrations.AddField(
            model_name='dokumenterbitevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='riwayat', to='kinerja.dokumenterbit'),
        ),
        migrations.AddField(
            model_name='draf',
            name='pengguna',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='kiriman',
            name='pengguna',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddConstraint(
            model_name='nomorurut',
            constraint=models.UniqueConstraint(fields=('deret', 'tahun'), name='nomor_urut_sekali'),
        ),
        migrations.AddField(
            model_name='pekerjaan',
            name='diminta_oleh',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='bagian',
            name='pekerjaan',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='bagian', to='kinerja.pekerjaan'),
        ),
        migrations.AddField(
            model_name='pemberitahuan',
            name='penerima',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='pemberitahuan', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddConstraint(
            model_name='berkasterbit',
            constraint=models.UniqueConstraint(fields=('dokumen', 'sha256'), name='berkas_terbit_sekali'),
        ),
        migrations.AddConstraint(
            model_name='draf',
            constraint=models.UniqueConstraint(fields=('pengguna', 'jalur'), name='draf_sekali'),
        ),
        migrations.AddIndex(
            model_name='pekerjaan',
            index=models.Index(condition=models.Q(('status__in', ('selesai', 'gagal', 'dibatalkan')), _negated=True), fields=['status'], name='pekerjaan_terbuka'),
        ),
        migrations.AddIndex(
            model_name='bagian',
            index=models.Index(condition=models.Q(('status__in', ('selesai', 'gagal', 'dibatalkan')), _negated=True), fields=['status'], name='bagian_terbuka'),
        ),
        migrations.AddConstraint(
            model_name='bagian',
            constraint=models.UniqueConstraint(fields=('pekerjaan', 'urutan'), name='bagian_urutan_unik'),
        ),
        migrations.AddConstraint(
            model_name='bagian',
            constraint=models.CheckConstraint(condition=models.Q(('awal__lte', models.F('akhir'))), name='bagian_rentang_naik'),
        ),
        migrations.AddIndex(
            model_name='pemberitahuan',
            index=models.Index(condition=models.Q(('dibaca', None)), fields=['penerima'], name='pemberitahuan_belum_dibaca'),
        ),
        migrations.AddIndex(
            model_name='pemberitahuan',
            index=models.Index(condition=models.Q(('disurelkan', None)), fields=['id'], name='pemberitahuan_belum_disurel'),
        ),
        migrations.AddConstraint(
            model_name='pemberitahuan',
            constraint=models.UniqueConstraint(fields=('penerima', 'kunci'), name='pemberitahuan_sekali'),
        ),
        migrations.AddConstraint(
            model_name='pemberitahuan',
            constraint=models.UniqueConstraint(fields=('penerima', 'harian'), name='pengingat_sekali_sehari'),
        ),
        kinerja.pelacakan.PasangPemicu(
            pemicu=[('dokumenterbit', pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "kinerja_dokumenterbitevent" ("berakhir", "id", "jenis", "kode", "kunci", "nomor", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sementara", "sidik", "status", "terbit") SELECT new_values."berakhir", new_values."id", new_values."jenis", new_values."kode", new_values."kunci", new_values."nomor", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', new_values."id", new_values."sementara", new_values."sidik", new_values."status", new_values."terbit" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='45ee61df45dfe825ddd8265499985cd08579a7b2', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_6950d', referencing='REFERENCING NEW TABLE AS new_values ', table='kinerja_dokumenterbit', when='AFTER'))), ('dokumenterbit', pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "kinerja_dokumenterbitevent" ("berakhir", "id", "jenis", "kode", "kunci", "nomor", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sementara", "sidik", "status", "terbit") SELECT new_values."berakhir", new_values."id", new_values."jenis", new_values."kode", new_values."kunci", new_values."nomor", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', new_values."id", new_values."sementara", new_values."sidik", new_values."status", new_values."terbit" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='cf7f479b34da1eb8966abc93a9b3224f7e376925', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_f16d4', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='kinerja_dokumenterbit', when='AFTER'))), ('dokumenterbit', pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "kinerja_dokumenterbitevent" ("berakhir", "id", "jenis", "kode", "kunci", "nomor", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sementara", "sidik", "status", "terbit") SELECT old_values."berakhir", old_values."id", old_values."jenis", old_values."kode", old_values."kunci", old_values."nomor", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', old_values."id", old_values."sementara", old_values."sidik", old_values."status", old_values."terbit" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='538ea4a3828edddad81fff783274f8c20e96771e', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_5b2b0', referencing='REFERENCING OLD TABLE AS old_values ', table='kinerja_dokumenterbit', when='AFTER')))],
        ),
    ]
