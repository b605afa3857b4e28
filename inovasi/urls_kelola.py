"""Pages of the innovation manager: queue, reviewers, decisions, rubric, calls, export."""

from django.urls import URLPattern

rute_kelola: list[URLPattern] = []
