"""Forms of reorganisations."""

from typing import Any, cast

from django import forms

from kinerja.forms import FormDasar, TanggalField
from kinerja.waktu import hari_ini
from pegawai.choices import JenisLangkah, JenisUnit
from pegawai.forms.isian import UnitField
from pegawai.models import Pegawai, Penempatan, UnitKerja


class FormReorganisasi(FormDasar):
    """A new plan."""

    nama = forms.CharField(label="Nama reorganisasi", max_length=160, help_text="Misalnya Penggabungan dua bidang.")
    dasar = forms.CharField(label="Dasar hukum", max_length=160, help_text="Nomor dan tahun peraturan atau keputusan.")
    mulai = TanggalField(label="Mulai berlaku", help_text="Hari pertama susunan baru, seperti 01/01/2027.")


class FormPilihLangkah(FormDasar):
    """First which kind of step and which unit: the rest of the form depends on them."""

    jenis = forms.ChoiceField(label="Langkah", choices=JenisLangkah.choices)
    unit = UnitField(
        UnitKerja.objects.without_tree_fields().aktif().select_related("opd").order_by("kode"),
        to_field_name="kode",
        empty_label="– pilih –",
    )


class FormLangkah(FormDasar):
    """What one kind of step on one unit needs; other fields are taken out."""

    nama = forms.CharField(label="Nama unit yang baru", max_length=160)
    kode = forms.CharField(label="Kode unit yang baru", max_length=30)
    jenis_unit = forms.ChoiceField(label="Jenis unit yang baru", choices=JenisUnit.choices)
    tujuan = UnitField(
        UnitKerja.objects.without_tree_fields().aktif().select_related("opd").order_by("kode"),
        label="Unit tujuan",
        empty_label="– pilih –",
    )
    orang = forms.ModelMultipleChoiceField(
        Pegawai.objects.none(),
        label="Pegawai yang ikut ke unit baru",
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    PERLU = {
        JenisLangkah.GANTI_NAMA: ("nama",),
        JenisLangkah.PINDAH_INDUK: ("tujuan",),
        JenisLangkah.GABUNG: ("tujuan",),
        JenisLangkah.PECAH: ("nama", "kode", "jenis_unit", "orang"),
    }

    def __init__(self, *args: Any, jenis: str, unit: UnitKerja, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for nama in set(self.fields) - set(self.PERLU[JenisLangkah(jenis)]):
            del self.fields[nama]
        if "tujuan" in self.fields:
            tujuan = cast(forms.ModelChoiceField, self.fields["tujuan"])
            tujuan.queryset = tujuan.queryset.exclude(pk=unit.pk)
        if "orang" in self.fields:
            penghuni = Penempatan.objects.definitif().pada(hari_ini()).filter(unit=unit).order_by()
            cast(forms.ModelMultipleChoiceField, self.fields["orang"]).queryset = Pegawai.objects.filter(
                pk__in=penghuni.values("pegawai")
            )
