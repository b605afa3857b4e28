"""Nine figures, one an unsur: of a respondent and of a whole period alike."""

from decimal import Decimal

from django.db import models

from survei.rumus import UNSUR


def _nilai() -> models.DecimalField:
    return models.DecimalField(max_digits=14, decimal_places=12, null=True, blank=True)


class SembilanUnsur(models.Model):
    """Columns carry the names of the unsur, never a number: published tables use two orders. Scale 1–4; an answer may
    be a fraction, where several items make one unsur."""

    persyaratan = _nilai()
    prosedur = _nilai()
    waktu = _nilai()
    biaya = _nilai()
    produk = _nilai()
    kompetensi = _nilai()
    perilaku = _nilai()
    pengaduan = _nilai()
    sarana = _nilai()

    class Meta:
        abstract = True

    @property
    def nilai_unsur(self) -> dict[str, Decimal | None]:
        """Code of the unsur → figure, in the order of the rule's list."""
        return {kode: getattr(self, kode) for kode in UNSUR}
