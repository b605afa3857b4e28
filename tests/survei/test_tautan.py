"""Online addresses of a service: written by the manager, all at once and in order, read by citizens."""

from importlib import import_module
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.test import Client

from pegawai.choices import NamaPeran
from pegawai.domain.galat import SuntingBersamaan
from survei.domain import tautan
from survei.models import Layanan, TautanLayanan
from tests.orang import Kantor
from tests.survei.survei_contoh import layanan
from tests.survei.test_kelola import beri_peran, masuk

HALAMAN = "/survei/KTP-EL/daring/"
ANTREAN, STATUS = ("Daftar antrean", "https://antrean.test/"), ("Cek status", "https://status.test/ktp")


@pytest.fixture
def satu(kantor: Kantor) -> Layanan:
    beri_peran(kantor, kantor.hasan, NamaPeran.PENGELOLA_SURVEI, kantor.dinas)
    return layanan(kantor)


def isian(*baris: tuple[str, str, str], versi: int = 1) -> dict[str, Any]:
    """What the form sends: (number, label, address) of each row."""
    isi = {"form-TOTAL_FORMS": len(baris), "form-INITIAL_FORMS": 0, "versi": versi}
    for n, (urutan, label, alamat) in enumerate(baris):
        isi |= {f"form-{n}-urutan": urutan, f"form-{n}-label": label, f"form-{n}-alamat": alamat}
    return isi


def tersimpan() -> list[tuple[str, str]]:
    return list(TautanLayanan.objects.order_by("urutan").values_list("label", "alamat"))


def test_tautan_diatur_sekaligus_menurut_urutannya(kantor: Kantor, satu: Layanan) -> None:
    klien = masuk(kantor, kantor.hasan)
    klien.post(HALAMAN, isian(("2", *STATUS), ("1", *ANTREAN), ("", "", "")))
    assert tersimpan() == [ANTREAN, STATUS]
    # Emptied rows take their link away; the rest keep their rows and history.
    kunci = TautanLayanan.objects.get(alamat=STATUS[1]).pk
    klien.post(HALAMAN, isian(("1", "", ""), ("2", "Status KTP", STATUS[1]), versi=2))
    assert tersimpan() == [("Status KTP", STATUS[1])]
    assert TautanLayanan.objects.get().pk == kunci
    halaman = klien.get(HALAMAN)
    assert halaman.context["versi"] == 3
    assert len(halaman.context["rangkaian"].forms) == 4


def test_warga_membaca_tautan_dan_situs_tujuannya(kantor: Kantor, satu: Layanan) -> None:
    halaman = Client().get("/layanan/KTP-EL/").content.decode()
    assert "Urus secara daring" not in halaman
    tautan.atur(layanan=satu, versi=1, daftar=[ANTREAN, STATUS])
    halaman = Client().get("/layanan/KTP-EL/").content.decode()
    assert halaman.index("Daftar antrean</a>") < halaman.index("Cek status</a>")
    assert 'href="https://status.test/ktp" rel="noopener"' in halaman
    assert "membuka status.test" in halaman


@pytest.mark.parametrize(
    ("baris", "kolom", "galat"),
    [
        (
            ("1", "Antrean", "http://antrean.test/"),
            "alamat",
            "Tulis alamat lengkap yang aman, dimulai dengan https://.",
        ),
        (("1", "Antrean", "javascript:alert(1)"), "alamat", "Tulis alamat lengkap yang aman, dimulai dengan https://."),
        (("1", "Antrean", ""), "alamat", "Isi alamatnya, dimulai dengan https://."),
        (("1", "", "https://antrean.test/"), "label", "Isi tulisan tautannya, misalnya Daftar antrean."),
    ],
)
def test_baris_yang_tidak_lengkap_atau_tidak_aman_ditolak_di_isiannya(
    kantor: Kantor, satu: Layanan, baris: tuple[str, str, str], kolom: str, galat: str
) -> None:
    jawab = masuk(kantor, kantor.hasan).post(HALAMAN, isian(baris))
    assert jawab.status_code == 200
    assert jawab.context["rangkaian"].forms[0].errors[kolom][0] == galat
    assert not TautanLayanan.objects.exists()


def test_dua_orang_mengatur_tautan_yang_kedua_diberi_tahu(kantor: Kantor, satu: Layanan) -> None:
    klien = masuk(kantor, kantor.hasan)
    klien.post(HALAMAN, isian(("1", *ANTREAN)))
    jawab = klien.post(HALAMAN, isian(("1", *STATUS)))
    assert f"Data ini sudah diubah {kantor.akun(kantor.hasan)}" in jawab.content.decode()
    assert tersimpan() == [ANTREAN]


def test_domain_dan_basis_data_menolak_yang_ganda_dan_tidak_aman(kantor: Kantor, satu: Layanan) -> None:
    with pytest.raises(ValidationError, match="cukup ditulis sekali"):
        tautan.atur(layanan=satu, versi=1, daftar=[ANTREAN, ("Lain", ANTREAN[1])])
    with pytest.raises(ValidationError, match="Paling banyak 10"):
        tautan.atur(layanan=satu, versi=1, daftar=[(str(n), f"https://a.test/{n}") for n in range(11)])
    with pytest.raises(ValidationError, match="https://"):
        tautan.atur(layanan=satu, versi=1, daftar=[("Antrean", "http://antrean.test/")])
    with pytest.raises(SuntingBersamaan):
        tautan.atur(layanan=satu, versi=0, daftar=[])
    with pytest.raises(IntegrityError):
        TautanLayanan.objects.create(layanan=satu, label="Antrean", alamat="http://antrean.test/")


@pytest.mark.parametrize(("orang", "status"), [("hasan", 200), ("dewi", 404), ("bambang", 403), ("sari", 404)])
def test_hanya_pengelola_survei_yang_mengatur(kantor: Kantor, satu: Layanan, orang: str, status: int) -> None:
    klien = masuk(kantor, getattr(kantor, orang))
    assert klien.get(HALAMAN).status_code == status
    kirim = klien.post(HALAMAN, isian(("1", *ANTREAN)))
    assert kirim.status_code == (302 if status == 200 else status)
    assert TautanLayanan.objects.exists() is (status == 200)


@pytest.mark.parametrize("kiriman", [{"versi": "x"}, {"form-TOTAL_FORMS": "banyak"}, {"form-TOTAL_FORMS": "9999"}])
def test_kiriman_yang_rusak_tidak_menyimpan_apa_pun(kantor: Kantor, satu: Layanan, kiriman: dict[str, str]) -> None:
    jawab = masuk(kantor, kantor.hasan).post(HALAMAN, isian(("1", *ANTREAN)) | kiriman)
    assert jawab.status_code == 200
    assert not TautanLayanan.objects.exists()


@pytest.mark.parametrize("banyak", [1, 3])
def test_jumlah_pernyataan_tetap(
    kantor: Kantor, satu: Layanan, banyak: int, django_assert_max_num_queries: Any
) -> None:
    tautan.atur(layanan=satu, versi=1, daftar=[(str(n), f"https://a.test/{n}") for n in range(banyak)])
    klien = masuk(kantor, kantor.hasan)
    with django_assert_max_num_queries(9):
        klien.get(HALAMAN)
    with django_assert_max_num_queries(9):
        Client().get("/layanan/KTP-EL/")


def test_migrasi_mengubah_alamat_lama_menjadi_https() -> None:
    """The one link of before, in whatever scheme, satisfies the constraint of now."""
    pindah = import_module("survei.migrations.0006_tautan")
    assert [
        pindah.aman(a) for a in ("http://a.test/x?u=http://b.test", "HTTP://a.test", "https://a.test", "ftp://a.test")
    ] == [
        "https://a.test/x?u=http://b.test",
        "https://a.test",
        "https://a.test",
        "https://a.test",
    ]
