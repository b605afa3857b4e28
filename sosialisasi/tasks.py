"""Celery tasks of communication: they only fetch and call."""

from celery import shared_task

from sosialisasi.domain import penerimaan


@shared_task
def ingatkan_baca() -> None:
    """Every morning: must-reads that are due soon and not read."""
    penerimaan.ingatkan_wajib()
