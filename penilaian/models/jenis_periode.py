"""Which positions are appraised monthly, quarterly, by semester or yearly: a setting of the city."""

from django.db import models

from kinerja.pelacakan import dilacak
from pegawai.choices import JenisJabatan
from penilaian.choices import JenisPeriode


@dilacak()
class AturanJenisPeriode(models.Model):
    """One row of the setting: positions of `jenis_jabatan` (blank: any) whose name begins with `awalan` (blank: any)
    have periods of `jenis`. The longest matching `awalan` wins, then a row that names a kind of position; without a
    row a position is quarterly. Written only by `penilaian.domain.jenis_periode`."""

    jenis_jabatan = models.CharField(max_length=20, choices=JenisJabatan, blank=True, default="")
    awalan = models.CharField("nama jabatan diawali", max_length=80, blank=True, default="")
    jenis = models.CharField("jenis periode", max_length=10, choices=JenisPeriode)

    class Meta:
        verbose_name = "aturan jenis periode"
        ordering = ["-awalan", "jenis_jabatan"]
        constraints = [
            models.UniqueConstraint(
                fields=["jenis_jabatan", "awalan"],
                name="jenis_periode_satu_aturan",
                violation_error_message="Sudah ada aturan untuk jabatan itu. Hapus yang lama dulu.",
            )
        ]

    def __str__(self) -> str:
        jabatan = self.get_jenis_jabatan_display() if self.jenis_jabatan else "Semua jenis jabatan"
        return f"{jabatan}, nama diawali “{self.awalan}”" if self.awalan else jabatan
