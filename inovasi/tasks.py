"""Celery tasks of innovation: they only fetch and call."""

import logging

from celery import shared_task

from inovasi.domain import dampak, pengingat

log = logging.getLogger(__name__)


@shared_task
def ukur_dampak() -> None:
    """Every night: what innovations have done to the services that they improve."""
    log.info("inovasi.dampak", extra={"ukuran": dampak.ukur_survei()})


@shared_task
def ingatkan_gerbang() -> None:
    """Every morning: gates that are due soon or late, to their managers and to reviewers who have not finished."""
    pengingat.ingatkan_penelaah()
    pengingat.ingatkan_pengelola()
