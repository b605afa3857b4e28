"""Forms of the innovation manager."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.db.models import F

from inovasi.choices import PutusanGerbang
from inovasi.domain.rubrik import IsiKriteria
from inovasi.models import Rubrik, Seruan
from inovasi.queries.antrean import Calon
from kinerja.forms import DesimalField, FormDasar, ModelFormDasar, TanggalField
from pegawai.forms.isian import UnitField
from pegawai.forms.orang import PegawaiField, untuk_pengguna
from pegawai.models import Pegawai, Pengguna, UnitKerja


class FormPenelaah(FormDasar):
    """Reviewers among those proposed, or anybody by name or NIP."""

    pilih = forms.MultipleChoiceField(label="Yang diusulkan", required=False, widget=forms.CheckboxSelectMultiple)
    penelaah = PegawaiField(label="Orang lain", required=False)

    def __init__(self, *args: Any, calon: Sequence[Calon], pengguna: Pengguna, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._calon = {str(c.pegawai.publik): c.pegawai for c in calon if not c.benturan}
        self.fields["pilih"].choices = [(k, str(p)) for k, p in self._calon.items()]  # type: ignore[attr-defined]
        untuk_pengguna(self, pengguna)

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        if not self.errors and not self.orang:
            self.add_error("penelaah", "Centang satu orang, atau tulis nama atau NIP orang lain.")
        return data

    @property
    def orang(self) -> list[Pegawai]:
        """All who were named."""
        lain = self.cleaned_data.get("penelaah")
        return [*(self._calon[k] for k in self.cleaned_data.get("pilih", [])), *([lain] if lain else [])]


class FormPutusan(FormDasar):
    """The decision at a gate."""

    putusan = forms.ChoiceField(choices=PutusanGerbang.choices, widget=forms.RadioSelect)
    alasan = forms.CharField(
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=3000,
        help_text="Dibaca tim. Sebutkan yang sudah baik dan yang perlu diperbaiki.",
    )
    versi = forms.IntegerField(widget=forms.HiddenInput)


class FormAngkat(FormDasar):
    """Who takes an idea without a name up, under which title."""

    judul = forms.CharField(label="Judul usulan", max_length=160)
    ketua = PegawaiField(label="Ketua tim yang mengembangkannya")
    unit = UnitField(queryset=UnitKerja.objects.none(), label="Unit yang menjalankan", empty_label="– pilih unit –")
    versi = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, pengguna: Pengguna, unit: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = unit  # type: ignore[attr-defined]
        untuk_pengguna(self, pengguna)


class FormJawabTitipan(FormDasar):
    """The answer to who left an idea."""

    jawaban = forms.CharField(
        label="Jawaban kepada pengirim",
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=2000,
        help_text="Dibaca pengirim dengan kodenya. Jangan menyebut nama orang.",
    )
    versi = forms.IntegerField(widget=forms.HiddenInput)


class FormRubrik(ModelFormDasar):
    """A version of the criteria."""

    berlaku = TanggalField(label="Berlaku mulai")
    ambang = DesimalField(
        label="Nilai paling sedikit untuk dilanjutkan", max_digits=5, decimal_places=2, min_value=0, max_value=100
    )
    versi = forms.IntegerField(widget=forms.HiddenInput)

    class Meta:
        model = Rubrik
        fields = ("berlaku", "hari_kerja", "ambang")

    def _post_clean(self) -> None:
        """The domain checks the whole."""

    @property
    def isi(self) -> dict[str, Any]:
        return {n: self.cleaned_data[n] for n in self.Meta.fields}


class FormKriteria(FormDasar):
    """One criterion; a row left empty is no criterion."""

    kode = forms.SlugField(required=False, widget=forms.HiddenInput)
    nama = forms.CharField(label="Kriteria", max_length=120, required=False)
    bobot = DesimalField(label="Bobot (%)", max_digits=5, decimal_places=2, required=False)
    uraian = forms.CharField(label="Yang dilihat penelaah", max_length=400, required=False)

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        if data.get("nama") and data.get("bobot") is None and "bobot" not in self.errors:
            self.add_error("bobot", "Isi bobotnya.")
        if data.get("bobot") is not None and not data.get("nama"):
            self.add_error("nama", "Isi nama kriterianya.")
        return data


BarisKriteriaForm = forms.formset_factory(FormKriteria, extra=3, max_num=12)


def isi_kriteria(baris: forms.BaseFormSet) -> list[IsiKriteria]:
    """The rows that were filled in."""
    isi = [f.cleaned_data for f in baris if f.cleaned_data.get("nama")]
    return [IsiKriteria(" ".join(d["nama"].split()), d["bobot"], d["uraian"].strip(), d["kode"]) for d in isi]


class FormSeruan(ModelFormDasar):
    """A call for ideas."""

    unit = UnitField(
        queryset=UnitKerja.objects.none(), required=False, empty_label="Seluruh kota", label="Terbuka bagi"
    )
    versi = forms.IntegerField(widget=forms.HiddenInput)

    class Meta:
        model = Seruan
        fields = ("nama", "tema", "uraian", "unit", "aktif")
        widgets = {"uraian": forms.Textarea(attrs={"rows": 4})}
        labels = {"aktif": "Seruan ini berjalan"}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        opd = UnitKerja.objects.without_tree_fields().aktif().filter(opd=F("pk")).order_by("nama")
        self.fields["unit"].queryset = opd.select_related("opd")  # type: ignore[attr-defined]

    def _post_clean(self) -> None:
        """The domain checks the whole."""

    @property
    def isi(self) -> dict[str, Any]:
        return {n: self.cleaned_data[n] for n in self.Meta.fields}


class FormPutaran(FormDasar):
    """A round of a call."""

    mulai = TanggalField(label="Mulai")
    selesai = TanggalField(label="Hari terakhir mengirim ide")
    diumumkan = TanggalField(label="Hasil diumumkan", required=False)


class FormHasilPutaran(FormDasar):
    """What came of a round."""

    hasil = forms.CharField(
        label="Hasil putaran",
        widget=forms.Textarea(attrs={"rows": 6}),
        max_length=4000,
        help_text="Dibaca semua pegawai: ide mana yang terpilih, mengapa, dan apa sesudah ini.",
    )
    versi = forms.IntegerField(widget=forms.HiddenInput)
