"""Notices of the signed-in person."""

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_safe

from kinerja.domain.pemberitahuan import tandai_dibaca
from kinerja.models import Pemberitahuan
from kinerja.views.daftar import DaftarView


class DaftarPemberitahuan(DaftarView):
    """GET lists one's own notices, newest first; POST marks all of them as read."""

    template_name = "kinerja/pemberitahuan.html"
    http_method_names = ["get", "head", "post"]

    def get_queryset(self) -> QuerySet:
        self.queryset = Pemberitahuan.objects.filter(penerima=self.request.user).order_by("-dibuat", "-id")
        return super().get_queryset()

    def post(self, request: HttpRequest) -> HttpResponse:
        jumlah = tandai_dibaca(penerima_id=request.user.pk)
        messages.success(request, f"{jumlah} pemberitahuan ditandai sudah dibaca.")
        return redirect("kinerja:pemberitahuan")


@require_safe
def buka(request: HttpRequest, pk: int) -> HttpResponse:
    """Go where one's own notice leads; it counts as read from now on. 404 for somebody else's."""
    satu = get_object_or_404(Pemberitahuan, pk=pk, penerima=request.user)
    if satu.dibaca is None:
        tandai_dibaca(penerima_id=request.user.pk, ids=[satu.pk])
    return redirect(satu.tautan or "kinerja:pemberitahuan")
