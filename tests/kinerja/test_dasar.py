"""The ground floor stands: migrations complete, settings sound."""

from io import StringIO

import pytest
from django.core.management import call_command


@pytest.mark.django_db
def test_tidak_ada_migrasi_yang_tertinggal():
    call_command("makemigrations", "--check", "--dry-run", stdout=StringIO())
