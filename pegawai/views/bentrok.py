"""What a page says when somebody else saved the record first."""

from collections.abc import Mapping

from django.forms import BaseForm

from pegawai.domain.galat import SuntingBersamaan


def konteks_bentrok(
    form: BaseForm, galat: SuntingBersamaan, isian: Mapping[str, str] | None = None
) -> dict[str, object]:
    """Context of `pegawai/_bentrok.html`: `isian` names the fields of the form that differ from those of the record."""
    label = {n: form[(isian or {}).get(n, n)].label.removesuffix(" (opsional)") for n in galat.berbeda}
    return {"bentrok": galat, "berbeda": [(label[n], nilai) for n, nilai in galat.berbeda.items()]}
