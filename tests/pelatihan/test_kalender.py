"""The calendar file, read by the rules of RFC 5545."""

from datetime import date

import pytest
import time_machine
from django.urls import reverse
from icalendar import Calendar

from pelatihan.domain import angkatan as domain_angkatan
from pelatihan.domain import peserta as domain
from tests.orang import Kantor
from tests.pelatihan.pelatihan_contoh import angkatan, program
from tests.pelatihan.test_katalog import klien

pytestmark = pytest.mark.django_db
NAMA = "Menulis: surat, nota; dan laporan\\ringkas untuk pelayanan loket kependudukan – tahap satu"


@pytest.fixture(autouse=True)
def _sekarang():
    with time_machine.travel("2026-12-01T09:00:00+07:00", tick=False):
        yield


def baca(isi: bytes) -> list[tuple[str, str]]:
    """Properties after unfolding, with escapes undone."""
    assert all(len(b) <= 75 for b in isi.split(b"\r\n"))
    assert b"\n" not in isi.replace(b"\r\n", b"")
    baris = isi.decode().replace("\r\n ", "").removesuffix("\r\n").split("\r\n")
    pasangan = [b.split(":", 1) for b in baris]
    asli = (("\\\\", "\0"), ("\\,", ","), ("\\;", ";"), ("\\n", "\n"), ("\0", "\\"))
    hasil = []
    for nama, nilai in pasangan:
        for dari, ke in asli:
            nilai = nilai.replace(dari, ke)
        hasil.append((nama, nilai))
    return hasil


def test_satu_acara_tiap_sesi(kantor: Kantor) -> None:
    satu = angkatan(program(nama=NAMA), tempat="Aula, lantai 2")
    ikut = domain.usulkan(angkatan=satu, pegawai=kantor.dewi, asal="atasan", oleh=kantor.akun(kantor.ratna))
    url = reverse("pelatihan:ics", args=[ikut.publik])
    jawab = klien(kantor, kantor.dewi).get(url)
    assert jawab["Content-Type"] == "text/calendar; charset=utf-8"
    isi = baca(jawab.content)
    sesi = satu.sesi.get()
    assert (isi[0], isi[-1]) == (("BEGIN", "VCALENDAR"), ("END", "VCALENDAR"))
    acara = dict(isi[isi.index(("BEGIN", "VEVENT")) :])
    zona = dict(isi[isi.index(("BEGIN", "VTIMEZONE")) : isi.index(("END", "VTIMEZONE"))])
    assert (zona["TZID"], zona["TZOFFSETTO"], zona["TZNAME"]) == ("Asia/Jakarta", "+0700", "WIB")
    assert acara["UID"].startswith(f"sesi-{sesi.pk}@")
    assert acara["DTSTAMP"] == "20261201T020000Z"
    assert acara["DTSTART;TZID=Asia/Jakarta"] == "20261207T080000"
    assert acara["DTEND;TZID=Asia/Jakarta"] == "20261207T160000"
    assert acara["SUMMARY"] == f"{NAMA}: Sesi 1"
    assert acara["LOCATION"] == "Aula, lantai 2"
    assert acara["SEQUENCE"] == "1"
    assert acara["URL"].endswith(reverse("pelatihan:peserta", args=[ikut.publik]))
    domain_angkatan.ubah(angkatan=satu, versi=satu.versi, tutup_daftar=satu.tutup_daftar, kapasitas=5, tempat="Aula")
    assert dict(baca(klien(kantor, kantor.dewi).get(url).content))["SEQUENCE"] == "2"
    satu.refresh_from_db()
    domain_angkatan.batalkan(angkatan=satu, versi=satu.versi, alasan="Pengajar sakit")
    batal = dict(baca(klien(kantor, kantor.dewi).get(url).content))
    assert (acara["STATUS"], batal["STATUS"], batal["SEQUENCE"]) == ("CONFIRMED", "CANCELLED", "3")


def test_hanya_yang_mendapat_tempat(kantor: Kantor) -> None:
    ikut = domain.usulkan(angkatan=angkatan(), pegawai=kantor.dewi, asal="pegawai")
    url = reverse("pelatihan:ics", args=[ikut.publik])
    assert [klien(kantor, o).get(url).status_code for o in (kantor.dewi, kantor.hasan)] == [404, 404]


def test_dibaca_oleh_pustaka_kalender_dengan_saat_yang_sama(kantor: Kantor) -> None:
    """Read back by the rules, each event is its session: moment, place and words."""
    satu = angkatan(program(nama=NAMA), tempat="Aula, lantai 2", selesai=date(2026, 12, 8))
    ikut = domain.usulkan(angkatan=satu, pegawai=kantor.dewi, asal="atasan", oleh=kantor.akun(kantor.ratna))
    isi = klien(kantor, kantor.dewi).get(reverse("pelatihan:ics", args=[ikut.publik])).content
    acara = Calendar.from_ical(isi).walk("VEVENT")
    assert [(a.start, a.end, str(a["summary"]), str(a["location"])) for a in acara] == [
        (s.mulai, s.selesai, f"{NAMA}: {s}", "Aula, lantai 2") for s in satu.sesi.all()
    ]
    assert len(acara) == 2
