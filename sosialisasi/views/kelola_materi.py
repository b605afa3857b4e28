"""Policy texts as the city's communicator writes them."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Max, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from kinerja.navigasi import tunjuk
from pegawai.domain.galat import SuntingBersamaan
from pegawai.forms.isian import pasang_galat
from pegawai.views.bentrok import konteks_bentrok
from sosialisasi import izin
from sosialisasi.domain import materi as domain
from sosialisasi.forms.kelola_materi import FormMateri
from sosialisasi.models import Materi, VersiMateri


def hanya_kota(request: HttpRequest) -> None:
    """Raises PermissionDenied for everybody else."""
    if not izin.boleh_mengelola_kota(request.user):
        raise PermissionDenied("Halaman ini untuk pengelola sosialisasi kota.")
    tunjuk(request, "sosialisasi:kelola_kabar")


@require_safe
def daftar(request: HttpRequest) -> HttpResponse:
    """All subjects with the newest published version and whether a draft waits."""
    hanya_kota(request)
    semua = Materi.objects.annotate(
        nomor=Max("isi__nomor", filter=Q(isi__terbit__isnull=False)),
        terakhir=Max("isi__terbit"),
        draf=Max("isi__nomor", filter=Q(isi__terbit__isnull=True)),
    )
    return render(request, "sosialisasi/kelola/materi_daftar.html", {"daftar": semua, "bagian": "kebijakan"})


def tulis(request: HttpRequest, pk: int | None = None) -> HttpResponse:
    """Write a subject and the draft of its next version."""
    hanya_kota(request)
    lama = get_object_or_404(Materi, pk=pk) if pk else None
    terbaru = VersiMateri.objects.filter(materi=lama).order_by("-nomor").first() if lama else None
    arti = dict(terbaru.arti.values_list("kelompok", "teks")) if terbaru else {}
    draf = terbaru if terbaru and terbaru.terbit is None else None
    awal = {"versi": lama.versi if lama else 0, "isi": terbaru.isi if terbaru else ""}
    awal["perubahan"] = draf.perubahan if draf else ""
    form = FormMateri(request.POST or None, instance=lama, initial=awal, arti=arti)
    isi: dict[str, Any] = {"form": form, "lama": lama, "draf": draf, "terbaru": terbaru}
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            versi = domain.simpan(
                materi=lama,
                versi=data["versi"] or 0,
                data=form.data_materi,
                isi=data["isi"],
                perubahan=data["perubahan"],
                arti=form.arti,
                oleh=request.user,
            )
        except SuntingBersamaan as galat:
            isi |= konteks_bentrok(form, galat)
        except ValidationError as galat:
            pasang_galat(form, galat)
        else:
            messages.success(request, f"Draf {versi} disimpan. Pembaca masih melihat versi yang terbit.")
            return redirect("sosialisasi:kelola_materi", versi.materi_id)
    status = 422 if form.errors or "bentrok" in isi else 200
    return render(request, "sosialisasi/kelola/materi.html", isi, status=status)


@require_POST
def terbit(request: HttpRequest, pk: int) -> HttpResponse:
    """Publish the draft as it was seen."""
    hanya_kota(request)
    satu = get_object_or_404(Materi, pk=pk)
    versi = request.POST.get("versi", "")
    try:
        terbitan = domain.terbitkan(materi=satu, versi=int(versi) if versi.isdecimal() else 0)
    except SuntingBersamaan:
        messages.error(request, "Draf ini baru saja diubah. Periksa sekali lagi sebelum menerbitkan.")
    except ValidationError as galat:
        messages.error(request, " ".join(galat.messages))
    else:
        messages.success(request, f"{terbitan} terbit.")
    return redirect("sosialisasi:kelola_materi", pk)
