"""Who retires when: the age limit of the position (BUP), counted from the birth date."""

from datetime import date

from django.db.models import DateField, F, Func, QuerySet

from kinerja.waktu import hari_ini
from pegawai.choices import SELESAI_DINAS, JenisPegawai
from pegawai.models import Pegawai, Penempatan, Pengguna


class TmtPensiun(Func):
    """First day of the month after the birthday on which the age limit is reached (PP 11/2017)."""

    template = "(date_trunc('month', %(expressions)s)) + interval '1 month')::date"
    arg_joiner = " + make_interval(years => "
    output_field = DateField()


def daftar_pensiun(pengguna: Pengguna, *, sampai: date) -> QuerySet[Penempatan]:
    """Definitive placements of today of the PNS whom `pengguna` may see, with `tmt_pensiun` up to a day, overdue ones
    included, soonest first. PPPK end with their contract and are not in it."""
    orang = Pegawai.objects.terlihat_oleh(pengguna).exclude(status__in=SELESAI_DINAS)
    return (
        Penempatan.objects.definitif()
        .pada(hari_ini())
        .filter(
            pegawai__in=orang.order_by().values("pk"),
            pegawai__jenis__in=(JenisPegawai.PNS, JenisPegawai.CPNS),
            pegawai__tgl_lahir__isnull=False,
        )
        .annotate(tmt_pensiun=TmtPensiun(F("pegawai__tgl_lahir"), F("jabatan__bup")))
        .filter(tmt_pensiun__lte=sampai)
        .select_related("pegawai", "unit", "unit__opd", "jabatan")
    )
