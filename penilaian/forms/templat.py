"""Forms of templates of plans, and the filter of those who get one."""

from typing import cast

import django_filters
from django import forms
from django.db.models import QuerySet

from kinerja.forms import DesimalField, FormDasar, ModelFormDasar
from pegawai.choices import JenisJabatan
from pegawai.models import Penempatan, Pengguna, UnitKerja
from pegawai.queries.lingkup import unit_dan_bawahannya
from penilaian.choices import Perspektif
from penilaian.forms.skp import batas_atas_field, batas_bawah_field
from penilaian.models import HasilTemplat, IndikatorTemplat, TemplatSKP
from penilaian.queries.templat import DAPAT, LEWAT, PERAN_TEMPLAT, Saringan

OPD = UnitKerja.objects.without_tree_fields().opd().order_by("nama")
JENIS_JABATAN = [("", "Semua jenis jabatan"), *JenisJabatan.choices]


class TemplatForm(ModelFormDasar):
    class Meta:
        model = TemplatSKP
        fields = ("nama", "unit", "jenis_jabatan", "kata_jabatan")
        labels = {"unit": "Milik"}
        help_texts = {
            "nama": "Misalnya “Perawat rawat inap 2027”.",
            "jenis_jabatan": "Untuk siapa templat ini.",
            "kata_jabatan": "Misalnya “perawat”. Kosong berarti semua nama jabatan.",
        }

    def __init__(self, *args: object, pengguna: Pengguna, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["jenis_jabatan"].choices = JENIS_JABATAN  # type: ignore[attr-defined]
        unit = cast(forms.ModelChoiceField, self.fields["unit"])
        if pengguna.akses.seluruh_kota(*PERAN_TEMPLAT):
            unit.queryset, unit.empty_label = OPD, "Seluruh kota"
            return
        akar = pengguna.akses.unit_peran(*PERAN_TEMPLAT)
        unit.queryset = UnitKerja.objects.without_tree_fields().filter(pk__in=unit_dan_bawahannya(akar))
        unit.required = True


class HasilTemplatForm(ModelFormDasar):
    bobot = DesimalField(label="Bobot (%)", help_text="Bobot semua hasil utama berjumlah 100.")

    class Meta:
        model = HasilTemplat
        fields = ("jenis", "uraian", "bobot", "perspektif")
        help_texts = {"perspektif": "Hanya untuk jabatan pimpinan tinggi dan bawahan wali kota."}

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["perspektif"].choices = [("", "Tanpa perspektif"), *Perspektif.choices]  # type: ignore[attr-defined]


class IndikatorTemplatForm(ModelFormDasar):
    bagian = DesimalField(label="Bagian dari hasil (%)", initial=100)
    target = DesimalField(label="Target tiap periode", required=False, help_text="Kosong: pegawai mengisinya sendiri.")
    target_maks = DesimalField(label="Batas atas, bila target berupa rentang", required=False)
    batas_bawah = batas_bawah_field()
    batas_atas = batas_atas_field()

    class Meta:
        model = IndikatorTemplat
        fields = (
            "uraian",
            "aspek",
            "ukuran",
            "satuan",
            "arah",
            "batas_bawah",
            "batas_atas",
            "bagian",
            "target",
            "target_maks",
        )
        labels = {"ukuran": "Cara mengukur"}


class NamaTemplatForm(FormDasar):
    nama = forms.CharField(label="Nama templat", max_length=120)


class SaringPenerima(django_filters.FilterSet):
    """Filters in the URL. Those of `Saringan` are applied by `penerima`; `lewat` narrows what is looked at."""

    opd = django_filters.ModelChoiceFilter(
        label="Perangkat daerah", queryset=OPD, empty_label="Semua perangkat daerah", method="biarkan"
    )
    unit = django_filters.CharFilter(label="Nama unit memuat", method="biarkan")
    jenis_jabatan = django_filters.ChoiceFilter(
        label="Jenis jabatan", choices=JenisJabatan.choices, empty_label="Semua jenis", method="biarkan"
    )
    kata_jabatan = django_filters.CharFilter(label="Nama jabatan memuat", method="biarkan")
    lewat = django_filters.ChoiceFilter(
        label="Tampilkan",
        choices=[("dapat", "Yang mendapat rancangan"), *LEWAT.items()],
        empty_label="Semua",
        method="tampilkan",
    )

    class Meta:
        model = Penempatan
        fields: list[str] = []

    def biarkan(self, qs: QuerySet, _: str, __: object) -> QuerySet:
        return qs

    def tampilkan(self, qs: QuerySet, _: str, nilai: str) -> QuerySet:
        return qs.filter(lewat=DAPAT if nilai == "dapat" else nilai)

    def saringan(self) -> Saringan:
        """What was chosen, as plain values."""
        data = self.form.cleaned_data if self.form.is_valid() else {}
        opd = data.get("opd")
        return Saringan(
            opd=opd.pk if opd else None,
            unit=data.get("unit") or "",
            jenis_jabatan=data.get("jenis_jabatan") or "",
            kata_jabatan=data.get("kata_jabatan") or "",
        )


class SaringTanpaSKP(SaringPenerima):
    """The same filters over those without a plan alone."""

    lewat = None
