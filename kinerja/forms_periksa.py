"""Forms of the page that checks documents."""

import hashlib
import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile

from kinerja.domain.dokumen import kode_baku
from kinerja.forms import FormDasar
from kinerja.models import DokumenTerbit

BERKAS_MAKS = 20 * 1024 * 1024
_SIDIK = re.compile(r"[0-9a-f]{64}")


class FormKode(FormDasar):
    """The code as printed; cleaned to the document."""

    kode = forms.CharField(
        label="Kode dokumen",
        max_length=30,
        help_text="Dua belas huruf dan angka di kaki dokumen, misalnya 7KQM-2X9P-TV4B.",
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}),
    )

    def clean_kode(self) -> DokumenTerbit:
        dokumen = DokumenTerbit.objects.filter(kode=kode_baku(self.cleaned_data["kode"]) or "-").first()
        if dokumen is None:
            raise ValidationError("Kode ini tidak dikenal. Cocokkan lagi tiap huruf dan angkanya dengan yang tercetak.")
        return dokumen


class FormBerkas(FormDasar):
    """A PDF to compare; cleaned to its SHA-256. The file is read once and never kept."""

    berkas = forms.FileField(
        label="Berkas PDF",
        help_text="Berkasnya hanya dibaca untuk dihitung sidik jarinya, tidak disimpan.",
        widget=forms.FileInput(attrs={"accept": "application/pdf,.pdf"}),
        error_messages={"empty": "Berkas ini kosong. Pilih PDF yang Anda terima."},
    )

    def clean_berkas(self) -> str:
        return sidik_berkas(self.cleaned_data["berkas"])


class FormBandingkan(FormDasar):
    """A PDF, or a fingerprint as printed; `sidik` is what came in, `dari_berkas` says how."""

    berkas = forms.FileField(
        label="Berkas PDF",
        required=False,
        help_text="Paling pasti: pilih PDF yang Anda terima. Berkasnya tidak disimpan.",
        widget=forms.FileInput(attrs={"accept": "application/pdf,.pdf"}),
        error_messages={"empty": "Berkas ini kosong. Pilih PDF yang Anda terima."},
    )
    sidik = forms.CharField(
        label="Sidik jari isi",
        required=False,
        max_length=160,
        help_text="Atau tempel 64 huruf dan angka di kaki dokumen.",
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )

    def clean_sidik(self) -> str:
        sidik = "".join(self.cleaned_data["sidik"].split()).lower()
        if sidik and not _SIDIK.fullmatch(sidik):
            raise ValidationError("Sidik jari terdiri atas 64 angka dan huruf a sampai f. Salin seluruhnya.")
        return sidik

    def clean(self) -> dict[str, Any]:
        isi = super().clean() or {}
        if self.errors:
            return isi
        if bool(isi.get("berkas")) == bool(isi.get("sidik")):
            raise ValidationError("Pilih berkas PDF atau tempel sidik jarinya, salah satu.")
        isi["dari_berkas"] = bool(isi["berkas"])
        if isi["dari_berkas"]:
            isi["sidik"] = sidik_berkas(isi["berkas"])
        return isi


def sidik_berkas(berkas: UploadedFile) -> str:
    """SHA-256 of an upload. Raises ValidationError for what cannot be a document of ours."""
    if (berkas.size or 0) > BERKAS_MAKS:
        raise ValidationError("Berkas ini lebih dari 20 MB, jadi bukan dokumen dari Kinerja.")
    if not berkas.read(5).startswith(b"%PDF"):
        raise ValidationError("Berkas ini bukan PDF. Pilih PDF yang Anda terima, bukan foto atau hasil pindaiannya.")
    berkas.seek(0)
    sidik = hashlib.sha256()
    for bagian in berkas.chunks():
        sidik.update(bagian)
    return sidik.hexdigest()
