"""Routes of training managers."""

from django.urls import URLPattern

rute_kelola: list[URLPattern] = []
