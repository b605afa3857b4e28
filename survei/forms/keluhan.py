"""Forms of complaints: of the citizen who sends one, and of those who answer."""

from typing import Any

from django import forms

from kinerja.forms import FormDasar
from pegawai.forms.orang import PegawaiUnitField, untuk_pengguna
from pegawai.models import Pengguna
from survei.choices import StatusKeluhan, Unsur
from survei.domain.keluhan import PANJANG_MAKS
from survei.forms.kontak import KontakField


class FormKeluhan(forms.Form):
    """What happened or what is proposed; the contact is up to the sender. `kunci` makes repeated sending one."""

    kunci = forms.CharField(max_length=64, widget=forms.HiddenInput)
    isi = forms.CharField(
        label="Keluhan atau saran Anda",
        max_length=PANJANG_MAKS,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text="Apa yang terjadi, di mana, kira-kira kapan. Jangan menulis nama, NIK, atau nomor telepon.",
        error_messages={"required": "Ceritakan apa yang terjadi atau apa yang Anda usulkan."},
    )
    kontak = KontakField(
        bantuan="Nomor telepon atau surel. Disimpan terpisah dan disandikan, dihapus setelah keluhan dijawab."
    )


class FormKodeKeluhan(forms.Form):
    """The code that the sender was given."""

    kode = forms.CharField(
        label="Kode keluhan",
        max_length=14,
        widget=forms.TextInput(attrs={"autocapitalize": "characters", "autocomplete": "off", "spellcheck": "false"}),
        error_messages={"required": "Tulis sepuluh huruf dan angka yang Anda terima."},
    )

    def clean_kode(self) -> str:
        return "".join(self.cleaned_data["kode"].split()).replace("-", "").upper()


class FormTanganiKeluhan(FormDasar):
    """A step on a complaint. Who answers for it is named by those who run the survey."""

    status = forms.ChoiceField(label="Keadaan", choices=StatusKeluhan.choices)
    unsur = forms.ChoiceField(
        required=False,
        choices=[("", "Tidak menyangkut unsur"), *((u.value, f"{u.nomor} {u.label}") for u in Unsur)],
    )
    penanggung_jawab = PegawaiUnitField(label="Penanggung jawab", required=False)
    jawaban = forms.CharField(
        label="Jawaban kepada pengirim",
        widget=forms.Textarea(attrs={"rows": 4}),
        required=False,
        max_length=2000,
        help_text="Dibaca pengirim dengan kodenya. Perlu diisi untuk menutup keluhan.",
    )
    nomor_luar = forms.CharField(
        label="Nomor SP4N-LAPOR!",
        max_length=40,
        required=False,
        help_text="Bila keluhan ini juga tercatat di sana.",
    )
    versi = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, pengguna: Pengguna, mengelola: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if mengelola:
            untuk_pengguna(self, pengguna)
        else:
            del self.fields["penanggung_jawab"]
