"""What people say about a training: without a name, from five answers on, and months later about their work."""

from datetime import date
from decimal import Decimal

import pytest
import time_machine
from django.urls import reverse
from pghistory.models import Context

from kinerja.models import Kiriman
from pegawai.models import Pegawai, Peran
from pelatihan.domain import hadir, kelulusan, perubahan
from pelatihan.domain import peserta as domain
from pelatihan.models import Angkatan, PengisiReaksi, Perubahan, Peserta, Reaksi
from tests.orang import AWAL, Kantor, rentang
from tests.pelatihan.pelatihan_contoh import angkatan, program
from tests.pelatihan.test_katalog import klien

pytestmark = pytest.mark.django_db
JAWABAN = {"materi": "4", "pengajar": "3", "kegunaan": "4", "penyelenggaraan": "2", "saran": "Ruangan panas"}


@pytest.fixture(autouse=True)
def jam():
    with time_machine.travel("2026-12-01T09:00:00+07:00", tick=False) as jam:
        yield jam


def selesai(kantor: Kantor, *nama: str, tidak_hadir: str = "") -> Angkatan:
    """A batch that ended today; these people had places, one of them perhaps never came."""
    satu = angkatan(program(kapasitas=9), mulai=date(2026, 12, 1))
    oleh = kantor.akun(kantor.ratna)
    ikut = {n: domain.usulkan(angkatan=satu, pegawai=getattr(kantor, n), asal="atasan", oleh=oleh) for n in nama}
    hadir.catat(sesi=satu.sesi.get(), hadir=[p for n, p in ikut.items() if n != tidak_hadir])
    return kelulusan.selesaikan(angkatan=satu, versi=satu.versi)


def alamat(orang: Pegawai) -> str:
    return reverse("pelatihan:reaksi", args=[Peserta.objects.get(pegawai=orang).publik])


def kelola_kota(kantor: Kantor, orang: Pegawai) -> None:
    Peran.objects.create(
        pengguna=kantor.akun(orang), nama="pengelola_pelatihan", unit=None, masa=rentang(AWAL), alasan="uji"
    )


def test_isi_tanpa_nama_tanpa_jejak(kantor: Kantor) -> None:
    selesai(kantor, "dewi")
    satu = klien(kantor, kantor.dewi)
    assert "_sekali" not in satu.get(alamat(kantor.dewi)).content.decode()
    kurang = satu.post(alamat(kantor.dewi), JAWABAN | {"materi": ""})
    assert kurang.status_code == 422
    sebelum = Context.objects.count()
    assert satu.post(alamat(kantor.dewi), JAWABAN).status_code == 302
    assert Context.objects.count() == sebelum
    assert list(Reaksi.objects.values_list("materi", "penyelenggaraan", "saran")) == [(4, 2, "Ruangan panas")]
    assert not Kiriman.objects.exists()
    assert "Pendapat Anda sudah diterima" in satu.get(alamat(kantor.dewi)).content.decode()
    halaman = reverse("pelatihan:peserta", args=[Peserta.objects.get().publik])
    teks = satu.get(halaman).content.decode()
    assert ("Pendapat Anda sudah diterima" in teks, "Sampaikan pendapat tanpa nama" in teks) == (True, False)
    satu.post(alamat(kantor.dewi), JAWABAN)
    assert Reaksi.objects.count() == PengisiReaksi.objects.count() == 1


def test_milik_sendiri_dan_hanya_yang_hadir(kantor: Kantor) -> None:
    selesai(kantor, "dewi", "bambang", tidak_hadir="bambang")
    assert klien(kantor, kantor.ratna).get(alamat(kantor.dewi)).status_code == 404
    bambang = klien(kantor, kantor.bambang)
    assert "Formulir ini untuk yang hadir" in bambang.get(alamat(kantor.bambang)).content.decode()
    assert bambang.post(alamat(kantor.bambang), JAWABAN).status_code == 422
    assert not Reaksi.objects.exists()


@pytest.mark.parametrize(("banyak", "tampil"), [(4, None), (5, 5), (9, 5)])
def test_hasil_mulai_lima_jawaban(kantor: Kantor, banyak: int, tampil: int | None) -> None:
    """Of nine answers five are told: two readings do not give away the one that came between."""
    satu = selesai(kantor, "dewi")
    for n in range(banyak):
        Reaksi.objects.create(angkatan=satu, materi=4 if n else 2, pengajar=3, kegunaan=4, penyelenggaraan=2, saran="")
    jawab = klien(kantor, kantor.dewi).get(reverse("pelatihan:reaksi_hasil", args=[satu.publik]))
    hasil = jawab.context["hasil"]
    assert (hasil and hasil.paling_sedikit) == tampil
    if banyak == 5:
        assert hasil.rata[:2] == [("Materi", Decimal("3.6")), ("Pengajar", Decimal("3.0"))]


def test_siapa_membaca_hasil_dan_sarannya(kantor: Kantor) -> None:
    satu = selesai(kantor, "dewi")
    kelola_kota(kantor, kantor.hasan)
    for _ in range(5):
        Reaksi.objects.create(angkatan=satu, materi=4, pengajar=3, kegunaan=4, penyelenggaraan=2, saran="Ruangan panas")
    url = reverse("pelatihan:reaksi_hasil", args=[satu.publik])
    jawab = {
        o.nama.split()[0]: klien(kantor, o).get(url) for o in (kantor.dewi, kantor.ratna, kantor.hasan, kantor.sari)
    }
    assert {n: j.status_code for n, j in jawab.items()} == {"Dewi": 200, "Ratna": 403, "Hasan": 200, "Sari": 403}
    assert ["Ruangan panas" in jawab[n].content.decode() for n in ("Dewi", "Hasan")] == [False, True]


def test_pertanyaan_perubahan_untuk_yang_ditanya(kantor: Kantor, jam) -> None:
    selesai(kantor, "dewi")
    jam.move_to("2027-03-05T09:00:00+07:00")
    perubahan.buka()
    url = {p.pihak: reverse("pelatihan:perubahan", args=[p.publik]) for p in Perubahan.objects.all()}
    orang = (kantor.dewi, kantor.ratna, kantor.hasan, kantor.sari)
    assert [klien(kantor, o).get(url["peserta"]).status_code for o in orang] == [200, 404, 404, 404]
    assert [klien(kantor, o).get(url["atasan"]).status_code for o in orang] == [404, 200, 404, 404]
    assert url["peserta"] in klien(kantor, kantor.dewi).get(reverse("pelatihan:saya")).content.decode()
    ratna = klien(kantor, kantor.ratna)
    tanpa_contoh = ratna.post(url["atasan"], {"dipakai": "3", "membaik": "2", "contoh": "", "hambatan": ""})
    assert "Tulis satu contoh yang membaik" in tanpa_contoh.content.decode()
    ratna.post(url["atasan"], {"dipakai": "3", "membaik": "2", "contoh": "Antrean pagi terurai", "hambatan": ""})
    satu = Perubahan.objects.get(pihak="atasan")
    assert (satu.dipakai, satu.membaik, satu.contoh) == (3, 2, "Antrean pagi terurai")
    assert "<dd>Sering</dd>" in ratna.get(url["atasan"]).content.decode()
    jam.move_to("2027-06-02T09:00:00+07:00")
    assert "Pertanyaan ini sudah ditutup" in klien(kantor, kantor.dewi).get(url["peserta"]).content.decode()
