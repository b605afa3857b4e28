"""Two people on one record: the second one is told what the first one saved, and overwrites nothing."""

from collections.abc import Mapping

from pegawai.domain.galat import SuntingBersamaan
from pegawai.models import Jabatan, Pegawai, UnitKerja
from pegawai.queries.riwayat import pengubah_terakhir


def tolak_bila_berubah(tersimpan: Pegawai | UnitKerja | Jabatan, versi: int, data: Mapping[str, object]) -> None:
    """Raises SuntingBersamaan when the locked row is no longer the one that was read as `versi`; `data` holds what the
    form would store, by the name of the field."""
    if tersimpan.versi == versi:
        return
    oleh, kapan = pengubah_terakhir(type(tersimpan), tersimpan.pk)
    berbeda = {f: _tampil(tersimpan, f) for f, nilai in data.items() if getattr(tersimpan, f) != nilai}
    raise SuntingBersamaan(versi=tersimpan.versi, berbeda=berbeda, oleh=oleh, kapan=kapan)


def _tampil(objek: object, nama: str) -> object:
    """The value as people read it: the label of a choice."""
    label = getattr(objek, f"get_{nama}_display", None)
    return label() if label else getattr(objek, nama)
