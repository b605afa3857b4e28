"""Form of feedback."""

from django import forms

from kinerja.forms import FormDasar
from penilaian.choices import NadaUmpanBalik, NilaiDasar
from penilaian.models import SKP, HasilKerja


class UmpanBalikForm(FormDasar):
    """What was seen, its effect, the next step; on a result or on a value. `penilaian.domain.umpan_balik` checks."""

    nada = forms.ChoiceField(
        label="Jenis",
        choices=NadaUmpanBalik.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Pilih apresiasi atau saran perbaikan."},
    )
    hasil = forms.ModelChoiceField(
        label="Hasil kerja yang dibahas",
        queryset=HasilKerja.objects.none(),
        required=False,
        empty_label="Tidak dipilih",
    )
    nilai_dasar = forms.ChoiceField(
        label="Nilai BerAKHLAK yang dibahas",
        choices=[("", "Tidak dipilih"), *NilaiDasar.choices],
        required=False,
        help_text="Pilih paling sedikit salah satu: hasil kerja atau nilai BerAKHLAK.",
    )
    kejadian = forms.CharField(
        label="Apa yang terlihat",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Tuliskan apa yang Anda lihat."},
    )
    dampak = forms.CharField(
        label="Dampaknya", max_length=2000, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )
    langkah = forms.CharField(
        label="Langkah berikutnya",
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Wajib diisi untuk saran perbaikan.",
    )

    def __init__(self, *args: object, skp: SKP, terlihat: bool, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        # A team leader gives feedback without seeing the plan: then only the values are offered.
        if terlihat:
            pilihan = self.fields["hasil"]
            assert isinstance(pilihan, forms.ModelChoiceField)
            pilihan.queryset = skp.hasil.all()
        else:
            del self.fields["hasil"]
