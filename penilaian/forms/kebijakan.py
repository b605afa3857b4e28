"""Form of a policy draft: every number, and the nine cells of the matrix."""

from typing import Any

from django import forms

from kinerja.forms import DesimalField, FormDasar
from penilaian.choices import Predikat, PredikatOrganisasi, Rating
from penilaian.domain.kebijakan import ANGKA
from penilaian.forms.angka import tulis
from penilaian.models import Kebijakan
from penilaian.models.kebijakan import BULAT


def nama_sel(hasil: str, perilaku: str) -> str:
    return f"sel-{hasil}-{perilaku}"


def nama_organisasi(predikat: str) -> str:
    return f"org-{PredikatOrganisasi(predikat).value}"


class KebijakanForm(FormDasar):
    """Rules between the numbers are checked by the domain; here only what can be read at all."""

    nama = forms.CharField(max_length=120)
    dasar = forms.CharField(label="Dasar hukum", required=False, widget=forms.Textarea(attrs={"rows": 2}))
    semula = forms.CharField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for kolom in ANGKA:
            label = str(Kebijakan._meta.get_field(kolom).verbose_name).capitalize()
            if kolom in BULAT:
                self.fields[kolom] = forms.IntegerField(label=label, min_value=1, max_value=30_000)
            else:
                self.fields[kolom] = DesimalField(label=label, max_digits=6, decimal_places=2)
        for p in PredikatOrganisasi:
            self.fields[nama_organisasi(p)] = forms.ChoiceField(label=f"Unit {p.label}", choices=Rating.choices)
        for hasil in Rating:
            for perilaku in Rating:
                self.fields[nama_sel(hasil, perilaku)] = forms.ChoiceField(
                    label=f"Perilaku {perilaku.label.lower()}", choices=Predikat.choices
                )

    def perubahan(self) -> dict[str, Any]:
        """What goes to `domain.kebijakan.ubah_draf`."""
        isi = {n: self.cleaned_data[n] for n in ("nama", "dasar", *ANGKA)}
        isi["matriks"] = {h.value: {p.value: self.cleaned_data[nama_sel(h, p)] for p in Rating} for h in Rating}
        isi["hasil_organisasi"] = {p.value: self.cleaned_data[nama_organisasi(p)] for p in PredikatOrganisasi}
        return isi

    def isian_organisasi(self) -> list[Any]:
        return [self[nama_organisasi(p)] for p in PredikatOrganisasi]

    def baris_matriks(self) -> list[tuple[str, list[Any]]]:
        """Bound fields of the matrix, best result first, behaviour rising."""
        return [
            (h.label, [self[nama_sel(h, p)] for p in (Rating.DI_BAWAH, Rating.SESUAI, Rating.DI_ATAS)]) for h in Rating
        ]

    def isian_angka(self) -> list[Any]:
        return [self[kolom] for kolom in ANGKA]


def nilai_awal(kebijakan: Kebijakan) -> dict[str, Any]:
    """The values of a version in the fields of the form."""
    awal: dict[str, Any] = {n: getattr(kebijakan, n) for n in ("nama", "dasar", *BULAT)}
    awal |= {k: tulis(getattr(kebijakan, k)) for k in ANGKA if k not in BULAT}
    awal |= {nama_organisasi(p): kebijakan.hasil_organisasi[p] for p in PredikatOrganisasi}
    return awal | {nama_sel(h, p): kebijakan.matriks[h][p] for h in Rating for p in Rating}
