"""How the planner joins in statements that write for everybody at once."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection


@contextmanager
def gabung_sekaligus() -> Iterator[None]:
    """Within it, in a transaction, tables are joined as wholes and not row by row. Right after an import the planner
    knows nothing of the new rows and would choose the latter, which for thousands of people takes an hour."""
    with connection.cursor() as kursor:
        kursor.execute("SET LOCAL enable_nestloop = off")
        yield
        kursor.execute("SET LOCAL enable_nestloop = on")
