"""Models of the ground floor."""

from kinerja.models.berkas import Berkas
from kinerja.models.isian import Draf, Kiriman
from kinerja.models.libur import HariLibur
from kinerja.models.pekerjaan import Bagian, Pekerjaan
from kinerja.models.pemberitahuan import Pemberitahuan

__all__ = ["Bagian", "Berkas", "Draf", "HariLibur", "Kiriman", "Pekerjaan", "Pemberitahuan"]
