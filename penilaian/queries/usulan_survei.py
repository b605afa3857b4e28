"""Recognition that citizens' answers propose: service teams and officers whom they surely rate very well."""

from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal
from typing import cast

from django.db.models import QuerySet

from kinerja.waktu import hari_ini, rentang, tambah_bulan
from pegawai.choices import SELESAI_DINAS
from pegawai.models import Pegawai, Penempatan, Pengguna, UnitKerja
from pegawai.queries.lingkup import unit_dan_bawahannya, unit_dikelola
from penilaian.models import Apresiasi, CalonPenghargaan, ProgramPenghargaan, UsulanApresiasi
from survei.models import Layanan, Petugas
from survei.queries.penghargaan import layanan_dipuji, petugas_dipuji

BULAN = 12


@dataclass(frozen=True)
class UsulanSurvei:
    """`kunci` names it in an address, `siapa` are the people: those who served in the period and are still in service,
    or one officer. `layanan` is the code of the service, whose public page shows the proof."""

    kunci: str
    judul: str
    unit: UnitKerja
    layanan: str
    alasan: str
    n: int
    nilai: Decimal
    selang: tuple[Decimal, Decimal]
    siapa: list[Pegawai]


def usulan_survei(unit: QuerySet[UnitKerja]) -> list[UsulanSurvei]:
    """Of these units what nobody decided yet: services by their newest approved index, then officers by the last twelve
    months at their counters. Five statements at most, by name: who has more forms does not come first."""
    semua = [*_layanan(Layanan.objects.aktif().filter(unit__in=unit.values("pk"))), *_petugas(unit)]
    kunci = (
        UsulanApresiasi.objects.filter(kunci__in=[u.kunci for u in semua]).order_by().values_list("kunci", flat=True)
    )
    diputus = set(kunci) if semua else set()
    return [u for u in semua if u.kunci not in diputus]


def mengelola_unit(pengguna: Pengguna, unit: UnitKerja) -> bool:
    """Is this account HR of the unit?"""
    return pengguna.akses.admin and unit_dikelola(pengguna).filter(pk=unit.pk).exists()


def unit_program(program: ProgramPenghargaan) -> QuerySet[UnitKerja]:
    """The units that an award is for."""
    semua = UnitKerja.objects.without_tree_fields()
    return semua.filter(pk__in=unit_dan_bawahannya([program.unit_id])) if program.unit_id else semua


def _layanan(layanan: QuerySet[Layanan]) -> list[UsulanSurvei]:
    dipuji = layanan_dipuji(layanan)
    tim = _tim({p.hasil.periode.layanan_id: p.hasil.periode.masa for p in dipuji})
    return [
        UsulanSurvei(
            f"layanan-{p.hasil.periode.layanan.kode}-{p.hasil.periode.kode}",
            f"Tim layanan {p.hasil.periode.layanan.nama}",
            p.hasil.periode.layanan.unit,
            p.hasil.periode.layanan.kode,
            p.alasan,
            p.hasil.n,
            p.hasil.ikm,
            (cast(Decimal, p.hasil.selang_bawah), cast(Decimal, p.hasil.selang_atas)),
            tim[p.hasil.periode.layanan_id],
        )
        for p in dipuji
    ]


def _tim(masa: dict[int, object]) -> dict[int, list[Pegawai]]:
    """Who served each of these services in its period, each once, by name."""
    tim: dict[int, dict[int, Pegawai]] = defaultdict(dict)
    bertugas = Petugas.objects.filter(layanan__in=masa).exclude(pegawai__status__in=SELESAI_DINAS)
    for t in bertugas.select_related("pegawai").order_by("pegawai__nama", "pk"):
        if _bertemu(t.masa, masa[t.layanan_id]):
            tim[t.layanan_id][t.pegawai_id] = t.pegawai
    return {pk: list(tim[pk].values()) for pk in masa}


def _bertemu(satu, dua) -> bool:
    """Do two half-open ranges of days share one?"""
    return (satu.upper is None or satu.upper > dua.lower) and (dua.upper is None or satu.lower < dua.upper)


def _petugas(unit: QuerySet[UnitKerja]) -> list[UsulanSurvei]:
    kini = hari_ini()
    pujian = {p.pegawai_id: p for p in petugas_dipuji(rentang(tambah_bulan(kini, -BULAN), kini))}
    tempat = Penempatan.objects.pada().filter(pegawai__in=pujian, unit__in=unit.values("pk"))
    orang = {p.pegawai_id: p for p in tempat.select_related("pegawai", "unit__opd").order_by("pk")}
    return [
        UsulanSurvei(
            f"petugas-{p.pegawai.publik}-{pujian[pk].kode}-{kini.year}",
            p.pegawai.nama_lengkap,
            p.unit,
            pujian[pk].kode,
            pujian[pk].alasan,
            pujian[pk].n,
            pujian[pk].nilai,
            pujian[pk].selang,
            [p.pegawai],
        )
        for pk, p in sorted(orang.items(), key=lambda isi: isi[1].pegawai.nama)
    ]


def satu_usulan(pengguna: Pengguna, kunci: str) -> UsulanSurvei | None:
    """The open proposal of this key within the units that this account is HR of."""
    return next((u for u in usulan_survei(unit_dikelola(pengguna)) if u.kunci == kunci), None) if kunci else None


def awal_dari_usulan(pengguna: Pengguna, kunci: str) -> dict[str, object]:
    """Fields of a new award that starts from a proposal; empty when there is none of that key any more. People still
    have to fulfil the criteria of the award: a proposal is no shortcut."""
    satu = satu_usulan(pengguna, kunci)
    if satu is None:
        return {}
    return {"nama": f"Apresiasi {satu.judul}"[:120], "tentang": satu.alasan[:240], "sumber": ["warga"]}


def usulan_diputus(unit: QuerySet[UnitKerja]) -> QuerySet[UsulanApresiasi]:
    """Decided proposals of these units with their receivers, newest first."""
    semua = UsulanApresiasi.objects.filter(unit__in=unit.values("pk")).select_related("unit__opd", "oleh")
    return semua.prefetch_related("penerima__pegawai").order_by("-pk")


def apresiasi_milik(pegawai_id: int | None) -> QuerySet[Apresiasi]:
    """Written appreciation of a person, newest first."""
    semua = Apresiasi.objects.filter(pegawai=pegawai_id, pegawai__isnull=False)
    return semua.select_related("pegawai", "usulan__unit__opd", "usulan__oleh__pegawai").order_by("-pk")


def calon_dari(program: ProgramPenghargaan, usulan: list[UsulanSurvei]) -> dict[int, CalonPenghargaan]:
    """By person, the candidates of an award among those whom citizens propose."""
    orang = {o.pk for u in usulan for o in u.siapa}
    return {c.pegawai_id: c for c in program.calon.filter(pegawai__in=orang).order_by()}
