"""Celery tasks of people: what takes effect at the turn of the day."""

import structlog
from celery import shared_task

from kinerja.tasks import kirim
from pegawai.domain.berhenti import terapkan_akhir
from pegawai.domain.catatan import segarkan_pangkat
from pegawai.domain.impor_urung import bersihkan
from pegawai.domain.mutu import potret
from pegawai.domain.reorganisasi import jadwal_tiba

log = structlog.get_logger(__name__)


@shared_task
def pergantian_hari() -> None:
    """At night: reorganisations whose day has come, service that ended yesterday with its accounts, ranks whose TMT
    has come, data warnings, files of old imports."""
    for pekerjaan in jadwal_tiba():
        kirim(pekerjaan)
    log.info(
        "pergantian_hari",
        tugas_berakhir=terapkan_akhir(),
        pangkat=segarkan_pangkat(),
        peringatan_data=potret(),
        impor_dikosongkan=bersihkan(),
    )
