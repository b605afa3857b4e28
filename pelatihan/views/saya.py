"""What a person has learned, is learning, and should learn next."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from pelatihan.models import Peserta
from pelatihan.queries.aturan import aturan
from pelatihan.queries.jp import belajar


def saya(request: HttpRequest) -> HttpResponse:
    """My learning: hours of this year, batches, certificates."""
    pegawai = request.user.pegawai
    ikut = Peserta.objects.filter(pegawai=pegawai).select_related("angkatan__program").order_by("-angkatan__masa")
    konteks = {"ikut": ikut, "belajar": belajar(pegawai, aturan()) if pegawai else None}
    return render(request, "pelatihan/saya.html", konteks)


def peserta(request: HttpRequest, publik: str) -> HttpResponse:
    """One participation: where it stands, when and where it is."""
    semua = Peserta.objects.terlihat_oleh(request.user).select_related("angkatan__program", "pegawai")
    satu = get_object_or_404(semua, publik=publik)
    return render(request, "pelatihan/peserta.html", {"satu": satu, "sesi": satu.angkatan.sesi.all()})
