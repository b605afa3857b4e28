"""Templates of plans: the list, one template, and the forms that write it."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Count, QuerySet
from django.forms import ModelForm
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_POST

from kinerja.views.daftar import DaftarView
from penilaian.domain import templat as domain
from penilaian.forms.templat import HasilTemplatForm, IndikatorTemplatForm, NamaTemplatForm, TemplatForm
from penilaian.izin import boleh_mengelola_templat
from penilaian.models import HasilTemplat, IndikatorTemplat, PustakaIndikator, TemplatSKP
from penilaian.queries.templat import isi_templat, kekurangan, templat_terlihat
from penilaian.views.rencana import isi_dari
from penilaian.views.skp import ambil_skp, sampaikan


def _wajib(request: HttpRequest) -> None:
    if not boleh_mengelola_templat(request.user):
        raise PermissionDenied("Templat SKP dikelola admin kepegawaian dan pengelola kinerja.")


def ambil_templat(request: HttpRequest, pk: int) -> TemplatSKP:
    """A template that this manager sees: 403 for others, 404 outside their units."""
    _wajib(request)
    return get_object_or_404(templat_terlihat(request.user), pk=pk)


class Daftar(DaftarView):
    """All templates in reach."""

    template_name = "penilaian/templat/daftar.html"
    urutan = {"nama": ("nama",), "-nama": ("-nama",), "unit": ("unit__nama", "nama"), "-unit": ("-unit__nama", "nama")}

    def get_queryset(self) -> QuerySet:
        _wajib(self.request)
        self.queryset = templat_terlihat(self.request.user).annotate(banyak_hasil=Count("hasil"))
        return super().get_queryset()


def templat(request: HttpRequest, pk: int) -> HttpResponse:
    """One template with what it still lacks."""
    objek = ambil_templat(request, pk)
    hasil = isi_templat(objek)
    saring = urlencode({"jenis_jabatan": objek.jenis_jabatan, "kata_jabatan": objek.kata_jabatan})
    isi = {
        "templat": objek,
        "hasil": hasil,
        "kurang": kekurangan(hasil),
        "menulis": domain.boleh_menulis(request.user, objek),
        "bagikan": f"{reverse('penilaian:templat_bagikan', args=[objek.pk])}?{saring}",
    }
    return render(request, "penilaian/templat/templat.html", isi)


def kepala(request: HttpRequest, pk: int | None = None) -> HttpResponse:
    """A new template, or the head of one."""
    _wajib(request)
    objek = ambil_templat(request, pk) if pk else TemplatSKP()
    form = TemplatForm(request.POST or None, instance=objek, pengguna=request.user)
    if form.is_valid():
        try:
            objek = domain.simpan(templat=form.instance, oleh=request.user)
        except ValidationError as galat:
            form.add_error(None, galat.messages)
        else:
            return redirect("penilaian:templat", objek.pk)
    batal = reverse("penilaian:templat", args=[pk]) if pk else reverse("penilaian:templat_daftar")
    lain = {"templat": TemplatSKP.objects.get(pk=pk)} if pk else {}
    return _formulir(request, form, "Ubah templat" if pk else "Templat baru", batal, **lain)


def hasil(request: HttpRequest, pk: int, hasil_pk: int | None = None) -> HttpResponse:
    """Add or change a result."""
    induk = ambil_templat(request, pk)
    ada = get_object_or_404(HasilTemplat, templat=induk, pk=hasil_pk) if hasil_pk else HasilTemplat(templat=induk)
    form = HasilTemplatForm(request.POST or None, instance=ada)
    if form.is_valid():
        domain.simpan_hasil(hasil=form.instance, oleh=request.user)
        return redirect("penilaian:templat", pk)
    return _formulir(request, form, "Hasil kerja templat", reverse("penilaian:templat", args=[pk]), templat=induk)


def indikator(
    request: HttpRequest, pk: int, hasil_pk: int, indikator_pk: int | None = None, entri_pk: int | None = None
) -> HttpResponse:
    """Add an indicator, filled from the library when an entry was chosen, or change one."""
    objek = ambil_templat(request, pk)
    induk = get_object_or_404(HasilTemplat, templat=objek, pk=hasil_pk)
    ada = (
        get_object_or_404(IndikatorTemplat, hasil=induk, pk=indikator_pk)
        if indikator_pk
        else IndikatorTemplat(hasil=induk)
    )
    if entri_pk:
        isi_dari(ada, get_object_or_404(PustakaIndikator, pk=entri_pk, aktif=True))
    form = IndikatorTemplatForm(request.POST or None, instance=ada)
    if form.is_valid():
        domain.simpan_indikator(indikator=form.instance, oleh=request.user)
        return redirect("penilaian:templat", pk)
    pustaka = "" if indikator_pk else reverse("penilaian:templat_pustaka", args=[pk, hasil_pk])
    isi = {"entri": ada.pustaka, "pustaka": pustaka, "templat": objek}
    return _formulir(request, form, f"Indikator “{induk}”", reverse("penilaian:templat", args=[pk]), **isi)


def _formulir(request: HttpRequest, form: ModelForm, judul: str, batal: str, **lain: object) -> HttpResponse:
    isi = {"form": form, "judul_form": judul, "batal": batal} | lain
    return render(request, "penilaian/templat/formulir.html", isi, status=422 if form.is_bound else 200)


@require_POST
def hapus(request: HttpRequest, pk: int) -> HttpResponse:
    """Throw the template away."""
    domain.hapus(templat=ambil_templat(request, pk), oleh=request.user)
    messages.success(request, "Templat dihapus. Rancangan yang sudah dibagikan tetap ada.")
    return redirect("penilaian:templat_daftar")


@require_POST
def hasil_hapus(request: HttpRequest, pk: int, hasil_pk: int) -> HttpResponse:
    """Take a result out."""
    return _hapus_isi(request, get_object_or_404(HasilTemplat, templat=ambil_templat(request, pk), pk=hasil_pk), pk)


@require_POST
def indikator_hapus(request: HttpRequest, pk: int, indikator_pk: int) -> HttpResponse:
    """Take an indicator out."""
    isi = get_object_or_404(IndikatorTemplat, hasil__templat=ambil_templat(request, pk), pk=indikator_pk)
    return _hapus_isi(request, isi, pk)


def _hapus_isi(request: HttpRequest, isi: HasilTemplat | IndikatorTemplat, pk: int) -> HttpResponseRedirect:
    domain.hapus_isi(isi=isi, oleh=request.user)
    messages.success(request, f"“{isi}” dikeluarkan dari templat.")
    return redirect("penilaian:templat", pk)


@require_POST
def dari_skp(request: HttpRequest, publik: object) -> HttpResponse:
    """Make a template out of a plan."""
    _wajib(request)
    skp = ambil_skp(request, publik)
    form = NamaTemplatForm(request.POST)
    try:
        if not form.is_valid():
            raise ValidationError("Tulis nama templat, paling panjang 120 huruf.")
        baru = domain.dari_skp(skp=skp, nama=form.cleaned_data["nama"], oleh=request.user)
    except ValidationError as galat:
        sampaikan(request, galat)
        return redirect("penilaian:skp", publik=publik)
    messages.success(request, "Templat dibuat dari SKP ini. Periksa isinya, lalu bagikan.")
    return redirect("penilaian:templat", baru.pk)
