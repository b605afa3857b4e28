#!/bin/sh
# Everything that must hold. Called by `make test`; stops at the first part that does not.
set -eu
cd "$(dirname "$0")/.."
PATH="$PWD/.venv/bin:$PATH"
export PATH
judul() { printf '\n== %s\n' "$1"; }

judul "Gaya: ruff, djlint"
ruff check .
ruff format --check .
djlint --lint --quiet templates
judul "Arah impor: import-linter"
lint-imports
judul "Jenis: mypy"
mypy
judul "Pengaturan produksi: check --deploy"
# A throw-away environment shaped like production: nothing is connected to.
env DJANGO_SETTINGS_MODULE=kinerja.settings.base HTTPS=1 DEBUG=0 ALLOWED_HOSTS=kinerja.example.go.id \
  DATABASE_URL=postgresql://kinerja@db/kinerja REDIS_URL=redis://antrean:6379/0 \
  SECRET_KEY="$(python -c 'import secrets; print(secrets.token_urlsafe(60))')" \
  KUNCI_NIK="$(python -c 'from cryptography.fernet import Fernet; print(Fernet.generate_key().decode())')" \
  KUNCI_CARI_NIK="$(python -c 'import secrets; print(secrets.token_urlsafe(60))')" \
  python manage.py check --deploy --fail-level WARNING
judul "Uji"
python -m pytest -n 2 --dist worksteal -m "not browser" "$@"
if [ -n "${KINERJA_CHROMIUM:-$(command -v chromium || command -v chromium-browser || command -v google-chrome || true)}" ]; then
  judul "Perjalanan di peramban"
  python -m pytest -n 2 --dist loadfile -m browser "$@"
elif [ -n "${KINERJA_WAJIB_PERAMBAN:-}" ]; then
  echo "Chromium tidak ada, padahal wajib di sini." >&2
  exit 1
else
  judul "Uji peramban dilewati: Chromium tidak ada (pasang dengan: apt-get install chromium)"
fi
