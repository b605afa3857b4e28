"""Forms of rating: the seven values, then the two overall ratings."""

from collections.abc import Iterable

from django import forms

from kinerja.forms import FormDasar, TanggalField
from penilaian.choices import NilaiDasar, Rating
from penilaian.models import Perilaku


def _alasan(label: str) -> forms.CharField:
    return forms.CharField(
        label=label,
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Wajib bila rating berbeda dari usulan atau belum ada usulan.",
    )


def _rating(label: str) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=label,
        choices=Rating.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Pilih salah satu rating."},
    )


class PerilakuForm(FormDasar):
    """A rating, an example and its date for each BerAKHLAK value; what is stored is shown again."""

    def __init__(self, *args: object, tersimpan: Iterable[Perilaku], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        lama = {p.aspek: p for p in tersimpan}
        for aspek, label in NilaiDasar.choices:
            ada = lama.get(aspek)
            self.fields[f"rating_{aspek}"] = forms.ChoiceField(
                label=f"Rating {label}",
                choices=Rating.choices,
                widget=forms.RadioSelect,
                required=False,
                initial=ada.rating if ada else None,
            )
            self.fields[f"contoh_{aspek}"] = forms.CharField(
                label=f"Contoh perilaku {label}",
                max_length=2000,
                required=False,
                widget=forms.Textarea(attrs={"rows": 2}),
                initial=ada.contoh if ada else "",
            )
            self.fields[f"tanggal_{aspek}"] = TanggalField(
                label=f"Tanggal contoh {label}",
                required=False,
                initial=ada.tanggal_contoh if ada else None,
                help_text="Seperti 31/12/2026.",
            )

    def kolom(self, aspek: str) -> dict[str, forms.BoundField]:
        """The three fields of one value, for the template."""
        return {nama: self[f"{nama}_{aspek}"] for nama in ("rating", "contoh", "tanggal")}

    def clean(self) -> dict:
        isi = super().clean() or self.cleaned_data
        for aspek, _ in NilaiDasar.choices:
            if not isi.get(f"rating_{aspek}") and (isi.get(f"contoh_{aspek}") or isi.get(f"tanggal_{aspek}")):
                self.add_error(f"rating_{aspek}", "Pilih rating untuk contoh yang Anda tulis.")
        return isi


class PutusanForm(FormDasar):
    """Two overall ratings; nothing is chosen beforehand, also where there is a proposal."""

    rating_hasil = _rating("Rating hasil kerja")
    alasan_hasil = _alasan("Alasan rating hasil kerja")
    rating_perilaku = _rating("Rating perilaku kerja")
    alasan_perilaku = _alasan("Alasan rating perilaku kerja")


class MenilaiForm(PutusanForm, PerilakuForm):
    """One person on one screen: the seven values, then the two ratings. `sisa_sesuai` rates the values left open in
    one act; nothing is chosen beforehand."""

    sisa_sesuai = forms.BooleanField(label="Nilai lain yang belum diisi: sesuai ekspektasi", required=False)

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        for aspek, label in NilaiDasar.choices:
            rating = self.fields[f"rating_{aspek}"]
            assert isinstance(rating, forms.ChoiceField)
            # Short, so that the three stand in one row and the seven values on one screen.
            rating.label = label
            rating.choices = [(nilai, teks.removesuffix(" ekspektasi")) for nilai, teks in Rating.choices]

    def isian_berubah(self) -> dict[str, tuple[str, str, object]]:
        """(rating, example, its date) of the values that this form changes."""
        isi, hasil = self.cleaned_data, {}
        for aspek in NilaiDasar.values:
            baru = (isi[f"rating_{aspek}"], isi[f"contoh_{aspek}"], isi[f"tanggal_{aspek}"])
            semula = tuple(self[f"{n}_{aspek}"].initial for n in ("rating", "contoh", "tanggal"))
            if not baru[0] and isi["sisa_sesuai"]:
                baru = (Rating.SESUAI.value, "", None)
            if baru[0] and baru != semula:
                hasil[aspek] = baru
        return hasil
