"""Sessions of a batch: dates, the QR for the room, the attendance list."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from kinerja.documents.qr import qr_layar
from pegawai.forms.isian import pasang_galat
from pelatihan.choices import MENDUDUKI
from pelatihan.documents.daftar_hadir import pdf
from pelatihan.domain import angkatan as domain
from pelatihan.domain import hadir as domain_hadir
from pelatihan.forms.kelola_angkatan import FormSesi
from pelatihan.models import Angkatan, Peserta, Sesi
from pelatihan.queries.hadir import BUKA_SEBELUM
from pelatihan.queries.kelola import BERLANGSUNG
from pelatihan.views.kelola_angkatan import angkatan_dikelola


def isi(request: HttpRequest, publik: object, pk: int | None = None) -> HttpResponse:
    """Add a session, or change one."""
    angkatan = angkatan_dikelola(request, publik)
    lama = get_object_or_404(angkatan.sesi, pk=pk) if pk else None
    form = FormSesi(request.POST or None, initial=_awal(angkatan, lama))
    if request.method == "POST" and form.is_valid():
        try:
            domain.atur_sesi(
                angkatan=angkatan,
                sesi=lama,
                judul=form.cleaned_data["judul"],
                mulai=form.saat("mulai"),
                selesai=form.saat("selesai"),
                tempat=form.cleaned_data["tempat"],
            )
        except ValidationError as galat:
            pasang_galat(form, galat)
        else:
            messages.success(request, "Sesi disimpan. Tanggal angkatan mengikuti sesinya.")
            return redirect("pelatihan:kelola_angkatan", publik)
    konteks = {"form": form, "a": angkatan, "lama": lama}
    return render(request, "pelatihan/kelola/sesi.html", konteks, status=422 if form.errors else 200)


def _awal(angkatan: Angkatan, lama: Sesi | None) -> dict[str, object]:
    if lama is None:
        return {"hari": angkatan.masa.lower, "mulai": domain.JAM_MULAI, "selesai": domain.JAM_SELESAI}
    mulai, selesai = timezone.localtime(lama.mulai), timezone.localtime(lama.selesai)
    jam = {"hari": mulai.date(), "mulai": mulai.time(), "selesai": selesai.time()}
    return jam | {"judul": lama.judul, "tempat": lama.tempat}


@require_POST
def hapus(request: HttpRequest, publik: object, pk: int) -> HttpResponse:
    """Take a session out."""
    angkatan = angkatan_dikelola(request, publik)
    try:
        domain.hapus_sesi(sesi=get_object_or_404(angkatan.sesi, pk=pk))
    except ValidationError as galat:
        messages.error(request, " ".join(galat.messages))
    else:
        messages.success(request, "Sesi dihapus.")
    return redirect("pelatihan:kelola_angkatan", publik)


@require_safe
def qr(request: HttpRequest, publik: object, pk: int) -> HttpResponse:
    """The QR to be shown or printed in the room."""
    angkatan = angkatan_dikelola(request, publik)
    sesi = get_object_or_404(angkatan.sesi, pk=pk)
    alamat = request.build_absolute_uri(reverse("pelatihan:hadir", args=[sesi.token]))
    konteks = {"a": angkatan, "s": sesi, "qr": qr_layar(alamat), "mulai_pindai": sesi.mulai - BUKA_SEBELUM}
    return render(request, "pelatihan/kelola/qr.html", konteks)


def hadir(request: HttpRequest, publik: object, pk: int | None = None) -> HttpResponse:
    """Who was there: a list to tick; without a session, of the first past one that has nobody yet."""
    angkatan = angkatan_dikelola(request, publik)
    sesi = get_object_or_404(angkatan.sesi, pk=pk) if pk else _perlu_dicatat(angkatan)
    peserta = _bertempat(angkatan)
    if request.method == "POST":
        pilih = {*request.POST.getlist("hadir")}
        semula = [int(s) for s in request.POST.get("semula", "").split(",") if s.isdecimal() and len(s) < 10]
        try:
            domain_hadir.catat(
                sesi=sesi,
                hadir=[p for p in peserta if str(p.pk) in pilih],
                semula=semula,
                pencatat=request.user.pegawai_id,
            )
        except ValidationError as galat:
            messages.error(request, " ".join(galat.messages))
        else:
            messages.success(request, f"Kehadiran {sesi} disimpan: {sesi.hadir.count()} dari {len(peserta)} orang.")
        return redirect("pelatihan:kelola_hadir_sesi", publik, sesi.pk)
    ada = {h.peserta_id: h for h in sesi.hadir.all()}
    konteks = {
        "a": angkatan,
        "s": sesi,
        "semua_sesi": angkatan.sesi.all(),
        "baris": [(p, ada.get(p.pk)) for p in peserta],
        "semula": ",".join(str(n) for n in ada),
        "bisa": angkatan.status in BERLANGSUNG and sesi.mulai - BUKA_SEBELUM <= timezone.now(),
        "berlangsung": angkatan.status in BERLANGSUNG,
    }
    return render(request, "pelatihan/kelola/hadir.html", konteks)


@require_safe
def hadir_pdf(request: HttpRequest, publik: object, pk: int) -> HttpResponse:
    """The list of one session to be signed on paper."""
    angkatan = angkatan_dikelola(request, publik)
    sesi = get_object_or_404(angkatan.sesi, pk=pk)
    ada = {h.peserta_id: h for h in sesi.hadir.all()}
    isi_pdf = pdf(angkatan, sesi, [(p, ada.get(p.pk)) for p in _bertempat(angkatan)])
    nama = f"daftar-hadir-{angkatan.program.kode}-{angkatan.nomor}-sesi-{sesi.urut}.pdf"
    return HttpResponse(
        isi_pdf, content_type="application/pdf", headers={"Content-Disposition": f'inline; filename="{nama}"'}
    )


def _bertempat(angkatan: Angkatan) -> list[Peserta]:
    tempat = angkatan.peserta.filter(status__in=MENDUDUKI).select_related("pegawai")
    return list(tempat.order_by("pegawai__nama", "pk"))


def _perlu_dicatat(angkatan: Angkatan) -> Sesi:
    lewat = angkatan.sesi.filter(mulai__lte=timezone.now(), hadir=None).first()
    satu = lewat or angkatan.sesi.first()
    assert satu is not None  # a batch keeps at least one session
    return satu
