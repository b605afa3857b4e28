"""Forms of awards."""

from typing import Any, cast

from django import forms

from kinerja.forms import FormDasar
from kinerja.poin import sumber_poin
from pegawai.forms.isian import UnitField, unit_dikelola
from pegawai.forms.orang import PegawaiField, untuk_pengguna
from pegawai.models import Pegawai, Pengguna
from penilaian.choices import Predikat
from penilaian.choices_lanjut import KeputusanApresiasi, KeputusanPenghargaan, PilihanPanitia
from penilaian.models import Periode, ProgramPenghargaan
from penilaian.queries.penghargaan import periode_penghargaan

_ISI = (
    "nama",
    "tentang",
    "periode",
    "unit",
    "predikat",
    "masa_kerja",
    "bebas_hukuman",
    "sumber",
    "penerima_maks",
    "pejabat",
    "pejabat_menilai_bawahan",
)


def _teks(label: str, baris: int = 3, **lain: Any) -> forms.CharField:
    return forms.CharField(label=label, widget=forms.Textarea(attrs={"rows": baris}), **lain)


class ProgramForm(FormDasar):
    """What the award is for, who is eligible, who decides. Sources of points are asked only where there are some."""

    nama = forms.CharField(label="Nama penghargaan", max_length=120)
    tentang = _teks("Untuk apa", max_length=240, help_text="Satu dua kalimat, untuk piagam dan dinding apresiasi.")
    periode = forms.ModelChoiceField(
        queryset=Periode.objects.none(),
        label="Hasil dari periode",
        empty_label="Pilih periode",
        help_text="Hanya yang sudah ditutup.",
    )
    unit = UnitField(queryset=None, label="Lingkup", required=False, empty_label="Seluruh kota")
    predikat = forms.MultipleChoiceField(
        label="Predikat", choices=Predikat.choices, widget=forms.CheckboxSelectMultiple
    )
    masa_kerja = forms.IntegerField(label="Masa kerja paling sedikit (bulan)", min_value=0, max_value=480)
    bebas_hukuman = forms.IntegerField(
        label="Tanpa hukuman disiplin (bulan)",
        min_value=0,
        max_value=120,
        help_text="Dihitung mundur dari akhir periode sampai hari ini; 0 berarti tidak diperiksa.",
    )
    sumber = forms.MultipleChoiceField(label="Nilai tambah dari", required=False, widget=forms.CheckboxSelectMultiple)
    penerima_maks = forms.IntegerField(label="Penerima paling banyak", min_value=1, max_value=200)
    pejabat = PegawaiField(label="Pejabat yang memutus")
    pejabat_menilai_bawahan = forms.BooleanField(
        label="Pejabat ini ditunjuk memutus juga bawahan langsungnya", required=False
    )
    revisi = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, pengguna: Pengguna, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        untuk_pengguna(self, pengguna)
        cast(forms.ModelChoiceField, self.fields["periode"]).queryset = periode_penghargaan()
        unit = cast(forms.ModelChoiceField, self.fields["unit"])
        unit.queryset = unit_dikelola(pengguna)
        if not pengguna.akses.admin_kota:
            unit.required, unit.empty_label, unit.label = True, "Pilih unit", "Lingkup"
        sumber = [(s.kode, s.label) for s in sumber_poin()]
        if sumber:
            cast(forms.MultipleChoiceField, self.fields["sumber"]).choices = sumber
        else:
            del self.fields["sumber"]

    def isi(self) -> dict[str, Any]:
        """What goes to `domain.penghargaan.simpan`."""
        data = self.cleaned_data | {"sumber": self.cleaned_data.get("sumber", [])}
        return {n: data[n] for n in _ISI}


def awal_program(program: ProgramPenghargaan | None) -> dict[str, Any]:
    """The stored programme in the fields of the form; a new one asks for Sangat Baik."""
    if program is None:
        return {"predikat": [Predikat.SANGAT_BAIK], "masa_kerja": 12, "bebas_hukuman": 24, "penerima_maks": 3}
    return {n: getattr(program, n) for n in (*_ISI, "revisi")}


class PanitiaForm(FormDasar):
    pegawai = PegawaiField(label="Anggota panitia")
    menilai_bawahan = forms.BooleanField(label="Ditunjuk menilai juga bawahan langsungnya", required=False)

    def __init__(self, *args: Any, pengguna: Pengguna, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        untuk_pengguna(self, pengguna)


class SuaraForm(FormDasar):
    """Nothing is chosen beforehand."""

    pilihan = forms.ChoiceField(label="Pendapat Anda", choices=PilihanPanitia.choices, widget=forms.RadioSelect)
    alasan = _teks("Alasan", max_length=2000, help_text="Dibaca pejabat yang memutus dan admin kepegawaian.")
    semula = forms.CharField(widget=forms.HiddenInput, required=False)


class PutusanPenghargaanForm(FormDasar):
    keputusan = forms.ChoiceField(label="Putusan", choices=KeputusanPenghargaan.choices, widget=forms.RadioSelect)
    pertimbangan = _teks(
        "Pertimbangan",
        max_length=300,
        help_text="Untuk penerima: tercetak pada piagam, dan tampil di dinding apresiasi bila ia mengizinkan.",
    )
    semula = forms.CharField(widget=forms.HiddenInput, required=False)


class PutusanApresiasiForm(FormDasar):
    """Nothing is chosen beforehand but the people: all of them served."""

    keputusan = forms.ChoiceField(label="Putusan", choices=KeputusanApresiasi.choices, widget=forms.RadioSelect)
    penerima = forms.TypedMultipleChoiceField(
        label="Penerima", coerce=int, required=False, widget=forms.CheckboxSelectMultiple
    )
    pertimbangan = _teks(
        "Alasan",
        max_length=300,
        help_text="Bila diberi: tercetak pada surat apresiasi. Bila tidak: mengapa tidak; tercatat bersama nama Anda.",
    )

    def __init__(self, *args: Any, siapa: list[Pegawai], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        orang = cast(forms.TypedMultipleChoiceField, self.fields["penerima"])
        orang.choices = [(o.pk, o.nama_lengkap) for o in siapa]
        orang.initial = [o.pk for o in siapa]
