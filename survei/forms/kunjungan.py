"""Forms of visits: one week of the counters, and a sheet."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date, timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms import BoundField
from django.utils import formats

from kinerja.forms import PESAN_BATAS, FormDasar
from kinerja.waktu import hari_ini
from survei.domain.kunjungan import SEHARI_MAKS, Isian
from survei.models import Loket
from survei.queries.kunjungan import TANPA_LOKET

Tersimpan = Mapping[tuple[int | None, date], int]


class FormMinggu(FormDasar):
    """A cell for each counter and day that this person may write and that has begun. Beside each cell goes, unseen,
    what it held when the page was shown."""

    alasan = forms.CharField(
        label="Alasan koreksi", max_length=200, required=False, help_text="Bila mengganti angka yang sudah tercatat."
    )

    def __init__(
        self,
        *args: Any,
        senin: date,
        loket: Iterable[Loket | None],
        tersimpan: Tersimpan,
        boleh: Callable[[int | None, date], bool],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.hari, self.sampai = [senin + timedelta(days=n) for n in range(7)], hari_ini()
        self.tersimpan, self.sel = tersimpan, {}
        for satu in loket:
            pk = satu.pk if satu else None
            for hari in self.hari:
                self.sel[satu, hari] = nama = f"s{pk or ''}_{hari:%Y%m%d}"
                if hari <= self.sampai and boleh(pk, hari):
                    self.fields[nama] = _sel(f"{satu or TANPA_LOKET}, {_hari(hari)}", tersimpan.get((pk, hari)))

    @property
    def dapat_diisi(self) -> bool:
        return len(self.fields) > 1

    @property
    def baris(self) -> list[tuple[str, list[tuple[date, BoundField | None, int | None]]]]:
        """(counter, its days): the cell, or what stands there for those who may not write it."""
        isi: dict[str, list] = {}
        for (satu, hari), nama in self.sel.items():
            sel = self[nama] if nama in self.fields else None
            angka = self.tersimpan.get((satu.pk if satu else None, hari))
            isi.setdefault(str(satu or TANPA_LOKET), []).append((hari, sel, angka))
        return list(isi.items())

    def isian(self) -> list[Isian]:
        """The cells of a valid form."""
        return [
            Isian(satu, hari, self.cleaned_data[nama], self._dibaca(nama))
            for (satu, hari), nama in self.sel.items()
            if nama in self.fields
        ]

    def _dibaca(self, nama: str) -> int | None:
        try:
            return self.fields[nama].to_python(self.data.get(self.add_initial_prefix(nama)))
        except ValidationError:
            return None


def _sel(label: str, awal: int | None) -> forms.IntegerField:
    isian = forms.NumberInput(attrs={"class": "form-control", "inputmode": "numeric", "aria-label": label, "min": 0})
    return forms.IntegerField(
        label=label,
        required=False,
        min_value=0,
        max_value=SEHARI_MAKS,
        initial=awal,
        show_hidden_initial=True,
        widget=isian,
        error_messages=PESAN_BATAS,
    )


def _hari(hari: date) -> str:
    return formats.date_format(hari, "l j F")


class FormBerkasKunjungan(FormDasar):
    """A sheet of visits."""

    berkas = forms.FileField(label="Lembar kunjungan (.xlsx atau .csv)")
    ganti = forms.BooleanField(
        label="Ganti angka yang sudah tercatat", required=False, help_text="Yang lama tetap terbaca di riwayat."
    )
