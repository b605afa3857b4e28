"""Whoever was on long leave or study during a whole rated part is not evaluated; a shorter span is only shown."""

from datetime import timedelta

from django.contrib.postgres.expressions import ArraySubquery
from django.contrib.postgres.fields import DateRangeField
from django.db.models import Aggregate, BooleanField, Case, CharField, F, Func, OuterRef, Subquery, Value, When
from django.db.models.expressions import Combinable
from django.db.models.functions import Coalesce, JSONObject

from pegawai.choices import JenisMasaKhusus
from pegawai.models import MasaKhusus
from penilaian.models import Periode


class _Gabungan(Aggregate):
    """All spans of a person as one multirange: leave that follows leave has no gap."""

    function = "range_agg"
    output_field = DateRangeField()


class _Memuat(Func):
    template = "(%(expressions)s)"
    arg_joiner = " @> "
    output_field = BooleanField()


class _Irisan(Func):
    template = "(%(expressions)s)"
    arg_joiner = " * "
    output_field = DateRangeField()


def cuti_penuh(periode: Periode) -> Coalesce:
    """Condition on SKP: leave or study covers every day that the plan and the period share."""
    masa = MasaKhusus.objects.filter(pegawai=OuterRef("pegawai")).order_by().values("pegawai")
    gabungan = Subquery(masa.annotate(gabungan=_Gabungan("masa")).values("gabungan"))
    bagian = _Irisan(F("rentang"), Value(periode.rentang, output_field=DateRangeField()))
    return Coalesce(_Memuat(gabungan, bagian), Value(False))


def masa_khusus(periode: Periode) -> ArraySubquery:
    """On plans: spans of the person that touch the period, oldest first, as `jenis`, `mulai`, `selesai` (inclusive)."""
    label = (When(jenis=nilai, then=Value(teks)) for nilai, teks in JenisMasaKhusus.choices)
    akhir = F("masa__endswith") - timedelta(days=1)
    masa = MasaKhusus.objects.filter(pegawai=OuterRef("pegawai"), masa__overlap=periode.rentang).order_by("masa")
    isi = JSONObject(
        jenis=Case(*label, output_field=CharField()), mulai=_hari(F("masa__startswith")), selesai=_hari(akhir)
    )
    return ArraySubquery(masa.values(isi=isi))


def _hari(hari: Combinable) -> Func:
    return Func(hari, Value("DD/MM/YYYY"), function="to_char", output_field=CharField())
