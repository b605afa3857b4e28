"""What upper apps hang on to: explicit calls, no signals."""

from collections.abc import Callable
from datetime import date

from pegawai.models import Penempatan

Penerima = Callable[[Penempatan, Penempatan | None, date], None]


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

    def kabarkan(self, lama: Penempatan, baru: Penempatan | None, mulai: date) -> None:
        """Tell everyone: `lama` is closed with the day before `mulai`, `baru` (None: the person leaves) starts then."""
        for fn in self._penerima:
            fn(lama, baru, mulai)


# A definitive placement was closed: transfer, another assessor, or the end of service.
saat_pindah = Peristiwa()
