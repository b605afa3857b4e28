"""Two steps in one form: the first sending shows what will happen, the second, with the same values, does it."""

import hashlib
from typing import Any

from django import forms

from kinerja.forms import FormDasar


class FormPasti(FormDasar):
    """`pasti` carries the seal of the values whose preview was seen: other values are previewed again."""

    pasti = forms.CharField(required=False, widget=forms.HiddenInput)

    @property
    def sudah_dilihat(self) -> bool:
        return bool(self.cleaned_data["pasti"] == self.segel())

    def segel(self) -> str:
        """Fingerprint of the cleaned values."""
        isi = "|".join(f"{n}={_kunci(v)}" for n, v in self.cleaned_data.items() if n != "pasti")
        return hashlib.sha256(isi.encode()).hexdigest()[:16]

    def tandai_dilihat(self) -> None:
        """Put the seal into the form that is shown again."""
        isian: Any = self.data.copy()  # type: ignore[attr-defined]
        isian[self.add_prefix("pasti")] = self.segel()
        self.data = isian


def _kunci(nilai: Any) -> object:
    if hasattr(nilai, "pk"):
        return nilai.pk
    return [_kunci(n) for n in nilai] if isinstance(nilai, list | tuple) else nilai
