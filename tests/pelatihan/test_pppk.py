"""A PPPK is credited with at most 24 JP in a year of contract; what goes beyond is asked twice for a reason."""

from datetime import date
from decimal import Decimal

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.urls import reverse

from pegawai.choices import JenisPegawai
from pegawai.models import Pegawai, Penempatan
from pelatihan.domain import kebutuhan
from pelatihan.domain import peserta as domain
from pelatihan.domain.program import atur
from pelatihan.models import Peserta, Sertifikat
from pelatihan.queries.aturan import aturan
from pelatihan.queries.calon import calon_peserta
from pelatihan.queries.hak_pppk import hak_pppk
from pelatihan.queries.jp import belajar
from tests.orang import Kantor, rentang
from tests.pelatihan.pelatihan_contoh import angkatan, kompetensi, program
from tests.pelatihan.test_katalog import klien

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _sekarang():
    with time_machine.travel("2026-12-01T09:00:00+07:00", tick=False):
        yield


@pytest.fixture
def dewi(kantor: Kantor) -> Pegawai:
    """Dewi is a PPPK whose years of contract begin on 1 March."""
    Pegawai.objects.filter(pk=kantor.dewi.pk).update(jenis=JenisPegawai.PPPK)
    Penempatan.objects.filter(pegawai=kantor.dewi).update(masa=rentang(date(2025, 3, 1)))
    kantor.dewi.refresh_from_db()
    return kantor.dewi


def sudah(orang: Pegawai, jp: int, hari: date = date(2026, 6, 1)) -> None:
    """A certificate of so many hours."""
    n = Sertifikat.objects.count()
    ikut = Peserta.objects.create(
        angkatan=angkatan(program(f"lalu-{n}")), pegawai=orang, asal="pegawai", status="lulus"
    )
    Sertifikat.objects.create(peserta=ikut, pegawai=orang, nomor=f"{n}", program="x", jp=Decimal(jp), tanggal=hari)


def usul(kantor: Kantor, orang: Pegawai, alasan: str = "", **lain: object) -> Peserta:
    return domain.usulkan(angkatan=angkatan(**lain), pegawai=orang, asal="pegawai", alasan=alasan)


def test_sampai_24_tidak_perlu_alasan_dan_lebihnya_perlu_dua_kali(kantor: Kantor, dewi: Pegawai) -> None:
    """16 + 8 = 24 is within; 17 + 8 = 25 is beyond, for who proposes and for who approves."""
    sudah(dewi, 16)
    tepat = usul(kantor, dewi)
    assert domain.putuskan(peserta=tepat, versi=1, setuju=True, oleh=kantor.akun(kantor.ratna)).status == "diterima"
    domain.mundur(peserta=tepat, versi=2, oleh=kantor.akun(dewi), alasan="Sakit")
    sudah(dewi, 1)
    satu = angkatan(program("lebih"))
    with pytest.raises(ValidationError, match=r"menjadi 25 JP \(17 sudah, 0 disetujui\)") as galat:
        domain.usulkan(angkatan=satu, pegawai=dewi, asal="pegawai")
    assert list(galat.value.error_dict) == ["alasan"]
    lebih = domain.usulkan(angkatan=satu, pegawai=dewi, asal="pegawai", alasan="Aturan loket berubah")
    with pytest.raises(ValidationError) as galat:
        domain.putuskan(peserta=lebih, versi=1, setuju=True, oleh=kantor.akun(kantor.ratna))
    assert list(galat.value.error_dict) == ["catatan"]
    hasil = domain.putuskan(
        peserta=lebih, versi=1, setuju=True, oleh=kantor.akun(kantor.ratna), catatan="Hanya Dewi di loket itu"
    )
    assert (hasil.status, hasil.catatan) == ("diterima", "Hanya Dewi di loket itu")


def test_yang_sudah_disetujui_ikut_dihitung(kantor: Kantor, dewi: Pegawai) -> None:
    """Two programmes of 16 JP: each fits, both do not."""
    satu, dua = (angkatan(program(k, jp_asli=Decimal(16))) for k in ("satu", "dua"))
    ratna = kantor.akun(kantor.ratna)
    domain.usulkan(angkatan=satu, pegawai=dewi, asal="atasan", oleh=ratna)
    hak = hak_pppk(dewi, dua)
    assert hak is not None
    assert (hak.sudah, hak.disetujui, hak.menjadi, hak.melewati) == (0, 16, 32, True)
    with pytest.raises(ValidationError, match="16 disetujui"):
        domain.usulkan(angkatan=dua, pegawai=dewi, asal="atasan", oleh=ratna)
    assert domain.usulkan(angkatan=dua, pegawai=dewi, asal="atasan", oleh=ratna, alasan="Perlu").status == "diterima"


def test_menurut_tahun_kontrak_akhir_angkatan(kantor: Kantor, dewi: Pegawai) -> None:
    """24 JP in the year that ends on 28 February 2027: a batch in March belongs to the next one."""
    sudah(dewi, 24, date(2026, 3, 1))
    with pytest.raises(ValidationError, match="menjadi 32 JP"):
        usul(kantor, dewi, satu=program("feb"), mulai=date(2027, 2, 26))
    assert usul(kantor, dewi, satu=program("mar"), mulai=date(2027, 3, 1)).status == "diusulkan"


def test_pns_tidak_dibatasi(kantor: Kantor) -> None:
    sudah(kantor.dewi, 40)
    assert hak_pppk(kantor.dewi, angkatan(program("pns"))) is None
    assert usul(kantor, kantor.dewi, satu=program("pns-2")).status == "diusulkan"


def test_kota_dapat_melarangnya(kantor: Kantor, dewi: Pegawai) -> None:
    atur(tahun=2026, versi=0, data={"lewat_pppk": "tolak"})
    sudah(dewi, 20)
    with pytest.raises(ValidationError, match="Pilih pelatihan yang lebih pendek"):
        usul(kantor, dewi, "Tetap perlu", satu=program("larang"))
    url = reverse("pelatihan:angkatan", args=[angkatan(program("larang-2")).publik])
    teks = klien(kantor, dewi).get(url).content.decode()
    assert "Aturan kota tidak membolehkannya." in teks
    assert "Ajukan ke atasan" not in teks


def test_yang_dihitung_paling_banyak_24(kantor: Kantor, dewi: Pegawai) -> None:
    sudah(dewi, 30)
    satu = belajar(dewi, aturan())
    assert (satu.jp, satu.dihitung, satu.lebih, satu.sisa_hak, satu.persen) == (30, 24, 6, 0, 100)
    teks = klien(kantor, dewi).get(reverse("pelatihan:saya")).content.decode()
    assert "6 JP di atas batas tercatat, tetapi tidak dihitung." in teks
    assert "<li><b>Jumlah</b><b>24 JP</b></li>" in teks


def test_tidak_diusulkan_mesin_bila_melewati(kantor: Kantor, dewi: Pegawai) -> None:
    """Dewi and Hasan need the same; Dewi has 20 of 24 JP and the programme 8."""
    sudah(dewi, 20)
    for orang in (dewi, kantor.hasan):
        kebutuhan.ajukan(
            pegawai=orang,
            kompetensi=kompetensi(),
            tahun=2026,
            sumber="pegawai",
            oleh=kantor.akun(orang),
            alasan="Perlu",
        )
    assert [c.pegawai_id for c in calon_peserta(angkatan(program("mesin")))] == [kantor.hasan.pk]
    pendek = angkatan(program("pendek", jp_asli=Decimal(4)))
    assert [c.pegawai_id for c in calon_peserta(pendek)] == [kantor.hasan.pk, dewi.pk]


def test_halaman_pegawai_dan_atasan_meminta_alasan_di_samping_isian(kantor: Kantor, dewi: Pegawai) -> None:
    sudah(dewi, 20)
    satu = angkatan(program("halaman"))
    url = reverse("pelatihan:daftar", args=[satu.publik])
    kosong = klien(kantor, dewi).post(url, {"alasan": " "})
    assert kosong.status_code == 422
    assert "Tulis mengapa tetap perlu." in " ".join(kosong.context["form"].errors["alasan"])
    assert klien(kantor, dewi).post(url, {"alasan": "Aturan berubah"}).status_code == 302
    ikut = Peserta.objects.get(angkatan=satu)
    ratna = klien(kantor, kantor.ratna)
    assert "<b>Melewati batas.</b> PPPK paling banyak 24 JP" in ratna.get(reverse("pelatihan:tim")).content.decode()
    jawaban = {"setuju": "ya", "versi": ikut.versi}
    teks = ratna.post(reverse("pelatihan:usulan", args=[ikut.publik]), jawaban, follow=True).content.decode()
    assert teks.count("Dewi Anggraini: PPPK paling banyak 24 JP") == 1
    ratna.post(reverse("pelatihan:usulan", args=[ikut.publik]), jawaban | {"catatan": "Satu-satunya di loket"})
    ikut.refresh_from_db()
    assert (ikut.status, ikut.catatan) == ("diterima", "Satu-satunya di loket")


@pytest.mark.parametrize("banyak", [1, 3])
def test_kueri_halaman_tim_tetap(kantor: Kantor, dewi: Pegawai, banyak: int, django_assert_max_num_queries) -> None:
    sudah(dewi, 20)
    for n in range(banyak):
        usul(kantor, dewi, "Perlu", satu=program(f"k-{n}"))
    ratna = klien(kantor, kantor.ratna)
    ratna.get(reverse("pelatihan:tim"))
    with django_assert_max_num_queries(12) as hitung:
        assert ratna.get(reverse("pelatihan:tim")).status_code == 200
    assert len(hitung) == 12
