"""History (audit): statement-level triggers on every table that people write, one decorator for all of them."""

from collections.abc import Callable, Sequence

import pghistory


def dilacak(*, tanpa: Sequence[str] = ()) -> Callable[[type], type]:
    """Track inserts, updates and deletes of a model in its event table, `tanpa` some fields.

    Who and why come from `pghistory.context(user=…, alasan=…)`: the middleware sets the person, domain functions
    the reason. Event rows keep working when the tracked row is gone.
    """
    # One set a model: with the shared set of PGHISTORY_DEFAULT_TRACKERS, pghistory 3.9 makes no transition tables.
    return pghistory.track(
        pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent(), exclude=list(tanpa)
    )
