"""Forms of HR that change who assesses, who acts, and who leaves."""

from typing import cast

from django import forms

from kinerja.forms import FormDasar, TanggalField
from pegawai.choices import JenisPenempatan, StatusPegawai
from pegawai.forms.orang import PegawaiField, untuk_pengguna
from pegawai.forms.pasti import FormPasti
from pegawai.models import Jabatan, Penempatan, Pengguna


class FormGantiPenilai(FormPasti):
    """Another assessor for one person. `dari` is the placement on which the form was opened."""

    penilai = PegawaiField(label="Penilai baru")
    mulai = TanggalField(label="Mulai berlaku", help_text="Hari pertama penilai baru, seperti 31/12/2026.")
    alasan = forms.CharField(max_length=200, help_text="Misalnya nomor SK, atau penilai lama pensiun.")
    dari = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: object, pengguna: Pengguna, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        untuk_pengguna(self, pengguna)


class FormGantiBanyak(FormPasti):
    """Another assessor for several people of a unit."""

    orang = forms.TypedMultipleChoiceField(
        label="Pegawai", coerce=int, error_messages={"required": "Pilih paling sedikit satu orang."}
    )
    penilai = PegawaiField(label="Penilai baru")
    mulai = TanggalField(label="Mulai berlaku", help_text="Hari pertama penilai baru, seperti 31/12/2026.")
    alasan = forms.CharField(max_length=200)

    def __init__(self, *args: object, pengguna: Pengguna, baris: list[Penempatan], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        cast(forms.ChoiceField, self.fields["orang"]).choices = [(b.pegawai_id, b.pegawai.nama) for b in baris]
        untuk_pengguna(self, pengguna)


class FormAkhiri(FormPasti):
    """The end of service."""

    sebab = forms.ChoiceField(
        label="Sebab",
        widget=forms.RadioSelect,
        choices=[
            (StatusPegawai.PENSIUN.value, "Pensiun"),
            (StatusPegawai.BERHENTI.value, "Berhenti, diberhentikan, atau pindah ke instansi lain"),
            (StatusPegawai.WAFAT.value, "Meninggal dunia"),
        ],
    )
    terakhir = TanggalField(label="Hari terakhir bertugas", help_text="Seperti 31/12/2026. Boleh yang akan datang.")
    alasan = forms.CharField(label="Dasar", max_length=200, help_text="Misalnya nomor SK pensiun.")
    dari = forms.IntegerField(widget=forms.HiddenInput)


class FormSementara(FormPasti):
    """Plt. or Plh. of a unit."""

    pegawai = PegawaiField(label="Siapa")
    jenis = forms.ChoiceField(
        label="Sebagai",
        widget=forms.RadioSelect,
        choices=[
            (JenisPenempatan.PLT.value, "Plt., jabatannya kosong"),
            (JenisPenempatan.PLH.value, "Plh., kepalanya berhalangan"),
        ],
    )
    jabatan = forms.ModelChoiceField(Jabatan.objects.all(), label="Jabatan yang dijalankan", empty_label="– pilih –")
    mulai = TanggalField(label="Mulai", help_text="Hari pertama, seperti 31/12/2026.")
    selesai = TanggalField(label="Sampai", help_text="Hari terakhir. Dapat diakhiri lebih cepat.")
    nomor_sk = forms.CharField(label="Nomor surat perintah", required=False, max_length=80)
    alasan = forms.CharField(max_length=200)

    def __init__(self, *args: object, pengguna: Pengguna, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        untuk_pengguna(self, pengguna)


class FormAlasan(FormDasar):
    """The reason of an act, kept in history."""

    alasan = forms.CharField(max_length=200, error_messages={"required": "Tulis alasannya."})
