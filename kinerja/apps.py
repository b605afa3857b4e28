"""App of the ground floor."""

from django.apps import AppConfig


class KinerjaConfig(AppConfig):
    name = "kinerja"
    verbose_name = "Dasar"

    def ready(self) -> None:
        from kinerja import celery  # noqa: F401  (binds shared tasks of web processes to our broker)
