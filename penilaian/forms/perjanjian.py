"""Forms of agreements: for whom, an indicator, the targets of all open periods, the figures of one period."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from django import forms

from kinerja.forms import DesimalField, FormDasar, ModelFormDasar
from pegawai.models import TimKerja, UnitKerja
from penilaian.choices import JenisUkuran
from penilaian.domain.capaian_unit import IsianHasil
from penilaian.forms.angka import tulis
from penilaian.models import IndikatorUnit, Periode, Perjanjian, TargetUnit
from penilaian.queries.hasil_unit import BarisIndikator

_YA_TIDAK = (("", "Pilih"), ("1", "Ya"), ("0", "Tidak"))


class PemilikForm(FormDasar):
    """For which unit or team the agreement is."""

    pemilik = forms.ChoiceField(label="Unit atau tim")

    def __init__(self, *args: Any, unit: Iterable[UnitKerja], tim: Iterable[TimKerja], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.pilihan: dict[str, UnitKerja | TimKerja] = {f"unit-{u.pk}": u for u in unit}
        self.pilihan |= {f"tim-{t.pk}": t for t in tim}
        nama = [(k, p.nama_jelas if isinstance(p, UnitKerja) else p.nama) for k, p in self.pilihan.items()]
        self.fields["pemilik"] = forms.ChoiceField(label="Unit atau tim", choices=nama)

    def clean_pemilik(self) -> UnitKerja | TimKerja:
        return self.pilihan[self.cleaned_data["pemilik"]]


class IndikatorUnitForm(ModelFormDasar):
    bobot = DesimalField(label="Bobot (%)", help_text="Bobot semua indikator berjumlah 100.")
    revisi = forms.IntegerField(required=False, widget=forms.HiddenInput)

    class Meta:
        model = IndikatorUnit
        fields = ("sasaran", "uraian", "ukuran", "satuan", "arah", "bobot")
        labels = {"uraian": "Indikator", "ukuran": "Cara mengukur"}
        help_texts = {
            "sasaran": "Keadaan yang dituju, misalnya “Warga menerima dokumen pada hari yang sama”.",
            "satuan": "Misalnya persen, berkas, atau hari.",
        }


class TargetUnitForm(FormDasar):
    """Two numbers for each indicator and open period, named `t-<indikator>-<periode>` and `m-…`."""

    revisi = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, perjanjian: Perjanjian, periode: Iterable[Periode], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["revisi"].initial = perjanjian.revisi
        indikator = list(perjanjian.indikator.all())
        self.pasangan = [(i, p) for i in indikator for p in periode]
        ada = {(t.indikator_id, t.periode_id): t for t in TargetUnit.objects.filter(indikator__in=indikator)}
        for i, p in self.pasangan:
            lama = ada.get((i.pk, p.pk))
            bawaan = Decimal(1) if i.ukuran == JenisUkuran.YA_TIDAK else None
            label = f"{i.uraian} – {p.nama} ({i.satuan})"
            awal = tulis(lama.target if lama else bawaan)
            self.fields[f"t-{i.pk}-{p.pk}"] = _angka(label, awal)
            if i.ukuran == JenisUkuran.ANGKA:
                maks = f"{label}, batas atas bila target berupa rentang"
                self.fields[f"m-{i.pk}-{p.pk}"] = _angka(maks, tulis(lama.target_maks if lama else None))

    def isian(self) -> tuple[list[TargetUnit], list[tuple[int, int]]]:
        """Targets typed, and the pairs left empty."""
        isi, kosong, data = [], [], self.cleaned_data
        for i, p in self.pasangan:
            target = data.get(f"t-{i.pk}-{p.pk}")
            if target is None:
                kosong.append((i.pk, p.pk))
            else:
                isi.append(TargetUnit(indikator=i, periode=p, target=target, target_maks=data.get(f"m-{i.pk}-{p.pk}")))
        return isi, kosong


def _angka(label: str, awal: str) -> DesimalField:
    return DesimalField(label=f"{label} (opsional)", required=False, initial=awal, max_digits=18, decimal_places=4)


class HasilUnitForm(FormDasar):
    """Figure, note and revision of each indicator that has a target: `n-<id>`, `c-<id>`, `r-<id>`."""

    def __init__(self, *args: Any, baris: Iterable[BarisIndikator], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.baris = [(b.indikator, b.target) for b in baris if b.target]
        for i, t in self.baris:
            if i.ukuran == JenisUkuran.YA_TIDAK:
                kolom: forms.Field = forms.TypedChoiceField(
                    choices=_YA_TIDAK, coerce=Decimal, empty_value=None, required=False
                )
            else:
                kolom = DesimalField(required=False, max_digits=18, decimal_places=4)
            kolom.label, kolom.initial = f"{i.uraian} ({i.satuan})", tulis(t.nilai)
            self.fields[f"n-{i.pk}"] = kolom
            self.fields[f"c-{i.pk}"] = forms.CharField(
                label=f"Catatan {i.uraian} (opsional)", required=False, max_length=500, initial=t.catatan
            )
            self.fields[f"r-{i.pk}"] = forms.IntegerField(initial=t.revisi, widget=forms.HiddenInput)

    def isian(self) -> list[IsianHasil]:
        data = self.cleaned_data
        return [
            IsianHasil(i.pk, data[f"n-{i.pk}"], data[f"c-{i.pk}"].strip(), data[f"r-{i.pk}"]) for i, _ in self.baris
        ]
