"""Form of the setting that gives positions their kind of period."""

from django import forms

from kinerja.forms import FormDasar
from pegawai.choices import JenisJabatan
from penilaian.choices import JenisPeriode


class AturanJenisForm(FormDasar):
    """One row: which positions, which kind."""

    jenis_jabatan = forms.ChoiceField(choices=[("", "Semua jenis jabatan"), *JenisJabatan.choices], required=False)
    awalan = forms.CharField(
        label="Nama jabatan diawali", max_length=80, required=False, help_text="Misalnya Guru. Kosong: semua nama."
    )
    jenis = forms.ChoiceField(label="Jenis periode", choices=JenisPeriode.choices)
