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
djlint --check --lint --quiet templates
judul "Arah impor: import-linter"
lint-imports
judul "Jenis: mypy"
mypy
judul "Migrasi, pengaturan, dan uji"
pytest -n 2 --dist loadgroup -m "not browser" "$@"
if [ -n "${KINERJA_CHROMIUM:-$(command -v chromium || command -v chromium-browser || command -v google-chrome || true)}" ]; then
  judul "Perjalanan di peramban"
  pytest -m browser "$@"
elif [ -n "${KINERJA_WAJIB_PERAMBAN:-}" ]; then
  echo "Chromium tidak ada, padahal wajib di sini." >&2
  exit 1
else
  judul "Uji peramban dilewati: Chromium tidak ada (pasang dengan: apt-get install chromium)"
fi
