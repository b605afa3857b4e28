"""Published and derived cases, by topic, for parametrised tests."""

import json
from pathlib import Path
from typing import Any

import pytest

_SEMUA = json.loads((Path(__file__).parent / "data" / "kinerja_contoh.json").read_text(encoding="utf-8"))


def kasus(topik: str) -> list[Any]:
    """`(input, expected)` of each case, named by its id. Raises LookupError for a topic without cases."""
    daftar = [pytest.param(k["input"], k["expected"], id=k["id"]) for k in _SEMUA if k["topic"] == topik]
    if not daftar:
        raise LookupError(topik)
    return daftar
