"""Pages that plan periods and write policy: the city's HR only; the auditor reads; progress by agency."""

from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from kinerja.waktu import akhir_hari, rentang
from pegawai.choices import NamaPeran
from pegawai.models import Peran
from penilaian.choices import StatusKebijakan, StatusPeriode, StatusSKP
from penilaian.forms.kebijakan import nilai_awal
from penilaian.models import SKP, Kebijakan, Periode
from tests.orang import AWAL, Kantor, buat_pegawai, tempatkan

pytestmark = pytest.mark.django_db
DATA = {
    "kode": "2027-TW1",
    "nama": "Triwulan I 2027",
    "jenis": "triwulan",
    "awal": "01/01/2027",
    "akhir": "31/03/2027",
    "tenggat_realisasi": "05/04/2027",
    "tenggat_penilaian": "15/04/2027",
}


@pytest.fixture
def kebijakan(db: None) -> Kebijakan:
    return Kebijakan.objects.create(versi=1, nama="Kebijakan kota", status=StatusKebijakan.BERLAKU)


@pytest.fixture
def periode(kebijakan: Kebijakan) -> Periode:
    return Periode.objects.create(
        kode="2026-TW4",
        nama="Triwulan IV 2026",
        jenis="triwulan",
        rentang=rentang(date(2026, 10, 1), date(2026, 12, 31)),
        tenggat_realisasi=akhir_hari(date(2027, 1, 5)),
        tenggat_penilaian=akhir_hari(date(2027, 1, 15)),
        status=StatusPeriode.BERJALAN,
        kebijakan=kebijakan,
    )


def _empat(client: Client, kantor: Kantor, url: str, metode: str = "get") -> tuple[int, ...]:
    kode = []
    for orang in (kantor.dewi, kantor.ratna, kantor.hasan, kantor.sari):
        client.force_login(kantor.akun(orang))
        kode.append(getattr(client, metode)(url).status_code)
    return tuple(kode)


def test_siapa_boleh(client: Client, kantor: Kantor, periode: Periode) -> None:
    hasil = {
        nama: _empat(client, kantor, reverse(f"penilaian:{nama}", args=args), metode)
        for nama, args, metode in (
            ("periode_baru", [], "get"),
            ("periode_ubah", ["2026-TW4"], "get"),
            ("periode_terlambat", ["2026-TW4"], "get"),
            ("aturan_daftar", [], "get"),
            ("aturan_ubah", [1], "get"),
            ("aturan_salin", [1], "post"),
            ("aturan_berlakukan", [1], "post"),
            ("aturan_banding", [1, 2], "get"),
        )
    }
    assert hasil == {
        "periode_baru": (403, 403, 403, 200),
        "periode_ubah": (403, 403, 403, 200),
        "periode_terlambat": (403, 200, 403, 200),
        "aturan_daftar": (200, 200, 200, 200),
        "aturan_ubah": (403, 403, 403, 302),
        "aturan_salin": (403, 403, 403, 302),
        "aturan_berlakukan": (403, 403, 403, 302),
        # Version 2 is the draft that Sari has just made.
        "aturan_banding": (404, 404, 404, 200),
    }


def test_auditor_membaca_draf_tetapi_tidak_menulis(client: Client, kantor: Kantor, kebijakan: Kebijakan) -> None:
    Kebijakan.objects.create(versi=2, nama="Draf")
    Peran.objects.create(
        pengguna=kantor.akun(kantor.hasan), nama=NamaPeran.AUDITOR, unit=None, masa=rentang(AWAL), alasan="uji"
    )
    client.force_login(kantor.akun(kantor.hasan))
    kode = [client.get(reverse(f"penilaian:{n}", args=[2])).status_code for n in ("aturan", "aturan_ubah")]
    assert kode == [200, 403]


def test_periode_baru_lalu_bentrok_disebut_di_samping_isian(
    client: Client, kantor: Kantor, kebijakan: Kebijakan
) -> None:
    client.force_login(kantor.akun(kantor.sari))
    url, data = reverse("penilaian:periode_baru"), DATA | {"kebijakan": kebijakan.pk}
    assert client.post(url, data).status_code == 302
    baru = Periode.objects.get(kode="2027-TW1")
    assert (baru.rentang.upper, baru.status, baru.tenggat_realisasi) == (
        date(2027, 4, 1),
        "rencana",
        akhir_hari(date(2027, 4, 5)),
    )
    bentrok = client.post(url, data | {"kode": "2027-TW2", "awal": "01/03/2027"})
    assert bentrok.context["form"].errors == {
        "awal": ["Tanggalnya bertumpuk dengan Triwulan I 2027. Pilih tanggal lain."]
    }
    salah = client.post(url, data | {"kode": "tw1", "akhir": "01/01/2026"})
    assert list(salah.context["form"].errors) == ["kode"]


def test_periode_berjalan_hanya_nama_dan_tenggat(client: Client, kantor: Kantor, periode: Periode) -> None:
    client.force_login(kantor.akun(kantor.sari))
    url = reverse("penilaian:periode_ubah", args=["2026-TW4"])
    form = client.get(url).context["form"]
    assert list(form.fields) == ["nama", "tenggat_realisasi", "tenggat_penilaian", "alasan", "semula"]
    data = {"nama": "TW IV", "tenggat_realisasi": "10/01/2027", "tenggat_penilaian": "20/01/2027", "alasan": "Libur"}
    data["semula"] = form.initial["semula"]
    assert client.post(url, data).status_code == 302
    usang = client.post(url, data | {"nama": "Lain"})
    assert usang.context["form"].non_field_errors() == [
        "TW IV sudah diubah orang lain sejak halaman ini dibuka. Muat ulang, lalu ulangi."
    ]
    periode.refresh_from_db()
    assert (periode.nama, periode.tenggat_realisasi) == ("TW IV", akhir_hari(date(2027, 1, 10)))


def _isi(k: Kebijakan, client: Client) -> dict[str, object]:
    form = client.get(reverse("penilaian:aturan_ubah", args=[k.versi])).context["form"]
    return nilai_awal(k) | {"semula": form.initial["semula"]}


def test_aturan_disalin_diubah_dibandingkan_diberlakukan(client: Client, kantor: Kantor, kebijakan: Kebijakan) -> None:
    client.force_login(kantor.akun(kantor.sari))
    client.post(reverse("penilaian:aturan_salin", args=[1]))
    draf = Kebijakan.objects.get(versi=2)
    url, isi = reverse("penilaian:aturan_ubah", args=[2]), _isi(draf, client)
    salah = client.post(url, isi | {"ambang_atas": "80", "bobot_hasil": "170", "nilai_di_bawah": "100,5"})
    assert salah.context["form"].errors == {
        "ambang_atas": ["Harus lebih besar daripada ambang sesuai."],
        "bobot_hasil": ["Isi persen antara 0 dan 100."],
        "nilai_sesuai": ["Harus lebih besar daripada nilai rating di bawah."],
    }
    terbalik = client.post(url, isi | {"sel-di_atas-di_atas": "kurang"})
    assert terbalik.context["form"].non_field_errors() == [
        "Rating yang lebih baik tidak boleh memberi predikat lebih rendah."
    ]
    assert client.post(url, isi | {"ambang_atas": "111,5"}).status_code == 302
    banding = client.get(reverse("penilaian:aturan_banding", args=[1, 2]))
    assert [b[1:] for b in banding.context["beda"]] == [("110", "111,5")]
    berlakukan = reverse("penilaian:aturan_berlakukan", args=[2])
    client.post(berlakukan, {"alasan": " "})
    assert Kebijakan.objects.get(versi=2).status == "draf"
    client.post(berlakukan, {"alasan": "Keputusan wali kota"})
    assert Kebijakan.objects.get(versi=2).status == "berlaku"
    assert client.get(url).status_code == 302


@pytest.fixture
def skp(kantor: Kantor) -> SKP:
    return _skp(kantor, kantor.dewi)


def _skp(kantor: Kantor, orang) -> SKP:
    return SKP.objects.create(
        pegawai=orang,
        penempatan=orang.penempatan.get(),
        penilai=kantor.ratna,
        unit=kantor.seksi,
        rentang=rentang(date(2026, 1, 1), date(2026, 12, 31)),
        status=StatusSKP.BERLAKU,
    )


def test_kemajuan_disaring_diunduh_dan_siapa_yang_ditunggu(
    client: Client, kantor: Kantor, periode: Periode, skp: SKP
) -> None:
    client.force_login(kantor.akun(kantor.sari))
    url = reverse("penilaian:periode", args=["2026-TW4"])
    halaman = client.get(url, {"opd": kantor.dinas.pk})
    assert [(b["nama"], b["pegawai"], b["berencana"], b["melapor"]) for b in halaman.context["baris"]] == [
        ("Dinas Kependudukan", 3, 1, 0)
    ]
    assert client.get(url, {"opd": kantor.lain.pk}).context["baris"] == []
    berkas = b"".join(client.get(url, {"unduh": "csv"})).decode()
    assert "Dinas Kependudukan" in berkas
    telat = client.get(reverse("penilaian:periode_terlambat", args=["2026-TW4"]), {"tahap": "dinilai"})
    assert ([s.pegawai.nama for s in telat.context["page_obj"]], telat.context["ditunggu"]) == (
        ["Dewi Anggraini"],
        "penilai",
    )


def test_jumlah_kueri_tetap(client: Client, kantor: Kantor, periode: Periode, skp: SKP) -> None:
    client.force_login(kantor.akun(kantor.sari))
    url = [reverse("penilaian:periode", args=["2026-TW4"]), reverse("penilaian:periode_terlambat", args=["2026-TW4"])]
    url += [reverse("penilaian:aturan_daftar"), reverse("penilaian:aturan", args=[1])]

    def hitung() -> list[int]:
        jumlah = []
        for u in url:
            with CaptureQueriesContext(connection) as kueri:
                assert client.get(u).status_code == 200
            jumlah.append(len(kueri))
        return jumlah

    satu = hitung()
    for urut in (961, 962):
        orang = buat_pegawai(f"Baru {urut}", urut)
        tempatkan(orang, kantor.seksi, kantor.jabatan, kantor.ratna)
        _skp(kantor, orang)
        Kebijakan.objects.create(versi=urut, nama="Lagi")
    assert (hitung(), max(satu) <= 12) == (satu, True), satu
