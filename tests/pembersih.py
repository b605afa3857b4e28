"""Emptying the database after a test with real commits: only what holds rows, without building anything again.

Django's own way truncates every table and creates content types and permissions anew, which takes longer than most of
the tests it follows.
"""

from collections.abc import Iterator

import pytest
from django.db import connection
from django.test import TransactionTestCase

# What migrations and `post_migrate` put there stays as it is.
TETAP = {"django_content_type", "auth_permission", "django_migrations"}


def kosongkan() -> None:
    """Delete all rows of this database except those of `TETAP`. Triggers and foreign keys are off meanwhile: history
    keeps itself from being deleted, and everything goes at once."""
    with connection.cursor() as kursor:
        tabel = [t for t in connection.introspection.table_names(kursor) if t not in TETAP]
        ada = " UNION ALL ".join(f"SELECT '{t}' WHERE EXISTS (SELECT FROM \"{t}\")" for t in tabel)  # noqa: S608 names of our own tables
        kursor.execute(ada)
        berisi = [t for (t,) in kursor.fetchall()]
        if berisi:
            hapus = "; ".join(f'DELETE FROM "{t}"' for t in berisi)  # noqa: S608
            kursor.execute(f"BEGIN; SET LOCAL session_replication_role = replica; {hapus}; COMMIT")


@pytest.fixture(scope="session", autouse=True)
def _pembersih_cepat() -> Iterator[None]:
    semula = TransactionTestCase._fixture_teardown
    TransactionTestCase._fixture_teardown = lambda self: kosongkan()
    yield
    TransactionTestCase._fixture_teardown = semula
