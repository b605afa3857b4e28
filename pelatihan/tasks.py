"""Celery tasks of training: they only fetch and call."""

from celery import shared_task

from pelatihan.domain import angkatan, pengingat, peringatan, perubahan, rutin


@shared_task
def ingatkan_jp() -> None:
    """Every morning: warnings about hours still missing, each once a month."""
    peringatan.ingatkan_jp()


@shared_task
def angkatan_rutin() -> None:
    """Every hour: close registrations whose last day has passed, open the turns of regular programmes that are due.
    Looking again makes up for hours in which nobody looked."""
    angkatan.tutup_pendaftaran()
    rutin.buka_jatuh_tempo()


@shared_task
def ingatkan_angkatan() -> None:
    """Every morning: sessions of tomorrow, proposals that lapse, and the question whether work has changed."""
    pengingat.ingatkan_sesi()
    pengingat.ingatkan_usulan()
    perubahan.buka()
