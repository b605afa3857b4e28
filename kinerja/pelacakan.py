"""History (audit): statement-level triggers on every table that people write, one decorator for all of them."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

import pghistory
from django.db import models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState
from pgtrigger.compiler import Trigger
from pgtrigger.migrations import AddTrigger


def dilacak(*, tanpa: Sequence[str] = (), indeks: Sequence[str] = ()) -> Callable[[type], type]:
    """Track inserts, updates and deletes of a model in its event table, `tanpa` some fields; event rows are indexed
    by `pgh_obj` and by each field of `indeks` (foreign keys of event rows have no index of their own).

    Who and why come from the context: the middleware sets the person (`pghistory.context(user=…)`), domain functions
    the reason (`karena`). Event rows keep working when the tracked row is gone.
    """
    # One set a model: with the shared set of PGHISTORY_DEFAULT_TRACKERS, pghistory 3.9 makes no transition tables.
    return pghistory.track(
        pghistory.InsertEvent(),
        pghistory.UpdateEvent(),
        pghistory.DeleteEvent(),
        exclude=list(tanpa),
        meta={"indexes": [models.Index(fields=[i]) for i in indeks]},
    )


@contextmanager
def karena(alasan: str) -> Iterator[None]:
    """The reason that history keeps of what is written within. What is written afterwards has the reason of before
    again: the metadata of a nested `pghistory.context` would stay behind until the outermost one ends."""
    with pghistory.context() as konteks:
        sebelum = dict(konteks.metadata)
        konteks.metadata["alasan"] = alasan
        try:
            yield
        finally:
            konteks.metadata.clear()
            konteks.metadata.update(sebelum)


class PasangPemicu(Operation):
    """Migration: install the triggers of many models in one operation. pgtrigger's own renders the whole state anew for
    each, which makes a new database wait minutes; the state needs them by name only."""

    reversible = True

    def __init__(self, pemicu: Sequence[tuple[str, Trigger]]) -> None:
        self.pemicu = list(pemicu)

    def deconstruct(self) -> tuple[str, list[object], dict[str, object]]:
        return type(self).__name__, [], {"pemicu": self.pemicu}

    def state_forwards(self, app_label: str, state: ProjectState) -> None:
        for model, satu in self.pemicu:
            pilihan = state.models[app_label, model.lower()].options
            pilihan["triggers"] = [*pilihan.get("triggers", []), satu]

    def database_forwards(
        self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, from_state: ProjectState, to_state: ProjectState
    ) -> None:
        for model, satu in self.pemicu:
            AddTrigger(model, satu).database_forwards(app_label, schema_editor, from_state, to_state)

    def database_backwards(
        self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, from_state: ProjectState, to_state: ProjectState
    ) -> None:
        for model, satu in self.pemicu:
            AddTrigger(model, satu).database_backwards(app_label, schema_editor, to_state, from_state)

    def describe(self) -> str:
        return f"Memasang {len(self.pemicu)} pemicu"
