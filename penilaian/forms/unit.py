"""Forms of units: the predikat and its recommendations."""

from collections.abc import Iterable
from typing import Any

from django import forms

from kinerja.forms import FormDasar
from penilaian.choices import PredikatOrganisasi, SumberRekomendasi


class PredikatUnitForm(FormDasar):
    """Nothing is chosen beforehand; `terakhir` is the decision that the page showed."""

    predikat = forms.ChoiceField(
        label="Predikat organisasi", choices=PredikatOrganisasi.choices, widget=forms.RadioSelect
    )
    alasan = forms.CharField(
        label="Dasar predikat",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Dibaca kepala unit.",
    )
    terakhir = forms.IntegerField(required=False, widget=forms.HiddenInput)


class RekomendasiForm(FormDasar):
    """A recommendation as it was given; only the sources that this account may write down."""

    sumber = forms.ChoiceField(label="Dari")
    pemberi = forms.CharField(label="Pemberi rekomendasi", max_length=160, help_text="Nama dan jabatan.")
    isi = forms.CharField(label="Isi rekomendasi", max_length=4000, widget=forms.Textarea(attrs={"rows": 3}))

    def __init__(self, *args: Any, sumber: Iterable[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["sumber"] = forms.ChoiceField(
            label="Dari", choices=[(s, SumberRekomendasi(s).label) for s in sumber]
        )


class KelompokForm(FormDasar):
    """Which people the limits count: those of the unit, with or without the units below it."""

    dengan_bawahan = forms.ChoiceField(
        label="Kelompok", choices=(("ya", "Unit ini dan semua unit di bawahnya"), ("tidak", "Unit ini saja"))
    )


class PengesahanForm(FormDasar):
    """`wajib`: a limit is broken or people are not rated; the domain checks it again."""

    alasan = forms.CharField(
        label="Alasan",
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Wajib bila ada batas yang terlampaui atau orang yang belum dinilai.",
    )

    def __init__(self, *args: Any, wajib: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if wajib:
            self.fields["alasan"].label = "Alasan"
