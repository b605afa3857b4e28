"""Notices of the signed-in person."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from kinerja.domain.pemberitahuan import tandai_dibaca
from kinerja.models import Pemberitahuan


@require_http_methods(["GET", "HEAD", "POST"])
def pemberitahuan(request: HttpRequest) -> HttpResponse:
    """GET lists one's own notices, newest first, 25 a page; POST marks all of them as read."""
    if request.method == "POST":
        jumlah = tandai_dibaca(penerima_id=request.user.pk)
        messages.success(request, f"{jumlah} pemberitahuan ditandai sudah dibaca.")
        return redirect("kinerja:pemberitahuan")
    milik = Pemberitahuan.objects.filter(penerima=request.user)
    halaman = Paginator(milik, 25).get_page(request.GET.get("page"))
    return render(request, "kinerja/pemberitahuan.html", {"page_obj": halaman})
