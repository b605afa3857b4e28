"""`make bench`: speed as ratios measured side by side in one run, on a throw-away PostgreSQL and Valkey.

Each line names its floor; the floor's SQL stands beside this file for a sceptic to read.
"""

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

SINI = Path(__file__).parent


def _siapkan() -> Callable[[], None]:
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


def _kota(orang: int) -> tuple[int, int]:
    """Make the city; returns the ids of period and policy."""
    from django.db import connection
    from django.utils import timezone

    from kinerja.waktu import rentang
    from penilaian.models import Kebijakan, Periode

    kebijakan = Kebijakan.objects.create(versi=1, nama="Bench", status="berlaku")
    periode = Periode.objects.create(
        kode="B",
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


def _lantai(periode: int, kebijakan: int) -> float:
    from django.db import connection

    with connection.cursor() as kursor:
        kursor.execute("TRUNCATE penilaian_nilai, bench_nilai")
        mulai = time.perf_counter()
        kursor.execute((SINI / "lantai.sql").read_text(), {"periode": periode, "kebijakan": kebijakan})
        lama = time.perf_counter() - mulai
        kursor.execute("INSERT INTO bench_nilai SELECT * FROM penilaian_nilai")
        return lama


def _lewat_celery(periode_id: int) -> float:
    """From queueing the job to its row saying *selesai*, by the worker process."""
    from django.db import connection

    from kinerja.tasks import kirim
    from penilaian.domain.hitung import buat_perhitungan
    from penilaian.models import Periode

    with connection.cursor() as kursor:
        kursor.execute("TRUNCATE penilaian_nilai")
    periode = Periode.objects.get(pk=periode_id)
    mulai = time.perf_counter()
    pekerjaan = buat_perhitungan(periode=periode)
    kirim(pekerjaan)
    while not pekerjaan.berakhir:
        time.sleep(0.005)
        pekerjaan.refresh_from_db()
    if pekerjaan.status != "selesai":
        raise SystemExit(f"Perhitungan {pekerjaan.status}: {pekerjaan.galat}")
    return time.perf_counter() - mulai


def _pekerja(banyak: int) -> subprocess.Popen:
    perintah = [sys.executable, "-m", "celery", "-A", "kinerja.celery", "worker", "-Q", "cepat,hitung", "-l", "ERROR"]
    return subprocess.Popen([*perintah, "-c", str(banyak)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def _beda() -> int:
    """Rows in which floor and run differ in any figure, proposal, weight or fingerprint: must be 0, else the ratio
    compares different work."""
    from django.db import connection

    kolom = "nilai_hasil, nilai_perilaku, indeks, usulan_hasil, usulan_perilaku, bobot_utama, bobot_terisi, sidik"
    with connection.cursor() as kursor:
        kursor.execute(
            f"SELECT count(*) FROM (SELECT skp_id, {kolom} FROM penilaian_nilai) AS n"
            f" FULL JOIN (SELECT skp_id, {kolom} FROM bench_nilai) AS b USING (skp_id)"
            " WHERE n IS DISTINCT FROM b"
        )
        return kursor.fetchone()[0]


def ukur(orang: int, ulang: int) -> None:
    """Print the scoring line for a city of `orang` people: medians of `ulang` alternating rounds, one worker child."""
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    periode, kebijakan = _kota(orang)
    pekerja = _pekerja(1)
    try:
        _lewat_celery(periode)  # the worker's first breath is not measured
        pasangan = [(_lantai(periode, kebijakan), _lewat_celery(periode)) for _ in range(ulang)]
    finally:
        pekerja.terminate()
        pekerja.wait(20)
    lantai, run = (statistics.median(x) for x in zip(*pasangan, strict=True))
    print(f"{'pekerjaan':<44}{'lantai s':>10}{'kami s':>10}{'rasio':>8}{'sasaran':>9}{'beda':>6}")
    print(
        f"{f'hitung nilai {orang:,} orang, lewat Celery':<44}{lantai:>10.3f}{run:>10.3f}{run / lantai:>8.2f}"
        f"{'1.50':>9}{_beda():>6}"
    )


def utama() -> None:
    parser = argparse.ArgumentParser(prog="bench", description=__doc__)
    parser.add_argument("--orang", type=int, default=20_000)
    parser.add_argument("--ulang", type=int, default=5)
    argumen = parser.parse_args()
    berhenti = _siapkan()
    try:
        import django

        django.setup()
        ukur(argumen.orang, argumen.ulang)
    finally:
        berhenti()


if __name__ == "__main__":
    utama()
