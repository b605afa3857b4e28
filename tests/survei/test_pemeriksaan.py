"""Honest answers: bursts are found, honest forms are left alone, an exclusion has a reason and both indices stay."""

from datetime import timedelta
from decimal import Decimal
from random import Random

import pghistory
import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from kinerja.waktu import hari_ini, rentang
from pegawai.choices import NamaPeran
from pegawai.models import Peran
from survei.choices import KeadaanTanda, StatusPeriodeSurvei, Tanda
from survei.domain import hasil, pemeriksaan, periode, semburan
from survei.models import HasilSurvei, Loket, PeriodeSurvei, Respons
from survei.queries.pemeriksaan import HitunganTanda, bertanda, hitungan_tanda, pemutus
from survei.rumus import UNSUR, ikm
from survei.rumus_semburan import Jendela
from tests.orang import AWAL, Kantor
from tests.survei.survei_contoh import layanan, semester

ALAMAT = "/survei/KTP-EL/p/uji/periksa/"
BELUM, TETAP, KECUALI = KeadaanTanda.values

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


def putus(satu: PeriodeSurvei, ids: list[int], dari: str, ke: str, alasan: str = "") -> int:
    return pemeriksaan.putuskan(periode=satu, respons_ids=ids, dari=dari, ke=ke, alasan=alasan)


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
    Respons.objects.filter(pk__in=palsu).update(tanda=[Tanda.SEMBURAN])
    with pytest.raises(ValidationError, match="Tulis mengapa jawaban ini dikecualikan"):
        putus(satu, palsu, BELUM, KECUALI, "  ")
    assert putus(satu, palsu, BELUM, KECUALI, "satu perangkat, tiga menit") == 10
    angka = HasilSurvei.objects.get()
    assert (angka.ikm, angka.ikm_semua, angka.n, angka.dikecualikan) == (Decimal("75.00"), Decimal("87.50"), 10, 10)
    assert putus(satu, palsu[:4], KECUALI, BELUM) == 4
    assert HasilSurvei.objects.get().n == 14
    assert hitungan_tanda([satu]) == HitunganTanda(4, 0, 6)
    for ke in (StatusPeriodeSurvei.TUTUP, StatusPeriodeSurvei.DISAHKAN):
        periode.pindahkan(periode=satu, ke=ke, bertanda=4)
    with pytest.raises(ValidationError, match="sudah disahkan"):
        putus(satu, palsu, KECUALI, BELUM)


def test_yang_dilihat_dan_tetap_dihitung_beralasan_dan_bernama(kantor: Kantor, satu: PeriodeSurvei) -> None:
    """Kept answers count, leave the queue, and history names who and why; a later flag asks for another look."""
    ids = tulis(satu, [[4] * 9] * 5)
    Respons.objects.update(tanda=[Tanda.SEMBURAN])
    with pytest.raises(ValidationError, match="Tulis mengapa jawaban ini tetap dihitung"):
        putus(satu, ids, BELUM, TETAP)
    with pghistory.context(user=kantor.akun(kantor.hasan).pk):
        assert putus(satu, ids[:3], BELUM, TETAP, "rombongan sekolah") == 3
    assert hitungan_tanda([satu]) == HitunganTanda(2, 3, 0)
    assert [r.pk for r in bertanda(satu, BELUM)] == ids[3:]
    assert HasilSurvei.objects.get().n == 5
    tetap = list(bertanda(satu, TETAP))
    assert {nama for nama, _ in pemutus("Peninjauan", tetap).values()} == {kantor.akun(kantor.hasan).nama}
    # Somebody else decided the first ones meanwhile: what does not stand as the page showed it is left alone.
    assert putus(satu, ids, BELUM, KECUALI, "satu perangkat") == 2
    assert hitungan_tanda([satu]) == HitunganTanda(0, 3, 2)
    assert putus(satu, ids[:1], TETAP, KECUALI, "bukan rombongan itu") == 1
    assert putus(satu, ids[3:4], KECUALI, TETAP, "keliru dikecualikan") == 1
    assert hitungan_tanda([satu]) == HitunganTanda(0, 3, 2)
    semburan.tandai(respons_ids={ids[1]}, tanda=Tanda.SERAGAM)
    assert [r.pk for r in bertanda(satu, BELUM)] == [ids[1]]
    assert putus(satu, ids[1:2], BELUM, TETAP, "rombongan yang sama") == 1
    assert hitungan_tanda([satu]) == HitunganTanda(0, 3, 2)


def test_pengesahan_tidak_diam_diam_atas_yang_belum_diperiksa(satu: PeriodeSurvei) -> None:
    """The approver has to tick how many are left undecided; one more than that is refused, history keeps the number."""
    tulis(satu, [[4] * 9] * 12)
    Respons.objects.update(tanda=[Tanda.TERGESA])
    periode.pindahkan(periode=satu, ke=StatusPeriodeSurvei.TUTUP)
    with pytest.raises(ValidationError, match="12 jawaban bertanda belum diperiksa"):
        periode.pindahkan(periode=satu, ke=StatusPeriodeSurvei.DISAHKAN, bertanda=11)
    periode.pindahkan(periode=satu, ke=StatusPeriodeSurvei.DISAHKAN, bertanda=12)
    terakhir = apps.get_model("survei", "PeriodeSurveiEvent").objects.latest("pgh_id")
    assert terakhir.pgh_context["alasan"] == "Disahkan, 12 jawaban bertanda belum diperiksa"


def test_hari_loket_yang_seragam_ditandai_warga_puas_tidak(kantor: Kantor, satu: PeriodeSurvei) -> None:
    loket = Loket.objects.create(layanan=satu.layanan, nama="Loket 1")
    seragam = tulis(satu, [[4] * 9] * 9, loket)
    lain = [[4, 3, 3, 4, 3, 4, 4, 2, 3]] * 20
    # Another day: three satisfied citizens among others.
    tulis(satu, lain + [[4] * 9] * 3, loket, mundur=1)
    assert pemeriksaan.tandai_seragam() == 9
    assert set(Respons.objects.filter(tanda__contains=[Tanda.SERAGAM]).values_list("pk", flat=True)) == set(seragam)
    assert pemeriksaan.tandai_seragam() == 0


@pytest.fixture
def klien(kantor: Kantor) -> Client:
    """Hasan manages the surveys of the city."""
    akun = kantor.akun(kantor.hasan)
    Peran.objects.create(pengguna=akun, nama=NamaPeran.PENGELOLA_SURVEI, masa=rentang(AWAL), alasan="uji")
    masuk = Client()
    masuk.force_login(akun)
    return masuk


def test_pengelola_memutus_di_halaman_dan_orang_lain_tidak(kantor: Kantor, satu: PeriodeSurvei, klien: Client) -> None:
    ids = tulis(satu, [[4] * 9] * 3)
    Respons.objects.update(tanda=[Tanda.SEMBURAN])
    hasil.hitung()
    assert "Banyak formulir dalam waktu singkat" in klien.get(ALAMAT).content.decode()
    kosong = klien.post(ALAMAT, {"alasan": "x", "ke": KECUALI}, follow=True).content.decode()
    assert "Pilih jawabannya lebih dulu." in kosong
    tanpa = klien.post(ALAMAT, {"respons": ids, "ke": KECUALI}, follow=True).content.decode()
    assert "Tulis mengapa jawaban ini dikecualikan" in tanpa
    klien.post(ALAMAT, {"respons": ids[:2], "alasan": "satu perangkat", "ke": KECUALI})
    assert Respons.objects.dihitung().count() == 1
    klien.post(f"{ALAMAT}?keadaan={KECUALI}", {"respons": ids[:1], "ke": BELUM})
    assert Respons.objects.dihitung().count() == 2
    klien.post(ALAMAT, {"respons": ids, "alasan": "cocok dengan buku tamu", "ke": TETAP})
    tetap = klien.get(f"{ALAMAT}?keadaan={TETAP}").content.decode()
    assert "cocok dengan buku tamu" in tetap
    assert kantor.akun(kantor.hasan).nama in tetap
    halaman = klien.get("/survei/KTP-EL/p/uji/").content.decode()
    assert "0 belum diperiksa · 2 tetap dihitung · 1 dikecualikan" in halaman
    klien.force_login(kantor.akun(kantor.bambang))
    assert klien.get(ALAMAT).status_code == 403


def test_satu_semburan_diputuskan_sekaligus(kantor: Kantor, satu: PeriodeSurvei, klien: Client) -> None:
    """A burst is a flag of one counter's day; all of it at once, unless the list changed since it was shown."""
    loket = Loket.objects.create(layanan=satu.layanan, nama="Loket 1")
    tulis(satu, [[4] * 9] * 4)
    semburan_loket = tulis(satu, [[4] * 9] * 60, loket, mundur=1)
    Respons.objects.update(tanda=[Tanda.SEMBURAN])
    kemarin = hari_ini() - timedelta(days=1)
    isi = klien.get(ALAMAT).context["kelompok"]
    assert [(k.nama_loket, k.tanggal, k.banyak) for k in isi] == [("Loket 1", kemarin, 60), ("", hari_ini(), 4)]
    satu_kelompok = f"{ALAMAT}?keadaan=belum&tanda=semburan&loket={loket.pk}&tanggal={kemarin:%Y-%m-%d}"
    assert klien.get(satu_kelompok).context["page_obj"].paginator.count == 60
    isian = {"semua": "59", "alasan": "satu perangkat", "ke": KECUALI}
    basi = klien.post(satu_kelompok, isian, follow=True).content.decode()
    assert "Daftarnya sudah berubah: kini 60 jawaban" in basi
    klien.post(satu_kelompok, isian | {"semua": "60"})
    assert {r.pk for r in bertanda(satu, KECUALI)} == set(semburan_loket)
    tanpa_loket = f"{ALAMAT}?tanda=semburan&loket=-&tanggal={hari_ini():%Y-%m-%d}"
    klien.post(tanpa_loket, {"semua": "4", "alasan": "rombongan", "ke": TETAP})
    assert hitungan_tanda([satu]) == HitunganTanda(0, 4, 60)
    assert klien.get(f"{ALAMAT}?keadaan=ngawur&loket=999&tanggal=x").status_code == 200


@pytest.mark.parametrize("keadaan", [BELUM, KECUALI])
def test_pernyataan_tetap_berapa_pun_jawabannya(satu: PeriodeSurvei, klien: Client, keadaan: str) -> None:
    banyak = []
    for n in (1, 3):
        ids = tulis(satu, [[4] * 9] * n)
        Respons.objects.filter(pk__in=ids).update(tanda=[Tanda.SEMBURAN])
        putus(satu, ids, BELUM, keadaan, "uji")
        with CaptureQueriesContext(connection) as kueri:
            klien.get(f"{ALAMAT}?keadaan={keadaan}")
        banyak.append(len(kueri))
    assert banyak[0] == banyak[1] <= 12
