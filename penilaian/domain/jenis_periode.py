"""The setting that says which positions have which kind of period."""

from collections import defaultdict

from django.core.exceptions import ValidationError
from django.db import transaction

from kinerja.pelacakan import karena
from pegawai.models import Jabatan
from penilaian.choices import SKP_DAPAT_DIUBAH
from penilaian.models import SKP, AturanJenisPeriode
from penilaian.queries.jenis_periode import pemilih


@transaction.atomic
def tetapkan(*, jenis: str, jenis_jabatan: str = "", awalan: str = "") -> AturanJenisPeriode:
    """Add a row. Drafts follow at once; a plan that was sent or approved keeps its kind until its next version.

    Raises ValidationError without any condition, or when there is a row for the same positions.
    """
    awalan = awalan.strip()
    if not (jenis_jabatan or awalan):
        raise ValidationError({"awalan": "Pilih jenis jabatan, isi awal nama jabatan, atau keduanya."})
    aturan = AturanJenisPeriode(jenis=jenis, jenis_jabatan=jenis_jabatan, awalan=awalan)
    aturan.full_clean()
    with karena(f"Jenis periode: {aturan}"):
        aturan.save()
        _ikutkan_rancangan()
    return aturan


@transaction.atomic
def hapus(*, aturan: AturanJenisPeriode) -> None:
    """Remove a row; drafts follow at once, as in `tetapkan`."""
    with karena(f"Jenis periode dihapus: {aturan}"):
        aturan.delete()
        _ikutkan_rancangan()


def _ikutkan_rancangan() -> None:
    """One statement a kind, only for drafts whose kind changes."""
    pilih = pemilih()
    jabatan = defaultdict(list)
    for j in Jabatan.objects.all():
        jabatan[pilih.untuk(j)].append(j.pk)
    draf = SKP.objects.filter(status__in=SKP_DAPAT_DIUBAH)
    for jenis, ids in jabatan.items():
        draf.filter(penempatan__jabatan__in=ids).exclude(jenis_periode=jenis).update(jenis_periode=jenis)
