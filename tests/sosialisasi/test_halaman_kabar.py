"""Pages of announcements: who sees what, and as many queries for many as for one."""

import pytest
from django.test import Client
from django.urls import reverse

from sosialisasi.domain import penerimaan
from sosialisasi.models import Penerimaan
from tests.orang import Kantor, buat_pegawai, tempatkan
from tests.sosialisasi.kabar_contoh import draf, jadikan_pengelola, terbit, wajib

pytestmark = pytest.mark.django_db


def masuk(kantor: Kantor, orang: object) -> Client:
    klien = Client()
    klien.force_login(kantor.akun(orang))
    return klien


def kueri(klien: Client, url: str, penghitung: object) -> int:
    with penghitung() as catatan:
        assert klien.get(url).status_code == 200
    return len(catatan)


@pytest.fixture
def penghitung():
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    return lambda: CaptureQueriesContext(connection)


def test_siapa_membuka_apa(kantor: Kantor) -> None:
    """Dewi and Ratna receive it, Hasan looks after it, Sari is nobody to it."""
    satu = wajib(jadikan_pengelola(kantor, kantor.hasan), unit=kantor.seksi)
    halaman, kelola = (reverse(f"sosialisasi:{n}", args=[satu.publik]) for n in ("pengumuman", "kelola_pengumuman"))
    belum = reverse("sosialisasi:kelola_pengumuman_belum", args=[satu.publik])
    status = {
        o.nama: tuple(masuk(kantor, o).get(u).status_code for u in (halaman, kelola, belum))
        for o in (kantor.dewi, kantor.ratna, kantor.hasan, kantor.sari)
    }
    assert status == {
        "Dewi Anggraini": (200, 403, 403),
        "Ratna Kusuma": (200, 403, 403),
        "Hasan Basri": (200, 200, 200),
        "Sari Utami": (404, 403, 403),
    }


def test_wajib_baca_menunggu_tombol_yang_biasa_cukup_dibuka(kantor: Kantor) -> None:
    oleh, klien = jadikan_pengelola(kantor, kantor.hasan), masuk(kantor, kantor.dewi)
    satu, biasa = wajib(oleh), terbit(oleh)
    milik = Penerimaan.objects.filter(pengguna=kantor.akun(kantor.dewi), dibaca__isnull=False)
    for p in (satu, biasa):
        klien.get(reverse("sosialisasi:pengumuman", args=[p.publik]))
    assert [b.pengumuman_id for b in milik] == [biasa.pk]
    klien.post(reverse("sosialisasi:baca", args=[satu.publik]))
    assert milik.all().count() == 2


def test_beranda_menyebut_yang_wajib_dibaca(kantor: Kantor) -> None:
    satu = wajib(jadikan_pengelola(kantor, kantor.hasan))
    klien = masuk(kantor, kantor.dewi)
    assert "Baca 1 pengumuman wajib" in klien.get("/").text
    penerimaan.baca(pengumuman=satu, pengguna=kantor.akun(kantor.dewi))
    assert "pengumuman wajib" not in klien.get("/").text


def test_menulis_melihat_jangkauan_menerbitkan(kantor: Kantor) -> None:
    """Nothing is stored by looking; what is wrong is said beside its field, and the words stay."""
    jadikan_pengelola(kantor, kantor.hasan)
    klien, isi = masuk(kantor, kantor.hasan), {"judul": "Apel", "isi": "Senin", "sasaran_unit": [kantor.seksi.pk]}
    tulis = reverse("sosialisasi:kelola_pengumuman_tulis")
    assert "Akan diterima 2 orang" in klien.post(tulis, isi | {"hitung": "1"}).text
    salah = klien.post(tulis, isi | {"wajib_baca": "on"})
    assert (salah.status_code, "Isi sampai kapan" in salah.text, "Senin" in salah.text) == (422, True, True)
    draf_baru = klien.post(tulis, isi)
    satu = draf_baru.url.rstrip("/").rsplit("/", 1)[-1]
    jawab = klien.post(reverse("sosialisasi:kelola_pengumuman_terbit", args=[satu]), {"versi": "1"}, follow=True)
    assert "Terbit untuk 2 penerima." in jawab.text
    belum = klien.get(reverse("sosialisasi:kelola_pengumuman_belum", args=[satu]), {"cari": "dewi"})
    assert ("Dewi Anggraini" in belum.text, "Ratna Kusuma" in belum.text) == (True, False)
    unduh = klien.get(reverse("sosialisasi:kelola_pengumuman_belum", args=[satu]), {"unduh": "csv"})
    assert unduh.status_code == 200


def test_kueri_sama_untuk_satu_dan_tiga(kantor: Kantor, penghitung) -> None:
    """Lists, one announcement, who has not read, and the page of the sender."""
    oleh = jadikan_pengelola(kantor, kantor.hasan)
    satu = wajib(oleh, [kantor.seksi], boleh_komentar=True)
    penerimaan.komentari(pengumuman=satu, oleh=kantor.akun(kantor.dewi), teks="Satu")
    dewi, hasan = masuk(kantor, kantor.dewi), masuk(kantor, kantor.hasan)
    alamat = [
        (dewi, reverse("sosialisasi:kabar")),
        (dewi, reverse("sosialisasi:pengumuman", args=[satu.publik])),
        *[(hasan, reverse(f"sosialisasi:kelola_pengumuman{n}", args=[satu.publik])) for n in ("", "_belum")],
        (hasan, reverse("sosialisasi:kelola_kabar")),
    ]
    pertama = [kueri(k, u, penghitung) for k, u in alamat]
    for n in (910, 911):
        orang = buat_pegawai(f"Orang {n}", n)
        tempatkan(orang, kantor.seksi, kantor.jabatan, kantor.ratna)
        Penerimaan.objects.create(pengumuman=satu, pengguna=kantor.akun(orang), unit=kantor.seksi)
        penerimaan.komentari(pengumuman=satu, oleh=kantor.akun(orang), teks="Lagi")
        wajib(oleh, unit=kantor.seksi)
        draf(oleh)
    assert [kueri(k, u, penghitung) for k, u in alamat] == pertama
    assert max(pertama) <= 12
