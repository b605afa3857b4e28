"""What people say about a training: the anonymous form, its results, and the question months later."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from kinerja.navigasi import tunjuk
from kinerja.waktu import hari_ini
from pegawai.forms.isian import pasang_galat
from pelatihan import izin
from pelatihan.choices import MENDUDUKI, StatusAngkatan
from pelatihan.domain import perubahan as domain_perubahan
from pelatihan.domain import reaksi as domain
from pelatihan.forms.belajar import FormPerubahan, FormReaksi
from pelatihan.models import Angkatan, PengisiReaksi, Perubahan, Peserta
from pelatihan.queries.reaksi import PALING_SEDIKIT, hasil_reaksi


@require_http_methods(["GET", "HEAD", "POST"])
def reaksi(request: HttpRequest, publik: str) -> HttpResponse:
    """One's own form. No draft, no token: nothing that ties the words to the writer is kept."""
    semua = Peserta.objects.filter(pegawai=request.user.pegawai_id, pegawai__isnull=False)
    satu = get_object_or_404(semua.select_related("angkatan__program"), publik=publik)
    form = FormReaksi(request.POST or None)
    if request.method == "POST" and form.is_valid():
        saran = form.cleaned_data.pop("saran")
        try:
            domain.isi(peserta=satu, jawaban=form.cleaned_data, saran=saran)
        except ValidationError as galat:
            pasang_galat(form, galat)
        else:
            messages.success(request, "Pendapat Anda diterima tanpa nama. Terima kasih.")
            return redirect("pelatihan:peserta", publik)
    isi = {
        "satu": satu,
        "form": form,
        "sudah": PengisiReaksi.objects.filter(peserta=satu).exists(),
        "hadir": satu.hadir.exists(),
        "selesai": satu.angkatan.status == StatusAngkatan.SELESAI,
    }
    return render(request, "pelatihan/reaksi/isi.html", isi, status=422 if form.errors else 200)


@require_safe
def hasil(request: HttpRequest, publik: str) -> HttpResponse:
    """The results of a batch: for its manager and its participants; words for the manager alone."""
    satu = get_object_or_404(Angkatan.objects.terlihat_oleh(request.user).select_related("program"), publik=publik)
    mengelola = izin.boleh_mengelola(request.user, satu)
    ikut = satu.peserta.filter(pegawai=request.user.pegawai_id, status__in=MENDUDUKI).first()
    if not (mengelola or ikut):
        raise PermissionDenied
    if mengelola:
        tunjuk(request, "pelatihan:kelola")
    isi = {"a": satu, "hasil": hasil_reaksi(satu), "mengelola": mengelola, "ikut": ikut, "batas": PALING_SEDIKIT}
    return render(request, "pelatihan/reaksi/hasil.html", isi)


@require_http_methods(["GET", "HEAD", "POST"])
def perubahan(request: HttpRequest, publik: str) -> HttpResponse:
    """The question about changed work, to who was asked and nobody else."""
    semua = Perubahan.objects.filter(responden=request.user.pegawai_id)
    satu = get_object_or_404(semua.select_related("peserta__angkatan__program", "peserta__pegawai"), publik=publik)
    form = FormPerubahan(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            domain_perubahan.jawab(perubahan=satu, responden=request.user.pegawai, **form.cleaned_data)
        except ValidationError as galat:
            pasang_galat(form, galat)
        else:
            messages.success(request, "Jawaban Anda tersimpan. Terima kasih.")
            return redirect("pelatihan:perubahan", publik)
    isi = {
        "satu": satu,
        "form": form,
        "sendiri": satu.pihak == "peserta",
        "tutup": hari_ini() not in satu.masa,
        "jawaban": [(f.label, dict(f.choices).get(getattr(satu, n))) for n, f in _skala_perubahan()],
    }
    return render(request, "pelatihan/reaksi/perubahan.html", isi, status=422 if form.errors else 200)


def _skala_perubahan() -> list:
    """The scales of the question with their names."""
    return [(n, FormPerubahan.base_fields[n]) for n in ("dipakai", "membaik")]
