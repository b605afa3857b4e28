"""Form bases: server-side checks only, Indonesian numbers and dates."""

from typing import Any

from django import forms


class FormDasar(forms.Form):
    """A form whose optional fields say so."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        _tandai_opsional(self)


class ModelFormDasar(forms.ModelForm):
    """The same for a model."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        _tandai_opsional(self)


class DesimalField(forms.DecimalField):
    """A number typed as 1.234,5 or 1234.5. A single dot followed by other than three digits is a decimal point."""

    widget = forms.TextInput(attrs={"inputmode": "decimal"})

    def to_python(self, value: Any) -> Any:
        if isinstance(value, str):
            value = _baku(value.strip())
        return super().to_python(value)


class TanggalField(forms.DateField):
    """A date typed as 31/12/2026 or 2026-12-31."""

    def __init__(self, **kwargs: object) -> None:
        kwargs.setdefault("input_formats", ["%d/%m/%Y", "%Y-%m-%d", "%d-%m-%Y"])
        kwargs.setdefault("error_messages", {"invalid": "Tulis tanggal seperti 31/12/2026."})
        super().__init__(**kwargs)


def _baku(teks: str) -> str:
    if "," in teks:
        return teks.replace(".", "").replace(",", ".")
    bagian = teks.split(".")
    ribuan = len(bagian) > 1 and bagian[0] not in ("", "0") and all(len(b) == 3 for b in bagian[1:])
    return "".join(bagian) if ribuan else teks


def _tandai_opsional(form: forms.BaseForm) -> None:
    for nama, field in form.fields.items():
        if not field.required and not isinstance(field, forms.BooleanField):
            label = field.label or nama.replace("_", " ").capitalize()
            field.label = f"{label} (opsional)"
