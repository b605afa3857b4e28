"""Form of a place at which a service is given."""

from typing import Any

from django import forms

from kinerja.forms import DesimalField, FormDasar
from pegawai.choices import JenisUnit
from pegawai.forms.isian import UnitField
from pegawai.models import UnitKerja
from survei.rumus_jam import CONTOH


class FormTempat(FormDasar):
    """Where, when, and the point on the map that the nearest place is reckoned from."""

    nama = forms.CharField(label="Nama tempat", max_length=120, help_text="Misalnya Kantor Kecamatan Ilir Timur I.")
    alamat = forms.CharField(max_length=250)
    jam = forms.CharField(label="Jam layanan", max_length=160, required=False, help_text=f"Misalnya: {CONTOH}.")
    wilayah = UnitField(
        UnitKerja.objects.none(), label="Kecamatan atau kelurahan", to_field_name="kode", required=False
    )
    lintang = DesimalField(
        max_digits=9,
        decimal_places=6,
        required=False,
        min_value=-90,
        max_value=90,
        help_text="Dari aplikasi peta, misalnya -2,976123.",
    )
    bujur = DesimalField(max_digits=9, decimal_places=6, required=False, min_value=-180, max_value=180)
    versi = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        jenis = (JenisUnit.KECAMATAN, JenisUnit.KELURAHAN)
        wilayah = UnitKerja.objects.without_tree_fields().aktif().filter(jenis__in=jenis)
        self.fields["wilayah"].queryset = wilayah.select_related("opd").order_by("kode")  # type: ignore[attr-defined]
