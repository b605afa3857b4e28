"""Forms of corrections, teams and roles."""

from typing import cast

from django import forms

from kinerja.forms import FormDasar, TanggalField
from pegawai.choices import NamaPeran, PeranTim, StatusKoreksi
from pegawai.forms.isian import PegawaiField, unit_dikelola
from pegawai.masuk import rapikan_nip
from pegawai.models import Pengguna, UnitKerja

BIDANG = ("Nama", "NIP", "Unit kerja", "Jabatan", "Atasan langsung", "Golongan", "Tanggal lahir", "Lainnya")


class FormLapor(FormDasar):
    """The form behind "Data salah? Laporkan"."""

    bidang = forms.ChoiceField(label="Data yang salah", choices=[(b, b) for b in BIDANG])
    tertulis = forms.CharField(label="Tertulis sekarang", max_length=200, required=False)
    seharusnya = forms.CharField(max_length=200)
    penjelasan = forms.CharField(required=False, widget=forms.Textarea(attrs={"rows": 3}))


class FormJawab(FormDasar):
    """The answer of HR."""

    status = forms.ChoiceField(
        label="Keputusan", choices=[(s.value, s.label) for s in (StatusKoreksi.DIPERBAIKI, StatusKoreksi.DITOLAK)]
    )
    jawaban = forms.CharField(widget=forms.Textarea(attrs={"rows": 3}))


class FormTim(FormDasar):
    """A new team."""

    nama = forms.CharField(label="Nama tim", max_length=160)
    unit: forms.ModelChoiceField = forms.ModelChoiceField(None, label="Unit pemrakarsa", empty_label="– pilih –")
    ketua = PegawaiField(label="Ketua", help_text="NIP.")
    mulai = TanggalField()
    selesai = TanggalField(required=False)
    tujuan = forms.CharField(required=False, widget=forms.Textarea(attrs={"rows": 3}))

    def __init__(self, *args: object, pengguna: Pengguna, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        cast(forms.ModelChoiceField, self.fields["unit"]).queryset = unit_dikelola(pengguna)


class FormAnggota(FormDasar):
    """A new member of a team."""

    pegawai = PegawaiField(label="Anggota", help_text="NIP.")
    peran = forms.ChoiceField(choices=PeranTim.choices, initial=PeranTim.ANGGOTA)
    mulai = TanggalField()


class FormPeran(FormDasar):
    """Give a role."""

    pengguna = forms.CharField(label="NIP atau nama pengguna", max_length=60)
    nama = forms.ChoiceField(label="Peran", choices=NamaPeran.choices)
    unit = forms.ModelChoiceField(
        UnitKerja.objects.without_tree_fields().aktif().order_by("kode"), required=False, empty_label="Seluruh kota"
    )
    mulai = TanggalField()
    selesai = TanggalField(required=False)
    alasan = forms.CharField(max_length=200)

    def clean_pengguna(self) -> Pengguna:
        akun = Pengguna.objects.filter(username=rapikan_nip(self.cleaned_data["pengguna"])).first()
        if akun is None:
            raise forms.ValidationError("Tidak ada akun dengan NIP atau nama itu.")
        return akun
