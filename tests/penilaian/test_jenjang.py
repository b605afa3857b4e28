"""Reminders up the chain: one digest a day a person, with all that waits for them, until it is done."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
import time_machine
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from kinerja.domain.pemberitahuan import surelkan
from kinerja.models import Pemberitahuan
from kinerja.waktu import akhir_hari, rentang
from pegawai.choices import NamaPeran
from pegawai.models import Peran
from penilaian.domain import realisasi
from penilaian.domain.pengingat import ingatkan, ingatkan_berjenjang
from penilaian.domain.susulan import buka
from penilaian.models import SKP, Indikator, Periode, PutusanNilai
from tests.orang import AWAL, Kantor, buat_pegawai, tempatkan
from tests.penilaian.skp_contoh import berlaku, buat_periode
from tests.penilaian.test_pengingat import dalam

pytestmark = pytest.mark.django_db
JUDUL = "Tugas penilaian kinerja menunggu Anda"


@pytest.fixture
def pagi():
    """Nine in the morning, WIB."""
    with time_machine.travel(akhir_hari(date(2026, 11, 23)) + timedelta(hours=9), tick=False) as jam:
        yield jam


@pytest.fixture
def periode(pagi, kantor: Kantor) -> Periode:
    Peran.objects.create(
        pengguna=kantor.akun(kantor.hasan),
        nama=NamaPeran.PENGELOLA_KINERJA,
        unit=kantor.dinas,
        masa=rentang(AWAL),
        alasan="uji",
    )
    return buat_periode()


@pytest.fixture
def skp(kantor: Kantor, periode: Periode) -> SKP:
    skp = berlaku(kantor, periode)
    Pemberitahuan.objects.all().delete()
    return skp


def rangkuman(periode: Periode) -> list[tuple[str, str]]:
    ingatkan_berjenjang(periode=[periode])
    return list(Pemberitahuan.objects.filter(judul=JUDUL).order_by("pk").values_list("penerima__pegawai__nama", "isi"))


def test_pada_hari_terakhir_pegawai_penilai_dan_pengelola(skp: SKP, periode: Periode) -> None:
    assert rangkuman(dalam(periode, 2, 30)) == []
    assert sorted(rangkuman(dalam(periode, 0, 30))) == [
        ("Dewi Anggraini", "Hasil Triwulan uji Anda belum lengkap; tenggatnya 24 November 2026."),
        ("Hasan Basri", "1 SKP belum lengkap hasilnya untuk Triwulan uji di Dinas Kependudukan."),
        ("Ratna Kusuma", "1 orang Anda belum lengkap hasilnya untuk Triwulan uji; tenggatnya 24 November 2026."),
    ]


def test_penilaian_naik_ke_atasan_penilai_lalu_pengelola(skp: SKP, periode: Periode) -> None:
    kena = {}
    for sisa in (4, 3, 1, 0, -14, -15):
        Pemberitahuan.objects.all().delete()
        kena[sisa] = sorted(nama.split()[0] for nama, _ in rangkuman(dalam(periode, -20, sisa)))
    assert kena == {
        4: [],
        3: ["Ratna"],
        1: ["Bambang", "Ratna"],
        0: ["Bambang", "Hasan", "Ratna"],
        -14: ["Bambang", "Hasan", "Ratna"],
        -15: [],
    }


def test_semua_yang_menunggu_seseorang_dalam_satu_kabar(kantor: Kantor, skp: SKP, periode: Periode) -> None:
    isi = dict(rangkuman(dalam(periode, 0, 3)))
    assert isi["Ratna Kusuma"] == (
        "1 orang Anda belum lengkap hasilnya untuk Triwulan uji; tenggatnya 24 November 2026. "
        "1 orang belum Anda nilai untuk Triwulan uji; tenggatnya 27 November 2026."
    )


def test_paling_banyak_satu_pengingat_sehari_juga_di_basis_data(
    kantor: Kantor, skp: SKP, periode: Periode, pagi
) -> None:
    dalam(periode, 1, 3)
    # The two warnings before a zero come first; the digest of that day is left out for whoever had one.
    assert (ingatkan(periode=periode), [n for n, _ in rangkuman(periode)]) == (2, [])
    assert ingatkan_berjenjang(periode=[periode]) == 0
    pagi.shift(timedelta(days=1))
    assert sorted(n for n, _ in rangkuman(periode)) == ["Dewi Anggraini", "Hasan Basri", "Ratna Kusuma"]
    assert ingatkan_berjenjang(periode=[periode]) == 0
    sehari = Pemberitahuan.objects.filter(penerima__pegawai=kantor.dewi).values_list("harian", flat=True)
    assert list(sehari.order_by("harian")) == [date(2026, 11, 24), date(2026, 11, 25)]
    with pytest.raises(IntegrityError), transaction.atomic():
        Pemberitahuan.objects.create(
            penerima=kantor.akun(kantor.dewi), judul="Lagi", kunci="lagi", harian=date(2026, 11, 25)
        )


def test_berhenti_saat_selesai(kantor: Kantor, skp: SKP, periode: Periode) -> None:
    dewi, indikator = kantor.akun(kantor.dewi), Indikator.objects.get(skp=skp)
    dalam(periode, 0, 3)
    realisasi.simpan_draf(skp=skp, periode=periode, oleh=dewi, isian=[realisasi.Isian(indikator.pk, Decimal(9))])
    realisasi.kirim(skp=skp, periode=periode, oleh=dewi)
    PutusanNilai.objects.create(
        skp=skp,
        periode=periode,
        rating_hasil="sesuai",
        rating_perilaku="sesuai",
        predikat="baik",
        oleh=kantor.akun(kantor.ratna),
    )
    assert rangkuman(periode) == []


def test_sebelum_pukul_tujuh_tidak_ada_dan_akun_tertutup_tidak_dikabari(
    kantor: Kantor, skp: SKP, periode: Periode, pagi
) -> None:
    dalam(periode, 0, 30)
    pagi.move_to(akhir_hari(date(2026, 11, 23)) + timedelta(hours=6, minutes=59))
    assert rangkuman(periode) == []
    pagi.move_to(akhir_hari(date(2026, 11, 23)) + timedelta(hours=7, seconds=1))
    dewi = kantor.akun(kantor.dewi)
    dewi.is_active = False
    dewi.save()
    assert sorted(n for n, _ in rangkuman(periode)) == ["Hasan Basri", "Ratna Kusuma"]


def test_susulan_yang_segera_berakhir_ikut_diingatkan(kantor: Kantor, skp: SKP, periode: Periode) -> None:
    dalam(periode, -5, 30)
    sampai = timezone.now() + timedelta(hours=20)
    buka(periode=periode, pegawai=kantor.dewi, sampai=sampai, alasan="Sakit", oleh=kantor.akun(kantor.sari))
    assert rangkuman(periode) == [
        ("Dewi Anggraini", "Pengisian susulan Triwulan uji segera berakhir dan hasil Anda belum lengkap.")
    ]


def test_surelnya_hanya_judul_dan_tautan(skp: SKP, periode: Periode, mailoutbox) -> None:
    rangkuman(dalam(periode, 0, 30))
    surelkan()
    surat = next(m for m in mailoutbox if m.to == ["p903@contoh.test"])
    assert (surat.subject, "belum lengkap" in surat.body) == (f"Kinerja: {JUDUL}", False)


def test_satu_pernyataan_berapa_pun_orangnya(kantor: Kantor, skp: SKP, periode: Periode) -> None:
    dalam(periode, 0, 0)

    def hitung() -> int:
        Pemberitahuan.objects.all().delete()
        with CaptureQueriesContext(connection) as kueri:
            ingatkan_berjenjang(periode=[periode])
        return len(kueri)

    satu = hitung()
    for n in (961, 962):
        orang = buat_pegawai(f"Baru {n}", n)
        tempat = tempatkan(orang, kantor.seksi, kantor.jabatan, kantor.ratna)
        SKP.objects.create(
            pegawai=orang,
            penempatan=tempat,
            penilai=kantor.ratna,
            unit=kantor.seksi,
            rentang=skp.rentang,
            status="berlaku",
        )
    assert (satu, hitung(), Pemberitahuan.objects.filter(isi__contains="3 orang belum Anda nilai").count()) == (1, 1, 1)
