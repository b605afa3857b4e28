"""Forms of supports, comments and files."""

from typing import Any

from django import forms

from inovasi.domain.titipan import PANJANG_MAKS
from kinerja.forms import FormDasar
from pegawai.forms.isian import UnitField
from pegawai.models import UnitKerja


class FormKomentar(FormDasar):
    teks = forms.CharField(
        label="Komentar Anda",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Bantu idenya: apa yang sudah pernah dicoba, apa yang perlu dijaga.",
    )


class FormLampiran(FormDasar):
    isi = forms.FileField(label="Berkas", help_text="Foto atau PDF.")
    nama = forms.CharField(label="Nama lampiran", max_length=160, required=False)


class FormTitip(FormDasar):
    """An idea without a name: what is hard, what would help, where. `kunci` makes repeated sending one."""

    masalah = forms.CharField(
        label="Apa yang menyulitkan?",
        max_length=PANJANG_MAKS,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Jangan menulis nama atau nomor siapa pun.",
    )
    ide = forms.CharField(label="Apa ide Anda?", max_length=PANJANG_MAKS, widget=forms.Textarea(attrs={"rows": 4}))
    unit = UnitField(
        queryset=UnitKerja.objects.none(), label="Untuk unit mana?", required=False, empty_label="Seluruh kota"
    )
    kunci = forms.CharField(max_length=64, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        semua = UnitKerja.objects.without_tree_fields().aktif().select_related("opd").order_by("kode")
        self.fields["unit"].queryset = semua  # type: ignore[attr-defined]
