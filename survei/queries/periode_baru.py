"""Which survey period a service usually needs next."""

from datetime import date, timedelta

from django.db.backends.postgresql.psycopg_any import DateRange

from kinerja.waktu import hari_ini, hari_terakhir
from survei.models import Layanan
from survei.rumus_kode import masa_kode, sejenis


def usul_periode(layanan: Layanan) -> dict[str, object]:
    """Code, name and inclusive dates to begin a new period with: of the kind of the newest one (a quarter for the
    first), from today on, and free: no day and no code of another period. One statement."""
    ada = list(layanan.periode.order_by("-masa").values_list("kode", "masa"))
    dipakai = {kode.upper() for kode, _ in ada}
    bentuk = ada[0][0] if ada else ""
    hari = hari_ini()
    for _ in range(2 * len(ada) + 1):
        kode = sejenis(bentuk, hari)
        masa = masa_kode(kode)
        assert masa is not None
        kena = [m for _, m in ada if _bertemu(m, masa.awal, masa.akhir)]
        if not kena and kode not in dipakai:
            break
        hari = max([masa.akhir, *(hari_terakhir(m) or masa.akhir for m in kena)]) + timedelta(days=1)
    return {"kode": kode, "nama": masa.nama, "mulai": masa.awal, "selesai": masa.akhir}


def _bertemu(masa: DateRange, awal: date, akhir: date) -> bool:
    """Do the days of a range touch these inclusive dates?"""
    return (masa.lower is None or masa.lower <= akhir) and (masa.upper is None or awal < masa.upper)
