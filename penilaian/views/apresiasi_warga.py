"""Recognition that citizens' answers propose: decided by HR, seen by the committee, kept by its receivers."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.views.decorators.http import require_safe

from kinerja.navigasi import tunjuk
from pegawai.choices import NamaPeran
from pegawai.forms.isian import pasang_galat
from pegawai.models import Pegawai
from pegawai.queries.lingkup import unit_dikelola
from penilaian import izin
from penilaian.documents.apresiasi import pdf
from penilaian.domain import apresiasi as domain
from penilaian.forms.penghargaan import PutusanApresiasiForm
from penilaian.models import Apresiasi, UsulanApresiasi
from penilaian.queries.orang_terlihat import orang_terlihat
from penilaian.queries.usulan_survei import (
    apresiasi_milik,
    calon_dari,
    mengelola_unit,
    satu_usulan,
    unit_program,
    usulan_diputus,
    usulan_survei,
)
from penilaian.views.penghargaan import ambil_program

DIPUTUS_MAKS = 20


@require_safe
def dari_survei(request: HttpRequest) -> HttpResponse:
    """Teams and officers that citizens' answers propose for recognition, for those who prepare awards."""
    if not izin.boleh_membuat_program(request.user):
        raise PermissionDenied
    tunjuk(request, "penilaian:penghargaan_daftar")
    unit = unit_dikelola(request.user)
    konteks = {"usulan": usulan_survei(unit), "diputus": usulan_diputus(unit)[:DIPUTUS_MAKS]}
    return render(request, "penilaian/penghargaan/dari_survei.html", konteks)


def putuskan(request: HttpRequest, kunci: str) -> HttpResponse:
    """One proposal with its proof: accept it for these people, or decline it, with a reason."""
    if not izin.boleh_membuat_program(request.user):
        raise PermissionDenied
    tunjuk(request, "penilaian:penghargaan_daftar")
    usulan = satu_usulan(request.user, kunci)
    if usulan is None:
        return _sudah_diputus(request, kunci)
    bentrok = domain.bentrok_usulan(usulan, request.user)
    form = None if bentrok else PutusanApresiasiForm(request.POST or None, siapa=usulan.siapa)
    if request.method == "POST":
        if form is None:
            raise PermissionDenied(bentrok)
        if form.is_valid():
            try:
                putusan = domain.putuskan(usulan=usulan, oleh=request.user, **form.cleaned_data)
            except ValidationError as galat:
                pasang_galat(form, galat)
            else:
                messages.success(request, f"{putusan.judul}: {putusan.get_keputusan_display().lower()}.")
                return redirect("penilaian:penghargaan_dari_survei")
    isi = {"u": usulan, "form": form, "bentrok": bentrok}
    return render(request, "penilaian/penghargaan/putuskan.html", isi, status=422 if form and form.errors else 200)


def _sudah_diputus(request: HttpRequest, kunci: str) -> HttpResponse:
    """Somebody else was faster: say who, and how."""
    semua = UsulanApresiasi.objects.filter(unit__in=unit_dikelola(request.user).values("pk")).select_related("oleh")
    putusan = get_object_or_404(semua, kunci=kunci)
    kata = putusan.get_keputusan_display().lower()
    messages.info(request, f"{putusan.judul} sudah diputus {putusan.oleh}: {kata}.")
    return redirect("penilaian:penghargaan_dari_survei")


@require_safe
def program_usulan(request: HttpRequest, publik: object) -> HttpResponse:
    """What citizens propose, beside the candidates of one award: for its committee, its official and HR."""
    p = ambil_program(request, publik)
    tunjuk(request, "penilaian:penghargaan_daftar")
    unit = unit_program(p)
    usulan = usulan_survei(unit)
    calon = calon_dari(p, usulan)
    baris = [(u, [(o, calon.get(o.pk)) for o in u.siapa]) for u in usulan]
    isi = {"p": p, "baris": baris, "diputus": usulan_diputus(unit)[:DIPUTUS_MAKS]}
    return render(request, "penilaian/penghargaan/program_warga.html", isi)


@require_safe
def milik(request: HttpRequest, publik: object) -> HttpResponse:
    """One's own written appreciation, with its proof."""
    tunjuk(request, "penilaian:penghargaan_daftar")
    isi = {"a": get_object_or_404(apresiasi_milik(request.user.pegawai_id), publik=publik)}
    return render(request, "penilaian/penghargaan/apresiasi_milik.html", isi)


@require_safe
def surat(request: HttpRequest, publik: object) -> HttpResponse:
    """The letter: for its receiver, and for HR of the unit."""
    semua = Apresiasi.objects.select_related("pegawai", "usulan__unit__opd", "usulan__oleh__pegawai")
    a = get_object_or_404(semua, publik=publik)
    sendiri = a.pegawai_id == request.user.pegawai_id
    if not sendiri and not mengelola_unit(request.user, a.usulan.unit):
        raise Http404
    jawab = HttpResponse(pdf(a), content_type="application/pdf")
    jawab["Content-Disposition"] = f'inline; filename="apresiasi-{a.nomor}.pdf"'
    return jawab


def catatan_apresiasi(request: HttpRequest, pegawai: Pegawai) -> SafeString | None:
    """Slot `profil_tab`: written appreciation of a person, for those above them, HR, the leader and the auditor; one
    statement. None when there is none."""
    peran = (NamaPeran.ADMIN_KEPEGAWAIAN, NamaPeran.AUDITOR, NamaPeran.PIMPINAN)
    orang = orang_terlihat(request.user, *peran).filter(pk=pegawai.pk)
    daftar = list(Apresiasi.objects.filter(pegawai__in=orang).select_related("usulan").order_by("-pk")[:DIPUTUS_MAKS])
    # Without the request: the page around has read what its navigation needs.
    return render_to_string("penilaian/penghargaan/_catatan.html", {"daftar": daftar}) if daftar else None
