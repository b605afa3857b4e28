"""A closed quarter in which Ratna rated Dewi "baik" and delivered it on 9 November 2026, for tests of objections.

Above Ratna stands Bambang, above him Wati the secretary, above her the mayor Rahmat, above whom nobody stands.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

import pytest
import time_machine

from kinerja.waktu import rentang
from pegawai.choices import JenisPegawai
from pegawai.models import Pegawai, Pengguna
from penilaian.choices import JenisPeriode, StatusKebijakan, StatusPeriode, StatusSKP
from penilaian.domain import keberatan as domain
from penilaian.models import SKP, Keberatan, Kebijakan, Nilai, Periode, PutusanNilai
from tests.orang import AWAL, Kantor, buat_pegawai, tempatkan

DISAMPAIKAN = datetime.fromisoformat("2026-11-09T10:00:00+07:00")


@dataclass(frozen=True)
class Hasil:
    """The office, the two above Bambang, and Dewi's delivered result."""

    kantor: Kantor
    wati: Pegawai
    wali: Pegawai
    skp: SKP
    periode: Periode
    putusan: PutusanNilai

    def akun(self, nama: str) -> Pengguna:
        orang = {"wati": self.wati, "wali": self.wali}.get(nama) or getattr(self.kantor, nama)
        return self.kantor.akun(orang)


def buat_hasil(kantor: Kantor, *, status: str = StatusPeriode.DITUTUP) -> Hasil:
    """Build it."""
    wali = Pegawai.objects.create(jenis=JenisPegawai.PEJABAT, nama="Rahmat Hidayatullah")
    Pengguna.objects.create_user(username="walikota", password="rahasia-uji", pegawai=wali, nama=wali.nama)
    wati = buat_pegawai("Wati Suryani", 921, sex=2)
    tempatkan(wali, kantor.kota, kantor.jabatan, None)
    tempatkan(wati, kantor.kota, kantor.jabatan, wali)
    kantor.bambang.penempatan.update(penilai=wati)
    periode = Periode.objects.create(
        kode="2026-TW3",
        nama="Triwulan III 2026",
        jenis=JenisPeriode.TRIWULAN,
        rentang=rentang(date(2026, 7, 1), date(2026, 9, 30)),
        tenggat_realisasi=datetime.fromisoformat("2026-10-05T23:59:59+07:00"),
        tenggat_penilaian=datetime.fromisoformat("2026-10-15T23:59:59+07:00"),
        status=StatusPeriode.BERJALAN,
        kebijakan=Kebijakan.objects.create(versi=1, nama="Uji", status=StatusKebijakan.BERLAKU),
    )
    skp = SKP.objects.create(
        pegawai=kantor.dewi,
        penempatan=kantor.dewi.penempatan.get(),
        penilai=kantor.ratna,
        unit=kantor.seksi,
        rentang=rentang(AWAL, date(2026, 12, 31)),
        status=StatusSKP.BERLAKU,
    )
    Nilai.objects.create(skp=skp, periode=periode, kebijakan=periode.kebijakan, nilai_hasil="111", sidik="x")
    putusan = PutusanNilai.objects.create(
        skp=skp,
        periode=periode,
        rating_hasil="sesuai",
        rating_perilaku="sesuai",
        predikat="baik",
        oleh=kantor.akun(kantor.ratna),
        dibuat=DISAMPAIKAN,
        disampaikan=DISAMPAIKAN,
        kanal="aplikasi",
    )
    Periode.objects.filter(pk=periode.pk).update(status=status)
    periode.refresh_from_db()
    return Hasil(kantor, wati, wali, skp, periode, putusan)


def draf(h: Hasil, **isi: object) -> Keberatan:
    bawaan = {"uraian": "Capaian saya 111, di atas ambang.", "harapan": "Hasil kerja di atas ekspektasi."}
    return domain.simpan_draf(putusan=h.putusan, oleh=h.akun("dewi"), **(bawaan | isi))


def kirim(h: Hasil) -> Keberatan:
    return domain.ajukan(keberatan=draf(h), oleh=h.akun("dewi"))


SENIN = "2026-11-16T09:00:00+07:00"


@pytest.fixture
def h(kantor: Kantor) -> Hasil:
    return buat_hasil(kantor)


@pytest.fixture(autouse=True)
def senin() -> Iterator[None]:
    """Monday 16 November 2026, a week after delivery, unless a test travels further."""
    with time_machine.travel(SENIN, tick=False):
        yield


def kini(teks: str) -> time_machine.travel:
    return time_machine.travel(f"2026-{teks}+07:00", tick=False)
