"""The Celery application: `celery -A kinerja.celery worker`.

Messages are nudges: the truth of every job is its row in the job table
(`kinerja.models.pekerjaan`), so a lost or doubled message harms nothing.
"""

import os

from celery import Celery
from celery.signals import setup_logging, worker_ready

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kinerja.settings.base")

app = Celery("kinerja")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()


@setup_logging.connect
def pakai_log_django(**_kwargs: object) -> None:
    """Keep Django's logging configuration instead of Celery's own."""
    from logging.config import dictConfig

    from django.conf import settings

    dictConfig(settings.LOGGING)


@worker_ready.connect
def sapu_saat_siap(**_kwargs: object) -> None:
    """A worker that has just come up asks at once for the parts that its predecessor lost."""
    app.send_task("kinerja.tasks.sapu_pekerjaan")
