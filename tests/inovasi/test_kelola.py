"""The innovation manager's pages: who opens them, what waits there, reviewers, the decision, ideas without a name."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from beranda.queries.tugas import tugas
from inovasi.domain import gerbang, pengingat, titipan
from inovasi.models import Gerbang, Rubrik, Titipan, Usulan
from kinerja.models import Pemberitahuan
from kinerja.waktu import hari_ini
from pegawai.models import Pegawai
from survei.models import Layanan
from tests.inovasi.contoh import buat, manajer, penelaah, siapkan, telaah_selesai
from tests.orang import Kantor

pytestmark = pytest.mark.django_db
TITIP = {"asal": "warga", "masalah": "Antre dua jam sejak pagi.", "ide": "Nomor antrean dari rumah."}


@pytest.fixture
def buka(kantor: Kantor) -> Callable[..., Any]:
    """A page as a person gets it, or what they get for sending `data`."""

    def _buka(orang: Pegawai, nama: str, *arg: object, data: dict[str, object] | None = None) -> Any:
        klien = Client()
        klien.force_login(kantor.akun(orang))
        url = reverse(f"inovasi:{nama}", args=arg)
        return klien.get(url) if data is None else klien.post(url, data)

    return _buka


def diajukan(kantor: Kantor, n: int = 1) -> Gerbang:
    satu = siapkan(buat(kantor, judul=f"Antrean dari rumah {n}"))
    return gerbang.ajukan(usulan=satu, versi=satu.versi)


def test_hanya_pengelola_dan_hanya_unit_yang_dikelolanya(kantor: Kantor, rubrik: Rubrik, buka: Callable) -> None:
    satu, ide = diajukan(kantor), titipan.titipkan(unit=kantor.seksi, **TITIP)
    manajer(kantor, kantor.dinas)
    alamat = (("kelola",), ("kelola_gerbang", satu.pk), ("kelola_titipan", ide.publik))
    for orang, harap in ((kantor.hasan, 200), (kantor.dewi, 403), (kantor.ratna, 403), (kantor.sari, 403)):
        assert [buka(orang, *a).status_code for a in alamat] == [harap] * 3, orang
    Titipan.objects.update(unit=kantor.lain)
    Usulan.objects.update(unit=kantor.lain)
    assert [buka(kantor.hasan, *a).status_code for a in alamat] == [200, 403, 404]


def test_anggota_tim_tidak_memutus_usulannya_sendiri(kantor: Kantor, rubrik: Rubrik, buka: Callable) -> None:
    satu = diajukan(kantor)
    manajer(kantor)
    satu.usulan.anggota.create(pegawai=kantor.hasan, status="ikut")
    isi = {"putusan": "tidak", "alasan": "Uji", "versi": 1}
    assert buka(kantor.hasan, "kelola_putus", satu.pk, data=isi).status_code == 403
    assert "Antrean dari rumah" not in buka(kantor.hasan, "kelola").content.decode()


def test_penelaah_ditunjuk_dinilai_diputus_dan_tim_diberi_tahu(kantor: Kantor, rubrik: Rubrik, buka: Callable) -> None:
    satu, hasan, tuti = diajukan(kantor), manajer(kantor), penelaah(kantor)
    assert "Tunjuk penelaah" in buka(hasan, "kelola").content.decode()
    jawab = buka(hasan, "kelola_tugaskan", satu.pk, data={"penelaah": kantor.ratna.nip})
    assert (jawab.status_code, "atasan langsung anggota tim" in jawab.content.decode()) == (422, True)
    assert buka(hasan, "kelola_tugaskan", satu.pk, data={"penelaah": tuti.nip}).status_code == 302
    isi = {"putusan": "lanjut", "alasan": "Masalahnya terukur.", "versi": 1}
    jawab = buka(hasan, "kelola_putus", satu.pk, data=isi)
    assert (jawab.status_code, "Belum ada telaah yang selesai" in jawab.content.decode()) == (422, True)
    telaah_selesai(satu, tuti)
    halaman = buka(hasan, "kelola_gerbang", satu.pk).content.decode()
    assert "80,00" in halaman
    assert "Mencapai ambang" in halaman
    assert "Masalahnya nyata" in halaman
    assert buka(hasan, "kelola_putus", satu.pk, data=isi).status_code == 302
    satu.refresh_from_db()
    assert (satu.putusan, str(satu.nilai), satu.usulan.tahap) == ("lanjut", "80.00", "uji_coba")
    kabar = Pemberitahuan.objects.filter(penerima=kantor.akun(kantor.dewi)).values_list("judul", "isi")
    assert list(kabar) == [("Dilanjutkan: Antrean dari rumah 1", "Masalahnya terukur.")]
    assert "Masalahnya terukur." in buka(hasan, "kelola_gerbang", satu.pk).content.decode()


def test_putusan_dari_halaman_lama_tidak_menimpa(kantor: Kantor, rubrik: Rubrik, buka: Callable) -> None:
    satu, hasan = diajukan(kantor), manajer(kantor)
    Gerbang.objects.update(versi=2)
    isi = {"putusan": "tidak", "alasan": "Sudah ada.", "versi": 1}
    jawab = buka(hasan, "kelola_putus", satu.pk, data=isi)
    assert (jawab.status_code, "Sudah ada." in jawab.content.decode()) == (422, True)
    satu.refresh_from_db()
    assert satu.putusan == ""


def test_ide_titipan_diangkat_atau_dijawab(kantor: Kantor, buka: Callable) -> None:
    hasan = manajer(kantor)
    ide, lain = (titipan.titipkan(unit=kantor.seksi, **TITIP) for _ in range(2))
    isi = {"judul": "Antrean dari rumah", "ketua": kantor.dewi.nip, "unit": kantor.seksi.pk, "versi": 1}
    jawab = buka(hasan, "kelola_titipan_angkat", ide.publik, data=isi | {"judul": ""})
    assert jawab.status_code == 422
    assert buka(hasan, "kelola_titipan_angkat", ide.publik, data=isi).status_code == 302
    assert (
        buka(hasan, "kelola_titipan_jawab", lain.publik, data={"jawaban": "Sudah ada.", "versi": 1}).status_code == 302
    )
    assert list(Titipan.objects.values_list("status", "jawaban")) == [("diangkat", ""), ("dijawab", "Sudah ada.")]
    halaman = buka(hasan, "kelola_titipan", lain.publik).content.decode()
    assert "Sudah ada." in halaman
    assert "Kirim jawaban" not in halaman


@pytest.mark.parametrize("banyak", [1, 3])
def test_kueri_tetap(
    kantor: Kantor, rubrik: Rubrik, django_assert_num_queries: DjangoAssertNumQueries, banyak: int
) -> None:
    hasan = manajer(kantor)
    for n in range(banyak + 1):
        satu = diajukan(kantor, n)
        telaah_selesai(satu, penelaah(kantor, 950 + n, f"Tuti {n}"))
        ide = titipan.titipkan(unit=kantor.seksi, **TITIP)
    klien = Client()
    klien.force_login(kantor.akun(hasan))
    for nama, arg in (("kelola", []), ("kelola_gerbang", [satu.pk]), ("kelola_titipan", [ide.publik])):
        klien.get(reverse(f"inovasi:{nama}", args=arg))
        with django_assert_num_queries({"kelola": 8, "kelola_gerbang": 12, "kelola_titipan": 9}[nama]):
            klien.get(reverse(f"inovasi:{nama}", args=arg))


def test_ide_warga_ditawarkan_kepada_unit_layanannya(kantor: Kantor, buka: Callable) -> None:
    layanan = Layanan.objects.create(kode="KTP", unit=kantor.seksi, nama="KTP baru")
    ide = titipan.titipkan(layanan=layanan, **TITIP)
    form = buka(manajer(kantor), "kelola_titipan", ide.publik).context["form_angkat"]
    assert form["unit"].value() == kantor.seksi.pk


def test_tugas_di_beranda(kantor: Kantor, rubrik: Rubrik) -> None:
    hasan = manajer(kantor)
    diajukan(kantor)
    titipan.titipkan(unit=kantor.seksi, **TITIP)
    judul = {t.judul for t in tugas(kantor.akun(hasan), [], [])}
    assert judul == {"Urus 1 usulan yang menunggu putusan", "Jawab 1 ide titipan"}


def test_pengingat_tenggat_sekali_sehari(kantor: Kantor, rubrik: Rubrik) -> None:
    satu, tuti = diajukan(kantor), penelaah(kantor)
    kantor.akun(tuti)
    gerbang.tugaskan(gerbang=satu, penelaah=[tuti], oleh=None)
    manajer(kantor, kantor.dinas)
    assert (pengingat.ingatkan_penelaah(), pengingat.ingatkan_pengelola()) == (0, 0)
    Gerbang.objects.update(tenggat=hari_ini() + timedelta(days=2))
    assert (pengingat.ingatkan_penelaah(), pengingat.ingatkan_pengelola()) == (1, 1)
    assert (pengingat.ingatkan_penelaah(), pengingat.ingatkan_pengelola()) == (0, 0)
    ingat = Pemberitahuan.objects.filter(harian=hari_ini()).order_by("judul")
    assert [(p.penerima.nama, p.judul) for p in ingat] == [
        ("Tuti Marlina", "Telaah Anda ditunggu: Antrean dari rumah 1"),
        ("Hasan Basri", "Usulan inovasi menunggu putusan"),
    ]


def test_pengelola_unit_lain_tidak_diingatkan(kantor: Kantor, rubrik: Rubrik) -> None:
    diajukan(kantor)
    manajer(kantor, kantor.lain)
    Gerbang.objects.update(tenggat=hari_ini() - timedelta(days=1))
    assert pengingat.ingatkan_pengelola() == 0
