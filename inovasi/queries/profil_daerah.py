"""Innovations in the fields of the form for Indeks Inovasi Daerah."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.db.models import Count, OuterRef, Subquery, Sum
from django.utils import formats

from inovasi.choices import TERBUKA, Tahap
from inovasi.models import Jangkauan, Usulan
from inovasi.queries.lingkup import saring_unit
from inovasi.rumus import jumlah_kata
from pegawai.models import Pengguna

KOLOM = (
    *("Nama inovasi", "Tahapan", "Inisiator", "Jenis", "Bentuk", "Urusan pemerintahan", "Perangkat daerah"),
    *("Rancang bangun", "Kata rancang bangun", "Tujuan", "Manfaat", "Hasil"),
    *("Waktu uji coba", "Waktu penerapan", "Anggaran (rupiah)", "Sumber anggaran", "Dijangkau", "Direplikasi unit"),
)


def baris_profil(pengguna: Pengguna) -> Iterator[tuple[Any, ...]]:
    """One row an innovation from the trial on, applied ones first; one statement."""
    jangkauan = Jangkauan.objects.filter(usulan=OuterRef("pk")).order_by().values("usulan")
    semua = (
        saring_unit(Usulan.objects.all(), pengguna)
        .filter(tahap__in=(Tahap.UJI_COBA, Tahap.PENERAPAN), status__in=TERBUKA)
        .select_related("unit__opd")
        .annotate(dijangkau=Subquery(jangkauan.annotate(n=Sum("jumlah")).values("n")), ditiru=Count("replikasi"))
        .order_by("tahap", "judul", "pk")
    )
    for u in semua:
        yield (
            *(u.judul, u.get_tahap_display(), u.get_inisiator_display(), u.get_jenis_display()),
            *(u.get_bentuk_display(), u.get_urusan_display(), str(u.unit.opd or u.unit)),
            *(u.rancangan, jumlah_kata(u.rancangan), u.tujuan, u.manfaat, u.hasil),
            *(_hari(u.tanggal_uji_coba), _hari(u.tanggal_penerapan), u.biaya, u.sumber_biaya),
            *(u.dijangkau, u.ditiru),
        )


def _hari(hari: date | None) -> str:
    return formats.date_format(hari) if hari else ""
