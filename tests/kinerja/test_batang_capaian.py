"""The bar of a capaian: the best is no warning. Only what lies above the target from 110 on is gold."""

import pytest

from kinerja.templatetags.grafik import batang


@pytest.mark.parametrize(
    ("persen", "warna", "emas"),
    [("89.99", "bar-lemah", 0), ("90", "bar", 0), ("109.99", "bar", 0), ("110", "bar", 1), ("130", "bar", 1)],
)
def test_colours(persen: str, warna: str, emas: int) -> None:
    svg = batang(persen)
    assert (f'class="{warna}"' in svg, svg.count("bar-emas")) == (True, emas)
