"""Forms of the spreadsheet of assessors."""

from typing import cast

from django import forms

from kinerja.forms import FormDasar, TanggalField
from pegawai.forms.impor import FormUnggah
from pegawai.forms.isian import UnitField, unit_dikelola
from pegawai.models import Pengguna


class FormUnduhPenilai(FormDasar):
    """Which people stand on the sheet."""

    unit: forms.ModelChoiceField = UnitField(
        None, required=False, to_field_name="kode", empty_label="Semua yang saya kelola"
    )

    def __init__(self, *args: object, pengguna: Pengguna, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        cast(forms.ModelChoiceField, self.fields["unit"]).queryset = unit_dikelola(pengguna)


class FormUnggahPenilai(FormUnggah):
    """The edited sheet."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["berkas"].label = "Lembar yang sudah diisi"


class FormTetapkanPenilai(FormDasar):
    """Confirm what the dry run showed; `rencana` carries it, signed."""

    rencana = forms.CharField(widget=forms.HiddenInput)
    mulai = TanggalField(
        label="Mulai berlaku",
        help_text="Hari pertama penilai baru. Yang belum pernah punya penilai dinilai sejak awal penempatannya.",
    )
    alasan = forms.CharField(max_length=200, help_text="Misalnya nomor SK. Tercatat di riwayat tiap pegawai.")
