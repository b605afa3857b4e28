"""Forms of paper sheets: nine small fields for the keyboard."""

from typing import Any

from django import forms

from kinerja.forms import FormDasar
from survei.choices import Unsur
from survei.domain.lembar import URUTAN
from survei.rumus import NILAI_MAKS, NILAI_MIN, UNSUR

_LEMBAR_MAKS = 9_999_999


class FormKelompok(FormDasar):
    """A new batch."""

    urutan = forms.ChoiceField(
        label="Urutan pertanyaan pada lembar",
        choices=[
            ("kuesioner", "Urutan kuesioner: butir 8 sarana, butir 9 pengaduan"),
            ("resmi", "Urutan unsur: U8 pengaduan, U9 sarana"),
        ],
        help_text="Formulir yang dicetak dari Kinerja memakai urutan kuesioner.",
    )


class FormLembar(FormDasar):
    """One sheet: values in the order in which the sheet asks."""

    nomor = forms.IntegerField(
        label="Nomor lembar",
        min_value=1,
        max_value=_LEMBAR_MAKS,
        widget=forms.TextInput(attrs={"class": "form-control", "inputmode": "numeric", "autocomplete": "off"}),
    )

    def __init__(self, *args: Any, urutan: str, bernomor: bool = True, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not bernomor:
            del self.fields["nomor"]
        for n, unsur in enumerate(URUTAN[urutan], 1):
            self.fields[f"n{n}"] = forms.IntegerField(
                label=f"{n}. {Unsur(unsur).label}",
                required=False,
                min_value=NILAI_MIN,
                max_value=NILAI_MAKS,
                widget=forms.TextInput(
                    attrs={"class": "form-control", "inputmode": "numeric", "maxlength": 1, "autocomplete": "off"}
                ),
                error_messages=dict.fromkeys(("invalid", "min_value", "max_value"), "Isi 1 sampai 4, atau kosongkan."),
            )

    def nilai(self) -> list[int | None]:
        """What was keyed, once the form is valid."""
        return [self.cleaned_data[f"n{n}"] for n in range(1, len(UNSUR) + 1)]


class FormPutusan(forms.Form):
    """One field that differs, after a look at the paper; "-" is blank."""

    def __init__(self, *args: Any, beda: list[tuple[Unsur, int | None, int | None]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for unsur, _satu, _dua in beda:
            self.fields[unsur.value] = forms.ChoiceField(
                label=f"{unsur.nomor} {unsur.label}",
                choices=[("", "– lihat lembarnya –"), *((str(n), str(n)) for n in range(1, 5)), ("-", "kosong")],
                error_messages={"required": "Lihat lembarnya, lalu pilih."},
                widget=forms.Select(attrs={"class": "form-select w-auto"}),
            )

    def akhir(self) -> dict[str, int | None]:
        return {u: None if n == "-" else int(n) for u, n in self.cleaned_data.items()}


class FormCetak(FormDasar):
    """Numbers of the sheets to print."""

    mulai = forms.IntegerField(label="Nomor lembar pertama", min_value=1, max_value=_LEMBAR_MAKS, initial=1)
    banyak = forms.IntegerField(label="Banyaknya lembar", min_value=1, max_value=200, initial=20)
