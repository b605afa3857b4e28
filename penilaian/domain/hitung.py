"""The scoring run: a range of plans in one transaction, and the job that cuts a period into ranges.

Lock order: period row (FOR SHARE, so that closing waits), marks, scores in id order. Those who lock a plan first do
so FOR NO KEY UPDATE: a new score only asks that the plan's key stays.
"""

from collections.abc import Collection

from django.db import connection, transaction
from django.db.models import F, QuerySet, Window
from django.db.models.functions import RowNumber
from django.urls import reverse

from kinerja.domain import pekerjaan as pekerjaan_domain
from kinerja.models import Bagian, Pekerjaan
from pegawai.models import Pengguna, UnitKerja
from pegawai.queries.lingkup import unit_dan_bawahannya
from penilaian.choices import StatusPeriode
from penilaian.domain import indeks_layanan, inovasi_diterapkan
from penilaian.models import Kebijakan, Nilai, Perhitungan, Periode, PerluHitung
from penilaian.queries.hitung import KOLOM, dalam_cakupan, nilai_terhitung

JENIS = "hitung_nilai"
UKURAN_BAGIAN = 5_000
ID_MAKS = 2**62


class PeriodeTertutup(ValueError):
    """The period is closed: its scores are frozen."""


def hitung_rentang(
    *, periode: Periode, kebijakan: Kebijakan, awal: int, akhir: int, unit_ids: Collection[int] | None = None
) -> int:
    """Score the plans with awal ≤ id ≤ akhir and return how many rows were written or removed; a second run gives 0.

    Runs inside the caller's transaction. Raises PeriodeTertutup for a closed period.
    """
    with transaction.atomic():
        _kunci_periode(periode)
        # Marks go first: an input that commits after this leaves a new mark, one before it is read below.
        _dalam_unit(PerluHitung.objects.filter(periode=periode, skp_id__gte=awal, skp_id__lte=akhir), unit_ids).delete()
        usang = _dalam_unit(
            Nilai.objects.filter(periode=periode, skp_id__gte=awal, skp_id__lte=akhir), unit_ids
        ).exclude(skp_id__in=dalam_cakupan(periode).filter(pk__range=(awal, akhir)).order_by().values("pk"))
        dihapus, _ = usang.delete()
        kueri = nilai_terhitung(periode=periode, kebijakan=kebijakan, awal=awal, akhir=akhir, unit_ids=unit_ids)
        return dihapus + _tulis(kueri)


def _dalam_unit(baris: QuerySet, unit_ids: Collection[int] | None) -> QuerySet:
    return baris if unit_ids is None else baris.filter(skp__unit_id__in=unit_ids)


def _kunci_periode(periode: Periode) -> None:
    with connection.cursor() as kursor:
        kursor.execute("SELECT status FROM penilaian_periode WHERE id = %s FOR SHARE", [periode.pk])
        baris = kursor.fetchone()
    if baris is None or baris[0] == StatusPeriode.DITUTUP:
        raise PeriodeTertutup(f"Periode {periode.kode} sudah ditutup. Nilainya tidak dihitung lagi.")


def _tulis(kueri: QuerySet) -> int:
    """INSERT … SELECT that leaves equal rows untouched; Django has no such statement, so only its frame is text."""
    pilih, parameter = kueri.query.sql_with_params()
    ubah = [k for k in KOLOM if k not in ("skp_id", "periode_id")]
    banding = [k for k in ubah if k != "dihitung"]
    sql = (
        f"INSERT INTO penilaian_nilai ({', '.join(KOLOM)}) {pilih} "
        f"ON CONFLICT (periode_id, skp_id) DO UPDATE SET {', '.join(f'{k} = EXCLUDED.{k}' for k in ubah)} "
        f"WHERE ({', '.join(f'penilaian_nilai.{k}' for k in banding)}) "
        f"IS DISTINCT FROM ({', '.join(f'EXCLUDED.{k}' for k in banding)})"
    )
    with connection.cursor() as kursor:
        kursor.execute(sql, parameter)
        return kursor.rowcount


def hitung_satu(*, skp_id: int, periode_id: int) -> int:
    """Score one plan now, at the end of a change of an input. Returns rows written. Raises PeriodeTertutup."""
    periode = Periode.objects.select_related("kebijakan").get(pk=periode_id)
    return hitung_rentang(periode=periode, kebijakan=periode.kebijakan, awal=skp_id, akhir=skp_id)


@transaction.atomic
def buat_perhitungan(
    *, periode: Periode, unit: UnitKerja | None = None, diminta_oleh: Pengguna | None = None
) -> Pekerjaan:
    """Queue the scoring of a period, or of a unit and those below it. The caller nudges with `kinerja.tasks.kirim`
    after commit. Raises PeriodeTertutup."""
    _kunci_periode(periode)
    indeks_layanan.perbarui(periode=periode)
    inovasi_diterapkan.perbarui(periode=periode)
    unit_ids = None if unit is None else _unit_ids(unit)
    return _buat(periode, unit, diminta_oleh, bagian_periode(periode, unit_ids))


@transaction.atomic
def buat_perhitungan_perlu(*, periode: Periode) -> Pekerjaan | None:
    """Queue only the ranges that hold plans marked as due; None when there are none. Raises PeriodeTertutup."""
    _kunci_periode(periode)
    tanda = PerluHitung.objects.filter(periode=periode).order_by("skp_id").values_list("skp_id", flat=True)
    ids = list(tanda)
    bagian = [
        (ids[n], ids[min(n + UKURAN_BAGIAN, len(ids)) - 1], len(ids[n : n + UKURAN_BAGIAN]))
        for n in range(0, len(ids), UKURAN_BAGIAN)
    ]
    return _buat(periode, None, None, bagian) if bagian else None


def _unit_ids(unit: UnitKerja) -> list[int]:
    return list(UnitKerja.objects.filter(pk__in=unit_dan_bawahannya([unit.pk])).values_list("pk", flat=True))


def bagian_periode(periode: Periode, unit_ids: list[int] | None) -> list[tuple[int, int, int]]:
    """Contiguous ranges of about UKURAN_BAGIAN plans, counted off in SQL; together they cover every id, so that
    stale scores between and beyond the plans are found too."""
    nomor = dalam_cakupan(periode, unit_ids).order_by().annotate(no=Window(RowNumber(), order_by=F("pk").asc()))
    sql, parameter = nomor.values_list("pk", "no").query.sql_with_params()
    with connection.cursor() as kursor:
        kursor.execute(
            f"SELECT max(t.id), count(*) FROM ({sql}) AS t(id, no) "  # noqa: S608
            "GROUP BY (t.no - 1) / %s ORDER BY 1",
            [*parameter, UKURAN_BAGIAN],
        )
        baris = kursor.fetchall() or [(0, 0)]
    awal = [0] + [akhir + 1 for akhir, _ in baris[:-1]]
    akhir = [akhir for akhir, _ in baris[:-1]] + [ID_MAKS]
    return [(a, b, jumlah) for a, b, (_, jumlah) in zip(awal, akhir, baris, strict=True)]


def _buat(
    periode: Periode, unit: UnitKerja | None, diminta_oleh: Pengguna | None, bagian: list[tuple[int, int, int]]
) -> Pekerjaan:
    pekerjaan = pekerjaan_domain.buat(
        jenis=JENIS,
        judul=f"Hitung nilai {periode.nama}" + (f", {unit.nama}" if unit else ""),
        bagian=bagian,
        parameter={"periode": periode.kode, "unit": unit.kode if unit else None},
        diminta_oleh=diminta_oleh,
        tautan=reverse("penilaian:periode", args=[periode.kode]),
    )
    Perhitungan.objects.create(pekerjaan=pekerjaan, periode=periode, unit=unit, kebijakan=periode.kebijakan)
    return pekerjaan


def kerjakan(pekerjaan: Pekerjaan, bagian: Bagian) -> int:
    """Handler of one part (see `kinerja.pelaksana`)."""
    run = Perhitungan.objects.select_related("periode", "kebijakan", "unit").get(pekerjaan=pekerjaan)
    return hitung_rentang(
        periode=run.periode,
        kebijakan=run.kebijakan,
        awal=bagian.awal,
        akhir=bagian.akhir,
        unit_ids=None if run.unit is None else _unit_ids(run.unit),
    )


def hitung_seluruh(periode: Periode) -> None:
    """Score every plan of a period in this process, with the newest indices of services: the last run before closing.
    Raises PeriodeTertutup."""
    indeks_layanan.perbarui(periode=periode)
    inovasi_diterapkan.perbarui(periode=periode)
    hitung_rentang(periode=periode, kebijakan=periode.kebijakan, awal=0, akhir=ID_MAKS)
