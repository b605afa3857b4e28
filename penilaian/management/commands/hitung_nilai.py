"""`manage.py hitung_nilai`: score a period, through the workers or in this process."""

import time
from typing import Any

from django.core.management.base import CommandError, CommandParser

from kinerja.choices import StatusPekerjaan
from kinerja.domain.pekerjaan import jalankan_langsung, kemajuan
from kinerja.models import Pekerjaan
from kinerja.perintah import Perintah
from kinerja.tasks import ada_pekerja, kirim
from penilaian.domain.hitung import buat_perhitungan
from penilaian.queries.sebutan import periode_berkode, unit_berkode

JEDA = 0.3
TANPA_KABAR = 15
TANPA_PEKERJA = (
    f"Tidak ada pekerja yang menjawab selama {TANPA_KABAR} detik. Nyalakan pekerja (make demo menyalakannya sendiri; "
    "tanpa itu: celery -A kinerja.celery worker -Q cepat,hitung) atau ulangi dengan --langsung. "
    "Perhitungan ini tetap menunggu di antrean."
)


class Command(Perintah):
    help = "Hitung nilai satu periode, seluruh kota atau satu unit beserta bawahannya."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--periode", required=True, metavar="KODE")
        parser.add_argument("--unit", metavar="KODE")
        parser.add_argument("--langsung", action="store_true", help="hitung di proses ini, tanpa pekerja")
        parser.add_argument("--json", action="store_true")

    def handle(self, *args: Any, **pilihan: Any) -> None:
        awal = time.monotonic()
        try:
            periode = periode_berkode(pilihan["periode"])
            unit = unit_berkode(pilihan["unit"]) if pilihan["unit"] else None
            pekerjaan = buat_perhitungan(periode=periode, unit=unit)
        except ValueError as galat:
            raise CommandError(str(galat)) from galat
        if pilihan["langsung"]:
            pekerjaan = jalankan_langsung(pekerjaan=pekerjaan)
        else:
            kirim(pekerjaan)
            _tunggu(pekerjaan)
        if pekerjaan.status != StatusPekerjaan.SELESAI:
            raise CommandError(pekerjaan.galat or f"Perhitungan {pekerjaan.get_status_display().lower()}.")
        detik = f"{time.monotonic() - awal:.2f}"
        skp, berubah = pekerjaan.hasil["jumlah"], pekerjaan.hasil["berubah"]
        if pilihan["json"]:
            self.tulis_json({"periode": periode.kode, "skp": skp, "berubah": berubah, "detik": detik})
        else:
            self.stdout.write(f"{periode.nama}: {skp} SKP dihitung, {berubah} nilai berubah, {detik} detik.")


def _tunggu(pekerjaan: Pekerjaan) -> None:
    """Until the workers have ended the job; the sweeper sends lost parts again. Raises CommandError when nothing moves
    and no worker answers: the job then stays queued, and whoever starts a worker gets it done."""
    pekerjaan.refresh_from_db()
    maju, sejak = None, time.monotonic()
    while not pekerjaan.berakhir:
        keadaan = kemajuan(pekerjaan)
        if keadaan != maju:
            maju, sejak = keadaan, time.monotonic()
        elif time.monotonic() - sejak > TANPA_KABAR:
            if not ada_pekerja():
                raise CommandError(TANPA_PEKERJA)
            sejak = time.monotonic()
        time.sleep(JEDA)
        pekerjaan.refresh_from_db()
