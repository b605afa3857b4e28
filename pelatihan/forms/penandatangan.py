"""Form of who signs certificates."""

from typing import Any

from django import forms

from kinerja.forms import FormDasar
from pegawai.forms.orang import PegawaiField, untuk_pengguna
from pegawai.models import Pengguna


class FormPenandatangan(FormDasar):
    """The official, and the office as it is to be printed."""

    pejabat = PegawaiField(label="Pejabat")
    jabatan = forms.CharField(
        label="Jabatan seperti tercetak",
        max_length=160,
        help_text="Lengkap dengan instansinya dan Plt. bila perlu, misalnya Plt. Kepala Dinas Kesehatan.",
    )
    versi = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, pengguna: Pengguna, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        untuk_pengguna(self, pengguna)
