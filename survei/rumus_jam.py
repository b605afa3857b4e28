"""Opening hours as offices write them ("Senin–Kamis 08.00–15.30, Jumat 08.00–15.00 WIB"): pure, no Django."""

import re
from datetime import date

HARI = ("senin", "selasa", "rabu", "kamis", "jumat", "sabtu", "minggu")
CONTOH = "Senin–Kamis 08.00–15.30, Jumat 08.00–11.30, 13.30–15.00"
_NAMA = {h: n for n, h in enumerate(HARI)} | {"jum'at": 4, "jum’at": 4, "ahad": 6}
_HARI = "|".join(sorted(map(re.escape, _NAMA), key=len, reverse=True))
_BAGIAN = re.compile(
    rf"^(?:(?P<semua>setiap hari)|(?P<awal>{_HARI})(?:\s*(?:[–-]|sampai|s\.?d\.?)\s*(?P<akhir>{_HARI}))?)?\s*"
    r"(?:pukul\s*)?(?:(?P<penuh>24 jam)|(?P<tutup>tutup)"
    r"|(?P<buka>\d{1,2}[.:]\d{2})\s*[–-]\s*(?P<sampai>\d{1,2}[.:]\d{2}))$"
)


def jam_mingguan(teks: str) -> tuple[tuple[str, ...], ...] | None:
    """Spans ("08.00–15.30") of each weekday, Monday first; an empty tuple is closed. None when the text is not
    understood as a whole: then nothing is said about today rather than something wrong."""
    isi: list[list[str]] = [[] for _ in HARI]
    kena: list[int] = []
    for bagian in re.split(r"[,;\n]", teks.lower().replace("wib", "")):
        cocok = _BAGIAN.match(" ".join(bagian.split()))
        if cocok is None:
            return None
        if cocok["semua"]:
            kena = list(range(7))
        elif cocok["awal"]:
            awal, akhir = _NAMA[cocok["awal"]], _NAMA[cocok["akhir"] or cocok["awal"]]
            kena = [n % 7 for n in range(awal, akhir + 1 if akhir >= awal else akhir + 8)]
        elif not kena:
            return None
        rentang = _rentang(cocok)
        if rentang is None:
            return None
        for n in kena:
            isi[n] += [rentang] if rentang else []
    return tuple(tuple(h) for h in isi)


def jam_pada(teks: str, hari: date, libur: str = "") -> str | None:
    """What stands open on a day: "buka 08.00–15.30", "tutup", "tutup (Natal)"; None when the text is not understood."""
    mingguan = jam_mingguan(teks)
    if mingguan is None:
        return None
    satu = mingguan[hari.weekday()]
    if libur and satu != ("24 jam",):
        return f"tutup ({libur})"
    return f"buka {' dan '.join(satu)}" if satu else "tutup"


def _rentang(cocok: re.Match[str]) -> str | None:
    """The span of one part, empty when closed, None for an hour that does not exist or runs backwards."""
    if cocok["penuh"]:
        return "24 jam"
    if cocok["tutup"]:
        return ""
    buka, sampai = (cocok[k].replace(":", ".").zfill(5) for k in ("buka", "sampai"))
    return f"{buka}–{sampai}" if buka < sampai <= "24.00" and max(buka[3:], sampai[3:]) < "60" else None
