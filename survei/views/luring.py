"""What makes the citizens' pages installable and readable offline: manifest, worker, the page without network."""

from functools import cache
from pathlib import Path

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.urls import reverse
from django.views.decorators.http import require_safe

# The tokens `--musi` and `--kertas` of rangka.css in the light theme: a manifest knows no variables.
WARNA_TEMA, WARNA_LATAR = "#0f5563", "#f6f5f1"
_IKON = (("tanda-192", "192x192", "any"), ("tanda-512", "512x512", "any"), ("tanda-penuh-512", "512x512", "maskable"))


@login_not_required
@require_safe
def manifes(request: HttpRequest) -> JsonResponse:
    """The web app manifest."""
    isi = {
        "id": "/layanan/",
        "name": f"Layanan {settings.NAMA_PEMERINTAH}",
        "short_name": "Layanan",
        "description": "Syarat, biaya, tempat, jam, dan indeks kepuasan layanan masyarakat.",
        "lang": "id",
        "start_url": reverse("survei:layanan_publik"),
        "scope": "/",
        "display": "standalone",
        "theme_color": WARNA_TEMA,
        "background_color": WARNA_LATAR,
        "icons": [
            {"src": static(f"kinerja/img/{nama}.png"), "sizes": ukuran, "type": "image/png", "purpose": untuk}
            for nama, ukuran, untuk in _IKON
        ],
    }
    return JsonResponse(isi, content_type="application/manifest+json")


@login_not_required
@require_safe
def pekerja(request: HttpRequest) -> HttpResponse:
    """The service worker, at the root so that its scope reaches the pages of services and of the survey."""
    jawab = HttpResponse(_isi_pekerja(), content_type="text/javascript; charset=utf-8")
    jawab["Cache-Control"] = "no-cache"
    return jawab


@login_not_required
@require_safe
def luring(request: HttpRequest) -> HttpResponse:
    """What is shown instead of a page that needs the network."""
    return render(request, "survei/publik/luring.html")


@cache
def _isi_pekerja() -> str:
    return (Path(settings.STATICFILES_DIRS[0]) / "survei" / "luring.js").read_text(encoding="utf-8")
