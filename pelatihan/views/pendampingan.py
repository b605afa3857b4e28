"""Coaching, mentoring and guidance at work, as either of the two sees it."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Count, Q, Sum
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from pegawai.domain.galat import SuntingBersamaan
from pegawai.forms.isian import pasang_galat
from pegawai.models import Pegawai
from pegawai.queries.cari import cari_orang
from pegawai.queries.daftar import dengan_penempatan
from pelatihan.domain import pendampingan as domain
from pelatihan.forms.pendampingan import FormAkhiri, FormMulai, FormPertemuan
from pelatihan.models import Pendampingan
from pelatihan.queries.pendamping import pendampingan_milik, rekan_seperangkat
from pelatihan.rumus import jp_pertemuan

# People offered at once: who is not among them is found by more letters.
PALING_BANYAK = 8


@require_safe
def daftar(request: HttpRequest) -> HttpResponse:
    """My guidances on either side, with their hours and what waits for my confirmation."""
    saya = request.user.pegawai_id
    sah = Q(pertemuan__dibenarkan__isnull=False)
    tunggu = Q(pertemuan__isnull=False, pertemuan__dibenarkan=None) & ~Q(pertemuan__dicatat_oleh=saya)
    semua = pendampingan_milik(saya).annotate(
        temu=Count("pertemuan", filter=sah),
        menit=Sum("pertemuan__menit", filter=sah, default=0),
        tunggu=Count("pertemuan", filter=tunggu),
    )
    baris = [{"d": d, "jp": jp_pertemuan(d.menit)} for d in semua[:50]]
    return render(request, "pelatihan/pendampingan/daftar.html", {"baris": baris})


@require_http_methods(["GET", "HEAD", "POST"])
def mulai(request: HttpRequest) -> HttpResponse:
    """Find the other by name (?cari=), then agree on the topic."""
    if request.user.pegawai_id is None:
        raise PermissionDenied
    saya, cari = request.user.pegawai, request.GET.get("cari", "").strip()[:100]
    orang = _cari(saya, cari)
    form = FormMulai(request.POST or None, orang=orang)
    if request.method == "POST" and form.is_valid():
        data = dict(form.cleaned_data)
        lain, peran = data.pop("orang"), data.pop("peran")
        dua = {"pegawai": saya, "pembimbing": lain} if peran == "dibimbing" else {"pegawai": lain, "pembimbing": saya}
        try:
            satu = domain.mulai(**dua, **data, oleh=saya)
        except ValidationError as galat:
            pasang_galat(form, galat)
        else:
            messages.success(request, f"Pendampingan dimulai; {lain} mendapat kabar.")
            return redirect("pelatihan:pendampingan_lihat", satu.publik)
    isi = {"form": form, "cari": cari, "ada": orang.exists() if cari else False}
    return render(request, "pelatihan/pendampingan/mulai.html", isi, status=422 if form.errors else 200)


def _cari(saya: Pegawai, cari: str) -> Any:
    rekan = rekan_seperangkat(saya)
    if not cari:
        return rekan.none()
    pk = [o.pk for o in cari_orang(rekan, cari)[:PALING_BANYAK]]
    return dengan_penempatan(Pegawai.objects.filter(pk__in=pk)).order_by("nama", "pk")


def _ambil(request: HttpRequest, publik: str) -> Pendampingan:
    return get_object_or_404(pendampingan_milik(request.user.pegawai_id), publik=publik)


@require_safe
def lihat(request: HttpRequest, publik: str) -> HttpResponse:
    """One guidance: the aim, the meetings, what waits for whom."""
    return _halaman(request, _ambil(request, publik))


def _halaman(request: HttpRequest, satu: Pendampingan, status: int = 200, **form: Any) -> HttpResponse:
    saya = request.user.pegawai_id
    temu = list(satu.pertemuan.select_related("dicatat_oleh"))
    isi = {
        "d": satu,
        "lain": satu.pembimbing if satu.pegawai_id == saya else satu.pegawai,
        "saya": saya,
        "temu": temu,
        "jp": jp_pertemuan(sum(t.menit for t in temu if t.dibenarkan)),
        "temu_form": FormPertemuan(),
        "akhiri_form": FormAkhiri(),
    }
    return render(request, "pelatihan/pendampingan/lihat.html", isi | form, status=status)


@require_POST
def temu(request: HttpRequest, publik: str) -> HttpResponse:
    """Write down a meeting."""
    satu, form = _ambil(request, publik), FormPertemuan(request.POST)
    if form.is_valid():
        try:
            domain.catat_pertemuan(pendampingan=satu, oleh=request.user.pegawai, **form.cleaned_data)
        except ValidationError as galat:
            pasang_galat(form, galat)
            if satu.selesai:
                # The form is not on the page any more.
                messages.error(request, " ".join(galat.messages))
        else:
            messages.success(request, "Pertemuan dicatat. JP-nya dihitung setelah dibenarkan pasangan Anda.")
            return redirect("pelatihan:pendampingan_lihat", publik)
    return _halaman(request, satu, 422, temu_form=form, form=form)


@require_POST
def benarkan(request: HttpRequest, publik: str, pk: int) -> HttpResponse:
    """Confirm a meeting that the other wrote down."""
    satu = get_object_or_404(_ambil(request, publik).pertemuan.all(), pk=pk)
    try:
        domain.benarkan(pertemuan=satu, oleh=request.user.pegawai)
    except ValidationError as galat:
        messages.error(request, " ".join(galat.messages))
    else:
        messages.success(request, "Pertemuan dibenarkan; JP-nya dihitung.")
    return redirect("pelatihan:pendampingan_lihat", publik)


@require_POST
def akhiri(request: HttpRequest, publik: str) -> HttpResponse:
    """End a guidance with what was reached."""
    satu, form, versi = _ambil(request, publik), FormAkhiri(request.POST), request.POST.get("versi", "")
    if form.is_valid():
        try:
            domain.akhiri(pendampingan=satu, versi=int(versi) if versi.isdecimal() else 0, **form.cleaned_data)
        except SuntingBersamaan:
            messages.error(request, "Sudah diubah pasangan Anda sejak halaman ini dibuka.")
        except ValidationError as galat:
            pasang_galat(form, galat)
            return _halaman(request, satu, 422, akhiri_form=form, form=form)
        else:
            messages.success(request, "Pendampingan selesai.")
        return redirect("pelatihan:pendampingan_lihat", publik)
    return _halaman(request, satu, 422, akhiri_form=form, form=form)
