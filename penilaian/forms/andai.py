"""Form of a policy trial."""

from django import forms

from kinerja.forms import FormDasar
from penilaian.choices import StatusPeriode
from penilaian.models import Kebijakan, Periode


class AndaiForm(FormDasar):
    """The closed period on which a version is tried."""

    def __init__(self, *args: object, kebijakan: Kebijakan, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        tertutup = Periode.objects.filter(status=StatusPeriode.DITUTUP).exclude(kebijakan=kebijakan)
        self.pilihan = tertutup.order_by("-rentang")
        self.fields["periode"] = forms.ModelChoiceField(
            queryset=self.pilihan, label="Periode yang sudah ditutup", to_field_name="kode", empty_label=None
        )
