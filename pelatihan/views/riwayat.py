"""Outside training: sent with evidence, checked by HR, counted when accepted."""

from typing import Any

import django_filters
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Q, QuerySet
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kinerja.views.daftar import DaftarView
from pegawai.domain.galat import SuntingBersamaan
from pegawai.forms.isian import pasang_galat
from pelatihan import izin
from pelatihan.choices import BENTUK_KLASIKAL, StatusRiwayat
from pelatihan.domain import riwayat as domain
from pelatihan.forms.riwayat import FormBentuk, FormPutusan, FormRiwayat
from pelatihan.models import RiwayatLuar
from pelatihan.queries.ingatan import ingat
from pelatihan.queries.kelola import luar_menunggu
from pelatihan.rumus import jp_dihitung, uraian_jp


@require_http_methods(["GET", "HEAD", "POST"])
def kirim(request: HttpRequest) -> HttpResponse:
    """Send an outside training. First its form (?bentuk=&lingkup=), then what that form asks for."""
    if request.user.pegawai_id is None:
        raise PermissionDenied
    awal = FormBentuk(request.GET if "bentuk" in request.GET else None)
    if not awal.is_valid():
        return render(request, "pelatihan/luar/bentuk.html", {"form": awal}, status=422 if awal.is_bound else 200)
    pilih = awal.cleaned_data
    form = FormRiwayat(request.POST or None, request.FILES or None, **pilih)
    if request.method == "POST" and form.is_valid():
        data = dict(form.cleaned_data)
        bukti = data.pop("bukti")
        try:
            satu = domain.kirim(pegawai=request.user.pegawai, oleh=request.user, data=pilih | data, bukti=bukti)
        except ValidationError as galat:
            pasang_galat(form, galat)
        else:
            messages.success(request, "Terkirim. JP-nya dihitung setelah buktinya diterima.")
            return redirect("pelatihan:riwayat", satu.publik)
    label = dict(FormBentuk.base_fields["lingkup"].choices)[pilih["lingkup"]]  # type: ignore[attr-defined]
    isi = {"form": form, "bentuk": RiwayatLuar(**pilih).get_bentuk_display(), "lingkup": label, "pilih": pilih}
    return render(request, "pelatihan/luar/kirim.html", isi, status=422 if form.errors else 200)


@require_safe
def hitung(request: HttpRequest) -> HttpResponse:
    """What a number of days or hours counts for, while it is typed; a fragment without a page."""
    awal = FormBentuk(request.GET)
    kalimat = ""
    if awal.is_valid():
        form = FormRiwayat(request.GET, **awal.cleaned_data)
        nama = "hari" if "hari" in form.fields else "jp_asli"
        try:
            angka = form.fields[nama].clean(request.GET.get(nama, ""))
            kalimat = _uraian(RiwayatLuar(**awal.cleaned_data, **{nama: angka}))
        except (ValidationError, ValueError):
            kalimat = ""
    return render(request, "pelatihan/luar/_hitung.html", {"kalimat": kalimat})


def _uraian(r: RiwayatLuar) -> str:
    """ "8 JP: 2 hari × 4 JP sehari"."""
    non = r.bentuk not in BENTUK_KLASIKAL
    jp = jp_dihitung(r.bentuk, r.hari, r.jp_asli, r.lingkup, nonklasikal=non)
    teks = f"{jp:f}".rstrip("0").rstrip(".").replace(".", ",")
    return f"{teks} JP: {uraian_jp(r.bentuk, r.hari, r.jp_asli, r.lingkup, nonklasikal=non)}"


class SaringRiwayat(django_filters.FilterSet):
    """Filters in the URL."""

    cari = django_filters.CharFilter(label="Nama atau pelatihan", method="saring_cari")
    status = django_filters.ChoiceFilter(label="Keadaan", choices=StatusRiwayat.choices, empty_label="Semua")

    def saring_cari(self, qs: QuerySet, _nama: str, nilai: str) -> QuerySet:
        return qs.filter(Q(pegawai__nama__icontains=nilai) | Q(nama__icontains=nilai) | Q(pegawai__nip=nilai))


class Periksa(DaftarView):
    """The queue: what waits first, the oldest on top."""

    template_name = "pelatihan/luar/periksa.html"
    filterset_class = SaringRiwayat
    urutan = {"tunggu": ("-menunggu", "pk"), "selesai": ("-selesai", "pk"), "nama": ("pegawai__nama", "pk")}

    def get_queryset(self) -> QuerySet:
        if not izin.boleh_memeriksa_luar(self.request.user):
            raise PermissionDenied
        semua = RiwayatLuar.objects.diperiksa_oleh(self.request.user).select_related("pegawai")
        self.queryset = semua.annotate(menunggu=Q(status=StatusRiwayat.DIAJUKAN))
        return super().get_queryset()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        ingat("luar", self.request.user, luar_menunggu(self.request.user).count())
        return super().get_context_data(**kwargs)


def _ambil(request: HttpRequest, publik: str) -> RiwayatLuar:
    terlihat = RiwayatLuar.objects.terlihat_oleh(request.user)
    return get_object_or_404(terlihat.select_related("pegawai", "bukti", "diputus_oleh"), publik=publik)


def riwayat(request: HttpRequest, publik: str, form: FormPutusan | None = None) -> HttpResponse:
    """One outside training: what was sent, what it counts for and why, and the decision."""
    satu = _ambil(request, publik)
    memeriksa = satu.status == StatusRiwayat.DIAJUKAN and izin.boleh_memeriksa(request.user, satu)
    isi: dict[str, Any] = {
        "r": satu,
        "sendiri": satu.pegawai_id == request.user.pegawai_id,
        "uraian": _uraian(satu),
        "memeriksa": memeriksa,
        "form": form or FormPutusan(),
    }
    return render(request, "pelatihan/luar/riwayat.html", isi, status=422 if form else 200)


@require_POST
def tarik(request: HttpRequest, publik: str) -> HttpResponse:
    """Take back one's own while it waits to be checked."""
    satu = _ambil(request, publik)
    if satu.pegawai_id != request.user.pegawai_id:
        raise PermissionDenied
    versi = request.POST.get("versi", "")
    try:
        domain.tarik(riwayat=satu, versi=int(versi) if versi.isdecimal() else 0)
    except SuntingBersamaan as galat:
        messages.error(request, f"Sudah diperiksa {galat.oleh or 'orang lain'} sejak halaman ini dibuka.")
    except ValidationError as galat:
        messages.error(request, " ".join(galat.messages))
    else:
        messages.success(request, f"{satu.nama} ditarik. Kirim lagi bila sudah benar.")
        return redirect("pelatihan:saya")
    return redirect("pelatihan:riwayat", publik)


@require_POST
def putuskan(request: HttpRequest, publik: str) -> HttpResponse:
    """Accept or refuse what was sent."""
    satu = _ambil(request, publik)
    if not izin.boleh_memeriksa(request.user, satu):
        raise PermissionDenied
    form, versi = FormPutusan(request.POST), request.POST.get("versi", "")
    terima = request.POST.get("putusan") == "terima"
    if form.is_valid():
        try:
            domain.putuskan(
                riwayat=satu,
                versi=int(versi) if versi.isdecimal() else 0,
                terima=terima,
                oleh=request.user,
                alasan=form.cleaned_data["alasan"],
            )
        except SuntingBersamaan as galat:
            messages.error(request, f"Sudah diperiksa {galat.oleh or 'orang lain'} sejak halaman ini dibuka.")
        except ValidationError as galat:
            pasang_galat(form, galat)
            return riwayat(request, publik, form)
        else:
            ingat("luar", request.user, luar_menunggu(request.user).count())
            messages.success(request, "Diterima; JP-nya dihitung." if terima else "Tidak diterima; alasannya terkirim.")
        return redirect("pelatihan:riwayat", publik)
    return riwayat(request, publik, form)


@require_safe
def bukti(request: HttpRequest, publik: str) -> FileResponse:
    """The evidence. Pictures are shown, PDFs downloaded; nothing in it may run, nothing is kept by the browser."""
    berkas = _ambil(request, publik).bukti
    jawab = FileResponse(
        berkas.isi.open("rb"), content_type=berkas.tipe, filename=berkas.nama, as_attachment=not berkas.gambar
    )
    jawab["Content-Security-Policy"] = "default-src 'none'; sandbox"
    jawab["X-Content-Type-Options"] = "nosniff"
    jawab["Cache-Control"] = "private, no-store"
    return jawab
