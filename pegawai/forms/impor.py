"""Forms of the import."""

from pathlib import PurePath

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile

from kinerja.forms import FormDasar
from kinerja.lembar import UKURAN_MAKS

TERIMA = (".xlsx", ".csv", ".txt")


class FormUnggah(FormDasar):
    """The file. Its content is judged by the job; here only what needs no reading."""

    berkas = forms.FileField(
        label="Berkas pegawai",
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv"}),
        help_text="XLSX atau CSV, paling besar 20 MB dan 100.000 baris.",
        error_messages={"required": "Pilih berkas yang akan diunggah."},
    )

    def clean_berkas(self) -> UploadedFile:
        berkas = self.cleaned_data["berkas"]
        if not berkas.size:
            raise ValidationError("Berkas ini kosong. Unduh templat, isi, simpan, lalu unggah lagi.")
        if berkas.size > UKURAN_MAKS:
            raise ValidationError("Berkas ini lebih dari 20 MB. Bagi menjadi beberapa berkas.")
        if PurePath(berkas.name).suffix.lower() in (".xlsm", ".xltm"):
            raise ValidationError("Berkas bermakro (.xlsm) tidak diterima. Simpan sebagai Buku Kerja Excel (.xlsx).")
        if PurePath(berkas.name).suffix.lower() not in TERIMA:
            raise ValidationError(
                "Hanya berkas .xlsx atau .csv yang diterima. Simpan ulang dalam salah satu bentuk itu."
            )
        return berkas


class FormAlasan(FormDasar):
    """Why; it stands in the history of every record."""

    alasan = forms.CharField(
        label="Alasan",
        max_length=150,
        help_text="Misalnya pembaruan data bulan November. Tercatat di riwayat tiap pegawai.",
        error_messages={"required": "Tulis alasannya; alasan ini tercatat dalam riwayat tiap pegawai."},
    )
