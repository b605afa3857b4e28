"""Tests of training live on 1 December 2026, a week before the batch of `pelatihan_contoh`, whenever they are run."""

from collections.abc import Iterator

import pytest
import time_machine


@pytest.fixture(autouse=True)
def awal_desember() -> Iterator[None]:
    with time_machine.travel("2026-12-01T09:00:00+07:00"):
        yield
