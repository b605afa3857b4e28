"""Pages of rubric versions, of calls with their rounds, and the innovation profile as a workbook."""

from datetime import timedelta
from io import BytesIO

import pytest
from django.test import Client
from django.urls import reverse
from python_calamine import CalamineWorkbook

from inovasi.domain import gerbang, seruan
from inovasi.models import Kriteria, Putaran, Rubrik, Seruan, Usulan
from kinerja.waktu import hari_ini, rentang
from pegawai.choices import NamaPeran
from pegawai.models import Pegawai, Peran, UnitKerja
from tests.inovasi.contoh import buat, siapkan
from tests.orang import AWAL, Kantor

pytestmark = pytest.mark.django_db


def masuk(kantor: Kantor, orang: Pegawai) -> Client:
    klien = Client()
    klien.force_login(kantor.akun(orang))
    return klien


def pengelola(kantor: Kantor, orang: Pegawai, unit: UnitKerja | None = None) -> Client:
    peran = NamaPeran.PENGELOLA_INOVASI
    Peran.objects.create(pengguna=kantor.akun(orang), nama=peran, unit=unit, masa=rentang(AWAL), alasan="uji")
    return masuk(kantor, orang)


def isi_rubrik(**lain: str) -> dict[str, str]:
    baris = {"k-TOTAL_FORMS": "3", "k-INITIAL_FORMS": "0"}
    for n, (nama, bobot) in enumerate((("Baru", "60"), ("Bermanfaat", "40"), ("", ""))):
        baris |= {f"k-{n}-nama": nama, f"k-{n}-bobot": bobot, f"k-{n}-uraian": "", f"k-{n}-kode": ""}
    hari = f"{hari_ini():%d/%m/%Y}"
    return baris | {"berlaku": hari, "hari_kerja": "15", "ambang": "65", "versi": "1"} | lain


def test_versi_rubrik_dibuat_diubah_lalu_tetap_setelah_menilai(kantor: Kantor) -> None:
    klien = pengelola(kantor, kantor.hasan)
    baru = reverse("inovasi:rubrik_baru")
    assert "Tidak membebani" in klien.get(baru).content.decode()
    kurang = klien.post(baru, isi_rubrik() | {"k-1-bobot": "30"})
    assert (kurang.status_code, "sekarang 90,00" in kurang.content.decode()) == (422, True)
    assert klien.post(baru, isi_rubrik()).url == reverse("inovasi:rubrik_daftar")
    satu = Rubrik.objects.get()
    assert list(satu.kriteria.values_list("nama", "bobot")) == [("Baru", 60), ("Bermanfaat", 40)]
    ubah = reverse("inovasi:rubrik", args=[satu.nomor])
    assert klien.post(ubah, isi_rubrik(ambang="70")).status_code == 302
    assert klien.post(ubah, isi_rubrik(ambang="75")).status_code == 422  # somebody else saved meanwhile
    gerbang.ajukan(usulan=siapkan(buat(kantor)), versi=1)
    tetap = klien.post(ubah, isi_rubrik(versi="2", ambang="80"))
    assert (tetap.status_code, "Buat versi baru" in tetap.content.decode()) == (422, True)
    assert (Rubrik.objects.get().ambang, Kriteria.objects.count()) == (70, 2)
    assert "dipakai menelaah 1 kali" in klien.get(reverse("inovasi:rubrik_daftar")).content.decode()


def test_siapa_mengelola_rubrik_dan_seruan(kantor: Kantor) -> None:
    """Hasan looks after the city, Bambang his own agency, Dewi and Ratna nothing."""
    kota, dinas = pengelola(kantor, kantor.hasan), pengelola(kantor, kantor.bambang, kantor.dinas)
    orang = [kota, dinas, masuk(kantor, kantor.dewi), masuk(kantor, kantor.ratna)]
    harap = {
        "rubrik_daftar": [200, 200, 403, 403],
        "rubrik_baru": [200, 403, 403, 403],
        "seruan_daftar": [200, 403, 403, 403],
        "seruan_baru": [200, 403, 403, 403],
        "profil_xlsx": [200, 200, 403, 403],
    }
    assert {n: [k.get(reverse(f"inovasi:{n}")).status_code for k in orang] for n in harap} == harap


def test_seruan_dibuka_dijawab_dan_diumumkan(kantor: Kantor) -> None:
    klien, hari = pengelola(kantor, kantor.hasan), hari_ini()
    isi = {"nama": "Program inovasi pelayanan", "tema": "Akses lewat ponsel", "uraian": "Layanan dari rumah."}
    assert klien.post(reverse("inovasi:seruan_baru"), isi | {"tema": "", "versi": "1"}).status_code == 422
    klien.post(reverse("inovasi:seruan_baru"), isi | {"aktif": "on", "versi": "1"})
    satu = Seruan.objects.get()
    buka = reverse("inovasi:seruan_putaran", args=[satu.publik])
    hari_hari = {"mulai": f"{hari:%d/%m/%Y}", "selesai": f"{hari + timedelta(30):%d/%m/%Y}"}
    assert klien.post(buka, hari_hari).status_code == 302
    tabrak = klien.post(buka, hari_hari)
    assert (tabrak.status_code, "Bertumpang dengan putaran 1." in tabrak.content.decode()) == (422, True)

    # Dewi finds the call on the page of ideas and answers it
    dewi, putaran = masuk(kantor, kantor.dewi), Putaran.objects.get()
    assert "Akses lewat ponsel" in dewi.get(reverse("inovasi:daftar")).content.decode()
    lihat = dewi.get(reverse("inovasi:seruan", args=[satu.publik])).content.decode()
    tulis = f"{reverse('inovasi:baru')}?putaran={putaran.pk}"
    assert tulis in lihat
    ide = {"masalah": "Antre lama.", "ide": "Nomor antrean.", "judul": "Antrean ponsel", "unit": kantor.seksi.pk}
    dewi.post(tulis, ide)
    assert Usulan.objects.get().putaran == putaran

    # The outcome is told once the round is over
    hasil = reverse("inovasi:putaran_hasil", args=[satu.publik, putaran.pk])
    assert klien.post(hasil, {"hasil": "Antrean ponsel.", "versi": "1"}).status_code == 422
    Putaran.objects.update(mulai=hari - timedelta(9), selesai=hari - timedelta(1))
    assert klien.post(hasil, {"hasil": "Antrean ponsel terpilih.", "versi": "1"}).status_code == 302
    basi = klien.post(hasil, {"hasil": "Yang lain.", "versi": "1"})
    terbaru = f'href="{reverse("inovasi:seruan_ubah", args=[satu.publik])}">Buka versi terbaru'
    assert (basi.status_code, terbaru in basi.content.decode()) == (422, True)
    assert "Antrean ponsel terpilih." in dewi.get(reverse("inovasi:seruan", args=[satu.publik])).content.decode()


def test_profil_inovasi_satu_baris_tiap_inovasi_yang_berjalan(kantor: Kantor, django_assert_num_queries) -> None:
    klien = pengelola(kantor, kantor.hasan)
    satu = buat(kantor, judul="Antrean ponsel")
    Usulan.objects.filter(pk=satu.pk).update(
        status="berjalan", tahap="penerapan", tanggal_penerapan="2026-07-01", rancangan="tiga kata saja"
    )
    buat(kantor, judul="Masih draf")
    for n, jumlah in enumerate((120, 80), 1):
        satu.jangkauan.create(bulan=f"2026-0{n}-01", jumlah=jumlah, satuan="warga", sumber="loket")
    satu.replikasi.create(unit=kantor.lain, mulai="2026-09-01", oleh=kantor.akun(kantor.hasan))
    berkas = klien.get(reverse("inovasi:profil_xlsx"))
    kepala, *baris = CalamineWorkbook.from_filelike(BytesIO(berkas.content)).get_sheet_by_index(0).to_python()
    [isi] = [dict(zip(kepala, b, strict=True)) for b in baris]
    assert (isi["Nama inovasi"], isi["Tahapan"], isi["Waktu penerapan"]) == (
        "Antrean ponsel",
        "Penerapan",
        "1 Juli 2026",
    )
    assert (isi["Kata rancang bangun"], isi["Dijangkau"], isi["Direplikasi unit"]) == (3, 200, 1)


@pytest.mark.parametrize("banyak", [1, 3])
def test_kueri_halaman_seruan_tetap(kantor: Kantor, banyak: int, django_assert_max_num_queries) -> None:
    for n in range(banyak):
        satu = seruan.simpan(
            seruan=None,
            versi=1,
            data={"nama": f"Seruan {n}", "tema": "Tema", "uraian": "Isi", "unit": None, "aktif": True},
        )
        seruan.buka_putaran(seruan=satu, mulai=hari_ini(), selesai=hari_ini())
    klien = pengelola(kantor, kantor.hasan)
    for nama in ("seruan_daftar", "rubrik_daftar", "daftar"):
        klien.get(reverse(f"inovasi:{nama}"))
        with django_assert_max_num_queries(12):
            assert klien.get(reverse(f"inovasi:{nama}")).status_code == 200
