"""Forms of policy texts."""

from typing import Any

from django import forms

from kinerja.forms import ModelFormDasar
from sosialisasi.choices import Kelompok
from sosialisasi.models import Materi


class FormMateri(ModelFormDasar):
    """A subject with its draft; the domain checks the whole, so that what is missing is said once."""

    isi = forms.CharField(
        label="Isi",
        help_text="Kata sehari-hari, kalimat pendek. Baris kosong memisahkan paragraf.",
        widget=forms.Textarea(attrs={"rows": 10}),
    )
    perubahan = forms.CharField(
        label="Apa yang berubah sejak versi sebelumnya",
        max_length=250,
        required=False,
        help_text="Wajib mulai versi kedua.",
    )
    versi = forms.IntegerField(widget=forms.HiddenInput, required=False)

    class Meta:
        model = Materi
        fields = ("judul", "kode", "ringkas", "urutan", "aktif")
        labels = {"kode": "Kode pada alamat", "aktif": "Ditampilkan"}
        help_texts = {"kode": "Huruf kecil, angka, dan tanda hubung, misalnya mengapa-nilai-ini."}

    def __init__(self, *args: Any, arti: dict[str, str] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for k in Kelompok:
            self.fields[f"arti_{k}"] = forms.CharField(
                label=f"Artinya bagi: {k.label} (opsional)",
                required=False,
                initial=(arti or {}).get(k, ""),
                widget=forms.Textarea(attrs={"rows": 3}),
            )

    def _post_clean(self) -> None:
        """See the class."""

    @property
    def data_materi(self) -> dict[str, Any]:
        return {n: self.cleaned_data[n] for n in self.Meta.fields}

    @property
    def arti(self) -> dict[str, str]:
        """Texts by group."""
        return {k.value: self.cleaned_data[f"arti_{k}"] for k in Kelompok}
