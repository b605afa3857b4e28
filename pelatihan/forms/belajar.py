"""Forms of learners."""

from typing import Any

from django import forms

from kinerja.forms import FormDasar


class FormDaftar(FormDasar):
    """Asking for a place in a batch; the reason is asked for (`wajib`) when hours of a PPPK go beyond the maximum."""

    alasan = forms.CharField(
        label="Untuk apa dalam pekerjaan Anda",
        required=False,
        max_length=300,
        help_text="Dibaca atasan saat menjawab.",
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, *args: Any, wajib: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if wajib:
            self.fields["alasan"].required, self.fields["alasan"].label = True, "Mengapa tetap perlu diikuti"


_SETUJU = [(1, "Kurang"), (2, "Cukup"), (3, "Baik"), (4, "Sangat baik")]


def _skala(label: str, pilihan: list[tuple[int, str]], bantuan: str = "") -> forms.TypedChoiceField:
    return forms.TypedChoiceField(label=label, choices=pilihan, coerce=int, widget=forms.RadioSelect, help_text=bantuan)


class FormReaksi(FormDasar):
    """The anonymous reaction (level 1)."""

    materi = _skala("Materinya", _SETUJU)
    pengajar = _skala("Pengajarnya", _SETUJU)
    kegunaan = _skala("Kegunaannya dalam pekerjaan", _SETUJU)
    penyelenggaraan = _skala("Penyelenggaraannya", _SETUJU)
    saran = forms.CharField(
        label="Saran",
        required=False,
        max_length=1000,
        help_text="Dibaca pengelola tanpa nama. Jangan menulis hal yang menunjukkan siapa Anda.",
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class FormPerubahan(FormDasar):
    """Has the work changed (level 3)?"""

    dipakai = _skala(
        "Seberapa sering yang dipelajari dipakai dalam pekerjaan?",
        [(1, "Belum pernah"), (2, "Sesekali"), (3, "Sering"), (4, "Hampir selalu")],
    )
    membaik = _skala(
        "Seberapa membaik hasil pekerjaannya?",
        [(1, "Tidak berubah"), (2, "Sedikit"), (3, "Cukup banyak"), (4, "Banyak")],
    )
    contoh = forms.CharField(
        label="Satu contoh",
        required=False,
        max_length=1000,
        help_text="Wajib bila ada yang membaik.",
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    hambatan = forms.CharField(
        label="Yang menghambat", required=False, max_length=1000, widget=forms.Textarea(attrs={"rows": 2})
    )
