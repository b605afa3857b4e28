"""Outside training: sent with evidence, explained, checked by others, counted when accepted, evidence kept private."""

from collections.abc import Iterator
from decimal import Decimal

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from kinerja.models import Berkas, Pemberitahuan
from pegawai.models import Pegawai, Peran
from pelatihan.models import RiwayatLuar
from pelatihan.rumus import uraian_jp
from tests.orang import AWAL, Kantor, rentang
from tests.pelatihan.test_katalog import klien

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.7\nisi\n%%EOF"
SEMINAR = {
    "nama": "Seminar mutu layanan",
    "penyelenggara": "Universitas Contoh",
    "mulai": "10/11/2026",
    "selesai": "11/11/2026",
    "hari": "2",
    "nomor": "12/SM/2026",
}


@pytest.fixture(autouse=True)
def _sekarang(settings, tmp_path) -> Iterator[None]:
    settings.STORAGES = settings.STORAGES | {
        "default": {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": str(tmp_path)}}
    }
    with time_machine.travel("2026-12-01T09:00:00+07:00", tick=False):
        yield


def kirim(kantor: Kantor, orang: Pegawai, bentuk: str = "seminar", lingkup: str = "nasional", **ubah: str):
    url = reverse("pelatihan:riwayat_kirim") + f"?bentuk={bentuk}&lingkup={lingkup}"
    isi = {k: v for k, v in (SEMINAR | ubah).items() if v} | {"bukti": SimpleUploadedFile("sertifikat.pdf", PDF)}
    return klien(kantor, orang).post(url, isi)


def putuskan(kantor: Kantor, orang: Pegawai, r: RiwayatLuar, putusan: str, alasan: str = "", versi: int = 1):
    url = reverse("pelatihan:riwayat_putuskan", args=[r.publik])
    return klien(kantor, orang).post(url, {"versi": versi, "putusan": putusan, "alasan": alasan})


@pytest.mark.parametrize(
    ("bentuk", "ada", "tidak", "bantuan"),
    [
        ("seminar&lingkup=nasional", "hari", "jp_asli", "Dihitung 4 JP sehari."),
        ("workshop&lingkup=internasional", "hari", "jp_asli", "Dihitung 7 JP sehari."),
        ("pelatihan_teknis&lingkup=internasional", "jp_asli", "hari", "ditambah 20 % karena internasional"),
        ("e_learning&lingkup=nasional", "jp_asli", "hari", "Dihitung sebanyak yang dijalankan."),
    ],
)
def test_bentuk_menentukan_yang_ditanya(kantor: Kantor, bentuk: str, ada: str, tidak: str, bantuan: str) -> None:
    url = reverse("pelatihan:riwayat_kirim")
    assert 'name="bentuk"' in klien(kantor, kantor.dewi).get(url).content.decode()
    teks = klien(kantor, kantor.dewi).get(f"{url}?bentuk={bentuk}").content.decode()
    assert f'name="{ada}"' in teks
    assert f'name="{tidak}"' not in teks
    assert bantuan in teks
    assert klien(kantor, kantor.dewi).get(f"{url}?bentuk=coaching&lingkup=nasional").status_code == 422


@pytest.mark.parametrize(
    ("masukan", "uraian"),
    [
        (("seminar", "2.0", None), "2 hari × 4 JP sehari"),
        (("workshop", "0.5", None, "internasional"), "0,5 hari × 7 JP sehari"),
        (("pelatihan_teknis", None, 24, "internasional"), "24 JP yang dijalankan, ditambah 20 % karena internasional"),
        (("pelatihan_teknis", None, "24.50"), "24,5 JP yang dijalankan"),
    ],
)
def test_uraian_jp(masukan: tuple, uraian: str) -> None:
    assert uraian_jp(*masukan) == uraian


def test_jp_terlihat_saat_mengetik(kantor: Kantor) -> None:
    url = reverse("pelatihan:riwayat_hitung") + "?bentuk=pelatihan_teknis&lingkup=internasional&jp_asli="
    dewi = klien(kantor, kantor.dewi)
    harap = "Akan dihitung <b>28,8 JP: 24 JP yang dijalankan, ditambah 20 % karena internasional</b>."
    assert harap in dewi.get(url + "24").content.decode()
    for salah in ("", "abc", "-1", "0", "1.234"):
        assert "JP dihitung begitu angkanya diisi." in dewi.get(url + salah).content.decode()


def test_dikirim_diperiksa_dihitung(kantor: Kantor) -> None:
    jawab = kirim(kantor, kantor.dewi)
    r = RiwayatLuar.objects.get()
    assert jawab["Location"] == reverse("pelatihan:riwayat", args=[r.publik])
    assert (r.jp, r.status, r.bukti.nama) == (Decimal(8), "diajukan", "sertifikat.pdf")
    teks = klien(kantor, kantor.dewi).get(jawab["Location"]).content.decode()
    assert "8 JP: 2 hari × 4 JP sehari" in teks
    assert 'value="terima"' not in teks
    assert klien(kantor, kantor.dewi).get(reverse("pelatihan:saya")).context["belajar"].jp == 0
    putuskan(kantor, kantor.sari, r, "terima")
    assert klien(kantor, kantor.dewi).get(reverse("pelatihan:saya")).context["belajar"].jp == 8
    assert list(Pemberitahuan.objects.values_list("penerima__pegawai__nama", "judul", "tautan")) == [
        ("Dewi Anggraini", "Diterima: Seminar mutu layanan", jawab["Location"])
    ]


def test_menolak_perlu_alasan_dan_putusan_tidak_berganti(kantor: Kantor) -> None:
    kirim(kantor, kantor.dewi)
    r = RiwayatLuar.objects.get()
    tanpa = putuskan(kantor, kantor.sari, r, "tolak")
    assert tanpa.status_code == 422
    assert "Tulis mengapa tidak diterima dan apa yang perlu dikirim." in tanpa.content.decode()
    putuskan(kantor, kantor.sari, r, "tolak", "Nomornya tidak terbaca")
    r.refresh_from_db()
    assert (r.status, r.alasan) == ("ditolak", "Nomornya tidak terbaca")
    putuskan(kantor, kantor.sari, r, "terima")
    putuskan(kantor, kantor.sari, r, "terima", versi=r.versi)
    r.refresh_from_db()
    assert r.status == "ditolak"


def test_tidak_ada_yang_memeriksa_miliknya_sendiri(kantor: Kantor) -> None:
    kirim(kantor, kantor.sari)
    r = RiwayatLuar.objects.get()
    assert putuskan(kantor, kantor.sari, r, "terima").status_code == 403
    r.refresh_from_db()
    assert r.status == "diajukan"


def test_siapa_membuka_bukti_dan_antrean(kantor: Kantor) -> None:
    """Dewi sent it; her superior reads, HR of the city checks, a manager of another agency sees nothing."""
    kirim(kantor, kantor.dewi)
    r = RiwayatLuar.objects.get()
    Peran.objects.create(
        pengguna=kantor.akun(kantor.hasan),
        nama="pengelola_pelatihan",
        unit=kantor.lain,
        masa=rentang(AWAL),
        alasan="uji",
    )
    orang = (kantor.dewi, kantor.ratna, kantor.hasan, kantor.sari)
    for nama in ("riwayat", "riwayat_bukti"):
        url = reverse(f"pelatihan:{nama}", args=[r.publik])
        assert [klien(kantor, o).get(url).status_code for o in orang] == [200, 200, 404, 200]
    bukti = klien(kantor, kantor.sari).get(reverse("pelatihan:riwayat_bukti", args=[r.publik]))
    assert b"".join(bukti.streaming_content) == PDF
    assert (bukti["Cache-Control"], bukti["Content-Disposition"]) == (
        "private, no-store",
        'attachment; filename="sertifikat.pdf"',
    )
    assert [putuskan(kantor, o, r, "terima").status_code for o in (kantor.ratna, kantor.hasan)] == [403, 404]
    antrean = [klien(kantor, o).get(reverse("pelatihan:riwayat_periksa")) for o in orang]
    assert [j.status_code for j in antrean] == [403, 403, 200, 200]
    assert [len(j.context["page_obj"]) for j in antrean[2:]] == [0, 1]


def test_isian_salah_disebut_di_sampingnya(kantor: Kantor) -> None:
    besok = kirim(kantor, kantor.dewi, mulai="02/12/2026", selesai="02/12/2026").content.decode()
    assert "Pelatihan dilaporkan sesudah selesai." in besok
    terbalik = kirim(kantor, kantor.dewi, mulai="11/11/2026", selesai="10/11/2026").content.decode()
    assert "Tanggal selesai tidak boleh sebelum tanggal mulai." in terbalik
    nol = kirim(kantor, kantor.dewi, hari="0").content.decode()
    assert "harus lebih dari nol" in nol
    assert not RiwayatLuar.objects.exists()


def test_tidak_dikirim_dua_kali_kecuali_ditolak(kantor: Kantor) -> None:
    kirim(kantor, kantor.dewi)
    r = RiwayatLuar.objects.get()
    nomor = kirim(kantor, kantor.dewi, nama="Nama lain")
    assert "Sertifikat bernomor ini sudah Anda kirim." in nomor.content.decode()
    nama = kirim(kantor, kantor.dewi, nama="seminar MUTU layanan", nomor="")
    assert "Pelatihan ini sudah Anda kirim." in nama.content.decode()
    assert kirim(kantor, kantor.hasan).status_code == 302
    putuskan(kantor, kantor.sari, r, "tolak", "Nomornya tidak terbaca")
    assert kirim(kantor, kantor.dewi).status_code == 302


@pytest.mark.parametrize("banyak", [1, 3])
def test_antrean_tidak_menambah_kueri(kantor: Kantor, banyak: int, django_assert_num_queries) -> None:
    for n in range(banyak):
        kirim(kantor, kantor.dewi, nama=f"Seminar {n}", nomor=str(n))
    sari = klien(kantor, kantor.sari)
    with django_assert_num_queries(8):
        sari.get(reverse("pelatihan:riwayat_periksa"))


@pytest.mark.parametrize(
    ("ubah", "field", "kata"),
    [
        ({"hari": "3"}, "hari", "Dari tanggal mulai sampai selesai hanya 2 hari. Periksa lamanya atau tanggalnya."),
        ({"mulai": "12/11/2026"}, "selesai", "Tanggal selesai tidak boleh sebelum tanggal mulai."),
        ({"selesai": "31/12/2026"}, "selesai", "Pelatihan dilaporkan sesudah selesai."),
    ],
)
def test_lama_tidak_melebihi_tanggalnya(kantor: Kantor, ubah: dict, field: str, kata: str) -> None:
    jawab = kirim(kantor, kantor.dewi, **ubah)
    assert (jawab.status_code, dict(jawab.context["form"].errors)) == (422, {field: [kata]})
    assert not RiwayatLuar.objects.exists()


def test_yang_salah_kirim_ditarik_pengirimnya_sebelum_diperiksa(kantor: Kantor) -> None:
    kirim(kantor, kantor.dewi)
    r = RiwayatLuar.objects.get()
    alamat = reverse("pelatihan:riwayat_tarik", args=[r.publik])
    assert alamat in klien(kantor, kantor.dewi).get(reverse("pelatihan:riwayat", args=[r.publik])).content.decode()
    assert klien(kantor, kantor.ratna).post(alamat, {"versi": 1}).status_code == 403
    assert klien(kantor, kantor.dewi).post(alamat, {"versi": 1})["Location"] == reverse("pelatihan:saya")
    assert (RiwayatLuar.objects.count(), Berkas.objects.count()) == (0, 0)
    kirim(kantor, kantor.dewi)
    r = RiwayatLuar.objects.get()
    putuskan(kantor, kantor.sari, r, "terima")
    r.refresh_from_db()
    alamat = reverse("pelatihan:riwayat_tarik", args=[r.publik])
    assert alamat not in klien(kantor, kantor.dewi).get(reverse("pelatihan:riwayat", args=[r.publik])).content.decode()
    klien(kantor, kantor.dewi).post(alamat, {"versi": r.versi})
    assert RiwayatLuar.objects.get().status == "diterima"
