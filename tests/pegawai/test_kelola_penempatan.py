"""Pages of HR about assessors, acting heads, the end of service and accounts: who may, preview first, then done."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from kinerja.waktu import hari_ini
from pegawai.choices import NamaPeran
from pegawai.models import Pegawai, Penempatan, Peran
from pegawai.queries.riwayat import riwayat
from tests.orang import Kantor, buat_pegawai, tempatkan

HARI = f"{hari_ini():%d/%m/%Y}"


def _empat(client: Client, kantor: Kantor, url: str, *, post: bool = False) -> tuple[int, ...]:
    kode = []
    for orang in (kantor.dewi, kantor.ratna, kantor.hasan, kantor.sari):
        client.force_login(kantor.akun(orang))
        kode.append((client.post if post else client.get)(url).status_code)
    return tuple(kode)


@pytest.mark.parametrize("nama", ["ganti_penilai", "akhiri"])
def test_halaman_orang_hanya_untuk_hr_dan_bukan_dirinya(client: Client, kantor: Kantor, nama: str) -> None:
    assert _empat(client, kantor, reverse(f"pegawai:{nama}", args=[kantor.dewi.publik])) == (403, 403, 404, 200)
    assert client.get(reverse(f"pegawai:{nama}", args=[kantor.sari.publik])).status_code == 403


@pytest.mark.parametrize("nama", ["akun_tutup", "akun_buka"])
def test_akun_hanya_oleh_hr_dan_bukan_miliknya(client: Client, kantor: Kantor, nama: str) -> None:
    url = reverse(f"pegawai:{nama}", args=[kantor.dewi.publik])
    assert _empat(client, kantor, url, post=True) == (403, 403, 404, 302)
    assert client.post(reverse(f"pegawai:{nama}", args=[kantor.sari.publik])).status_code == 403


@pytest.mark.parametrize("nama", ["ganti_penilai_unit", "plt"])
def test_halaman_unit_hanya_untuk_hr_unit_itu(client: Client, kantor: Kantor, nama: str) -> None:
    url = reverse(f"pegawai:{nama}", args=[kantor.seksi.kode])
    assert _empat(client, kantor, url) == (403, 403, 403, 200)
    Peran.objects.all().delete()
    for unit, kode in ((kantor.dinas, 200), (kantor.lain, 403)):
        peran = Peran.objects.create(
            pengguna=kantor.akun(kantor.hasan),
            nama=NamaPeran.ADMIN_KEPEGAWAIAN,
            unit=unit,
            masa=kantor.dewi.penempatan.get().masa,
            alasan="uji",
        )
        client.force_login(kantor.akun(kantor.hasan))
        assert client.get(url).status_code == kode, unit
        peran.delete()


def _dua_langkah(client: Client, url: str, data: dict[str, object]) -> tuple[object, object]:
    """The preview and the answer to the same values with its seal."""
    lihat = client.post(url, data)
    assert lihat.status_code == 200, lihat
    assert lihat.context["form"].errors == {}
    return lihat, client.post(url, data | {"pasti": lihat.context["form"].data["pasti"]})


def test_ganti_penilai_menunjukkan_akibat_dahulu(client: Client, kantor: Kantor) -> None:
    client.force_login(kantor.akun(kantor.sari))
    url = reverse("pegawai:ganti_penilai", args=[kantor.dewi.publik])
    data = {
        "penilai": "Bambang Wijaya",
        "mulai": HARI,
        "alasan": "Ratna cuti",
        "dari": kantor.dewi.penempatan.get().pk,
    }
    lihat, jadi = _dua_langkah(client, url, data)
    assert lihat.context["akibat"] == [
        f"Mulai {HARI} Dewi Anggraini dinilai oleh Bambang Wijaya; sebelumnya Ratna Kusuma.",
        "Penilaian sampai sehari sebelumnya tetap menjadi tugas penilai lama dan tersimpan.",
    ]
    assert (jadi.status_code, [p.penilai.nama for p in kantor.dewi.penempatan.all()]) == (
        302,
        ["Bambang Wijaya", "Ratna Kusuma"],
    )


def test_ganti_penilai_banyak_melewati_yang_ditolak(client: Client, kantor: Kantor) -> None:
    client.force_login(kantor.akun(kantor.sari))
    url = reverse("pegawai:ganti_penilai_unit", args=[kantor.seksi.kode])
    data = {"orang": [kantor.dewi.pk, kantor.ratna.pk], "penilai": kantor.bambang.nip, "mulai": HARI, "alasan": "SK"}
    lihat, jadi = _dua_langkah(client, url, data)
    hasil = lihat.context["hasil"]
    assert ([o.nama for o in hasil.berhasil], [(o.nama, pesan) for o, pesan in hasil.ditolak]) == (
        ["Dewi Anggraini"],
        [("Ratna Kusuma", "Bambang Wijaya sudah menjadi penilainya.")],
    )
    assert (jadi.status_code, Penempatan.objects.pada().get(pegawai=kantor.dewi).penilai) == (302, kantor.bambang)


def test_hr_tidak_ikut_terpilih_sendiri(client: Client, kantor: Kantor) -> None:
    client.force_login(kantor.akun(kantor.sari))
    halaman = client.get(reverse("pegawai:ganti_penilai_unit", args=[kantor.lain.kode]))
    assert [b.pegawai.nama for b in halaman.context["baris"]] == ["Hasan Basri"]


def test_akhiri_tugas_menyebut_akibat_lalu_menutup(client: Client, kantor: Kantor) -> None:
    client.force_login(kantor.akun(kantor.sari))
    url = reverse("pegawai:akhiri", args=[kantor.ratna.publik])
    terakhir = f"{hari_ini() - timedelta(days=1):%d/%m/%Y}"
    data = {
        "sebab": "pensiun",
        "terakhir": terakhir,
        "alasan": "SK Pensiun",
        "dari": kantor.ratna.penempatan.get().pk,
    }
    lihat, jadi = _dua_langkah(client, url, data)
    assert lihat.context["akibat"] == [
        f"Tugas Ratna Kusuma sebagai Kepala di Seksi Pelayanan berakhir {terakhir}.",
        "1 orang yang dinilainya perlu penilai baru; mereka muncul di halaman Tanpa penilai.",
        "Seksi Pelayanan tidak punya kepala; tugaskan Plt. bila perlu.",
        "Akunnya ditutup pada malam setelah hari terakhir.",
    ]
    kantor.ratna.refresh_from_db()
    assert (jadi.status_code, kantor.ratna.status, kantor.akun(kantor.ratna).is_active) == (302, "pensiun", False)
    assert sorted((p.hal, p.alasan) for p in riwayat(kantor.ratna) if p.alasan) == [
        ("Akun", "Tugas berakhir: pensiun"),
        ("Data pegawai", "Tugas berakhir: pensiun"),
        ("Penempatan", "SK Pensiun"),
    ]


def test_plt_ditugaskan_lalu_diakhiri(client: Client, kantor: Kantor) -> None:
    client.force_login(kantor.akun(kantor.sari))
    url = reverse("pegawai:plt", args=[kantor.seksi.kode])
    data = {"pegawai": kantor.hasan.nip, "jenis": "plt", "jabatan": kantor.jabatan.pk, "mulai": HARI, "selesai": HARI}
    ditolak = client.post(url, data | {"alasan": "Kosong"})
    assert list(ditolak.context["form"].errors) == ["jenis"]
    assert _dua_langkah(client, url, data | {"jenis": "plh", "alasan": "Dinas luar"})[1].status_code == 302
    baris = Penempatan.objects.get(jenis="plh")
    akhiri = reverse("pegawai:plt_akhiri", args=[kantor.seksi.kode, baris.pk])
    assert _empat(client, kantor, akhiri, post=True) == (403, 403, 403, 302)
    assert Penempatan.objects.filter(jenis="plh").count() == 1
    client.post(akhiri, {"alasan": "Kembali"})
    assert Penempatan.objects.filter(jenis="plh").count() == 0


def test_jumlah_kueri_tetap(client: Client, kantor: Kantor) -> None:
    client.force_login(kantor.akun(kantor.sari))
    url = [reverse(f"pegawai:{n}", args=[kantor.seksi.kode]) for n in ("ganti_penilai_unit", "plt", "unit")]
    url += [
        reverse(f"pegawai:{n}", args=[kantor.dewi.publik]) for n in ("ganti_penilai", "akhiri", "profil", "riwayat")
    ]

    def hitung() -> list[int]:
        jumlah = []
        for u in url:
            with CaptureQueriesContext(connection) as kueri:
                assert client.get(u).status_code == 200
            jumlah.append(len(kueri))
        return jumlah

    satu = hitung()
    for urut in (911, 912):
        tempatkan(buat_pegawai(f"Baru {urut}", urut), kantor.seksi, kantor.jabatan, kantor.ratna)
    assert (hitung(), max(satu) <= 12) == (satu, True), list(zip(url, satu, strict=True))


def test_akun_ditutup_mengeluarkan_pemiliknya(client: Client, kantor: Kantor) -> None:
    dewi = Client()
    dewi.force_login(kantor.akun(kantor.dewi))
    client.force_login(kantor.akun(kantor.sari))
    client.post(reverse("pegawai:akun_tutup", args=[kantor.dewi.publik]), {"alasan": "Cuti panjang"})
    assert dewi.get(reverse("beranda:beranda")).status_code == 302
    client.post(reverse("pegawai:akun_buka", args=[kantor.dewi.publik]), {"alasan": "Kembali"})
    assert Pegawai.objects.get(pk=kantor.dewi.pk).akun.is_active is True
