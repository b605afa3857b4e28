"""At the turn of the year open needs are proposed again with what proves them, or end with a reason; once."""

from datetime import date

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from pegawai.models import Pegawai
from pelatihan.domain import hadir, kelulusan
from pelatihan.domain import kebutuhan as domain
from pelatihan.domain import peserta as domain_peserta
from pelatihan.domain.kebutuhan import Temuan, catat_temuan
from pelatihan.domain.lanjutan import lanjutkan
from pelatihan.models import BuktiKebutuhan, Kebutuhan, Kompetensi
from penilaian.domain.kebutuhan import cari
from tests.orang import Kantor, buat_pegawai, tempatkan
from tests.pelatihan.pelatihan_contoh import angkatan, kompetensi, program
from tests.pelatihan.test_katalog import klien

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def januari():
    with time_machine.travel("2027-01-02T08:00:00+07:00", tick=False):
        yield


def minta(kantor: Kantor, orang: Pegawai, tahun: int = 2026, sumber: str = "pegawai", kode: str = "manajemen-waktu"):
    return domain.ajukan(
        pegawai=orang,
        kompetensi=kompetensi(kode, kode.replace("-", " ").capitalize()),
        tahun=tahun,
        sumber=sumber,
        oleh=kantor.akun(orang if sumber == "pegawai" else kantor.ratna),
        alasan="Antrean menumpuk",
    )


def temu(tahun: int, *temuan: Temuan, sumber: str = "indikator") -> None:
    catat_temuan(tahun=tahun, sumber=sumber, temuan=temuan)


def keadaan(tahun: int) -> list[tuple[str, str, str]]:
    """(person, status, reason of the end) of the needs of a year."""
    semua = Kebutuhan.objects.filter(tahun=tahun).order_by("pegawai__nama", "kompetensi__nama")
    return [(k.pegawai.nama.split()[0], k.status, k.akhir) for k in semua.select_related("pegawai")]


def bukti(tahun: int) -> list[tuple[str, str, str, int | None]]:
    semua = BuktiKebutuhan.objects.filter(kebutuhan__tahun=tahun).order_by("kunci")
    return [(str(b.kebutuhan.kompetensi or "–"), b.sumber, b.uraian, b.terbawa) for b in semua]


def test_permintaan_dan_umpan_balik_diusulkan_lagi_dengan_bukti_lamanya(kantor: Kantor) -> None:
    """The superior had confirmed it and had put off Hasan's: both wait anew, with the words of last year."""
    lama = minta(kantor, kantor.dewi, sumber="atasan")
    temu(2026, Temuan(kantor.dewi.pk, lama.kompetensi_id, "kritik:harmonis", "2 saran", "/x/", 4), sumber="perilaku")
    tunda = minta(kantor, kantor.hasan)
    ratna = kantor.akun(kantor.ratna)
    domain.putuskan(kebutuhan=tunda, versi=1 + 1, status="ditunda", oleh=ratna, kompetensi=None, catatan="Nanti")
    assert lanjutkan(tahun=2027) == {"diteruskan": 2, "gugur": 0}
    terus = "Diusulkan lagi untuk 2027."
    assert keadaan(2026) == [("Dewi", "dilanjutkan", terus), ("Hasan", "dilanjutkan", terus)]
    assert keadaan(2027) == [("Dewi", "usulan", ""), ("Hasan", "usulan", "")]
    assert bukti(2027) == [
        ("Manajemen waktu", "atasan", "Antrean menumpuk", 2026),
        ("Manajemen waktu", "perilaku", "2 saran", 2026),
        ("Manajemen waktu", "pegawai", "Antrean menumpuk", 2026),
    ]
    baru = Kebutuhan.objects.get(tahun=2027, pegawai=kantor.dewi)
    assert (baru.dari_tahun, baru.bobot, baru.diputus) == (2026, 2 + 4, None)
    lama.refresh_from_db()
    assert lama.diputus_oleh == ratna


def test_sekali_saja_walau_dilihat_tiap_malam_atau_baru_dilihat_sesudah_lama(kantor: Kantor) -> None:
    minta(kantor, kantor.dewi, 2024)
    minta(kantor, kantor.dewi, 2026)
    with time_machine.travel("2027-05-20T08:00:00+07:00", tick=False):
        assert lanjutkan(tahun=2027) == {"diteruskan": 2, "gugur": 0}
        semula = list(Kebutuhan.objects.order_by("pk").values()), list(BuktiKebutuhan.objects.order_by("pk").values())
        assert lanjutkan(tahun=2027) == {"diteruskan": 0, "gugur": 0}
    assert (
        list(Kebutuhan.objects.order_by("pk").values()),
        list(BuktiKebutuhan.objects.order_by("pk").values()),
    ) == semula
    assert [(k.tahun, k.dari_tahun) for k in Kebutuhan.objects.filter(status="usulan")] == [(2027, 2024)]


def test_temuan_mesin_diteruskan_hanya_bila_sebabnya_ditemukan_lagi(kantor: Kantor) -> None:
    """Dewi's indicator is still below its target, now with another figure; Hasan's is not."""
    k = kompetensi().pk
    temu(2026, *(Temuan(o.pk, k, f"indikator:{o.pk}", "60 persen", "", 4) for o in (kantor.dewi, kantor.hasan)))
    temu(2027, Temuan(kantor.dewi.pk, k, f"indikator:{kantor.dewi.pk}", "70 persen", "", 3))
    lanjutkan(tahun=2027)
    assert keadaan(2026) == [
        ("Dewi", "dilanjutkan", "Diusulkan lagi untuk 2027."),
        ("Hasan", "gugur", "Sebabnya tidak ditemukan lagi pada 2027."),
    ]
    assert keadaan(2027) == [("Dewi", "usulan", "")]
    assert [b[2] for b in bukti(2027)] == ["70 persen"]
    assert Kebutuhan.objects.get(tahun=2027).dari_tahun == 2026


def test_kompetensi_yang_dipilih_atasan_tetap_dan_buktinya_tidak_ganda(kantor: Kantor) -> None:
    """The search names no competence; the superior had named one. It stays so through later searches, and goes with
    its cause."""
    satu = Temuan(kantor.dewi.pk, None, "indikator:7", "60 persen", "", 4)
    temu(2026, satu)
    domain.putuskan(
        kebutuhan=Kebutuhan.objects.get(),
        versi=1,
        status="dikonfirmasi",
        oleh=kantor.akun(kantor.ratna),
        kompetensi=kompetensi(),
        catatan="",
    )
    temu(2027, satu)
    lanjutkan(tahun=2027)
    assert bukti(2027) == [("Manajemen waktu", "indikator", "60 persen", 2026)]
    temu(2027, Temuan(kantor.dewi.pk, None, "indikator:7", "75 persen", "", 2))
    assert bukti(2027) == [("Manajemen waktu", "indikator", "75 persen", 2026)]
    assert Kebutuhan.objects.get(tahun=2027).bobot == 2
    temu(2027)
    assert (bukti(2027), keadaan(2027)) == ([], [])


def test_ucapan_yang_terbawa_tidak_hilang_oleh_pencarian(kantor: Kantor) -> None:
    k = kompetensi().pk
    temu(2026, Temuan(kantor.dewi.pk, k, "kritik:harmonis", "2 saran", "", 4), sumber="perilaku")
    lanjutkan(tahun=2027)
    temu(2027, sumber="perilaku")
    assert bukti(2027) == [("Manajemen waktu", "perilaku", "2 saran", 2026)]


def test_gugur_karena_orangnya_pergi_atau_kompetensinya_tidak_dipakai(kantor: Kantor) -> None:
    minta(kantor, kantor.dewi)
    minta(kantor, kantor.hasan, kode="arsip")
    Pegawai.objects.filter(pk=kantor.dewi.pk).update(status="pensiun")
    Kompetensi.objects.filter(kode="arsip").update(aktif=False)
    assert lanjutkan(tahun=2027) == {"diteruskan": 0, "gugur": 2}
    assert keadaan(2026) == [
        ("Dewi", "gugur", "Pegawainya tidak berdinas lagi."),
        ("Hasan", "gugur", "Kompetensinya tidak dipakai lagi."),
    ]
    assert keadaan(2027) == []


def test_jam_pelajaran_tidak_terbawa(kantor: Kantor) -> None:
    lama = minta(kantor, kantor.dewi)
    temu(2026, Temuan(kantor.dewi.pk, lama.kompetensi_id, "jp:2026", "Kurang 12 JP", "", 2), sumber="jp")
    lanjutkan(tahun=2027)
    assert [b[1] for b in bukti(2027)] == ["pegawai"]


def test_yang_terpenuhi_menyebut_angkatannya_juga_bila_berakhir_tahun_berikut(kantor: Kantor) -> None:
    """A batch from 30 December to 4 January: the need of 2026 was carried over meanwhile, that of 2027 is met."""
    minta(kantor, kantor.dewi)
    with time_machine.travel("2026-12-29T08:00:00+07:00", tick=False):
        satu = angkatan(program(hadir_minimum=0), mulai=date(2026, 12, 30), selesai=date(2027, 1, 4))
        ikut = domain_peserta.usulkan(angkatan=satu, pegawai=kantor.dewi, asal="atasan", oleh=kantor.akun(kantor.ratna))
        hadir.catat(sesi=satu.sesi.first(), hadir=[ikut])
    lanjutkan(tahun=2027)
    with time_machine.travel("2027-01-05T08:00:00+07:00", tick=False):
        kelulusan.selesaikan(angkatan=satu, versi=satu.versi)
    assert keadaan(2026) == [("Dewi", "dilanjutkan", "Diusulkan lagi untuk 2027.")]
    assert keadaan(2027) == [("Dewi", "terpenuhi", f"Lulus {satu}.")]


def test_yang_berakhir_tidak_diputus_lagi_dan_halamannya_menyebut_sebabnya(kantor: Kantor) -> None:
    lama = minta(kantor, kantor.dewi)
    lanjutkan(tahun=2027)
    lama.refresh_from_db()
    ratna = kantor.akun(kantor.ratna)
    with pytest.raises(ValidationError, match="sudah berakhir: diteruskan"):
        domain.putuskan(
            kebutuhan=lama, versi=lama.versi, status="dikonfirmasi", oleh=ratna, kompetensi=None, catatan=""
        )
    teks = klien(kantor, kantor.ratna).get(reverse("pelatihan:kebutuhan", args=[lama.publik])).content.decode()
    assert "<dt>Mengapa berakhir</dt><dd>Diusulkan lagi untuk 2027.</dd>" in teks
    assert "Simpan putusan" not in teks
    tim = klien(kantor, kantor.ratna).get(reverse("pelatihan:tim")).content.decode()
    assert "belum terpenuhi sejak 2026" in tim


def test_pencarian_malam_mengerjakannya(kantor: Kantor) -> None:
    minta(kantor, kantor.dewi)
    cari()
    assert keadaan(2026) == [("Dewi", "dilanjutkan", "Diusulkan lagi untuk 2027.")]
    assert [b[1] for b in bukti(2027)] == ["jp", "pegawai"]


def test_banyak_perintah_tetap(kantor: Kantor) -> None:
    jumlah = []
    for tahun, banyak in ((2027, 1), (2028, 20)):
        for n in range(banyak):
            orang = buat_pegawai(f"Orang {tahun} {n}", 100 + tahun - 2000 + n * 10)
            tempatkan(orang, kantor.seksi, kantor.jabatan, kantor.ratna)
            minta(kantor, orang, tahun - 1)
        with CaptureQueriesContext(
            connection,
        ) as hitung:
            lanjutkan(tahun=tahun)
        jumlah.append(len(hitung))
    assert jumlah[0] == jumlah[1]
    assert Kebutuhan.objects.filter(tahun=2028).count() == 21
