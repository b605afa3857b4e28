"""History (audit): statement-level triggers on every table that people write, one decorator for all of them."""

from collections.abc import Callable, Sequence

import pghistory
from django.db import models


def dilacak(*, tanpa: Sequence[str] = (), indeks: Sequence[str] = ()) -> Callable[[type], type]:
    """Track inserts, updates and deletes of a model in its event table, `tanpa` some fields; event rows are indexed
    by `pgh_obj` and by each field of `indeks` (foreign keys of event rows have no index of their own).

    Who and why come from `pghistory.context(user=…, alasan=…)`: the middleware sets the person, domain functions
    the reason. Event rows keep working when the tracked row is gone.
    """
    # One set a model: with the shared set of PGHISTORY_DEFAULT_TRACKERS, pghistory 3.9 makes no transition tables.
    return pghistory.track(
        pghistory.InsertEvent(),
        pghistory.UpdateEvent(),
        pghistory.DeleteEvent(),
        exclude=list(tanpa),
        meta={"indexes": [models.Index(fields=[i]) for i in indeks]},
    )
