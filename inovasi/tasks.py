"""Celery tasks of innovation: they only fetch and call."""

import logging

from celery import shared_task

from inovasi.domain import dampak

log = logging.getLogger(__name__)


@shared_task
def ukur_dampak() -> None:
    """Every night: what innovations have done to the services that they improve."""
    log.info("inovasi.dampak", extra={"ukuran": dampak.ukur_survei()})
