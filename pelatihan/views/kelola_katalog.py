"""The catalogue, competences, and what the city sets for learning: written by the training manager of the city."""

from itertools import islice

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Count, Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from kinerja.waktu import hari_ini
from pegawai.domain.galat import SuntingBersamaan
from pegawai.forms.isian import pasang_galat
from pegawai.views.bentrok import konteks_bentrok
from pelatihan import izin
from pelatihan.choices import BENTUK_KLASIKAL, Berulang
from pelatihan.domain import program as domain
from pelatihan.domain.rutin import giliran_rutin
from pelatihan.forms.kelola_katalog import FormAturan, FormProgram
from pelatihan.models import Program
from pelatihan.queries.aturan import aturan as aturan_tahun
from pelatihan.queries.kelola import BERLANGSUNG
from pelatihan.rumus import uraian_jp


def hanya_kota(request: HttpRequest) -> None:
    """Raises PermissionDenied for everybody else."""
    if not izin.boleh_mengelola_katalog(request.user):
        raise PermissionDenied("Katalog ditulis pengelola pelatihan kota.")


@require_safe
def daftar(request: HttpRequest) -> HttpResponse:
    """All programmes, those not offered any more last."""
    hanya_kota(request)
    jalan = Count("angkatan", filter=Q(angkatan__status__in=BERLANGSUNG))
    semua = Program.objects.annotate(jalan=jalan).order_by("-aktif", "nama")
    return render(request, "pelatihan/kelola/program_daftar.html", {"daftar": semua})


def program(request: HttpRequest, kode: str | None = None) -> HttpResponse:
    """Add or change a programme; "Hitung" shows what it counts for and its next turns before anything is stored."""
    hanya_kota(request)
    lama = get_object_or_404(Program, kode=kode) if kode else None
    sasaran = dict(lama.sasaran.values_list("kompetensi", "tingkat")) if lama else {}
    awal = {"versi": lama.versi if lama else 0}
    form = FormProgram(request.POST or None, instance=lama, initial=awal, sasaran=sasaran)
    isi: dict[str, object] = {"form": form, "lama": lama}
    if request.method == "POST" and form.is_valid():
        if "hitung" in request.POST:
            lama = Program(**form.isi)
        else:
            try:
                versi = form.cleaned_data["versi"] or 0
                baru = domain.simpan(program=lama, versi=versi, data=form.isi, sasaran=form.sasaran)
            except SuntingBersamaan as galat:
                isi |= konteks_bentrok(form, galat)
            except ValidationError as galat:
                pasang_galat(form, galat)
            else:
                messages.success(request, f"{baru} disimpan.")
                return redirect("pelatihan:kelola_program_daftar")
    isi |= _hitungan(lama) if lama else {}
    status = 422 if form.errors or "bentrok" in isi else 200
    return render(request, "pelatihan/kelola/program.html", isi, status=status)


def _hitungan(satu: Program) -> dict[str, object]:
    """What it counts for in words, and the next turns of its rule; what is missing is said in place of the number."""
    non = satu.bentuk not in BENTUK_KLASIKAL
    try:
        jp = domain.hitung_jp(bentuk=satu.bentuk, hari=satu.hari, jp_asli=satu.jp_asli, lingkup=satu.lingkup)
        uraian = uraian_jp(satu.bentuk, satu.hari, satu.jp_asli, satu.lingkup, nonklasikal=non)
    except ValidationError as galat:
        jp, uraian = None, " ".join(galat.messages)
    turun: list[object] = []
    if satu.berulang != Berulang.TIDAK and satu.mulai_rutin:
        turun = list(islice((g for g in giliran_rutin(satu) if g >= hari_ini()), 4))
    return {"jp": jp, "uraian": uraian, "giliran": turun, "hitungan": True}


def aturan(request: HttpRequest, tahun: int) -> HttpResponse:
    """The numbers of this year or the next."""
    hanya_kota(request)
    if tahun not in (hari_ini().year, hari_ini().year + 1):
        raise Http404
    kini = aturan_tahun(tahun)
    tersimpan = kini.pk is not None and kini.tahun == tahun
    form = FormAturan(request.POST or None, instance=kini, initial={"versi": kini.versi if tersimpan else 0})
    isi: dict[str, object] = {"form": form, "tahun": tahun, "tersimpan": tersimpan, "kini": hari_ini().year}
    if request.method == "POST" and form.is_valid():
        data = dict(form.cleaned_data)
        try:
            domain.atur(tahun=tahun, versi=data.pop("versi") or 0, data=data)
        except SuntingBersamaan as galat:
            isi |= konteks_bentrok(form, galat)
        except ValidationError as galat:
            pasang_galat(form, galat)
        else:
            messages.success(request, f"Aturan belajar {tahun} disimpan.")
            return redirect("pelatihan:kelola_aturan", tahun)
    status = 422 if form.errors or "bentrok" in isi else 200
    return render(request, "pelatihan/kelola/aturan.html", isi, status=status)
