"""A participation and one's own learning: plain words, the schedule, what the hours are made of."""

from datetime import date
from decimal import Decimal

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from pelatihan.domain import hadir, kelulusan, pendampingan
from pelatihan.domain import peserta as domain
from pelatihan.models import Peserta
from pelatihan.queries.aturan import aturan
from pelatihan.queries.jp import belajar
from tests.orang import Kantor
from tests.pelatihan.pelatihan_contoh import angkatan, program
from tests.pelatihan.test_katalog import klien

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _sekarang():
    with time_machine.travel("2026-12-01T09:00:00+07:00", tick=False):
        yield


def usul(kantor: Kantor, **lain: object) -> Peserta:
    return domain.usulkan(angkatan=angkatan(**lain), pegawai=kantor.dewi, asal="pegawai")


def halaman(kantor: Kantor, satu: Peserta, orang) -> tuple[int, str]:
    jawab = klien(kantor, orang).get(reverse("pelatihan:peserta", args=[satu.publik]))
    return jawab.status_code, jawab.content.decode()


def test_siapa_melihat_keikutsertaan(kantor: Kantor) -> None:
    """The person, the superior, HR of the city; nobody of another agency."""
    satu = usul(kantor)
    orang = (kantor.dewi, kantor.ratna, kantor.hasan, kantor.sari)
    assert [halaman(kantor, satu, o)[0] for o in orang] == [200, 200, 404, 200]


def test_kata_biasa_tiap_keadaan(kantor: Kantor) -> None:
    satu = usul(kantor, kapasitas=1)
    assert "Usulan menunggu persetujuan atasan sampai 7 Desember 2026." in halaman(kantor, satu, kantor.dewi)[1]
    assert "<b>Giliran:</b> Ratna Kusuma" in halaman(kantor, satu, kantor.dewi)[1]
    tombol = [("Jawab usulan ini" in halaman(kantor, satu, o)[1]) for o in (kantor.dewi, kantor.ratna, kantor.sari)]
    assert tombol == [False, True, False]
    ratna = kantor.akun(kantor.ratna)
    domain.usulkan(angkatan=satu.angkatan, pegawai=kantor.hasan, asal="atasan", oleh=ratna)
    domain.putuskan(peserta=satu, versi=satu.versi, setuju=True, oleh=ratna)
    assert "Disetujui atasan; urutan 1 di daftar tunggu." in halaman(kantor, satu, kantor.dewi)[1]
    hasan = Peserta.objects.get(pegawai=kantor.hasan)
    domain.mundur(peserta=hasan, versi=hasan.versi, oleh=ratna, alasan="Dinas luar")
    teks = halaman(kantor, satu, kantor.dewi)[1]
    assert "Mendapat tempat. Sesi berikut Senin, 7 Desember 2026 pukul 08.00 WIB: pindai QR di ruangan." in teks


def test_mundur_perlu_alasan_dan_milik_sendiri(kantor: Kantor) -> None:
    satu = usul(kantor)
    url = reverse("pelatihan:mundur", args=[satu.publik])
    assert klien(kantor, kantor.hasan).post(url, {"versi": 1, "alasan": "x"}).status_code == 404
    assert klien(kantor, kantor.sari).post(url, {"versi": 1, "alasan": "x"}).status_code == 403
    klien(kantor, kantor.dewi).post(url, {"versi": 1, "alasan": " "})
    klien(kantor, kantor.dewi).post(url, {"versi": 9, "alasan": "Sakit"})
    satu.refresh_from_db()
    assert satu.status == "diusulkan"
    jawab = klien(kantor, kantor.dewi).post(url, {"versi": satu.versi, "alasan": "Sakit"}, follow=True)
    satu.refresh_from_db()
    assert (satu.status, satu.catatan) == ("mundur", "Sakit")
    assert [str(m) for m in jawab.context["messages"]] == ["Usulan ditarik."]


def test_yang_bertempat_mengembalikan_tempatnya(kantor: Kantor) -> None:
    satu = usul(kantor)
    domain.putuskan(peserta=satu, versi=satu.versi, setuju=True, oleh=kantor.akun(kantor.ratna))
    satu.refresh_from_db()
    url = reverse("pelatihan:mundur", args=[satu.publik])
    jawab = klien(kantor, kantor.dewi).post(url, {"versi": satu.versi, "alasan": "Sakit"}, follow=True)
    (kabar,) = jawab.context["messages"]
    assert str(kabar) == "Tempatnya dikembalikan; yang pertama di daftar tunggu naik."


def lulus(kantor: Kantor, nomor: int = 1) -> Peserta:
    """Dewi passed a programme of 8 JP."""
    satu = angkatan(program(kode=f"lulus-{nomor}", nilai_lulus=70), mulai=date(2026, 12, 1))
    ikut = domain.usulkan(angkatan=satu, pegawai=kantor.dewi, asal="atasan", oleh=kantor.akun(kantor.ratna))
    hadir.catat(sesi=satu.sesi.get(), hadir=[ikut])
    kelulusan.catat_tes(angkatan=satu, nilai={ikut.pk: (Decimal(50), Decimal(88))})
    kelulusan.selesaikan(angkatan=satu, versi=satu.versi)
    return Peserta.objects.get(pk=ikut.pk)


def test_nilai_tes_hanya_untuk_pesertanya(kantor: Kantor) -> None:
    satu = lulus(kantor)
    assert "<dt>Tes akhir</dt><dd>88" in halaman(kantor, satu, kantor.dewi)[1]
    assert "Tes akhir" not in halaman(kantor, satu, kantor.ratna)[1]


def test_jam_dijelaskan_sampai_tiap_bagian(kantor: Kantor) -> None:
    """A certificate of 8 JP and two confirmed meetings of 50 minutes (100 ÷ 45 = 2,22)."""
    lulus(kantor)
    satu = pendampingan.mulai(
        bentuk="coaching",
        pegawai=kantor.dewi,
        pembimbing=kantor.ratna,
        topik="Antrean",
        tujuan="Antrean terurai",
        tanggal=date(2026, 11, 2),
    )
    for hari in (2, 9):
        temu = pendampingan.catat_pertemuan(
            pendampingan=satu, oleh=kantor.dewi, tanggal=date(2026, 11, hari), menit=50, catatan="Isi"
        )
        pendampingan.benarkan(pertemuan=temu, oleh=kantor.ratna)
    jawab = klien(kantor, kantor.dewi).get(reverse("pelatihan:saya"))
    assert [(b.nama, b.dasar, b.jp) for b in jawab.context["bagian"]] == [
        ("Manajemen waktu untuk pelayanan", "Sertifikat 00001/DIKLAT/2026", Decimal(8)),
        ("Pendampingan", "2 pertemuan yang dibenarkan, 100 menit ÷ 45", Decimal("2.22")),
    ]
    assert jawab.context["belajar"] == belajar(kantor.dewi, aturan())
    assert jawab.context["belajar"].jp == Decimal("10.22")
    assert "Masih kurang <b>9,78 JP</b>" in jawab.content.decode()


@pytest.mark.parametrize("banyak", [1, 3])
def test_pelatihan_saya_tidak_menambah_kueri(kantor: Kantor, banyak: int, django_assert_num_queries) -> None:
    for n in range(banyak):
        lulus(kantor, n)
    satu = klien(kantor, kantor.dewi)
    with django_assert_num_queries(11):
        satu.get(reverse("pelatihan:saya"))


def test_akun_tanpa_pegawai(django_user_model) -> None:
    akun = django_user_model.objects.create_user(username="tamu", password="rahasia-uji", nama="Tamu", email="t@x.test")
    satu = Client()
    satu.force_login(akun)
    assert "tidak terhubung dengan pegawai" in satu.get(reverse("pelatihan:saya")).content.decode()
    url = reverse("pelatihan:angkatan", args=[angkatan().publik])
    assert satu.get(url).status_code == 200
    assert satu.post(url + "daftar/").status_code == 403
