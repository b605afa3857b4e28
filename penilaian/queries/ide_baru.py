"""New ideas behind a plan: the innovation that a person helped to bring to application is the proof."""

from datetime import date

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import DateField, Func, OuterRef, Q, Value
from django.db.models.functions import Coalesce

from inovasi.choices import StatusAnggota
from inovasi.models import Anggota
from inovasi.queries.bukti import ide_baru
from penilaian.models import Periode

_TANPA_AKHIR = Value(date(9999, 12, 31))


def _ujung(nama: str) -> Func:
    return Func(OuterRef("rentang"), function=nama, output_field=DateField())


def ide_rencana() -> ArraySubquery:
    """On plans: proven new ideas applied while the plan runs, each a dict of `judul`, `publik`, `sejak`, `bagian`,
    `terukur`."""
    return ide_baru("pegawai", _dalam_rencana())


def ide_periode(periode: Periode) -> ArraySubquery:
    """The same, of those days of the plan that belong to the period."""
    masa = Q(usulan__tanggal_penerapan__gte=periode.rentang.lower, usulan__tanggal_penerapan__lt=periode.rentang.upper)
    return ide_baru("pegawai", masa & _dalam_rencana())


def berinovasi(pegawai_id: int) -> bool:
    """Whether the person takes part in an innovation at all, so that a plan may count them."""
    return Anggota.objects.filter(pegawai=pegawai_id, status=StatusAnggota.IKUT).exists()


def _dalam_rencana() -> Q:
    return Q(
        usulan__tanggal_penerapan__gte=_ujung("lower"),
        usulan__tanggal_penerapan__lt=Coalesce(_ujung("upper"), _TANPA_AKHIR),
    )
