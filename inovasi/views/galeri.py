"""The gallery of innovations, for everybody."""

import uuid

from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from inovasi.queries import galeri as queries

PER_HALAMAN = 12


@login_not_required
@require_safe
def galeri(request: HttpRequest) -> HttpResponse:
    """Innovations at work, the newest first."""
    halaman = Paginator(queries.galeri(), PER_HALAMAN).get_page(request.GET.get("page"))
    return render(request, "inovasi/publik/galeri.html", {"page_obj": halaman})


@login_not_required
@require_safe
def karya(request: HttpRequest, publik: uuid.UUID) -> HttpResponse:
    """One of them: the problem, the idea, what was measured, who runs it."""
    satu = get_object_or_404(queries.galeri(), publik=publik)
    return render(request, "inovasi/publik/karya.html", {"usulan": satu, "terukur": queries.hasil_publik(satu)})
