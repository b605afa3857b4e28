"""App of the ground floor."""

from django.apps import AppConfig


class KinerjaConfig(AppConfig):
    name = "kinerja"
    verbose_name = "Dasar"

    def ready(self) -> None:
        from django.contrib.auth.signals import user_logged_in

        from kinerja import celery  # noqa: F401  (binds shared tasks of web processes to our broker)
        from kinerja.sesi import saat_masuk

        user_logged_in.connect(saat_masuk, dispatch_uid="kinerja.sesi")
