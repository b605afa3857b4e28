"""Numbers that the menu repeats as a page counted them last, so that no page pays for one that it does not show."""

from django.core.cache import cache

from pegawai.models import Pengguna

# Seconds.
_LAMA = 900


def teringat(hal: str, pengguna: Pengguna) -> int:
    """The number of `hal` that a page counted last for this account; 0 when none did lately."""
    return cache.get(_kunci(hal, pengguna), 0)


def ingat(hal: str, pengguna: Pengguna, banyak: int) -> None:
    """Tell the menu what a page has just counted."""
    cache.set(_kunci(hal, pengguna), banyak, _LAMA)


def _kunci(hal: str, pengguna: Pengguna) -> str:
    return f"pelatihan-{hal}:{pengguna.pk}"
