"""Form of a fact that an agency adds to its evidence for PEKPPP."""

from django import forms

from kinerja.forms import FormDasar, TanggalField
from survei.choices import FaktaPekppp


class FormFakta(FormDasar):
    """Nothing is chosen beforehand."""

    fakta = forms.ChoiceField(label="Melengkapi", choices=[("", "Pilih salah satu"), *FaktaPekppp.choices])
    isi = forms.CharField(label="Fakta", max_length=300, help_text="Misalnya: disiarkan di Radio Kota, dua kali.")
    sumber = forms.CharField(
        max_length=200, help_text="Di mana buktinya dapat dilihat: nomor surat, tautan, atau tempat arsipnya."
    )
    tanggal = TanggalField(label="Tanggal", help_text="Hari terjadinya, misalnya 31/12/2026.")
