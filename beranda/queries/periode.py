"""Which of the running periods a person looks at first, when several kinds run at once."""

from collections.abc import Iterable

from kinerja.waktu import hari_ini
from pegawai.models import Pengguna
from penilaian.models import SKP, Periode
from penilaian.queries.jenis_periode import BAWAAN


def terdekat(semua: Iterable[Periode]) -> list[Periode]:
    """Of each kind the open period whose results are due first, by that deadline."""
    terbuka = sorted((p for p in semua if not p.beku), key=lambda p: (p.tenggat_realisasi, p.pk))
    pertama: dict[str, Periode] = {}
    for p in terbuka:
        pertama.setdefault(p.jenis, p)
    return list(pertama.values())


def jenis_sendiri(pengguna: Pengguna) -> str:
    """The kind of period of one's own plan today; blank without an approved plan."""
    if pengguna.pegawai_id is None:
        return ""
    kini = SKP.objects.mengikat().filter(pegawai=pengguna.pegawai_id, rentang__contains=hari_ini())
    return kini.values_list("jenis_periode", flat=True).first() or ""


def utama(berjalan: list[Periode], jenis: str) -> Periode | None:
    """The period of this kind, else that of the usual kind, else the first that is due."""
    for pilihan in (jenis, BAWAAN):
        for p in berjalan:
            if p.jenis == pilihan:
                return p
    return berjalan[0] if berjalan else None
