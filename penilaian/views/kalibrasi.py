"""Calibration of a period: how assessors rate, and the lists behind it. Nothing here changes a rating."""

from abc import ABC, abstractmethod
from collections.abc import Iterable
from types import SimpleNamespace
from typing import Any

import django_filters
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from kinerja.documents.tabel import JENIS_ISI, unduhan
from kinerja.views.daftar import PILIHAN_BARIS, DaftarView
from pegawai.models import Pegawai, Pengguna, UnitKerja
from penilaian.choices import Predikat, StatusPeriode
from penilaian.forms.kalibrasi import BAHAS, SERING, SaringKalibrasi
from penilaian.izin import boleh_melihat_kalibrasi
from penilaian.models import Nilai, Periode, PutusanNilai
from penilaian.queries import kalibrasi as queries
from penilaian.queries.kesulitan import Kesulitan, kesulitan_target
from penilaian.rumus_kalibrasi import BATAS, BELUM_CUKUP, MIN_ORANG
from penilaian.views.kalibrasi_kata import baris_tampil, sebutan


def periode_kalibrasi(pengguna: Pengguna, kode: str) -> Periode:
    """The period for someone who may see a calibration. Raises PermissionDenied, Http404."""
    if not boleh_melihat_kalibrasi(pengguna):
        raise PermissionDenied
    return get_object_or_404(Periode.objects.tampil().select_related("kebijakan"), kode=kode)


@require_safe
def kalibrasi(request: HttpRequest) -> HttpResponse:
    """Assessors of one period (?periode=KODE, the newest closed one by default), those to talk about first."""
    if not boleh_melihat_kalibrasi(request.user):
        raise PermissionDenied
    daftar = list(Periode.objects.tampil().select_related("kebijakan"))
    kode = request.GET.get("periode", "")
    pilihan = [p for p in daftar if p.kode == kode] if kode else [p for p in daftar if p.beku] or daftar
    if not pilihan:
        if kode:
            raise Http404
        return render(request, "penilaian/kalibrasi/kosong.html")
    return _halaman(request, daftar, pilihan[0])


def _halaman(request: HttpRequest, daftar: list[Periode], periode: Periode) -> HttpResponse:
    semua = queries.baris_penilai(request.user, periode)
    form = SaringKalibrasi(request.GET, daftar=daftar, kini=periode)
    terpilih = _pilih(semua, form.pilihan(), periode)
    if request.GET.get("unduh", "") in JENIS_ISI:
        return _unduh(request, periode, terpilih)
    halaman = Paginator(terpilih, PILIHAN_BARIS[0]).get_page(request.GET.get("page"))
    orang = _orang(b.penilai for b in halaman)
    opd = queries.sebaran_opd(request.user, periode)
    jumlah = {p.value: sum(b.predikat[p] for b in semua) for p in Predikat}
    isi = {
        "periode": periode,
        "filter": SimpleNamespace(form=form),
        "page_obj": halaman,
        "baris": [baris_tampil(b, orang[b.penilai]) for b in halaman],
        "bahas": sum(bool(b.taksiran and b.taksiran.perlu_dibahas) for b in semua),
        "sering": sum(b.sering_berbeda for b in semua),
        "belum": sum(bool(b.taksiran and b.taksiran.status == BELUM_CUKUP) for b in semua),
        "semua": len(semua),
        "kalibrasi": queries.taksir_periode(periode) if periode.beku else None,
        "predikat": [(p.label, jumlah[p.value]) for p in Predikat],
        "kepala": [p.label for p in Predikat],
        "opd": [(nama, list(n.values()), sum(n.values())) for nama, n in opd],
        "batas": BATAS,
        "minimum": MIN_ORANG,
        "bisa_unduh": True,
        "berjalan": periode.status == StatusPeriode.BERJALAN,
    }
    return render(request, "penilaian/kalibrasi/kalibrasi.html", isi)


def _pilih(semua: list[queries.BarisPenilai], pilihan: dict[str, Any], periode: Periode) -> list[queries.BarisPenilai]:
    ids = queries.bernama(periode, pilihan["nama"] or "", pilihan["opd"])
    cocok = {
        BAHAS: lambda b: b.taksiran is not None and b.taksiran.perlu_dibahas,
        SERING: lambda b: b.sering_berbeda,
    }.get(pilihan["status"], lambda b: True)
    return [b for b in semua if (ids is None or b.penilai in ids) and cocok(b)]


def _orang(ids: Iterable[int]) -> dict[int, Pegawai]:
    return Pegawai.objects.in_bulk(list(ids))


def _unduh(request: HttpRequest, periode: Periode, baris: list[queries.BarisPenilai]) -> HttpResponse:
    orang = _orang(b.penilai for b in baris)
    kolom = [
        "NIP",
        "Penilai",
        "Orang",
        "Selisih",
        "Paling rendah",
        "Paling tinggi",
        "Keterangan",
        "Berbeda dari usulan",
    ]
    kolom += ["Dari putusan", "Persen paling sedikit", "Persen paling banyak"]
    kolom += ["Hasil di atas usulan", "Hasil di bawah usulan", *(str(p.label) for p in Predikat)]
    isi = []
    for b in baris:
        t = b.taksiran
        angka = [None if d is None else round(d, 2) for d in (t.selisih, t.bawah, t.atas)] if t else [None] * 3
        p = orang[b.penilai]
        selang = [round(d, 1) for d in b.selang_beda] if b.selang_beda else [None, None]
        hitung = [b.beda, b.diputus, *selang, b.naik, b.turun, *b.predikat.values()]
        isi.append([p.nip, p.nama_lengkap, t.n if t else 0, *angka, sebutan(t), *hitung])
    return unduhan(nama=f"kalibrasi-{periode.kode}", bentuk=request.GET["unduh"], kolom=kolom, baris=isi)


class Saring(django_filters.FilterSet):
    """Filters of the lists behind the page."""

    opd = django_filters.ModelChoiceFilter(
        label="Perangkat daerah",
        field_name="skp__unit__opd",
        queryset=UnitKerja.objects.without_tree_fields().opd().order_by("nama"),
        empty_label="Semua perangkat daerah",
    )
    penilai = django_filters.CharFilter(label="Nama penilai", field_name="skp__penilai__nama", lookup_expr="icontains")

    class Meta:
        model = Nilai
        fields: list[str] = []


class _Daftar(DaftarView, ABC):
    filterset_class = Saring
    urutan = {
        "penilai": ("skp__penilai__nama", "skp__pegawai__nama", "skp_id"),
        "-penilai": ("-skp__penilai__nama", "skp__pegawai__nama", "skp_id"),
        "nama": ("skp__pegawai__nama", "skp_id"),
        "-nama": ("-skp__pegawai__nama", "skp_id"),
        "hasil": ("nilai_hasil", "skp_id"),
        "-hasil": ("-nilai_hasil", "skp_id"),
    }

    def get_queryset(self) -> QuerySet:
        self.periode = periode_kalibrasi(self.request.user, self.kwargs["kode"])
        self.queryset = self.baris()
        return super().get_queryset()

    @abstractmethod
    def baris(self) -> QuerySet:
        """The scores that this list is about, in the period."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {"periode": self.periode, "dekat": queries.DEKAT}


_ORANG = (
    ("NIP", lambda b: b.skp.pegawai.nip),
    ("Nama", lambda b: b.skp.pegawai.nama_lengkap),
    ("Unit", lambda b: b.skp.unit),
    ("Penilai", lambda b: b.skp.penilai or ""),
    ("Nilai hasil", lambda b: b.nilai_hasil),
)


class Berbeda(_Daftar):
    """Ratings of assessors that differ from the proposal, with their reasons."""

    template_name = "penilaian/kalibrasi/berbeda.html"
    nama_berkas = "berbeda-dari-usulan"
    kolom_ekspor = (
        *_ORANG,
        ("Usulan hasil", lambda p: p.get_usulan_hasil_display() or ""),
        ("Rating hasil", lambda p: p.get_rating_hasil_display()),
        ("Alasan hasil", lambda p: p.alasan_hasil),
        ("Usulan perilaku", lambda p: p.get_usulan_perilaku_display() or ""),
        ("Rating perilaku", lambda p: p.get_rating_perilaku_display()),
        ("Alasan perilaku", lambda p: p.alasan_perilaku),
    )

    def baris(self) -> QuerySet[PutusanNilai]:
        return queries.berbeda(self.request.user, self.periode)


class DekatAmbang(_Daftar):
    """Scores near a threshold: a small thing would have proposed another rating."""

    template_name = "penilaian/kalibrasi/ambang.html"
    nama_berkas = "dekat-ambang"
    kolom_ekspor = (*_ORANG, ("Usulan hasil", lambda n: n.get_usulan_hasil_display() or ""))

    def baris(self) -> QuerySet[Nilai]:
        return queries.dekat_ambang(self.request.user, self.periode)


def penilai_ids(pengguna: Pengguna) -> list[int] | None:
    """Ids of the assessors this user may see; None: all."""
    if queries.melihat_semua(pengguna):
        return None
    return list(queries.penilai_terlihat(pengguna).order_by().values_list("pk", flat=True))


@require_safe
def target(request: HttpRequest, kode: str) -> HttpResponse:
    """Difficulty of targets by assessor and position."""
    periode = periode_kalibrasi(request.user, kode)
    semua: list[Kesulitan] = kesulitan_target(periode, penilai_ids(request.user))
    if request.GET.get("unduh", "") in JENIS_ISI:
        kolom = ["Penilai", "Jabatan", "Orang", "Target", "Persen dari median jabatan"]
        isi = ([k.penilai, k.jabatan, k.orang, k.target, k.persen] for k in semua)
        return unduhan(nama=f"target-{kode}", bentuk=request.GET["unduh"], kolom=kolom, baris=isi)
    halaman = Paginator(semua, PILIHAN_BARIS[0]).get_page(request.GET.get("page"))
    return render(
        request, "penilaian/kalibrasi/target.html", {"periode": periode, "page_obj": halaman, "bisa_unduh": True}
    )
