"""Objections, the other sides: the assessor's answer, the decision, the settings; questions before delivery."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from kinerja.navigasi import tunjuk
from kinerja.templatetags.ui import titik
from penilaian import izin
from penilaian.choices import AmarKeberatan, Predikat, Rating
from penilaian.domain import aturan_keberatan, pertanyaan
from penilaian.domain import keberatan_putus as domain
from penilaian.forms.keberatan import (
    AturanKeberatanForm,
    JawabForm,
    PutusanKeberatanForm,
    TanggapanForm,
    TanyaForm,
    awal_aturan,
)
from penilaian.models import SKP, AturanKeberatan, Keberatan, LampiranKeberatan, Pertanyaan
from penilaian.queries import penjelasan
from penilaian.queries.kualitatif import hasil_kualitatif, kualitatif
from penilaian.queries.rincian import rincian
from penilaian.queries.tenggat import aturan_pada
from penilaian.views.keberatan import ambil, beri_galat, pasang
from penilaian.views.tim import ambil_periode


def tanggapi(request: HttpRequest, publik: object) -> HttpResponse:
    """The assessor answers."""
    k = ambil(request, publik)
    if not izin.boleh_menanggapi(request.user, k):
        raise PermissionDenied
    form = TanggapanForm(request.POST or None, request.FILES or None, initial={"revisi": k.revisi})
    if request.method == "POST" and form.is_valid():
        isi = {n: form.cleaned_data[n] for n in ("tanggapan", "revisi")}
        try:
            domain.tanggapi(keberatan=k, oleh=request.user, **isi)
        except ValidationError as galat:
            beri_galat(form, galat)
        else:
            pasang(request, k, form.cleaned_data["berkas"])
            messages.success(request, "Tanggapan terkirim kepada pegawai dan pejabat pemutus.")
            return redirect("penilaian:keberatan", publik)
    return render(request, "penilaian/keberatan/tanggapi.html", {"k": k, "form": form} | _lampiran(k))


def putuskan(request: HttpRequest, publik: object) -> HttpResponse:
    """Both sides beside each other, the score explained, and the decision; it is checked on a page of its own first."""
    k = ambil(request, publik)
    if not izin.pemutus_keberatan(request.user, k):
        raise PermissionDenied
    form = PutusanKeberatanForm(request.POST or None, initial={"revisi": k.revisi})
    langkah = request.POST.get("langkah")
    if request.method == "POST" and form.is_valid() and langkah != "ubah":
        try:
            if langkah == "sampaikan":
                domain.putuskan(keberatan=k, oleh=request.user, **form.cleaned_data)
            else:
                akan = domain.akibat(keberatan=k, oleh=request.user, **form.cleaned_data)
        except ValidationError as galat:
            beri_galat(form, galat)
        else:
            if langkah != "sampaikan":
                return _periksa(request, k, form, akan)
            messages.success(request, "Putusan tersimpan dan disampaikan kepada pegawai dan penilai.")
            return redirect("penilaian:keberatan", publik)
    isi = {"k": k, "form": form, "memutus": domain.sudah_didengar(k)}
    return render(request, "penilaian/keberatan/putuskan.html", isi | _lampiran(k) | _penjelasan(k))


def _periksa(request: HttpRequest, k: Keberatan, form: PutusanKeberatanForm, akan: domain.Akan) -> HttpResponse:
    """What would be delivered, to whom; the whole form travels along, so that it may still be changed."""
    sebutan = {
        "amar": AmarKeberatan(akan.amar).label,
        "predikat": Predikat(akan.predikat).label,
        "hasil": Rating(akan.rating_hasil).label.lower(),
        "perilaku": Rating(akan.rating_perilaku).label.lower(),
    }
    isi = {"k": k, "form": form, "akan": akan, "sebutan": sebutan}
    return render(request, "penilaian/keberatan/periksa_putusan.html", isi)


def _lampiran(k: Keberatan) -> dict[str, Any]:
    semua = list(LampiranKeberatan.objects.filter(keberatan=k).select_related("berkas", "oleh"))
    return {
        "pihak_pegawai": [x for x in semua if x.oleh.pegawai_id == k.skp.pegawai_id],
        "pihak_penilai": [x for x in semua if x.oleh.pegawai_id != k.skp.pegawai_id],
    }


def _penjelasan(k: Keberatan) -> dict[str, Any]:
    """What the parts of "Mengapa nilai ini?" show."""
    r = rincian(k.skp, k.periode, peristiwa=[])
    umpan_balik = penjelasan.umpan_balik_periode(k.skp, k.periode)
    skp = k.skp
    if kualitatif(skp):
        skp = SKP.objects.annotate(hasil_kualitatif=hasil_kualitatif(k.periode)).get(pk=skp.pk)
    return {
        "r": r,
        "skp": skp,
        "periode": k.periode,
        "kualitatif": kualitatif(skp),
        "indikator": penjelasan.baris_indikator(r),
        "rumus": penjelasan.rumus_hasil(r),
        "perilaku": penjelasan.baris_perilaku(r, umpan_balik),
        "umpan_balik_hasil": [u for u in umpan_balik if u.hasil_id],
    }


def aturan(request: HttpRequest) -> HttpResponse:
    """Terms in force and their past; HR of the city sets new ones, the auditor reads."""
    mengatur = izin.boleh_mengatur_keberatan(request.user)
    if not mengatur and not request.user.akses.auditor:
        raise PermissionDenied
    kini = aturan_pada(timezone.now())
    form = AturanKeberatanForm(request.POST or None, initial=awal_aturan(kini), pengguna=request.user)
    if request.method == "POST" and mengatur and form.is_valid():
        try:
            aturan_keberatan.tetapkan(oleh=request.user, **form.cleaned_data)
        except ValidationError as galat:
            beri_galat(form, galat)
        else:
            messages.success(request, "Aturan baru berlaku mulai sekarang. Tenggat yang sudah berjalan tidak berubah.")
            return redirect("penilaian:keberatan_aturan")
    riwayat = AturanKeberatan.objects.select_related("oleh", "pemutus_puncak")[:20]
    isi = {"form": form, "kini": kini, "riwayat": riwayat, "mengatur": mengatur}
    return render(request, "penilaian/keberatan/aturan.html", isi)


def tanya(request: HttpRequest, publik: object, kode: str) -> HttpResponse:
    """Ask the assessor about a result that was not delivered yet."""
    periode = ambil_periode(kode)
    terlihat = SKP.objects.terlihat_oleh(request.user).select_related("pegawai", "penilai")
    skp = get_object_or_404(terlihat, publik=publik)
    if request.user.pegawai_id != skp.pegawai_id:
        raise PermissionDenied
    form = TanyaForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            pertanyaan.tanya(skp=skp, periode=periode, oleh=request.user, isi=form.cleaned_data["isi"])
        except ValidationError as galat:
            beri_galat(form, galat)
        else:
            messages.success(request, f"Pertanyaan terkirim kepada {titik(skp.penilai)}")
            return redirect("penilaian:tanya", publik, kode)
    daftar = Pertanyaan.objects.filter(skp=skp, periode=periode).select_related("dijawab_oleh")
    isi = {"skp": skp, "periode": periode, "form": form, "daftar": daftar}
    return render(request, "penilaian/keberatan/tanya.html", isi)


def jawab(request: HttpRequest, publik: object) -> HttpResponse:
    """One question, for the one who asked and the assessor, who answers it."""
    saya = request.user.pegawai_id
    pihak = Q(skp__pegawai=saya) | Q(skp__penilai=saya) if saya else Q(pk__in=[])
    semua = Pertanyaan.objects.filter(pihak).select_related("skp__pegawai", "skp__penilai", "periode", "dijawab_oleh")
    soal = get_object_or_404(semua, publik=publik)
    tunjuk(request, "penilaian:keberatan_daftar")
    menjawab = saya == soal.skp.penilai_id and soal.dijawab is None
    form = JawabForm(request.POST or None) if menjawab else None
    if request.method == "POST":
        if form is None:
            raise PermissionDenied
        if form.is_valid():
            try:
                pertanyaan.jawab(pertanyaan=soal, oleh=request.user, jawaban=form.cleaned_data["jawaban"])
            except ValidationError as galat:
                beri_galat(form, galat)
            else:
                messages.success(request, "Jawaban terkirim.")
                return redirect("penilaian:pertanyaan", publik)
    return render(request, "penilaian/keberatan/jawab.html", {"soal": soal, "form": form})
