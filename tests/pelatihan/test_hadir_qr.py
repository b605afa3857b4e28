"""The page behind the QR of a session: one button, and plain words when it cannot be pressed."""

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from pelatihan.domain import peserta as domain
from pelatihan.models import Angkatan, Hadir, Sesi
from tests.orang import Kantor
from tests.pelatihan.pelatihan_contoh import angkatan
from tests.pelatihan.test_katalog import klien

pytestmark = pytest.mark.django_db


@pytest.fixture
def sesi(kantor: Kantor) -> Sesi:
    """7 December 2026, 08.00–16.00; Dewi has a place, Bambang waits."""
    with time_machine.travel("2026-12-01T09:00:00+07:00", tick=False):
        satu = angkatan(kapasitas=1)
        for orang in (kantor.dewi, kantor.bambang):
            domain.usulkan(angkatan=satu, pegawai=orang, asal="atasan", oleh=kantor.akun(kantor.ratna))
        return satu.sesi.get()


def buka(kantor: Kantor, orang, sesi: Sesi, jam: str, kirim: bool = False) -> str:
    url = reverse("pelatihan:hadir", args=[sesi.token])
    with time_machine.travel(f"2026-12-07T{jam}:00+07:00", tick=False):
        satu = klien(kantor, orang)
        return (satu.post(url, follow=True) if kirim else satu.get(url)).content.decode()


def test_satu_tombol_pada_jamnya(kantor: Kantor, sesi: Sesi) -> None:
    assert "Saya hadir" in buka(kantor, kantor.dewi, sesi, "07:30")
    assert "Kehadiran Anda tercatat pukul" in buka(kantor, kantor.dewi, sesi, "07:30", kirim=True)
    assert "Kehadiran Anda tercatat" in buka(kantor, kantor.dewi, sesi, "07:45", kirim=True)
    assert list(Hadir.objects.values_list("peserta__pegawai__nama", "cara")) == [("Dewi Anggraini", "qr")]
    assert "Kehadiran Anda tercatat" in buka(kantor, kantor.dewi, sesi, "18:00")


@pytest.mark.parametrize(
    ("siapa", "jam", "kalimat"),
    [
        (
            "dewi",
            "07:29",
            "Terlalu awal: sesi ini mulai 7 Desember 2026 pukul 08.00. Kehadiran dicatat mulai pukul 07.30",
        ),
        ("dewi", "16:01", "Terlambat: sesi ini selesai pukul 16.00 WIB. Bila Anda hadir, minta pengelola mencatatnya."),
        ("bambang", "08:00", "Anda tidak tercatat sebagai peserta angkatan ini. Hubungi pengelola di ruangan."),
        ("hasan", "08:00", "Anda tidak tercatat sebagai peserta angkatan ini. Hubungi pengelola di ruangan."),
    ],
)
def test_dikatakan_mengapa_tidak(kantor: Kantor, sesi: Sesi, siapa: str, jam: str, kalimat: str) -> None:
    for kirim in (False, True):
        teks = buka(kantor, getattr(kantor, siapa), sesi, jam, kirim)
        assert kalimat in teks
        assert "Saya hadir" not in teks
    assert not Hadir.objects.exists()


def test_angkatan_batal_dan_kode_tak_dikenal(kantor: Kantor, sesi: Sesi) -> None:
    Angkatan.objects.update(status="batal")
    assert "Angkatan ini dibatalkan." in buka(kantor, kantor.dewi, sesi, "08:00", kirim=True)
    jawab = klien(kantor, kantor.dewi).get(reverse("pelatihan:hadir", args=["x" * 24]))
    assert jawab.status_code == 404
    assert "QR ini bukan QR sesi pelatihan." in jawab.content.decode()
    assert Client().get(reverse("pelatihan:hadir", args=[sesi.token])).status_code == 302
