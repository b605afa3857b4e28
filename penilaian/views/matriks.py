"""*Matriks peran hasil*: the superior divides their own results over the people below."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from pegawai.models import Pegawai, Penempatan
from penilaian.domain import matriks as domain
from penilaian.forms.matriks import PeranForm
from penilaian.queries import matriks as queries


def matriks(request: HttpRequest) -> HttpResponse:
    """The whole matrix of the person who looks."""
    if not request.user.akses.menilai:
        raise PermissionDenied("Matriks peran hasil adalah halaman atasan langsung.")
    return render(request, "penilaian/matriks/matriks.html", {"matriks": queries.matriks(request.user.pegawai_id)})


def peran(request: HttpRequest, publik: object) -> HttpResponse:
    """One row: what this person will deliver for each result."""
    penempatan = _bawahan(request, publik)
    isi = queries.matriks(request.user.pegawai_id, hanya=penempatan)
    if isi.skp is None or not isi.baris:
        return redirect("penilaian:matriks")
    baris = isi.baris[0]
    if not baris.dapat_diisi:
        messages.error(request, f"SKP {penempatan.pegawai} menunggu persetujuan Anda. Kembalikan dulu.")
        return redirect("penilaian:skp", publik=baris.skp.publik)
    form = PeranForm(request.POST or None, baris=baris)
    if request.method == "POST" and form.is_valid():
        try:
            skp = domain.isi_peran(
                penempatan=penempatan, oleh=request.user, isian=form.isian(), revisi=form.cleaned_data["revisi"]
            )
        except ValidationError as galat:
            form.add_error(None, galat.messages)
        else:
            if skp is not None:
                messages.success(request, f"Peran {penempatan.pegawai} masuk ke rancangan SKP-nya.")
            return redirect(f"{reverse('penilaian:matriks')}#p-{penempatan.pk}")
    konteks = {"form": form, "baris": baris, "matriks": isi, "batal": reverse("penilaian:matriks")}
    return render(request, "penilaian/matriks/peran.html", konteks, status=422 if form.is_bound else 200)


def _bawahan(request: HttpRequest, publik: object) -> Penempatan:
    """The placement of a direct subordinate; someone else whom one sees is 403, a stranger 404."""
    langsung = Penempatan.objects.pada().definitif().filter(pegawai__publik=publik).select_related("pegawai", "jabatan")
    penempatan = get_object_or_404(langsung)
    if request.user.pegawai_id and penempatan.penilai_id == request.user.pegawai_id:
        return penempatan
    if Pegawai.objects.terlihat_oleh(request.user).filter(pk=penempatan.pegawai_id).exists():
        raise PermissionDenied("Hanya atasan langsung yang mengisi peran orang ini.")
    raise Http404
