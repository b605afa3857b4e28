"""Forms of the communicator."""

from typing import Any

from django import forms

from kinerja.forms import FormDasar, ModelFormDasar, TanggalField
from pegawai.choices import JenisPegawai, NamaPeran
from pegawai.forms.isian import UnitField, unit_dikelola
from pegawai.models import Pengguna, UnitKerja
from sosialisasi.choices import Kelompok
from sosialisasi.models import Pengumuman


class BanyakUnitField(forms.ModelMultipleChoiceField):
    """Choice of several units, each with its agency; its queryset selects `opd`."""

    def label_from_instance(self, obj: UnitKerja) -> str:
        return obj.nama_jelas


class FormPengumuman(ModelFormDasar):
    """An announcement with its audience; the domain checks the whole, so that what is missing is said once."""

    unit = UnitField(label="Dari", queryset=UnitKerja.objects.none(), required=False, empty_label="Pemerintah kota")
    sasaran_unit = BanyakUnitField(
        label="Untuk unit",
        queryset=UnitKerja.objects.none(),
        required=False,
        help_text="Dengan semua unit di bawahnya. Kosong berarti pengirim dan semua unit di bawahnya.",
        widget=forms.SelectMultiple(attrs={"size": 8}),
    )
    sasaran_kelompok = forms.MultipleChoiceField(
        label="Untuk kelompok",
        choices=Kelompok.choices,
        required=False,
        help_text="Kosong berarti semua pegawai.",
        widget=forms.CheckboxSelectMultiple,
    )
    sasaran_jenis = forms.MultipleChoiceField(
        label="Untuk status kepegawaian",
        choices=JenisPegawai.choices,
        required=False,
        help_text="Kosong berarti semua status.",
        widget=forms.CheckboxSelectMultiple,
    )
    tenggat_baca = TanggalField(
        label="Dibaca paling lambat", required=False, help_text="Wajib bila pengumuman wajib dibaca."
    )
    berakhir = TanggalField(label="Tampil sampai", required=False)
    versi = forms.IntegerField(widget=forms.HiddenInput, required=False)

    class Meta:
        model = Pengumuman
        fields = (
            *("judul", "isi", "unit", "sasaran_kelompok", "sasaran_jenis"),
            *("wajib_baca", "tenggat_baca", "berakhir", "boleh_komentar"),
        )
        widgets = {"isi": forms.Textarea(attrs={"rows": 8})}
        help_texts = {"wajib_baca": "Tiap penerima diminta menekan tanda sudah membaca."}

    field_order = (
        *("judul", "isi", "unit", "sasaran_unit", "sasaran_kelompok", "sasaran_jenis"),
        *("wajib_baca", "tenggat_baca", "berakhir", "boleh_komentar", "versi"),
    )

    def __init__(self, *args: Any, pengguna: Pengguna, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        units = unit_dikelola(pengguna, NamaPeran.PENGELOLA_SOSIALISASI)
        self.fields["unit"].queryset = units  # type: ignore[attr-defined]
        self.fields["sasaran_unit"].queryset = units  # type: ignore[attr-defined]
        if not pengguna.akses.seluruh_kota(NamaPeran.PENGELOLA_SOSIALISASI):
            self.fields["unit"].empty_label = "– pilih –"  # type: ignore[attr-defined]
            self.fields["unit"].label = "Dari"

    def _post_clean(self) -> None:
        """See the class."""

    @property
    def isi(self) -> dict[str, Any]:
        return {n: self.cleaned_data[n] for n in self.Meta.fields}


class FormAlasan(FormDasar):
    """Why something is withdrawn or hidden."""

    alasan = forms.CharField(label="Alasan", max_length=200)


class FormKomentar(FormDasar):
    teks = forms.CharField(
        label="Komentar Anda",
        max_length=1000,
        help_text="Dibaca semua penerima, dengan nama Anda.",
        widget=forms.Textarea(attrs={"rows": 3}),
    )
