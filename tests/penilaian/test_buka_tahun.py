"""Opening a year: one guided act that keeps its draft, makes everything once, and tells everybody."""

from datetime import UTC, date, datetime
from itertools import pairwise

import pytest
import time_machine
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from kinerja.models import Pekerjaan, Pemberitahuan
from kinerja.waktu import akhir_hari, rentang
from pegawai.choices import JenisJabatan, NamaPeran
from pegawai.models import Jabatan, Peran
from penilaian.choices import JenisPeriode, StatusKebijakan, StatusPeriode
from penilaian.domain import buka_tahun as domain
from penilaian.models import (
    AturanJenisPeriode,
    BukaTahun,
    HasilTemplat,
    IndikatorTemplat,
    Kebijakan,
    Periode,
    TemplatSKP,
)
from penilaian.queries.buka_tahun import kesiapan_per_opd
from penilaian.rumus_kalender import potongan
from tests.orang import AWAL, Kantor, buat_pegawai, tempatkan

pytestmark = pytest.mark.django_db
DESEMBER = datetime(2026, 12, 10, 3, 0, tzinfo=UTC)
JADWAL = {"triwulan": [5, 15], "tahunan": [10, 31]}


@pytest.fixture(autouse=True)
def desember() -> None:
    with time_machine.travel(DESEMBER, tick=False):
        yield


@pytest.fixture
def aturan(kantor: Kantor) -> Kebijakan:
    return Kebijakan.objects.create(versi=1, nama="Uji", status=StatusKebijakan.BERLAKU)


def siapkan(kantor: Kantor, aturan: Kebijakan, tahun: int = 2027, **lain: object) -> BukaTahun:
    sari = kantor.akun(kantor.sari)
    isi = {
        "aturan": {"kebijakan": aturan},
        "periode": {"jadwal": JADWAL},
        "templat": {"templat": []},
        "kesiapan": {"kesiapan_diperiksa": DESEMBER},
        "kabar": {"judul": "Penilaian 2027 dibuka", "isi": "Susun SKP Anda."},
    } | lain
    for n, (langkah, data) in enumerate(isi.items()):
        buka = domain.simpan(tahun=tahun, langkah=langkah, data=data, revisi=n, oleh=sari)
    return buka


def buka(kantor: Kantor, draf: BukaTahun) -> BukaTahun:
    return domain.buka(tahun=draf.tahun, revisi=draf.revisi, oleh=kantor.akun(kantor.sari), alasan="Edaran 1")


def test_potongan_tahun_menutup_setahun_tanpa_celah() -> None:
    assert {j: [p.kode for p in potongan(2027, j)][::3] for j in JenisPeriode.values} == {
        "bulanan": ["2027-B01", "2027-B04", "2027-B07", "2027-B10"],
        "triwulan": ["2027-TW1", "2027-TW4"],
        "semester": ["2027-SM1"],
        "tahunan": ["2027-TH"],
    }
    for jenis in JenisPeriode.values:
        hari = [(p.awal, p.akhir) for p in potongan(2028, jenis)]
        assert (hari[0][0], hari[-1][1]) == (date(2028, 1, 1), date(2028, 12, 31))
        assert all((b[0] - a[1]).days == 1 for a, b in pairwise(hari))


def test_dibuat_sekaligus_dan_semua_dikabari(kantor: Kantor, aturan: Kebijakan) -> None:
    hasil = buka(kantor, siapkan(kantor, aturan))
    periode = Periode.objects.order_by("jenis", "rentang")
    assert [(p.kode, p.status, p.kebijakan_id) for p in periode] == [
        (kode, "rencana", aturan.pk) for kode in ("2027-TH", "2027-TW1", "2027-TW2", "2027-TW3", "2027-TW4")
    ]
    tahunan = Periode.objects.get(kode="2027-TH")
    assert (tahunan.tenggat_penilaian, Periode.objects.get(kode="2027-TW1").tenggat_realisasi) == (
        akhir_hari(date(2028, 1, 31)),
        akhir_hari(date(2027, 4, 5)),
    )
    kabar = Pemberitahuan.objects.order_by("penerima__pegawai__nama").values_list("penerima__pegawai__nama", "kunci")
    orang = ["Bambang Wijaya", "Dewi Anggraini", "Hasan Basri", "Ratna Kusuma", "Sari Utami"]
    assert (list(kabar), hasil.dikabari) == ([(o, "buka-tahun:2027") for o in orang], 5)
    assert Periode.objects.get(kode="2027-TH").riwayat.get().pgh_context["alasan"] == "Edaran 1"


def test_dua_kali_tidak_membuat_apa_pun_dua_kali(kantor: Kantor, aturan: Kebijakan) -> None:
    draf = siapkan(kantor, aturan)
    buka(kantor, draf)
    with pytest.raises(ValidationError, match="sudah dibuka Sari Utami"):
        buka(kantor, draf)
    assert (Periode.objects.count(), Pemberitahuan.objects.count()) == (5, 5)


def test_yang_sudah_ada_tidak_disentuh_dan_yang_bertumpuk_tidak_dibuat(kantor: Kantor, aturan: Kebijakan) -> None:
    umum = {"kebijakan": aturan, "tenggat_realisasi": DESEMBER, "tenggat_penilaian": DESEMBER}
    Periode.objects.create(
        kode="2027-TW1", nama="TW I", jenis="triwulan", rentang=rentang(date(2027, 1, 1), date(2027, 3, 31)), **umum
    )
    Periode.objects.create(
        kode="2027-X", nama="Lain", jenis="triwulan", rentang=rentang(date(2027, 5, 1), date(2027, 5, 31)), **umum
    )
    buka(kantor, siapkan(kantor, aturan))
    assert sorted(Periode.objects.values_list("kode", "nama")) == [
        ("2027-TH", "Tahun 2027"),
        ("2027-TW1", "TW I"),
        ("2027-TW3", "Triwulan III 2027"),
        ("2027-TW4", "Triwulan IV 2027"),
        ("2027-X", "Lain"),
    ]


def test_gagal_di_tengah_tidak_meninggalkan_apa_pun(kantor: Kantor, aturan: Kebijakan) -> None:
    draf = siapkan(kantor, aturan)
    AturanJenisPeriode.objects.create(jenis_jabatan=JenisJabatan.PENGAWAS, jenis=JenisPeriode.BULANAN)
    with pytest.raises(ValidationError, match="Tenggat periode bulanan belum diisi"):
        buka(kantor, draf)
    with pytest.raises(ValidationError, match="Tulis alasannya"):
        domain.buka(tahun=2027, revisi=draf.revisi, oleh=kantor.akun(kantor.sari), alasan=" ")
    assert (Periode.objects.count(), Pemberitahuan.objects.count(), BukaTahun.objects.get().dibuka) == (0, 0, None)


def test_jenis_menurut_jabatan_dan_yang_sudah_mulai_langsung_terbuka(kantor: Kantor, aturan: Kebijakan) -> None:
    AturanJenisPeriode.objects.create(jenis_jabatan=JenisJabatan.PENGAWAS, jenis=JenisPeriode.SEMESTER)
    jadwal = JADWAL | {"semester": [10, 20]}
    buka(kantor, siapkan(kantor, aturan, 2026, periode={"jadwal": jadwal}))
    terbuka = Periode.objects.filter(status=StatusPeriode.BERJALAN).order_by("kode").values_list("kode", flat=True)
    # Quarters I to III are over: nobody could report in them any more.
    assert (list(terbuka), Periode.objects.count()) == (["2026-SM2", "2026-TH", "2026-TW4"], 7)


def test_hanya_hr_kota_dan_hanya_tahun_ini_atau_depan(kantor: Kantor, aturan: Kebijakan) -> None:
    for nama in ("dewi", "ratna", "hasan"):
        with pytest.raises(PermissionDenied):
            domain.simpan(
                tahun=2027,
                langkah="aturan",
                data={"kebijakan": aturan},
                revisi=0,
                oleh=kantor.akun(getattr(kantor, nama)),
            )
    with pytest.raises(ValidationError, match="hanya tahun ini dan tahun depan"):
        siapkan(kantor, aturan, 2025)


def test_templat_diusulkan_sekali_sesudah_tahunnya_mulai(kantor: Kantor, aturan: Kebijakan) -> None:
    sari = kantor.akun(kantor.sari)
    templat = TemplatSKP.objects.create(nama="Loket", kata_jabatan="loket", pembuat=sari)
    hasil = HasilTemplat.objects.create(templat=templat, uraian="Layanan cepat", bobot=100)
    IndikatorTemplat.objects.create(hasil=hasil, uraian="Berkas", satuan="berkas", target=10)
    buka(kantor, siapkan(kantor, aturan, templat={"templat": [templat.pk]}))
    assert domain.bagikan_yang_tiba() == []
    with time_machine.travel(datetime(2027, 1, 1, 1, 0, tzinfo=UTC), tick=False):
        assert [p.judul for p in domain.bagikan_yang_tiba()] == ["Bagikan templat Loket"]
        assert domain.bagikan_yang_tiba() == []
    assert Pekerjaan.objects.count() == 1


# --- The page ---


def _alamat(tahun: int = 2027, langkah: str = "") -> str:
    return reverse("penilaian:buka_tahun", args=[tahun]) + (f"?langkah={langkah}" if langkah else "")


def test_langkah_demi_langkah_di_satu_alamat(client: Client, kantor: Kantor, aturan: Kebijakan) -> None:
    client.force_login(kantor.akun(kantor.sari))
    assert _alamat() in client.get(reverse("penilaian:periode_daftar")).content.decode()
    isi = (
        ("aturan", {"kebijakan": aturan.pk}),
        ("periode", {"hasil_triwulan": 5, "nilai_triwulan": 15, "hasil_tahunan": 10, "nilai_tahunan": 31}),
        ("templat", {}),
        ("kesiapan", {"diperiksa": "on"}),
        ("kabar", {"judul": "Dibuka", "isi": "Susun SKP."}),
    )
    for n, (langkah, data) in enumerate(isi):
        # A new session each time: the draft is in the database.
        client.logout()
        client.force_login(kantor.akun(kantor.sari))
        assert client.get(_alamat()).context["langkah"] == langkah
        assert client.post(_alamat(langkah=langkah), data | {"revisi": n}).status_code == 302, langkah
    pratinjau = client.get(_alamat())
    assert (pratinjau.context["langkah"], pratinjau.context["dibuat"], pratinjau.context["penerima"]) == ("buka", 5, 5)
    url = reverse("penilaian:buka_tahun_buka", args=[2027])
    tanpa = client.post(url, {"revisi": 5, "alasan": ""})
    assert (tanpa.status_code, list(tanpa.context["form"].errors), Periode.objects.count()) == (422, ["alasan"], 0)
    assert client.post(url, {"revisi": 5, "alasan": "Edaran"}).status_code == 302
    sesudah = client.get(_alamat())
    assert (sesudah.context["form"], len(sesudah.context["periode"])) == (None, 5)
    assert "Dibuka Sari Utami" in sesudah.content.decode()
    assert client.post(url, {"revisi": 5, "alasan": "Lagi"}).status_code == 422
    assert Periode.objects.count() == 5


def test_isian_salah_di_sampingnya_dan_orang_lain_disebut(client: Client, kantor: Kantor, aturan: Kebijakan) -> None:
    client.force_login(kantor.akun(kantor.sari))
    data = {"hasil_triwulan": 20, "nilai_triwulan": 15, "hasil_tahunan": "x", "nilai_tahunan": 31, "revisi": 0}
    salah = client.post(_alamat(langkah="periode"), data)
    assert (salah.status_code, list(salah.context["form"].errors)) == (422, ["hasil_tahunan"])
    salah = client.post(_alamat(langkah="periode"), data | {"hasil_tahunan": 10})
    assert salah.context["form"].errors == {
        "nilai_triwulan": ["Isi 20 sampai 90 hari: penilaian sesudah hasil dikirim."]
    }
    client.post(_alamat(langkah="aturan"), {"kebijakan": aturan.pk, "revisi": 0})
    usang = client.post(_alamat(langkah="kabar"), {"judul": "Dibuka", "isi": "Isi", "revisi": 0})
    assert (usang.status_code, usang.context["form"].non_field_errors()[0][:35]) == (
        422,
        "Sari Utami menyimpan langkah lain p",
    )
    assert usang.context["form"]["revisi"].value() == "1"


def test_siapa_melihat_halamannya(client: Client, kantor: Kantor, aturan: Kebijakan) -> None:
    Peran.objects.create(
        pengguna=kantor.akun(kantor.hasan), nama=NamaPeran.AUDITOR, unit=None, masa=rentang(AWAL), alasan="uji"
    )
    for nama, kode in (("dewi", (403, 403)), ("ratna", (403, 403)), ("hasan", (200, 403)), ("sari", (200, 302))):
        client.force_login(kantor.akun(getattr(kantor, nama)))
        kirim = client.post(_alamat(langkah="templat"), {"revisi": 0})
        assert (client.get(_alamat()).status_code, kirim.status_code) == kode, nama
    assert (client.get(_alamat(2025)).status_code, client.get(_alamat(2029)).status_code) == (404, 404)


def test_kesiapan_menghitung_per_perangkat_daerah_dan_daftarnya(
    client: Client, kantor: Kantor, aturan: Kebijakan
) -> None:
    baris = kesiapan_per_opd(kantor.akun(kantor.sari), 2027)
    assert [(b["nama"], b["orang"], b["penilai"], b["skp"], b["target"]) for b in baris] == [
        ("Dinas Kependudukan", 3, 1, 3, 0),
        # Sari has none either, but nobody manages their own assessor.
        ("Dinas Kesehatan", 2, 1, 2, 0),
    ]
    client.force_login(kantor.akun(kantor.sari))
    url = reverse("penilaian:buka_tahun_kesiapan", args=[2027])
    halaman = client.get(url, {"soal": "penilai", "opd": kantor.dinas.pk})
    assert [p.pegawai.nama for p in halaman.context["page_obj"]] == ["Bambang Wijaya"]
    assert "Hasan" in b"".join(client.get(url, {"soal": "skp", "unduh": "csv"})).decode()


def test_jumlah_kueri_tetap(client: Client, kantor: Kantor, aturan: Kebijakan) -> None:
    templat = TemplatSKP.objects.create(nama="T", pembuat=kantor.akun(kantor.sari))
    siapkan(kantor, aturan, templat={"templat": [templat.pk]})
    client.force_login(kantor.akun(kantor.sari))
    daftar = [_alamat(langkah=langkah) for langkah in (*domain.LANGKAH, "buka")]
    daftar.append(reverse("penilaian:buka_tahun_kesiapan", args=[2027]))

    def hitung() -> list[int]:
        jumlah = []
        for u in daftar:
            with CaptureQueriesContext(connection) as kueri:
                assert client.get(u).status_code == 200
            jumlah.append(len(kueri))
        return jumlah

    satu = hitung()
    for urut in (961, 962, 963):
        guru = Jabatan.objects.create(kode=f"G{urut}", nama=f"Guru {urut}", jenis=JenisJabatan.FUNGSIONAL)
        tempatkan(buat_pegawai(f"Baru {urut}", urut), kantor.seksi, guru, kantor.ratna)
        TemplatSKP.objects.create(nama=f"T{urut}", pembuat=kantor.akun(kantor.sari))
        Kebijakan.objects.create(versi=urut, nama="Lagi", status=StatusKebijakan.BERLAKU)
    assert (hitung(), max(satu) <= 12) == (satu, True), satu
