"""One period beside the approved one before it."""

from dataclasses import dataclass

from survei.choices import BEKU
from survei.models import HasilSurvei
from survei.rumus_selang import berbeda, galat_baku


@dataclass(frozen=True)
class Banding:
    """`arah` is 1 or −1 where the index moved beyond chance, 0 within it, None when that cannot be told."""

    dulu: HasilSurvei
    arah: int | None


def banding(hasil: HasilSurvei) -> Banding | None:
    """The newest approved period of the service that began before this one; None when there is none."""
    p = hasil.periode
    dulu = (
        HasilSurvei.objects.filter(
            periode__layanan=p.layanan_id, periode__status__in=BEKU, periode__masa__startswith__lt=p.masa.lower
        )
        .select_related("periode")
        .order_by("-periode__masa")
        .first()
    )
    if dulu is None:
        return None
    if not dulu.simpangan or not hasil.simpangan:
        return Banding(dulu, None)
    a, b = ((h.ikm, galat_baku(h.simpangan, h.n, h.populasi)) for h in (dulu, hasil))
    return Banding(dulu, berbeda(a, b))
