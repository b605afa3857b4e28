"""Forms of the superior's page."""

from typing import Any

from django import forms
from django.db.models import QuerySet

from kinerja.forms import FormDasar
from pegawai.models import Pegawai


class UsulkanForm(FormDasar):
    """Some of one's people for a batch, and why."""

    orang = forms.ModelMultipleChoiceField(
        Pegawai.objects.none(), label="Siapa", widget=forms.CheckboxSelectMultiple, to_field_name="publik"
    )
    alasan = forms.CharField(
        label="Untuk pekerjaan apa", max_length=300, widget=forms.Textarea(attrs={"rows": 2}), required=False
    )

    def __init__(self, *args: Any, orang: QuerySet[Pegawai], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["orang"].queryset = orang  # type: ignore[attr-defined]
