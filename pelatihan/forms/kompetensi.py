"""Assessing competences."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.html import escape

from kinerja.forms import FormDasar
from pelatihan.choices import Tingkat
from pelatihan.models import Kompetensi
from pelatihan.queries.kompetensi import BarisKompetensi


class NilaiForm(FormDasar):
    """A level for each competence; those left empty stay as they are."""

    catatan = forms.CharField(
        label="Contoh atau alasan", max_length=250, required=False, help_text="Apa yang terlihat dalam pekerjaan."
    )

    def __init__(self, *args: Any, baris: Iterable[BarisKompetensi], sumber: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        catatan = self.fields.pop("catatan")
        self._kompetensi: dict[str, Kompetensi] = {}
        for b in baris:
            nama, ada = f"k{b.kompetensi.pk}", getattr(b, sumber)
            self._kompetensi[nama] = b.kompetensi
            minta = f"Jabatan meminta {b.syarat_kata}. " if b.syarat else ""
            self.fields[nama] = forms.TypedChoiceField(
                label=b.kompetensi.nama,
                choices=[("", "– belum dinilai –"), *Tingkat.choices],
                coerce=int,
                empty_value=None,
                required=False,
                initial=str(ada.tingkat) if ada else "",
                help_text=escape(f"{minta}{b.kompetensi.uraian}".strip()),
            )
        self.fields["catatan"] = catatan

    @property
    def tingkat(self) -> dict[Kompetensi, int]:
        """What was chosen."""
        isi = self.cleaned_data
        return {k: isi[nama] for nama, k in self._kompetensi.items() if isi.get(nama) is not None}


class ImporUjiForm(FormDasar):
    """A sheet of test results: a file, or the rows of one that was checked before (`teks`)."""

    berkas = forms.FileField(
        label="Berkas hasil uji",
        required=False,
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv", "class": "berkas"}),
        help_text="XLSX atau CSV dengan kolom NIP, Kompetensi, Tingkat; boleh Tanggal uji dan Catatan.",
    )
    teks = forms.CharField(required=False, widget=forms.HiddenInput, max_length=20_000_000)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["berkas"].label = "Berkas hasil uji"

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        berkas, teks = data.get("berkas"), data.get("teks", "")
        if not berkas and not teks:
            raise forms.ValidationError({"berkas": "Pilih berkas XLSX atau CSV."})
        data["nama"], data["isi"] = (berkas.name, berkas.read()) if berkas else ("hasil.csv", teks.encode())
        return data
