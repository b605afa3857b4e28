"""The public gallery: applied innovations whose team agreed to be shown, with what was published of their effect."""

from collections.abc import Sequence

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, Prefetch, QuerySet

from inovasi.choices import BERAKHIR, JenisUkuran, StatusAnggota, Tahap
from inovasi.models import Anggota, Dampak, Usulan
from inovasi.queries.hasil import Hasil, hasil

# Figures of the work of a unit's people stay inside the house.
_UKURAN_PUBLIK = (JenisUkuran.IKM, JenisUkuran.UNSUR)


def galeri() -> QuerySet[Usulan]:
    """The newest first, with `dampak_publik` (measures from published surveys) and `nama` (those of the team who agreed
    to be named); two statements."""
    nama = Anggota.objects.filter(usulan=OuterRef("pk"), status=StatusAnggota.IKUT, boleh_disebut=True)
    dampak = Dampak.objects.filter(ukuran__in=_UKURAN_PUBLIK)
    return (
        Usulan.objects.filter(tampil=True, tahap=Tahap.PENERAPAN)
        .exclude(status__in=BERAKHIR)
        .select_related("unit__opd", "layanan")
        .annotate(nama=ArraySubquery(nama.order_by("-peran", "pk").values("pegawai__nama")))
        .prefetch_related(Prefetch("dampak", dampak, to_attr="dampak_publik"))
        .order_by("-tanggal_penerapan", "-pk")
    )


def hasil_publik(usulan: Usulan) -> Hasil | None:
    """What one of `galeri` has done; two statements."""
    dampak: Sequence[Dampak] = usulan.dampak_publik  # type: ignore[attr-defined]
    return hasil(dampak, list(usulan.jangkauan.all()), list(usulan.replikasi.select_related("unit__opd")))
