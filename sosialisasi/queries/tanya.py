"""Questions that wait."""

from django.db.models import QuerySet

from sosialisasi.choices import StatusPertanyaan
from sosialisasi.models import Pertanyaan


def menunggu() -> QuerySet[Pertanyaan]:
    """Those without an answer."""
    return Pertanyaan.objects.filter(status=StatusPertanyaan.BARU)
