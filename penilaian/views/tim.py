"""The superior's side: team, feedback, rating."""

from collections.abc import Callable

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from pegawai.models import Pengguna
from penilaian.choices import StatusPeriode
from penilaian.models import SKP, Periode
from penilaian.queries import tim as queries
from penilaian.queries.alih import menunggu_diambil_alih
from penilaian.queries.jenis_periode import BAWAAN
from penilaian.queries.tenggat_tugas import tenggat_penilai


def ambil_skp(pengguna: Pengguna, publik: object, boleh: Callable[[Pengguna, SKP], bool]) -> SKP:
    """The plan for someone who may act on it. Seen but not allowed: 403; not seen: 404."""
    skp = get_object_or_404(
        SKP.objects.select_related("pegawai", "penilai", "penempatan__jabatan", "unit"), publik=publik
    )
    if boleh(pengguna, skp):
        return skp
    if SKP.objects.terlihat_oleh(pengguna).filter(pk=skp.pk).exists():
        raise PermissionDenied
    raise Http404


def ambil_periode(kode: str) -> Periode:
    return get_object_or_404(Periode.objects.tampil().select_related("kebijakan"), kode=kode)


def pilih_periode(daftar: list[Periode], kode: str, jenis: str = BAWAAN) -> Periode | None:
    """The period of a code (404 when unknown), or the running one, of this kind if there is one, or the newest."""
    if kode:
        terpilih = next((p for p in daftar if p.kode == kode), None)
        if terpilih is None:
            raise Http404
        return terpilih
    berjalan = [p for p in daftar if p.status == StatusPeriode.BERJALAN]
    return next((p for p in berjalan if p.jenis == jenis), next(iter(berjalan or daftar), None))


def tim(request: HttpRequest) -> HttpResponse:
    """Direct people of the assessor in one period (?periode=KODE, by default the running one of the kind that most of
    them have)."""
    daftar = list(Periode.objects.tampil())
    periode = pilih_periode(daftar, request.GET.get("periode", ""), queries.jenis_utama(request.user))
    isi = queries.tim(request.user, periode) if periode else None
    saya = request.user.pegawai_id
    beralih = menunggu_diambil_alih(saya).filter(periode=periode).count() if saya and periode else 0
    if not request.user.akses.menilai and not beralih and not (isi and isi.baris):
        raise PermissionDenied
    batas = tenggat_penilai(periode) if periode else {}
    isi_halaman = {"daftar_periode": daftar, "periode": periode, "tim": isi, "beralih": beralih, "batas": batas}
    return render(request, "penilaian/tim.html", isi_halaman)
