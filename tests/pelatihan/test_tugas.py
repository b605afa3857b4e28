"""What waits in learning stands on the home page of who has to act."""

from datetime import date, timedelta

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from kinerja.navigasi import untuk
from pelatihan.domain import pendampingan
from pelatihan.domain import peserta as domain
from pelatihan.domain import rencana as domain_rencana
from pelatihan.models import Perubahan, Peserta, RiwayatLuar
from tests.orang import Kantor, rentang
from tests.pelatihan.pelatihan_contoh import angkatan, program
from tests.pelatihan.test_katalog import klien
from tests.pelatihan.test_kelola_angkatan import Pengelola, pengelola  # noqa: F401  (fixture)
from tests.pelatihan.test_luar import kirim
from tests.pelatihan.test_rencana import rencana

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _sekarang(settings, tmp_path):
    settings.STORAGES = settings.STORAGES | {
        "default": {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": str(tmp_path)}}
    }
    with time_machine.travel("2026-12-01T09:00:00+07:00", tick=False):
        yield


def tugas(klien_: Client) -> list[tuple[str, str, str]]:
    """Title, button and address of what home says about batches and plans."""
    semua = klien_.get(reverse("beranda:beranda")).context["tugas"]
    return [(t.judul, t.tombol, t.url) for t in semua if "/pelatihan/kelola/" in t.url]


def judul(kantor: Kantor, orang) -> list[tuple[str, date | None]]:
    tugas = klien(kantor, orang).get(reverse("beranda:beranda")).context["tugas"]
    kata = ("pelatihan", "pertemuan", "belajar")
    return [(t.judul, t.tenggat and t.tenggat.date()) for t in tugas if any(k in t.judul for k in kata)]


def test_tiap_orang_melihat_gilirannya(kantor: Kantor) -> None:
    """Dewi asks for a place, writes a meeting and sends evidence; Ratna answers and confirms; Sari checks."""
    domain.usulkan(angkatan=angkatan(), pegawai=kantor.dewi, asal="pegawai")
    damping = pendampingan.mulai(
        bentuk="coaching",
        pegawai=kantor.dewi,
        pembimbing=kantor.ratna,
        topik="Antrean",
        tujuan="Urai",
        tanggal=date(2026, 12, 1),
    )
    pendampingan.catat_pertemuan(
        pendampingan=damping, oleh=kantor.dewi, tanggal=date(2026, 12, 1), menit=45, catatan="Isi"
    )
    kirim(kantor, kantor.dewi)
    assert RiwayatLuar.objects.count() == 1
    assert judul(kantor, kantor.dewi) == []
    assert judul(kantor, kantor.ratna) == [
        ("Jawab 1 usulan pelatihan", None),
        ("Benarkan 1 pertemuan pendampingan", None),
    ]
    assert judul(kantor, kantor.sari) == [("Periksa 1 bukti pelatihan luar", None)]
    for orang in (kantor.hasan, kantor.bambang):
        assert judul(kantor, orang) == []


def test_pertanyaan_perubahan_dengan_tenggatnya(kantor: Kantor) -> None:
    ikut = Peserta.objects.create(angkatan=angkatan(), pegawai=kantor.dewi, asal="pegawai", status="lulus")
    Perubahan.objects.create(
        peserta=ikut,
        pihak="peserta",
        responden=kantor.dewi,
        masa=rentang(date(2026, 12, 1), date(2026, 12, 1) + timedelta(days=30)),
    )
    harap = ("Jawab 1 pertanyaan tentang pekerjaan sesudah pelatihan", date(2026, 12, 31))
    assert judul(kantor, kantor.dewi) == [harap]


def test_pengelola_membaca_langkah_tiap_angkatan(kantor: Kantor, pengelola: Pengelola) -> None:  # noqa: F811
    """One batch by its step, with four only their number; the menu then says how many. Joko runs none of them."""
    satu = angkatan(program(kapasitas=1))
    domain.usulkan(angkatan=satu, pegawai=kantor.dewi, asal="atasan", oleh=kantor.akun(kantor.ratna))
    with time_machine.travel("2026-12-08T09:00:00+07:00", tick=False):
        lina = pengelola.lina
        hadir = reverse("pelatihan:kelola_hadir", args=[satu.publik])
        assert tugas(lina) == [(f"Catat kehadiran: {satu}", "Catat kehadiran", hadir)]
        assert tugas(pengelola.joko) == []
    for n in range(3):
        angkatan(program(kode=f"p{n}"))
    with time_machine.travel("2026-12-08T09:00:00+07:00", tick=False):
        lina = pengelola.lina
        assert tugas(lina) == [("Urus 4 angkatan pelatihan", "Lihat", reverse("pelatihan:kelola"))]
    (butir,) = [b for b in untuk(pengelola.akun_lina) if b.nama_url == "pelatihan:kelola"]
    assert butir.hitung is not None
    assert butir.hitung(pengelola.akun_lina) == 4


def test_rencana_menunggu_kepala_lalu_kota_lalu_penyusunnya(kantor: Kantor, pengelola: Pengelola) -> None:  # noqa: F811
    """Joko's draft waits for Bambang, then for Lina; returned it waits for Joko again (and stands in Lina's city)."""
    satu = rencana(kantor)
    daftar = reverse("pelatihan:rencana_daftar")
    putuskan = ("Putuskan 1 rencana pelatihan", "Baca", daftar)
    perbaiki = ("Perbaiki 1 rencana pelatihan yang dikembalikan", "Perbaiki", daftar)

    def menunggu(baca: tuple[str, str, str] = putuskan) -> list[str]:
        orang = {"joko": pengelola.joko, "bambang": klien(kantor, kantor.bambang), "lina": pengelola.lina}
        return [nama for nama, k in orang.items() if baca in tugas(k)]

    assert menunggu() == []
    domain_rencana.teruskan(rencana=satu, versi=1, oleh=pengelola.akun_joko)
    assert menunggu() == ["bambang"]
    domain_rencana.teruskan(rencana=satu, versi=2, oleh=kantor.akun(kantor.bambang))
    assert menunggu() == ["lina"]
    assert [r.pk for r in pengelola.lina.get(reverse("pelatihan:kelola")).context["rencana"]] == [satu.pk]
    domain_rencana.kembalikan(rencana=satu, versi=3, catatan="Cari dana")
    assert (menunggu(), menunggu(perbaiki)) == ([], ["joko", "lina"])


def test_menu_menghitung_rencana_dan_bukti_luar(kantor: Kantor, pengelola: Pengelola) -> None:  # noqa: F811
    """Home counts what waits for Lina: one plan, one evidence; checked, the evidence leaves the menu at once."""
    satu = rencana(kantor)
    domain_rencana.teruskan(rencana=satu, versi=1, oleh=pengelola.akun_joko)
    domain_rencana.teruskan(rencana=satu, versi=2, oleh=kantor.akun(kantor.bambang))
    kirim(kantor, kantor.dewi)

    def menu() -> tuple[int, ...]:
        butir = {b.nama_url: b for b in untuk(pengelola.akun_lina)}
        return tuple(butir[f"pelatihan:{n}"].hitung(pengelola.akun_lina) for n in ("kelola", "riwayat_periksa"))

    pengelola.lina.get(reverse("beranda:beranda"))
    assert menu() == (1, 1)
    luar = RiwayatLuar.objects.get()
    pengelola.lina.post(reverse("pelatihan:riwayat_putuskan", args=[luar.publik]), {"versi": 1, "putusan": "terima"})
    assert menu() == (1, 0)
    teks = pengelola.lina.get(reverse("pelatihan:kelola")).content.decode()
    assert "Menunggu Anda: 0 angkatan, 1 rencana, 0 bukti pelatihan luar" in teks
