"""Home: what to do now, the latest score, and the figures of the running period."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from beranda.queries.kota import jumlah_tahap
from beranda.queries.tugas import tugas
from penilaian.izin import boleh_melihat_periode
from penilaian.models import Periode
from penilaian.queries.nilai import nilai_sendiri


def beranda(request: HttpRequest) -> HttpResponse:
    pengguna = request.user
    periode = Periode.objects.berjalan().order_by("tenggat_realisasi").first()
    nilai = nilai_sendiri(pengguna.pegawai_id)
    return render(
        request,
        "beranda/beranda.html",
        {
            "periode": periode,
            "tugas": tugas(pengguna, periode, nilai),
            "terakhir": nilai[0] if nilai else None,
            "jumlah": jumlah_tahap(pengguna, periode) if periode and boleh_melihat_periode(pengguna) else None,
        },
    )
