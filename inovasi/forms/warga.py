"""Forms without login."""

from django import forms

from inovasi.domain.titipan import PANJANG_MAKS


class FormIdeWarga(forms.Form):
    """What is hard and what would help; nothing about the sender. `kunci` makes repeated sending one."""

    kunci = forms.CharField(max_length=64, widget=forms.HiddenInput)
    masalah = forms.CharField(
        label="Apa yang menyulitkan?",
        max_length=PANJANG_MAKS,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Jangan menulis nama, NIK, atau nomor telepon.",
        error_messages={"required": "Ceritakan apa yang menyulitkan."},
    )
    ide = forms.CharField(
        label="Apa ide Anda?",
        max_length=PANJANG_MAKS,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Cara lain yang menurut Anda lebih mudah.",
        error_messages={"required": "Tulis ide Anda."},
    )


class FormKodeIde(forms.Form):
    """The code that the sender was given."""

    kode = forms.CharField(
        label="Kode ide",
        max_length=14,
        widget=forms.TextInput(
            attrs={
                "class": "form-control",
                "autocapitalize": "characters",
                "autocomplete": "off",
                "spellcheck": "false",
            }
        ),
        error_messages={"required": "Tulis sepuluh huruf dan angka yang Anda terima."},
    )

    def clean_kode(self) -> str:
        return "".join(self.cleaned_data["kode"].split()).replace("-", "").upper()
