"""One proposal."""

import uuid

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from inovasi.models import Usulan


@login_required
def usulan(request: HttpRequest, publik: uuid.UUID) -> HttpResponse:
    """What is wrong, what is new, who does it, how far it is."""
    semua = Usulan.objects.terlihat_oleh(request.user).select_related("unit", "layanan")
    return render(request, "inovasi/usulan.html", {"usulan": get_object_or_404(semua, publik=publik)})
