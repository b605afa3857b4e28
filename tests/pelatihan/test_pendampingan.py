"""Coaching and mentoring between two of one agency: begun, met, confirmed by the other, ended."""

from datetime import date
from decimal import Decimal

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.urls import reverse

from kinerja.models import Pemberitahuan
from pegawai.models import UnitKerja
from pelatihan.domain import pendampingan as domain
from pelatihan.models import Pendampingan, Pertemuan
from tests.orang import Kantor
from tests.pelatihan.test_katalog import klien

pytestmark = pytest.mark.django_db
ISI = {
    "peran": "dibimbing",
    "bentuk": "coaching",
    "topik": "Antrean pagi",
    "tujuan": "Antrean terurai sebelum pukul 10",
    "tanggal": "01/12/2026",
}


@pytest.fixture(autouse=True)
def _sekarang():
    with time_machine.travel("2026-12-01T09:00:00+07:00", tick=False):
        yield


def mulai(kantor: Kantor, **ubah: object) -> Pendampingan:
    isi = {
        "bentuk": "coaching",
        "pegawai": kantor.dewi,
        "pembimbing": kantor.ratna,
        "topik": "Antrean",
        "tujuan": "Urai",
    }
    return domain.mulai(**(isi | {"tanggal": date(2026, 11, 2)} | ubah))


def test_dicari_dengan_nama_di_perangkat_daerah_sendiri(kantor: Kantor) -> None:
    assert UnitKerja.objects.get(pk=kantor.seksi.pk).opd_id == kantor.dinas.pk
    url = reverse("pelatihan:pendampingan_mulai")
    dewi = klien(kantor, kantor.dewi)
    pilihan = lambda cari: [o.nama for o in dewi.get(url, {"cari": cari}).context["form"].fields["orang"].queryset]  # noqa: E731
    assert pilihan("ratnaa") == ["Ratna Kusuma"]
    assert pilihan("bambang") == ["Bambang Wijaya"]
    assert pilihan("hasan") == pilihan("dewi") == pilihan("") == []
    hasan = dewi.post(f"{url}?cari=ratna", ISI | {"orang": kantor.hasan.publik})
    assert hasan.status_code == 422
    jawab = dewi.post(f"{url}?cari=ratna", ISI | {"orang": kantor.ratna.publik})
    satu = Pendampingan.objects.get()
    assert jawab["Location"] == reverse("pelatihan:pendampingan_lihat", args=[satu.publik])
    assert (satu.pegawai, satu.pembimbing, satu.mulai) == (kantor.dewi, kantor.ratna, date(2026, 12, 1))
    kabar = Pemberitahuan.objects.values_list("penerima__pegawai__nama", "judul")
    assert list(kabar) == [("Ratna Kusuma", "Dewi Anggraini memulai coaching dengan Anda")]


def test_pembimbing_juga_dapat_memulai(kantor: Kantor) -> None:
    url = reverse("pelatihan:pendampingan_mulai") + "?cari=dewi"
    klien(kantor, kantor.ratna).post(url, ISI | {"orang": kantor.dewi.publik, "peran": "membimbing"})
    satu = Pendampingan.objects.get()
    assert (satu.pegawai, satu.pembimbing) == (kantor.dewi, kantor.ratna)


def test_pertemuan_dihitung_setelah_dibenarkan_yang_lain(kantor: Kantor) -> None:
    satu = mulai(kantor)
    temu = reverse("pelatihan:pendampingan_temu", args=[satu.publik])
    dewi, ratna = klien(kantor, kantor.dewi), klien(kantor, kantor.ratna)
    dewi.post(temu, {"tanggal": "01/12/2026", "menit": "90", "catatan": "Mencatat jam ramai"})
    (p,) = Pertemuan.objects.all()
    sah = reverse("pelatihan:pendampingan_benarkan", args=[satu.publik, p.pk])
    dewi.post(sah)
    p.refresh_from_db()
    assert p.dibenarkan is None
    assert "Perlu Anda benarkan" in ratna.get(reverse("pelatihan:pendampingan_daftar")).content.decode()
    ratna.post(sah)
    p.refresh_from_db()
    assert p.dibenarkan is not None
    assert dewi.get(reverse("pelatihan:saya")).context["belajar"].jp == Decimal(2)
    assert ratna.get(reverse("pelatihan:saya")).context["belajar"].jp == 0


@pytest.mark.parametrize(
    ("ubah", "pesan"),
    [
        ({"tanggal": "01/11/2026"}, "Isi tanggal antara 02/11/2026 dan hari ini."),
        ({"tanggal": "02/12/2026"}, "Isi tanggal antara 02/11/2026 dan hari ini."),
        ({"menit": "481"}, "Satu pertemuan paling lama 480 menit."),
        ({"catatan": ""}, "Isi bagian ini."),
    ],
)
def test_pertemuan_yang_tidak_mungkin(kantor: Kantor, ubah: dict[str, str], pesan: str) -> None:
    url = reverse("pelatihan:pendampingan_temu", args=[mulai(kantor).publik])
    isi = {"tanggal": "01/12/2026", "menit": "45", "catatan": "Isi"} | ubah
    jawab = klien(kantor, kantor.dewi).post(url, isi)
    assert jawab.status_code == 422
    assert pesan in jawab.content.decode()
    assert not Pertemuan.objects.exists()


def test_hanya_kedua_orang_itu(kantor: Kantor) -> None:
    """Learner and guide; neither the head of the agency nor HR reads what is said there."""
    satu = mulai(kantor)
    url = reverse("pelatihan:pendampingan_lihat", args=[satu.publik])
    orang = (kantor.dewi, kantor.ratna, kantor.bambang, kantor.hasan, kantor.sari)
    assert [klien(kantor, o).get(url).status_code for o in orang] == [200, 200, 404, 404, 404]
    p = domain.catat_pertemuan(pendampingan=satu, oleh=kantor.dewi, tanggal=date(2026, 12, 1), menit=45, catatan="Isi")
    with pytest.raises(ValidationError, match="milik dua orang lain"):
        domain.benarkan(pertemuan=p, oleh=kantor.bambang)
    with pytest.raises(ValidationError, match="milik dua orang lain"):
        domain.catat_pertemuan(
            pendampingan=satu, oleh=kantor.bambang, tanggal=date(2026, 12, 1), menit=45, catatan="Isi"
        )


def test_berakhir_dengan_hasil_sekali(kantor: Kantor) -> None:
    satu = mulai(kantor)
    url = reverse("pelatihan:pendampingan_akhiri", args=[satu.publik])
    dewi, ratna = klien(kantor, kantor.dewi), klien(kantor, kantor.ratna)
    assert dewi.post(url, {"versi": satu.versi, "hasil": " "}).status_code == 422
    dewi.post(url, {"versi": satu.versi, "hasil": "Menata antrean sendiri"})
    ulang = ratna.post(url, {"versi": satu.versi, "hasil": "Lain"}, follow=True)
    assert "Sudah diubah pasangan Anda" in ulang.content.decode()
    satu.refresh_from_db()
    assert (satu.selesai, satu.hasil) == (date(2026, 12, 1), "Menata antrean sendiri")
    temu = reverse("pelatihan:pendampingan_temu", args=[satu.publik])
    jawab = dewi.post(temu, {"tanggal": "01/12/2026", "menit": "45", "catatan": "Isi"})
    assert "Pendampingan ini sudah selesai." in jawab.content.decode()


@pytest.mark.parametrize("banyak", [1, 3])
def test_halaman_tidak_menambah_kueri(kantor: Kantor, banyak: int, django_assert_num_queries) -> None:
    for n in range(banyak):
        satu = mulai(kantor, topik=f"Topik {n}")
        for _ in range(banyak):
            domain.catat_pertemuan(
                pendampingan=satu, oleh=kantor.dewi, tanggal=date(2026, 12, 1), menit=45, catatan="Isi"
            )
    ratna = klien(kantor, kantor.ratna)
    with django_assert_num_queries(5):
        ratna.get(reverse("pelatihan:pendampingan_daftar"))
    with django_assert_num_queries(6):
        ratna.get(reverse("pelatihan:pendampingan_lihat", args=[satu.publik]))
