"""How the planner joins in statements over everybody at once."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction
from django.db.backends.utils import CursorWrapper


@contextmanager
def gabung_sekaligus() -> Iterator[CursorWrapper]:
    """Within it tables are joined as wholes and not row by row; gives a cursor, in a transaction. Right after an import
    the planner knows nothing of the new rows and would choose the latter, which for thousands of people takes an
    hour."""
    with transaction.atomic(), connection.cursor() as kursor:
        kursor.execute("SET LOCAL enable_nestloop = off")
        yield kursor
        kursor.execute("SET LOCAL enable_nestloop = on")
