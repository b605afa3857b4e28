"""Form of the online addresses of a service: one row a link."""

from typing import Any

from django import forms

from kinerja.forms import FormDasar
from survei.models.tautan import HANYA_HTTPS


class FormTautan(FormDasar):
    """One link; a row left empty is no link, a row emptied takes its link away."""

    urutan = forms.IntegerField(min_value=1, max_value=99, required=False)
    label = forms.CharField(label="Tulisan tautan", max_length=60, required=False)
    alamat = forms.URLField(
        max_length=300,
        required=False,
        assume_scheme="https",
        validators=[HANYA_HTTPS],
        error_messages={"invalid": HANYA_HTTPS.message},
    )

    def __init__(self, *args: Any, nomor: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.label = f"{str(field.label or 'Alamat').removesuffix(' (opsional)')}, baris {nomor}"
            field.widget.attrs |= {"class": "form-control", "aria-label": field.label}

    def clean(self) -> dict[str, Any]:
        isi = super().clean() or {}
        if isi.get("alamat") and not isi.get("label"):
            self.add_error("label", "Isi tulisan tautannya, misalnya Daftar antrean.")
        if isi.get("label") and not isi.get("alamat") and "alamat" not in self.errors:
            self.add_error("alamat", "Isi alamatnya, dimulai dengan https://.")
        return isi


class RangkaianTautan(forms.BaseFormSet):
    """The rows, each with its number."""

    def get_form_kwargs(self, index: int | None) -> dict[str, Any]:
        return super().get_form_kwargs(index) | {"nomor": (index or 0) + 1}


def terurut(baris: list[dict[str, Any]]) -> list[tuple[str, str]]:
    """(label, address) of valid rows, in the order asked for; rows without a number come last."""
    isi = sorted((b for b in baris if b.get("alamat")), key=lambda b: b.get("urutan") or 100)
    return [(" ".join(b["label"].split()), b["alamat"]) for b in isi]
