"""Errors of the people domain that are meant to be read by people."""

from datetime import datetime

from django.core.exceptions import ValidationError


class SuntingBersamaan(Exception):
    """Somebody else saved the record after this form was opened.

    `berbeda` maps field name → value now stored, for the fields whose value differs from the one sent; `oleh` and
    `kapan` say who saved it and when, both None when history does not know.
    """

    def __init__(self, *, versi: int, berbeda: dict[str, object], oleh: str | None, kapan: datetime | None) -> None:
        super().__init__("Data ini sudah diubah orang lain sejak Anda membukanya.")
        self.versi, self.berbeda, self.oleh, self.kapan = versi, berbeda, oleh, kapan


def tolak(field: str, pesan: str) -> ValidationError:
    """A refusal to show beside a field."""
    return ValidationError({field: pesan})
