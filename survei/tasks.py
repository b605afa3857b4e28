"""Background work of the survey. Every task is safe to run twice."""

import logging

from celery import shared_task

from survei.domain import hasil, jawaban, pemeriksaan

log = logging.getLogger(__name__)


@shared_task
def hitung_indeks() -> None:
    """Every five minutes: flags that need a day's answers, then the index of all periods that are not approved yet."""
    ditandai = pemeriksaan.tandai_seragam()
    log.info("survei.indeks", extra={"periode": hasil.hitung(), "ditandai": ditandai})


@shared_task
def bersihkan_kunci() -> None:
    """Every night: keys of submissions that nobody can send again, and coupons long out of date."""
    log.info("survei.kunci_dibuang", extra={"banyak": jawaban.bersihkan()})
