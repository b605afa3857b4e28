"""Form of late entry."""

from datetime import datetime, time
from typing import Any

from django import forms
from django.utils import timezone

from kinerja.forms import FormDasar, TanggalField
from kinerja.waktu import akhir_hari
from pegawai.forms.isian import UnitField, unit_dikelola
from pegawai.forms.orang import PegawaiField, untuk_pengguna
from pegawai.models import Pengguna, UnitKerja


class SusulanForm(FormDasar):
    """For one person or one unit, until a day and an hour in WIB."""

    pegawai = PegawaiField(label="Untuk satu orang", required=False)
    unit = UnitField(
        UnitKerja.objects.none(),
        label="Atau untuk satu unit",
        required=False,
        empty_label="Pilih unit",
        help_text="Unit itu dan semua unit di bawahnya.",
    )
    hari = TanggalField(label="Sampai tanggal")
    jam = forms.TimeField(
        label="Jam (WIB)",
        required=False,
        input_formats=["%H.%M", "%H:%M"],
        help_text="Seperti 16.00. Kosong: sampai akhir hari.",
        error_messages={"invalid": "Tulis jam seperti 16.00."},
    )
    alasan = forms.CharField(
        max_length=300,
        help_text="Dibaca orangnya dan penilainya; tercatat dalam riwayat.",
        error_messages={"required": "Tulis alasannya; alasan ini tercatat dan dibaca yang bersangkutan."},
    )

    def __init__(self, *args: Any, pengguna: Pengguna, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        untuk_pengguna(self, pengguna)
        self.fields["unit"].queryset = unit_dikelola(pengguna)  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        isi = super().clean() or {}
        if not self.errors and bool(isi.get("pegawai")) == bool(isi.get("unit")):
            self.add_error("pegawai", "Isi salah satu: satu orang, atau satu unit.")
        return isi

    def sampai(self) -> datetime:
        """The end: the hour typed, else the last second of the day."""
        hari, jam = self.cleaned_data["hari"], self.cleaned_data["jam"]
        if jam is None:
            return akhir_hari(hari)
        return timezone.make_aware(datetime.combine(hari, time(jam.hour, jam.minute)))
