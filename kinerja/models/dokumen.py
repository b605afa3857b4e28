"""Issued documents, their files, and the numbers that are handed out."""

from django.db import models
from django.db.models.functions import Now
from django.utils.crypto import get_random_string

from kinerja.choices import JenisDokumen, StatusDokumen
from kinerja.pelacakan import dilacak

# Without I, L, O and U: read from paper, they are mistaken for 1, 0 and V (Crockford).
ABJAD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
PANJANG_KODE = 12


def kode_acak() -> str:
    """Sixty bits of chance: with a million documents, one guess in a million million hits any."""
    return get_random_string(PANJANG_KODE, ABJAD)


@dilacak()
class DokumenTerbit(models.Model):
    """One content of one document, as it was printed. What the public may know of it is `kode`, `jenis`, `nomor`,
    `sidik`, `status` and `penandatangan`, the official who signed in office: never whose it is.

    `kunci` says inside whose it is and holds ids alone ("skp:12"); `sidik` is the SHA-256 of the content without the
    code, so that the same content printed again is the same row. Written only by `kinerja.domain.dokumen`.
    """

    kode = models.CharField(max_length=PANJANG_KODE, unique=True, default=kode_acak, editable=False)
    jenis = models.CharField(max_length=12, choices=JenisDokumen)
    kunci = models.CharField(max_length=120)
    nomor = models.CharField(max_length=80, blank=True)
    sidik = models.CharField(max_length=64)
    penandatangan = models.CharField(max_length=400, blank=True, help_text="nama dan jabatan, tanpa NIP")
    sementara = models.BooleanField(default=False, help_text="rancangan atau hasil yang belum final")
    status = models.CharField(max_length=10, choices=StatusDokumen, default=StatusDokumen.BERLAKU)
    terbit = models.DateTimeField(db_default=Now())
    berakhir = models.DateTimeField(null=True, blank=True, help_text="saat dicabut atau digantikan")

    class Meta:
        verbose_name = "dokumen terbit"
        ordering = ["-id"]
        constraints = [models.UniqueConstraint(fields=["kunci", "sidik"], name="dokumen_isi_sekali")]

    def __str__(self) -> str:
        return f"{self.get_jenis_display()} {self.nomor or self.kode_cetak}"

    @property
    def kode_cetak(self) -> str:
        """In groups of four, as printed."""
        return "-".join(self.kode[n : n + 4] for n in range(0, PANJANG_KODE, 4))


class BerkasTerbit(models.Model):
    """The SHA-256 of a PDF as it was handed out. A document has several only when template or typesetter changed."""

    dokumen = models.ForeignKey(DokumenTerbit, models.CASCADE, related_name="berkas")
    sha256 = models.CharField(max_length=64, db_index=True)

    class Meta:
        verbose_name = "berkas terbit"
        constraints = [models.UniqueConstraint(fields=["dokumen", "sha256"], name="berkas_terbit_sekali")]

    def __str__(self) -> str:
        return self.sha256


class NomorUrut(models.Model):
    """The last number handed out of a series in a year. Written only by `kinerja.domain.nomor`."""

    deret = models.CharField(max_length=40)
    tahun = models.PositiveSmallIntegerField()
    terakhir = models.PositiveIntegerField()

    class Meta:
        verbose_name = "nomor urut"
        constraints = [models.UniqueConstraint(fields=["deret", "tahun"], name="nomor_urut_sekali")]

    def __str__(self) -> str:
        return f"{self.deret} {self.tahun}: {self.terakhir}"
