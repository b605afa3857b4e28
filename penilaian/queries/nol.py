"""Results that were never sent, at the close of a period: which count zero, and which are left out for leave."""

from decimal import Decimal

from django.db.models import (
    Case,
    CharField,
    Count,
    DecimalField,
    Exists,
    Func,
    OuterRef,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Coalesce, Concat
from django.utils import timezone

from kinerja.models import Pemberitahuan
from pegawai.choices import JenisMasaKhusus, StatusPegawai
from pegawai.models import MasaKhusus, Penempatan
from penilaian.choices import Arah, Pendekatan, StatusRealisasi, SumberIndikator
from penilaian.models import SKP, Periode, Realisasi, TargetPeriode
from penilaian.queries.pengingat import HARI_HASIL, diingatkan_dua_kali, kunci_hasil
from penilaian.queries.susulan import masih_susulan


class _Tanggal(Func):
    template = "to_char(timezone('Asia/Jakarta', %(expressions)s), 'DD/MM/YYYY')"
    output_field = CharField()


def tidak_dilaporkan(periode: Periode) -> QuerySet[TargetPeriode]:
    """Targets that a person reports in figures and has never sent a result for."""
    pernah = Realisasi.objects.filter(indikator=OuterRef("indikator"), periode=periode)
    skp = SKP.objects.pada_periode(periode).filter(pendekatan=Pendekatan.KUANTITATIF)
    return (
        TargetPeriode.objects.filter(periode=periode, tidak_dievaluasi="", indikator__sumber=SumberIndikator.MANUAL)
        .filter(skp__in=skp.order_by().values("pk"))
        .exclude(Exists(pernah.exclude(status=StatusRealisasi.DRAF, dikirim=None)))
        .order_by()
    )


def _masa_khusus(periode: Periode) -> QuerySet[MasaKhusus]:
    orang = MasaKhusus.objects.filter(pegawai=OuterRef("skp__pegawai"), masa__overlap=periode.rentang)
    return orang.filter(masa__overlap=OuterRef("skp__rentang"))


def karena_cuti(periode: Periode) -> QuerySet[TargetPeriode]:
    """Those of people on long leave or study within the period, with `sebab` in words."""
    label = (When(jenis=nilai, then=Value(f"{teks} pada periode ini")) for nilai, teks in JenisMasaKhusus.choices)
    sebab = _masa_khusus(periode).order_by("masa").annotate(teks=Case(*label, output_field=CharField()))
    return tidak_dilaporkan(periode).annotate(sebab=Subquery(sebab.values("teks")[:1])).filter(sebab__isnull=False)


def lewat_tenggat(periode: Periode) -> bool:
    """Entry was open until the end: a period closed early makes nothing zero."""
    return timezone.now() > periode.tenggat_realisasi


def dihitung_nol(periode: Periode) -> QuerySet[TargetPeriode]:
    """Those that count zero (design, section 4 point 6): the plan was approved and the person, in service and not on
    leave, was reminded twice before the deadline; only for a period that is `lewat_tenggat`,
    and nobody whose late entry is still open: entry is not over for them.
    With `angka`, the figure of a capaian of zero, and `keterangan`, what is told.

    Lower is better: zero is reached at twice the target, not at 0.
    """
    hari = timezone.localdate(periode.tenggat_realisasi)
    bertugas = Penempatan.objects.definitif().pada(hari).filter(pegawai=OuterRef("skp__pegawai"))
    pertama, kedua = (_diingatkan(f"kunci_{h}") for h in HARI_HASIL)
    return (
        tidak_dilaporkan(periode)
        .filter(Exists(bertugas), ~Exists(_masa_khusus(periode)), skp__pegawai__status=StatusPegawai.AKTIF)
        .filter(skp__in=diingatkan_dua_kali(periode).values("pk"))
        .exclude(skp__in=masih_susulan(periode).values("skp"))
        .alias(**{f"kunci_{h}": kunci_hasil(periode, h, "skp_id") for h in HARI_HASIL})
        .annotate(
            angka=Case(
                When(indikator__arah=Arah.TURUN, then=Coalesce("target_maks", "target") * Value(Decimal(2))),
                default=Value(Decimal(0)),
                output_field=DecimalField(),
            ),
            keterangan=Concat(
                Value("Tidak dilaporkan, sudah diingatkan dua kali pada "), pertama, Value(" dan "), kedua
            ),
        )
    )


def _diingatkan(kunci: str) -> _Tanggal:
    kabar = Pemberitahuan.objects.filter(penerima__pegawai=OuterRef("skp__pegawai"), kunci=OuterRef(kunci))
    return _Tanggal(Subquery(kabar.order_by().values("dibuat")[:1]))


def banyaknya_nol(periode: Periode) -> dict[str, int]:
    """How many results (`hasil`) of how many plans (`skp`) would count zero if the period were closed now."""
    if not lewat_tenggat(periode):
        return {"hasil": 0, "skp": 0}
    return dihitung_nol(periode).aggregate(hasil=Count("pk"), skp=Count("skp", distinct=True))
