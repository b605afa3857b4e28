"""Forms of HR for people and their placements."""

from typing import cast

from django import forms

from kinerja.forms import FormDasar, TanggalField
from kinerja.templatetags.ui import titik
from pegawai.choices import GOLONGAN, JenisKelamin, JenisPegawai, Pendidikan, StatusPegawai
from pegawai.forms.isian import UnitField, unit_dikelola
from pegawai.forms.orang import PegawaiField, untuk_pengguna
from pegawai.forms.pasti import FormPasti
from pegawai.models import Jabatan, Pegawai, Pengguna

KOSONG = [("", "– pilih –")]


class FormData(FormDasar):
    """The record of a person. The structure of numbers is checked by the domain."""

    jenis = forms.ChoiceField(label="Jenis pegawai", choices=JenisPegawai.choices)
    nip = forms.CharField(
        label="NIP / NI PPPK",
        required=False,
        max_length=40,
        help_text="Wajib bagi PNS dan PPPK. 18 angka, boleh dengan spasi. Kosong hanya untuk pejabat di luar ASN.",
    )
    nama = forms.CharField(label="Nama tanpa gelar", max_length=120)
    gelar_depan = forms.CharField(required=False, max_length=40)
    gelar_belakang = forms.CharField(required=False, max_length=60)
    tempat_lahir = forms.CharField(required=False, max_length=80)
    tgl_lahir = TanggalField(label="Tanggal lahir", required=False)
    jenis_kelamin = forms.ChoiceField(required=False, choices=KOSONG + JenisKelamin.choices)
    golongan = forms.ChoiceField(label="Golongan/ruang", required=False, choices=[*KOSONG, *GOLONGAN])
    pendidikan = forms.ChoiceField(label="Pendidikan terakhir", required=False, choices=KOSONG + Pendidikan.choices)
    surel = forms.EmailField(required=False)
    telepon = forms.CharField(required=False, max_length=30)
    nik = forms.CharField(
        label="NIK", required=False, max_length=30, help_text="16 angka. Disimpan tersandi; kosong berarti tetap."
    )

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["nip"].label = "NIP / NI PPPK"

    def data_pegawai(self) -> dict[str, object]:
        """What goes to `pegawai.domain.pegawai`."""
        lain = ("nik", "alasan", "versi", "unit", "jabatan", "penilai", "mulai", "kepala", "nomor_sk")
        return {nama: nilai for nama, nilai in self.cleaned_data.items() if nama not in lain}


class FormUbah(FormData):
    """Change a record; `versi` is the one that was read."""

    status = forms.ChoiceField(choices=StatusPegawai.choices)
    alasan = forms.CharField(
        label="Alasan perubahan", max_length=200, help_text="Misalnya nomor SK atau dokumen dasarnya."
    )
    versi = forms.IntegerField(widget=forms.HiddenInput)


class _Tempat(FormDasar):
    unit: forms.ModelChoiceField = UnitField(None, label="Unit kerja", empty_label="– pilih –")
    jabatan = forms.ModelChoiceField(Jabatan.objects.all(), empty_label="– pilih –")
    penilai = PegawaiField(label="Penilai (atasan langsung)", required=False)
    kepala = forms.BooleanField(label="Kepala unit ini", required=False)
    mulai = TanggalField(label="Mulai berlaku", help_text="Hari pertama, seperti 31/12/2026.")
    nomor_sk = forms.CharField(label="Nomor SK", required=False, max_length=80)

    def __init__(self, *args: object, pengguna: Pengguna, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        cast(forms.ModelChoiceField, self.fields["unit"]).queryset = unit_dikelola(pengguna)
        untuk_pengguna(self, pengguna)


class FormTambah(_Tempat, FormData):
    """A new person with the first placement."""

    field_order = list(FormData.base_fields)


class FormPindah(_Tempat, FormPasti):
    """A transfer."""

    alasan = forms.CharField(max_length=200, help_text="Misalnya mutasi, promosi, atau rotasi.")

    def kalimat(self, pegawai: Pegawai) -> str:
        """What will happen, in one sentence."""
        d = self.cleaned_data
        penilai = f"dinilai oleh {d['penilai']}" if d["penilai"] else "tanpa penilai"
        return (
            f"Mulai {d['mulai']:%d/%m/%Y} {pegawai} bertugas sebagai {d['jabatan']} di {d['unit']}, {titik(penilai)} "
            "Penempatan sekarang berakhir sehari sebelumnya dan tetap tersimpan. "
            "Sejak tanggal itu atasan lama tidak lagi melihat datanya."
        )
