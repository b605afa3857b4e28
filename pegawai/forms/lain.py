"""Forms of corrections, teams and roles."""

from typing import cast

from django import forms

from kinerja.forms import FormDasar, TanggalField
from pegawai.choices import NamaPeran, PeranTim, StatusKoreksi
from pegawai.forms.isian import UnitField, unit_dikelola
from pegawai.forms.orang import AkunField, PegawaiField, untuk_pengguna
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
    unit: forms.ModelChoiceField = UnitField(None, label="Unit pemrakarsa", empty_label="– pilih –")
    ketua = PegawaiField(label="Ketua")
    mulai = TanggalField()
    selesai = TanggalField(required=False)
    tujuan = forms.CharField(required=False, widget=forms.Textarea(attrs={"rows": 3}))

    def __init__(self, *args: object, pengguna: Pengguna, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        cast(forms.ModelChoiceField, self.fields["unit"]).queryset = unit_dikelola(pengguna)
        untuk_pengguna(self, pengguna)


class FormAnggota(FormDasar):
    """A new member of a team."""

    pegawai = PegawaiField(label="Anggota")
    peran = forms.ChoiceField(choices=PeranTim.choices, initial=PeranTim.ANGGOTA)
    mulai = TanggalField()

    def __init__(self, *args: object, pengguna: Pengguna, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        untuk_pengguna(self, pengguna)


class FormPeran(FormDasar):
    """Give a role."""

    pengguna = AkunField(label="Orang", help_text="Ketik nama, NIP, atau nama pengguna.")
    nama = forms.ChoiceField(label="Peran", choices=NamaPeran.choices)
    unit = UnitField(
        UnitKerja.objects.without_tree_fields().aktif().select_related("opd").order_by("kode"),
        required=False,
        empty_label="Seluruh kota",
    )
    mulai = TanggalField()
    selesai = TanggalField(required=False)
    alasan = forms.CharField(max_length=200)

    def __init__(self, *args: object, oleh: Pengguna, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        untuk_pengguna(self, oleh)
