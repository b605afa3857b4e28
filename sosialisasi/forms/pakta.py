"""The form of the text of a year."""

from typing import Any

from django import forms

from kinerja.forms import ModelFormDasar, TanggalField
from sosialisasi.models import Pakta


class FormPakta(ModelFormDasar):
    """A draft; the domain checks the whole."""

    tenggat = TanggalField(label="Ditandatangani paling lambat")
    versi = forms.IntegerField(widget=forms.HiddenInput, required=False)

    class Meta:
        model = Pakta
        fields = ("tahun", "teks", "tenggat")
        widgets = {"teks": forms.Textarea(attrs={"rows": 14})}
        labels = {"teks": "Naskah"}
        help_texts = {"teks": "Tiap baris satu paragraf."}

    def _post_clean(self) -> None:
        """See the class."""

    @property
    def isi(self) -> dict[str, Any]:
        return {n: self.cleaned_data[n] for n in self.Meta.fields}
