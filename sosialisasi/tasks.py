"""Celery tasks of communication: they only fetch and call."""

from celery import shared_task

from sosialisasi.domain import adopsi, penerimaan, tanya, tanya_jawab


@shared_task
def ingatkan_baca() -> None:
    """Every morning: must-reads that are due soon and not read, questions that are due."""
    penerimaan.ingatkan_wajib()
    tanya.ingatkan()


@shared_task
def salin_tanya_jawab() -> None:
    """Every five minutes: the copy that pages read comes back when it was lost."""
    tanya_jawab.salin()


@shared_task
def hitung_adopsi() -> None:
    """Every night: who has signed in, by unit; the other measures come from appraisal."""
    adopsi.hitung_masuk()
