"""A trial has no consequences: the database keeps it out of awards, guidance, angka kredit and TPP, also when a period
becomes a trial afterwards; exports and the history of a year leave it out."""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from django.core.exceptions import ValidationError
from django.core.management import CommandError, call_command
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from kinerja.waktu import akhir_hari, hari_ini, rentang
from penilaian.choices import StatusPeriode, StatusSKP
from penilaian.domain import periode as domain
from penilaian.domain.bimbingan import usulkan
from penilaian.models import (
    SKP,
    AngkaKredit,
    AturanTpp,
    BahanTpp,
    Bimbingan,
    CalonPenghargaan,
    KoefisienKredit,
    Nilai,
    Periode,
    ProgramPenghargaan,
    PutusanNilai,
)
from penilaian.queries.bimbingan import calon_bimbingan
from penilaian.queries.setahun import setahun
from tests.orang import Kantor
from tests.penilaian.test_uji_coba import coba as coba

pytestmark = pytest.mark.django_db


@pytest.fixture
def putusan(kantor: Kantor, coba: Periode) -> PutusanNilai:
    """A decision on Dewi in the trial, below and delivered: what would have consequences elsewhere."""
    kini = hari_ini()
    skp = SKP.objects.create(
        pegawai=kantor.dewi,
        penempatan=kantor.dewi.penempatan.get(),
        penilai=kantor.ratna,
        unit=kantor.seksi,
        rentang=rentang(kini.replace(month=1, day=1), kini.replace(month=12, day=31)),
        status=StatusSKP.BERLAKU,
    )
    return putuskan(skp, coba, kantor)


def putuskan(skp: SKP, periode: Periode, kantor: Kantor) -> PutusanNilai:
    return PutusanNilai.objects.create(
        skp=skp,
        periode=periode,
        rating_hasil="di_bawah",
        rating_perilaku="sesuai",
        predikat="butuh_perbaikan",
        oleh=kantor.akun(kantor.ratna),
        disampaikan=timezone.now(),
        diterima=timezone.now(),
    )


def nyata(coba: Periode, jenis: str = "triwulan") -> Periode:
    """A period that counts, still planned."""
    kini = hari_ini()
    return domain.buat(
        kode=f"2026-{jenis}",
        nama="Sungguhan",
        jenis=jenis,
        awal=kini,
        akhir=kini + timedelta(days=9),
        tenggat_realisasi=akhir_hari(kini + timedelta(days=12)),
        tenggat_penilaian=akhir_hari(kini + timedelta(days=14)),
        kebijakan=coba.kebijakan,
    )


def ditolak(buat: Callable[[], object]) -> bool:
    """Does the database refuse it?"""
    try:
        with transaction.atomic():
            buat()
    except IntegrityError as galat:
        return "uji coba" in str(galat)
    return False


def program(kantor: Kantor, periode: Periode) -> ProgramPenghargaan:
    return ProgramPenghargaan.objects.create(
        nama="Uji", tentang="Uji", periode=periode, predikat=["baik"], pejabat=kantor.bambang,
        oleh=kantor.akun(kantor.sari),
    )  # fmt: skip


def bimbingan(p: PutusanNilai, periode: Periode) -> Bimbingan:
    return Bimbingan.objects.create(pegawai=p.skp.pegawai, periode=periode, putusan=p, predikat=p.predikat)


def kredit(p: PutusanNilai, periode: Periode) -> AngkaKredit:
    dasar, _ = KoefisienKredit.objects.get_or_create(
        jenjang="Uji", mulai=date(2026, 1, 1), defaults={"koefisien": 5, "sumber": "Uji"}
    )
    return AngkaKredit.objects.create(
        pegawai=p.skp.pegawai, periode=periode, penempatan=p.skp.penempatan, putusan=p, dasar=dasar, jenjang="Uji",
        predikat=p.predikat, persen=75, koefisien=5, bulan=12, angka=3,
    )  # fmt: skip


def test_penghargaan_menolak_periode_dan_putusan_uji_coba(kantor: Kantor, coba: Periode, putusan: PutusanNilai) -> None:
    assert ditolak(lambda: program(kantor, coba))
    sah = program(kantor, nyata(coba))
    isi = {"program": sah, "pegawai": kantor.dewi, "predikat": "baik"}
    assert ditolak(lambda: CalonPenghargaan.objects.create(putusan=putusan, **isi))
    assert not CalonPenghargaan.objects.exists()


def test_bimbingan_menolak_periode_dan_putusan_uji_coba(coba: Periode, putusan: PutusanNilai) -> None:
    lain = nyata(coba)
    assert [ditolak(lambda p=p: bimbingan(putusan, p)) for p in (coba, lain)] == [True, True]
    Periode.objects.filter(pk=coba.pk).update(status=StatusPeriode.DITUTUP, ditutup=timezone.now())
    assert (calon_bimbingan(), usulkan(), Bimbingan.objects.count()) == ([], 0, 0)


def test_angka_kredit_menolak_periode_dan_putusan_uji_coba(coba: Periode, putusan: PutusanNilai) -> None:
    lain = nyata(coba, "tahunan")
    assert [ditolak(lambda p=p: kredit(putusan, p)) for p in (coba, lain)] == [True, True]


@pytest.mark.parametrize("dasar", ["penghargaan", "bimbingan", "angka_kredit", "tpp", "calon"])
def test_yang_sudah_menjadi_dasar_tidak_dapat_dijadikan_uji_coba(
    kantor: Kantor, coba: Periode, putusan: PutusanNilai, dasar: str
) -> None:
    lain, ketiga = nyata(coba), nyata(coba, "semester")
    p = putuskan(putusan.skp, lain, kantor)
    if dasar == "tpp":
        sari = kantor.akun(kantor.sari)
        persen = dict.fromkeys(("sangat_baik", "baik", "butuh_perbaikan", "kurang", "sangat_kurang"), 0)
        aturan = AturanTpp.objects.create(mulai=date(2026, 1, 1), dasar="Uji", oleh=sari, **persen)
        BahanTpp.objects.create(
            periode=lain, bulan=date(2026, 11, 1), unit=kantor.dinas, aturan=aturan, disusun_oleh=sari
        )
    elif dasar == "calon":
        # The programme is of another period; only the decision behind the candidate is of this one.
        isi = {"program": program(kantor, ketiga), "pegawai": kantor.dewi, "predikat": "baik"}
        CalonPenghargaan.objects.create(putusan=p, **isi)
    else:
        buat = {
            "penghargaan": lambda: program(kantor, lain),
            "bimbingan": lambda: bimbingan(p, lain),
            "angka_kredit": lambda: kredit(p, lain),
        }
        buat[dasar]()
    jadikan = Periode.objects.filter(pk=lain.pk)
    assert ditolak(lambda: jadikan.update(uji_coba=True, nama="Sungguhan (uji coba)"))
    with pytest.raises(ValidationError, match="sudah menjadi dasar"):
        domain.ubah(periode=lain, data={"uji_coba": True}, alasan="Ternyata latihan")


def test_rencana_tanpa_akibat_masih_dapat_dijadikan_uji_coba(coba: Periode) -> None:
    lain = domain.ubah(periode=nyata(coba), data={"uji_coba": True}, alasan="Latihan dulu")
    assert (lain.uji_coba, lain.nama) == (True, "Sungguhan (uji coba)")


def test_ekspor_menolak_uji_coba_kecuali_diminta_dengan_namanya(kantor: Kantor, coba: Periode, tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="Tambahkan --uji-coba"):
        call_command("ekspor_nilai", str(tmp_path / "a.csv"), periode=coba.kode)
    assert not (tmp_path / "a.csv").exists()
    call_command("ekspor_nilai", str(tmp_path / "a.csv"), periode=coba.kode, uji_coba=True)
    domain.buka(periode=coba, alasan="Mulai")
    klien = Client()
    klien.force_login(kantor.akun(kantor.sari))
    isi = {"periode": coba.kode, "unit": kantor.dinas.kode}
    assert klien.get(reverse("penilaian:hasil_ekinerja"), isi).status_code == 422


def test_riwayat_setahun_dan_predikat_terakhir_tidak_memuat_uji_coba(
    kantor: Kantor, coba: Periode, putusan: PutusanNilai
) -> None:
    kini = hari_ini()
    tahun = domain.buat(
        kode="2026-TH", nama="Tahun 2026", jenis="tahunan", awal=kini.replace(month=1, day=1),
        akhir=kini.replace(month=12, day=31), tenggat_realisasi=akhir_hari(kini.replace(month=12, day=31)),
        tenggat_penilaian=akhir_hari(kini.replace(month=12, day=31)), kebijakan=coba.kebijakan,
    )  # fmt: skip
    Nilai.objects.create(skp=putusan.skp, periode=coba, kebijakan=coba.kebijakan, nilai_hasil=50, sidik="x")
    assert setahun(putusan.skp, tahun).bagian == []
    klien = Client()
    klien.force_login(kantor.akun(kantor.dewi))
    jawab = klien.get(reverse("penilaian:nilai_saya"))
    assert ([n.putusan for n in jawab.context["daftar"]], jawab.context["terakhir"]) == ([putusan], None)
    assert (jawab.context["grafik"], ">Uji coba<" in jawab.content.decode()) == (None, True)
    beranda = klien.get("/").context
    assert (beranda["terakhir"], beranda["diputus"], beranda["perjalanan"]) == (None, None, [])
