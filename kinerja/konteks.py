"""What every page of the frame needs."""

from django.conf import settings
from django.http import HttpRequest


def rangka(request: HttpRequest) -> dict[str, object]:
    return {"nama_pemerintah": settings.NAMA_PEMERINTAH}
