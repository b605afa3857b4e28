"""The code in an address, made from the name when nobody writes one."""

from typing import Any

from django import forms
from django.utils.text import slugify


class KodeOtomatis(forms.ModelForm):
    """A model form with `kode` and `nama`: an empty code follows the name of something new, and stays as it is of
    something old."""

    def bebaskan_kode(self) -> None:
        """Called at the end of `__init__`."""
        self.fields["kode"].required = False

    def isi_kode(self, data: dict[str, Any]) -> None:
        """Called in `clean`."""
        if data.get("kode") == "" and data.get("nama"):
            data["kode"] = self.initial.get("kode") or self._kode_bebas(data["nama"])

    def _kode_bebas(self, nama: str) -> str:
        """The name as a slug, with a number when another has it."""
        semua = self._meta.model._default_manager
        panjang = self._meta.model._meta.get_field("kode").max_length
        batang = slugify(nama)[: panjang - 4].strip("-") or "kode"
        calon = (batang if n == 1 else f"{batang}-{n}" for n in range(1, 1000))
        return next(k for k in calon if not semua.filter(kode=k).exists())
