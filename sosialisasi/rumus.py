"""Which figures of groups may be shown: pure, no Django."""

from collections.abc import Hashable, Mapping
from typing import TypeVar

K = TypeVar("K", bound=Hashable)

# A group of fewer people is never shown, alone or by subtraction.
PALING_SEDIKIT = 5


def tersembunyi(banyak: Mapping[K, int]) -> set[K]:
    """Of groups that together make a known total, those whose figures stay hidden: every one of fewer than
    `PALING_SEDIKIT` people, and as many others, the smallest first, as it takes that what is left when the shown ones
    are subtracted from the total is again two or more groups of `PALING_SEDIKIT` people or more. Empty groups say
    nothing of anybody and hide nothing."""
    ada = {k: n for k, n in banyak.items() if n}
    hilang = {k for k, n in ada.items() if n < PALING_SEDIKIT}
    lain = sorted((k for k in ada if k not in hilang), key=lambda k: (ada[k], str(k)))
    while hilang and lain and (len(hilang) < 2 or sum(ada[k] for k in hilang) < PALING_SEDIKIT):
        hilang.add(lain.pop(0))
    return hilang
