"""The library of indicators: the list, one entry, its form, and choosing one for a plan or a template."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from kinerja.navigasi import tunjuk
from kinerja.views.daftar import DaftarView
from pegawai.forms.isian import pasang_galat
from penilaian.domain import pustaka as domain
from penilaian.forms.pustaka import PustakaForm, SaringPilihan, SaringPustaka
from penilaian.izin import boleh_mengelola_templat
from penilaian.models import HasilKerja, HasilTemplat, PustakaIndikator
from penilaian.queries.pustaka import dapat_menulis, pustaka_jabatan, pustaka_unit, semua_pustaka
from penilaian.views.bentrok import adalah_bentrok, jelaskan, pakai_revisi, perbedaan
from penilaian.views.rencana import ambil_rancangan
from penilaian.views.skp import revisi_dari, sampaikan
from penilaian.views.templat import ambil_templat


class Daftar(DaftarView):
    """All entries, for everybody; those who manage templates write them."""

    template_name = "penilaian/pustaka/daftar.html"
    filterset_class = SaringPustaka
    urutan = {
        "nama": ("uraian", "id"),
        "-nama": ("-uraian", "-id"),
        "pakai": ("-banyak", "uraian", "id"),
        "-pakai": ("banyak", "uraian", "id"),
    }
    nama_berkas = "pustaka-indikator"
    kolom_ekspor = (
        ("Nama indikator", lambda e: e.uraian),
        ("Definisi", lambda e: e.definisi),
        ("Cara menghitung", lambda e: e.rumus),
        ("Sumber data", lambda e: e.sumber_data),
        ("Bukti", lambda e: e.bukti),
        ("Aspek", lambda e: e.get_aspek_display()),
        ("Satuan", lambda e: e.satuan),
        ("Arah", lambda e: e.arah),
        ("Nilai paling rendah", lambda e: e.batas_bawah),
        ("Nilai paling tinggi", lambda e: e.batas_atas),
        ("Nama jabatan memuat", lambda e: e.kata_jabatan),
    )

    def get_queryset(self) -> QuerySet:
        self.queryset = semua_pustaka()
        return super().get_queryset()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {"mengelola": boleh_mengelola_templat(self.request.user)}


def rinci(request: HttpRequest, pk: int) -> HttpResponse:
    """One entry in full, with how many plans use it."""
    tunjuk(request, "penilaian:pustaka_daftar")
    entri = get_object_or_404(semua_pustaka(), pk=pk)
    menulis = dapat_menulis(request.user, entri)
    return render(request, "penilaian/pustaka/rinci.html", {"entri": entri, "menulis": menulis})


def isi(request: HttpRequest, pk: int | None = None) -> HttpResponse:
    """A new entry, or a change of one."""
    if not boleh_mengelola_templat(request.user):
        raise PermissionDenied("Pustaka indikator dikelola admin kepegawaian dan pengelola kinerja.")
    objek = get_object_or_404(PustakaIndikator, pk=pk) if pk else PustakaIndikator()
    if pk and not dapat_menulis(request.user, objek):
        raise PermissionDenied("Indikator ini milik unit lain.")
    form = PustakaForm(request.POST or None, instance=objek, pengguna=request.user)
    if request.method == "POST" and form.is_valid():
        try:
            # The form has put its version into the row: what was read, not what is stored.
            entri = domain.simpan(entri=form.instance, oleh=request.user, versi=form.cleaned_data["versi"])
        except ValidationError as galat:
            _tolak(form, galat)
        else:
            messages.success(request, "Indikator tersimpan di pustaka.")
            return redirect("penilaian:pustaka", entri.pk)
    batal = reverse("penilaian:pustaka", args=[pk]) if pk else reverse("penilaian:pustaka_daftar")
    isi = {"form": form, "judul_form": "Ubah indikator pustaka" if pk else "Indikator pustaka baru", "batal": batal}
    return render(request, "penilaian/pustaka/formulir.html", isi, status=422 if form.is_bound else 200)


def _tolak(form: Any, galat: ValidationError) -> None:
    if not adalah_bentrok(galat):
        pasang_galat(form, galat)
        return
    objek = PustakaIndikator.objects.select_related("unit").get(pk=form.instance.pk)
    form.bentrok = jelaskan(objek, perbedaan(form, {n: getattr(objek, n) for n in form.fields if n != "versi"}))
    pakai_revisi(form, {"versi": objek.versi})


@require_POST
def aktif(request: HttpRequest, pk: int, aktif: bool) -> HttpResponse:
    """Retire an entry or take it back into use."""
    entri = get_object_or_404(PustakaIndikator, pk=pk)
    try:
        domain.ubah_aktif(entri=entri, oleh=request.user, aktif=aktif, versi=revisi_dari(request))
    except ValidationError as galat:
        sampaikan(request, galat)
    else:
        messages.success(request, "Indikator dipakai lagi." if aktif else "Indikator tidak lagi ditawarkan.")
    return redirect("penilaian:pustaka", pk)


class Pilih(DaftarView):
    """Entries for one result of a draft, those of the position first."""

    template_name = "penilaian/pustaka/pilih.html"
    filterset_class = SaringPilihan
    urutan = {"nama": ("uraian", "id")}

    def get_queryset(self) -> QuerySet:
        hanya, self.konteks = self.tempat()
        pustaka = semua_pustaka().filter(aktif=True)
        self.queryset = pustaka if self.request.GET.get("jabatan") == "semua" else pustaka.filter(hanya)
        return super().get_queryset()

    def tempat(self) -> tuple[Q, dict[str, Any]]:
        """Which entries fit, and the context of the page."""
        skp = ambil_rancangan(self.request, self.kwargs["publik"])
        hasil = get_object_or_404(HasilKerja, skp=skp, pk=self.kwargs["hasil_pk"])
        balik = reverse("penilaian:skp", args=[skp.publik])
        isi = {"hasil": hasil, "balik": balik, "pakai": "penilaian:indikator_pustaka", "induk": skp.publik}
        return pustaka_unit(skp.unit) & pustaka_jabatan(skp.penempatan.jabatan), isi

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | self.konteks


class PilihTemplat(Pilih):
    """The same for a result of a template."""

    def tempat(self) -> tuple[Q, dict[str, Any]]:
        templat = ambil_templat(self.request, self.kwargs["pk"])
        hasil = get_object_or_404(HasilTemplat, templat=templat, pk=self.kwargs["hasil_pk"])
        balik = reverse("penilaian:templat", args=[templat.pk])
        isi = {"hasil": hasil, "balik": balik, "pakai": "penilaian:templat_indikator_pustaka", "induk": templat.pk}
        milik = Q(unit=None) | Q(unit=templat.unit) if templat.unit_id else Q()
        kata = templat.kata_jabatan
        return milik & (Q(kata_jabatan="") | Q(kata_jabatan__icontains=kata) if kata else Q()), isi
