"""Who signs for a batch."""

from django.db.models import F

from pelatihan.models import Angkatan, Penandatangan


def penandatangan(angkatan: Angkatan) -> Penandatangan | None:
    """The official of the agency that the batch is closed to, else of the city; None when neither is set."""
    calon = Penandatangan.objects.filter(unit=None)
    if angkatan.unit_id:
        calon |= Penandatangan.objects.filter(unit=angkatan.unit_id)
    return calon.select_related("pejabat").order_by(F("unit").asc(nulls_last=True)).first()
