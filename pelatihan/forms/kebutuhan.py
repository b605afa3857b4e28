"""Forms of needs."""

from django import forms

from kinerja.forms import FormDasar
from kinerja.waktu import hari_ini
from pelatihan.choices import StatusKebutuhan
from pelatihan.models import Kompetensi


def _kompetensi(**lain: object) -> forms.ModelChoiceField:
    return forms.ModelChoiceField(Kompetensi.objects.filter(aktif=True), empty_label="– pilih –", **lain)


class MintaForm(FormDasar):
    """Ask for a competence, this year or next."""

    kompetensi = _kompetensi(label="Yang ingin dipelajari")
    alasan = forms.CharField(
        label="Untuk pekerjaan apa",
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Tugas yang menjadi lebih baik sesudahnya, misalnya “menjawab warga yang marah di loket”.",
    )
    tahun = forms.TypedChoiceField(label="Tahun", coerce=int)

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        kini = hari_ini().year
        self.fields["tahun"].choices = [(kini, kini), (kini + 1, kini + 1)]  # type: ignore[attr-defined]


class PutusanKebutuhanForm(FormDasar):
    """The superior's word on a need."""

    status = forms.ChoiceField(
        label="Putusan Anda",
        choices=[
            (StatusKebutuhan.DIKONFIRMASI, "Ya, ini perlu dipelajari"),
            (StatusKebutuhan.DITUNDA, "Tidak sekarang"),
        ],
        widget=forms.RadioSelect,
    )
    kompetensi = _kompetensi(
        label="Kompetensi",
        required=False,
        help_text="Yang perlu dipelajari. Bila sudah ada kebutuhan yang sama, keduanya digabung.",
    )
    catatan = forms.CharField(
        label="Alasan", max_length=250, required=False, help_text="Wajib bila tidak sekarang. Dibaca pegawainya."
    )
    versi = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        # Needed for a yes, and the reason for a no: neither is simply optional.
        for nama in ("kompetensi", "catatan"):
            self.fields[nama].label = str(self.fields[nama].label).removesuffix(" (opsional)")
