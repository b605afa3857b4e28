"""Calendar file of a batch (RFC 5545): one event a session, times in WIB."""

from collections.abc import Iterable

from django.conf import settings
from django.utils import timezone
from icalendar import Calendar, Event

from pelatihan.choices import StatusAngkatan
from pelatihan.models import Angkatan, Sesi


def ics(*, angkatan: Angkatan, sesi: Iterable[Sesi], alamat: str) -> bytes:
    """The file; `alamat` is the page that it points back to. A session keeps its UID, and its SEQUENCE follows the
    batch, so that a calendar that takes the file again moves what has moved and strikes out what was called off."""
    kalender = Calendar()
    for nama, nilai in (("version", "2.0"), ("prodid", "-//Kinerja//Pelatihan//ID"), ("calscale", "GREGORIAN")):
        kalender.add(nama, nilai)
    for satu in sesi:
        kalender.add_component(_acara(angkatan, satu, alamat))
    # Names of zones mean nothing to a calendar without their rules.
    kalender.add_missing_timezones()
    return kalender.to_ical()


def _acara(angkatan: Angkatan, sesi: Sesi, alamat: str) -> Event:
    acara = Event()
    batal = angkatan.status == StatusAngkatan.BATAL
    isi = {
        "uid": f"sesi-{sesi.pk}@{settings.ALAMAT_SITUS.split('//')[-1]}",
        "dtstamp": timezone.now(),
        "sequence": angkatan.versi,
        "dtstart": timezone.localtime(sesi.mulai),
        "dtend": timezone.localtime(sesi.selesai),
        "status": "CANCELLED" if batal else "CONFIRMED",
        "summary": f"{angkatan.program}: {sesi}",
        "location": sesi.tempat or angkatan.tempat,
        "description": f"{angkatan}. Pindai QR di ruangan untuk mencatat kehadiran.",
        "url": alamat,
    }
    for nama, nilai in isi.items():
        acara.add(nama, nilai)
    return acara
