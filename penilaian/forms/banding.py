"""The file to compare."""

from typing import Any, cast

from django import forms

from kinerja.forms import FormDasar
from pegawai.models import Pengguna, UnitKerja
from penilaian.models import Periode
from penilaian.queries.hasil_ekinerja import perangkat_daerah


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


class HasilForm(FormDasar):
    """Whose results to take along; a trial period is not among them."""

    periode = forms.ModelChoiceField(
        queryset=Periode.objects.none(), label="Periode", to_field_name="kode", empty_label="Pilih periode"
    )
    unit = forms.ModelChoiceField(
        queryset=UnitKerja.objects.none(),
        label="Perangkat daerah",
        to_field_name="kode",
        empty_label="Pilih perangkat daerah",
    )

    def __init__(self, *args: Any, pengguna: Pengguna, **kwargs: Any) -> None:
        super().__init__(*args, auto_id="hasil_%s", **kwargs)
        cast(forms.ModelChoiceField, self.fields["periode"]).queryset = Periode.objects.tampil().bukan_uji_coba()
        cast(forms.ModelChoiceField, self.fields["unit"]).queryset = perangkat_daerah(pengguna)
