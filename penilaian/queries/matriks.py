"""*Matriks peran hasil*: a superior's results as columns, direct people as rows, what each person will deliver for
them in the cells. Four statements whatever its size. Source: PermenPANRB 6/2022 art. 7(2), step 5."""

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import Q

from kinerja.waktu import hari_ini
from pegawai.models import Penempatan
from penilaian.choices import SKP_DAPAT_DIUBAH, StatusSKP
from penilaian.models import SKP, HasilKerja

RANCANGAN = (*SKP_DAPAT_DIUBAH, StatusSKP.DIAJUKAN)


@dataclass(frozen=True)
class Sel:
    """What one person will deliver for one result of the superior."""

    kolom: HasilKerja
    isi: tuple[HasilKerja, ...]


@dataclass(frozen=True)
class Baris:
    """One person; `skp` is their draft, else the running plan, else None."""

    penempatan: Penempatan
    skp: SKP | None
    sel: tuple[Sel, ...]

    @property
    def mendukung(self) -> bool:
        return any(s.isi for s in self.sel)

    @property
    def dapat_diisi(self) -> bool:
        """A plan that was sent is changed only after it was returned; a running one by a new draft."""
        return self.skp is None or self.skp.status != StatusSKP.DIAJUKAN


@dataclass(frozen=True)
class Matriks:
    """`skp` is the superior's running plan; None: there are no columns yet."""

    skp: SKP | None
    kolom: tuple[HasilKerja, ...] = ()
    baris: tuple[Baris, ...] = ()

    @property
    def tanpa_dukungan(self) -> list[HasilKerja]:
        """Results of the superior that nobody supports."""
        didukung = {s.kolom.pk for b in self.baris for s in b.sel if s.isi}
        return [k for k in self.kolom if k.pk not in didukung]

    @property
    def tanpa_peran(self) -> list[Baris]:
        """People who support none of the results."""
        return [b for b in self.baris if not b.mendukung]


def skp_berjalan(pegawai_id: int | None) -> SKP | None:
    """The approved plan of a person that runs today."""
    return (
        SKP.objects.filter(pegawai=pegawai_id, status=StatusSKP.BERLAKU, rentang__contains=hari_ini())
        .select_related("pegawai")
        .first()
        if pegawai_id
        else None
    )


def matriks(pegawai_id: int | None, *, hanya: Penempatan | None = None) -> Matriks:
    """The matrix of a superior with the people whom they assess today, or the one row of `hanya`."""
    skp = skp_berjalan(pegawai_id)
    if skp is None:
        return Matriks(None)
    kolom = tuple(HasilKerja.objects.filter(skp=skp))
    orang = Penempatan.objects.pada().definitif().filter(penilai=pegawai_id).select_related("pegawai", "jabatan")
    if hanya is not None:
        orang = orang.filter(pk=hanya.pk)
    tempat = list(orang.order_by("pegawai__nama", "pk"))
    rencana = _rencana([p.pk for p in tempat])
    isi: dict[tuple[int, int | None], list[HasilKerja]] = defaultdict(list)
    for h in HasilKerja.objects.filter(skp__in=rencana.values(), hasil_atasan__in=kolom):
        isi[h.skp_id, h.hasil_atasan_id].append(h)
    baris = []
    for p in tempat:
        milik = rencana.get(p.pk)
        sel = tuple(Sel(k, tuple(isi[milik.pk, k.pk]) if milik else ()) for k in kolom)
        baris.append(Baris(p, milik, sel))
    return Matriks(skp, kolom, tuple(baris))


def _rencana(tempat: list[int]) -> dict[int, SKP]:
    """By placement the draft, else the plan that runs today: the later one in this order wins."""
    berlaku = Q(status=StatusSKP.BERLAKU, rentang__contains=hari_ini())
    daftar = SKP.objects.filter(Q(status__in=RANCANGAN) | berlaku, penempatan__in=tempat)
    urut = sorted(daftar, key=lambda s: s.status in RANCANGAN)
    return {s.penempatan_id: s for s in urut}
