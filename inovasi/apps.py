from django.apps import AppConfig


class InovasiConfig(AppConfig):
    name = "inovasi"
    verbose_name = "Inovasi"
