"""Celery tasks of training: they only fetch and call."""

from celery import shared_task

from pelatihan.domain import peringatan


@shared_task
def ingatkan_jp() -> None:
    """Every morning: warnings about hours still missing, each once a month."""
    peringatan.ingatkan_jp()
