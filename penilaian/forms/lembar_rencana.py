"""Forms of adding a plan from a spreadsheet: the text or file, then which column is what."""

import csv
import io
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from kinerja.forms import FormDasar
from kinerja.lembar import BerkasDitolak
from penilaian.models import Periode
from penilaian.queries.lembar_rencana import BIDANG, Tabel, baca_tabel, kunci_periode, tebak

TEKS_MAKS = 200_000
TIDAK_ADA = ""


class SumberForm(FormDasar):
    """Pasted cells or a file; either gives `tabel`."""

    teks = forms.CharField(
        label="Tempel baris dari lembar kerja",
        required=False,
        max_length=TEKS_MAKS,
        widget=forms.Textarea(attrs={"rows": 8, "spellcheck": "false"}),
        help_text="Blok sel di Excel atau Spreadsheet beserta judul kolomnya, salin, lalu tempel di sini.",
    )
    berkas = forms.FileField(
        label="Atau pilih berkas",
        required=False,
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv", "class": "berkas"}),
        help_text="XLSX atau CSV; lembar pertama yang berjudul kolom yang dibaca.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # One of the two is needed, so neither calls itself optional.
        for isian in self.fields.values():
            isian.label = str(isian.label).removesuffix(" (opsional)")

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        berkas, teks = data.get("berkas"), data.get("teks", "")
        if not berkas and not teks.strip():
            raise ValidationError({"teks": "Tempel barisnya, atau pilih berkas."})
        try:
            data["tabel"] = (
                baca_tabel(nama=berkas.name, isi=berkas.read())
                if berkas
                else baca_tabel(nama="tempel.csv", isi=teks.encode())
            )
        except BerkasDitolak as galat:
            raise ValidationError({"berkas" if berkas else "teks": str(galat)}) from galat
        return data


class PetaForm(FormDasar):
    """A column for each field of the plan; carries the rows along, so that nothing is stored before it is added."""

    tabel = forms.CharField(widget=forms.HiddenInput, max_length=2 * TEKS_MAKS)
    revisi = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, tabel: Tabel, periode: list[Periode], revisi: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["tabel"].initial = tulis(tabel)
        self.fields["revisi"].initial = revisi
        letak = tebak(tabel.kepala, periode)
        pilihan = [(TIDAK_ADA, "Tidak ada"), *((str(n), judul) for n, judul in enumerate(tabel.kepala))]
        nama = {k: (label, wajib) for k, (label, wajib, _) in BIDANG.items()}
        nama |= {kunci_periode(p): (f"Target {p.nama}", False) for p in periode}
        for kunci, (label, wajib) in nama.items():
            self.fields[kunci] = forms.TypedChoiceField(
                label=label if wajib else f"{label} (opsional)",
                choices=pilihan,
                coerce=int,
                empty_value=None,
                required=wajib,
                initial=str(letak[kunci]) if kunci in letak else TIDAK_ADA,
                error_messages={"required": "Pilih kolomnya."},
            )

    def letak(self) -> dict[str, int]:
        """Field → column, of those that were chosen."""
        return {k: v for k, v in self.cleaned_data.items() if k not in ("tabel", "revisi") and isinstance(v, int)}

    def letak_awal(self) -> dict[str, int]:
        """The guess that the form was shown with."""
        awal = {k: f.initial for k, f in self.fields.items() if k not in ("tabel", "revisi")}
        return {k: int(v) for k, v in awal.items() if v}


def tulis(tabel: Tabel) -> str:
    """The table as text that `baca_kembali` reads: numbers of rows in the first column."""
    keluar = io.StringIO()
    penulis = csv.writer(keluar, delimiter="\t", lineterminator="\n")
    penulis.writerow(["", *tabel.kepala])
    penulis.writerows([nomor, *sel] for nomor, sel in zip(tabel.nomor, tabel.baris, strict=True))
    return keluar.getvalue()


def baca_kembali(teks: str) -> Tabel:
    """Raises ValueError for a text that `tulis` did not write."""
    kepala, *baris = list(csv.reader(io.StringIO(teks[: 2 * TEKS_MAKS]), delimiter="\t"))
    lebar = len(kepala)
    if lebar < 2 or not baris or any(len(b) != lebar for b in baris):
        raise ValueError("Tabel tidak utuh.")
    return Tabel(kepala[1:], [b[1:] for b in baris], [int(b[0]) for b in baris])
