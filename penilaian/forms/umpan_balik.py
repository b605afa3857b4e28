"""Form of feedback."""

from django import forms

from kinerja.forms import FormDasar
from pegawai.models import Pengguna
from penilaian.choices import NadaUmpanBalik, NilaiDasar
from penilaian.models import SKP, HasilKerja
from penilaian.queries.rekan import akun_lingkar


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
        label="Apa yang terjadi",
        max_length=2000,
        help_text="Satu kejadian nyata: kapan, di mana, apa yang Anda lihat. Tentang pekerjaannya, bukan orangnya.",
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Tuliskan apa yang Anda lihat."},
    )
    dampak = forms.CharField(
        label="Dampaknya",
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Bagi warga, tim, atau hasil kerja.",
    )
    langkah = forms.CharField(
        label="Langkah berikutnya",
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Apa yang dapat dilakukan lain kali. Wajib untuk saran perbaikan.",
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


class JawabanForm(UmpanBalikForm):
    """The answer to a request: the topic is given."""

    def __init__(self, *args: object, skp: SKP, **kwargs: object) -> None:
        super().__init__(*args, skp=skp, terlihat=False, **kwargs)
        del self.fields["nilai_dasar"]


class MintaForm(FormDasar):
    """Whom one asks, about what. `penilaian.domain.permintaan` checks."""

    kepada = forms.ModelChoiceField(
        label="Kepada",
        queryset=Pengguna.objects.none(),
        empty_label="Pilih rekan",
        error_messages={"required": "Pilih orang yang Anda minta."},
    )
    hasil = forms.ModelChoiceField(
        label="Hasil kerja yang dibahas",
        queryset=HasilKerja.objects.none(),
        required=False,
        empty_label="Tidak dipilih",
        help_text="Yang diminta melihat kalimat ini saja, bukan SKP Anda.",
    )
    nilai_dasar = forms.ChoiceField(
        label="Nilai BerAKHLAK yang dibahas", choices=[("", "Tidak dipilih"), *NilaiDasar.choices], required=False
    )
    pesan = forms.CharField(label="Pesan", max_length=500, required=False, widget=forms.Textarea(attrs={"rows": 2}))

    def __init__(self, *args: object, skp: SKP, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        kepada, hasil = self.fields["kepada"], self.fields["hasil"]
        assert isinstance(kepada, forms.ModelChoiceField)
        assert isinstance(hasil, forms.ModelChoiceField)
        kepada.queryset = akun_lingkar(skp.pegawai_id)
        hasil.queryset = skp.hasil.all()
