"""Help for a unit of five people or more: proposed, dated, its result; heads read that of their own unit."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from kinerja.waktu import hari_ini
from pegawai.domain.galat import SuntingBersamaan
from pegawai.models import Pengguna
from sosialisasi.choices import UkuranAdopsi
from sosialisasi.domain import bantuan as domain
from sosialisasi.models import Adopsi, Bantuan
from tests.orang import Kantor
from tests.sosialisasi.kabar_contoh import jadikan_pengelola
from tests.sosialisasi.test_adopsi import isi

pytestmark = pytest.mark.django_db


def usul(kantor: Kantor, oleh: Pengguna) -> Bantuan:
    return domain.usulkan(unit=kantor.dinas, jenis="kunjungan", alasan="Belum melaporkan hasil.", oleh=oleh)


def masuk(kantor: Kantor, orang: object) -> Client:
    klien = Client()
    klien.force_login(kantor.akun(orang))
    return klien


def test_unit_di_bawah_lima_orang_ditolak(kantor: Kantor) -> None:
    """Four people with those of the units below: refused; the fifth makes it possible, once at a time."""
    oleh = jadikan_pengelola(kantor, kantor.hasan)
    isi(kantor, {kantor.seksi: 1})
    with pytest.raises(ValidationError) as galat:
        usul(kantor, oleh)
    assert list(galat.value.message_dict) == ["unit"]
    isi(kantor, {kantor.seksi: 1}, 950)
    usul(kantor, oleh)
    with pytest.raises(ValidationError) as galat:
        usul(kantor, oleh)
    assert galat.value.message_dict == {"unit": ["Pendampingan unit ini sudah diusulkan dan belum selesai."]}


def test_dari_usul_sampai_hasil(kantor: Kantor) -> None:
    """No result before its day; a second window overwrites nothing; what is over does not change."""
    oleh = jadikan_pengelola(kantor, kantor.hasan)
    isi(kantor, {kantor.seksi: 5})
    satu = usul(kantor, oleh)
    with pytest.raises(ValidationError):
        domain.selesaikan(bantuan=satu, versi=1, hasil="Baik", tindak_lanjut="")
    besok = hari_ini() + timedelta(days=1)
    satu = domain.jadwalkan(bantuan=satu, versi=1, tanggal=besok, pelaksana="Tim kota")
    with pytest.raises(ValidationError):
        domain.selesaikan(bantuan=satu, versi=2, hasil="Baik", tindak_lanjut="")
    with pytest.raises(SuntingBersamaan):
        domain.jadwalkan(bantuan=satu, versi=1, tanggal=hari_ini(), pelaksana="Tim lain")
    satu = domain.jadwalkan(bantuan=satu, versi=2, tanggal=hari_ini(), pelaksana="Tim kota")
    satu = domain.selesaikan(bantuan=satu, versi=3, hasil="Semua mencoba.", tindak_lanjut="Dilihat lagi Desember.")
    assert (satu.status, satu.hasil, satu.pelaksana, satu.versi) == ("selesai", "Semua mencoba.", "Tim kota", 4)
    with pytest.raises(ValidationError):
        domain.batalkan(bantuan=satu, versi=4, alasan="keliru")


def test_dari_halaman(kantor: Kantor) -> None:
    """An agency where nobody has reported is offered; the form keeps what was typed and says what is missing."""
    jadikan_pengelola(kantor, kantor.hasan)
    isi(kantor, {kantor.seksi: 6})
    senin = hari_ini() - timedelta(days=hari_ini().weekday())
    Adopsi.objects.create(unit=kantor.seksi, minggu=senin, ukuran=UkuranAdopsi.MELAPOR, jumlah=2, dari=8)
    klien = masuk(kantor, kantor.hasan)
    daftar = klien.get(reverse("sosialisasi:kelola_bantuan"))
    assert [(b.nama, b.persen["melapor"]) for b in daftar.context["perlu"]] == [("Dinas Kependudukan", 25)]
    usulan = klien.post(
        reverse("sosialisasi:kelola_bantuan_usul"),
        {"unit": kantor.dinas.pk, "jenis": "klinik", "alasan": "Seperempat."},
    )
    satu = Bantuan.objects.get()
    assert usulan.url == reverse("sosialisasi:kelola_bantuan_satu", args=[satu.publik])
    url = reverse("sosialisasi:kelola_bantuan_jadwal", args=[satu.publik])
    kurang = klien.post(url, {"jadwal-versi": 1, "jadwal-pelaksana": "Tim kota"})
    assert (kurang.status_code, list(kurang.context["form_"]["jadwal"].errors)) == (422, ["tanggal"])
    data = {"jadwal-versi": 1, "jadwal-pelaksana": "Tim kota", "jadwal-tanggal": f"{hari_ini():%d/%m/%Y}"}
    assert (klien.post(url, data).status_code, klien.post(url, data).status_code) == (302, 422)
    batal = reverse("sosialisasi:kelola_bantuan_batal", args=[satu.publik])
    assert klien.post(batal, {"batal-versi": 2, "batal-alasan": "Kantor pindah"}).status_code == 302
    assert [b.status for b in Bantuan.objects.all()] == ["batal"]


def test_siapa_melihat_pendampingan(kantor: Kantor) -> None:
    """Hasan (communicator) everything; Bambang, head of the agency, his own; nobody else any."""
    oleh = jadikan_pengelola(kantor, kantor.hasan)
    isi(kantor, {kantor.seksi: 5, kantor.lain: 5})
    usul(kantor, oleh)
    domain.usulkan(unit=kantor.lain, jenis="klinik", alasan="Belum.", oleh=oleh)
    lihat = {
        o.nama: sorted(b.unit.kode for b in Bantuan.objects.terlihat_oleh(kantor.akun(o)))
        for o in (kantor.hasan, kantor.bambang, kantor.ratna, kantor.dewi)
    }
    assert list(lihat.values()) == [["D01", "D02"], ["D01"], [], []]
    url = reverse("sosialisasi:kelola_bantuan")
    assert [masuk(kantor, o).get(url).status_code for o in (kantor.hasan, kantor.bambang, kantor.sari)] == [
        200,
        403,
        403,
    ]
    adopsi = masuk(kantor, kantor.bambang).get(reverse("sosialisasi:adopsi"))
    assert [b.unit.kode for b in adopsi.context["bantuan"]] == ["D01"]


def test_jumlah_kueri_daftar_tetap(kantor: Kantor) -> None:
    oleh, banyak = jadikan_pengelola(kantor, kantor.hasan), []
    klien = masuk(kantor, kantor.hasan)
    for tambah in (1, 2):
        for _ in range(tambah):
            Bantuan.objects.create(unit=kantor.dinas, jenis="klinik", alasan="Uji", status="batal", oleh=oleh)
        with CaptureQueriesContext(connection) as catatan:
            assert klien.get(reverse("sosialisasi:kelola_bantuan")).status_code == 200
        banyak.append(len(catatan))
    assert banyak[0] == banyak[1] <= 12
