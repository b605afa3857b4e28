"""Forms of the team."""

from typing import Any

from django import forms

from kinerja.forms import FormDasar
from pegawai.forms.isian import OrangField
from pegawai.models import Pegawai


class FormUndang(FormDasar):
    """Ask one of the people found."""

    pegawai = OrangField(
        label="Siapa", queryset=Pegawai.objects.none(), to_field_name="publik", widget=forms.RadioSelect
    )
    bagian = forms.CharField(
        label="Bagian yang ditawarkan",
        max_length=250,
        required=False,
        help_text="Dapat diubah orangnya sendiri saat menjawab.",
    )

    def __init__(self, *args: Any, orang: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        pilihan: Any = self.fields["pegawai"]
        pilihan.queryset, pilihan.empty_label = orang, None


class FormBagian(FormDasar):
    """One's own part."""

    bagian = forms.CharField(
        label="Bagian Anda",
        max_length=250,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Apa yang Anda kerjakan. Anggota lain membenarkannya; bila diubah, dibenarkan lagi.",
    )
    boleh_disebut = forms.BooleanField(label="Nama saya boleh disebut di galeri publik", required=False)
    versi = forms.IntegerField(widget=forms.HiddenInput, required=False)
