"""Pages of staff: services with their surveys, one service, its standard."""

from typing import Any

import django_filters
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from kinerja.views.daftar import DaftarView
from pegawai.domain.galat import SuntingBersamaan
from pegawai.forms.isian import pasang_galat
from pegawai.views.bentrok import konteks_bentrok
from survei import izin
from survei.domain import instrumen
from survei.domain import layanan as domain
from survei.domain import periode as domain_periode
from survei.forms.kelola import FormLayanan, FormPeriode
from survei.models import Layanan
from survei.queries.kunjungan import lembar_loket, periode_dipilih
from survei.queries.periode_baru import usul_periode
from survei.queries.ringkas import dengan_periode, ringkas


def layanan_terlihat(request: HttpRequest, kode: str) -> Layanan:
    """The service whose survey this person may look into, or 404."""
    semua = dengan_periode(Layanan.objects.terlihat_oleh(request.user))
    return get_object_or_404(semua, kode__iexact=kode)


def layanan_dikelola(request: HttpRequest, kode: str) -> Layanan:
    """The same, for those who run it: others who may look get 403."""
    layanan = layanan_terlihat(request, kode)
    if not izin.boleh_mengelola(request.user, layanan):
        raise PermissionDenied
    return layanan


class SaringLayanan(django_filters.FilterSet):
    """Filters in the URL."""

    cari = django_filters.CharFilter(label="Layanan atau unit", method="saring_cari")
    aktif = django_filters.ChoiceFilter(
        label="Keadaan", choices=[("ya", "Aktif"), ("tidak", "Tidak aktif")], method="saring_aktif", empty_label="Semua"
    )

    def saring_cari(self, qs: QuerySet, _nama: str, nilai: str) -> QuerySet:
        return qs.filter(Q(nama__icontains=nilai) | Q(kode__icontains=nilai) | Q(unit__nama__icontains=nilai))

    def saring_aktif(self, qs: QuerySet, _nama: str, nilai: str) -> QuerySet:
        return qs.filter(aktif=nilai == "ya")


class Daftar(DaftarView):
    """Services whose survey one may look into."""

    template_name = "survei/daftar.html"
    filterset_class = SaringLayanan
    nama_berkas = "layanan-dan-indeks"
    urutan = {
        "nama": ("nama", "kode"),
        "-nama": ("-nama", "kode"),
        "unit": ("unit__opd__nama", "unit__nama", "kode"),
        "-unit": ("-unit__opd__nama", "-unit__nama", "kode"),
    }
    kolom_ekspor = (
        ("Kode", lambda s: s.kode),
        ("Layanan", lambda s: s.nama),
        ("Unit", lambda s: s.unit.nama_jelas),
        ("Periode terakhir", lambda s: r.periode.nama if (r := ringkas(s).terakhir) else ""),
        ("IKM", lambda s: r.ikm if (r := ringkas(s).terakhir) else None),
        ("Mutu", lambda s: r.mutu if (r := ringkas(s).terakhir) else ""),
        ("Jawaban", lambda s: r.n if (r := ringkas(s).terakhir) else None),
        ("Selang bawah", lambda s: r.selang_bawah if (r := ringkas(s).terakhir) else None),
        ("Selang atas", lambda s: r.selang_atas if (r := ringkas(s).terakhir) else None),
    )

    def get_queryset(self) -> QuerySet:
        self.queryset = dengan_periode(Layanan.objects.terlihat_oleh(self.request.user))
        return super().get_queryset()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        konteks = super().get_context_data(**kwargs)
        konteks["baris"] = [ringkas(s) for s in konteks["page_obj"]]
        konteks["mengelola"] = izin.boleh_mengelola_survei(self.request.user)
        konteks["melihat_hasil"] = izin.boleh_melihat_dasbor(self.request.user)
        return konteks


def layanan(request: HttpRequest, kode: str) -> HttpResponse:
    """One service: its periods, coupons and officers."""
    satu = layanan_terlihat(request, kode)
    mengelola = izin.boleh_mengelola(request.user, satu)
    form = FormPeriode(request.POST or None, initial=usul_periode(satu)) if mengelola else None
    if request.method == "POST":
        if form is None:
            raise PermissionDenied
        if form.is_valid():
            isi = dict(form.cleaned_data)
            try:
                baru = domain_periode.buat(layanan=satu, kuesioner=instrumen.resmi(isi.pop("jenis")), **isi)
            except ValidationError as galat:
                pasang_galat(form, galat)
            else:
                messages.success(request, f"{baru.nama} dibuat sebagai draf. Buka bila sudah siap menerima jawaban.")
                return redirect("survei:periode", satu.kode, baru.kode)
    _, masa = periode_dipilih(satu)
    konteks = {
        "layanan": satu,
        "ringkas": ringkas(satu),
        "lembar": lembar_loket(satu, masa),
        "masa": masa,
        "petugas": satu.petugas.pada().select_related("pegawai", "loket"),
        "mengelola": mengelola,
        "form": form,
    }
    return render(request, "survei/layanan.html", konteks)


def isi(request: HttpRequest, kode: str | None = None) -> HttpResponse:
    """Add a service, or correct the one with this code."""
    if not izin.boleh_mengelola_survei(request.user):
        raise PermissionDenied
    lama = layanan_dikelola(request, kode) if kode else None
    awal = {k: getattr(lama, k) for k in domain.DAPAT_DIUBAH} | {"versi": lama.versi} if lama else {}
    if lama:
        awal["unit"] = lama.unit.kode
    form = FormLayanan(request.POST or None, initial=awal, pengguna=request.user, lama=lama)
    konteks: dict[str, object] = {"form": form, "lama": lama}
    if request.method == "POST" and form.is_valid():
        data = dict(form.cleaned_data)
        versi = data.pop("versi") or 0
        try:
            baru = domain.ubah(layanan=lama, versi=versi, **data) if lama else domain.buat(**data)
        except SuntingBersamaan as galat:
            konteks |= konteks_bentrok(form, galat)
        except ValidationError as galat:
            pasang_galat(form, galat)
        else:
            messages.success(request, f"{baru} disimpan.")
            return redirect("survei:layanan", baru.kode)
    return render(request, "survei/layanan_isi.html", konteks)
