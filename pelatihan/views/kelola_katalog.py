"""The catalogue, competences, and what the city sets for learning: written by the training manager of the city."""

from itertools import islice

import django_filters
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Count, Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from kinerja.views.daftar import DaftarView
from kinerja.waktu import hari_ini
from pegawai.domain.galat import SuntingBersamaan
from pegawai.forms.isian import pasang_galat
from pegawai.views.bentrok import konteks_bentrok
from pelatihan import izin
from pelatihan.choices import BENTUK_KLASIKAL, Berulang, Tingkat
from pelatihan.domain import program as domain
from pelatihan.domain.rutin import giliran_rutin
from pelatihan.forms.kelola_katalog import FormAturan, FormProgram
from pelatihan.models import Kompetensi, KompetensiProgram, Program
from pelatihan.queries.aturan import aturan as aturan_tahun
from pelatihan.queries.kelola import BERLANGSUNG
from pelatihan.rumus import uraian_jp


def hanya_kota(request: HttpRequest) -> None:
    """Raises PermissionDenied for everybody else."""
    if not izin.boleh_mengelola_katalog(request.user):
        raise PermissionDenied("Katalog ditulis pengelola pelatihan kota.")


class SaringProgram(django_filters.FilterSet):
    """Filters in the URL."""

    cari = django_filters.CharFilter(label="Program atau kompetensi", method="saring_cari")
    aktif = django_filters.ChoiceFilter(
        label="Katalog", choices=[("1", "Ditawarkan"), ("0", "Tidak ditawarkan")], empty_label="Semua"
    )

    def saring_cari(self, qs: QuerySet, _nama: str, nilai: str) -> QuerySet:
        ajar = KompetensiProgram.objects.filter(kompetensi__nama__icontains=nilai).order_by()
        return qs.filter(Q(nama__icontains=nilai) | Q(pk__in=ajar.values("program")))


class DaftarProgram(DaftarView):
    """All programmes, those not offered any more last."""

    template_name = "pelatihan/kelola/program_daftar.html"
    filterset_class = SaringProgram
    urutan = {"nama": ("-aktif", "nama"), "jp": ("-jp", "nama"), "jalan": ("-jalan", "nama")}

    def get_queryset(self) -> QuerySet:
        hanya_kota(self.request)
        jalan = Count("angkatan", filter=Q(angkatan__status__in=BERLANGSUNG))
        self.queryset = Program.objects.annotate(jalan=jalan)
        return super().get_queryset()


def program(request: HttpRequest, kode: str | None = None) -> HttpResponse:
    """Add or change a programme; "Hitung" shows what it counts for and its next turns before anything is stored."""
    hanya_kota(request)
    lama = get_object_or_404(Program, kode=kode) if kode else None
    sasaran = dict(lama.sasaran.values_list("kompetensi", "tingkat")) if lama else _diminta(request)
    awal = {"versi": lama.versi if lama else 0}
    form = FormProgram(request.POST or None, instance=lama, initial=awal, sasaran=sasaran)
    isi: dict[str, object] = {"form": form, "lama": lama}
    if request.method == "POST" and not form.minta_baris and form.is_valid():
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
                return redirect("pelatihan:kelola_program", baru.kode)
    isi |= _hitungan(lama) if lama and not form.minta_baris else {}
    status = 422 if form.errors or "bentrok" in isi else 200
    return render(request, "pelatihan/kelola/program.html", isi, status=status)


def _diminta(request: HttpRequest) -> dict[int, int]:
    """The competence from which one came to add a programme (?kompetensi=), with the level of doing it alone."""
    kode = request.GET.get("kompetensi", "")
    return {pk: int(Tingkat.TIGA) for pk in Kompetensi.objects.filter(kode=kode).values_list("pk", flat=True)}


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
    isi: dict[str, object] = {"form": form, "tahun": tahun, "tersimpan": tersimpan}
    isi["pilihan_tahun"] = (hari_ini().year, hari_ini().year + 1)
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
