"""The superiors' feedback report: its rules with real figures, what composing costs, the job and its notices."""

from datetime import date, datetime
from decimal import Decimal

import pytest
import time_machine
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from kinerja.domain.pekerjaan import jalankan_langsung
from kinerja.domain.pemberitahuan import surelkan
from kinerja.models import Pekerjaan, Pemberitahuan
from pegawai.models import Pengguna
from penilaian.choices import StatusPeriode, StatusSKP
from penilaian.domain import laporan as domain
from penilaian.domain.hitung import hitung_seluruh
from penilaian.models import SKP, Laporan, Periode, PutusanNilai
from penilaian.queries.laporan import alasan_bantuan
from penilaian.queries.laporan_bahan import Batas
from penilaian.queries.laporan_orang import Orang
from tests.orang import Kantor, buat_pegawai, tempatkan
from tests.penilaian.laporan_contoh import Laporanku, buat, buat_skp, isi_hasil, puji, susun, tampil

pytestmark = pytest.mark.django_db


@pytest.fixture
def contoh(kantor: Kantor) -> Laporanku:
    return buat(kantor)


def tutup(contoh: Laporanku) -> None:
    Periode.objects.filter(pk=contoh.periode.pk).update(status=StatusPeriode.DITUTUP)
    contoh.periode.refresh_from_db()


def test_angka_tren_dan_celah(contoh: Laporanku) -> None:
    susun(contoh)
    t = tampil(contoh, contoh.kantor.ratna)
    assert [(o.nama, o.nilai_hasil, o.selisih) for o in t.orang] == [
        ("Budi Santoso", Decimal("100.00"), Decimal("5.00")),
        ("Citra Lestari", Decimal("105.00"), Decimal("-10.50")),
        ("Dewi Anggraini", Decimal("80.00"), Decimal("-15.00")),
    ]
    dewi = t.orang[2]
    assert dewi.tren == [("Triwulan II 2026", Decimal("95.00")), ("Triwulan III 2026", Decimal("80.00"))]
    assert [(c.uraian, c.capaian) for c in dewi.celah] == [
        ("Berkas tepat waktu", Decimal("70.00")),
        ("Pemohon dilayani", Decimal("95.00")),
    ]
    assert (t.rerata, t.perubahan) == (Decimal("95"), Decimal("-20.50") / 3)
    assert [(o.nama, o.menunggu) for o in t.menunggu] == [("Citra Lestari", 1)]
    assert t.jabatan == "Kepala, Seksi Pelayanan"


def test_yang_perlu_dibantu_dan_alasannya(contoh: Laporanku) -> None:
    susun(contoh)
    assert [(o.nama, o.sebab) for o in tampil(contoh, contoh.kantor.ratna).bantuan] == [
        (
            "Dewi Anggraini",
            [
                "nilai hasil 80,00, di bawah 90,00",
                "turun 15,00 dari Triwulan II 2026",
                "perilaku di bawah ekspektasi: Akuntabel",
                "belum mendapat umpan balik",
            ],
        ),
        ("Citra Lestari", ["turun 10,50 dari Triwulan II 2026"]),
    ]


def test_turun_tepat_sepuluh_dihitung_kurang_dari_itu_tidak(contoh: Laporanku) -> None:
    for kini, perlu in (("85.50", True), ("85.51", False)):
        baris = {
            "nilai_hasil": "95",
            "rating_hasil": None,
            "nilai_perilaku": None,
            "rating_perilaku": None,
            "terisi": "100.00",
            "tren": [["Triwulan II", "95.50"], ["Triwulan III", kini]],
            "apresiasi": 1,
            "perbaikan": 0,
        }
        assert alasan_bantuan(Batas(contoh.periode, 0, 1), baris) == (["turun"] if perlu else [])


def test_lebih_dari_separuh_bobot_tanpa_hasil(contoh: Laporanku) -> None:
    skp = contoh.skp["budi"]
    isi_hasil(skp, "Arsip tertata", "100", (contoh.periode, None))
    isi_hasil(skp, "Arsip terbaca", "1", (contoh.periode, None))
    hitung_seluruh(contoh.periode)
    with time_machine.travel("2026-08-10T09:00:00+07:00", tick=False):
        susun(contoh)
        assert budi(contoh).alasan == []
    with time_machine.travel("2026-10-05T23:00:00+07:00", tick=False):
        susun(contoh)
        assert budi(contoh).alasan == []
    with time_machine.travel("2026-10-06T09:00:00+07:00", tick=False):
        susun(contoh)
    assert budi(contoh).sebab == ["baru 49 % bobot yang ada hasilnya"]
    assert (budi(contoh).jumlah_tanpa_data, budi(contoh).terendah.capaian) == (2, None)


def budi(contoh: Laporanku) -> Orang:
    return next(o for o in tampil(contoh, contoh.kantor.ratna).orang if o.nama == "Budi Santoso")


def test_orang_tanpa_skp_dan_bawahan_bambang(contoh: Laporanku) -> None:
    susun(contoh)
    t = tampil(contoh, contoh.kantor.bambang)
    assert [(o.nama, o.skp, o.sebab) for o in t.orang] == [("Ratna Kusuma", "", ["belum punya SKP yang disetujui"])]
    assert (t.rerata, t.ber_skp, t.dinilai, t.topik) == (None, 0, 0, [])


def test_skp_ratna_yang_diajukan_disebut_menunggu_bambang(contoh: Laporanku) -> None:
    skp = buat_skp(contoh.kantor, contoh.kantor.ratna, contoh.kantor.bambang)
    SKP.objects.filter(pk=skp.pk).update(status=StatusSKP.DIAJUKAN)
    susun(contoh)
    orang = tampil(contoh, contoh.kantor.bambang).orang
    assert [(o.nama, o.skp, o.diajukan, o.sebab) for o in orang] == [
        ("Ratna Kusuma", "", str(skp.publik), ["SKP sudah diajukan, menunggu persetujuan penilai"])
    ]


def test_umpan_balik_yang_terutang_sebulan_lalu_seperiode(contoh: Laporanku) -> None:
    susun(contoh)
    t = tampil(contoh, contoh.kantor.ratna)
    assert (t.bulan, [o.nama for o in t.berutang]) == (date(2026, 9, 1), ["Dewi Anggraini", "Citra Lestari"])
    assert (t.umpan, t.jumlah_umpan) == ({"apresiasi": 2, "perbaikan": 0}, 2)
    tutup(contoh)
    susun(contoh)
    t = tampil(contoh, contoh.kantor.ratna)
    assert (t.bulan, [o.nama for o in t.berutang]) == (None, ["Dewi Anggraini"])


def test_topik_pelatihan_dari_nilai_dan_indikator_terendah(contoh: Laporanku) -> None:
    susun(contoh)
    assert [(p.judul, p.jenis, p.orang) for p in tampil(contoh, contoh.kantor.ratna).topik] == [
        ("Akuntabel", "Nilai BerAKHLAK", ("Dewi Anggraini",)),
        ("Berkas tepat waktu", "Indikator terendah", ("Dewi Anggraini",)),
    ]


def test_sebaran_usulan_lalu_predikat_sesudah_ada_putusan(contoh: Laporanku) -> None:
    susun(contoh)
    sebaran = [(b.label, b.jumlah) for b in tampil(contoh, contoh.kantor.ratna).sebaran]
    assert sebaran == [
        ("Di atas ekspektasi", 0),
        ("Sesuai ekspektasi", 2),
        ("Di bawah ekspektasi", 1),
        ("Belum ada usulan", 0),
    ]
    PutusanNilai.objects.create(
        skp=contoh.skp["dewi"],
        periode=contoh.periode,
        rating_hasil="di_bawah",
        rating_perilaku="sesuai",
        predikat="butuh_perbaikan",
        oleh=contoh.kantor.akun(contoh.kantor.ratna),
    )
    susun(contoh)
    sebaran = [(b.label, b.jumlah) for b in tampil(contoh, contoh.kantor.ratna).sebaran]
    assert sebaran == [
        ("Sangat Baik", 0),
        ("Baik", 0),
        ("Butuh Perbaikan", 1),
        ("Kurang", 0),
        ("Sangat Kurang", 0),
        ("Belum dinilai", 2),
    ]


def test_kedua_kali_tidak_menulis_apa_apa_dan_tanda_dibaca_tetap(contoh: Laporanku) -> None:
    assert susun(contoh) == 2
    laporan = Laporan.objects.get(penilai=contoh.kantor.ratna)
    ratna = contoh.kantor.akun(contoh.kantor.ratna)
    assert (domain.tandai_dibaca(laporan=laporan, pengguna=ratna), susun(contoh)) == (True, 0)
    sesudah = Laporan.objects.get(pk=laporan.pk)
    assert (sesudah.disusun, sesudah.dibaca is None) == (laporan.disusun, False)
    puji(contoh.kantor, contoh.skp["dewi"], "2026-09-20")
    assert susun(contoh) == 1
    assert Laporan.objects.get(pk=laporan.pk).dibaca is None


def test_pekerjaan_memberi_kabar_sekali_dan_surel_menyusul(contoh: Laporanku) -> None:
    Pengguna.objects.filter(pegawai=contoh.kantor.bambang).update(email="")
    kabar = Pemberitahuan.objects.filter(judul="Laporan umpan balik Triwulan III 2026").order_by("penerima__nama")
    hasil = jalankan_langsung(pekerjaan=domain.buat_penyusunan(periode=contoh.periode))
    assert hasil.hasil == {"berubah": 2, "jumlah": 2, "diberi_kabar": 2}
    assert [(str(k.penerima), k.tautan) for k in kabar] == [
        ("Bambang Wijaya", "/tim/laporan/2026-TW3/"),
        ("Ratna Kusuma", "/tim/laporan/2026-TW3/"),
    ]
    assert (surelkan(), [m.to for m in mail.outbox]) == (1, [["p902@contoh.test"]])
    laporan, ratna = Laporan.objects.get(penilai=contoh.kantor.ratna), contoh.kantor.akun(contoh.kantor.ratna)
    domain.tandai_dibaca(laporan=laporan, pengguna=ratna)
    assert [str(k.penerima) for k in kabar.filter(dibaca=None)] == ["Bambang Wijaya"]
    lagi = jalankan_langsung(pekerjaan=domain.buat_penyusunan(periode=contoh.periode))
    assert (lagi.hasil, kabar.count()) == ({"berubah": 0, "jumlah": 2, "diberi_kabar": 0}, 2)


@pytest.mark.parametrize("banyak", [1, 3])
def test_pernyataan_penyusunan_sama_untuk_satu_dan_tiga_penilai(contoh: Laporanku, banyak: int) -> None:
    kantor = contoh.kantor
    ids = [kantor.ratna.pk]
    for urut in range(banyak - 1):
        kepala, staf = buat_pegawai(f"Kepala {urut}", 920 + urut), buat_pegawai(f"Staf {urut}", 930 + urut)
        tempatkan(kepala, kantor.seksi, kantor.jabatan, None)
        tempatkan(staf, kantor.seksi, kantor.jabatan, kepala)
        isi_hasil(buat_skp(kantor, staf, kepala), "Berkas", "100", (contoh.periode, "99"))
        ids.append(kepala.pk)
    with CaptureQueriesContext(connection) as kueri:
        assert domain.susun_rentang(periode=contoh.periode, awal=min(ids), akhir=max(ids)) == banyak
    assert len([k for k in kueri if "SAVEPOINT" not in k["sql"]]) == 12


def test_periode_yang_belum_dibuka_ditolak(contoh: Laporanku) -> None:
    Periode.objects.filter(pk=contoh.periode.pk).update(status=StatusPeriode.RENCANA)
    contoh.periode.refresh_from_db()
    with pytest.raises(domain.PeriodeBelumDibuka):
        domain.buat_penyusunan(periode=contoh.periode)


def test_jatuh_tempo_tanggal_satu_tenggat_dan_penutupan(contoh: Laporanku) -> None:
    def jatuh_tempo(saat: str) -> list[str]:
        with time_machine.travel(datetime.fromisoformat(saat), tick=False):
            baru = domain.buat_yang_jatuh_tempo()
            Pekerjaan.objects.filter(pk__in=[p.pk for p in baru]).update(dibuat=timezone.now())
            return sorted(p.parameter["periode"] for p in baru)

    Periode.objects.filter(kode="2026-TW2").update(
        status=StatusPeriode.DITUTUP, ditutup=datetime.fromisoformat("2026-07-16T08:00:00+07:00")
    )
    assert jatuh_tempo("2026-08-01T00:20:00+07:00") == ["2026-TW2", "2026-TW3"]
    assert jatuh_tempo("2026-08-01T01:20:00+07:00") == []
    assert jatuh_tempo("2026-09-03T09:20:00+07:00") == ["2026-TW3"]
    assert jatuh_tempo("2026-10-15T22:20:00+07:00") == ["2026-TW3"]
    assert jatuh_tempo("2026-10-16T00:20:00+07:00") == ["2026-TW3"]
    assert jatuh_tempo("2026-10-16T01:20:00+07:00") == []
