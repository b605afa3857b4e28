"""Forms of the catalogue, of competences and of what the city sets for learning."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.db.models import Q

from kinerja.forms import DesimalField, FormDasar, ModelFormDasar, TanggalField
from pelatihan.choices import BENTUK_KLASIKAL, Bentuk, Jalur, Tingkat
from pelatihan.models import AturanBelajar, Kompetensi, Program

_TIDAK = ("", "– tidak –")


class FormProgram(ModelFormDasar):
    """A programme with the competences it leads to. Of days and hours only the one that the form of learning asks for
    is kept."""

    hari = DesimalField(
        label="Lama (hari)",
        max_digits=5,
        decimal_places=1,
        required=False,
        help_text="Untuk seminar, konferensi, dan workshop: dihitung per hari.",
    )
    jp_asli = DesimalField(
        label="JP yang dijalankan",
        max_digits=6,
        decimal_places=2,
        required=False,
        help_text="Untuk bentuk lain. 1 JP 45 menit; pelatihan klasikal internasional ditambah 20 %.",
    )
    biaya = DesimalField(label="Biaya per orang (rupiah)", max_digits=12, decimal_places=0, min_value=0, initial=0)
    mulai_rutin = TanggalField(label="Angkatan pertama mulai", required=False, help_text="Wajib bila berulang.")
    versi = forms.IntegerField(widget=forms.HiddenInput, required=False)

    class Meta:
        model = Program
        fields = (
            *("kode", "nama", "ringkas", "uraian", "bentuk", "lingkup", "hari", "jp_asli", "tautan", "biaya"),
            *("kapasitas", "hadir_minimum", "nilai_lulus", "tempat", "berulang", "mulai_rutin", "lama_hari"),
            *("buka_hari", "aktif"),
        )
        labels = {
            "kode": "Kode pada alamat",
            "lama_hari": "Lama tiap angkatan rutin (hari kerja)",
            "aktif": "Ditawarkan di katalog",
        }
        help_texts = {"kode": "Huruf kecil, angka, dan tanda hubung, misalnya manajemen-waktu."}
        widgets = {"uraian": forms.Textarea(attrs={"rows": 3}), "tautan": forms.URLInput}

    def __init__(self, *args: Any, sasaran: dict[int, int] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        klasikal = [(b.value, b.label) for b in BENTUK_KLASIKAL]
        lain = [(b.value, b.label) for b in Bentuk if b not in BENTUK_KLASIKAL]
        self.fields["bentuk"].choices = [(Jalur.KLASIKAL.label, klasikal), (Jalur.NONKLASIKAL.label, lain)]  # type: ignore[attr-defined]
        self._sasaran = {}
        ada = sasaran or {}
        for k in Kompetensi.objects.filter(Q(aktif=True) | Q(pk__in=ada)):
            self._sasaran[f"k{k.pk}"] = k
            self.fields[f"k{k.pk}"] = _tingkat(f"Sampai tingkat: {k.nama}", ada.get(k.pk))

    def _post_clean(self) -> None:
        """The domain checks the whole, so that what is missing is said once."""

    @property
    def isi(self) -> dict[str, Any]:
        return {n: self.cleaned_data[n] for n in self.Meta.fields}

    @property
    def sasaran(self) -> dict[Kompetensi, int]:
        """Levels by competence, of those chosen."""
        return {k: self.cleaned_data[n] for n, k in self._sasaran.items() if self.cleaned_data.get(n)}


def _tingkat(label: str, kini: int | None) -> forms.TypedChoiceField:
    return forms.TypedChoiceField(
        label=label,
        choices=[_TIDAK, *Tingkat.choices],
        coerce=int,
        empty_value=None,
        required=False,
        initial=str(kini) if kini else "",
    )


class FormKompetensi(ModelFormDasar):
    """A competence."""

    versi = forms.IntegerField(widget=forms.HiddenInput, required=False)

    class Meta:
        model = Kompetensi
        fields = ("kode", "nama", "jenis", "uraian", "aktif")
        labels = {"kode": "Kode", "uraian": "Yang dilakukan orang yang menguasainya", "aktif": "Masih dipakai"}
        help_texts = {"kode": "Huruf kecil, angka, dan tanda hubung.", "uraian": ""}
        widgets = {"uraian": forms.Textarea(attrs={"rows": 3})}

    def _post_clean(self) -> None:
        """The domain checks the whole."""


class FormSyarat(FormDasar):
    """What a position asks for, as a whole."""

    def __init__(self, *args: Any, syarat: dict[int, int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._kompetensi = {}
        for k in Kompetensi.objects.filter(Q(aktif=True) | Q(pk__in=syarat)):
            self._kompetensi[f"k{k.pk}"] = k
            self.fields[f"k{k.pk}"] = _tingkat(k.nama, syarat.get(k.pk))

    @property
    def tingkat(self) -> dict[Kompetensi, int]:
        return {k: self.cleaned_data[n] for n, k in self._kompetensi.items() if self.cleaned_data.get(n)}


class FormPadanan(FormDasar):
    """To which competence each weak spot points; `kunci` are (source, label of the source, key, label)."""

    def __init__(
        self, *args: Any, kunci: Iterable[tuple[str, str, str, str]], kini: dict[tuple[str, str], int], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.asal: dict[str, tuple[str, str]] = {}
        semua = Kompetensi.objects.filter(Q(aktif=True) | Q(pk__in=kini.values()))
        self._ada = {k.pk: k for k in semua}
        pilihan = [("", "– atasan yang menentukan –"), *((str(k.pk), k.nama) for k in self._ada.values())]
        for sumber, kata, satu, label in kunci:
            nama = f"{sumber}-{satu}"
            self.asal[nama] = (sumber, satu)
            self.fields[nama] = forms.TypedChoiceField(
                label=f"{kata}: {label}",
                choices=pilihan,
                coerce=int,
                empty_value=None,
                required=False,
                initial=str(kini.get((sumber, satu), "")),
            )

    @property
    def padanan(self) -> dict[tuple[str, str], Kompetensi | None]:
        return {kunci: self._ada.get(self.cleaned_data[nama]) for nama, kunci in self.asal.items()}


class FormAturan(ModelFormDasar):
    """The numbers of a year."""

    versi = forms.IntegerField(widget=forms.HiddenInput, required=False)

    class Meta:
        model = AturanBelajar
        fields = ("jp_pns", "jp_pppk", "lewat_pppk", "peringatan_bulan", "perilaku_awal", "perilaku_akhir")

    def _post_clean(self) -> None:
        """The domain checks the whole."""
