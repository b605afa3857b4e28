"""Form bases: server-side checks only, Indonesian numbers and dates."""

import re
from datetime import date
from decimal import Decimal
from typing import Any

from django import forms

from kinerja.angka import ringkas
from kinerja.kalender import NAMA_BULAN


class FormDasar(forms.Form):
    """A form whose optional fields say so and whose empty ones are told what to do."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        _sebutkan(self)


class ModelFormDasar(forms.ModelForm):
    """The same for a model."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        _sebutkan(self)


class DesimalField(forms.DecimalField):
    """A number typed as 1.234,5 or 1234.5. "1.234" could be either of two numbers and is refused (decision 8)."""

    widget = forms.TextInput(attrs={"inputmode": "decimal"})

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("error_messages", {})
        kwargs["error_messages"].setdefault("invalid", "Tulis angka, misalnya 1234 atau 98,5.")
        super().__init__(**kwargs)

    def to_python(self, value: Any) -> Any:
        if isinstance(value, str):
            value = _baku("".join(value.split()))
        return super().to_python(value)

    def prepare_value(self, value: Any) -> Any:
        """A stored number as people write it: 98,5 and 0, not 98.50 and 0.00; what was typed stays as typed."""
        return ringkas(value).replace(".", "") if isinstance(value, Decimal) else value


class TanggalField(forms.DateField):
    """A date typed as 31/12/2026, 2026-12-31 or 31 Desember 2026, and shown as 31/12/2026."""

    widget = forms.DateInput(format="%d/%m/%Y", attrs={"inputmode": "numeric", "autocomplete": "off"})

    def __init__(self, **kwargs: object) -> None:
        kwargs.setdefault("input_formats", ["%d/%m/%Y", "%Y-%m-%d", "%d-%m-%Y"])
        kwargs.setdefault("error_messages", {"invalid": "Tulis tanggal seperti 31/12/2026."})
        super().__init__(**kwargs)

    def to_python(self, value: object) -> date | None:
        return super().to_python(_bulan_angka(value) if isinstance(value, str) else value)


def _bulan_angka(teks: str) -> str:
    """A date such as "31 Desember 2026", as the pages write it, with the month as a number; "Des" is enough."""
    bagian = teks.split()
    if len(bagian) == 3 and len(bagian[1]) >= 3:
        for nomor, nama in enumerate(NAMA_BULAN, 1):
            if nama.lower().startswith(bagian[1].lower()):
                return f"{bagian[0]}/{nomor}/{bagian[2]}"
    return teks


_RIBUAN = re.compile(r"[+-]?[1-9]\d{0,2}(\.\d{3})+")


def _baku(teks: str) -> str:
    """The number with a decimal point, or as it is for Django to refuse."""
    bulat, koma, pecahan = teks.partition(",")
    ribuan = _RIBUAN.fullmatch(bulat)
    if koma:
        return f"{bulat.replace('.', '')}.{pecahan}" if ribuan or "." not in bulat else teks
    if ribuan and bulat.count(".") == 1:
        utuh = bulat.replace(".", "")
        raise forms.ValidationError(f"Tulis {utuh} atau {bulat.replace('.', ',')}: titik dapat berarti keduanya.")
    return bulat.replace(".", "") if ribuan else bulat


# What a number outside its bounds is told; also for fields that a form adds later.
PESAN_BATAS = {"min_value": "Paling sedikit %(limit_value)s.", "max_value": "Paling banyak %(limit_value)s."}


def _sebutkan(form: forms.BaseForm) -> None:
    """Optional fields say so in their label, unless their help says when they are required; an empty field is told
    what to do, not that it is wrong."""
    for nama, field in form.fields.items():
        bersyarat = str(field.help_text).startswith("Wajib")
        if not field.required and not bersyarat and not isinstance(field, forms.BooleanField):
            label = field.label or nama.replace("_", " ").capitalize()
            field.label = f"{label} (opsional)"
        if field.error_messages.get("required") == forms.Field.default_error_messages["required"]:
            field.error_messages["required"] = _kata_wajib(field)
        field.error_messages |= PESAN_BATAS | field.error_messages


def _kata_wajib(field: forms.Field) -> str:
    if isinstance(field, forms.FileField):
        return "Pilih berkasnya."
    pilihan = isinstance(field, forms.ChoiceField | forms.ModelChoiceField)
    return "Pilih salah satu." if pilihan else "Isi bagian ini."
