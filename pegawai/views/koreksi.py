"""Reports of wrong data and the queue of HR."""

import django_filters
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from kinerja.views.daftar import DaftarView
from pegawai import izin
from pegawai.choices import StatusKoreksi
from pegawai.domain import koreksi as domain
from pegawai.forms.isian import pasang_galat
from pegawai.forms.lain import FormJawab, FormLapor
from pegawai.models import Pegawai, PermintaanKoreksi
from pegawai.queries.daftar import koreksi_untuk, penempatan_kini


def lapor(request: HttpRequest, publik: str) -> HttpResponse:
    """Report wrong data of a person whom one may see; `?bidang=` chooses the field, its value is filled in."""
    pegawai = get_object_or_404(Pegawai.objects.terlihat_oleh(request.user), publik=publik)
    kini = tertulis(pegawai, pribadi=izin.boleh_melihat_data_pribadi(request.user, pegawai))
    bidang = request.GET.get("bidang", "Nama")
    form = FormLapor(request.POST or None, initial={"bidang": bidang, "tertulis": kini.get(bidang, "")})
    if request.method == "POST" and form.is_valid():
        isi = form.cleaned_data
        isi["tertulis"] = kini.get(isi["bidang"], isi["tertulis"])
        hasil = domain.ajukan(pegawai=pegawai, pelapor=request.user, **isi)
        messages.success(
            request, f"Laporan dikirim. Admin kepegawaian menjawab paling lambat {hasil.tenggat:%d/%m/%Y}."
        )
        return redirect("pegawai:profil", publik=pegawai.publik)
    return render(request, "pegawai/lapor.html", {"pegawai": pegawai, "form": form})


def tertulis(pegawai: Pegawai, *, pribadi: bool) -> dict[str, str]:
    """What the record says today, by the field of the form; `pribadi` adds what only some may read."""
    kini = penempatan_kini(pegawai)
    isi: dict[str, object] = {"Nama": pegawai.nama_lengkap, "NIP": pegawai.nip or ""}
    if kini:
        isi |= {"Unit kerja": kini.unit, "Jabatan": kini.jabatan, "Atasan langsung": kini.penilai or ""}
    if pribadi:
        lahir = pegawai.tgl_lahir
        isi |= {"Golongan": pegawai.get_golongan_display(), "Tanggal lahir": f"{lahir:%d/%m/%Y}" if lahir else ""}
    return {bidang: str(nilai) for bidang, nilai in isi.items()}


class SaringKoreksi(django_filters.FilterSet):
    """The queue shows open requests unless all are asked for."""

    cari = django_filters.CharFilter(label="Nama pegawai", field_name="pegawai__nama", lookup_expr="icontains")
    status = django_filters.ChoiceFilter(
        label="Status",
        method="saring_status",
        choices=[("semua", "Semua"), *StatusKoreksi.choices],
        empty_label="Menunggu",
    )

    class Meta:
        model = PermintaanKoreksi
        fields: list[str] = []

    def filter_queryset(self, queryset: QuerySet) -> QuerySet:
        terbuka = queryset if self.form.cleaned_data.get("status") else queryset.filter(status=StatusKoreksi.DIAJUKAN)
        return super().filter_queryset(terbuka)

    def saring_status(self, qs: QuerySet, _: str, nilai: str) -> QuerySet:
        return qs if nilai == "semua" else qs.filter(status=nilai)


class Daftar(DaftarView):
    """The queue of HR: open requests first, nearest deadline on top."""

    template_name = "pegawai/koreksi_daftar.html"
    filterset_class = SaringKoreksi
    urutan = {
        "tenggat": ("dijawab", "tenggat", "id"),
        "-tenggat": ("-tenggat", "id"),
        "pegawai": ("pegawai__nama", "id"),
        "-pegawai": ("-pegawai__nama", "id"),
    }
    nama_berkas = "permintaan-koreksi"
    kolom_ekspor = (
        ("Pegawai", lambda k: k.pegawai.nama_lengkap),
        ("NIP", lambda k: k.pegawai.nip),
        ("Data", lambda k: k.bidang),
        ("Tertulis", lambda k: k.tertulis),
        ("Seharusnya", lambda k: k.seharusnya),
        ("Pelapor", lambda k: k.pelapor),
        ("Tenggat", lambda k: k.tenggat),
        ("Status", lambda k: k.get_status_display()),
        ("Jawaban", lambda k: k.jawaban),
    )

    def get_queryset(self) -> QuerySet:
        _hr(self.request)
        self.queryset = koreksi_untuk(self.request.user)
        return super().get_queryset()


def jawab(request: HttpRequest, publik: str) -> HttpResponse:
    """Answer one request."""
    _hr(request)
    permintaan = get_object_or_404(koreksi_untuk(request.user), publik=publik)
    kini = tertulis(permintaan.pegawai, pribadi=True).get(permintaan.bidang, "")
    berubah = bool(kini) and kini != permintaan.tertulis
    awal = {"jawaban": f"{permintaan.bidang} sekarang {kini}."} if berubah else None
    form = FormJawab(request.POST or None, initial=awal)
    if request.method == "POST" and form.is_valid():
        try:
            domain.jawab(permintaan_id=permintaan.pk, oleh=request.user, **form.cleaned_data)
        except ValidationError as galat:
            pasang_galat(form, galat)
        else:
            messages.success(request, "Jawaban disimpan.")
            return redirect("pegawai:koreksi_daftar")
    konteks = {"permintaan": permintaan, "form": form, "kini": kini, "berubah": berubah}
    return render(request, "pegawai/koreksi_jawab.html", konteks)


def _hr(request: HttpRequest) -> None:
    if not izin.boleh_mengelola_pegawai(request.user):
        raise PermissionDenied
