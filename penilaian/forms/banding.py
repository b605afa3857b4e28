"""The file to compare."""

from typing import cast

from django import forms

from kinerja.forms import FormDasar
from penilaian.models import Periode


class BandingForm(FormDasar):
    periode = forms.ModelChoiceField(
        queryset=Periode.objects.none(), label="Periode", to_field_name="kode", empty_label="Pilih periode"
    )
    berkas = forms.FileField(
        label="Hasil dari e-Kinerja BKN",
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv", "class": "berkas"}),
        help_text="XLSX atau CSV dengan kolom NIP dan Predikat. Berkasnya hanya dibaca, tidak disimpan.",
        error_messages={"required": "Pilih berkas yang akan dibandingkan."},
    )

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        cast(forms.ModelChoiceField, self.fields["periode"]).queryset = Periode.objects.tampil()
