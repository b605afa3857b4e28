"""Services and the city that is measured: a throw-away PostgreSQL and Valkey, people made by `data.sql`."""

import os
import shutil
import tempfile
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

SINI = Path(__file__).parent
KODE = "2026-B4"


def siapkan() -> Callable[[], None]:
    """Start services of our own before Django reads its settings; returns what stops them."""
    os.environ["KINERJA_DATA"] = tempfile.mkdtemp(prefix="kinerja-bench-")
    for nama in ("DATABASE_URL", "REDIS_URL", "CACHE_URL"):
        os.environ.pop(nama, None)
    os.environ["DJANGO_SETTINGS_MODULE"] = "kinerja.settings.base"
    from kinerja.lokal import postgres, valkey
    from kinerja.lokal.alamat import alamat_lokal

    alamat = alamat_lokal()
    postgres.mulai(alamat)
    valkey.mulai(alamat)

    def berhenti() -> None:
        valkey.hentikan(alamat)
        postgres.hentikan(alamat, cepat=True)
        shutil.rmtree(alamat.data, ignore_errors=True)
        shutil.rmtree(alamat.soket, ignore_errors=True)

    return berhenti


def salin_basis(nama: str) -> None:
    """Go on in a copy of the empty migrated database, for one measurement alone; nobody else may be in it meanwhile."""
    from django.db import connection

    kosong = connection.settings_dict["NAME"]
    connection.close()
    connection.settings_dict["NAME"] = "postgres"
    with connection.cursor() as kursor:
        kursor.execute(f'CREATE DATABASE "{nama}" TEMPLATE "{kosong}"')
    connection.close()
    connection.settings_dict["NAME"] = nama


def buat_kota(orang: int) -> tuple[int, int]:
    """Make the city; returns the ids of period and policy."""
    from django.db import connection
    from django.utils import timezone

    from kinerja.waktu import rentang
    from penilaian.models import Kebijakan, Periode

    kebijakan = Kebijakan.objects.create(versi=1, nama="Bench", status="berlaku")
    periode = Periode.objects.create(
        kode=KODE,
        nama="Bench",
        jenis="triwulan",
        rentang=rentang(date(2026, 10, 1), date(2026, 12, 31)),
        tenggat_realisasi=timezone.now() + timedelta(days=9),
        tenggat_penilaian=timezone.now() + timedelta(days=9),
        status="berjalan",
        kebijakan=kebijakan,
    )
    with connection.cursor() as kursor:
        kursor.execute("SET session_replication_role = replica")
        kursor.execute((SINI / "data.sql").read_text(), {"orang": orang + 9, "periode": periode.pk})
        kursor.execute("SET session_replication_role = origin")
        kursor.execute("CREATE TABLE bench_nilai (LIKE penilaian_nilai)")
    return periode.pk, kebijakan.pk
