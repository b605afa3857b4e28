"""Form of one unit."""

from django import forms

from kinerja.forms import FormDasar
from pegawai.choices import JenisUnit
from pegawai.models import UnitKerja


class FormUnit(FormDasar):
    """Add or correct a unit."""

    kode = forms.CharField(max_length=30, help_text="Unik dan tampil di alamat halaman, misalnya 1.02.03.")
    nama = forms.CharField(label="Nama unit", max_length=160)
    jenis = forms.ChoiceField(choices=[("", "– pilih –"), *JenisUnit.choices])
    induk = forms.ModelChoiceField(
        UnitKerja.objects.without_tree_fields().aktif().order_by("kode"),
        to_field_name="kode",
        required=False,
        empty_label="– tanpa induk (hanya pemerintah kota) –",
        help_text="Unit tepat di atasnya.",
    )
    alasan = forms.CharField(label="Dasar perubahan", max_length=200, help_text="Misalnya nomor peraturan daerah.")
    versi = forms.IntegerField(required=False, widget=forms.HiddenInput)
