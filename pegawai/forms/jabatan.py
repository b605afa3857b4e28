"""Form of the catalogue of positions."""

from django import forms

from kinerja.forms import FormDasar
from pegawai.choices import JenisJabatan


class FormJabatan(FormDasar):
    """One position."""

    kode = forms.CharField(max_length=40)
    nama = forms.CharField(label="Nama jabatan", max_length=160)
    jenis = forms.ChoiceField(choices=JenisJabatan.choices)
    jenjang = forms.CharField(max_length=40, required=False, help_text="Misalnya Ahli Muda.")
    kelas = forms.IntegerField(label="Kelas jabatan", min_value=1, max_value=17, required=False)
    bup = forms.IntegerField(
        label="Batas usia pensiun",
        min_value=50,
        max_value=70,
        help_text="Tahun: 58 untuk pelaksana dan pengawas, 60 untuk pimpinan tinggi dan guru, 65 untuk ahli utama.",
    )
    alasan = forms.CharField(label="Dasar perubahan", max_length=200)
