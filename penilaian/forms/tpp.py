"""Forms of *bahan TPP*."""

from decimal import Decimal
from typing import Any, cast

from django import forms

from kinerja.forms import DesimalField, FormDasar
from kinerja.waktu import hari_ini
from pegawai.models import Pengguna, UnitKerja
from penilaian.choices import Predikat
from penilaian.models import Periode
from penilaian.queries.tpp import perangkat_daerah, periode_tpp


class BulanField(forms.DateField):
    """A month typed as 11/2026 or 2026-11; its first day."""

    widget = forms.DateInput(format="%m/%Y", attrs={"inputmode": "numeric", "autocomplete": "off"})

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("error_messages", {"invalid": "Tulis bulan seperti 11/2026."})
        super().__init__(input_formats=["%m/%Y", "%Y-%m"], **kwargs)


class AturanTppForm(FormDasar):
    """The table: percent of deduction by predikat."""

    mulai = BulanField(label="Berlaku mulai bulan", help_text="Misalnya 01/2027.")
    dasar = forms.CharField(
        label="Dasar aturan",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Peraturan wali kota yang menetapkan potongan ini.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for nilai, label in Predikat.choices:
            self.fields[nilai] = DesimalField(label=f"Potongan {label} (%)", min_value=0, max_value=100)

    def potongan(self) -> dict[str, Decimal]:
        return {p: self.cleaned_data[p] for p in Predikat.values}


class SusunTppForm(FormDasar):
    """Whose list, for which month, from which closed period."""

    unit = forms.ModelChoiceField(
        queryset=UnitKerja.objects.none(), label="Perangkat daerah", empty_label="Pilih perangkat daerah"
    )
    bulan = BulanField(label="Bulan", help_text="Misalnya 11/2026.")
    periode = forms.ModelChoiceField(
        queryset=Periode.objects.none(),
        label="Hasil dari periode",
        empty_label=None,
        help_text="Hanya periode yang sudah ditutup.",
    )

    def __init__(self, *args: Any, pengguna: Pengguna, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast(forms.ModelChoiceField, self.fields["unit"]).queryset = perangkat_daerah(pengguna)
        cast(forms.ModelChoiceField, self.fields["periode"]).queryset = periode_tpp()
        self.fields["bulan"].initial = hari_ini().replace(day=1)


class BarisTppForm(FormDasar):
    """What HR makes of one person's proposal."""

    potongan = DesimalField(label="Potongan (%)", min_value=0, max_value=100, max_digits=5, decimal_places=2)
    alasan = forms.CharField(
        label="Alasan", max_length=300, required=False, help_text="Wajib bila angkanya lain dari usulan."
    )
    revisi = forms.IntegerField(widget=forms.HiddenInput)
