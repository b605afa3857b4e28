"""Results of a period: the employee's form, sending, and the superior's check."""

from typing import Any
from uuid import uuid4

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from penilaian import izin
from penilaian.choices import StatusPeriode, StatusRealisasi, SumberIndikator
from penilaian.domain import bukti as bukti_domain
from penilaian.domain import realisasi as domain
from penilaian.forms.realisasi import RealisasiForm
from penilaian.models import SKP, Indikator, Periode, Realisasi
from penilaian.queries.halaman_skp import baris_realisasi, periode_lapor
from penilaian.queries.kualitatif import kualitatif
from penilaian.queries.nol import lewat_tenggat
from penilaian.queries.susulan import susulan_skp
from penilaian.views.bentrok import adalah_bentrok, jelaskan, pakai_revisi, perbedaan
from penilaian.views.skp import ambil_skp, revisi_dari, sampaikan


def ambil(request: HttpRequest, publik: object, kode: str) -> tuple[SKP, Periode]:
    """Plan and period, if the user may see the plan and the plan reaches into the period; 404 otherwise."""
    skp = ambil_skp(request, publik)
    return skp, get_object_or_404(periode_lapor(skp), kode=kode)


def _dapat_diisi(t: Any) -> bool:
    belum = t.hasil_kini is None or t.hasil_kini.status in domain.DAPAT_DIISI
    return belum and t.indikator.sumber == SumberIndikator.MANUAL and not t.tidak_dievaluasi


@login_required
def realisasi(request: HttpRequest, publik: object, kode: str, kirim: bool = False) -> HttpResponse:
    """See the results of a period; POST saves the draft, and at the address of sending (`kirim`) sends it too."""
    skp, periode = ambil(request, publik, kode)
    baris: list[Any] = baris_realisasi(skp, periode, milik=request.user.pegawai_id == skp.pegawai_id)
    susulan = susulan_skp(skp, periode) if periode.status == StatusPeriode.BERJALAN and lewat_tenggat(periode) else None
    melapor = izin.boleh_melapor(request.user, skp, periode) and (susulan is not None or not lewat_tenggat(periode))
    form = None
    if melapor or request.method == "POST":
        dapat = [t for t in baris if _dapat_diisi(t)]
        ada = {t.indikator_id: t.hasil_kini for t in dapat if t.hasil_kini}
        form = RealisasiForm(
            request.POST or None,
            request.FILES or None,
            indikator=[t.indikator for t in dapat],
            ada=ada,
            kualitatif=kualitatif(skp),
        )
    if request.method == "POST" and form.is_valid() and _simpan(request, skp, periode, form):
        if _untuk_skrip(request):
            return JsonResponse({"revisi": _revisi(skp, periode)})
        return _sesudah(request, skp, periode, kirim)
    for t in baris:
        t.kolom = form.kolom(t.indikator) if form and _dapat_diisi(t) else None
        # Evidence may follow a result that was sent: the photo that failed then.
        t.kunci_susulan = uuid4().hex if melapor and _menunggu(t) else ""
    return render(
        request,
        "penilaian/realisasi/realisasi.html",
        {
            "skp": skp,
            "periode": periode,
            "baris": baris,
            "form": form if melapor else None,
            "memeriksa": izin.boleh_memeriksa(request.user, skp, periode),
            "terkirim": max((t.hasil_kini.dikirim for t in baris if _menunggu(t)), default=None),
            "sisa": sum(t.kolom is not None for t in baris) if melapor else 0,
            "bisa_hapus": melapor,
            "susulan": susulan,
        },
        status=422 if form and form.is_bound else 200,
    )


def _untuk_skrip(request: HttpRequest) -> bool:
    """The script saves the text before the photos and asks for the new revisions instead of a page."""
    return request.get_preferred_type(["text/html", "application/json"]) == "application/json"


def _revisi(skp: SKP, periode: Periode) -> dict[int, int]:
    return dict(Realisasi.objects.filter(skp=skp, periode=periode).values_list("indikator_id", "revisi"))


def _menunggu(t: Any) -> bool:
    return t.hasil_kini is not None and t.hasil_kini.status == StatusRealisasi.DIKIRIM


def _simpan(request: HttpRequest, skp: SKP, periode: Periode, form: RealisasiForm) -> bool:
    """Text first, in a transaction of its own, then evidence: a bad photo never costs the text."""
    try:
        domain.simpan_draf(skp=skp, periode=periode, oleh=request.user, isian=form.isian())
    except ValidationError as galat:
        if not hasattr(galat, "error_dict"):
            form.add_error(None, galat)
        else:
            _tolak(form, skp, periode, galat)
        return False
    for i in form.indikator:
        _simpan_bukti(request, skp, periode, form, i)
    return True


def _tolak(form: RealisasiForm, skp: SKP, periode: Periode, galat: ValidationError) -> None:
    """Errors beside their field; results that changed meanwhile are shown with both versions."""
    bentrok = {int(n) for n, daftar in galat.error_dict.items() if adalah_bentrok(daftar[0])}
    for nama, pesan in galat.message_dict.items():
        if int(nama) not in bentrok:
            form.add_error(f"{'c' if form.kualitatif else 'n'}-{nama}", pesan)
    kini = list(Realisasi.objects.filter(skp=skp, periode=periode, indikator__in=bentrok).select_related("indikator"))
    if not kini:
        return
    baris = [
        (f"{r.indikator.uraian}: {label}", tersimpan, isian)
        for r in kini
        for label, tersimpan, isian in perbedaan(
            form, {f"n-{r.indikator_id}": r.nilai, f"c-{r.indikator_id}": r.catatan}
        )
    ]
    form.bentrok = jelaskan(kini[0], baris)
    pakai_revisi(form, {f"r-{r.indikator_id}": r.revisi for r in kini})


def _simpan_bukti(request: HttpRequest, skp: SKP, periode: Periode, form: RealisasiForm, i: Indikator) -> None:
    data = form.cleaned_data
    tempat = {"skp": skp, "indikator_id": i.pk, "periode": periode, "oleh": request.user}
    kunci = data[f"k-{i.pk}"][:60]
    try:
        for huruf in "fg":
            if data[f"{huruf}-{i.pk}"]:
                bukti_domain.tambah_berkas(**tempat, unggahan=data[f"{huruf}-{i.pk}"], kunci=f"{kunci}{huruf}-")
        if data[f"u-{i.pk}"]:
            bukti_domain.tambah_tautan(**tempat, tautan=data[f"u-{i.pk}"], kunci=f"{kunci}-u")
    except ValidationError as galat:
        messages.error(request, f"Hasil tersimpan. Bukti “{i.uraian}” belum terkirim: {' '.join(galat.messages)}")


def _sesudah(request: HttpRequest, skp: SKP, periode: Periode, kirim: bool) -> HttpResponse:
    if kirim:
        try:
            domain.kirim(skp=skp, periode=periode, oleh=request.user)
        except ValidationError as galat:
            sampaikan(request, galat)
        else:
            jam = timezone.localtime().strftime("%H.%M")
            messages.success(request, f"Terkirim {jam}. Menunggu {skp.penilai.nama}.")
    else:
        messages.success(request, f"Draf tersimpan {timezone.localtime():%H.%M}.")
    return redirect("penilaian:realisasi", publik=skp.publik, kode=periode.kode)


@login_required
@require_POST
def bukti_kirim(request: HttpRequest, publik: object, kode: str, indikator: int) -> HttpResponse:
    """One file, from the script or from the form beside a result that was sent. The script gets the new revisions, or
    422 with what to do; people get the page. The same key again changes nothing."""
    skp, periode = ambil(request, publik, kode)
    jawab = _jawab_skrip if _untuk_skrip(request) else _jawab_orang
    unggahan = request.FILES.get("berkas")
    if unggahan is None:
        return jawab(request, skp, periode, "Pilih berkasnya dulu.")
    try:
        bukti_domain.tambah_berkas(
            skp=skp,
            indikator_id=indikator,
            periode=periode,
            oleh=request.user,
            unggahan=unggahan,
            kunci=request.POST.get("kunci", ""),
        )
    except ValidationError as galat:
        return jawab(request, skp, periode, " ".join(galat.messages))
    return jawab(request, skp, periode)


def _jawab_skrip(_request: HttpRequest, skp: SKP, periode: Periode, galat: str = "") -> HttpResponse:
    if galat:
        return JsonResponse({"pesan": galat}, status=422)
    return JsonResponse({"revisi": _revisi(skp, periode)})


def _jawab_orang(request: HttpRequest, skp: SKP, periode: Periode, galat: str = "") -> HttpResponse:
    if galat:
        messages.error(request, galat)
    else:
        messages.success(request, "Bukti terkirim.")
    return redirect("penilaian:realisasi", publik=skp.publik, kode=periode.kode)


@login_required
@require_POST
def tarik(request: HttpRequest, publik: object, kode: str, pk: int) -> HttpResponse:
    """Take one's own sent result back to mend it."""
    skp, periode = ambil(request, publik, kode)
    objek = get_object_or_404(Realisasi.objects.select_related("skp", "periode"), skp=skp, periode=periode, pk=pk)
    try:
        domain.tarik(realisasi=objek, oleh=request.user, revisi=revisi_dari(request))
    except ValidationError as galat:
        sampaikan(request, galat)
    else:
        messages.success(request, "Hasil ditarik kembali. Perbaiki, lalu kirim lagi.")
    return redirect("penilaian:realisasi", publik=publik, kode=kode)


@login_required
@require_POST
def periksa(request: HttpRequest, publik: object, kode: str, pk: int, putusan: str) -> HttpResponse:
    """Accept (`terima`) or return (`kembalikan`) one result."""
    skp, periode = ambil(request, publik, kode)
    objek = get_object_or_404(Realisasi.objects.select_related("skp", "periode"), skp=skp, periode=periode, pk=pk)
    langkah = {"terima": domain.terima, "kembalikan": domain.kembalikan}[putusan]
    try:
        langkah(
            realisasi=objek,
            oleh=request.user,
            tanggapan=request.POST.get("tanggapan", "")[:2000],
            revisi=revisi_dari(request),
        )
    except ValidationError as galat:
        sampaikan(request, galat)
    else:
        messages.success(request, "Hasil diterima." if putusan == "terima" else "Hasil dikembalikan dengan tanggapan.")
    return redirect("penilaian:realisasi", publik=publik, kode=kode)
