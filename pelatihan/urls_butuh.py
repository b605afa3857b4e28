"""Routes of needs, competences, superiors, leaders."""

from django.urls import URLPattern

rute_butuh: list[URLPattern] = []
