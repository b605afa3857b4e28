"""Forms of coaching, mentoring and guidance at work."""

from typing import Any

from django import forms
from django.db.models import QuerySet

from kinerja.forms import FormDasar, TanggalField
from kinerja.waktu import hari_ini
from pegawai.forms.isian import OrangField
from pegawai.models import Pegawai
from pelatihan.choices import BENTUK_PENDAMPINGAN


class FormMulai(FormDasar):
    """Beginning, as learner or as guide."""

    orang = OrangField(label="Orang", queryset=Pegawai.objects.none(), to_field_name="publik", widget=forms.RadioSelect)
    peran = forms.ChoiceField(
        label="Peran Anda",
        choices=[("dibimbing", "Saya yang dibimbing"), ("membimbing", "Saya yang membimbing")],
        initial="dibimbing",
        widget=forms.RadioSelect,
    )
    bentuk = forms.ChoiceField(label="Bentuk", choices=[(b.value, b.label) for b in BENTUK_PENDAMPINGAN])
    topik = forms.CharField(label="Topik", max_length=200)
    tujuan = forms.CharField(
        label="Yang ingin dapat dilakukan", max_length=1000, widget=forms.Textarea(attrs={"rows": 2})
    )
    tanggal = TanggalField(label="Mulai", initial=hari_ini)

    def __init__(self, *args: Any, orang: QuerySet[Pegawai], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        pilihan = self.fields["orang"]
        assert isinstance(pilihan, forms.ModelChoiceField)
        pilihan.queryset, pilihan.empty_label = orang, None


class FormPertemuan(FormDasar):
    """One meeting."""

    tanggal = TanggalField(label="Tanggal", initial=hari_ini)
    menit = forms.IntegerField(label="Lama (menit)", min_value=15, help_text="45 menit dihitung 1 JP.")
    catatan = forms.CharField(
        label="Yang dibicarakan dan langkah berikutnya", max_length=2000, widget=forms.Textarea(attrs={"rows": 3})
    )


class FormAkhiri(FormDasar):
    """The end of a guidance."""

    hasil = forms.CharField(
        label="Yang kini dapat dilakukan", max_length=2000, widget=forms.Textarea(attrs={"rows": 3})
    )
