"""What a person has learned, is learning, and should learn next."""

from decimal import Decimal

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Case, Exists, OuterRef, When
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from kinerja.navigasi import tunjuk
from kinerja.waktu import hari_ini
from pegawai.domain.galat import SuntingBersamaan
from pegawai.models import Pegawai
from pelatihan import izin
from pelatihan.choices import KEBUTUHAN_TERBUKA, MENDUDUKI, StatusPeserta
from pelatihan.documents.kalender import ics
from pelatihan.domain import peserta as domain
from pelatihan.models import Hadir, Kebutuhan, PengisiReaksi, Perubahan, Peserta, RiwayatLuar
from pelatihan.queries.aturan import aturan
from pelatihan.queries.jp import Belajar, hak_belajar
from pelatihan.queries.keadaan import NADA, keadaan
from pelatihan.queries.rincian_jp import dampingan, keikutsertaan, rincian_jp


@require_safe
def saya(request: HttpRequest) -> HttpResponse:
    """My learning: hours of this year and what they are made of, batches, needs."""
    pegawai = request.user.pegawai
    return render(request, "pelatihan/saya.html", _milik(pegawai) if pegawai else {"belajar": None})


def _milik(pegawai: Pegawai) -> dict[str, object]:
    """Each table is read once: what is listed is also what the hours are explained with."""
    masa, target, paling_banyak = hak_belajar(pegawai, aturan())
    ikut, luar = list(keikutsertaan(pegawai)), list(RiwayatLuar.objects.filter(pegawai=pegawai))
    pendampingan = list(dampingan(pegawai, masa))
    bagian = rincian_jp(pegawai, masa, ikut=ikut, luar=luar, pendampingan=pendampingan)
    hari = hari_ini()
    tanya = Perubahan.objects.filter(responden=pegawai, dijawab=None, masa__contains=hari)
    butuh = Kebutuhan.objects.filter(pegawai=pegawai, tahun=hari.year).select_related("kompetensi")
    # What is still to be learned before what is done.
    butuh = butuh.order_by(Case(When(status__in=KEBUTUHAN_TERBUKA, then=0), default=1), "-bobot", "pk")
    return {
        "belajar": Belajar(sum((b.jp for b in bagian), Decimal(0)), masa, target, paling_banyak),
        "bagian": bagian,
        "ikut": [(p, NADA.get(p.status, "netral")) for p in ikut],
        "luar": luar,
        "pendampingan": pendampingan,
        "kebutuhan": butuh[:5],
        "pendapat": [p for p in ikut if p.berpendapat],  # type: ignore[attr-defined]
        "perubahan": tanya.select_related("peserta__pegawai", "peserta__angkatan__program")[:10],
    }


def ambil_peserta(request: HttpRequest, publik: str) -> Peserta:
    """A participation that this person may see, or 404."""
    terlihat = Peserta.objects.terlihat_oleh(request.user)
    return get_object_or_404(
        terlihat.select_related("angkatan__program", "pegawai", "sertifikat", "diputus_oleh"), publik=publik
    )


@require_safe
def peserta(request: HttpRequest, publik: str) -> HttpResponse:
    """One participation: where it stands, who acts next, when and where it is, what came out."""
    satu = ambil_peserta(request, publik)
    hadir = Hadir.objects.filter(sesi=OuterRef("pk"), peserta=satu)
    sesi = list(satu.angkatan.sesi.annotate(hadir_ini=Exists(hadir)))
    sendiri = satu.pegawai_id == request.user.pegawai_id
    mengelola = not sendiri and izin.boleh_mengelola(request.user, satu.angkatan)
    if mengelola:
        tunjuk(request, "pelatihan:kelola")
    isi = {
        "satu": satu,
        "sendiri": sendiri,
        "keadaan": keadaan(satu),
        "sesi": sesi,
        "kini": timezone.now(),
        "hadir": sum(s.hadir_ini for s in sesi),
        "duduk": satu.status in MENDUDUKI,
        "mengelola": mengelola,
        "melihat_tes": sendiri or mengelola,
        "sudah_berpendapat": sendiri and PengisiReaksi.objects.filter(peserta=satu).exists(),
        "menjawab": satu.status == StatusPeserta.DIUSULKAN and izin.boleh_memutus(request.user, satu),
        "boleh_mundur": izin.boleh_mundur(request.user, satu),
    }
    return render(request, "pelatihan/peserta.html", isi)


@require_POST
def mundur(request: HttpRequest, publik: str) -> HttpResponse:
    """Give the place back, with a reason."""
    satu = ambil_peserta(request, publik)
    if not izin.boleh_mundur(request.user, satu):
        raise PermissionDenied
    versi, alasan = request.POST.get("versi", ""), request.POST.get("alasan", "")[:200]
    bertempat = satu.status == StatusPeserta.DITERIMA
    try:
        domain.mundur(peserta=satu, versi=int(versi) if versi.isdecimal() else 0, oleh=request.user, alasan=alasan)
    except SuntingBersamaan:
        messages.error(request, "Keadaannya berubah sejak halaman ini dibuka. Periksa dulu, lalu ulangi bila perlu.")
    except ValidationError as galat:
        messages.error(request, " ".join(galat.messages))
    else:
        kabar = "Tempatnya dikembalikan; yang pertama di daftar tunggu naik." if bertempat else "Usulan ditarik."
        messages.success(request, kabar)
    return redirect("pelatihan:peserta", publik)


@require_safe
def jadwal(request: HttpRequest, publik: str) -> HttpResponse:
    """The sessions as a calendar file, for who has a place."""
    satu = ambil_peserta(request, publik)
    if satu.status not in MENDUDUKI:
        raise Http404
    alamat = request.build_absolute_uri(reverse("pelatihan:peserta", args=[satu.publik]))
    jawab = HttpResponse(
        ics(angkatan=satu.angkatan, sesi=satu.angkatan.sesi.all(), alamat=alamat),
        content_type="text/calendar; charset=utf-8",
    )
    jawab["Content-Disposition"] = f'attachment; filename="jadwal-{satu.angkatan.program.kode}.ics"'
    return jawab
