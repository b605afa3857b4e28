"""Awards: who fulfils the criteria and why, who may not decide about whom, what one sees, the wall of appreciation."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import cast

from django.db.models import Count, Exists, Min, OuterRef, Prefetch, Q, QuerySet
from django.db.models.functions import Lower
from django.utils.formats import date_format

from kinerja.angka import ringkas
from kinerja.poin import Poin, sumber_poin
from kinerja.waktu import hari_ini, hari_terakhir, rentang, tambah_bulan
from pegawai import nip
from pegawai.choices import SELESAI_DINAS, NamaPeran
from pegawai.models import HukumanDisiplin, Pegawai, Penempatan, Pengguna, UnitKerja
from pegawai.queries.lingkup import unit_dan_bawahannya
from penilaian.choices import Predikat, StatusPeriode
from penilaian.choices_lanjut import KeputusanPenghargaan, PilihanPanitia, StatusPenghargaan
from penilaian.models import (
    CalonPenghargaan,
    Keberatan,
    PanitiaPenghargaan,
    Periode,
    ProgramPenghargaan,
    PutusanNilai,
    SuaraPanitia,
)
from penilaian.models.penghargaan import ProgramQuerySet
from penilaian.queries.putusan_akhir import putusan_akhir

PERAN = (NamaPeran.ADMIN_KEPEGAWAIAN, NamaPeran.AUDITOR)


@dataclass(frozen=True)
class Usulan:
    """A person who fulfils all criteria: the decision, a sentence a criterion, points as [label, points, why]."""

    putusan: PutusanNilai
    alasan: list[str]
    poin: list[list[str]]
    total: Decimal


def periode_penghargaan() -> QuerySet[Periode]:
    """Closed periods that are no trial, newest first."""
    return Periode.objects.bukan_uji_coba().filter(status=StatusPeriode.DITUTUP).order_by("-rentang")


def calon_menurut(program: ProgramPenghargaan) -> list[Usulan]:
    """Everybody in service whose final result in the period meets the criteria; the statements do not grow with the
    number of people. Points order the candidates, they exclude nobody."""
    putusan = _hasil_akhir(program)
    orang = [p.skp.pegawai_id for p in putusan]
    sejak = _sejak(putusan)
    awal_bersih = tambah_bulan(cast(date, hari_terakhir(program.periode.rentang)), -program.bebas_hukuman)
    dihukum = _dihukum(orang, awal_bersih) if program.bebas_hukuman else frozenset()
    sumber = [s for s in sumber_poin() if s.kode in program.sumber]
    poin = [(s.label, s.hitung(orang, program.periode.rentang)) for s in sumber]
    hasil = []
    for p in putusan:
        mulai = sejak.get(p.skp.pegawai_id)
        bulan = _bulan_penuh(mulai, hari_ini()) if mulai else 0
        if p.skp.pegawai_id in dihukum or bulan < program.masa_kerja:
            continue
        alasan = [f"Predikat {Predikat(p.predikat).label} pada {program.periode}, hasil akhir."]
        if mulai:
            alasan.append(f"Masa kerja {bulan} bulan sejak {date_format(mulai)}, paling sedikit {program.masa_kerja}.")
        if program.bebas_hukuman:
            alasan.append(f"Tidak ada hukuman disiplin sejak {date_format(awal_bersih)}.")
        hasil.append(Usulan(p, alasan, *_poin(p.skp.pegawai_id, poin)))
    return hasil


def _hasil_akhir(program: ProgramPenghargaan) -> list[PutusanNilai]:
    """One final decision a person, with the predikat that the programme asks for."""
    semua = PutusanNilai.objects.filter(periode=program.periode_id, predikat__in=program.predikat)
    if program.unit_id:
        semua = semua.filter(skp__unit__in=unit_dan_bawahannya([program.unit_id]))
    return putusan_akhir(
        semua.exclude(skp__pegawai__status__in=SELESAI_DINAS)
        .select_related("skp__pegawai")
        .order_by("skp__pegawai_id", "-skp__rentang", "-pk")
        .distinct("skp__pegawai_id")
    )


def _dihukum(orang: Collection[int], sejak: date) -> frozenset[int]:
    masa = rentang(sejak, hari_ini())
    baris = HukumanDisiplin.objects.filter(pegawai__in=orang, masa__overlap=masa).order_by()
    return frozenset(baris.values_list("pegawai", flat=True))


def _sejak(putusan: Collection[PutusanNilai]) -> dict[int, date]:
    """First day of service: the TMT in the NIP of a civil servant, otherwise the first placement."""
    orang = [p.skp.pegawai_id for p in putusan]
    pertama = Penempatan.objects.filter(pegawai__in=orang).order_by().values("pegawai")
    hasil = dict(pertama.annotate(awal=Min(Lower("masa"))).values_list("pegawai", "awal"))
    for p in putusan:
        tmt = _tmt(p.skp.pegawai)
        if tmt:
            hasil[p.skp.pegawai_id] = tmt
    return hasil


def _tmt(pegawai: Pegawai) -> date | None:
    try:
        baca = nip.periksa(pegawai.nip or "", pegawai.jenis)
    except ValueError:
        return None
    return date.fromisoformat(f"{baca.tmt_cpns}-01") if baca.tmt_cpns else None


def _bulan_penuh(awal: date, akhir: date) -> int:
    return (akhir.year - awal.year) * 12 + akhir.month - awal.month - (akhir.day < awal.day)


def _poin(orang: int, sumber: list[tuple[str, Mapping[int, Poin]]]) -> tuple[list[list[str]], Decimal]:
    ada = [(label, isi[orang]) for label, isi in sumber if orang in isi]
    return [[label, ringkas(p.poin), p.alasan] for label, p in ada], sum((p.poin for _, p in ada), Decimal(0))


def mengelola_program(pengguna: Pengguna, unit: UnitKerja | None) -> bool:
    """HR of the city for every programme; HR of an agency for those of its own tree."""
    akses = pengguna.akses
    if akses.admin_kota or unit is None:
        return akses.admin_kota
    akar = akses.unit_peran(NamaPeran.ADMIN_KEPEGAWAIAN)
    return bool(akar) and UnitKerja.objects.filter(pk=unit.pk, pk__in=unit_dan_bawahannya(akar)).exists()


def saring_program(qs: ProgramQuerySet, pengguna: Pengguna) -> ProgramQuerySet:
    """HR and auditor in their units; the committee once it is asked; the official once it is their turn."""
    akses = pengguna.akses
    if akses.seluruh_kota(*PERAN):
        return qs
    boleh = Q(pk__in=[])
    if akses.pegawai_id:
        panitia = PanitiaPenghargaan.objects.filter(pegawai=akses.pegawai_id).order_by().values("program")
        boleh |= Q(pk__in=panitia) & ~Q(status=StatusPenghargaan.DRAF)
        boleh |= Q(pejabat=akses.pegawai_id, status__in=(StatusPenghargaan.PEJABAT, StatusPenghargaan.SELESAI))
    akar = akses.unit_peran(*PERAN)
    if akar:
        boleh |= Q(unit__in=unit_dan_bawahannya(akar))
    return qs.filter(boleh)


def hasil_berubah(program: ProgramPenghargaan) -> frozenset[int]:
    """Candidates (ids) whose result was decided anew, or is objected to, since they were found."""
    hasil = {"skp": OuterRef("putusan__skp"), "periode": OuterRef("program__periode")}
    baru = PutusanNilai.objects.filter(**hasil, pk__gt=OuterRef("putusan"))
    keberatan = Keberatan.objects.berjalan().filter(**hasil)
    return frozenset(program.calon.filter(Exists(baru) | Exists(keberatan)).order_by().values_list("pk", flat=True))


def menilai_langsung(orang: int | None, calon: CalonPenghargaan) -> bool:
    """The person assesses the candidate today, or did so for the result that the award rests on."""
    if orang is None:
        return False
    kini = Penempatan.objects.pada().filter(pegawai=calon.pegawai_id, penilai=orang)
    return calon.putusan.skp.penilai_id == orang or kini.exists()


def bawahan_pejabat(program: ProgramPenghargaan) -> int:
    """Candidates about whom the official may not decide."""
    milik = Q(pegawai=program.pejabat_id)
    if not program.pejabat_menilai_bawahan:
        kini = Penempatan.objects.pada().filter(penilai=program.pejabat_id).order_by().values("pegawai")
        milik |= Q(putusan__skp__penilai=program.pejabat_id) | Q(pegawai__in=kini)
    return program.calon.filter(milik).count()


def dengan_suara(program: ProgramPenghargaan, pengguna: Pengguna) -> QuerySet[CalonPenghargaan]:
    """Candidates with counts of votes and whether this user has voted (`sudah`)."""
    milik = SuaraPanitia.objects.filter(calon=OuterRef("pk"), anggota__pegawai=pengguna.pegawai_id)
    return cast(
        "QuerySet[CalonPenghargaan]",
        program.calon.select_related("pegawai", "putusan__skp__unit", "putusan__skp__penempatan__jabatan").annotate(
            dukung=Count("suara", filter=Q(suara__pilihan=PilihanPanitia.DUKUNG)),
            tidak=Count("suara", filter=Q(suara__pilihan=PilihanPanitia.TIDAK)),
            sudah=Exists(milik),
        ),
    )


def penghargaan_milik(pegawai_id: int | None) -> QuerySet[CalonPenghargaan]:
    """Awards that a person received, newest first."""
    semua = CalonPenghargaan.objects.filter(pegawai=pegawai_id, pegawai__isnull=False)
    terima = semua.filter(keputusan=KeputusanPenghargaan.TERPILIH, program__status=StatusPenghargaan.SELESAI)
    return terima.select_related("program__periode", "program__pejabat", "putusan__skp__unit").order_by("-pk")


def dinding() -> QuerySet[ProgramPenghargaan]:
    """Programmes with people who agreed to be shown, newest first, each with `tampil`: two statements. Nothing of
    anybody else leaves the database."""
    orang = (
        CalonPenghargaan.objects.filter(tampil=True, keputusan=KeputusanPenghargaan.TERPILIH)
        .select_related("pegawai", "putusan__skp__unit__opd", "putusan__skp__penempatan__jabatan")
        .order_by("pegawai__nama", "pk")
    )
    return (
        ProgramPenghargaan.objects.filter(status=StatusPenghargaan.SELESAI)
        .filter(Exists(orang.filter(program=OuterRef("pk"))))
        .select_related("periode")
        .prefetch_related(Prefetch("calon", orang, to_attr="tampil"))
        .order_by("-ditetapkan", "-pk")
    )


def menunggu(pengguna: Pengguna) -> QuerySet[ProgramPenghargaan]:
    """Programmes in which this account still has to vote, or has to decide as the official."""
    orang = pengguna.pegawai_id
    bawahan = Penempatan.objects.pada().filter(penilai=orang).order_by().values("pegawai")
    langsung = Q(pegawai__in=bawahan) | Q(putusan__skp__penilai=orang)
    belum = (
        CalonPenghargaan.objects.filter(program=OuterRef("program"))
        .exclude(pegawai=orang)
        .exclude(suara__anggota__pegawai=orang)
        .exclude(langsung & Q(program__panitia__pegawai=orang, program__panitia__menilai_bawahan=False))
    )
    memilih = PanitiaPenghargaan.objects.filter(Exists(belum), pegawai=orang, program__status=StatusPenghargaan.PANITIA)
    return ProgramPenghargaan.objects.filter(
        Q(pk__in=memilih.order_by().values("program")) | Q(pejabat=orang, status=StatusPenghargaan.PEJABAT)
    )
