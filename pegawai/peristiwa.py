"""What upper apps hang on to: explicit calls, no signals."""

from collections.abc import Callable

Penerima = Callable[..., None]


class Peristiwa:
    """Functions called inside the transaction of the change, in the order in which they were registered."""

    def __init__(self) -> None:
        self._penerima: list[Penerima] = []

    def daftarkan(self, fn: Penerima) -> Penerima:
        """Register once, in `AppConfig.ready`; an error raised by `fn` undoes the change."""
        if fn not in self._penerima:
            self._penerima.append(fn)
        return fn

    def lepas(self, fn: Penerima) -> None:
        self._penerima.remove(fn)

    def kabarkan(self, *hal: object) -> None:
        """Tell everyone, with the arguments that the event below names."""
        for fn in self._penerima:
            fn(*hal)


# (lama, baru, mulai): a definitive placement was closed with the day before `mulai` – transfer, another assessor, or
# the end of service; `baru` starts then (None: the person leaves).
saat_pindah = Peristiwa()
# (ids of placements): they had no assessor and now have one, from their own first day.
saat_penilai_dilengkapi = Peristiwa()
# (lama, baru): a transfer that was told is being undone; `baru` disappears and `lama` runs on. A receiver takes back
# what it did when nobody has worked on it since, and otherwise leaves it alone, which refuses the undoing.
saat_batal_pindah = Peristiwa()
