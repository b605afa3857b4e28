"""Form of a coefficient."""

from django import forms

from kinerja.forms import DesimalField, FormDasar, TanggalField


class KoefisienForm(FormDasar):
    jenjang = forms.CharField(label="Jenjang", max_length=40, help_text="Persis seperti pada jabatan: Ahli Muda.")
    mulai = TanggalField(label="Berlaku untuk tahun yang berakhir mulai")
    koefisien = DesimalField(label="Koefisien setahun", min_value=0, max_digits=5, decimal_places=2)
    kumulatif_pangkat = forms.IntegerField(label="Kumulatif kenaikan pangkat", min_value=1, required=False)
    kumulatif_jenjang = forms.IntegerField(label="Kumulatif kenaikan jenjang", min_value=1, required=False)
    sumber = forms.CharField(label="Sumber", max_length=200, help_text="Peraturan dan pasal atau lampirannya.")
    pasti = forms.BooleanField(label="Sudah dibaca pada naskah aturannya", required=False)
