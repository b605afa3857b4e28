"""Forms of the anonymous round. Their content is never kept as a draft."""

from django import forms

from kinerja.forms import FormDasar, TanggalField
from penilaian.choices import ARTI_NILAI, NilaiDasar, Rating


class PendapatForm(FormDasar):
    """A rating for each value one can judge, and a sentence; all of it may be left open."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        for aspek in NilaiDasar:
            self.fields[f"rating_{aspek.value}"] = forms.ChoiceField(
                label=aspek.label,
                choices=Rating.choices,
                widget=forms.RadioSelect,
                required=False,
                help_text=ARTI_NILAI[aspek],
            )
        self.fields["teks"] = forms.CharField(
            label="Yang baik diteruskan, dan satu saran",
            max_length=1000,
            required=False,
            widget=forms.Textarea(attrs={"rows": 3}),
            help_text="Apa yang terjadi, dampaknya, langkah berikutnya. Jangan menulis hal yang membuat Anda dikenali.",
        )

    def rating(self) -> dict[str, str]:
        """The values that were rated."""
        return {a: self.cleaned_data[f"rating_{a}"] for a in NilaiDasar.values if self.cleaned_data[f"rating_{a}"]}


class PutaranForm(FormDasar):
    selesai = TanggalField(label="Hari terakhir", help_text="Seperti 31/12/2026, sebelum tenggat penilaian.")
