"""Forms of the library of indicators."""

from typing import Any, cast

import django_filters
from django import forms
from django.db.models import QuerySet

from kinerja.forms import ModelFormDasar
from pegawai.models import Pengguna, UnitKerja
from pegawai.queries.lingkup import unit_dan_bawahannya
from penilaian.choices import Aspek
from penilaian.forms.lembar_rencana import SumberForm
from penilaian.forms.saring import Saring
from penilaian.forms.skp import batas_atas_field, batas_bawah_field
from penilaian.forms.templat import JENIS_JABATAN, OPD
from penilaian.models import PustakaIndikator
from penilaian.queries.pustaka import cari_pustaka
from penilaian.queries.templat import PERAN_TEMPLAT


class PustakaForm(ModelFormDasar):
    batas_bawah = batas_bawah_field()
    batas_atas = batas_atas_field()
    versi = forms.IntegerField(widget=forms.HiddenInput)

    class Meta:
        model = PustakaIndikator
        fields = (
            "uraian",
            "definisi",
            "rumus",
            "sumber_data",
            "bukti",
            "aspek",
            "ukuran",
            "satuan",
            "arah",
            "batas_bawah",
            "batas_atas",
            "unit",
            "jenis_jabatan",
            "kata_jabatan",
            "versi",
        )
        labels = {"uraian": "Nama indikator", "ukuran": "Cara mengukur", "unit": "Milik"}
        widgets = {n: forms.Textarea(attrs={"rows": 3}) for n in ("definisi", "rumus")}
        help_texts = {
            "definisi": "Apa yang dihitung dan apa yang tidak.",
            "rumus": "Misalnya “berkas tanpa koreksi ÷ semua berkas × 100”.",
            "sumber_data": "Misalnya “buku register loket”.",
            "bukti": "Apa yang dilampirkan pegawai, misalnya “rekap bulanan bertanda tangan”.",
            "kata_jabatan": "Pisahkan dengan koma, misalnya “perawat, bidan”. Kosong berarti semua nama jabatan.",
        }

    def __init__(self, *args: Any, pengguna: Pengguna, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["jenis_jabatan"].choices = JENIS_JABATAN  # type: ignore[attr-defined]
        _batasi_unit(self.fields["unit"], pengguna)


class PustakaImporForm(SumberForm):
    """Rows of the library, and to whom they belong."""

    unit = forms.ModelChoiceField(label="Milik", queryset=OPD, required=False, empty_label="Seluruh kota")

    def __init__(self, *args: Any, pengguna: Pengguna, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _batasi_unit(self.fields["unit"], pengguna)


def _batasi_unit(bidang: forms.Field, pengguna: Pengguna) -> None:
    """A city role writes for the city or any agency, a role of a unit for its own tree."""
    unit = cast(forms.ModelChoiceField, bidang)
    if pengguna.akses.seluruh_kota(*PERAN_TEMPLAT):
        unit.queryset, unit.empty_label = OPD, "Seluruh kota"
        return
    akar = pengguna.akses.unit_peran(*PERAN_TEMPLAT)
    unit.queryset = UnitKerja.objects.without_tree_fields().filter(pk__in=unit_dan_bawahannya(akar))
    unit.required = True


class _SaringKata(Saring):
    """By words of an entry."""

    cari = django_filters.CharFilter(label="Nama, definisi, atau jabatan", method="saring_kata")

    class Meta:
        model = PustakaIndikator
        fields: list[str] = []

    def saring_kata(self, qs: QuerySet, _: str, kata: str) -> QuerySet:
        return cari_pustaka(qs, kata)


class SaringPustaka(_SaringKata):
    """Filters in the URL; retired entries are shown when asked for."""

    aspek = django_filters.ChoiceFilter(label="Aspek", choices=Aspek.choices, empty_label="Semua aspek")
    tampil = django_filters.ChoiceFilter(
        label="Tampilkan",
        choices=[("henti", "Yang dihentikan"), ("semua", "Semua")],
        empty_label="Yang dipakai",
        method="biarkan",
    )

    def filter_queryset(self, queryset: QuerySet) -> QuerySet:
        tampil = self.form.cleaned_data.get("tampil")
        if tampil != "semua":
            queryset = queryset.filter(aktif=tampil != "henti")
        return super().filter_queryset(queryset)


class SaringPilihan(_SaringKata):
    """Filters of choosing an entry for one position."""

    jabatan = django_filters.ChoiceFilter(
        label="Untuk", choices=[("semua", "Semua jabatan")], empty_label="Jabatan ini", method="biarkan"
    )
