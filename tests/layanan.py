"""The test session owns a PostgreSQL and a Valkey of its own, thrown away at the end. No mocks of either.

A pytest plugin, named by `-p tests.layanan` in pyproject.toml because it must be imported before pytest-django reads
the settings (a conftest comes too late). The services start in the controlling process; xdist workers inherit the
address (`KINERJA_DATA`) through the environment and only connect.
"""

import os
import shutil
import tempfile

from kinerja.lokal import postgres, valkey
from kinerja.lokal.alamat import AlamatLokal, alamat_lokal


def _mulai() -> AlamatLokal:
    os.environ["KINERJA_UJI_BERJALAN"] = "1"
    os.environ["KINERJA_DATA"] = tempfile.mkdtemp(prefix="kinerja-uji-")
    for nama in ("DATABASE_URL", "REDIS_URL", "CACHE_URL"):
        os.environ.pop(nama, None)
    alamat = alamat_lokal()
    postgres.mulai(alamat, simpan=False)
    valkey.mulai(alamat, simpan=False)
    return alamat


_MILIK_SENDIRI = None if os.environ.get("KINERJA_UJI_BERJALAN") else _mulai()


def pytest_unconfigure() -> None:
    if _MILIK_SENDIRI is not None:
        valkey.hentikan(_MILIK_SENDIRI)
        postgres.hentikan(_MILIK_SENDIRI, cepat=True)
        shutil.rmtree(_MILIK_SENDIRI.data, ignore_errors=True)
        shutil.rmtree(_MILIK_SENDIRI.soket, ignore_errors=True)
