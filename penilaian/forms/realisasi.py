"""Form of a period's results: value, note and evidence of every indicator that people report themselves."""

from collections.abc import Iterable
from decimal import Decimal
from uuid import uuid4

from django import forms

from kinerja.forms import DesimalField, FormDasar
from penilaian.choices import JenisUkuran
from penilaian.domain.realisasi import Isian
from penilaian.forms.angka import tulis
from penilaian.models import Indikator, Realisasi

_YA_TIDAK = (("", "Pilih"), ("1", "Ya"), ("0", "Tidak"))


class RealisasiForm(FormDasar):
    """Fields of an indicator end in `-<id>`: n value, c note, r revision, f file, g photo from the camera, k key of
    the file, u address."""

    def __init__(
        self,
        *args: object,
        indikator: Iterable[Indikator],
        ada: dict[int, Realisasi],
        kualitatif: bool = False,
        **kwargs: object,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.kualitatif = kualitatif
        self.indikator = list(indikator)
        for i in self.indikator:
            baris = ada.get(i.pk)
            self._kolom(i, baris)

    def _kolom(self, i: Indikator, baris: Realisasi | None) -> None:
        nilai = tulis(baris.nilai if baris else None)
        if i.ukuran == JenisUkuran.YA_TIDAK:
            kolom: forms.Field = forms.TypedChoiceField(
                label="Tercapai", choices=_YA_TIDAK, coerce=Decimal, empty_value=None, required=False
            )
        else:
            kolom = DesimalField(label=f"Hasil ({i.satuan})", required=False, max_digits=18, decimal_places=4)
        kolom.initial = nilai
        self.fields[f"n-{i.pk}"] = kolom
        self.fields[f"c-{i.pk}"] = forms.CharField(
            label="Catatan (opsional)",
            required=False,
            max_length=2000,
            initial=baris.catatan if baris else "",
            widget=forms.Textarea(attrs={"rows": 2}),
        )
        self.fields[f"f-{i.pk}"] = forms.FileField(
            label="Foto atau PDF (opsional)",
            required=False,
            widget=forms.FileInput(attrs={"accept": "image/*,.heic,.pdf", "class": "berkas"}),
        )
        self.fields[f"g-{i.pk}"] = forms.FileField(
            label="Foto dari kamera (opsional)",
            required=False,
            widget=forms.FileInput(
                attrs={"accept": "image/*", "capture": "environment", "class": "berkas", "data-tombol": "Ambil foto"}
            ),
        )
        self.fields[f"u-{i.pk}"] = forms.CharField(label="Tautan bukti (opsional)", required=False, max_length=500)
        self.fields[f"r-{i.pk}"] = forms.IntegerField(
            required=False, initial=baris.revisi if baris else 0, widget=forms.HiddenInput
        )
        self.fields[f"k-{i.pk}"] = forms.CharField(
            required=False, max_length=64, initial=uuid4().hex, widget=forms.HiddenInput
        )

        for nama in "ncfgurk":
            # The page has a form of its own beside each piece of evidence; fields stand outside and name theirs.
            self.fields[f"{nama}-{i.pk}"].widget.attrs["form"] = "form-hasil"
        if self.kualitatif:
            del self.fields[f"n-{i.pk}"]
            self.fields[f"c-{i.pk}"].label = "Hasil yang dicapai"
            self.fields[f"c-{i.pk}"].widget.attrs["rows"] = 5

    def isian(self) -> list[Isian]:
        data = self.cleaned_data
        return [
            Isian(i.pk, data.get(f"n-{i.pk}"), data[f"c-{i.pk}"].strip(), data.get(f"r-{i.pk}")) for i in self.indikator
        ]

    def kolom(self, i: Indikator) -> dict[str, forms.BoundField]:
        """The fields of one indicator, for the template."""
        return {nama: self[f"{huruf}-{i.pk}"] for nama, huruf in _NAMA.items() if f"{huruf}-{i.pk}" in self.fields}


_NAMA = {"nilai": "n", "catatan": "c", "berkas": "f", "kamera": "g", "tautan": "u", "revisi": "r", "kunci": "k"}
