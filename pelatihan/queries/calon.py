"""Who should be proposed for a batch: by need, and among equals who has had least."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from django.db.models import Case, Exists, IntegerField, Max, OuterRef, QuerySet, Sum, When

from kinerja.angka import ringkas
from kinerja.waktu import rentang
from pegawai.choices import SELESAI_DINAS, JenisPegawai
from pegawai.models import Penempatan
from pegawai.queries.lingkup import unit_dan_bawahannya
from pelatihan.choices import BERJALAN, StatusKebutuhan, StatusPeserta
from pelatihan.models import Angkatan, Kebutuhan, Peserta
from pelatihan.queries.hak_pppk import hak_banyak
from pelatihan.queries.jp import jumlah_jp

# Somebody who passed a programme is not proposed for it again within so many days.
JEDA_HARI = 365


@dataclass(frozen=True)
class Calon:
    """A person to be proposed; `alasan` is one sentence for person and superior, without what a need rests on."""

    pegawai_id: int
    alasan: str


def calon_peserta(angkatan: Angkatan) -> list[Calon]:
    """People with an open need for a competence that the programme teaches, in statements that do not grow with them:
    confirmed needs first, then who has fewest hours of learning this year, then the weightier need. Left out: who
    passed the programme within a year or stands in a running batch of it, who is not of the agency of a closed batch,
    who has left, a PPPK whom it would take beyond the hours of the year of contract."""
    baris = list(
        _kebutuhan(angkatan)
        .values_list("pegawai", "pasti", "jp", "pegawai__jenis")
        .order_by("-pasti", "jp", "-berat", "pegawai")
    )
    hak = hak_banyak([p for p, _, _, jenis in baris if jenis == JenisPegawai.PPPK], angkatan)
    lewat = {p for p, h in hak.items() if h.melewati}
    return [Calon(orang, _alasan(pasti, jp)) for orang, pasti, jp, _ in baris if orang not in lewat]


def _kebutuhan(angkatan: Angkatan) -> QuerySet:
    mulai = angkatan.masa.lower
    sama = Peserta.objects.filter(pegawai=OuterRef("pegawai"), angkatan__program=angkatan.program_id)
    lulus = sama.filter(
        status=StatusPeserta.LULUS, angkatan__masa__overlap=rentang(mulai - timedelta(days=JEDA_HARI), mulai)
    )
    semua = (
        Kebutuhan.objects.filter(
            tahun=mulai.year,
            status__in=(StatusKebutuhan.USULAN, StatusKebutuhan.DIKONFIRMASI),
            kompetensi__diajarkan__program=angkatan.program_id,
        )
        .exclude(pegawai__status__in=SELESAI_DINAS)
        .exclude(Exists(lulus))
        .exclude(Exists(sama.filter(status__in=BERJALAN)))
        .exclude(Exists(Peserta.objects.filter(pegawai=OuterRef("pegawai"), angkatan=angkatan)))
    )
    if angkatan.unit_id:
        di_unit = Penempatan.objects.pada().filter(unit__in=unit_dan_bawahannya([angkatan.unit_id])).order_by()
        semua = semua.filter(pegawai__in=di_unit.values("pegawai"))
    pasti = Case(When(status=StatusKebutuhan.DIKONFIRMASI, then=1), default=0, output_field=IntegerField())
    return (
        semua.order_by()
        .values("pegawai", "pegawai__jenis")
        .annotate(
            pasti=Max(pasti),
            berat=Sum("bobot"),
            jp=jumlah_jp("pegawai", date(mulai.year, 1, 1), date(mulai.year, 12, 31)),
        )
    )


def _alasan(pasti: int, jp: Decimal) -> str:
    dasar = "Kebutuhan yang dikonfirmasi atasan" if pasti else "Kebutuhan yang tercatat"
    return f"{dasar}; JP tahun ini {ringkas(jp)}."
