"""What waits in learning stands on the home page of who has to act."""

from datetime import date, timedelta

import pytest
import time_machine
from django.urls import reverse

from pelatihan.domain import pendampingan
from pelatihan.domain import peserta as domain
from pelatihan.models import Perubahan, Peserta, RiwayatLuar
from tests.orang import Kantor, rentang
from tests.pelatihan.pelatihan_contoh import angkatan
from tests.pelatihan.test_katalog import klien
from tests.pelatihan.test_luar import kirim

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _sekarang(settings, tmp_path):
    settings.STORAGES = settings.STORAGES | {
        "default": {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": str(tmp_path)}}
    }
    with time_machine.travel("2026-12-01T09:00:00+07:00", tick=False):
        yield


def judul(kantor: Kantor, orang) -> list[tuple[str, date | None]]:
    tugas = klien(kantor, orang).get(reverse("beranda:beranda")).context["tugas"]
    kata = ("pelatihan", "pertemuan", "belajar")
    return [(t.judul, t.tenggat and t.tenggat.date()) for t in tugas if any(k in t.judul for k in kata)]


def test_tiap_orang_melihat_gilirannya(kantor: Kantor) -> None:
    """Dewi asks for a place, writes a meeting and sends evidence; Ratna answers and confirms; Sari checks."""
    domain.usulkan(angkatan=angkatan(), pegawai=kantor.dewi, asal="pegawai")
    damping = pendampingan.mulai(
        bentuk="coaching",
        pegawai=kantor.dewi,
        pembimbing=kantor.ratna,
        topik="Antrean",
        tujuan="Urai",
        tanggal=date(2026, 12, 1),
    )
    pendampingan.catat_pertemuan(
        pendampingan=damping, oleh=kantor.dewi, tanggal=date(2026, 12, 1), menit=45, catatan="Isi"
    )
    kirim(kantor, kantor.dewi)
    assert RiwayatLuar.objects.count() == 1
    assert judul(kantor, kantor.dewi) == []
    assert judul(kantor, kantor.ratna) == [
        ("Jawab 1 usulan pelatihan", None),
        ("Benarkan 1 pertemuan pendampingan", None),
    ]
    assert judul(kantor, kantor.sari) == [("Periksa 1 bukti pelatihan luar", None)]
    for orang in (kantor.hasan, kantor.bambang):
        assert judul(kantor, orang) == []


def test_pertanyaan_perubahan_dengan_tenggatnya(kantor: Kantor) -> None:
    ikut = Peserta.objects.create(angkatan=angkatan(), pegawai=kantor.dewi, asal="pegawai", status="lulus")
    Perubahan.objects.create(
        peserta=ikut,
        pihak="peserta",
        responden=kantor.dewi,
        masa=rentang(date(2026, 12, 1), date(2026, 12, 1) + timedelta(days=30)),
    )
    harap = ("Jawab 1 pertanyaan tentang pekerjaan sesudah pelatihan", date(2026, 12, 31))
    assert judul(kantor, kantor.dewi) == [harap]
