"""How many people need what: the demand that plans, catalogue and ranking are made from."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Sum

from kinerja.waktu import hari_ini
from pegawai.choices import NamaPeran
from pegawai.models import Penempatan, Pengguna, UnitKerja
from pegawai.queries.lingkup import unit_dan_bawahannya
from pelatihan.choices import MENDUDUKI, SimpulanEfek, StatusAngkatan, StatusKebutuhan, StatusPeserta, SumberKebutuhan
from pelatihan.models import Angkatan, EfekProgram, Kebutuhan, Kompetensi, KompetensiProgram, Program
from pelatihan.queries.katalog import dengan_isi, efek_terbaru

TERBUKA = (StatusKebutuhan.USULAN, StatusKebutuhan.DIKONFIRMASI)
# Seen to work stands before not known, seen to harm last.
_URUT_EFEK: dict[str, int] = {SimpulanEfek.NAIK: 0, SimpulanEfek.TURUN: 2}


def akar_pengelola(pengguna: Pengguna) -> frozenset[int] | None:
    """Roots of the trees for which this person manages training; None is the city."""
    if pengguna.akses.seluruh_kota(NamaPeran.PENGELOLA_PELATIHAN):
        return None
    return pengguna.akses.unit_peran(NamaPeran.PENGELOLA_PELATIHAN)


def kebutuhan_di(akar: Iterable[int] | None, tahun: int) -> QuerySet[Kebutuhan]:
    """Needs of a year of the people in these trees (None: the city)."""
    semua = Kebutuhan.objects.filter(tahun=tahun).order_by()
    if akar is None:
        return semua
    di_unit = Penempatan.objects.pada().filter(unit__in=unit_dan_bawahannya(akar)).order_by()
    return semua.filter(pegawai__in=di_unit.values("pegawai"))


def permintaan_program(*, unit: UnitKerja | None, tahun: int) -> dict[int, int]:
    """Programme id → number of people of the tree (None: the city) whose confirmed needs it answers, those of the year
    and those of the year before that are still not met; each counts once a programme. One statement."""
    akar = None if unit is None else [unit.pk]
    return _per_program(kebutuhan_di(akar, tahun) | kebutuhan_di(akar, tahun - 1))


def tanpa_program(*, unit: UnitKerja, tahun: int) -> list[tuple[str, int]]:
    """Competences that people of the agency need (`permintaan_program`) and that no offered programme teaches, with the
    number of people. One statement."""
    butuh = kebutuhan_di([unit.pk], tahun) | kebutuhan_di([unit.pk], tahun - 1)
    diajarkan = Program.objects.ditawarkan().filter(sasaran__kompetensi=OuterRef("kompetensi"))
    lain = butuh.filter(status=StatusKebutuhan.DIKONFIRMASI, kompetensi__isnull=False).exclude(Exists(diajarkan))
    baris = (
        lain.values("kompetensi__nama").annotate(n=Count("pegawai", distinct=True)).order_by("-n", "kompetensi__nama")
    )
    return [(b["kompetensi__nama"], b["n"]) for b in baris]


def _per_program(kebutuhan: QuerySet[Kebutuhan]) -> dict[int, int]:
    pasti = kebutuhan.filter(status=StatusKebutuhan.DIKONFIRMASI, kompetensi__diajarkan__program__aktif=True)
    hasil = pasti.values("kompetensi__diajarkan__program").annotate(n=Count("pegawai", distinct=True))
    return {b["kompetensi__diajarkan__program"]: b["n"] for b in hasil}


@dataclass(frozen=True)
class Permintaan:
    """Demand for one competence: people, how many confirmed, the kinds of source in words, the offered programmes that
    teach it. What a need rests on is not here."""

    kompetensi: Kompetensi | None
    orang: int
    pasti: int
    sumber: list[str]
    program: list[Program]


def permintaan_kompetensi(akar: Iterable[int] | None, tahun: int) -> list[Permintaan]:
    """Open needs by competence, the most confirmed first; None gathers those whose competence nobody named yet. Three
    statements."""
    terbuka = kebutuhan_di(akar, tahun).filter(status__in=TERBUKA)
    baris = terbuka.values("kompetensi").annotate(
        orang=Count("pegawai", distinct=True),
        pasti=Count("pegawai", distinct=True, filter=Q(status=StatusKebutuhan.DIKONFIRMASI)),
        jenis=ArrayAgg("bukti__sumber", distinct=True, filter=Q(bukti__isnull=False), default=[]),
    )
    nama = Kompetensi.objects.in_bulk()
    ajar: dict[int, list[Program]] = {}
    for a in KompetensiProgram.objects.filter(program__aktif=True).select_related("program").order_by("program__nama"):
        ajar.setdefault(a.kompetensi_id, []).append(a.program)
    semua = [
        Permintaan(
            nama.get(b["kompetensi"]),
            b["orang"],
            b["pasti"],
            [s.label for s in SumberKebutuhan if s in b["jenis"]],
            ajar.get(b["kompetensi"], []),
        )
        for b in baris
    ]
    return sorted(semua, key=lambda p: (p.kompetensi is None, -p.pasti, -p.orang, str(p.kompetensi)))


@dataclass(frozen=True)
class Tawaran:
    """A programme worth offering: people who need it, free seats in open batches, what is known of its effect."""

    program: Program
    orang: int
    kosong: int
    efek: EfekProgram | None

    @property
    def kurang(self) -> int:
        """People for whom no seat is open."""
        return max(0, self.orang - self.kosong)


def tawaran(pengguna: Pengguna, tahun: int) -> list[Tawaran]:
    """Programmes that people need, in the order in which to offer them: seen to work before not known before seen to
    harm, then by people without a seat. Four statements."""
    diminta = _per_program(kebutuhan_di(akar_pengelola(pengguna), tahun))
    buka = Angkatan.objects.dikelola_oleh(pengguna).filter(
        status=StatusAngkatan.DIBUKA, tutup_daftar__gte=hari_ini(), program__in=diminta
    )
    kosong: dict[int, int] = {}
    for program, sisa in dengan_isi(buka).order_by().values_list("program", "sisa"):
        kosong[program] = kosong.get(program, 0) + sisa
    efek = {e.program_id: e for e in efek_terbaru().filter(program__in=diminta)}
    semua = [
        Tawaran(p, diminta[p.pk], kosong.get(p.pk, 0), efek.get(p.pk)) for p in Program.objects.filter(pk__in=diminta)
    ]
    return sorted(
        semua, key=lambda t: (_URUT_EFEK.get(t.efek.simpulan if t.efek else "", 1), -t.kurang, -t.orang, t.program.nama)
    )


@dataclass(frozen=True)
class AngkaTahun:
    """Of the batches of a year that one runs: seats, people in them, those who passed, rupiah for people in seats."""

    angkatan: int
    tempat: int
    terisi: int
    lulus: int
    biaya: Decimal


def angka_tahun(pengguna: Pengguna, tahun: int) -> AngkaTahun:
    """Batches that begin in the year and were not called off. One statement."""
    semua = Angkatan.objects.dikelola_oleh(pengguna).filter(masa__startswith__year=tahun)
    orang = (
        semua.exclude(status=StatusAngkatan.BATAL)
        .order_by()
        .annotate(
            duduk=Count("peserta", filter=Q(peserta__status__in=MENDUDUKI)),
            lulus=Count("peserta", filter=Q(peserta__status=StatusPeserta.LULUS)),
        )
    )
    n = orang.aggregate(
        angkatan=Count("pk"),
        tempat=Sum("kapasitas", default=0),
        terisi=Sum("duduk", default=0),
        selesai=Sum("lulus", default=0),
        biaya=Sum(F("duduk") * F("program__biaya"), default=Decimal(0)),
    )
    return AngkaTahun(n["angkatan"], n["tempat"], n["terisi"], n["selesai"], n["biaya"])
