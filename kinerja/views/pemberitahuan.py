"""Notices of the signed-in person."""

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from kinerja.domain.pemberitahuan import tandai_dibaca
from kinerja.models import Pemberitahuan
from kinerja.views.daftar import DaftarView


class DaftarPemberitahuan(DaftarView):
    """GET lists one's own notices, newest first; POST marks all of them as read."""

    template_name = "kinerja/pemberitahuan.html"
    http_method_names = ["get", "head", "post"]

    def get_queryset(self) -> QuerySet:
        self.queryset = Pemberitahuan.objects.filter(penerima=self.request.user)
        return super().get_queryset()

    def post(self, request: HttpRequest) -> HttpResponse:
        jumlah = tandai_dibaca(penerima_id=request.user.pk)
        messages.success(request, f"{jumlah} pemberitahuan ditandai sudah dibaca.")
        return redirect("kinerja:pemberitahuan")
