"""The contact of somebody who sends a complaint or a report: up to them, but of use when given."""

import re

from django import forms
from django.core.exceptions import ValidationError

_SUREL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
ANGKA_MINIMUM = 7


class KontakField(forms.CharField):
    """A telephone number or an e-mail address, never required: one that reaches nobody is told so, not stored."""

    def __init__(self, *, bantuan: str) -> None:
        super().__init__(label="Kontak Anda (boleh dikosongkan)", max_length=120, required=False, help_text=bantuan)

    def clean(self, value: str) -> str:
        kontak = super().clean(value)
        if kontak and not _SUREL.search(kontak) and sum(x.isdigit() for x in kontak) < ANGKA_MINIMUM:
            raise ValidationError("Tulis nomor telepon atau surel yang lengkap, atau kosongkan.")
        return kontak
