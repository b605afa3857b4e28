"""Forms of the pulse survey."""

from django import forms

from kinerja.forms import FormDasar, TanggalField
from sosialisasi.choices import ButirDenyut

_SKALA = [(1, "Tidak setuju"), (2, "Kurang setuju"), (3, "Ragu"), (4, "Cukup setuju"), (5, "Setuju")]


class FormDenyut(FormDasar):
    """Six statements, nothing else."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        for b in ButirDenyut:
            self.fields[b.value] = forms.TypedChoiceField(
                label=b.label, choices=_SKALA, coerce=int, widget=forms.RadioSelect
            )
            self.fields[b.value].error_messages["required"] = "Pilih salah satu."


class FormPutaran(FormDasar):
    """A new round."""

    nama = forms.CharField(label="Nama", max_length=80, help_text="Misalnya Denyut triwulan IV.")
    mulai = TanggalField(label="Mulai")
    selesai = TanggalField(label="Hari terakhir")
