"""Drafts of forms: kept, given back, thrown away. Each person reaches their own only."""

import json

from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from kinerja.domain import isian as domain
from kinerja.models import Draf
from kinerja.templatetags.ui import wib


def _isi(teks: str) -> dict[str, list[str]]:
    """Texts by field name. Raises ValidationError for anything else."""
    try:
        isi = json.loads(teks)
        utuh = all(isinstance(d, list) and all(isinstance(t, str) for t in d) for d in isi.values())
    except (ValueError, AttributeError):
        utuh = False
    if not utuh:
        raise ValidationError("Draf ini tidak dapat dibaca. Muat ulang halaman.")
    return isi


@require_http_methods(["GET", "POST"])
def draf(request: HttpRequest) -> HttpResponse:
    """GET gives the draft of the form at `jalur` (null when there is none), POST keeps a newer one."""
    if request.method == "GET":
        ada = Draf.objects.filter(pengguna=request.user, jalur=request.GET.get("jalur", "")).first()
        if ada is None:
            return JsonResponse({"isi": None})
        return JsonResponse({"isi": ada.isi, "kapan": wib(ada.diubah)})
    jalur = request.POST.get("jalur", "")
    if not jalur.startswith("/"):
        raise Http404
    try:
        kapan = domain.simpan_draf(
            pengguna=request.user,
            jalur=jalur,
            isi=_isi(request.POST.get("isi", "")),
            token=request.POST.get("token", "")[:32],
        )
    except ValidationError as galat:
        return JsonResponse({"pesan": " ".join(galat.messages)}, status=422)
    return JsonResponse({"jam": f"{timezone.localtime(kapan):%H.%M}" if kapan else None})


@require_POST
def draf_buang(request: HttpRequest) -> HttpResponse:
    """Throw the draft of the form at `jalur` away."""
    domain.buang_draf(pengguna=request.user, jalur=request.POST.get("jalur", ""))
    return JsonResponse({})
