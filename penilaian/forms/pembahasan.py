"""Form of a talk with an assessor."""

from django import forms

from kinerja.forms import FormDasar, TanggalField


class PembahasanForm(FormDasar):
    tanggal = TanggalField(label="Tanggal pembahasan")
    isi = forms.CharField(label="Yang dibahas", max_length=4000, widget=forms.Textarea(attrs={"rows": 3}))
    hasil = forms.CharField(
        label="Hasil pembahasan",
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Penjelasan penilai, kesepakatan, atau bahwa tidak ada yang perlu dilakukan. Rating tidak berubah.",
    )
