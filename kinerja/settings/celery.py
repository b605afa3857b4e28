"""Celery: at-least-once delivery, JSON only, state in the job table (no result backend)."""

import environ
from celery.schedules import crontab

from kinerja.lokal.alamat import alamat_lokal

_env = environ.Env()

CELERY_BROKER_URL = _env.str("REDIS_URL", "") or alamat_lokal().redis_url
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
# A request that enqueues while the broker is down must not hang: the sweeper re-sends from the job table.
CELERY_BROKER_TRANSPORT_OPTIONS = {"visibility_timeout": 900, "socket_connect_timeout": 2, "socket_timeout": 30}
CELERY_TASK_PUBLISH_RETRY = False
CELERY_TASK_SERIALIZER = "json"
CELERY_ACCEPT_CONTENT = ["json"]
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_TASK_TRACK_STARTED = True
CELERY_TASK_SOFT_TIME_LIMIT = 240
CELERY_TASK_TIME_LIMIT = 300
CELERY_WORKER_MAX_TASKS_PER_CHILD = 200
CELERY_WORKER_MAX_MEMORY_PER_CHILD = 400_000
CELERY_TIMEZONE = "Asia/Jakarta"
CELERY_ENABLE_UTC = True
CELERY_TASK_DEFAULT_QUEUE = "cepat"
CELERY_TASK_ROUTES = {"kinerja.tasks.jalankan_bagian": {"queue": "hitung"}, "penilaian.tasks.*": {"queue": "cepat"}}

CELERY_BEAT_SCHEDULE = {
    "sapu pekerjaan, tiap setengah menit": {"task": "kinerja.tasks.sapu_pekerjaan", "schedule": 30},
    "periode jatuh tempo, tiap lima menit": {"task": "penilaian.tasks.cari_jatuh_tempo", "schedule": 300},
    "hitung ulang malam, 01.00 WIB": {"task": "penilaian.tasks.hitung_malam", "schedule": crontab(hour=1, minute=0)},
    "laporan umpan balik jatuh tempo, tiap jam": {
        "task": "penilaian.tasks.cari_laporan_jatuh_tempo",
        "schedule": crontab(minute=20),
    },
    "angka kredit, tiap jam": {"task": "penilaian.tasks.hitung_angka_kredit", "schedule": crontab(minute=50)},
    "bimbingan kinerja, tiap jam": {"task": "penilaian.tasks.cari_bimbingan", "schedule": crontab(minute=40)},
    "pergantian hari pegawai, 00.10 WIB": {
        "task": "pegawai.tasks.pergantian_hari",
        "schedule": crontab(hour=0, minute=10),
    },
    "efek pelatihan, 01.30 WIB": {
        "task": "penilaian.tasks.ukur_efek_pelatihan",
        "schedule": crontab(hour=1, minute=30),
    },
    "adopsi, 01.55 WIB": {"task": "penilaian.tasks.hitung_adopsi", "schedule": crontab(hour=1, minute=55)},
    "adopsi masuk, 01.56 WIB": {"task": "sosialisasi.tasks.hitung_adopsi", "schedule": crontab(hour=1, minute=56)},
    "manfaat terukur, 01.50 WIB": {"task": "penilaian.tasks.ukur_manfaat", "schedule": crontab(hour=1, minute=50)},
    "kebutuhan pelatihan, 01.45 WIB": {
        "task": "penilaian.tasks.cari_kebutuhan",
        "schedule": crontab(hour=1, minute=45),
    },
    "efek inovasi, 01.35 WIB": {
        "task": "penilaian.tasks.ukur_efek_inovasi",
        "schedule": crontab(hour=1, minute=35),
    },
    "dampak inovasi, 02.30 WIB": {"task": "inovasi.tasks.ukur_dampak", "schedule": crontab(hour=2, minute=30)},
    "angkatan rutin, tiap jam": {"task": "pelatihan.tasks.angkatan_rutin", "schedule": crontab(minute=5)},
    "pengingat angkatan, 07.20 WIB": {
        "task": "pelatihan.tasks.ingatkan_angkatan",
        "schedule": crontab(hour=7, minute=20),
    },
    "peringatan jam pelajaran, 07.30 WIB": {
        "task": "pelatihan.tasks.ingatkan_jp",
        "schedule": crontab(hour=7, minute=30),
    },
    "tanya jawab di samping halaman, tiap lima menit": {
        "task": "sosialisasi.tasks.salin_tanya_jawab",
        "schedule": 300,
    },
    "pengingat wajib baca, 07.10 WIB": {
        "task": "sosialisasi.tasks.ingatkan_baca",
        "schedule": crontab(hour=7, minute=10),
    },
    "pengingat gerbang inovasi, 07.40 WIB": {
        "task": "inovasi.tasks.ingatkan_gerbang",
        "schedule": crontab(hour=7, minute=40),
    },
    "buang draf lama, 02.00 WIB": {"task": "kinerja.tasks.bersihkan_isian", "schedule": crontab(hour=2, minute=0)},
    "buang uji dampak lama, 02.10 WIB": {
        "task": "penilaian.tasks.bersihkan_andai",
        "schedule": crontab(hour=2, minute=10),
    },
    "indeks survei, tiap lima menit": {"task": "survei.tasks.hitung_indeks", "schedule": 300},
    "buang kunci survei lama, 02.20 WIB": {
        "task": "survei.tasks.bersihkan_kunci",
        "schedule": crontab(hour=2, minute=20),
    },
    "rangkuman surel, 06.30 WIB": {"task": "kinerja.tasks.kirim_rangkuman", "schedule": crontab(hour=6, minute=30)},
    "kirim surel pemberitahuan, tiap menit": {"task": "kinerja.tasks.kirim_pemberitahuan", "schedule": 60},
}
