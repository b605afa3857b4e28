"""Awards as HR, committee and official use them: programmes, candidates, each step."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, ClassVar

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from kinerja.views.daftar import DaftarView
from pegawai.forms.isian import pasang_galat
from penilaian import izin
from penilaian.choices_lanjut import KeputusanPenghargaan, StatusPenghargaan
from penilaian.domain import penghargaan as domain
from penilaian.domain import penghargaan_putus as putus
from penilaian.domain.semula import sidik_semula
from penilaian.forms.penghargaan import PanitiaForm, ProgramForm, PutusanPenghargaanForm, SuaraForm, awal_program
from penilaian.models import CalonPenghargaan, ProgramPenghargaan, SuaraPanitia
from penilaian.queries import penghargaan as queries
from penilaian.queries.usulan_survei import awal_dari_usulan


def ambil_program(request: HttpRequest, publik: object) -> ProgramPenghargaan:
    """The programme, if the user may read it; 404 otherwise."""
    terlihat = ProgramPenghargaan.objects.terlihat_oleh(request.user)
    return get_object_or_404(terlihat.select_related("periode", "unit", "pejabat"), publik=publik)


class Program(DaftarView):
    """One programme: criteria, committee, candidates with their reasons, and the step that comes next."""

    template_name = "penilaian/penghargaan/program.html"
    form: forms.Form | None = None
    urutan: ClassVar[dict[str, tuple[str, ...]]] = {
        "poin": ("-total", "pegawai__nama", "pk"),
        "nama": ("pegawai__nama", "pk"),
        "-nama": ("-pegawai__nama", "pk"),
        "dukung": ("-dukung", "-total", "pegawai__nama"),
    }
    nama_berkas = "calon-penghargaan"
    kolom_ekspor: ClassVar[tuple[tuple[str, Callable[[Any], Any]], ...]] = (
        ("NIP", lambda c: c.pegawai.nip),
        ("Nama", lambda c: c.pegawai.nama_lengkap),
        ("Unit", lambda c: str(c.putusan.skp.unit)),
        ("Predikat", lambda c: c.get_predikat_display()),
        ("Alasan", lambda c: " ".join(c.alasan)),
        ("Poin", lambda c: c.total),
        ("Mendukung", lambda c: c.dukung),
        ("Tidak mendukung", lambda c: c.tidak),
        ("Putusan", lambda c: c.get_keputusan_display()),
        ("Pertimbangan", lambda c: c.pertimbangan),
    )

    def boleh_mengunduh(self) -> bool:
        return self.request.user.akses.auditor or izin.boleh_mengelola_program(self.request.user, self.program)

    def get_queryset(self) -> QuerySet[CalonPenghargaan]:
        self.program = ambil_program(self.request, self.kwargs["publik"])
        # Nobody reads the votes about oneself.
        calon = queries.dengan_suara(self.program, self.request.user)
        self.queryset = calon.exclude(pegawai=self.request.user.pegawai_id)
        return super().get_queryset()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        p, pengguna = self.program, self.request.user
        panitia = list(p.panitia.select_related("pegawai"))
        mengelola = izin.boleh_mengelola_program(pengguna, p)
        terpilih = p.calon.filter(keputusan=KeputusanPenghargaan.TERPILIH).count()
        return super().get_context_data(**kwargs) | {
            "p": p,
            "panitia": panitia,
            "anggota": any(a.pegawai_id == pengguna.pegawai_id for a in panitia),
            "mengelola": mengelola,
            "menyusun": mengelola and p.status == StatusPenghargaan.DRAF,
            "pejabat": izin.pejabat_program(pengguna, p),
            "terpilih": terpilih,
            "berubah": queries.hasil_berubah(p) if p.status != StatusPenghargaan.SELESAI else frozenset(),
            "bawahan_pejabat": queries.bawahan_pejabat(p) if mengelola else 0,
            "panitia_form": self.form or PanitiaForm(pengguna=pengguna),
        }


def isi_program(request: HttpRequest, publik: object = None) -> HttpResponse:
    """Write a new programme, or change one that is being prepared."""
    if not izin.boleh_membuat_program(request.user):
        raise PermissionDenied
    p = ambil_program(request, publik) if publik else None
    if p and not (izin.boleh_mengelola_program(request.user, p) and p.status == StatusPenghargaan.DRAF):
        raise PermissionDenied
    usulan = {} if p else awal_dari_usulan(request.user, request.GET.get("usulan", ""))
    form = ProgramForm(request.POST or None, initial=awal_program(p) | usulan, pengguna=request.user)
    if request.method == "POST" and form.is_valid():
        revisi = form.cleaned_data["revisi"]
        try:
            hasil = domain.simpan(program=p, isi=form.isi(), oleh=request.user, revisi=revisi)
        except ValidationError as galat:
            pasang_galat(form, galat)
        else:
            messages.success(request, "Penghargaan tersimpan. Susun calonnya, lalu panitianya.")
            return redirect("penilaian:penghargaan", hasil.publik)
    isi = {"form": form, "p": p}
    return render(request, "penilaian/penghargaan/isi.html", isi, status=422 if form.errors else 200)


@require_POST
def panitia_tambah(request: HttpRequest, publik: object) -> HttpResponse:
    """Name a member; a wrong name is shown on the page again."""
    p = ambil_program(request, publik)
    form = PanitiaForm(request.POST, pengguna=request.user)
    if form.is_valid():
        try:
            domain.tambah_panitia(program=p, oleh=request.user, **form.cleaned_data)
        except ValidationError as galat:
            pasang_galat(form, galat)
        else:
            messages.success(request, "Panitia ditambahkan.")
            return redirect("penilaian:penghargaan", publik)
    if not izin.boleh_mengelola_program(request.user, p):
        raise PermissionDenied
    # The page is the one that GET shows, with this form in it.
    halaman = Program(form=form)
    halaman.setup(request, publik=publik)
    jawab = halaman.get(request)
    jawab.status_code = 422
    return jawab


def _lakukan(request: HttpRequest, publik: object, pesan: str, lakukan: Callable[[], object]) -> HttpResponse:
    try:
        hasil = lakukan()
    except ValidationError as galat:
        messages.error(request, " ".join(galat.messages))
    else:
        messages.success(request, pesan.format(hasil))
    return redirect("penilaian:penghargaan", publik)


@require_POST
def panitia_hapus(request: HttpRequest, publik: object, pk: int) -> HttpResponse:
    objek = get_object_or_404(ambil_program(request, publik).panitia.all(), pk=pk)
    pesan = "Panitia dikeluarkan."
    return _lakukan(request, publik, pesan, lambda: domain.hapus_panitia(anggota=objek, oleh=request.user))


@require_POST
def susun(request: HttpRequest, publik: object) -> HttpResponse:
    p = ambil_program(request, publik)
    pesan = "{} orang memenuhi kriteria."
    return _lakukan(request, publik, pesan, lambda: domain.susun_calon(program=p, oleh=request.user))


@require_POST
def minta_panitia(request: HttpRequest, publik: object) -> HttpResponse:
    p = ambil_program(request, publik)
    pesan = "Panitia diminta menilai. Kriteria, panitia, dan calon kini tetap."
    return _lakukan(request, publik, pesan, lambda: domain.minta_panitia(program=p, oleh=request.user))


@require_POST
def serahkan(request: HttpRequest, publik: object) -> HttpResponse:
    p = ambil_program(request, publik)
    pesan = "Suara panitia diserahkan kepada pejabat."
    return _lakukan(request, publik, pesan, lambda: domain.serahkan(program=p, oleh=request.user))


@require_POST
def tetapkan(request: HttpRequest, publik: object) -> HttpResponse:
    p, revisi = ambil_program(request, publik), request.POST.get("revisi", "")
    nomor = int(revisi) if revisi.isascii() and revisi.isdigit() else 0
    pesan = "Penghargaan ditetapkan dan penerimanya dikabari."
    return _lakukan(request, publik, pesan, lambda: putus.tetapkan(program=p, oleh=request.user, revisi=nomor))


@dataclass(frozen=True)
class Langkah:
    """What a user may do about a candidate now: the form and the domain function behind it, or why not (`bentrok`);
    `suara_terlihat`: a member sees the other votes only after their own."""

    form: forms.Form | None = None
    lakukan: Callable[..., object] | None = None
    bentrok: str = ""
    suara_terlihat: bool = True


def _langkah(request: HttpRequest, p: ProgramPenghargaan, c: CalonPenghargaan) -> Langkah:
    anggota = p.panitia.filter(pegawai=request.user.pegawai_id, pegawai__isnull=False).first()
    if anggota and p.status == StatusPenghargaan.PANITIA:
        milik = c.suara.filter(anggota=anggota).first() or SuaraPanitia(calon=c, anggota=anggota)
        kolom, bentrok = ["pilihan", "alasan"], putus.bentrok_panitia(anggota, c)
        awal = {n: getattr(milik, n) for n in kolom} | {"semula": sidik_semula(milik, kolom)}
        form = SuaraForm(request.POST or None, initial=awal)
        return Langkah(form, putus.beri_suara, bentrok, milik.pk is not None)
    if izin.pejabat_program(request.user, p):
        kolom = ["keputusan", "pertimbangan"]
        awal = {n: getattr(c, n) for n in kolom} | {"semula": sidik_semula(c, kolom)}
        form_putus = PutusanPenghargaanForm(request.POST or None, initial=awal)
        return Langkah(form_putus, putus.putuskan, putus.bentrok_pejabat(p, c))
    return Langkah()


def calon(request: HttpRequest, publik: object, calon_publik: object) -> HttpResponse:
    """One candidate: reasons, votes; the member's vote or the official's decision."""
    p = ambil_program(request, publik)
    c = get_object_or_404(queries.dengan_suara(p, request.user), publik=calon_publik)
    if not izin.boleh_membaca_calon(request.user, c):
        raise PermissionDenied("Anda tidak membaca pendapat panitia tentang diri sendiri.")
    langkah = _langkah(request, p, c)
    form = None if langkah.bentrok else langkah.form
    if request.method == "POST":
        if form is None or langkah.lakukan is None:
            raise PermissionDenied(langkah.bentrok)
        if form.is_valid():
            try:
                langkah.lakukan(calon=c, oleh=request.user, **form.cleaned_data)
            except ValidationError as galat:
                pasang_galat(form, galat)
            else:
                messages.success(request, f"Tersimpan untuk {c.pegawai}.")
                return redirect("penilaian:penghargaan", publik)
    suara = c.suara.select_related("anggota__pegawai") if langkah.suara_terlihat else None
    menyembunyikan = c.tampil and izin.boleh_mengelola_program(request.user, p)
    isi = {"p": p, "c": c, "form": form, "bentrok": langkah.bentrok, "suara": suara, "mengelola": menyembunyikan}
    return render(request, "penilaian/penghargaan/calon.html", isi, status=422 if form and form.errors else 200)


@require_POST
def sembunyikan(request: HttpRequest, publik: object, calon_publik: object) -> HttpResponse:
    """HR takes a name off the wall."""
    c = get_object_or_404(ambil_program(request, publik).calon.all(), publik=calon_publik)
    putus.izinkan_tampil(calon=c, tampil=False, oleh=request.user)
    messages.success(request, "Nama itu sudah tidak tampil di dinding apresiasi.")
    return redirect("penilaian:penghargaan_calon", publik, calon_publik)
