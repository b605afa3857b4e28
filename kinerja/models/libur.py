"""Public holidays, for deadlines in working days (*hari kerja*)."""

from django.db import models


class HariLibur(models.Model):
    tanggal = models.DateField(primary_key=True)
    nama = models.CharField(max_length=120)

    class Meta:
        verbose_name = "hari libur"
        ordering = ["tanggal"]

    def __str__(self) -> str:
        return f"{self.tanggal}: {self.nama}"
