"""Visits of the counters: what was printed, used and answered against them, the week to record, a sheet."""

from datetime import date, timedelta

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import formats
from django.views.decorators.http import require_POST

from kinerja import navigasi
from kinerja.lembar import Salah
from kinerja.waktu import hari_ini
from pegawai.domain.galat import SuntingBersamaan
from pegawai.forms.isian import pasang_galat
from survei import izin
from survei.domain import hasil, kunjungan_lembar
from survei.domain import kunjungan as domain
from survei.domain import periode as domain_periode
from survei.forms.kunjungan import FormBerkasKunjungan, FormMinggu
from survei.models import Layanan, PeriodeSurvei
from survei.queries import kunjungan as queries
from survei.queries.petugas import TUGAS_LOKET
from survei.views.kelola import layanan_dikelola, layanan_terlihat
from survei.views.periode import ambil_periode


def kunjungan(request: HttpRequest, kode: str) -> HttpResponse:
    """Figures of the counters in one period, and one week of visits to record or correct."""
    layanan = layanan_terlihat(request, kode)
    mengelola = izin.boleh_mengelola(request.user, layanan)
    if TUGAS_LOKET in request.user.akses.tugas and not mengelola:
        navigasi.tunjuk(request, "survei:loket_saya")
    senin, loket = _senin(request.GET.get("minggu", "")), queries.loket_dicatat(layanan)
    satu, masa = queries.periode_dipilih(layanan, request.GET.get("periode", ""))
    lembar = queries.lembar_loket(layanan, masa, senin)
    boleh = izin.boleh_mencatat_kunjungan(request.user, layanan, mengelola)
    form = FormMinggu(request.POST or None, senin=senin, loket=loket, tersimpan=lembar.tercatat, boleh=boleh)
    konteks: dict[str, object] = {"layanan": layanan, "form": form, "senin": senin, "periode": satu, "masa": masa}
    if request.method == "POST":
        if not form.dapat_diisi:
            raise PermissionDenied
        if form.is_valid():
            try:
                banyak = domain.catat(layanan=layanan, isian=form.isian(), alasan=form.cleaned_data["alasan"])
            except SuntingBersamaan as galat:
                konteks |= {"bentrok": galat, "berbeda": list(galat.berbeda.items())}
            except ValidationError as galat:
                pasang_galat(form, galat)
            else:
                messages.success(request, f"{banyak} angka disimpan." if banyak else "Tidak ada yang berubah.")
                return redirect(f"{request.get_full_path()}#minggu")
    konteks |= _angka(layanan, lembar, senin)
    konteks["usul_populasi"] = _usul_populasi(satu, lembar) if mengelola else None
    return render(request, "survei/kunjungan.html", konteks)


def _usul_populasi(periode: PeriodeSurvei | None, lembar: queries.LembarLoket) -> int | None:
    """Visits to take as N: while none is given, or when the days of the period are over and the visits are another
    number. Before that a given N speaks of the whole period, and the visits of its days so far do not."""
    n = lembar.semua.kunjungan
    if periode is None or periode.beku or not n or n == periode.populasi:
        return None
    lewat = periode.masa.upper is not None and periode.masa.upper <= hari_ini()
    return n if periode.populasi is None or lewat else None


def _angka(layanan: Layanan, lembar: queries.LembarLoket, senin: date) -> dict[str, object]:
    sesudah = senin + timedelta(days=7)
    return {
        "lembar": lembar,
        "titik": [(formats.date_format(m.senin, "j M"), m.tingkat) for m in lembar.minggu],
        "titik_ada": sum(m.tingkat is not None for m in lembar.minggu) > 1,
        "koreksi": queries.koreksi(layanan),
        "sebelum": senin - timedelta(days=7),
        "sesudah": sesudah if sesudah <= hari_ini() else None,
    }


def _senin(teks: str) -> date:
    """Monday of the week asked for, of this week when none or one to come is."""
    try:
        hari = min(forms.DateField(input_formats=["%Y-%m-%d"]).clean(teks), hari_ini())
    except ValidationError:
        hari = hari_ini()
    return hari - timedelta(days=hari.weekday())


def impor(request: HttpRequest, kode: str) -> HttpResponse:
    """A sheet of visits: errors with row and column, nothing half-saved."""
    layanan = layanan_terlihat(request, kode)
    boleh = izin.boleh_mencatat_kunjungan(request.user, layanan, izin.boleh_mengelola(request.user, layanan))
    if not any(boleh(s.pk if s else None, hari_ini()) for s in queries.loket_dicatat(layanan)):
        raise PermissionDenied
    form = FormBerkasKunjungan(request.POST or None, request.FILES or None)
    kesalahan: list[Salah] = []
    if request.method == "POST" and form.is_valid():
        berkas, ganti = form.cleaned_data["berkas"], form.cleaned_data["ganti"]
        try:
            masuk = kunjungan_lembar.impor(
                layanan=layanan, nama=berkas.name, isi=berkas.read(), boleh=boleh, ganti=ganti
            )
        except ValidationError as galat:
            pasang_galat(form, ValidationError({"berkas": galat.messages}))
        else:
            kesalahan = masuk.kesalahan
            if not kesalahan:
                messages.success(request, f"{masuk.masuk} angka disimpan.")
                return redirect("survei:kunjungan", layanan.kode)
    konteks = {"layanan": layanan, "form": form, "kesalahan": kesalahan, "loket": queries.loket_dicatat(layanan)}
    return render(request, "survei/kunjungan_impor.html", konteks)


@require_POST
def populasi(request: HttpRequest, kode: str, periode: str) -> HttpResponse:
    """The visits recorded become the number of users of a period, and its interval is computed anew."""
    layanan = layanan_dikelola(request, kode)
    satu = ambil_periode(layanan, periode)
    try:
        versi, banyak = int(request.POST.get("versi", "")), int(request.POST.get("populasi", ""))
        satu = domain_periode.isi_populasi(periode=satu, versi=versi, populasi=banyak)
    except ValidationError as galat:
        messages.error(request, " ".join(galat.messages))
    except ValueError:
        messages.error(request, "Jumlah pengguna tidak terbaca. Muat ulang halaman, lalu ulangi.")
    else:
        hasil.hitung(periode_ids=[satu.pk])
        messages.success(request, f"{satu.nama}: {banyak} pengguna layanan.")
    return redirect(f"{reverse('survei:kunjungan', args=[layanan.kode])}?periode={satu.kode}")
