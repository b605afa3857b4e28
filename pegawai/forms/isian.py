"""Fields shared by the forms of HR."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet

from pegawai.models import UnitKerja
from pegawai.queries.lingkup import unit_dikelola as unit_dikelola


class UnitField(forms.ModelChoiceField):
    """Choice of a unit, each with its agency; its queryset selects `opd`."""

    def label_from_instance(self, obj: UnitKerja) -> str:
        return obj.nama_jelas


class OrangField(forms.ModelChoiceField):
    """A colleague with position and unit; its people carry `kini`."""

    def label_from_instance(self, obj: Any) -> str:
        tempat = obj.kini[0] if obj.kini else None
        return f"{obj.nama_lengkap}, {tempat.jabatan} – {tempat.unit.nama_jelas}" if tempat else obj.nama_lengkap


def pilihan_unit(units: QuerySet[UnitKerja]) -> list[tuple[str, str]]:
    """Choices of a filter by code, each with its agency."""
    return [(u.kode, u.nama_jelas) for u in units.select_related("opd")]


def pasang_galat(form: forms.BaseForm, galat: ValidationError) -> None:
    """Show a refusal of the domain beside its field, or above the form when the form has no such field."""
    for nama, pesan in getattr(galat, "message_dict", {None: galat.messages}).items():
        form.add_error(nama if nama in form.fields else None, pesan)
