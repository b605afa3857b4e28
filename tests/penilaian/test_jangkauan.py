"""Reached, opened, done by agency: what each column counts, and who may see it."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from kinerja.domain.pemberitahuan import surelkan
from kinerja.models import Pemberitahuan
from pegawai.choices import JenisJabatan
from pegawai.models import Pengguna
from penilaian.choices import JenisPeriode
from penilaian.domain.pengingat import ingatkan
from penilaian.models import SKP, AturanJenisPeriode, Periode
from penilaian.queries.jangkauan import TAHAP, batang_jangkauan, jangkauan
from tests.orang import Kantor, buat_pegawai, tempatkan
from tests.penilaian.skp_contoh import berlaku, buat_periode
from tests.penilaian.test_pengingat import dalam

pytestmark = pytest.mark.django_db
DINAS = ("Dinas Kependudukan", 3)


@pytest.fixture
def periode(kantor: Kantor) -> Periode:
    return buat_periode()


@pytest.fixture
def skp(kantor: Kantor, periode: Periode) -> SKP:
    return berlaku(kantor, periode)


def baris(kantor: Kantor, periode: Periode) -> list[tuple]:
    hasil = jangkauan(kantor.akun(kantor.sari), periode)
    return [(b["nama"], b["orang"], *(b[nama] for nama, _, _ in TAHAP)) for b in hasil.per_opd]


def test_dikabari_disurel_dibuka_lalu_dikerjakan(kantor: Kantor, periode: Periode, skp: SKP) -> None:
    Pemberitahuan.objects.all().delete()
    ingatkan(periode=dalam(periode, 7, 3))
    assert baris(kantor, periode)[0] == (*DINAS, 2, 0, 0, 1, 0, 0)
    Pengguna.objects.filter(pegawai=kantor.ratna).update(email="")
    surelkan()
    # Ratna has no address: she was told in the application alone.
    assert baris(kantor, periode)[0] == (*DINAS, 2, 1, 0, 1, 0, 0)
    Pemberitahuan.objects.filter(penerima__pegawai=kantor.dewi).update(dibaca=timezone.now())
    assert baris(kantor, periode)[0] == (*DINAS, 2, 1, 1, 1, 0, 0)
    Pengguna.objects.filter(pegawai=kantor.dewi).update(is_active=False)
    assert baris(kantor, periode)[0] == (*DINAS, 1, 0, 0, 1, 0, 0)


def test_hanya_kabar_periode_itu_dan_jabatan_yang_jenisnya_sama(kantor: Kantor, periode: Periode, skp: SKP) -> None:
    Pemberitahuan.objects.update(harian=periode.rentang.lower - timedelta(days=1))
    assert [b[2] for b in baris(kantor, periode)] == [0, 0]
    AturanJenisPeriode.objects.create(jenis_jabatan=JenisJabatan.PENGAWAS, jenis=JenisPeriode.SEMESTER)
    assert [b[:2] for b in baris(kantor, periode)] == [("Dinas Kependudukan", 1), ("Dinas Kesehatan", 2)]


def test_bagan_menaruh_yang_paling_tertinggal_di_atas() -> None:
    isi = [
        {"nama": "A", "orang": 3, "dibuka": 2, "melapor": 3, "dinilai": 3},
        {"nama": "B", "orang": 4, "dibuka": 0, "melapor": 1, "dinilai": 0},
    ]
    assert [(b["nama"], [n for _, n in b["persen"]]) for b in batang_jangkauan(isi)] == [
        ("B", [0, 25, 0]),
        ("A", [66, 100, 100]),
    ]


def test_halaman_daftar_unduhan_dan_siapa_boleh(client: Client, kantor: Kantor, periode: Periode, skp: SKP) -> None:
    url = reverse("penilaian:jangkauan", args=[periode.kode])
    belum = reverse("penilaian:jangkauan_belum", args=[periode.kode])
    for nama, kode in (("dewi", 403), ("ratna", 403), ("hasan", 403), ("sari", 200)):
        client.force_login(kantor.akun(getattr(kantor, nama)))
        assert (client.get(url).status_code, client.get(belum).status_code) == (kode, kode), nama
    assert url in client.get(reverse("penilaian:periode", args=[periode.kode])).content.decode()
    orang = client.get(belum, {"tahap": "berencana", "opd": kantor.dinas.pk}).context["page_obj"]
    assert [p.pegawai.nama for p in orang] == ["Bambang Wijaya", "Ratna Kusuma"]
    assert "Dinas Kependudukan" in b"".join(client.get(url, {"unduh": "csv"})).decode()
    assert "Ratna" in b"".join(client.get(belum, {"tahap": "berencana", "unduh": "csv"})).decode()


def test_jumlah_kueri_tetap(client: Client, kantor: Kantor, periode: Periode, skp: SKP) -> None:
    client.force_login(kantor.akun(kantor.sari))
    daftar = [reverse(f"penilaian:{n}", args=[periode.kode]) for n in ("jangkauan", "jangkauan_belum")]

    def hitung() -> list[int]:
        jumlah = []
        for u in daftar:
            with CaptureQueriesContext(connection) as kueri:
                assert client.get(u).status_code == 200
            jumlah.append(len(kueri))
        return jumlah

    satu = hitung()
    for n in (961, 962):
        tempatkan(buat_pegawai(f"Baru {n}", n), kantor.seksi, kantor.jabatan, kantor.ratna)
    assert (hitung(), max(satu) <= 12) == (satu, True), satu
