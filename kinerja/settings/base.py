"""Settings of every process, read from the environment. README lists the variables.

Without `DATABASE_URL` and `REDIS_URL` the embedded services under `.data/` are used; without `SECRET_KEY` and
`KUNCI_NIK` a local pair is made there, so that a newcomer needs no configuration. Production sets all four.
"""

import environ
import pghistory
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured

from kinerja.lokal.alamat import BASE_DIR, alamat_lokal
from kinerja.lokal.rahasia import rahasia_lokal

env = environ.Env()
LOKAL = alamat_lokal()
DATA_DIR = LOKAL.data

DEBUG = env.bool("DEBUG", False)
TERTANAM = not env.str("DATABASE_URL", "")
SECRET_KEY = env.str("SECRET_KEY", "") or rahasia_lokal(DATA_DIR, "secret_key")
SECRET_KEY_FALLBACKS = env.list("SECRET_KEY_FALLBACKS", default=[])
# Keys that encrypt the NIK, newest first, and the one that keys its look-up hash.
KUNCI_NIK = env.list("KUNCI_NIK", default=[]) or [rahasia_lokal(DATA_DIR, "kunci_nik", fernet=True)]
KUNCI_CARI_NIK = env.str("KUNCI_CARI_NIK", "") or rahasia_lokal(DATA_DIR, "kunci_cari_nik")
if not TERTANAM and not (env.str("SECRET_KEY", "") and env.str("KUNCI_NIK", "") and env.str("KUNCI_CARI_NIK", "")):
    raise ImproperlyConfigured("DATABASE_URL is set: set SECRET_KEY, KUNCI_NIK and KUNCI_CARI_NIK as well.")

ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["localhost", "127.0.0.1", "[::1]"])
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])
HTTPS = env.bool("HTTPS", False)

INSTALLED_APPS = [
    "beranda",
    "penilaian",
    "survei",
    "pelatihan",
    "inovasi",
    "sosialisasi",
    "pegawai",
    "kinerja",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django.contrib.humanize",
    "django.forms",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "axes",
    "bootstrap",
    "crispy_forms",
    "crispy_bootstrap5",
    "csp",
    "django_filters",
    "django_htmx",
    "django_structlog",
    "heroicons",
    "pghistory",
    "pgtrigger",
    "template_partials",
    "tree_queries",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django_permissions_policy.PermissionsPolicyMiddleware",
    "kinerja.middleware.PemeliharaanMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "kinerja.sesi.SesiMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "pghistory.middleware.HistoryMiddleware",
    "kinerja.middleware.TidakDisimpanMiddleware",
    "django_structlog.middlewares.RequestMiddleware",
    "axes.middleware.AxesMiddleware",
    "kinerja.middleware.SekaliMiddleware",
]

ROOT_URLCONF = "kinerja.urls"
WSGI_APPLICATION = "kinerja.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "kinerja.konteks.rangka",
            ],
            "builtins": [
                "kinerja.templatetags.ui",
                "kinerja.templatetags.daftar",
                "kinerja.templatetags.grafik",
                "kinerja.templatetags.grafik_kelompok",
                "heroicons.templatetags.heroicons",
            ],
        },
    }
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"
CRISPY_ALLOWED_TEMPLATE_PACKS = CRISPY_TEMPLATE_PACK = "bootstrap5"
CRISPY_FAIL_SILENTLY = False

DATABASES = {"default": env.db_url("DATABASE_URL", default=LOKAL.database_url)}
DATABASES["default"] |= {
    "CONN_MAX_AGE": env.int("CONN_MAX_AGE", 60),
    "CONN_HEALTH_CHECKS": True,
    "ATOMIC_REQUESTS": False,
}
DATABASES["default"].setdefault("OPTIONS", {})["application_name"] = "kinerja"

_REDIS_LUAR = env.str("REDIS_URL", "")
REDIS_URL = _REDIS_LUAR or LOKAL.redis_url
CACHE_URL = env.str("CACHE_URL", "") or _REDIS_LUAR or f"unix://{LOKAL.valkey_soket}?db=1"
CACHES = {"default": {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": CACHE_URL}}
SESSION_ENGINE = "django.contrib.sessions.backends.db"
SESSION_COOKIE_AGE = env.int("SESI_DETIK", 8 * 3600)
SESSION_SAVE_EVERY_REQUEST = False
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
if HTTPS:
    SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = "__Host-sesi", "__Host-csrf"

# --- history ------------------------------------------------------------------------------------------------------
PGHISTORY_LEVEL = pghistory.Statement
PGHISTORY_CONTEXT_FIELD = pghistory.ContextJSONField()
PGHISTORY_CONTEXT_ID_FIELD = pghistory.ContextUUIDField()
PGHISTORY_OBJ_FIELD = pghistory.ObjForeignKey(related_name="riwayat", db_index=True)
PGHISTORY_FOREIGN_KEY_FIELD = pghistory.ForeignKey(db_index=False)
PGHISTORY_MIDDLEWARE_METHODS = ("POST", "PUT", "PATCH", "DELETE")

# --- language and time --------------------------------------------------------------------------------------------
LANGUAGE_CODE = "id"
USE_I18N = True
TIME_ZONE = "Asia/Jakarta"
USE_TZ = True
FORMAT_MODULE_PATH = ["kinerja.formats"]

# --- static files and uploads -------------------------------------------------------------------------------------
STATIC_URL = "static/"
STATIC_ROOT = env.str("STATIC_ROOT", str(DATA_DIR / "static"))
STATICFILES_DIRS = [BASE_DIR / "static"]
BERKAS_DIR = env.str("BERKAS_DIR", str(DATA_DIR / "berkas"))
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": BERKAS_DIR}},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = DEBUG
# Source maps are most of the bytes and only developers open them: compressing them took most of the first start.
WHITENOISE_SKIP_COMPRESS_EXTENSIONS = ("jpg", "jpeg", "png", "gif", "webp", "zip", "gz", "br", "woff", "woff2", "map")
# While this file exists every page says that the service is being maintained, and when it is back.
PEMELIHARAAN = env.str("PEMELIHARAAN", str(DATA_DIR / "pemeliharaan"))
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000

# --- headers ------------------------------------------------------------------------------------------------------
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "data:", "blob:"],
        "object-src": [NONE],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    }
}
PERMISSIONS_POLICY: dict[str, list[str]] = {
    "camera": [],
    # Sorting of places on the pages of services, in the browser only; the browser asks the citizen first.
    "geolocation": ["self"],
    "microphone": [],
    "payment": [],
    "usb": [],
}
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = HTTPS
if env.int("JUMLAH_PROXY", 0):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

# --- mail ---------------------------------------------------------------------------------------------------------
globals().update(env.email_url("EMAIL_URL", default="consolemail://"))
DEFAULT_FROM_EMAIL = env.str("EMAIL_DARI", "kinerja@localhost")
EMAIL_TIMEOUT = 10
ALAMAT_SITUS = env.str("ALAMAT_SITUS", "http://localhost:8000")

# --- identity of the government (shown in the frame and on printouts) ----------------------------------------------
NAMA_PEMERINTAH = env.str("NAMA_PEMERINTAH", "Pemerintah Kota Palembang")
# Whom people call when the help page does not help: free text, for example a telephone number.
KONTAK_BANTUAN = env.str("KONTAK_BANTUAN", "")

# --- survey -------------------------------------------------------------------------------------------------------
# Share of paper sheets of the survey that are keyed a second time, in percent.
KERTAS_PERIKSA_PERSEN = env.int("KERTAS_PERIKSA_PERSEN", 10)
# Networks of the offices, as CIDR: answers that come from them are flagged for review.
JARINGAN_KANTOR = env.list("JARINGAN_KANTOR", default=[])

from kinerja.settings.celery import *  # noqa: E402,F403
from kinerja.settings.log import LOGGING  # noqa: E402,F401
from kinerja.settings.masuk import *  # noqa: E402,F403
