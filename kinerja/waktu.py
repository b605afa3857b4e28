"""Time in WIB and date ranges: half-open `[)` in the database, shown inclusive."""

from collections.abc import Collection
from datetime import date, datetime, time, timedelta

from django.db.backends.postgresql.psycopg_any import DateRange
from django.utils import timezone


def hari_ini() -> date:
    """Today in WIB."""
    return timezone.localdate()


def rentang(awal: date, akhir: date | None = None) -> DateRange:
    """Half-open range from two inclusive dates; `akhir=None` is without end."""
    return DateRange(awal, akhir + timedelta(days=1) if akhir else None, "[)")


def hari_terakhir(masa: DateRange) -> date | None:
    """Last day that still belongs to the range, None when it has no end."""
    return masa.upper - timedelta(days=1) if masa.upper else None


def tambah_bulan(tanggal: date, bulan: int) -> date:
    """The same day so many months later, the last day of a shorter month."""
    tahun, indeks = divmod(tanggal.month - 1 + bulan, 12)
    awal = date(tanggal.year + tahun, indeks + 1, 1)
    terakhir = (awal + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    return min(awal.replace(day=min(tanggal.day, terakhir.day)), terakhir)


def akhir_hari(tanggal: date) -> datetime:
    """The last second of a day in WIB: deadlines close with the day."""
    return timezone.make_aware(datetime.combine(tanggal, time(23, 59, 59)))


def hari_kerja_sesudah(mulai: date, jumlah: int, libur: Collection[date]) -> date:
    """The day `jumlah` working days after `mulai`: Saturdays, Sundays and `libur` do not count."""
    hari = mulai
    while jumlah:
        hari += timedelta(days=1)
        if hari.weekday() < 5 and hari not in libur:
            jumlah -= 1
    return hari


def sisa_hari(tenggat: datetime) -> int:
    """Whole days left until a deadline, counted by WIB dates; negative when it has passed."""
    return (timezone.localdate(tenggat) - hari_ini()).days
