"""Forms of improvement and of reports of illegal fees."""

from typing import Any

from django import forms

from kinerja.forms import FormDasar, TanggalField
from pegawai.forms.orang import PegawaiUnitField, untuk_pengguna
from pegawai.models import Pengguna
from survei.choices import StatusLaporan, StatusTindakLanjut, Unsur
from survei.domain.pungli import PANJANG_MAKS
from survei.forms.kontak import KontakField
from survei.models import Layanan


class FormTindakLanjut(FormDasar):
    """A line of the RTL."""

    unsur = forms.ChoiceField(choices=[("", "– pilih –"), *((u.value, f"{u.nomor} {u.label}") for u in Unsur)])
    sebab = forms.CharField(label="Akar masalah", widget=forms.Textarea(attrs={"rows": 2}), max_length=1000)
    kegiatan = forms.CharField(widget=forms.Textarea(attrs={"rows": 2}), max_length=1000)
    penanggung_jawab = PegawaiUnitField(label="Penanggung jawab")
    tenggat = TanggalField()

    def __init__(self, *args: Any, pengguna: Pengguna, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        untuk_pengguna(self, pengguna)


class FormKemajuan(FormDasar):
    """State and proof of a line."""

    status = forms.ChoiceField(label="Keadaan", choices=StatusTindakLanjut.choices)
    bukti = forms.CharField(
        label="Bukti penyelesaian", widget=forms.Textarea(attrs={"rows": 2}), required=False, max_length=2000
    )
    versi = forms.IntegerField(widget=forms.HiddenInput)


class FormLaporPungli(forms.Form):
    """What was asked, where, when; the contact is up to the sender."""

    layanan = forms.ModelChoiceField(
        Layanan.objects.none(),
        label="Layanan",
        required=False,
        to_field_name="kode",
        empty_label="Tidak tahu",
    )
    isi = forms.CharField(
        label="Apa yang terjadi?",
        max_length=PANJANG_MAKS,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text="Apa yang diminta, di mana, kira-kira kapan. Nama Anda tidak diminta.",
        error_messages={"required": "Ceritakan apa yang diminta, di layanan mana, dan kira-kira kapan."},
    )
    kontak = KontakField(
        bantuan="Nomor telepon atau surel. Disandikan, hanya dibaca Inspektorat, dihapus setelah selesai."
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["layanan"].queryset = Layanan.objects.aktif().order_by("nama")  # type: ignore[attr-defined]


class FormKodeLaporan(forms.Form):
    """The code that the sender was given."""

    kode = forms.CharField(
        label="Kode laporan",
        max_length=14,
        widget=forms.TextInput(attrs={"autocapitalize": "characters", "autocomplete": "off", "spellcheck": "false"}),
        error_messages={"required": "Tulis sepuluh huruf dan angka yang Anda terima."},
    )

    def clean_kode(self) -> str:
        return "".join(self.cleaned_data["kode"].split()).replace("-", "").upper()


class FormTindakPungli(FormDasar):
    """A step of the inspectorate."""

    status = forms.ChoiceField(label="Keadaan", choices=StatusLaporan.choices)
    catatan = forms.CharField(
        label="Catatan Inspektorat", widget=forms.Textarea(attrs={"rows": 4}), required=False, max_length=5000
    )
    jawaban = forms.CharField(
        label="Jawaban kepada pelapor", widget=forms.Textarea(attrs={"rows": 3}), required=False, max_length=2000
    )
