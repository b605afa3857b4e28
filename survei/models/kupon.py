"""One-use visit tokens, and what makes a submission sent ten times one answer. Neither points at an answer."""

from django.db import models

from kinerja.pelacakan import dilacak
from survei.models.layanan import Layanan, Loket


class Kupon(models.Model):
    """A visit token, printed as QR with a short code. It knows service, counter and day, nobody's identity; that it
    was used is all it remembers. Written only by `survei.domain.kupon` and `survei.domain.jawaban`."""

    token = models.CharField(max_length=32, unique=True)
    kode = models.CharField(max_length=6, unique=True)
    layanan = models.ForeignKey(Layanan, models.CASCADE, related_name="kupon")
    loket = models.ForeignKey(Loket, models.SET_NULL, null=True, blank=True, related_name="kupon")
    diterbitkan = models.DateField()
    berlaku_sampai = models.DateField()
    terpakai = models.BooleanField(default=False)

    class Meta:
        verbose_name = "kupon"
        verbose_name_plural = "kupon"
        indexes = [models.Index(fields=["layanan", "diterbitkan"], name="kupon_layanan_hari")]

    def __str__(self) -> str:
        return self.kode


@dilacak()
class Kios(models.Model):
    """A device at a counter that shows the questionnaire again and again; its address carries the token."""

    token = models.CharField(max_length=32, unique=True)
    loket = models.ForeignKey(Loket, models.CASCADE, related_name="kios")
    nama = models.CharField(max_length=60)
    aktif = models.BooleanField(default=True)

    class Meta:
        verbose_name = "kios"
        verbose_name_plural = "kios"
        ordering = ["loket_id", "nama"]

    def __str__(self) -> str:
        return self.nama


class KunciKirim(models.Model):
    """Hash of the key of a submission already taken, kept for a while. Stands in no relation to the answer."""

    sidik = models.CharField(max_length=64, primary_key=True)
    tanggal = models.DateField()

    class Meta:
        verbose_name = "kunci kirim"
        verbose_name_plural = "kunci kirim"

    def __str__(self) -> str:
        return self.sidik[:8]
