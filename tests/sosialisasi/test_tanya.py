"""Questions with and without a name, their answers, and answers beside the pages they concern."""

import re
from datetime import date, timedelta

import pytest
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from kinerja.models import Kiriman, Pemberitahuan
from kinerja.waktu import hari_ini
from sosialisasi.choices import HALAMAN
from sosialisasi.domain import tanya as domain
from sosialisasi.domain import tanya_jawab
from sosialisasi.models import LangkahPertanyaan, Pertanyaan
from tests.orang import Kantor
from tests.sosialisasi.kabar_contoh import jadikan_pengelola

pytestmark = pytest.mark.django_db
TEKS = "Bolehkah target diubah di tengah periode?"


@pytest.fixture(autouse=True)
def tanpa_salinan():
    cache.delete(tanya_jawab.KUNCI)
    yield
    cache.delete(tanya_jawab.KUNCI)


def masuk(kantor: Kantor, orang: object) -> Client:
    klien = Client()
    klien.force_login(kantor.akun(orang))
    return klien


def test_tanpa_nama_tidak_menyimpan_siapa_dan_jam_berapa(kantor: Kantor) -> None:
    """Nothing is written but the question itself: no person, no notice, no step, no token, no event."""
    klien = masuk(kantor, kantor.dewi)
    with CaptureQueriesContext(connection) as catatan:
        jawab = klien.post(reverse("sosialisasi:tanya"), {"teks": TEKS, "tanpa_nama": "on", "tanda": "a"})
    satu = Pertanyaan.objects.get()
    tulis = re.findall(r'(?:INSERT INTO|UPDATE) "(\w+)"', " ".join(q["sql"] for q in catatan))
    assert (satu.penanya, satu.tanggal, jawab.url) == (None, hari_ini(), f"/pendapat/tanya/{satu.kode}/")
    assert [t for t in tulis if t != "django_session"] == ["sosialisasi_pertanyaan"]
    assert [m.objects.count() for m in (Pemberitahuan, LangkahPertanyaan, Kiriman)] == [0, 0, 0]


def test_pertanyaan_yang_sama_terkirim_dua_kali_satu(kantor: Kantor) -> None:
    klien, isi = masuk(kantor, kantor.dewi), {"teks": TEKS, "tanda": "a"}
    tujuan = {klien.post(reverse("sosialisasi:tanya"), isi).url for _ in range(2)}
    assert (len(tujuan), Pertanyaan.objects.get().penanya) == (1, kantor.akun(kantor.dewi))
    kosong = klien.post(reverse("sosialisasi:tanya"), {"teks": "apa?"})
    assert (kosong.status_code, list(kosong.context["form"].errors)) == (422, ["teks"])


def test_siapa_membaca_pertanyaan(kantor: Kantor) -> None:
    """One with a name: the asker and who answers; one without: whoever has the code."""
    jadikan_pengelola(kantor, kantor.hasan)
    bernama = domain.tanyakan(teks=TEKS, penanya=kantor.akun(kantor.dewi), tanda="")
    anonim = domain.tanyakan(teks=TEKS, penanya=None, tanda="")
    status = {
        o.nama: [
            masuk(kantor, o).get(reverse("sosialisasi:tanya_status", args=[t.kode])).status_code
            for t in (bernama, anonim)
        ]
        for o in (kantor.dewi, kantor.ratna, kantor.hasan, kantor.sari)
    }
    assert list(status.values()) == [[200, 200], [404, 200], [200, 200], [404, 200]]
    kelola = {
        o.nama: masuk(kantor, o).get(reverse("sosialisasi:kelola_tanya", args=[bernama.pk])).status_code
        for o in (kantor.dewi, kantor.ratna, kantor.hasan, kantor.sari)
    }
    assert list(kelola.values()) == [403, 403, 200, 403]


def test_jawaban_dikabarkan_dan_jawaban_bersamaan_ditolak(kantor: Kantor) -> None:
    satu = domain.tanyakan(teks=TEKS, penanya=kantor.akun(kantor.dewi), tanda="")
    assert satu.tenggat - satu.tanggal >= timedelta(days=7)
    with pytest.raises(ValidationError):
        domain.jawab(pertanyaan=satu, versi=1, jawaban="  ")
    domain.jawab(pertanyaan=satu, versi=1, jawaban="Boleh, dengan persetujuan.")
    with pytest.raises(ValidationError):
        domain.jawab(pertanyaan=satu, versi=1, jawaban="Tidak.")
    assert Pertanyaan.objects.get().jawaban == "Boleh, dengan persetujuan."
    assert [p.penerima.nama for p in Pemberitahuan.objects.all()] == ["Dewi Anggraini"]


@pytest.mark.parametrize(("sisa", "orang"), [(2, 0), (1, 1), (-3, 1)])
def test_pengelola_kota_diingatkan_sehari_sebelum_batas(kantor: Kantor, sisa: int, orang: int) -> None:
    jadikan_pengelola(kantor, kantor.hasan)
    jadikan_pengelola(kantor, kantor.ratna, kantor.dinas)
    domain.tanyakan(teks=TEKS, penanya=None, tanda="")
    Pertanyaan.objects.update(tenggat=hari_ini() + timedelta(days=sisa))
    assert domain.ingatkan() == orang


def test_beranda_pengelola_menyebut_pertanyaan(kantor: Kantor) -> None:
    jadikan_pengelola(kantor, kantor.hasan)
    domain.tanyakan(teks=TEKS, penanya=None, tanda="")
    assert "Jawab 1 pertanyaan" in masuk(kantor, kantor.hasan).get("/").text
    assert "Jawab 1 pertanyaan" not in masuk(kantor, kantor.dewi).get("/").text


def test_tanya_jawab_tampil_di_halamannya_tanpa_kueri(kantor: Kantor, django_capture_on_commit_callbacks) -> None:
    """Beside the page it was written for, and beside no other; the page takes no statement more."""
    klien, kabar = masuk(kantor, kantor.dewi), reverse("sosialisasi:kabar")
    with CaptureQueriesContext(connection) as sebelum:
        klien.get(kabar)
    data = {"tanya": "Apakah wajib?", "jawab": "Hanya yang bertanda.", "halaman": "sosialisasi:kabar"}
    with django_capture_on_commit_callbacks(execute=True):
        tanya_jawab.simpan(tanya_jawab=None, versi=0, data=data)
    with CaptureQueriesContext(connection) as sesudah:
        halaman = klien.get(kabar)
    assert ("Apakah wajib?" in halaman.text, len(sesudah)) == (True, len(sebelum))
    assert "Apakah wajib?" not in klien.get(reverse("sosialisasi:materi_daftar")).text
    cache.delete(tanya_jawab.KUNCI)
    assert (tanya_jawab.salin(), "Apakah wajib?" in klien.get(kabar).text) == (1, True)


def test_halaman_pilihan_memang_ada() -> None:
    from django.urls import get_resolver

    nama = {f"{ruang}:{pola}" for ruang, (_, r) in get_resolver().namespace_dict.items() for pola in r.reverse_dict}
    assert {h for h, _ in HALAMAN} <= nama


def test_dari_pertanyaan_menjadi_tanya_jawab(kantor: Kantor) -> None:
    jadikan_pengelola(kantor, kantor.hasan)
    satu = domain.tanyakan(teks=TEKS, penanya=None, tanda="", halaman="penilaian:skp")
    klien = masuk(kantor, kantor.hasan)
    klien.post(reverse("sosialisasi:kelola_tanya", args=[satu.pk]), {"jawaban": "Boleh.", "versi": "1"})
    url = f"{reverse('sosialisasi:kelola_tanya_jawab_tulis')}?asal={satu.pk}"
    form = klien.get(url).context["form"]
    assert (form["tanya"].value(), form["jawab"].value(), form["halaman"].value()) == (TEKS, "Boleh.", "penilaian:skp")
    klien.post(url, {"tanya": TEKS, "jawab": "Boleh.", "urutan": "1", "aktif": "on", "halaman": ""})
    assert TEKS in klien.get(reverse("sosialisasi:tanya_jawab"), {"cari": "target"}).text


def test_batas_dihitung_dalam_hari_kerja() -> None:
    """Asked on a Friday, answered by the Friday after."""
    from pegawai.domain.koreksi import tenggat_hari_kerja

    assert tenggat_hari_kerja(date(2026, 11, 27), domain.HARI_KERJA) == date(2026, 12, 4)


def test_bantuan_menunjuk_ke_bertanya_bagi_yang_masuk(kantor: Kantor) -> None:
    kata = "Pertanyaan tentang penilaian dan kebijakan"
    ada = [kata in k.get(reverse("kinerja:bantuan")).text for k in (masuk(kantor, kantor.dewi), Client())]
    assert ada == [True, False]
