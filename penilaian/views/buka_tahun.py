"""Opening a year: all steps on one address, each saved on its own, and the act itself."""

from typing import Any

import django_filters
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from kinerja import tasks
from kinerja.views.daftar import DaftarView
from pegawai.forms.isian import pasang_galat
from pegawai.models import Penempatan
from penilaian.domain import buka_tahun as domain
from penilaian.forms import buka_tahun as forms
from penilaian.forms.saring import URUTAN_ORANG, SaringOpd
from penilaian.izin import boleh_melihat_draf_aturan, boleh_mengelola_periode
from penilaian.models import BukaTahun, Periode
from penilaian.queries import buka_tahun as queries
from penilaian.queries.ketentuan import daftar_ketentuan, kebijakan_dipakai
from penilaian.views.bentrok import adalah_bentrok, pakai_revisi

JUDUL = {
    "aturan": ("Aturan", "Versi aturan untuk tahun ini"),
    "periode": ("Periode dan tenggat", "Jenis periode menurut jabatan, dengan tenggatnya"),
    "templat": ("Templat SKP", "Rancangan yang diusulkan kepada yang belum punya SKP"),
    "kesiapan": ("Kesiapan", "Siapa yang belum punya penilai, SKP, atau target"),
    "kabar": ("Pengumuman", "Kabar di aplikasi dan surel kepada semua pegawai"),
    "buka": ("Pratinjau dan buka", "Yang akan dibuat, lalu dibuka sekaligus"),
}


def _draf(request: HttpRequest, tahun: int) -> BukaTahun:
    """The draft or record of the year; unsaved when nobody has begun. 403 for others, 404 for a year that is over."""
    if not boleh_melihat_draf_aturan(request.user):
        raise PermissionDenied
    ada = BukaTahun.objects.select_related("kebijakan", "dibuka_oleh", "diubah_oleh").filter(tahun=tahun).first()
    if ada is None and not domain.tahun_dapat_dibuka(tahun):
        raise Http404
    return ada or BukaTahun(tahun=tahun)


def buka_tahun(request: HttpRequest, tahun: int) -> HttpResponse:
    """The steps with their state; `?langkah=` opens one, POST saves it and goes on to the next."""
    buka = _draf(request, tahun)
    belum = domain.belum(buka)
    langkah = request.GET.get("langkah", "")
    langkah = langkah if langkah in JUDUL else (belum or ["buka"])[0]
    if request.method != "POST" or buka.dibuka:
        return _halaman(request, buka, langkah, None if buka.dibuka else _form(request, buka, langkah))
    if langkah not in domain.LANGKAH or not boleh_mengelola_periode(request.user):
        raise PermissionDenied
    form = _form(request, buka, langkah)
    if form.is_valid():
        try:
            revisi = form.cleaned_data["revisi"]
            domain.simpan(tahun=tahun, langkah=langkah, data=form.data_langkah(), revisi=revisi, oleh=request.user)
        except ValidationError as galat:
            _tolak(form, buka, galat)
        else:
            messages.success(request, f"Langkah {JUDUL[langkah][0]} tersimpan.")
            return redirect("penilaian:buka_tahun", tahun)
    return _halaman(request, buka, langkah, form, status=422)


def _tolak(form: forms.LangkahForm, buka: BukaTahun, galat: ValidationError) -> None:
    if adalah_bentrok(galat):
        pakai_revisi(form, {"revisi": buka.revisi})
    pasang_galat(form, galat)


def _form(request: HttpRequest, buka: BukaTahun, langkah: str) -> forms.LangkahForm:
    data = request.POST or None
    if langkah == "periode":
        return forms.JadwalTahunForm(data, buka=buka, jenis=queries.jenis_dipakai())
    if langkah == "templat":
        return forms.TemplatTahunForm(data, buka=buka, pilihan=queries.pilihan_templat(buka.tahun))
    kelas = {
        "aturan": forms.AturanTahunForm,
        "kesiapan": forms.KesiapanForm,
        "kabar": forms.KabarForm,
        "buka": forms.BukaForm,
    }
    return kelas[langkah](data, buka=buka)


def _halaman(
    request: HttpRequest, buka: BukaTahun, langkah: str, form: forms.LangkahForm | None, status: int = 200
) -> HttpResponse:
    belum = domain.belum(buka)
    isi: dict[str, Any] = {
        "buka": buka,
        "langkah": langkah,
        "belum": belum,
        "daftar": [(kode, *JUDUL[kode], _keadaan(buka, kode, langkah, belum)) for kode in JUDUL],
        "judul_langkah": JUDUL[langkah][0],
        "form": form if boleh_mengelola_periode(request.user) else None,
        "tahun_lain": [t for t in (buka.tahun - 1, buka.tahun + 1) if domain.tahun_dapat_dibuka(t)],
    }
    if buka.dibuka:
        isi["periode"] = Periode.objects.filter(rentang__startswith__year=buka.tahun).order_by("jenis", "rentang")
    else:
        isi |= _isi_langkah(request, buka, langkah, form)
    return render(request, "penilaian/tahun/buka.html", isi, status=status)


def _keadaan(buka: BukaTahun, kode: str, kini: str, belum: list[str]) -> tuple[str, str]:
    """Word and tone of a step."""
    if buka.dibuka:
        return "Selesai", "selesai"
    if kode in belum:
        return ("Sedang diisi" if kode == kini else "Belum"), "menunggu"
    if kode == "buka":
        return ("Menunggu langkah lain", "netral") if belum else ("Siap dibuka", "berlaku")
    return "Selesai", "selesai"


def _isi_langkah(request: HttpRequest, buka: BukaTahun, langkah: str, form: forms.LangkahForm | None) -> dict[str, Any]:
    if langkah == "aturan":
        kebijakan = buka.kebijakan or kebijakan_dipakai()
        rinci = [k for _, baris in daftar_ketentuan(kebijakan) for k in baris] if kebijakan else []
        return {"kebijakan": kebijakan, "perlu": sum(k.perlu_dipastikan for k in rinci)}
    if langkah == "periode":
        return {"jenis": form.jenis if isinstance(form, forms.JadwalTahunForm) else []}
    if langkah == "templat":
        return {"pilihan": [p for p in form.pilihan if p.kurang] if isinstance(form, forms.TemplatTahunForm) else []}
    if langkah == "kesiapan":
        baris = queries.kesiapan_per_opd(request.user, buka.tahun)
        kunci = ("orang", *(k for k, _ in queries.SOAL))
        return {"baris": baris, "soal": queries.SOAL, "jumlah": {k: sum(b[k] for b in baris) for k in kunci}}
    if langkah == "kabar":
        return {"penerima": queries.penerima_kabar().count()}
    rencana = queries.rencana_periode(buka, queries.jenis_dipakai())
    return {
        "rencana": rencana,
        "dibuat": sum(r.dibuat for r in rencana),
        "templat": queries.templat_dipilih(buka),
        "penerima": queries.penerima_kabar().count(),
        "judul_belum": [JUDUL[kode][0] for kode in domain.belum(buka)],
    }


@require_POST
def buka_tahun_buka(request: HttpRequest, tahun: int) -> HttpResponse:
    """The act: everything at once, or nothing."""
    draf = _draf(request, tahun)
    if not boleh_mengelola_periode(request.user):
        raise PermissionDenied
    form = forms.BukaForm(request.POST, buka=draf)
    if form.is_valid():
        isi = form.cleaned_data
        try:
            hasil = domain.buka(tahun=tahun, revisi=isi["revisi"], oleh=request.user, alasan=isi["alasan"])
        except ValidationError as galat:
            _tolak(form, draf, galat)
        else:
            for pekerjaan in domain.bagikan_yang_tiba():
                tasks.kirim(pekerjaan)
            messages.success(request, f"Tahun {tahun} dibuka; {hasil.dikabari} orang dikabari.")
            return redirect("penilaian:buka_tahun", tahun)
    return _halaman(request, draf, "buka", form, status=422)


class SaringKesiapan(SaringOpd):
    """Filters in the URL."""

    soal = django_filters.ChoiceFilter(label="Yang belum ada", choices=queries.SOAL, empty_label=None, method="biarkan")

    class Meta:
        model = Penempatan
        fields: list[str] = []


class Kesiapan(DaftarView):
    """People who lack an assessor, a plan or targets for the year."""

    template_name = "penilaian/tahun/kesiapan.html"
    filterset_class = SaringKesiapan
    urutan = URUTAN_ORANG
    nama_berkas = "kesiapan"
    kolom_ekspor = (
        ("NIP", lambda p: p.pegawai.nip),
        ("Nama", lambda p: p.pegawai.nama_lengkap),
        ("Jabatan", lambda p: p.jabatan),
        ("Unit", lambda p: p.unit.nama_jelas),
        ("Penilai", lambda p: p.penilai or ""),
    )

    def get_queryset(self) -> QuerySet:
        self.buka = _draf(self.request, self.kwargs["tahun"])
        soal = self.request.GET.get("soal", "")
        self.soal = soal if soal in dict(queries.SOAL) else queries.SOAL[0][0]
        semua = queries.kesiapan(self.request.user, self.buka.tahun).filter(**{f"tanpa_{self.soal}": True})
        self.queryset = semua.select_related("pegawai", "jabatan", "unit", "unit__opd", "penilai")
        return super().get_queryset()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        konteks = {"buka": self.buka, "soal": self.soal, "sebutan": dict(queries.SOAL)[self.soal]}
        return super().get_context_data(**kwargs) | konteks
