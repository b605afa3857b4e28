"""Training judged by results: a true effect is found, one that is not there is not claimed.

Simulation with a fixed seed: 2,000 people, of whom those with low figures are sent more often; figures before and
after scatter by 8 points around a person's own level.
"""

import random
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from django.db.models import Avg
from django.utils import timezone

from kinerja.waktu import rentang
from pegawai.choices import JenisJabatan
from pegawai.models import Jabatan, Pegawai, Penempatan
from pelatihan.models import EfekProgram, Peserta, Sertifikat
from penilaian.domain import efek
from penilaian.models import SKP, Nilai, Periode
from penilaian.queries.efek import Tiga, tiga_berurut
from penilaian.rumus_efek import Kelompok, Pengaruh, pengaruh
from tests.orang import Kantor
from tests.pelatihan.pelatihan_contoh import angkatan, program

ORANG, IKUT, EFEK = 2000, 200, 5


def kelompok(*pasangan: tuple[list[int], list[int]]) -> list[Kelompok]:
    """Changes of participants and of others, a group each."""
    return [
        Kelompok(
            len(a),
            Fraction(sum(a)),
            Fraction(sum(x * x for x in a)),
            len(b),
            Fraction(sum(b)),
            Fraction(sum(x * x for x in b)),
        )
        for a, b in pasangan
    ]


def test_dihitung_tangan_dua_kelompok() -> None:
    """Group one: 10 participants +6 and +4 in turn (mean 5), 10 others +2 and 0 (mean 1): difference 4.
    Group two: 5 participants and 10 others, both +3 and +1 in turn, means 2.2 and 2: difference 0.2.
    Weighted by participants: (10 × 4 + 5 × 0.2) / 15 = 2.7333.
    Pooled variances: (10 + 4.8) / 13 = 1.13846 and (10 + 10) / 18 = 1.11111; error² =
    (10/15)² (0.113846 + 0.111111) + (5/15)² (0.227692 + 0.111111) = 0.137625; 1.96 × 0.370978 = 0.7271."""
    hasil = pengaruh(kelompok(([6, 4] * 5, [2, 0] * 5), ([3, 1, 3, 1, 3], [3, 1] * 5)))
    assert hasil == Pengaruh(15, 20, Decimal("2.73"), Decimal("2.01"), Decimal("3.46"))


def test_kelompok_tanpa_pembanding_tidak_dipakai() -> None:
    hasil = pengaruh(kelompok(([6, 4] * 5, [2, 0] * 5), ([50], [])))
    assert (hasil.peserta, hasil.pembanding, hasil.beda) == (10, 10, Decimal("4.00"))


@pytest.mark.parametrize("isi", [([6, 4] * 4 + [5], [2, 0] * 50), ([6, 4] * 50, [2, 0] * 4 + [1]), ([], [1, 2] * 20)])
def test_kurang_dari_sepuluh_tidak_dikatakan_apa_apa(isi: tuple[list[int], list[int]]) -> None:
    assert pengaruh(kelompok(isi)).beda is None


@pytest.fixture
def tiga_triwulan(kantor: Kantor) -> list[Periode]:
    from penilaian.models import Kebijakan

    kebijakan = Kebijakan.objects.create(versi=1, nama="Uji", status="berlaku")
    batas = [(1, 1, 3, 31), (4, 1, 6, 30), (7, 1, 9, 30)]
    return [
        Periode.objects.create(
            kode=f"2026-TW{n}",
            nama=f"Triwulan {n}",
            jenis="triwulan",
            rentang=rentang(date(2026, a, b), date(2026, c, d)),
            tenggat_realisasi=timezone.now(),
            tenggat_penilaian=timezone.now(),
            status="berjalan",
            kebijakan=kebijakan,
        )
        for n, (a, b, c, d) in enumerate(batas, 1)
    ]


def _kota(kantor: Kantor, tiga: list[Periode], pengaruh_nyata: dict[str, int]) -> None:
    """2,000 people with figures before and after; 200 take part in each programme, the low ones more often."""
    acak = random.Random(20261124)
    jabatan = [kantor.jabatan, Jabatan.objects.create(kode="F-1", nama="Guru", jenis=JenisJabatan.FUNGSIONAL)]
    orang = Pegawai.objects.bulk_create(
        Pegawai(nip=f"1991010120{n:04d}1{n % 1000:03d}", nama=f"Orang {n}", tgl_lahir=date(1991, 1, 1))
        for n in range(ORANG)
    )
    masa = rentang(date(2026, 1, 1), date(2026, 12, 31))
    tempat = Penempatan.objects.bulk_create(
        Penempatan(pegawai=p, unit=kantor.seksi, jabatan=jabatan[n % 2], masa=masa) for n, p in enumerate(orang)
    )
    skp = SKP.objects.bulk_create(
        SKP(pegawai=p, penempatan=t, unit=kantor.seksi, penilai=kantor.ratna, rentang=masa, status="berlaku")
        for p, t in zip(orang, tempat, strict=True)
    )
    tingkat = [acak.gauss(95, 8) for _ in orang]
    awal = [t + acak.gauss(0, 8) for t in tingkat]
    akhir = [t + 2 + acak.gauss(0, 8) for t in tingkat]
    for n, (kode, efek_nyata) in enumerate(pengaruh_nyata.items()):
        satu = angkatan(program(kode=kode, nama=kode, kapasitas=IKUT), mulai=date(2026, 5, 4))
        urut = sorted(range(ORANG), key=lambda i: awal[i] + acak.gauss(0, 15))
        ikut = urut[n * IKUT : (n + 1) * IKUT]
        peserta = Peserta.objects.bulk_create(
            Peserta(angkatan=satu, pegawai=orang[i], asal="atasan", status="lulus") for i in ikut
        )
        Sertifikat.objects.bulk_create(
            Sertifikat(
                peserta=p, pegawai_id=p.pegawai_id, nomor=f"{kode}/{p.pk}", program=kode, jp=8, tanggal="2026-05-04"
            )
            for p in peserta
        )
        for i in ikut:
            akhir[i] += efek_nyata
    Nilai.objects.bulk_create(
        Nilai(skp=s, periode=p, kebijakan=p.kebijakan, nilai_hasil=Decimal(f"{min(120, max(0, x)):.2f}"), sidik="")
        for p, angka in ((tiga[0], awal), (tiga[2], akhir))
        for s, x in zip(skp, angka, strict=True)
    )
    Periode.objects.update(status="ditutup")


@pytest.mark.django_db
def test_efek_lima_poin_ditemukan_dan_yang_tidak_ada_tidak_diakui(
    kantor: Kantor, tiga_triwulan: list[Periode], django_assert_num_queries
) -> None:
    _kota(kantor, tiga_triwulan, {"berpengaruh": EFEK, "tanpa-pengaruh": 0})
    (tiga,) = tiga_berurut()
    with django_assert_num_queries(6):
        assert efek.ukur_tiga(tiga=tiga) == 2
    # Participants were low, and the low rise by themselves: before and after alone would claim an effect of nothing.
    assert _sebelum_sesudah("tanpa-pengaruh", tiga) > 5
    nyata, hampa = (EfekProgram.objects.get(program__kode=k) for k in ("berpengaruh", "tanpa-pengaruh"))
    assert (nyata.sebelum, nyata.sesudah, nyata.simpulan) == ("2026-TW1", "2026-TW3", "naik")
    assert nyata.bawah <= EFEK <= nyata.atas
    assert hampa.simpulan == "belum"
    assert hampa.bawah <= 0 <= hampa.atas
    for e in (nyata, hampa):
        assert e.peserta >= IKUT * 95 // 100
        assert e.pembanding >= 1000
        # An interval so wide that it holds everything would prove nothing.
        assert e.atas - e.bawah < 4


def _sebelum_sesudah(kode: str, tiga: Tiga) -> float:
    """How much the participants of a programme rose, compared with nobody."""
    orang = Sertifikat.objects.filter(program=kode).values("pegawai")
    rata = Nilai.objects.filter(skp__pegawai__in=orang).values("periode").annotate(a=Avg("nilai_hasil"))
    menurut = {b["periode"]: float(b["a"]) for b in rata.order_by()}
    return menurut[tiga.sesudah.pk] - menurut[tiga.sebelum.pk]


@pytest.mark.parametrize(("efek_nyata", "tercakup", "diakui"), [(5, (180, 200), (200, 200)), (0, (180, 200), (0, 20))])
def test_selang_menepati_janjinya_pada_dua_ratus_percobaan(
    efek_nyata: int, tercakup: tuple[int, int], diakui: tuple[int, int]
) -> None:
    """Of 200 such cities the 95 % interval holds the true effect in at least 180; an effect of 5 points is always seen,
    one that is not there is claimed in at most 20. Ten groups, those that began low send more of their people."""
    acak, kena, sebut = random.Random(20261124), 0, 0
    for _ in range(200):
        isi = []
        for pita in range(10):
            ubah = [round(acak.gauss(10 - 2 * pita, 11)) for _ in range(ORANG // 10)]
            n = 29 - 2 * pita
            isi.append(([u + efek_nyata for u in ubah[:n]], ubah[n:]))
        hasil = pengaruh(kelompok(*isi))
        assert hasil.beda is not None
        assert hasil.bawah is not None
        assert hasil.atas is not None
        assert hasil.peserta == IKUT
        kena += hasil.bawah <= efek_nyata <= hasil.atas
        sebut += not hasil.bawah <= 0 <= hasil.atas
    assert tercakup[0] <= kena <= tercakup[1]
    assert diakui[0] <= sebut <= diakui[1]


@pytest.mark.django_db
def test_diukur_lagi_mengganti_bukan_menambah(kantor: Kantor, tiga_triwulan: list[Periode]) -> None:
    _kota(kantor, tiga_triwulan, {"berpengaruh": EFEK})
    assert efek.ukur() == 1
    assert efek.ukur() == 1
    assert EfekProgram.objects.count() == 1


@pytest.mark.django_db
def test_periode_uji_coba_dan_yang_belum_ditutup_tidak_dipakai(kantor: Kantor, tiga_triwulan: list[Periode]) -> None:
    assert tiga_berurut() == []
    Periode.objects.update(status="ditutup")
    assert [(t.sebelum.kode, t.tengah.kode, t.sesudah.kode) for t in tiga_berurut()] == [
        ("2026-TW1", "2026-TW2", "2026-TW3")
    ]
