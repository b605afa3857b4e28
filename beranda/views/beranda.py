"""Home: what to do now, the latest score, and the figures of the running period."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from beranda.queries.kota import ringkasan
from beranda.queries.mulai import langkah_awal
from beranda.queries.periode import jenis_sendiri, terdekat, utama
from beranda.queries.tugas import tugas
from penilaian.izin import boleh_melihat_laporan, boleh_melihat_periode
from penilaian.models import Periode
from penilaian.queries.keberatan import dengan_hak
from penilaian.queries.nilai import nilai_sendiri, tanpa_uji_coba

# Two years of periods of every kind.
PALING_BANYAK = 40


def beranda(request: HttpRequest) -> HttpResponse:
    pengguna = request.user
    semua = list(Periode.objects.tampil().select_related("kebijakan")[:PALING_BANYAK])
    berjalan = terdekat(semua)
    periode = utama(berjalan, jenis_sendiri(pengguna) if len(berjalan) > 1 else "")
    lalu = next((p for p in semua if p.beku and not p.uji_coba and (periode is None or p.jenis == periode.jenis)), None)
    nilai = dengan_hak(nilai_sendiri(pengguna.pegawai_id))
    dihitung = tanpa_uji_coba(nilai)
    return render(
        request,
        "beranda/beranda.html",
        {
            "periode": periode,
            "tugas": tugas(pengguna, berjalan, nilai),
            "langkah": langkah_awal(pengguna) if not semua else [],
            "terakhir": dihitung[0] if dihitung else None,
            "diputus": next((n for n in dihitung if n.putusan), None),
            "perjalanan": [n.nilai.nilai_hasil for n in dihitung[3::-1] if n.nilai.nilai_hasil is not None],
            "r": ringkasan(pengguna, periode, lalu) if periode and boleh_melihat_periode(pengguna) else None,
            "laporan": boleh_melihat_laporan(pengguna),
        },
    )
