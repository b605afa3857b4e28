"""Models of the ground floor."""

from kinerja.models.berkas import Berkas
from kinerja.models.dokumen import BerkasTerbit, DokumenTerbit, NomorUrut
from kinerja.models.isian import Draf, Kiriman
from kinerja.models.libur import HariLibur
from kinerja.models.pekerjaan import Bagian, Pekerjaan
from kinerja.models.pemberitahuan import Pemberitahuan

__all__ = [
    "Bagian",
    "Berkas",
    "BerkasTerbit",
    "DokumenTerbit",
    "Draf",
    "HariLibur",
    "Kiriman",
    "NomorUrut",
    "Pekerjaan",
    "Pemberitahuan",
]
