"""Forms of the yearly training plan."""

from typing import Any

from django import forms
from django.db.models import QuerySet

from kinerja.forms import DesimalField, FormDasar
from kinerja.waktu import hari_ini
from pegawai.models import UnitKerja


class FormSusun(FormDasar):
    """The agency and the year of a plan."""

    unit = forms.ModelChoiceField(UnitKerja.objects.none(), label="Perangkat daerah", empty_label="– pilih –")
    tahun = forms.TypedChoiceField(label="Tahun", coerce=int)

    def __init__(self, *args: Any, unit: QuerySet[UnitKerja], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = unit  # type: ignore[attr-defined]
        kini = hari_ini().year
        self.fields["tahun"].choices = [(kini + 1, kini + 1), (kini, kini)]  # type: ignore[attr-defined]


class FormBaris(FormDasar):
    """Seats and cost of one programme."""

    kursi = forms.IntegerField(label="Tempat", min_value=0, max_value=100_000, help_text="0: tidak direncanakan.")
    biaya = DesimalField(label="Biaya per orang (rupiah)", max_digits=12, decimal_places=0, min_value=0)
    alasan = forms.CharField(
        label="Alasan",
        max_length=250,
        required=False,
        help_text="Wajib bila tidak direncanakan. Dibaca yang menyetujui.",
    )
    versi = forms.IntegerField(widget=forms.HiddenInput)
