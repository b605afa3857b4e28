"""Accounts and sign-in: allauth (NIP and password, second factor), axes, password rules."""

import environ

_env = environ.Env()

AUTH_USER_MODEL = "pegawai.Pengguna"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
    "pegawai.masuk.AktivasiBackend",
]
PASSWORD_HASHERS = ["kinerja.sandi.Argon2Owasp", "django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_ADAPTER = "pegawai.masuk.AdapterAkun"
ACCOUNT_FORMS = {
    "login": "pegawai.forms.masuk.FormMasuk",
    "change_password": "pegawai.forms.masuk.FormGantiSandi",
    "reauthenticate": "pegawai.forms.masuk.FormPastikan",
}
MFA_FORMS = {
    "authenticate": "pegawai.forms.masuk.FormKode",
    "reauthenticate": "pegawai.forms.masuk.FormPastikanKode",
    "activate_totp": "pegawai.forms.masuk.FormPasangTotp",
}
MFA_TOTP_ISSUER = "Kinerja"
ACCOUNT_USER_MODEL_EMAIL_FIELD = "email"
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_ON_GET = False
USERSESSIONS_TRACK_ACTIVITY = False
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
AXES_FAILURE_LIMIT = 8
AXES_COOLOFF_TIME = 0.25
# Per user and address together: one forgetful colleague must not lock out an office behind one address.
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_USERNAME_FORM_FIELD = "login"
AXES_USERNAME_CALLABLE = "pegawai.masuk.nama_pengguna_axes"
AXES_LOCKOUT_TEMPLATE = "account/terkunci.html"
# One reading of the visitor's address for login, lock-out and limits: so many entries from the right are our proxies.
ALLAUTH_TRUSTED_PROXY_COUNT = _env.int("JUMLAH_PROXY", 0)
AXES_CLIENT_IP_CALLABLE = "kinerja.laju.alamat_asal"
AXES_RESET_ON_SUCCESS = True
