"""Forms of the catalogue of positions and of the windows of transfer."""

from django import forms

from kinerja.forms import FormDasar, TanggalField
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
    versi = forms.IntegerField(required=False, widget=forms.HiddenInput)


class FormJendela(FormDasar):
    """A window of transfer."""

    mulai = TanggalField()
    selesai = TanggalField(help_text="Hari terakhir.")
    keterangan = forms.CharField(label="Dasar", max_length=160, help_text="Misalnya nomor Peraturan Wali Kota.")

    def clean(self) -> None:
        super().clean()
        mulai, selesai = self.cleaned_data.get("mulai"), self.cleaned_data.get("selesai")
        if mulai and selesai and selesai < mulai:
            self.add_error("selesai", "Hari terakhir tidak boleh sebelum hari mulai.")
