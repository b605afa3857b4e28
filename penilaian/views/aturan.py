"""The policy in force, every number of it, open to every account."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from penilaian.choices import Predikat, StatusKebijakan
from penilaian.models import Kebijakan
from penilaian.models.kebijakan import ANGKA


def aturan(request: HttpRequest, versi: int) -> HttpResponse:
    """A draft is not shown: it binds nobody yet."""
    kebijakan = get_object_or_404(Kebijakan, versi=versi, status=StatusKebijakan.BERLAKU)
    urutan = ("di_atas", "sesuai", "di_bawah")
    label = {"di_atas": "Di atas", "sesuai": "Sesuai", "di_bawah": "Di bawah"}
    return render(
        request,
        "penilaian/aturan.html",
        {
            "kebijakan": kebijakan,
            "angka": [(Kebijakan._meta.get_field(k).verbose_name, getattr(kebijakan, k)) for k in ANGKA],
            "matriks": [
                (label[h], [Predikat(kebijakan.matriks[h][p]).label for p in reversed(urutan)]) for h in urutan
            ],
        },
    )
