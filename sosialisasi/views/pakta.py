"""The integrity pact: read, signed, printed; who has not; its text."""

from typing import Any

import django_filters
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from kinerja.navigasi import tunjuk
from kinerja.slot import isi_slot
from kinerja.views.daftar import DaftarView
from pegawai.domain.galat import SuntingBersamaan
from pegawai.forms.isian import pasang_galat
from pegawai.models import UnitKerja
from pegawai.views.bentrok import konteks_bentrok
from sosialisasi.documents import pakta as dokumen
from sosialisasi.domain import pakta as domain
from sosialisasi.forms.pakta import FormPakta
from sosialisasi.models import Pakta, TandaTanganPakta
from sosialisasi.queries import pakta as queries
from sosialisasi.views.kelola_materi import hanya_kota


@require_safe
def pakta(request: HttpRequest) -> HttpResponse:
    """The text of this year with the button, who must act first, and where gifts and illegal fees are reported."""
    tunjuk(request, "sosialisasi:kabar")
    satu = queries.berlaku().first()
    keadaan = queries.giliran(request.user, satu) if satu else None
    isi = {
        "p": satu,
        "g": keadaan,
        "sidik": domain.sidik(satu) if satu else "",
        "laporan": [fn() for fn in isi_slot("laporan_integritas")],
        "mengawasi": _mengawasi(request),
        "bagian": "pakta",
    }
    return render(request, "sosialisasi/pakta.html", isi)


def _mengawasi(request: HttpRequest) -> bool:
    return queries.unit_diawasi(request.user) != frozenset()


@require_POST
def tanda(request: HttpRequest) -> HttpResponse:
    """Sign what was read."""
    satu = get_object_or_404(queries.berlaku())
    try:
        domain.tandatangani(pakta=satu, oleh=request.user, dibaca=request.POST.get("sidik", ""))
    except ValidationError as galat:
        messages.error(request, " ".join(galat.messages))
    else:
        messages.success(request, "Pakta integritas Anda sudah ditandatangani.")
    return redirect("sosialisasi:pakta")


@require_safe
def cetak(request: HttpRequest, pk: int) -> HttpResponse:
    """One's own signed pact as PDF."""
    milik = TandaTanganPakta.objects.filter(pegawai=request.user.pegawai_id, pegawai__isnull=False)
    satu = get_object_or_404(milik.select_related("pakta", "pegawai", "unit"), pk=pk)
    jawab = HttpResponse(dokumen.pdf(satu), content_type="application/pdf")
    jawab["Content-Disposition"] = f'inline; filename="pakta-integritas-{satu.pakta.tahun}.pdf"'
    return jawab


class SaringBelum(django_filters.FilterSet):
    """Filters in the URL."""

    cari = django_filters.CharFilter(label="Nama atau NIP", method="saring_cari")
    opd = django_filters.ModelChoiceFilter(
        label="Perangkat daerah",
        field_name="unit__opd",
        queryset=UnitKerja.objects.without_tree_fields().opd().order_by("nama"),
        to_field_name="kode",
        empty_label="Semua",
    )

    def saring_cari(self, qs: QuerySet, _nama: str, nilai: str) -> QuerySet:
        return qs.filter(Q(pegawai__nama__icontains=nilai) | Q(pegawai__nip__startswith=nilai))


class Belum(DaftarView):
    """Who has not signed, in the units that this account looks into."""

    template_name = "sosialisasi/pakta_belum.html"
    filterset_class = SaringBelum
    urutan = {"unit": ("unit__kode", "-kepala", "pegawai__nama", "pk"), "nama": ("pegawai__nama", "pk")}
    nama_berkas = "belum-menandatangani-pakta"
    kolom_ekspor = (
        ("NIP", lambda b: b.pegawai.nip),
        ("Nama", lambda b: b.pegawai.nama_lengkap),
        ("Jabatan", lambda b: str(b.jabatan)),
        ("Unit", lambda b: b.unit.nama),
        ("Perangkat daerah", lambda b: str(b.unit.opd or "")),
    )

    def get_queryset(self) -> QuerySet:
        tunjuk(self.request, "sosialisasi:kabar")
        if not _mengawasi(self.request):
            raise PermissionDenied("Halaman ini untuk pimpinan unit, pengelola sosialisasi, dan inspektorat.")
        self.satu = get_object_or_404(queries.berlaku())
        self.akar = queries.unit_diawasi(self.request.user)
        self.queryset = queries.belum(self.satu, self.akar)
        return super().get_queryset()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        baris = queries.sampai(self.satu, self.akar)
        jumlah = {k: sum(b[k] for b in baris) for k in ("orang", "sudah", "belum")}
        return super().get_context_data(**kwargs) | {"p": self.satu, "opd": baris, "jumlah": jumlah}


def kelola(request: HttpRequest, pk: int | None = None) -> HttpResponse:
    """All texts with their signatures, and the form of a draft."""
    hanya_kota(request)
    lama = get_object_or_404(Pakta, pk=pk, terbit=None) if pk else None
    form = FormPakta(request.POST or None, instance=lama, initial={"versi": lama.versi if lama else 0})
    isi: dict[str, Any] = {"form": form, "lama": lama, "bagian": "pakta"}
    if request.method == "POST" and form.is_valid():
        try:
            satu = domain.simpan(pakta=lama, versi=form.cleaned_data["versi"] or 0, data=form.isi)
        except SuntingBersamaan as galat:
            isi |= konteks_bentrok(form, galat)
        except ValidationError as galat:
            pasang_galat(form, galat)
        else:
            messages.success(request, "Draf disimpan. Baca sekali lagi, lalu terbitkan.")
            return redirect("sosialisasi:kelola_pakta_ubah", satu.pk)
    isi["daftar"] = Pakta.objects.annotate(tanda=Count("tanda_tangan"))
    status = 422 if form.errors or "bentrok" in isi else 200
    return render(request, "sosialisasi/kelola/pakta.html", isi, status=status)


@require_POST
def terbit(request: HttpRequest, pk: int) -> HttpResponse:
    """Publish the draft as it was seen."""
    hanya_kota(request)
    versi = request.POST.get("versi", "")
    satu = get_object_or_404(Pakta, pk=pk)
    try:
        _, orang = domain.terbitkan(pakta=satu, versi=int(versi) if versi.isdecimal() else 0)
    except SuntingBersamaan:
        messages.error(request, "Draf ini baru saja diubah. Periksa sekali lagi sebelum menerbitkan.")
    except ValidationError as galat:
        messages.error(request, " ".join(galat.messages))
    else:
        messages.success(request, f"Terbit; {orang} pegawai diberi tahu.")
    return redirect("sosialisasi:kelola_pakta")
