"""Forms of the superior's page."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.db.models import Case, QuerySet, When

from kinerja.forms import FormDasar
from pegawai.models import Pegawai


class _Orang(forms.ModelMultipleChoiceField):
    """People in the order of `keterangan`, each with what to weigh."""

    keterangan: Mapping[int, str] = {}

    def label_from_instance(self, obj: Pegawai) -> str:
        kata = self.keterangan.get(obj.pk, "")
        return f"{obj.nama_lengkap}: {kata}" if kata else obj.nama_lengkap


class UsulkanForm(FormDasar):
    """Some of one's people for a batch, and why."""

    orang = _Orang(Pegawai.objects.none(), label="Siapa", widget=forms.CheckboxSelectMultiple, to_field_name="publik")
    alasan = forms.CharField(
        label="Untuk pekerjaan apa", max_length=300, widget=forms.Textarea(attrs={"rows": 2}), required=False
    )

    def __init__(self, *args: Any, orang: QuerySet[Pegawai], keterangan: Mapping[int, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        pilihan = self.fields["orang"]
        assert isinstance(pilihan, _Orang)
        pilihan.keterangan = keterangan
        urut = Case(*(When(pk=pk, then=n) for n, pk in enumerate(keterangan)), default=len(keterangan))
        pilihan.queryset = orang.order_by(urut, "pk")
