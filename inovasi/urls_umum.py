"""Pages without login: ideas of citizens, following one by its code, the gallery."""

from django.urls import URLPattern

rute_umum: list[URLPattern] = []
