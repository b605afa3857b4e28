"""Needs: what they rest on, what the superior says, asking for oneself."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from kinerja.navigasi import tunjuk
from kinerja.waktu import hari_ini
from pegawai.domain.galat import SuntingBersamaan
from pegawai.forms.isian import pasang_galat
from pegawai.models import Pegawai
from pelatihan import izin
from pelatihan.choices import KEBUTUHAN_TERBUKA, StatusKebutuhan, SumberKebutuhan
from pelatihan.domain import kebutuhan as domain
from pelatihan.forms.kebutuhan import MintaForm, PutusanKebutuhanForm
from pelatihan.models import Kebutuhan
from pelatihan.queries.keadaan import penilai_dari
from pelatihan.queries.kebutuhan import dengan_sumber, jawaban_kebutuhan, sebut_sumber
from pelatihan.views.kompetensi import ambil_orang


def kebutuhan(request: HttpRequest, publik: object) -> HttpResponse:
    """One need; the direct superior decides here."""
    terlihat = dengan_sumber(Kebutuhan.objects.terlihat_oleh(request.user)).select_related("diputus_oleh")
    satu = get_object_or_404(terlihat, publik=publik)
    sebut_sumber([satu])
    memutus = izin.boleh_mengonfirmasi(request.user, satu) and satu.status in KEBUTUHAN_TERBUKA
    if request.method == "POST" and not memutus:
        raise PermissionDenied
    form = PutusanKebutuhanForm(request.POST or None, initial=_awal(satu)) if memutus else None
    bentrok = None
    if form is not None and form.is_valid():
        try:
            hasil = domain.putuskan(kebutuhan=satu, oleh=request.user, **form.cleaned_data)
        except SuntingBersamaan as galat:
            bentrok = galat
        except ValidationError as galat:
            pasang_galat(form, galat)
        else:
            messages.success(request, f"{hasil.kompetensi or 'Kebutuhan'}: {hasil.get_status_display().lower()}.")
            return redirect("pelatihan:kebutuhan", hasil.publik)
    milik_sendiri = satu.pegawai_id == request.user.pegawai_id
    tunjuk(request, "pelatihan:katalog" if milik_sendiri or not request.user.akses.menilai else "pelatihan:tim")
    membaca = izin.boleh_membaca_bukti(request.user, satu)
    # What needs to be learned comes first, that hours are missing last.
    bukti = sorted(satu.bukti.all(), key=lambda b: b.sumber == SumberKebutuhan.JP)
    isi = {
        "k": satu,
        "form": form,
        "bentrok": bentrok,
        "bukti": bukti if membaca else None,
        "milik_sendiri": milik_sendiri,
        "boleh_tarik": milik_sendiri
        and satu.status == StatusKebutuhan.USULAN
        and any(b.kunci == domain.kunci_permintaan(request.user) for b in bukti),
        "atasan": penilai_dari(satu.pegawai_id) if satu.status == StatusKebutuhan.USULAN and not memutus else "",
        "jawaban": jawaban_kebutuhan(satu),
    }
    return render(request, "pelatihan/kebutuhan.html", isi, status=422 if (form and form.errors) or bentrok else 200)


@require_POST
def tarik(request: HttpRequest, publik: object) -> HttpResponse:
    """Take back one's own wish before the superior answers."""
    satu = get_object_or_404(Kebutuhan.objects.terlihat_oleh(request.user), publik=publik)
    if satu.pegawai_id != request.user.pegawai_id:
        raise PermissionDenied
    versi = request.POST.get("versi", "")
    try:
        sisa = domain.tarik(kebutuhan=satu, versi=int(versi) if versi.isdecimal() else 0, oleh=request.user)
    except SuntingBersamaan:
        messages.error(request, "Kebutuhan ini berubah sejak halaman ini dibuka. Periksa dulu.")
    except ValidationError as galat:
        messages.error(request, " ".join(galat.messages))
    else:
        lain = "" if sisa is None else " Kebutuhannya tetap, karena ada sebab lain."
        messages.success(request, f"Permintaan Anda ditarik.{lain}")
        if sisa is None:
            return redirect("pelatihan:kompetensi_saya")
    return redirect("pelatihan:kebutuhan", publik)


def _awal(satu: Kebutuhan) -> dict[str, object]:
    status = "" if satu.status == StatusKebutuhan.USULAN else satu.status
    return {"status": status, "kompetensi": satu.kompetensi_id, "catatan": satu.catatan, "versi": satu.versi}


def ajukan(request: HttpRequest) -> HttpResponse:
    """Ask for something oneself, or (?pegawai=) as the direct superior of a person: that is confirmed by being said."""
    publik = request.GET.get("pegawai")
    pegawai = _orang(request, publik) if publik else request.user.pegawai
    if pegawai is None:
        raise PermissionDenied
    sebagai = SumberKebutuhan.ATASAN if publik else SumberKebutuhan.PEGAWAI
    tunjuk(request, "pelatihan:tim" if publik else "pelatihan:katalog")
    form = MintaForm(request.POST or None, initial={"tahun": hari_ini().year, "kompetensi": request.GET.get("untuk")})
    if request.method == "POST" and form.is_valid():
        try:
            satu = domain.ajukan(pegawai=pegawai, sumber=sebagai, oleh=request.user, **form.cleaned_data)
        except ValidationError as galat:
            pasang_galat(form, galat)
        else:
            messages.success(request, f"Permintaan tercatat: {satu.get_status_display().lower()}.")
            return redirect("pelatihan:kebutuhan", satu.publik)
    isi = {"form": form, "pegawai": pegawai if publik else None}
    return render(request, "pelatihan/kebutuhan_ajukan.html", isi, status=422 if form.errors else 200)


def _orang(request: HttpRequest, publik: str) -> Pegawai:
    """The person that a superior asks for; 404 when unseen, 403 when not one's own."""
    try:
        pegawai = ambil_orang(request.user, UUID(publik))
    except ValueError as galat:
        raise Http404 from galat
    if not izin.atasan_langsung(request.user, pegawai):
        raise PermissionDenied("Hanya atasan langsung yang meminta untuk orangnya.")
    return pegawai
