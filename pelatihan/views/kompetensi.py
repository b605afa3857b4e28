"""Needs and competences of one person, on one page; assessing them."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from kinerja.navigasi import tunjuk
from kinerja.waktu import hari_ini
from pegawai.models import Pegawai, Pengguna
from pegawai.queries.lingkup import orang_terlihat
from pelatihan import izin
from pelatihan.choices import Tingkat
from pelatihan.domain import kompetensi as domain
from pelatihan.forms.kompetensi import NilaiForm
from pelatihan.models import Kebutuhan
from pelatihan.queries.aturan import aturan
from pelatihan.queries.jp import belajar
from pelatihan.queries.kebutuhan import dengan_sumber, sebut_sumber
from pelatihan.queries.kompetensi import tabel_kompetensi
from pelatihan.queries.lingkup import PERAN_MELIHAT


def ambil_orang(pengguna: Pengguna, publik: object) -> Pegawai:
    """A person whose learning the user sees; 404 otherwise."""
    boleh = orang_terlihat(pengguna, PERAN_MELIHAT)
    semua = Pegawai.objects.all() if boleh is None else Pegawai.objects.filter(boleh)
    return get_object_or_404(semua.distinct(), publik=publik)


def tautan_profil(request: HttpRequest, pegawai: Pegawai) -> SafeString | None:
    """Slot `profil_tab`: the way to needs and competences, for who may see them."""
    boleh = orang_terlihat(request.user, PERAN_MELIHAT)
    sendiri = request.user.pegawai_id == pegawai.pk
    if boleh is not None and not sendiri and not Pegawai.objects.filter(boleh, pk=pegawai.pk).exists():
        return None
    # Without the request: the page around has read what its navigation needs.
    return render_to_string("pelatihan/_tautan_profil.html", {"pegawai": pegawai})


def saya(request: HttpRequest) -> HttpResponse:
    """My needs and competences."""
    if request.user.pegawai is None:
        raise PermissionDenied
    return _halaman(request, request.user.pegawai)


def orang(request: HttpRequest, publik: object) -> HttpResponse:
    """The same of somebody else; a training manager sees needs and hours, no assessments."""
    return _halaman(request, ambil_orang(request.user, publik))


def _halaman(request: HttpRequest, pegawai: Pegawai) -> HttpResponse:
    milik_sendiri = pegawai.pk == request.user.pegawai_id
    tunjuk(request, "pelatihan:katalog" if milik_sendiri or not request.user.akses.menilai else "pelatihan:tim")
    membaca = izin.boleh_membaca_penilaian(request.user, pegawai)
    tahun = hari_ini().year
    kebutuhan = Kebutuhan.objects.filter(pegawai=pegawai, tahun__in=(tahun, tahun + 1))
    isi = {
        "pegawai": pegawai,
        "milik_sendiri": milik_sendiri,
        "membaca": membaca,
        "kebutuhan": sebut_sumber(list(dengan_sumber(kebutuhan).order_by("tahun", "-bobot", "pk"))),
        "belajar": belajar(pegawai, aturan()),
        "baris": tabel_kompetensi(pegawai) if membaca else [],
        "menilai": izin.boleh_menilai_kompetensi(request.user, pegawai),
        "tingkat": Tingkat.labels,
        "tahun_ini": tahun,
    }
    return render(request, "pelatihan/kompetensi.html", isi)


def nilai(request: HttpRequest, publik: object) -> HttpResponse:
    """Assess oneself, or one's direct people."""
    pegawai = ambil_orang(request.user, publik)
    sumber = izin.boleh_menilai_kompetensi(request.user, pegawai)
    if sumber is None:
        raise PermissionDenied("Kompetensi dinilai orangnya sendiri dan atasan langsungnya.")
    milik_sendiri = pegawai.pk == request.user.pegawai_id
    tunjuk(request, "pelatihan:katalog" if milik_sendiri else "pelatihan:tim")
    form = NilaiForm(request.POST or None, baris=tabel_kompetensi(pegawai), sumber=sumber.value)
    if request.method == "POST" and form.is_valid():
        catatan = form.cleaned_data["catatan"]
        domain.nilai(pegawai=pegawai, sumber=sumber, tingkat=form.tingkat, oleh=request.user, catatan=catatan)
        messages.success(request, f"{len(form.tingkat)} kompetensi dinilai.")
        return redirect("pelatihan:kompetensi_orang", pegawai.publik)
    isi = {"form": form, "pegawai": pegawai, "milik_sendiri": milik_sendiri}
    return render(request, "pelatihan/kompetensi_nilai.html", isi, status=422 if form.errors else 200)
