import django.db.models.functions.datetime
import kinerja.models.berkas
import kinerja.models.dokumen
import pghistory.utils
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('kinerja', '0001_ekstensi'),
    ]

    operations = [
        migrations.CreateModel(
            name='Bagian',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('urutan', models.PositiveIntegerField()),
                ('awal', models.BigIntegerField(help_text='id pertama, termasuk')),
                ('akhir', models.BigIntegerField(help_text='id terakhir, termasuk')),
                ('jumlah', models.PositiveIntegerField(default=0)),
                ('status', models.CharField(choices=[('menunggu', 'Menunggu'), ('berjalan', 'Berjalan'), ('selesai', 'Selesai'), ('gagal', 'Gagal'), ('dibatalkan', 'Dibatalkan')], default='menunggu', max_length=12)),
                ('pengiriman', models.PositiveSmallIntegerField(default=0)),
                ('denyut', models.DateTimeField(blank=True, null=True)),
                ('dikirim', models.DateTimeField(blank=True, null=True)),
                ('berubah', models.PositiveIntegerField(default=0)),
                ('galat', models.TextField(blank=True)),
            ],
            options={
                'verbose_name': 'bagian pekerjaan',
                'ordering': ['pekerjaan_id', 'urutan'],
            },
        ),
        migrations.CreateModel(
            name='Berkas',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('publik', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('isi', models.FileField(max_length=120, upload_to=kinerja.models.berkas.lokasi)),
                ('nama', models.CharField(help_text='nama asli, hanya untuk ditampilkan', max_length=160)),
                ('tipe', models.CharField(max_length=60)),
                ('ukuran', models.PositiveIntegerField(help_text='byte')),
                ('sha256', models.CharField(max_length=64)),
                ('dibuat', models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
            ],
            options={
                'verbose_name': 'berkas',
            },
        ),
        migrations.CreateModel(
            name='BerkasTerbit',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sha256', models.CharField(db_index=True, max_length=64)),
            ],
            options={
                'verbose_name': 'berkas terbit',
            },
        ),
        migrations.CreateModel(
            name='DokumenTerbit',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kode', models.CharField(default=kinerja.models.dokumen.kode_acak, editable=False, max_length=12, unique=True)),
                ('jenis', models.CharField(choices=[('skp', 'Sasaran kinerja pegawai'), ('evaluasi', 'Evaluasi kinerja pegawai'), ('laporan', 'Laporan umpan balik kinerja'), ('unit', 'Ikhtisar kinerja unit'), ('keberatan', 'Keberatan atas hasil penilaian'), ('perjanjian', 'Perjanjian kinerja'), ('pakta', 'Pakta integritas'), ('sertifikat', 'Sertifikat pelatihan'), ('piagam', 'Piagam penghargaan'), ('kredit', 'Penetapan angka kredit'), ('poster', 'Poster layanan'), ('skm', 'Laporan survei kepuasan masyarakat')], max_length=12)),
                ('kunci', models.CharField(max_length=120)),
                ('nomor', models.CharField(blank=True, max_length=80)),
                ('sidik', models.CharField(max_length=64)),
                ('sementara', models.BooleanField(default=False, help_text='rancangan atau hasil yang belum final')),
                ('status', models.CharField(choices=[('berlaku', 'Berlaku'), ('digantikan', 'Digantikan'), ('dicabut', 'Dicabut')], default='berlaku', max_length=10)),
                ('terbit', models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                ('berakhir', models.DateTimeField(blank=True, help_text='saat dicabut atau digantikan', null=True)),
            ],
            options={
                'verbose_name': 'dokumen terbit',
                'ordering': ['-id'],
            },
        ),
        migrations.CreateModel(
            name='DokumenTerbitEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('pgh_context_id', models.UUIDField(null=True)),
                ('id', models.BigIntegerField()),
                ('kode', models.CharField(default=kinerja.models.dokumen.kode_acak, editable=False, max_length=12)),
                ('jenis', models.CharField(choices=[('skp', 'Sasaran kinerja pegawai'), ('evaluasi', 'Evaluasi kinerja pegawai'), ('laporan', 'Laporan umpan balik kinerja'), ('unit', 'Ikhtisar kinerja unit'), ('keberatan', 'Keberatan atas hasil penilaian'), ('perjanjian', 'Perjanjian kinerja'), ('pakta', 'Pakta integritas'), ('sertifikat', 'Sertifikat pelatihan'), ('piagam', 'Piagam penghargaan'), ('kredit', 'Penetapan angka kredit'), ('poster', 'Poster layanan'), ('skm', 'Laporan survei kepuasan masyarakat')], max_length=12)),
                ('kunci', models.CharField(max_length=120)),
                ('nomor', models.CharField(blank=True, max_length=80)),
                ('sidik', models.CharField(max_length=64)),
                ('sementara', models.BooleanField(default=False, help_text='rancangan atau hasil yang belum final')),
                ('status', models.CharField(choices=[('berlaku', 'Berlaku'), ('digantikan', 'Digantikan'), ('dicabut', 'Dicabut')], default='berlaku', max_length=10)),
                ('terbit', models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                ('berakhir', models.DateTimeField(blank=True, help_text='saat dicabut atau digantikan', null=True)),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Draf',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('jalur', models.CharField(max_length=200)),
                ('isi', models.JSONField()),
                ('diubah', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), db_index=True)),
            ],
            options={
                'verbose_name': 'draf isian',
            },
        ),
        migrations.CreateModel(
            name='HariLibur',
            fields=[
                ('tanggal', models.DateField(primary_key=True, serialize=False)),
                ('nama', models.CharField(max_length=120)),
            ],
            options={
                'verbose_name': 'hari libur',
                'ordering': ['tanggal'],
            },
        ),
        migrations.CreateModel(
            name='Kiriman',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kunci', models.CharField(max_length=64, unique=True)),
                ('token', models.CharField(db_index=True, max_length=32)),
                ('tujuan', models.CharField(max_length=500)),
                ('pesan', models.JSONField(default=list)),
                ('dibuat', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), db_index=True)),
            ],
            options={
                'verbose_name': 'kiriman',
            },
        ),
        migrations.CreateModel(
            name='NomorUrut',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('deret', models.CharField(max_length=40)),
                ('tahun', models.PositiveSmallIntegerField()),
                ('terakhir', models.PositiveIntegerField()),
            ],
            options={
                'verbose_name': 'nomor urut',
            },
        ),
        migrations.CreateModel(
            name='Pekerjaan',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('publik', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('jenis', models.CharField(max_length=60)),
                ('judul', models.CharField(max_length=200)),
                ('parameter', models.JSONField(default=dict)),
                ('status', models.CharField(choices=[('menunggu', 'Menunggu'), ('berjalan', 'Berjalan'), ('selesai', 'Selesai'), ('gagal', 'Gagal'), ('dibatalkan', 'Dibatalkan')], default='menunggu', max_length=12)),
                ('tautan', models.CharField(blank=True, max_length=200)),
                ('hasil', models.JSONField(default=dict)),
                ('galat', models.TextField(blank=True)),
                ('dibuat', models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                ('mulai', models.DateTimeField(blank=True, null=True)),
                ('selesai', models.DateTimeField(blank=True, null=True)),
            ],
            options={
                'verbose_name': 'pekerjaan',
                'ordering': ['-id'],
            },
        ),
        migrations.CreateModel(
            name='Pemberitahuan',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('judul', models.CharField(max_length=160)),
                ('isi', models.CharField(blank=True, max_length=400)),
                ('tautan', models.CharField(blank=True, max_length=200)),
                ('kunci', models.CharField(max_length=120)),
                ('harian', models.DateField(blank=True, null=True)),
                ('dibuat', models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                ('dibaca', models.DateTimeField(blank=True, null=True)),
                ('disurelkan', models.DateTimeField(blank=True, null=True)),
            ],
            options={
                'verbose_name': 'pemberitahuan',
                'ordering': ['-id'],
            },
        ),
    ]
