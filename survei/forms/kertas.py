"""Forms of paper sheets: nine small fields, the profile and the words, for the keyboard."""

from collections.abc import Sequence
from typing import Any

from django import forms

from kinerja.forms import FormDasar
from survei.choices import PROFIL_KERTAS, Unsur
from survei.domain.lembar import URUTAN
from survei.domain.saran import PANJANG_MAKS
from survei.rumus import NILAI_MAKS, NILAI_MIN, UNSUR

_LEMBAR_MAKS = 9_999_999
_SARAN = "Tulis seperti di lembar: nama dan nomor disamarkan. Yang menyebut pungutan dibaca Inspektorat lebih dulu."


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
        for kolom, (label, pilihan) in PROFIL_KERTAS.items():
            # Numbered as on the sheet: typing the number chooses, in any browser.
            berangka = [(nilai, f"{n}. {teks}") for n, (nilai, teks) in enumerate(pilihan.choices, 1)]
            self.fields[kolom] = forms.ChoiceField(
                label=label,
                required=False,
                choices=[("", "kosong"), *berangka],
                widget=forms.Select(attrs={"class": "form-select"}),
            )
        self.fields["saran"] = forms.CharField(
            label="Saran, masukan, atau keluhan",
            required=False,
            max_length=PANJANG_MAKS,
            help_text=_SARAN if bernomor else f"Disimpan bila pada ketikan pertama terlewat. {_SARAN}",
            widget=forms.Textarea(attrs={"class": "form-control", "rows": 2}),
        )

    def nilai(self) -> list[int | None]:
        """What was keyed, once the form is valid."""
        return [self.cleaned_data[f"n{n}"] for n in range(1, len(UNSUR) + 1)]

    def isi(self) -> dict[str, Any]:
        """All that was keyed, as `survei.domain.kertas` takes it."""
        profil = {kolom: self.cleaned_data[kolom] for kolom in PROFIL_KERTAS}
        return {"nilai": self.nilai(), "profil": profil, "saran": self.cleaned_data["saran"]}

    def jawaban(self) -> list[forms.BoundField]:
        """The number of the sheet and its nine answers."""
        return [f for f in self if f.name not in PROFIL_KERTAS and f.name != "saran"]

    def tentang(self) -> list[forms.BoundField]:
        """The fields about the respondent."""
        return [self[kolom] for kolom in PROFIL_KERTAS]


class FormPutusan(forms.Form):
    """The fields that differ, after a look at the paper; "-" is blank."""

    def __init__(self, *args: Any, beda: Sequence[Unsur], beda_profil: Sequence[str] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for unsur in beda:
            self._tambah(unsur.value, f"{unsur.nomor} {unsur.label}", [(str(n), str(n)) for n in range(1, 5)])
        for kolom in beda_profil:
            label, pilihan = PROFIL_KERTAS[kolom]
            self._tambah(kolom, label, pilihan.choices)

    def _tambah(self, nama: str, label: str, pilihan: list[tuple[str, str]]) -> None:
        self.fields[nama] = forms.ChoiceField(
            label=label,
            choices=[("", "– lihat lembarnya –"), *pilihan, ("-", "kosong")],
            error_messages={"required": "Lihat lembarnya, lalu pilih."},
            widget=forms.Select(attrs={"class": "form-select w-auto"}),
        )

    def akhir(self) -> dict[str, int | None]:
        """Unsur → value."""
        return {u: None if n == "-" else int(n) for u, n in self.cleaned_data.items() if u in UNSUR}

    def profil(self) -> dict[str, str]:
        """Field of the profile → choice."""
        return {k: "" if n == "-" else n for k, n in self.cleaned_data.items() if k in PROFIL_KERTAS}


class FormCetak(FormDasar):
    """Numbers of the sheets to print."""

    mulai = forms.IntegerField(label="Nomor lembar pertama", min_value=1, max_value=_LEMBAR_MAKS, initial=1)
    banyak = forms.IntegerField(label="Banyaknya lembar", min_value=1, max_value=200, initial=20)
