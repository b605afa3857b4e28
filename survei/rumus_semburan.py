"""When many forms in a short time are a burst: pure. A burst is looked at again, never dropped."""

from bisect import bisect_right, insort

# (forms, seconds) from which on the forms of one origin are a burst. A citizen fills one form a visit, so three from
# one device in ten minutes are odd; a device at a counter serves everybody, but hardly anyone in half a minute; ten
# forms of one counter in three minutes are more visits than a counter has.
AMBANG = {"asal": (3, 600), "kios": (8, 240), "loket": (10, 180)}


class Jendela:
    """Forms of one origin in their order of time, for simulations and as the rule in words; the running system keeps
    the same window in the cache (`survei.domain.semburan`)."""

    def __init__(self, jenis: str) -> None:
        self.banyak, self.detik = AMBANG[jenis]
        self._isi: list[tuple[float, int]] = []

    def tambah(self, waktu: float, nomor: int) -> list[int]:
        """Add a form; returns the numbers of all forms in the window when they are a burst, else nothing."""
        insort(self._isi, (waktu, nomor))
        batas = bisect_right(self._isi, (waktu - self.detik, 2**63))
        self._isi = self._isi[batas:]
        return [n for _, n in self._isi] if len(self._isi) >= self.banyak else []
