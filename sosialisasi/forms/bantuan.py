"""Forms of help for units."""

from typing import Any

from django import forms

from kinerja.forms import FormDasar, TanggalField
from pegawai.choices import NamaPeran
from pegawai.forms.isian import UnitField, unit_dikelola
from pegawai.models import Pengguna, UnitKerja
from sosialisasi.choices import JenisBantuan


class FormUsul(FormDasar):
    """A proposal for a unit."""

    unit = UnitField(label="Unit", queryset=UnitKerja.objects.none(), empty_label="– pilih –")
    jenis = forms.ChoiceField(label="Bentuk", choices=JenisBantuan.choices, widget=forms.RadioSelect)
    alasan = forms.CharField(
        label="Mengapa di unit ini",
        max_length=2000,
        help_text="Sebut unitnya saja, jangan nama orang. Dibaca pimpinan unit.",
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args: Any, pengguna: Pengguna, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = unit_dikelola(pengguna, NamaPeran.PENGELOLA_SOSIALISASI)  # type: ignore[attr-defined]


class _Berversi(FormDasar):
    versi = forms.IntegerField(widget=forms.HiddenInput)


class FormJadwal(_Berversi):
    """The day and who goes."""

    tanggal = TanggalField(label="Tanggal")
    pelaksana = forms.CharField(label="Siapa yang mendampingi", max_length=120)


class FormHasil(_Berversi):
    """What came of it."""

    hasil = forms.CharField(label="Hasil", max_length=2000, widget=forms.Textarea(attrs={"rows": 3}))
    tindak_lanjut = forms.CharField(
        label="Tindak lanjut", max_length=2000, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )


class FormBatal(_Berversi):
    """Why it is called off."""

    alasan = forms.CharField(label="Alasan", max_length=200)
