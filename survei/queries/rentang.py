"""The index of a service in any range of days, and what citizens say of one officer: for the appraisal above, which
asks "for these services and officers, in this range"."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db import connection

from kinerja.bilangan import bulatkan, pecahan
from survei.choices import Bobot
from survei.models import Layanan, Petugas
from survei.queries.jumlah import Jumlah
from survei.rumus import ISI_MINIMUM, PENGALI, UNSUR, ikm_dari_jumlah
from survei.rumus_selang import N_PETUGAS, SUSUT, selang, susut

# (service, first day, day after the last).
Rentang = tuple[int, date, date]


@dataclass(frozen=True)
class IndeksRentang:
    """`ikm` and its interval have 2 decimals; `n` answers came in the range."""

    n: int
    ikm: Decimal
    selang: tuple[Decimal, Decimal] | None


# One pass over the answers of all ranges. The number of users is known when every period lies whole in the range.
_SQL = f"""
SELECT w.layanan, w.awal, w.akhir, count(*), min(p.bobot), max(p.bobot),
       stddev_samp(({" + ".join(f"COALESCE(r.{u}, 0)" for u in UNSUR)}) * {PENGALI} / r.isi),
       array_agg(DISTINCT p.id), {", ".join(f"sum(r.{u}), count(r.{u})" for u in UNSUR)}
FROM unnest(%(layanan)s::bigint[], %(awal)s::date[], %(akhir)s::date[]) AS w (layanan, awal, akhir)
JOIN survei_periodesurvei p ON p.layanan_id = w.layanan AND p.status <> 'draf'
    AND p.masa && daterange(w.awal, w.akhir)
JOIN survei_respons r ON r.periode_id = p.id AND r.tanggal >= w.awal AND r.tanggal < w.akhir AND r.isi >= {ISI_MINIMUM}
WHERE NOT EXISTS (SELECT FROM survei_pengecualian x WHERE x.respons_id = r.id)
GROUP BY w.layanan, w.awal, w.akhir
"""  # noqa: S608
_POPULASI = "SELECT id, populasi, lower(masa), upper(masa) FROM survei_periodesurvei WHERE id = ANY(%s)"


def indeks_rentang(rentang: Collection[Rentang]) -> dict[Rentang, IndeksRentang]:
    """The index of each (service, range) that has a complete answer, in two statements. Under the weight of the
    periods it comes from, 1/9 where they differ."""
    isi = {k: [r[n] for r in rentang] for n, k in enumerate(("layanan", "awal", "akhir"))}
    with connection.cursor() as kursor:
        kursor.execute(_SQL, isi)
        baris = kursor.fetchall()
        kursor.execute(_POPULASI, [sorted({p for b in baris for p in b[7]})])
        periode = {b[0]: b[1:] for b in kursor.fetchall()}
    return {(b[0], b[1], b[2]): _indeks(b, periode) for b in baris}


def _indeks(b: tuple, periode: dict[int, tuple]) -> IndeksRentang:
    _, awal, akhir, n, bobot_min, bobot_maks, simpangan, ids = b[:8]
    jumlah = {u: (b[8 + 2 * k] or Decimal(0), b[9 + 2 * k]) for k, u in enumerate(UNSUR)}
    milik = [periode[i] for i in ids]
    utuh = all(p[0] and awal <= p[1] and p[2] <= akhir for p in milik)
    bobot = bobot_min if bobot_min == bobot_maks else Bobot.SEPERSEMBILAN
    hitung = Jumlah(n, jumlah, simpangan, None, 0)
    ikm = ikm_dari_jumlah(n, jumlah, bobot).ikm
    assert ikm is not None
    return IndeksRentang(n, ikm, hitung.selang(bobot, sum(p[0] for p in milik) if utuh else None))


@dataclass(frozen=True)
class AngkaPetugas:
    """What citizens say of one officer at the counters of one service: unsur kompetensi (U6) and perilaku (U7) on the
    scale 25–100, raw and drawn towards the mean of the service. Below thirty answers nothing but `n` is known."""

    layanan: Layanan
    n: int
    kompetensi: Decimal | None
    perilaku: Decimal | None
    kompetensi_susut: Decimal | None
    perilaku_susut: Decimal | None
    kompetensi_unit: Decimal | None
    perilaku_unit: Decimal | None
    selang_kompetensi: tuple[Decimal, Decimal] | None
    selang_perilaku: tuple[Decimal, Decimal] | None

    perlu: int = N_PETUGAS

    @property
    def cukup(self) -> bool:
        return self.n >= self.perlu

    @property
    def penyebut(self) -> int:
        """Of the weight n / (n + 20) on the own figure."""
        return self.n + SUSUT

    @property
    def tarik(self) -> int:
        """The share of the service's mean, over the same denominator."""
        return SUSUT


# An answer speaks of the officer who stood at its counter on its day.
_SQL_PETUGAS = f"""
WITH jawaban AS (
    SELECT p.layanan_id, r.loket_id, r.tanggal, r.kompetensi, r.perilaku
    FROM survei_respons r JOIN survei_periodesurvei p ON p.id = r.periode_id AND p.status <> 'draf'
    WHERE p.layanan_id = ANY(%(layanan)s) AND r.tanggal >= %(awal)s AND r.tanggal < %(akhir)s
      AND r.isi >= {ISI_MINIMUM}
      AND NOT EXISTS (SELECT FROM survei_pengecualian x WHERE x.respons_id = r.id)
), sendiri AS (
    SELECT j.* FROM jawaban j JOIN survei_petugas t ON t.loket_id = j.loket_id AND t.masa @> j.tanggal
    WHERE t.pegawai_id = %(pegawai)s
)
SELECT u.layanan_id, u.k, u.p, count(s.*), avg(s.kompetensi), avg(s.perilaku),
       stddev_samp(s.kompetensi * {PENGALI}), stddev_samp(s.perilaku * {PENGALI})
FROM (SELECT layanan_id, avg(kompetensi) AS k, avg(perilaku) AS p FROM jawaban GROUP BY layanan_id) u
LEFT JOIN sendiri s ON s.layanan_id = u.layanan_id
GROUP BY u.layanan_id, u.k, u.p
"""  # noqa: S608


def angka_petugas(*, pegawai_id: int, awal: date, akhir: date) -> list[AngkaPetugas]:
    """Figures of one officer in a range (`akhir` is the day after the last), for each service with a counter that the
    officer stood at. Two statements, none when the officer serves nowhere."""
    tugas = Petugas.objects.filter(pegawai=pegawai_id, loket__isnull=False, masa__overlap=(awal, akhir))
    layanan = {t.layanan_id: t.layanan for t in tugas.select_related("layanan")}
    if not layanan:
        return []
    with connection.cursor() as kursor:
        kursor.execute(_SQL_PETUGAS, {"layanan": list(layanan), "awal": awal, "akhir": akhir, "pegawai": pegawai_id})
        ada = {b[0]: b[1:] for b in kursor.fetchall()}
    kosong = (None, None, 0, None, None, None, None)
    return [_angka(s, *ada.get(pk, kosong)) for pk, s in sorted(layanan.items())]


def _angka(layanan: Layanan, k_unit, p_unit, n: int, k, p, sd_k, sd_p) -> AngkaPetugas:
    if n < N_PETUGAS or k is None or p is None:
        return AngkaPetugas(layanan, n, None, None, None, None, _skala(k_unit), _skala(p_unit), None, None)
    return AngkaPetugas(
        layanan,
        n,
        kompetensi=_skala(k),
        perilaku=_skala(p),
        kompetensi_susut=_skala(susut(k, n, k_unit)),
        perilaku_susut=_skala(susut(p, n, p_unit)),
        kompetensi_unit=_skala(k_unit),
        perilaku_unit=_skala(p_unit),
        selang_kompetensi=selang(k * PENGALI, sd_k, n),
        selang_perilaku=selang(p * PENGALI, sd_p, n),
    )


def _skala(nilai: Decimal | None) -> Decimal | None:
    return None if nilai is None else bulatkan(pecahan(nilai) * PENGALI)
