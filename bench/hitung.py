"""Scoring through a real Celery worker against one INSERT … SELECT written by hand (`lantai.sql`)."""

import statistics
import subprocess
import sys
import time

from bench.kota import SINI, buat_kota


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
    _tunggu(pekerjaan)
    return time.perf_counter() - mulai


def _tunggu(pekerjaan) -> None:
    while not pekerjaan.berakhir:
        time.sleep(0.005)
        pekerjaan.refresh_from_db()
    if pekerjaan.status != "selesai":
        raise SystemExit(f"{pekerjaan}: {pekerjaan.status}: {pekerjaan.galat}")


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


def ukur_hitung(orang: int, ulang: int) -> None:
    """Print the scoring lines for a city of `orang` people: medians of `ulang` alternating rounds, with one worker
    process and with two, as `make demo` runs them."""
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    periode, kebijakan = buat_kota(orang)
    print(f"{'pekerjaan':<52}{'lantai s':>10}{'kami s':>10}{'rasio':>8}{'sasaran':>9}{'beda':>6}")
    for proses in (1, 2):
        lantai, run = _ukur(periode, kebijakan, proses, ulang)
        print(
            f"{f'hitung nilai {orang:,} orang, lewat Celery, {proses} proses':<52}{lantai:>10.3f}{run:>10.3f}"
            f"{run / lantai:>8.2f}{'1.50':>9}{_beda():>6}"
        )
    _baris_uji_dampak(periode, orang, ulang)


def _ukur(periode: int, kebijakan: int, proses: int, ulang: int) -> tuple[float, float]:
    """Median seconds of floor and run."""
    pekerja = _pekerja(proses)
    try:
        _lewat_celery(periode)  # the worker's first breath is not measured
        pasangan = [(_lantai(periode, kebijakan), _lewat_celery(periode)) for _ in range(ulang)]
    finally:
        pekerja.terminate()
        pekerja.wait(20)
    lantai, run = (statistics.median(x) for x in zip(*pasangan, strict=True))
    return lantai, run


def _uji_dampak(periode_id: int) -> float:
    """A draft tried on the same period, closed, by the same worker process; the scores must not change."""
    from django.db import connection

    from kinerja.tasks import kirim
    from pegawai.models import Pengguna
    from penilaian.domain.andai import buat_andai
    from penilaian.models import Kebijakan, Periode

    draf = Kebijakan.objects.get_or_create(versi=2, defaults={"nama": "Bench draf", "ambang_sesuai": 95})[0]
    with connection.cursor() as kursor:
        kursor.execute("TRUNCATE penilaian_andainilai")
    mulai = time.perf_counter()
    periode = Periode.objects.get(pk=periode_id)
    periode.status = "ditutup"  # as this process sees it: the run beside it must stay possible
    pekerjaan = buat_andai(kebijakan=draf, periode=periode, oleh=Pengguna.objects.first())
    kirim(pekerjaan)
    _tunggu(pekerjaan)
    return time.perf_counter() - mulai


def _baris_uji_dampak(periode: int, orang: int, ulang: int) -> None:
    """Print the what-if line: a trial of a draft against the scoring run itself, two worker processes."""
    pekerja = _pekerja(2)
    try:
        _lewat_celery(periode)
        _uji_dampak(periode)
        pasangan = [(_lewat_celery(periode), _uji_dampak(periode)) for _ in range(ulang)]
    finally:
        pekerja.terminate()
        pekerja.wait(20)
    run, uji = (statistics.median(x) for x in zip(*pasangan, strict=True))
    print(
        f"{f'uji dampak aturan {orang:,} orang, lawan hitung':<52}{run:>10.3f}{uji:>10.3f}{uji / run:>8.2f}{'1.20':>9}"
    )
