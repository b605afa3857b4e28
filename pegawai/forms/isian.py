"""Fields shared by the forms of HR."""

from django import forms
from django.core.exceptions import ValidationError

from pegawai.queries.lingkup import unit_dikelola as unit_dikelola


def pasang_galat(form: forms.BaseForm, galat: ValidationError) -> None:
    """Show a refusal of the domain beside its field, or above the form when the form has no such field."""
    for nama, pesan in getattr(galat, "message_dict", {None: galat.messages}).items():
        form.add_error(nama if nama in form.fields else None, pesan)
