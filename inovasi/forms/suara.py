"""Forms of supports, comments and files."""

from django import forms

from kinerja.forms import FormDasar


class FormKomentar(FormDasar):
    teks = forms.CharField(
        label="Komentar Anda",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Bantu idenya: apa yang sudah pernah dicoba, apa yang perlu dijaga.",
    )


class FormLampiran(FormDasar):
    isi = forms.FileField(label="Berkas", help_text="Foto atau PDF.")
    nama = forms.CharField(label="Nama lampiran", max_length=160, required=False)
