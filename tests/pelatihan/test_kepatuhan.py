"""Hours that people are owed: warnings once a month and once a day, the leader's figures, who sees what."""

import io
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal

import pytest
import time_machine
from django.test import Client
from django.utils import timezone
from python_calamine import CalamineWorkbook

from kinerja.domain.pemberitahuan import beri_tahu
from kinerja.models import Pemberitahuan
from kinerja.waktu import hari_ini, rentang
from pegawai.choices import JenisPegawai, NamaPeran
from pegawai.models import Pegawai, Peran, UnitKerja
from pelatihan.domain import kebutuhan as domain_kebutuhan
from pelatihan.domain.peringatan import ingatkan_jp
from pelatihan.models import EfekProgram, Kebutuhan, Peserta, Sertifikat
from tests.orang import AWAL, Kantor, buat_pegawai, tempatkan
from tests.pelatihan.pelatihan_contoh import angkatan, kompetensi, program

pytestmark = pytest.mark.django_db
HALAMAN = "/pelatihan/kepatuhan/"


def beri_jp(orang: Pegawai, jp: str, tanggal: date | None = None) -> None:
    ikut, _ = Peserta.objects.get_or_create(
        angkatan=angkatan(program(kode=f"p{orang.pk}")), pegawai=orang, asal="pegawai", status="lulus"
    )
    Sertifikat.objects.create(
        peserta=ikut, pegawai=orang, nomor=f"{orang.pk}", program="x", jp=Decimal(jp), tanggal=tanggal or hari_ini()
    )


def pada(tanggal: date) -> time_machine.travel:
    return time_machine.travel(datetime(*tanggal.timetuple()[:3], 8, tzinfo=timezone.get_default_timezone()))


def kabar(kunci: str) -> list[tuple[str, str]]:
    semua = Pemberitahuan.objects.filter(kunci__startswith=kunci).order_by("penerima__pegawai__nama")
    return [(p.penerima.pegawai.nama.split()[0], p.judul) for p in semua.select_related("penerima__pegawai")]


def test_oktober_memberi_tahu_orangnya_dan_atasannya(kantor: Kantor) -> None:
    """Dewi has 7.5 of 20, Ratna 20; the others none. Bambang assesses Ratna, who owes nothing, and nobody else."""
    with pada(date(2026, 9, 30)):
        beri_jp(kantor.dewi, "7.5")
        beri_jp(kantor.ratna, "20")
        ingatkan_jp()
    assert kabar("jp:") == []
    with pada(date(2026, 10, 1)):
        ingatkan_jp()
        ingatkan_jp()
    kurang = "Jam pelajaran Anda kurang {} JP"
    assert kabar("jp:") == [(n, kurang.format(x)) for n, x in _kurang]
    assert kabar("jp_tim:") == [("Ratna", "1 orang di tim Anda masih kurang JP")]


_kurang = [("Bambang", "20"), ("Dewi", "12,5"), ("Hasan", "20"), ("Sari", "20")]


def test_sekali_sebulan_dan_paling_banyak_satu_pengingat_sehari(kantor: Kantor) -> None:
    with pada(date(2026, 10, 1)):
        dewi = kantor.akun(kantor.dewi)
        beri_tahu(pemberitahuan=[Pemberitahuan(penerima=dewi, judul="Lain", kunci="lain", harian=hari_ini())])
        ingatkan_jp()
    assert "Dewi" not in [n for n, _ in kabar("jp:")]
    with pada(date(2026, 10, 2)):
        # Dewi's own; Ratna and Bambang had theirs yesterday, today the one about their people.
        assert ingatkan_jp() == 3
        assert ingatkan_jp() == 0
    assert [n for n, _ in kabar("jp:")] == ["Bambang", "Dewi", "Hasan", "Ratna", "Sari"]
    assert [n for n, _ in kabar("jp_tim:")] == ["Bambang", "Ratna"]
    with pada(date(2026, 10, 3)):
        assert ingatkan_jp() == 0
    with pada(date(2026, 11, 1)):
        ingatkan_jp()
    assert len(kabar("jp:2026-11")) == 5


def test_pppk_tidak_ditagih(kantor: Kantor) -> None:
    Pegawai.objects.filter(pk=kantor.dewi.pk).update(jenis=JenisPegawai.PPPK)
    with pada(date(2026, 10, 1)):
        ingatkan_jp()
    assert "Dewi" not in [n for n, _ in kabar("jp:")]


def test_daftar_bulanan_bagi_hr_kota_sepanjang_tahun(kantor: Kantor) -> None:
    with pada(date(2026, 3, 1)):
        ingatkan_jp()
        ingatkan_jp()
    assert kabar("jp_daftar:") == [("Sari", "5 PNS masih kurang JP")]


@pytest.mark.parametrize("banyak", [1, 3])
def test_banyak_perintah_peringatan(kantor: Kantor, banyak: int, django_assert_num_queries: Callable) -> None:
    for n in range(banyak):
        tempatkan(buat_pegawai(f"Orang {n}", 910 + n), kantor.seksi, kantor.jabatan, kantor.ratna)
    with pada(date(2026, 10, 1)), django_assert_num_queries(5):
        ingatkan_jp()


def masuk(kantor: Kantor, orang: Pegawai) -> Client:
    klien = Client()
    klien.force_login(kantor.akun(orang))
    return klien


@pytest.fixture
def hasil(kantor: Kantor) -> None:
    """Dewi has enough hours, and one of her two confirmed needs is met."""
    beri_jp(kantor.dewi, "20")
    beri_jp(kantor.ratna, "5")
    for nama, status in (("a", "terpenuhi"), ("b", "dikonfirmasi"), ("c", "usulan")):
        satu = domain_kebutuhan.ajukan(
            pegawai=kantor.dewi,
            kompetensi=kompetensi(nama, f"Kompetensi {nama}"),
            tahun=hari_ini().year,
            sumber="pegawai",
            oleh=kantor.akun(kantor.dewi),
            alasan="x",
        )
        Kebutuhan.objects.filter(pk=satu.pk).update(
            status=status, diputus=None if status == "usulan" else timezone.now()
        )


def baris(klien: Client, url: str) -> list[list[object]]:
    return CalamineWorkbook.from_filelike(io.BytesIO(klien.get(url).content)).get_sheet_by_index(0).to_python()[1:]


def test_angka_menurut_unit(kantor: Kantor, hasil: None) -> None:
    """The Dinas has three PNS (Dewi 20, Ratna 5, Bambang 0 hours): one enough, 33.33 %, mean 8.33; Kesehatan two."""
    assert baris(masuk(kantor, kantor.sari), f"{HALAMAN}?unduh=xlsx") == [
        ["D02", "Dinas Kesehatan", 2, 0, 0, 0, 0, 0],
        ["D01", "Dinas Kependudukan", 3, 1, 33.33, 8.33, 2, 1],
    ]
    assert baris(masuk(kantor, kantor.sari), f"{HALAMAN}?unduh=xlsx&unit=D01") == [
        ["D01", "Langsung di Dinas Kependudukan", 1, 0, 0, 0, 0, 0],
        ["D01.1", "Seksi Pelayanan – Dinas Kependudukan", 2, 1, 50, 12.5, 2, 1],
    ]


@pytest.fixture
def dalam(kantor: Kantor) -> UnitKerja:
    """Below the Seksi a Regu with Rina (20 hours) and Joni (none), below it a Pos with Tono (20 hours)."""
    regu = UnitKerja.objects.create(
        kode="D01.1.1", nama="Regu Pagi", jenis=kantor.seksi.jenis, parent=kantor.seksi, opd=kantor.dinas
    )
    pos = UnitKerja.objects.create(kode="D01.1.1.1", nama="Pos", jenis=regu.jenis, parent=regu, opd=kantor.dinas)
    for n, (nama, unit, jp) in enumerate((("Rina", regu, "20"), ("Joni", regu, ""), ("Tono", pos, "20")), 920):
        orang = buat_pegawai(nama, n)
        tempatkan(orang, unit, kantor.jabatan, kantor.ratna)
        if jp:
            beri_jp(orang, jp)
    return regu


def test_tiap_unit_dengan_pohonnya_dan_tiap_orang_sekali(kantor: Kantor, hasil: None, dalam: UnitKerja) -> None:
    """The Seksi holds Dewi 20, Ratna 5, Rina 20, Joni 0, Tono 20: three of five enough, mean 13; with Bambang six."""
    sari = masuk(kantor, kantor.sari)
    assert [b[:5] for b in baris(sari, f"{HALAMAN}?unduh=xlsx")] == [
        ["D02", "Dinas Kesehatan", 2, 0, 0],
        ["D01", "Dinas Kependudukan", 6, 3, 50],
    ]
    assert baris(sari, f"{HALAMAN}?unduh=xlsx&unit=D01") == [
        ["D01", "Langsung di Dinas Kependudukan", 1, 0, 0, 0, 0, 0],
        ["D01.1", "Seksi Pelayanan – Dinas Kependudukan", 5, 3, 60, 13, 2, 1],
    ]
    assert [b[:4] for b in baris(sari, f"{HALAMAN}?unduh=xlsx&unit=D01.1")] == [
        ["D01.1", "Langsung di Seksi Pelayanan", 2, 1],
        ["D01.1.1", "Regu Pagi – Dinas Kependudukan", 3, 2],
    ]
    for kode, banyak in (("", 8), ("?unit=D01", 6), ("?unit=D01.1", 5), ("?unit=D01.1.1", 3)):
        isi = sari.get(f"{HALAMAN}{kode}").context
        assert isi["jumlah"]["orang"] == banyak
        assert (
            isi["page_obj"].paginator.count == isi["page_obj"].paginator.object_list.count() == isi["jumlah"]["kurang"]
        )


def test_merinci_dan_kembali_lewat_jejak_hanya_di_pohon_sendiri(kantor: Kantor, hasil: None, dalam: UnitKerja) -> None:
    assert isi_jejak(masuk(kantor, kantor.sari), dalam) == ["D01", "D01.1"]
    assert isi_jejak(masuk(kantor, kantor.bambang), dalam) == ["D01", "D01.1"]
    assert isi_jejak(masuk(kantor, kantor.ratna), dalam) == ["D01.1"]


def isi_jejak(klien: Client, unit: UnitKerja) -> list[str]:
    return [u.kode for u in klien.get(f"{HALAMAN}?unit={unit.kode}").context["atas"]]


def test_yang_memimpin_dua_pohon_melihat_keduanya(kantor: Kantor, hasil: None, dalam: UnitKerja) -> None:
    """Hasan leads Kesehatan and, for the time being, the Seksi; a unit below one of his trees is no row of its own."""
    lihat = kantor.akun(kantor.hasan)
    for unit in (kantor.lain, kantor.seksi, dalam):
        Peran.objects.create(pengguna=lihat, nama=NamaPeran.PIMPINAN, unit=unit, masa=rentang(AWAL), alasan="uji")
    assert [b[:4] for b in baris(masuk(kantor, kantor.hasan), f"{HALAMAN}?unduh=xlsx")] == [
        ["D02", "Dinas Kesehatan", 2, 0],
        ["D01.1", "Seksi Pelayanan – Dinas Kependudukan", 5, 3],
    ]


def test_pimpinan_melihat_pohonnya_sendiri(kantor: Kantor, hasil: None) -> None:
    bambang, ratna = masuk(kantor, kantor.bambang), masuk(kantor, kantor.ratna)
    assert [b[0] for b in baris(bambang, f"{HALAMAN}?unduh=xlsx")] == ["D01", "D01.1"]
    assert [b[0] for b in baris(ratna, f"{HALAMAN}?unduh=xlsx")] == ["D01.1"]
    assert [b[1] for b in baris(bambang, f"{HALAMAN}?unduh=xlsx&isi=orang")] == ["Bambang Wijaya", "Ratna Kusuma"]
    assert bambang.get(f"{HALAMAN}?unit=D02").status_code == 404
    assert ratna.get(f"{HALAMAN}?unit=D01").status_code == 404
    for orang in (kantor.dewi, kantor.hasan):
        assert masuk(kantor, orang).get(HALAMAN).status_code == 403, orang


def test_pengaruh_disebut_dengan_kata(kantor: Kantor) -> None:
    EfekProgram.objects.create(
        program=program(),
        sebelum="2026-TW1",
        sesudah="2026-TW3",
        peserta=40,
        pembanding=300,
        beda=Decimal("5.1"),
        bawah=Decimal("3.2"),
        atas=Decimal("7.0"),
        simpulan="naik",
        dihitung=timezone.now(),
    )
    isi = masuk(kantor, kantor.sari).get(HALAMAN).content.decode()
    assert "Terlihat pengaruh yang baik" in isi
    assert "naik 5,1 poin lebih banyak daripada pegawai yang sebanding" in isi
    assert "antara 3,2 dan 7,0; 40 peserta" in isi
    assert "Triwulan I 2026 ke Triwulan III 2026, 300 orang pembanding" in isi


@pytest.mark.parametrize("banyak", [1, 3])
def test_banyak_perintah_halaman(kantor: Kantor, banyak: int, django_assert_max_num_queries: Callable) -> None:
    for n in range(banyak):
        tempatkan(buat_pegawai(f"Orang {n}", 910 + n), kantor.seksi, kantor.jabatan, kantor.ratna)
    Peran.objects.create(
        pengguna=kantor.akun(kantor.hasan), nama=NamaPeran.PENGELOLA_PELATIHAN, masa=rentang(AWAL), alasan="uji"
    )
    klien = masuk(kantor, kantor.hasan)
    for n in range(banyak):
        UnitKerja.objects.create(
            kode=f"D01.1.{n}", nama=f"Regu {n}", jenis="seksi", parent=kantor.seksi, opd_id=kantor.dinas.pk
        )
    jumlah = []
    for url in (HALAMAN, f"{HALAMAN}?unit=D01.1"):
        with django_assert_max_num_queries(12) as hitung:
            assert klien.get(url).status_code == 200
        jumlah.append(len(hitung))
    assert jumlah == [10, 12]


def test_daftar_panjang_menunjukkan_yang_terendah_dulu(kantor: Kantor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pelatihan.views.kepatuhan.DITUNJUKKAN", 1)
    bambang = masuk(kantor, kantor.bambang)
    jawab = bambang.get(HALAMAN)
    semua = jawab.context["baris"]
    assert (len(semua) > 1, jawab.context["ditunjukkan"]) == (True, semua[:1])
    assert f"Tampilkan semua {len(semua)} unit" in jawab.content.decode()
    assert bambang.get(f"{HALAMAN}?semua").context["ditunjukkan"] == semua
