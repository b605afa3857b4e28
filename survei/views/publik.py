"""Pages of services that everybody may read."""

from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.text import slugify
from django.views.decorators.http import require_safe

from kinerja.documents.tabel import JENIS_ISI, unduhan
from kinerja.slot import isi_slot
from survei.documents.poster import pdf_poster
from survei.models import Layanan
from survei.queries import publik, tempat, terbit
from survei.rumus_bagan import bagan


@login_not_required
@require_safe
def daftar(request: HttpRequest) -> HttpResponse:
    """Services by need, in the words of citizens."""
    kata = " ".join(request.GET.get("q", "").replace("\x00", "").split())[:80]
    halaman = Paginator(publik.cari_layanan(kata), 25).get_page(request.GET.get("page"))
    isi = list(halaman) or list(publik.cari_layanan("")[:10])
    indeks = publik.indeks_kini(isi)
    konteks = {
        "kata": kata,
        "page_obj": halaman,
        "daftar": [(s, indeks.get(s.pk)) for s in isi],
        "mendekati": publik.hanya_mendekati(halaman),
    }
    return render(request, "survei/publik/daftar.html", konteks)


@login_not_required
@require_safe
def layanan(request: HttpRequest, kode: str) -> HttpResponse:
    """One service: what to bring, steps, time, fee, place, and what citizens say of it."""
    satu = get_object_or_404(Layanan.objects.aktif().select_related("unit__opd"), kode__iexact=kode)
    riwayat = publik.indeks_terbit(satu)
    daftar_tempat = tempat.tempat_layanan(satu)
    konteks = {
        "layanan": satu,
        "syarat": _baris(satu.persyaratan),
        "langkah": _baris(satu.prosedur),
        "daring": satu.tautan_daring.order_by("urutan", "pk"),
        "terbuka": publik.periode_terbuka(layanan=satu.pk),
        "riwayat": riwayat,
        "terakhir": riwayat[-1] if riwayat else None,
        "bagan": bagan([(r.nama, r.hasil.ikm, r.selang) for r in riwayat]),
        "utama": daftar_tempat[0],
        "lain": [fn(satu) for fn in isi_slot("layanan_publik")],
        **_konteks_tempat(request, daftar_tempat),
    }
    return render(request, "survei/publik/layanan.html", konteks)


def _konteks_tempat(request: HttpRequest, daftar: list[tempat.TempatTampil]) -> dict[str, object]:
    """Places with the kecamatan or kelurahan chosen in the address; one place needs no choice."""
    if len(daftar) < 2:
        return {"daftar_tempat": daftar}
    pilihan = tempat.wilayah_kota()
    semua = {u.kode: u for kecamatan, isi in pilihan for u in (kecamatan, *isi)}
    dipilih = semua.get(request.GET.get("wilayah", ""))
    urut = tempat.urut_dekat(daftar, dipilih) if dipilih else daftar
    return {
        "daftar_tempat": urut,
        "pilihan_wilayah": pilihan,
        "dipilih": dipilih,
        "berjarak": bool(dipilih) and urut[0].dekat,
    }


@login_not_required
@require_safe
def indeks(request: HttpRequest) -> HttpResponse:
    """The published indices of all services, and the city in two honest figures."""
    bentuk = request.GET.get("unduh", "")
    if bentuk in JENIS_ISI:
        return unduhan(nama="indeks-kepuasan", bentuk=bentuk, kolom=terbit.KOLOM_DATA, baris=terbit.data_terbuka())
    baris = terbit.baris_terbit()
    konteks = {"unit": terbit.unit_terbit(baris), "kota": terbit.ringkas_kota(baris), "arti_kolom": terbit.ARTI_KOLOM}
    return render(request, "survei/publik/indeks.html", konteks)


@login_not_required
@require_safe
def poster(request: HttpRequest, kode: str, periode: str) -> HttpResponse:
    """The poster of a published index."""
    hasil = get_object_or_404(terbit.terbitan(), periode__layanan__kode__iexact=kode, periode__kode__iexact=periode)
    nama = slugify(f"{hasil.periode.layanan.kode}-{hasil.periode.kode}")
    jawab = HttpResponse(pdf_poster(hasil), content_type="application/pdf")
    jawab["Content-Disposition"] = f'inline; filename="poster-{nama}.pdf"'
    return jawab


def _baris(teks: str) -> list[str]:
    """One line an item, without empty ones."""
    return [b.strip() for b in teks.splitlines() if b.strip()]
