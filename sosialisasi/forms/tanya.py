"""Forms of questions and answers."""

import uuid
from typing import Any

from django import forms

from kinerja.forms import FormDasar, ModelFormDasar
from sosialisasi.choices import HALAMAN
from sosialisasi.models import Materi, TanyaJawab


class FormTanya(FormDasar):
    """A question. `tanda` is made anew for each opened form and says nothing of the person."""

    teks = forms.CharField(label="Pertanyaan Anda", max_length=2000, widget=forms.Textarea(attrs={"rows": 4}))
    materi = forms.ModelChoiceField(
        label="Tentang", queryset=Materi.objects.filter(aktif=True), required=False, empty_label="– lainnya –"
    )
    tanpa_nama = forms.BooleanField(
        label="Kirim tanpa nama",
        required=False,
        help_text="Nama, alamat perangkat, dan jam tidak disimpan. Jangan menulis hal yang menunjukkan siapa Anda.",
    )
    halaman = forms.CharField(widget=forms.HiddenInput, required=False, max_length=60)
    tanda = forms.CharField(widget=forms.HiddenInput, required=False, max_length=40)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["tanda"].initial = lambda: uuid.uuid4().hex


class FormJawab(FormDasar):
    jawaban = forms.CharField(label="Jawaban", max_length=4000, widget=forms.Textarea(attrs={"rows": 6}))
    tutup = forms.BooleanField(
        label="Tidak dapat dijawab", required=False, help_text="Tulis sebabnya di atas; penanya membacanya."
    )
    versi = forms.IntegerField(widget=forms.HiddenInput, required=False)


class FormTanyaJawab(ModelFormDasar):
    """One for everybody; the domain checks the whole."""

    halaman = forms.ChoiceField(
        label="Tampil di halaman", choices=[("", "– hanya di daftar –"), *HALAMAN], required=False
    )
    versi = forms.IntegerField(widget=forms.HiddenInput, required=False)

    class Meta:
        model = TanyaJawab
        fields = ("tanya", "jawab", "materi", "halaman", "urutan", "aktif")
        labels = {"tanya": "Pertanyaan", "jawab": "Jawaban", "aktif": "Ditampilkan"}
        widgets = {"jawab": forms.Textarea(attrs={"rows": 5})}

    def _post_clean(self) -> None:
        """See the class."""

    @property
    def isi(self) -> dict[str, Any]:
        return {n: self.cleaned_data[n] for n in self.Meta.fields}
