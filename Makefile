# make setup | demo [PORT=8000] [PEGAWAI=1300] | test | bench | kunci | rapi | gambar [PORT=8000]
SHELL := /bin/sh
PYTHON ?= python3
PORT ?= 8000
PEGAWAI ?= 1300
PY := .venv/bin/python

.PHONY: setup demo test cepat bench kunci rapi gambar

setup: .venv/dev
	@echo "Siap: .venv"

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Perlu Python 3.11 atau lebih baru: make PYTHON=python3.12" >&2; exit 1; }
	@$(PYTHON) -m venv .venv

# Each stamp is the lock file that was installed: a new lock installs again, an old one costs nothing.
# A venv whose making was cut short has no pip: it is made again.
PASANG = $(PY) -m pip --version >/dev/null 2>&1 || $(PYTHON) -m venv --clear .venv; \
	$(PY) -m pip install -qq --disable-pip-version-check --require-hashes -r

.venv/demo: requirements/demo.txt | .venv/bin/python
	@echo "Memasang paket (sekali saja) …"
	@$(PASANG) requirements/demo.txt
	@cp requirements/demo.txt .venv/demo

.venv/dev: requirements/dev.txt | .venv/bin/python
	@echo "Memasang paket pengembangan (sekali saja) …"
	@$(PASANG) requirements/dev.txt
	@cp requirements/dev.txt .venv/dev
	@cp requirements/demo.txt .venv/demo

demo: .venv/demo
	@exec $(PY) manage.py demo --port $(PORT) --pegawai $(PEGAWAI)

test: .venv/dev
	@sh tests/jalankan.sh

cepat: .venv/dev
	$(PY) -m pytest -n 2 -m "not browser and not celery" -q

bench: .venv/dev
	$(PY) -m bench

kunci: .venv/dev
	cd requirements && for f in app demo dev; do ../.venv/bin/uv pip compile -q --universal --python-version 3.11 \
		--generate-hashes --no-strip-extras --no-emit-index-url --no-emit-find-links --custom-compile-command "make kunci" $$f.in -o $$f.txt; done

rapi: .venv/dev
	$(PY) -m ruff format .
	$(PY) -m ruff check --fix .

gambar: .venv/dev
	$(PY) docs/gambar.py http://localhost:$(PORT) $${KINERJA_DATA:-.data}/demo.json
