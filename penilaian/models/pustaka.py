"""The library of indicators (*manual indikator*): how each measure is defined, counted and proven."""

from django.db import models
from django.db.models.functions import Lower, Now

from kinerja.pelacakan import dilacak
from pegawai.choices import JenisJabatan
from pegawai.models import Pengguna, UnitKerja
from penilaian.models.ukuran import UkuranBerbatas, batas_urut


@dilacak()
class PustakaIndikator(UkuranBerbatas):
    """One entry. `unit` is the tree it belongs to (None: the city); `jenis_jabatan` and `kata_jabatan` (words parted by
    commas) say which positions it serves. `versi` counts every change and guards concurrent edits; an entry that is no
    longer wanted is retired (`aktif`), never deleted: plans point to it. Written only by `penilaian.domain.pustaka`."""

    definisi = models.TextField(max_length=2000)
    rumus = models.TextField("cara menghitung", max_length=1000)
    sumber_data = models.CharField("sumber data", max_length=300)
    bukti = models.CharField("bukti yang diminta", max_length=300)
    unit = models.ForeignKey(UnitKerja, models.PROTECT, null=True, blank=True, related_name="+")
    jenis_jabatan = models.CharField("jenis jabatan", max_length=20, choices=JenisJabatan, blank=True, default="")
    kata_jabatan = models.CharField("nama jabatan memuat", max_length=200, blank=True, default="")
    aktif = models.BooleanField(default=True)
    versi = models.PositiveIntegerField(default=1)
    pembuat = models.ForeignKey(Pengguna, models.PROTECT, related_name="+")
    dibuat = models.DateTimeField(db_default=Now())

    class Meta:
        verbose_name = "indikator pustaka"
        verbose_name_plural = "pustaka indikator"
        ordering = ["uraian", "id"]
        constraints = [
            models.UniqueConstraint(
                Lower("uraian"),
                "unit",
                name="pustaka_nama_unik",
                nulls_distinct=False,
                violation_error_message="Indikator dengan nama ini sudah ada di pustaka.",
            ),
            batas_urut("pustaka_batas_urut"),
        ]

    def untuk_indikator(self) -> dict[str, object]:
        """The fields of an indicator that is measured by this entry."""
        return self.ukuran_sama() | {"pustaka_id": self.pk, "pustaka_versi": self.versi}
