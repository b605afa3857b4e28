"""Rows of a competence with a level, for forms that choose some of many: a name is typed and found in the list."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.db.models import Q
from django.forms.boundfield import BoundField
from django.forms.utils import ErrorDict

from pelatihan.choices import Tingkat
from pelatihan.models import Kompetensi

# Rows that stand empty below those in use, and the most that one form takes.
KOSONG, PALING_BANYAK = 3, 60
TAK_DIKENAL = "Tidak ada kompetensi bernama ini. Pilih dari daftar, atau tambahkan dulu sebagai kompetensi."


class IsianKompetensi(forms.CharField):
    """The name of a competence becomes the competence; capitals and spaces around it do not matter."""

    def __init__(self, *, ada: Mapping[str, Kompetensi], **kwargs: Any) -> None:
        self.ada = ada
        atribut = {"class": "form-control", "list": "pilihan-kompetensi", "autocomplete": "off"}
        super().__init__(required=False, widget=forms.TextInput(attrs=atribut), **kwargs)

    def clean(self, value: Any) -> Kompetensi | None:
        nama = " ".join(str(super().clean(value)).split()).casefold()
        if nama and nama not in self.ada:
            raise forms.ValidationError(TAK_DIKENAL)
        return self.ada.get(nama)


class BarisKompetensi:
    """Mixed into a form: `pasang_baris` after its own fields, then `sasaran` once it is valid. Without JavaScript the
    button named `tambah` asks for more rows (`minta_baris`)."""

    fields: dict[str, forms.Field]
    data: Any
    is_bound: bool

    def pasang_baris(self, ada: Mapping[int, int]) -> None:
        """A row for each competence id of `ada` (→ level) and some empty ones, or as many as were sent."""
        self.pilihan = list(Kompetensi.objects.filter(Q(aktif=True) | Q(pk__in=ada)).order_by("jenis", "nama"))
        nama = nama_kompetensi(self.pilihan)
        menurut = menurut_nama(self.pilihan)
        isi = sorted((nama[pk], tingkat) for pk, tingkat in ada.items() if pk in nama)
        self.nama_pilihan = [(nama[k.pk], k) for k in self.pilihan]
        self.banyak = self._banyak(len(isi) + KOSONG)
        for n in range(self.banyak):
            kompetensi, tingkat = isi[n] if n < len(isi) else ("", "")
            self.fields[f"k{n}"] = IsianKompetensi(ada=menurut, label=f"Kompetensi {n + 1}", initial=kompetensi)
            self.fields[f"t{n}"] = forms.TypedChoiceField(
                label=f"Tingkat {n + 1}",
                choices=[("", "– pilih –"), *Tingkat.choices],
                coerce=int,
                empty_value=None,
                required=False,
                initial=str(tingkat),
                widget=forms.Select(attrs={"class": "form-select"}),
            )

    def _banyak(self, bila_baru: int) -> int:
        if not self.is_bound:
            return bila_baru
        kirim = self.data.get("banyak", "")
        n = int(kirim) if kirim.isdecimal() and len(kirim) < 4 else bila_baru
        return min(PALING_BANYAK, n + (KOSONG if "tambah" in self.data else 0))

    @property
    def minta_baris(self) -> bool:
        """Only more rows are asked for: nothing is checked or stored."""
        return self.is_bound and "tambah" in self.data

    def full_clean(self) -> None:
        if self.minta_baris:
            self._errors, self.cleaned_data = ErrorDict(), dict[str, Any]()
        else:
            super().full_clean()  # type: ignore[misc]

    def baris(self) -> Iterable[tuple[BoundField, BoundField]]:
        """The fields of each row."""
        return [(self[f"k{n}"], self[f"t{n}"]) for n in range(self.banyak)]  # type: ignore[index]

    def periksa_baris(self, isi: Mapping[str, Any]) -> None:
        """A named competence has a level, and stands once."""
        sudah: set[Kompetensi] = set()
        for n in range(self.banyak):
            kompetensi = isi.get(f"k{n}")
            if kompetensi in sudah:
                self.add_error(f"k{n}", "Kompetensi ini sudah disebut di atas.")  # type: ignore[attr-defined]
            if kompetensi and f"t{n}" in isi and not isi[f"t{n}"]:
                self.add_error(f"t{n}", "Pilih tingkatnya.")  # type: ignore[attr-defined]
            sudah |= {kompetensi} if kompetensi else set()

    @property
    def sasaran(self) -> dict[Kompetensi, int]:
        """Levels by competence, of the rows that name one."""
        isi: Mapping[str, Any] = self.cleaned_data  # type: ignore[attr-defined]
        return {isi[f"k{n}"]: isi[f"t{n}"] for n in range(self.banyak) if isi.get(f"k{n}")}


def nama_kompetensi(semua: Iterable[Kompetensi]) -> dict[int, str]:
    """The name by which each is chosen; two of one name are told apart by their code."""
    semua = list(semua)
    sama = [k.nama.casefold() for k in semua]
    return {k.pk: k.nama if sama.count(k.nama.casefold()) == 1 else f"{k.nama} ({k.kode})" for k in semua}


def menurut_nama(semua: Iterable[Kompetensi]) -> dict[str, Kompetensi]:
    """Competences as `IsianKompetensi` looks them up."""
    nama = nama_kompetensi(semua := list(semua))
    return {nama[k.pk].casefold(): k for k in semua}
