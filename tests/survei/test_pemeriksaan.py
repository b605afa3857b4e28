"""Honest answers: bursts are found, honest forms are left alone, an exclusion has a reason and both indices stay."""

from datetime import timedelta
from decimal import Decimal
from random import Random

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from kinerja.waktu import hari_ini, rentang
from pegawai.choices import NamaPeran
from pegawai.models import Peran
from survei.choices import StatusPeriodeSurvei, Tanda
from survei.domain import hasil, pemeriksaan, periode
from survei.models import HasilSurvei, Loket, PeriodeSurvei, Respons
from survei.rumus import UNSUR, ikm
from survei.rumus_semburan import Jendela
from tests.orang import AWAL, Kantor
from tests.survei.survei_contoh import layanan, semester

HARI, JAM_KERJA, PER_HARI = 60, 8 * 3600, 60


def formulir(acak: Random, bagian: float) -> list[tuple[float, str, bool, list[int]]]:
    """(time, origin, false?, answers) of a quarter at one counter: citizens through the day, each with a phone of their
    own; false forms, all 4, in bursts of 8 to 20 from one device within a few minutes."""
    isi = []
    for hari in range(HARI):
        for _ in range(PER_HARI):
            waktu = hari * 86400 + acak.random() * JAM_KERJA
            jawaban = [min(4, max(1, round(acak.gauss(3.1, 0.7)))) for _ in UNSUR]
            isi.append((waktu, f"ponsel {acak.random()}", False, jawaban))
    palsu = round(len(isi) * bagian / (1 - bagian))
    while palsu > 0:
        mulai, alat = acak.randrange(HARI) * 86400 + acak.random() * JAM_KERJA, f"alat {acak.random()}"
        banyak = min(palsu, acak.randint(8, 20))
        isi += [(mulai + n * acak.uniform(10, 35), alat, True, [4] * 9) for n in range(banyak)]
        palsu -= banyak
    return sorted(isi)


@pytest.mark.parametrize("bagian", [0.05, 0.10, 0.20])
def test_semburan_palsu_ditandai_dan_yang_jujur_dibiarkan(bagian: float) -> None:
    """At least 90 % of the false forms are flagged, at most 2 % of the honest ones; without them the index is within
    0.5 of the truth."""
    isi = formulir(Random(8), bagian)
    jendela: dict[str, Jendela] = {}
    ditandai: set[int] = set()
    loket = Jendela("loket")
    for nomor, (waktu, asal, _, _) in enumerate(isi):
        ditandai |= set(jendela.setdefault(asal, Jendela("asal")).tambah(waktu, nomor))
        ditandai |= set(loket.tambah(waktu, nomor))
    palsu = {n for n, f in enumerate(isi) if f[2]}
    jujur = set(range(len(isi))) - palsu
    assert len(palsu & ditandai) >= 0.9 * len(palsu)
    assert len(jujur & ditandai) <= 0.02 * len(jujur)
    benar = ikm([isi[n][3] for n in sorted(jujur)]).ikm
    diperiksa = ikm([isi[n][3] for n in range(len(isi)) if n not in ditandai]).ikm
    assert abs(diperiksa - benar) <= Decimal("0.5")
    assert ikm([f[3] for f in isi]).ikm - benar > Decimal("0.5")


@pytest.fixture
def satu(kantor: Kantor) -> PeriodeSurvei:
    hari = hari_ini()
    baru = semester(layanan(kantor), "uji", mulai=hari - timedelta(days=20), selesai=hari)
    return periode.pindahkan(periode=baru, ke=StatusPeriodeSurvei.BUKA)


def tulis(satu: PeriodeSurvei, baris: list[list[int]], loket: Loket | None = None, mundur: int = 0) -> list[int]:
    jawaban = Respons.objects.bulk_create(
        Respons(
            periode=satu,
            kanal="kupon",
            loket=loket,
            tanggal=hari_ini() - timedelta(days=mundur),
            **dict(zip(UNSUR, b, strict=True)),
        )
        for b in baris
    )
    return [r.pk for r in jawaban]


def test_pengecualian_beralasan_dan_kedua_indeks_tersimpan(satu: PeriodeSurvei) -> None:
    tulis(satu, [[3] * 9] * 10)
    palsu = tulis(satu, [[4] * 9] * 10)
    with pytest.raises(ValidationError, match="Tulis mengapa"):
        pemeriksaan.kecualikan(periode=satu, respons_ids=palsu, alasan="  ")
    assert pemeriksaan.kecualikan(periode=satu, respons_ids=palsu, alasan="satu perangkat, tiga menit") == 10
    angka = HasilSurvei.objects.get()
    assert (angka.ikm, angka.ikm_semua, angka.n, angka.dikecualikan) == (Decimal("75.00"), Decimal("87.50"), 10, 10)
    assert pemeriksaan.pulihkan(periode=satu, respons_ids=palsu[:4]) == 4
    assert HasilSurvei.objects.get().n == 14
    for ke in (StatusPeriodeSurvei.TUTUP, StatusPeriodeSurvei.DISAHKAN):
        periode.pindahkan(periode=satu, ke=ke)
    with pytest.raises(ValidationError, match="sudah disahkan"):
        pemeriksaan.pulihkan(periode=satu, respons_ids=palsu)


def test_hari_loket_yang_seragam_ditandai_warga_puas_tidak(kantor: Kantor, satu: PeriodeSurvei) -> None:
    loket = Loket.objects.create(layanan=satu.layanan, nama="Loket 1")
    seragam = tulis(satu, [[4] * 9] * 9, loket)
    lain = [[4, 3, 3, 4, 3, 4, 4, 2, 3]] * 20
    # Another day: three satisfied citizens among others.
    tulis(satu, lain + [[4] * 9] * 3, loket, mundur=1)
    assert pemeriksaan.tandai_seragam() == 9
    assert set(Respons.objects.filter(tanda__contains=[Tanda.SERAGAM]).values_list("pk", flat=True)) == set(seragam)
    assert pemeriksaan.tandai_seragam() == 0


def test_pengelola_memutus_di_halaman_dan_orang_lain_tidak(kantor: Kantor, satu: PeriodeSurvei) -> None:
    Peran.objects.create(
        pengguna=kantor.akun(kantor.hasan), nama=NamaPeran.PENGELOLA_SURVEI, masa=rentang(AWAL), alasan="uji"
    )
    ids = tulis(satu, [[4] * 9] * 3)
    Respons.objects.update(tanda=[Tanda.SEMBURAN])
    hasil.hitung()
    klien, alamat = Client(), "/survei/KTP-EL/p/uji/periksa/"
    klien.force_login(kantor.akun(kantor.hasan))
    assert "Banyak formulir dalam waktu singkat" in klien.get(alamat).content.decode()
    kosong = klien.post(alamat, {"alasan": "x"}, follow=True).content.decode()
    assert "Pilih jawabannya lebih dulu." in kosong
    tanpa = klien.post(alamat, {"respons": ids}, follow=True).content.decode()
    assert "Tulis mengapa jawaban ini dikecualikan" in tanpa
    klien.post(alamat, {"respons": ids[:2], "alasan": "satu perangkat"})
    assert Respons.objects.dihitung().count() == 1
    klien.post(alamat, {"respons": ids[:1], "pulihkan": "1"})
    assert Respons.objects.dihitung().count() == 2
    klien.force_login(kantor.akun(kantor.bambang))
    assert klien.get(alamat).status_code == 403
