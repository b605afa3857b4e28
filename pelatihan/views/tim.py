"""The superior's page: answer proposals, confirm needs, see hours, propose people."""

from collections.abc import Iterable
from typing import TypeVar
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Model, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from kinerja.navigasi import tunjuk
from pegawai.domain.galat import SuntingBersamaan
from pelatihan import izin
from pelatihan.choices import AsalUsulan, StatusKebutuhan
from pelatihan.domain import kebutuhan as domain_kebutuhan
from pelatihan.domain import peserta as domain
from pelatihan.forms.tim import UsulkanForm
from pelatihan.models import Angkatan, Kebutuhan, Peserta
from pelatihan.queries.kebutuhan import sebut_sumber
from pelatihan.queries.tim import TimBelajar, kebutuhan_menunggu, orang_untuk, tim_belajar, usulan_menunggu
from pelatihan.queries.usul_tim import keterangan_calon

T = TypeVar("T", bound=Model)


def tim(request: HttpRequest) -> HttpResponse:
    """What waits, and where each person stands."""
    if not request.user.akses.menilai:
        raise PermissionDenied("Halaman ini untuk atasan yang menilai orang.")
    return render(request, "pelatihan/tim.html", {"tim": _isi(request)})


def _isi(request: HttpRequest) -> TimBelajar:
    isi = tim_belajar(request.user, semua="semua" in request.GET)
    sebut_sumber(isi.kebutuhan)
    return isi


@require_POST
def usulan(request: HttpRequest, publik: object) -> HttpResponse:
    """Answer one proposal (`setuju` ya or tidak, `catatan`, `versi`)."""
    satu = get_object_or_404(Peserta.objects.terlihat_oleh(request.user).select_related("pegawai"), publik=publik)
    if not izin.boleh_memutus(request.user, satu):
        raise PermissionDenied("Usulan dijawab atasan langsung.")
    for teks in _jawab(request, [(satu, _angka(request.POST.get("versi")))]).values():
        messages.error(request, teks)
    return redirect("pelatihan:tim")


@require_POST
def usulan_banyak(request: HttpRequest) -> HttpResponse:
    """Answer several proposals at once, in the order in which they were made; each stands for itself. Those that could
    not be answered stay ticked, with what was written and what is missing."""
    pilihan = _terpilih(request, usulan_menunggu(request.user.akses.pegawai_id))
    galat = _jawab(request, pilihan)
    if not galat:
        return redirect("pelatihan:tim")
    isi = {"terpilih": list(galat), "galat": list(galat.values()), "catatan": request.POST.get("catatan", "")[:250]}
    return render(request, "pelatihan/tim.html", {"tim": _isi(request)} | isi, status=422)


def _jawab(request: HttpRequest, pilihan: list[tuple[Peserta, int]]) -> dict[UUID, str]:
    """Answer each; returns what stands against it, by proposal, for those that were not answered."""
    galat_banyak: dict[UUID, str] = {}
    setuju, catatan = request.POST.get("setuju") == "ya", request.POST.get("catatan", "")[:250]
    beres = 0
    for satu, versi in pilihan:
        try:
            domain.putuskan(peserta=satu, versi=versi, setuju=setuju, oleh=request.user, catatan=catatan)
            beres += 1
        except SuntingBersamaan as galat:
            messages.error(request, f"{satu.pegawai}: sudah dijawab {galat.oleh or 'di jendela lain'}.")
        except ValidationError as galat:
            galat_banyak[satu.publik] = _sebut(satu.pegawai, galat)
    if beres:
        messages.success(request, f"{beres} usulan {'disetujui' if setuju else 'tidak disetujui'}.")
    elif not pilihan:
        messages.error(request, "Pilih dulu usulan yang dijawab.")
    return galat_banyak


def _sebut(pegawai: object, galat: ValidationError) -> str:
    """What is the matter, with the name once."""
    teks = " ".join(galat.messages)
    return teks if teks.startswith(str(pegawai)) else f"{pegawai}: {teks}"


@require_POST
def konfirmasi(request: HttpRequest) -> HttpResponse:
    """Confirm several needs at once; those without a competence are decided on their own page."""
    beres, pilihan = 0, _terpilih(request, kebutuhan_menunggu(request.user.akses.pegawai_id))
    for satu, versi in pilihan:
        try:
            _pastikan(request, satu, versi)
            beres += 1
        except SuntingBersamaan as galat:
            messages.error(request, f"{satu.pegawai}: sudah diputus {galat.oleh or 'di jendela lain'}.")
        except ValidationError as galat:
            messages.error(request, f"{satu.pegawai}: {' '.join(galat.messages)}")
    if beres:
        messages.success(request, f"{beres} kebutuhan dikonfirmasi.")
    elif not pilihan:
        messages.error(request, "Pilih dulu kebutuhan yang dikonfirmasi.")
    return redirect("pelatihan:tim")


def _pastikan(request: HttpRequest, satu: Kebutuhan, versi: int) -> None:
    status = StatusKebutuhan.DIKONFIRMASI
    domain_kebutuhan.putuskan(
        kebutuhan=satu, versi=versi, status=status, oleh=request.user, kompetensi=None, catatan=""
    )


def _terpilih(request: HttpRequest, boleh: QuerySet[T]) -> list[tuple[T, int]]:
    """The rows ticked ("uuid:versi") that wait for this user, in their order, each with the version that was read."""
    isi: dict[UUID, int] = {}
    for teks in request.POST.getlist("pilih"):
        kunci, _, versi = teks.partition(":")
        try:
            isi[UUID(kunci)] = _angka(versi)
        except ValueError:
            continue
    baris: Iterable[T] = boleh.filter(publik__in=isi).select_related("pegawai")
    return [(b, isi[b.publik]) for b in baris]  # type: ignore[attr-defined]


def _angka(teks: str | None) -> int:
    return int(teks) if teks and teks.isdigit() and len(teks) < 9 else 0


def usul_orang(request: HttpRequest, publik: object) -> HttpResponse:
    """Propose one's people for a batch; the superior's proposal is the approval too."""
    angkatan = get_object_or_404(Angkatan.objects.terlihat_oleh(request.user).select_related("program"), publik=publik)
    if not request.user.akses.menilai:
        raise PermissionDenied("Orang diusulkan atasan langsungnya.")
    tunjuk(request, "pelatihan:tim")
    orang = orang_untuk(request.user.akses.pegawai_id, angkatan)
    calon = list(orang)
    form = UsulkanForm(request.POST or None, orang=orang, keterangan=keterangan_calon(calon, angkatan))
    if request.method == "POST" and form.is_valid():
        beres = [_usulkan(request, angkatan, p, form.cleaned_data["alasan"]) for p in form.cleaned_data["orang"]]
        return redirect("pelatihan:tim") if all(beres) else redirect("pelatihan:usul_orang", publik)
    isi = {"angkatan": angkatan, "form": form, "ada_orang": bool(calon)}
    return render(request, "pelatihan/usul_orang.html", isi, status=422 if form.errors else 200)


def _usulkan(request: HttpRequest, angkatan: Angkatan, pegawai: object, alasan: str) -> bool:
    try:
        satu = domain.usulkan(
            angkatan=angkatan,
            pegawai=pegawai,  # type: ignore[arg-type]
            asal=AsalUsulan.ATASAN,
            oleh=request.user,
            alasan=alasan,
        )
    except ValidationError as galat:
        messages.error(request, " ".join(galat.messages))
        return False
    messages.success(request, f"{pegawai}: {satu.get_status_display().lower()}.")
    return True
