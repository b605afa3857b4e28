"""Questions, also without a name, and the best answers beside the pages that they concern."""

import uuid

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from kinerja.pelacakan import dilacak
from pegawai.models import Pengguna
from sosialisasi.choices import HALAMAN, StatusPertanyaan
from sosialisasi.models.materi import Materi


class PertanyaanQuerySet(models.QuerySet["Pertanyaan"]):
    def terlihat_oleh(self, pengguna) -> "models.QuerySet[Pertanyaan]":
        """One's own, and all of them for the city's communicator, who answers."""
        from sosialisasi.queries.lingkup import saring_pertanyaan

        return saring_pertanyaan(self, pengguna)


class Pertanyaan(models.Model):
    """A question about the policy. An anonymous one has no `penanya`, and neither address nor hour; therefore the
    history does not track it. `kode` lets the asker follow it, `sidik` makes repeated sending one. Written only by
    `sosialisasi.domain.tanya`."""

    publik = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    kode = models.CharField(max_length=10, unique=True)
    sidik = models.CharField(max_length=64, unique=True, null=True, blank=True)
    penanya = models.ForeignKey(Pengguna, models.SET_NULL, null=True, blank=True, related_name="+")
    materi = models.ForeignKey(Materi, models.SET_NULL, null=True, blank=True, related_name="pertanyaan")
    halaman = models.CharField(max_length=60, blank=True, help_text="nama halaman tempat bertanya")
    teks = models.TextField("pertanyaan")
    tanggal = models.DateField(help_text="hari masuk")
    tenggat = models.DateField("dijawab paling lambat")
    status = models.CharField(max_length=8, choices=StatusPertanyaan, default=StatusPertanyaan.BARU)
    jawaban = models.TextField(blank=True)
    versi = models.PositiveIntegerField(default=1, help_text="naik pada tiap perubahan, penjaga sunting bersamaan")

    objects = PertanyaanQuerySet.as_manager()

    class Meta:
        verbose_name = "pertanyaan"
        verbose_name_plural = "pertanyaan"
        ordering = ["tenggat", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(status=StatusPertanyaan.BARU) | ~Q(jawaban=""),
                name="pertanyaan_selesai_beralasan",
                violation_error_message="Tulis jawaban, atau mengapa tidak dijawab.",
            )
        ]
        indexes = [models.Index(fields=["status", "tenggat"], name="pertanyaan_menunggu")]

    def __str__(self) -> str:
        return self.teks[:60]


@dilacak(indeks=["pertanyaan"])
class LangkahPertanyaan(models.Model):
    """A step on a question, on record: state and when; who comes from the history, the words stay in the question."""

    pertanyaan = models.ForeignKey(Pertanyaan, models.CASCADE, related_name="langkah")
    status = models.CharField(max_length=8, choices=StatusPertanyaan)
    pada = models.DateTimeField(db_default=Now())

    class Meta:
        verbose_name = "langkah pertanyaan"
        verbose_name_plural = "langkah pertanyaan"
        ordering = ["id"]

    def __str__(self) -> str:
        return self.get_status_display()


@dilacak()
class TanyaJawab(models.Model):
    """A question and answer for everybody, shown beside `halaman` (the name of a page, such as `penilaian:mengapa`;
    empty: in the list only). Written only by `sosialisasi.domain.tanya_jawab`."""

    publik = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    asal = models.ForeignKey(Pertanyaan, models.SET_NULL, null=True, blank=True, related_name="+")
    materi = models.ForeignKey(Materi, models.SET_NULL, null=True, blank=True, related_name="tanya_jawab")
    tanya = models.CharField(max_length=200)
    jawab = models.TextField()
    halaman = models.CharField("tampil di halaman", max_length=60, blank=True)
    urutan = models.PositiveSmallIntegerField(default=1)
    aktif = models.BooleanField(default=True)
    versi = models.PositiveIntegerField(default=1, help_text="naik pada tiap perubahan, penjaga sunting bersamaan")

    class Meta:
        verbose_name = "tanya jawab"
        verbose_name_plural = "tanya jawab"
        ordering = ["urutan", "id"]
        indexes = [models.Index(fields=["halaman", "aktif"], name="tanya_jawab_halaman")]

    def __str__(self) -> str:
        return self.tanya

    @property
    def nama_halaman(self) -> str:
        """The page beside which it stands, in plain words."""
        return dict(HALAMAN).get(self.halaman, self.halaman)
