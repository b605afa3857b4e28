"""Comments sorted to unsur, and the plan of improvement."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from kinerja.navigasi import tunjuk
from pegawai.domain.galat import SuntingBersamaan
from pegawai.forms.isian import pasang_galat
from survei import izin
from survei.choices import Unsur
from survei.domain import keluhan as domain_keluhan
from survei.domain import saran, tindak_lanjut
from survei.forms.perbaikan import FormKemajuan, FormTindakLanjut
from survei.models import Komentar, Layanan, PeriodeSurvei, TindakLanjut
from survei.queries.perbaikan import kemajuan_rtl, komentar_belum_dipilah, komentar_terbaca
from survei.queries.prioritas import bagian_rendah, urutkan
from survei.views.kelola import layanan_dikelola, layanan_terlihat
from survei.views.periode import ambil_periode

_PILIHAN = [(u.value, f"{u.nomor} {u.label}") for u in Unsur]


def komentar(request: HttpRequest, kode: str, periode: str) -> HttpResponse:
    """Words of citizens with the unsur that keywords propose; a person decides."""
    layanan = layanan_dikelola(request, kode)
    satu = ambil_periode(layanan, periode)
    if request.method == "POST":
        pilih = get_object_or_404(Komentar, pk=request.POST.get("komentar") or 0, periode=satu, ditahan=False)
        if "tiket" in request.POST:
            return _jadikan_keluhan(request, satu, pilih)
        unsur = request.POST.get("unsur", "")
        saran.pilah(komentar=pilih, unsur=unsur if unsur in Unsur.values else "")
        messages.success(request, "Komentar dipilah.")
        return _sesudah_pilah(request, satu)
    halaman = Paginator(komentar_terbaca(satu), 25).get_page(request.GET.get("page"))
    konteks = {"layanan": layanan, "periode": satu, "page_obj": halaman, "pilihan": _PILIHAN}
    return render(request, "survei/komentar.html", konteks)


def _jadikan_keluhan(request: HttpRequest, satu: PeriodeSurvei, pilih: Komentar) -> HttpResponse:
    try:
        domain_keluhan.dari_komentar(komentar=pilih)
    except ValidationError as galat:
        messages.error(request, " ".join(galat.messages))
    else:
        messages.success(request, "Komentar menjadi keluhan dengan tenggat jawaban.")
    return _sesudah_pilah(request, satu)


def _sesudah_pilah(request: HttpRequest, satu: PeriodeSurvei) -> HttpResponse:
    """Back to where it was decided: the page of the period, or the one of all that is undecided."""
    if request.POST.get("kembali") == "semua":
        return redirect("survei:komentar_semua")
    return redirect("survei:komentar", satu.layanan.kode, satu.kode)


def komentar_semua(request: HttpRequest) -> HttpResponse:
    """Undecided words of citizens about all services that one manages, the oldest period first."""
    if not izin.boleh_mengelola_survei(request.user):
        raise PermissionDenied
    tunjuk(request, "survei:daftar")
    halaman = Paginator(komentar_belum_dipilah(request.user), 25).get_page(request.GET.get("page"))
    return render(request, "survei/komentar_semua.html", {"page_obj": halaman, "pilihan": _PILIHAN})


def rtl(request: HttpRequest, kode: str, periode: str) -> HttpResponse:
    """The RTL table of a period; the manager adds lines."""
    layanan = layanan_terlihat(request, kode)
    satu = ambil_periode(layanan, periode)
    mengelola = izin.boleh_mengelola(request.user, layanan)
    form = FormTindakLanjut(request.POST or None, pengguna=request.user) if mengelola else None
    if request.method == "POST":
        if form is None:
            raise PermissionDenied
        if form.is_valid():
            try:
                tindak_lanjut.rencanakan(periode=satu, **form.cleaned_data)
            except ValidationError as galat:
                pasang_galat(form, galat)
            else:
                messages.success(request, "Tindak lanjut direncanakan.")
                return redirect("survei:rtl", layanan.kode, satu.kode)
    daftar = satu.tindak_lanjut.select_related("penanggung_jawab")
    hasil = getattr(satu, "hasil", None)
    konteks = {
        "layanan": layanan,
        "periode": satu,
        "daftar": daftar,
        "kemajuan": kemajuan_rtl(satu.tindak_lanjut.all()),
        "form": form,
        "terendah": urutkan(hasil.nilai_unsur, bagian_rendah(satu))[:3] if hasil else [],
    }
    return render(request, "survei/rtl.html", konteks)


def kemajuan(request: HttpRequest, kode: str, publik: str) -> HttpResponse:
    """State and proof of one line: by the manager, or by who answers for it, who need not see the rest."""
    terlihat = Layanan.objects.terlihat_oleh(request.user).filter(kode__iexact=kode)
    milik = Q(penanggung_jawab=request.user.pegawai_id) if request.user.pegawai_id else Q(pk__in=[])
    semua = TindakLanjut.objects.select_related("periode__layanan", "penanggung_jawab")
    tersaji = semua.filter(Q(periode__layanan__in=terlihat) | milik, periode__layanan__kode__iexact=kode)
    satu = get_object_or_404(tersaji, publik=publik)
    layanan, melihat = satu.periode.layanan, terlihat.exists()
    if not izin.boleh_mencatat_kemajuan(request.user, satu):
        raise PermissionDenied
    awal = {"status": satu.status, "bukti": satu.bukti, "versi": satu.versi}
    form = FormKemajuan(request.POST or None, initial=awal)
    bentrok = None
    if request.method == "POST" and form.is_valid():
        try:
            tindak_lanjut.catat_kemajuan(tindak_lanjut=satu, **form.cleaned_data)
        except SuntingBersamaan as galat:
            bentrok = galat
        except ValidationError as galat:
            pasang_galat(form, galat)
        else:
            messages.success(request, "Kemajuan dicatat.")
            return redirect("survei:rtl", layanan.kode, satu.periode.kode) if melihat else redirect("/")
    konteks = {"layanan": layanan, "satu": satu, "form": form, "bentrok": bentrok, "berbeda": [], "melihat": melihat}
    return render(request, "survei/rtl_kemajuan.html", konteks)
