"""Templates of plans: which a manager sees, what one lacks, and who would get it."""

from collections import defaultdict
from dataclasses import asdict, dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import Case, CharField, Count, Exists, OuterRef, Q, QuerySet, Value, When

from kinerja.waktu import hari_ini, rentang
from pegawai.choices import JenisPegawai, NamaPeran, StatusPegawai
from pegawai.models import Penempatan, Pengguna
from pegawai.queries.lingkup import unit_dan_bawahannya
from penilaian.choices import SKP_DAPAT_DIUBAH, JenisHasil, StatusSKP
from penilaian.models import SKP, HasilTemplat, TemplatSKP

PERAN_TEMPLAT = (NamaPeran.ADMIN_KEPEGAWAIAN, NamaPeran.PENGELOLA_KINERJA)
SERATUS = Decimal(100)

# Why a person is passed over, in order of precedence.
DAPAT = ""
LEWAT = {
    "rancangan": "Sudah punya rancangan SKP",
    "diajukan": "SKP-nya menunggu atasan",
    "berlaku": "SKP tahun ini sudah berlaku",
    "tidak_aktif": "Sedang tidak aktif",
}


@dataclass(frozen=True)
class Saringan:
    """Whom to give a template: agency, part of the unit's name, kind and part of the name of the position."""

    opd: int | None = None
    unit: str = ""
    jenis_jabatan: str = ""
    kata_jabatan: str = ""

    def parameter(self) -> dict[str, Any]:
        """Plain values for the job table."""
        return asdict(self)


def templat_terlihat(pengguna: Pengguna) -> QuerySet[TemplatSKP]:
    """All for a city role; else those of the city and of the unit trees of the role."""
    semua = TemplatSKP.objects.select_related("unit", "pembuat")
    if pengguna.akses.seluruh_kota(*PERAN_TEMPLAT):
        return semua
    akar = pengguna.akses.unit_peran(*PERAN_TEMPLAT)
    return semua.filter(Q(unit=None) | Q(unit__in=unit_dan_bawahannya(akar))) if akar else semua.none()


def isi_templat(templat: TemplatSKP) -> list[HasilTemplat]:
    """Results with their indicators, in two statements."""
    return list(HasilTemplat.objects.filter(templat=templat).prefetch_related("indikator"))


def kekurangan(hasil: list[HasilTemplat]) -> list[str]:
    """What keeps a template from being given to people; empty when it is complete."""
    utama = [h for h in hasil if h.jenis == JenisHasil.UTAMA]
    if not utama:
        return ["Tambahkan paling sedikit satu hasil kerja utama."]
    kurang = []
    if sum(h.bobot for h in utama) != SERATUS:
        kurang.append("Bobot hasil kerja utama harus berjumlah 100 %.")
    for h in hasil:
        if sum((i.bagian for i in h.indikator.all()), Decimal(0)) != SERATUS:
            kurang.append(f"Bagian indikator “{h.uraian}” harus berjumlah 100 %.")
    return kurang


def tahun_rencana() -> date:
    """First day of the year whose plans are drafted today."""
    return hari_ini().replace(month=1, day=1)


def mulai_pengelola() -> date:
    """The day from which the *pengelola kinerja* may draft what people have not drafted themselves: after the second
    week of January. Source: PermenPANRB 8/2021, kept as a good default."""
    return tahun_rencana().replace(day=15)


def menunggu_pengelola(pengguna: Pengguna) -> date | None:
    """The day that a *pengelola kinerja* still has to wait for; None for HR, and when it has come."""
    mulai = mulai_pengelola()
    return mulai if not pengguna.akses.admin and hari_ini() < mulai else None


def penerima(pengguna: Pengguna, saringan: Saringan) -> QuerySet[Any]:
    """Placements of today in the reach of this manager that fit, each with `lewat`: why it gets nothing (a key of
    `LEWAT`), or `DAPAT`."""
    tempat = Penempatan.objects.pada().definitif().exclude(pegawai__jenis=JenisPegawai.PEJABAT)
    if not pengguna.akses.seluruh_kota(*PERAN_TEMPLAT):
        tempat = tempat.filter(unit__in=unit_dan_bawahannya(pengguna.akses.unit_peran(*PERAN_TEMPLAT)))
    if saringan.opd:
        tempat = tempat.filter(unit__opd=saringan.opd)
    if saringan.unit:
        tempat = tempat.filter(unit__nama__icontains=saringan.unit)
    if saringan.jenis_jabatan:
        tempat = tempat.filter(jabatan__jenis=saringan.jenis_jabatan)
    if saringan.kata_jabatan:
        tempat = tempat.filter(jabatan__nama__icontains=saringan.kata_jabatan)
    return tempat.annotate(lewat=_lewat())


def _lewat() -> Case:
    rancangan = SKP.objects.filter(penempatan=OuterRef("pk")).order_by()
    awal = tahun_rencana()
    tahun = rentang(awal, awal.replace(month=12, day=31))
    berlaku = SKP.objects.filter(pegawai=OuterRef("pegawai"), status=StatusSKP.BERLAKU, rentang__overlap=tahun)
    return Case(
        When(Exists(rancangan.filter(status__in=SKP_DAPAT_DIUBAH)), then=Value("rancangan")),
        When(Exists(rancangan.filter(status=StatusSKP.DIAJUKAN)), then=Value("diajukan")),
        When(Exists(berlaku.order_by()), then=Value("berlaku")),
        When(~Q(pegawai__status=StatusPegawai.AKTIF), then=Value("tidak_aktif")),
        default=Value(DAPAT),
        output_field=CharField(),
    )


def hitung_penerima(penerima: QuerySet[Any]) -> dict[str, int]:
    """How many get it (`DAPAT`) and how many are passed over for each reason."""
    hasil: dict[str, int] = defaultdict(int)
    for lewat, n in penerima.order_by().values_list("lewat").annotate(n=Count("pk")):
        hasil[lewat] = n
    return dict(hasil)


def tanpa_skp(pengguna: Pengguna, saringan: Saringan) -> QuerySet[Any]:
    """Those of `penerima` without a plan of this year; `atasan_siap`: their superior has one to support."""
    atasan = SKP.objects.filter(
        pegawai=OuterRef("penilai"), status=StatusSKP.BERLAKU, rentang__contains=hari_ini()
    ).order_by()
    return penerima(pengguna, saringan).filter(lewat=DAPAT).annotate(atasan_siap=Exists(atasan))
