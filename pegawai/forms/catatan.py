"""Forms of dated records."""

from typing import Any

from django import forms

from kinerja.forms import FormDasar, TanggalField
from kinerja.waktu import hari_ini, hari_terakhir, rentang
from pegawai.choices import GOLONGAN, JenisMasaKhusus, Pendidikan, TingkatHukuman

KOSONG = [("", "– pilih –")]


class _FormCatatan(FormDasar):
    """`data_catatan` is what goes to `pegawai.domain.catatan.simpan`, `awal` what a record puts into the form."""

    alasan = forms.CharField(max_length=200, label="Dasar pencatatan", help_text="Misalnya nomor surat atau berkas.")

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.order_fields([nama for nama in self.fields if nama != "alasan"])

    def data_catatan(self) -> dict[str, Any]:
        return {nama: nilai for nama, nilai in self.cleaned_data.items() if nama != "alasan"}

    @classmethod
    def awal(cls, catatan: Any) -> dict[str, Any]:
        return {nama: getattr(catatan, nama) for nama in cls.base_fields if hasattr(catatan, nama)}


class _FormMasa(_FormCatatan):
    """A record with a span of dates, shown inclusive."""

    mulai = TanggalField()
    selesai = TanggalField(required=False, help_text="Hari terakhir. Kosong bila belum diketahui.")

    def clean(self) -> None:
        super().clean()
        mulai, selesai = self.cleaned_data.get("mulai"), self.cleaned_data.get("selesai")
        if mulai and selesai and selesai < mulai:
            self.add_error("selesai", "Hari terakhir tidak boleh sebelum hari mulai.")

    def data_catatan(self) -> dict[str, Any]:
        data = super().data_catatan()
        return data | {"masa": rentang(data.pop("mulai"), data.pop("selesai"))}

    @classmethod
    def awal(cls, catatan: Any) -> dict[str, Any]:
        return super().awal(catatan) | {"mulai": catatan.masa.lower, "selesai": hari_terakhir(catatan.masa)}


class FormPangkat(_FormCatatan):
    golongan = forms.ChoiceField(label="Golongan/ruang", choices=[*KOSONG, *GOLONGAN])
    tmt = TanggalField(label="TMT", help_text="Terhitung mulai tanggal, seperti 01/04/2026.")
    nomor_sk = forms.CharField(label="Nomor SK", max_length=80, required=False)


class FormPendidikan(_FormCatatan):
    tingkat = forms.ChoiceField(choices=KOSONG + Pendidikan.choices)
    jurusan = forms.CharField(max_length=120, required=False)
    lembaga = forms.CharField(label="Sekolah atau perguruan tinggi", max_length=160)
    tahun_lulus = forms.IntegerField(label="Tahun lulus", min_value=1950)

    def clean_tahun_lulus(self) -> int:
        tahun = self.cleaned_data["tahun_lulus"]
        if tahun > hari_ini().year:
            raise forms.ValidationError(f"Tahun lulus tidak boleh sesudah {hari_ini().year}.")
        return tahun


class FormMasaKhusus(_FormMasa):
    jenis = forms.ChoiceField(choices=KOSONG + JenisMasaKhusus.choices)
    nomor_sk = forms.CharField(label="Nomor SK", max_length=80, required=False)


class FormDisiplin(_FormMasa):
    tingkat = forms.ChoiceField(choices=KOSONG + TingkatHukuman.choices)
    uraian = forms.CharField(label="Hukuman", max_length=200, help_text="Seperti tertulis dalam SK.")
    nomor_sk = forms.CharField(label="Nomor SK", max_length=80)


FORM: dict[str, type[_FormCatatan]] = {
    "pangkat": FormPangkat,
    "pendidikan": FormPendidikan,
    "masa-khusus": FormMasaKhusus,
    "disiplin": FormDisiplin,
}
