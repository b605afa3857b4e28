"""Periodic work on people."""

import structlog
from celery import shared_task

from pegawai.domain.berhenti import terapkan_akhir

log = structlog.get_logger(__name__)


@shared_task
def akhiri_jatuh_tempo() -> None:
    """The night after the last day of work: status and account follow."""
    log.info("tugas_berakhir", orang=terapkan_akhir())
