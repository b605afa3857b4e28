"""Celery tasks of the ground floor: run parts of jobs, sweep up what was lost, mail notices."""

import structlog
from celery import shared_task
from django.db import InterfaceError, OperationalError
from kombu.exceptions import OperationalError as BrokerMati

from kinerja.domain import isian as isian_domain
from kinerja.domain import pekerjaan as pekerjaan_domain
from kinerja.domain import pemberitahuan as pemberitahuan_domain
from kinerja.models import Pekerjaan

log = structlog.get_logger(__name__)


@shared_task(autoretry_for=(OperationalError, InterfaceError), retry_backoff=True, retry_backoff_max=60, max_retries=5)
def jalankan_bagian(bagian_id: int) -> None:
    dikerjakan = pekerjaan_domain.kerjakan_bagian(bagian_id=bagian_id)
    log.info("bagian", bagian=bagian_id, dikerjakan=dikerjakan)


@shared_task
def sapu_pekerjaan() -> None:
    """Every half minute: send again the parts whose message or worker was lost."""
    _kirim_semua(pekerjaan_domain.ambil_untuk_dikirim())


@shared_task
def kirim_pemberitahuan() -> None:
    """Every minute: mail the notices not mailed yet."""
    terkirim = pemberitahuan_domain.surelkan()
    if terkirim:
        log.info("surel pemberitahuan", terkirim=terkirim)


@shared_task
def kirim_rangkuman() -> None:
    """Every morning: one mail a person with the notices that have none of their own."""
    orang = 0
    while banyak := pemberitahuan_domain.surelkan_rangkuman():
        orang += banyak
    log.info("surel rangkuman", orang=orang)


@shared_task
def bersihkan_isian() -> None:
    """Every night: old drafts of forms go."""
    log.info("draf lama dibuang", banyak=isian_domain.bersihkan())


def kirim(pekerjaan: Pekerjaan) -> None:
    """Nudge the workers about a new job; call after its transaction has committed. A dead broker is no error:
    the sweeper sends the same parts later."""
    _kirim_semua(pekerjaan_domain.ambil_untuk_dikirim(pekerjaan=pekerjaan))


def _kirim_semua(ids: list[int]) -> None:
    for bagian_id in ids:
        try:
            jalankan_bagian.delay(bagian_id)
        except BrokerMati as galat:
            log.warning("broker tidak menjawab, penyapu akan mengirim ulang", galat=str(galat))
            return


def ada_pekerja(antrean: str = "hitung", detik: float = 3) -> bool:
    """Whether a worker that serves this queue answers within `detik` seconds, busy or not. A dead broker is a no."""
    try:
        jawaban = jalankan_bagian.app.control.inspect(timeout=detik).active_queues() or {}
    except (BrokerMati, OSError):
        return False
    return any(a["name"] == antrean for daftar in jawaban.values() for a in daftar)
