"""Forms of annexes and of expectations."""

from collections.abc import Mapping
from typing import Any

from django import forms

from kinerja.forms import FormDasar
from penilaian.choices import ARTI_NILAI, NilaiDasar
from penilaian.choices_skp import ARTI_LAMPIRAN, JenisLampiran


def _teks(label: str, bantuan: str, maks: int, baris: int) -> forms.CharField:
    return forms.CharField(
        label=label,
        required=False,
        max_length=maks,
        help_text=bantuan,
        widget=forms.Textarea(attrs={"rows": baris}),
    )


class LampiranForm(FormDasar):
    """A text an annex, named by its kind, and a mark `tanpa_…` that it was agreed to have none; `isi` are those
    stored."""

    revisi = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, revisi: int, isi: Mapping[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["revisi"].initial = revisi
        for jenis in JenisLampiran:
            self.fields[jenis.value] = _teks(jenis.label, ARTI_LAMPIRAN[jenis], 3000, 4)
            self.fields[jenis.value].initial = isi.get(jenis.value, "")
            self.fields[tanpa(jenis)] = forms.BooleanField(
                label=f"Disepakati tidak ada {jenis.label.lower()}", required=False, initial=isi.get(jenis.value) == ""
            )

    def clean(self) -> dict[str, Any]:
        bersih = super().clean() or self.cleaned_data
        for jenis in JenisLampiran:
            if bersih.get(tanpa(jenis)) and bersih.get(jenis.value):
                self.add_error(tanpa(jenis), "Lepaskan tanda ini, atau hapus isi di atasnya.")
        return bersih

    def lampiran(self) -> dict[str, str | None]:
        """Text by kind as the domain takes it: empty for none by agreement, None for nothing said."""
        isi = self.cleaned_data
        return {j.value: isi[j.value] or ("" if isi[tanpa(j)] else None) for j in JenisLampiran}


def tanpa(jenis: str) -> str:
    """Name of the mark beside an annex."""
    return f"tanpa_{jenis}"


class EkspektasiForm(FormDasar):
    """A text a value of BerAKHLAK, named by it; `isi` are those stored."""

    penjelasan = "Isi hanya nilai yang Anda beri ekspektasi khusus. Yang kosong memakai panduan perilaku biasa."

    revisi = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, revisi: int, isi: Mapping[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["revisi"].initial = revisi
        for nilai in NilaiDasar:
            self.fields[nilai.value] = _teks(nilai.label, ARTI_NILAI[nilai], 1000, 2)
            self.fields[nilai.value].initial = isi.get(nilai.value, "")
