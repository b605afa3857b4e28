"""Forms of periods."""

from django import forms

from kinerja.forms import FormDasar


class AlasanForm(FormDasar):
    """The reason for opening or closing, kept in history."""

    alasan = forms.CharField(
        label="Alasan",
        max_length=300,
        help_text="Tercatat dalam riwayat.",
        error_messages={"required": "Tulis alasannya; alasan ini tercatat dalam riwayat."},
    )
