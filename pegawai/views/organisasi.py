"""Units, teams and roles."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from kinerja.waktu import hari_ini
from pegawai import izin
from pegawai.domain import akun, tim
from pegawai.forms.isian import pasang_galat, unit_dikelola
from pegawai.forms.lain import FormAnggota, FormPeran, FormTim
from pegawai.models import AnggotaTim, Penempatan, Peran, TimKerja, UnitKerja
from pegawai.queries.daftar import anak_unit, perangkat_daerah


def unit_daftar(request: HttpRequest) -> HttpResponse:
    """Agencies of the city with their number of people."""
    return render(request, "pegawai/unit_daftar.html", {"unit": perangkat_daerah()})


def unit(request: HttpRequest, kode: str) -> HttpResponse:
    """One unit: head, number of people, units below."""
    satu = get_object_or_404(UnitKerja.objects.without_tree_fields().select_related("parent"), kode=kode)
    kini = Penempatan.objects.pada().filter(unit=satu)
    konteks = {
        "unit": satu,
        "kepala": kini.filter(kepala=True).select_related("pegawai", "jabatan"),
        "orang": kini.definitif().count(),
        "anak": anak_unit(satu),
    }
    return render(request, "pegawai/unit.html", konteks)


def tim_daftar(request: HttpRequest) -> HttpResponse:
    """Teams; HR makes new ones here."""
    kelola = izin.boleh_mengelola_pegawai(request.user)
    form = FormTim(request.POST or None, pengguna=request.user, initial={"mulai": hari_ini()}) if kelola else None
    if request.method == "POST":
        if form is None:
            raise PermissionDenied
        if form.is_valid():
            try:
                baru = tim.buat(**form.cleaned_data)
            except ValidationError as galat:
                pasang_galat(form, galat)
            else:
                return redirect("pegawai:tim", publik=baru.publik)
    halaman = Paginator(TimKerja.objects.select_related("unit"), 25).get_page(request.GET.get("page"))
    return render(request, "pegawai/tim_daftar.html", {"page_obj": halaman, "form": form})


def tim_lihat(request: HttpRequest, publik: str) -> HttpResponse:
    """One team and its members; HR of its unit adds members."""
    satu = get_object_or_404(TimKerja.objects.select_related("unit"), publik=publik)
    form = FormAnggota(request.POST or None, initial={"mulai": hari_ini()}) if _kelola_tim(request, satu) else None
    if request.method == "POST":
        if form is None:
            raise PermissionDenied
        if form.is_valid():
            try:
                tim.tambah_anggota(tim=satu, **form.cleaned_data)
            except ValidationError as galat:
                pasang_galat(form, galat)
            else:
                messages.success(request, "Anggota ditambahkan.")
                return redirect("pegawai:tim", publik=satu.publik)
    anggota = satu.anggota.select_related("pegawai").order_by("-peran", "pegawai__nama")
    return render(request, "pegawai/tim.html", {"tim": satu, "anggota": anggota, "form": form, "hari": hari_ini()})


@require_POST
def tim_keluarkan(request: HttpRequest, publik: str, anggota_id: int) -> HttpResponse:
    """End a membership from today."""
    satu = get_object_or_404(TimKerja, publik=publik)
    if not _kelola_tim(request, satu):
        raise PermissionDenied
    anggota = get_object_or_404(AnggotaTim, pk=anggota_id, tim=satu)
    tim.keluarkan(anggota_id=anggota.pk, mulai=hari_ini(), alasan="Dikeluarkan dari tim")
    messages.success(request, "Keanggotaan diakhiri.")
    return redirect("pegawai:tim", publik=satu.publik)


def peran(request: HttpRequest) -> HttpResponse:
    """Roles of today, given and ended by HR of the city."""
    _hr_kota(request)
    form = FormPeran(request.POST or None, initial={"mulai": hari_ini()})
    if request.method == "POST" and form.is_valid():
        try:
            akun.beri_peran(oleh=request.user, **form.cleaned_data)
        except ValidationError as galat:
            pasang_galat(form, galat)
        else:
            messages.success(request, "Peran diberikan.")
            return redirect("pegawai:peran")
    semua = Peran.objects.pada().select_related("pengguna", "unit").order_by("nama", "pengguna__nama", "id")
    halaman = Paginator(semua, 25).get_page(request.GET.get("page"))
    return render(request, "pegawai/peran.html", {"form": form, "page_obj": halaman})


@require_POST
def peran_cabut(request: HttpRequest, peran_id: int) -> HttpResponse:
    """End a role today, with its reason."""
    _hr_kota(request)
    satu = get_object_or_404(Peran, pk=peran_id)
    alasan = request.POST.get("alasan", "").strip()[:200]
    if not alasan:
        messages.error(request, "Tulis alasan mencabut peran.")
        return redirect("pegawai:peran")
    try:
        akun.cabut_peran(peran_id=satu.pk, alasan=alasan, oleh=request.user)
    except ValidationError as galat:
        messages.error(request, " ".join(galat.messages))
    else:
        messages.success(request, "Peran dicabut.")
    return redirect("pegawai:peran")


def _hr_kota(request: HttpRequest) -> None:
    if not request.user.akses.admin_kota:
        raise PermissionDenied


def _kelola_tim(request: HttpRequest, satu: TimKerja) -> bool:
    return izin.boleh_mengelola_pegawai(request.user) and unit_dikelola(request.user).filter(pk=satu.unit_id).exists()
