"""Forms of guidance."""

from collections.abc import Iterable
from typing import Any

from django import forms

from kinerja.forms import FormDasar, TanggalField
from penilaian.choices_lanjut import HasilBimbingan
from penilaian.models import SasaranBimbingan


def _teks(label: str, baris: int = 4, **lain: Any) -> forms.CharField:
    return forms.CharField(label=label, max_length=4000, widget=forms.Textarea(attrs={"rows": baris}), **lain)


def _revisi() -> forms.IntegerField:
    return forms.IntegerField(widget=forms.HiddenInput)


class DukunganForm(FormDasar):
    dukungan = _teks(
        "Dukungan yang diberikan", 3, required=False, help_text="Misalnya pendampingan, pelatihan, atau beban kerja."
    )
    revisi = _revisi()


class SasaranForm(FormDasar):
    uraian = forms.CharField(label="Yang diperbaiki", max_length=300)
    ukuran = forms.CharField(
        label="Tercapai bila", max_length=300, help_text="Yang dapat dilihat orang lain, misalnya angka atau contoh."
    )


class SesiForm(FormDasar):
    tanggal = TanggalField(label="Tanggal")
    pokok = forms.CharField(label="Yang dibicarakan", max_length=200)


class CatatanForm(FormDasar):
    catatan = _teks("Catatan Anda", 5, help_text="Yang dibicarakan, yang sudah berubah, dan langkah berikutnya.")
    semula = forms.CharField(widget=forms.HiddenInput, required=False)


class TinjauanForm(FormDasar):
    """Outcome of the whole; which goals were reached."""

    hasil = forms.ChoiceField(label="Hasil", choices=HasilBimbingan.choices, widget=forms.RadioSelect)
    tercapai = forms.MultipleChoiceField(
        label="Sasaran yang tercapai", required=False, widget=forms.CheckboxSelectMultiple
    )
    tinjauan = _teks("Tinjauan", 5, help_text="Apa yang berubah dan buktinya. Dibaca pegawai dan admin kepegawaian.")
    revisi = _revisi()

    def __init__(self, *args: Any, sasaran: Iterable[SasaranBimbingan], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["tercapai"].choices = [(s.pk, s.uraian) for s in sasaran]  # type: ignore[attr-defined]

    def isi(self) -> dict[str, Any]:
        """What goes to `domain.bimbingan.tinjau`."""
        return self.cleaned_data | {"tercapai": [int(pk) for pk in self.cleaned_data["tercapai"]]}


class TanggapanBimbinganForm(FormDasar):
    tanggapan = _teks("Tanggapan Anda", 4, help_text="Pendapat Anda tentang bimbingan ini dan hasilnya. Sekali saja.")
