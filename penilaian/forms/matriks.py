"""The form of one row of the *matriks peran hasil*."""

from django import forms

from kinerja.forms import FormDasar
from penilaian.domain.matriks import IsianSel
from penilaian.queries.matriks import Baris

URAIAN_MAKS = 300


class PeranForm(FormDasar):
    """A text for each result of the superior: `b-<column>` adds a result, `u-<result>` changes one from the matrix."""

    revisi = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: object, baris: Baris, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        rancangan = baris.skp if baris.skp and baris.skp.dapat_diubah else None
        self.fields["revisi"].initial = rancangan.revisi if rancangan else 0
        self.sel: dict[str, tuple[int, int | None]] = {}
        for sel in baris.sel:
            milik = [h for h in sel.isi if h.dari_matriks_id and rancangan]
            for h in milik:
                self._teks(f"u-{h.pk}", sel.kolom.uraian, "Kosongkan untuk mengeluarkannya.", h.uraian)
                self.sel[f"u-{h.pk}"] = (sel.kolom.pk, h.pk)
            if not milik:
                ada = "; ".join(f"“{h.uraian}”" for h in sel.isi)
                self._teks(f"b-{sel.kolom.pk}", sel.kolom.uraian, f"Sudah ada: {ada}." if ada else "", "")
                self.sel[f"b-{sel.kolom.pk}"] = (sel.kolom.pk, None)

    def _teks(self, nama: str, label: str, bantuan: str, isi: str) -> None:
        area = forms.Textarea(attrs={"rows": 2, "maxlength": URAIAN_MAKS})
        self.fields[nama] = forms.CharField(
            label=f"Untuk “{label}”",
            help_text=bantuan,
            initial=isi,
            required=False,
            max_length=URAIAN_MAKS,
            widget=area,
        )

    def isian(self) -> list[IsianSel]:
        """The cells that were changed."""
        teks = {n: " ".join(self.cleaned_data.get(n, "").split()) for n in self.sel if n in self.changed_data}
        return [IsianSel(self.sel[n][0], t, self.sel[n][1]) for n, t in teks.items()]
