"""Calendar file of a batch (RFC 5545): one event a session, times in WIB."""

from collections.abc import Iterable
from datetime import UTC, datetime

from django.conf import settings
from django.utils import timezone

from pelatihan.choices import StatusAngkatan
from pelatihan.models import Angkatan, Sesi

ZONA = "Asia/Jakarta"
PANJANG_BARIS = 75
# Western Indonesia has kept UTC+7 without summer time since 1964.
_ZONA_WAKTU = (
    "BEGIN:VTIMEZONE",
    f"TZID:{ZONA}",
    "BEGIN:STANDARD",
    "DTSTART:19640101T000000",
    "TZOFFSETFROM:+0700",
    "TZOFFSETTO:+0700",
    "TZNAME:WIB",
    "END:STANDARD",
    "END:VTIMEZONE",
)


def ics(*, angkatan: Angkatan, sesi: Iterable[Sesi], alamat: str) -> bytes:
    """The file; `alamat` is the page that it points back to. A session keeps its UID, and its SEQUENCE follows the
    batch, so that a calendar that takes the file again moves what has moved and strikes out what was called off."""
    baris = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Kinerja//Pelatihan//ID", "CALSCALE:GREGORIAN", *_ZONA_WAKTU]
    for satu in sesi:
        baris += [
            "BEGIN:VEVENT",
            f"UID:sesi-{satu.pk}@{settings.ALAMAT_SITUS.split('//')[-1]}",
            f"DTSTAMP:{_utc(timezone.now())}",
            f"SEQUENCE:{angkatan.versi}",
            f"DTSTART;TZID={ZONA}:{_wib(satu.mulai)}",
            f"DTEND;TZID={ZONA}:{_wib(satu.selesai)}",
            f"STATUS:{'CANCELLED' if angkatan.status == StatusAngkatan.BATAL else 'CONFIRMED'}",
            f"SUMMARY:{_teks(f'{angkatan.program}: {satu}')}",
            f"LOCATION:{_teks(satu.tempat or angkatan.tempat)}",
            f"DESCRIPTION:{_teks(f'{angkatan}. Pindai QR di ruangan untuk mencatat kehadiran.')}",
            f"URL:{alamat}",
            "END:VEVENT",
        ]
    return "".join(f"{_lipat(b)}\r\n" for b in [*baris, "END:VCALENDAR"]).encode()


def _wib(saat: datetime) -> str:
    return f"{timezone.localtime(saat):%Y%m%dT%H%M%S}"


def _utc(saat: datetime) -> str:
    return f"{saat.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _teks(isi: str) -> str:
    """Section 3.3.11: backslash, semicolon, comma and line break are escaped."""
    aman = isi.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return "\\n".join(aman.splitlines())


def _lipat(baris: str) -> str:
    """Section 3.1: at most 75 octets a line, a longer one goes on after a space; never inside a character."""
    potong, panjang = [], 0
    for huruf in baris:
        lebar = len(huruf.encode())
        if panjang + lebar > PANJANG_BARIS:
            potong.append("\r\n ")
            panjang = 1
        potong.append(huruf)
        panjang += lebar
    return "".join(potong)
