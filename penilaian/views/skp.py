"""Plans: my plans, one plan, and the transitions between its states (each a POST of its own)."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from kinerja.navigasi import tunjuk
from kinerja.waktu import hari_ini
from penilaian import izin
from penilaian.choices import StatusSKP
from penilaian.domain import skp as domain
from penilaian.forms.skp import TautanForm
from penilaian.models import SKP
from penilaian.queries.buka_tahun import tahun_rencana
from penilaian.queries.halaman_skp import pasang_periode_terbuka, periode_bertarget, rincian_rencana, tabel_target
from penilaian.queries.ide_baru import ide_rencana
from penilaian.queries.kesiapan import periksa, periode_sasaran
from penilaian.queries.lampiran import BarisLampiran, dengan_lampiran, lampiran_skp, perilaku_skp
from penilaian.queries.pertimbangan import pertimbangan
from penilaian.queries.salin import sumber_salinan
from penilaian.queries.setahun import tahunan
from penilaian.queries.tautan import belum_tertaut, hasil_atasan, memakai_perspektif, penunggu

# The sections of a draft that can lack something; annexes are asked for on the page that checks the answers.
_BAGIAN = ("penilai", "hasil", "tautan", "target", "lampiran")


def ambil_skp(request: HttpRequest, publik: object, **anotasi: Any) -> SKP:
    """The plan, if the user may see it, with these annotations; 404 otherwise."""
    terlihat = SKP.objects.terlihat_oleh(request.user).select_related(
        "pegawai", "penilai", "unit", "penempatan__jabatan", "penempatan__penilai"
    )
    objek = get_object_or_404(terlihat.annotate(**anotasi), publik=publik)
    sebut_butir(request, objek)
    return objek


def sebut_butir(request: HttpRequest, skp: SKP) -> None:
    """Whose plan it is says which entry of navigation is the current one: mine, my team's, or that of others."""
    pegawai_id = request.user.pegawai_id
    if skp.pegawai_id != pegawai_id:
        tunjuk(request, "penilaian:tim" if skp.penilai_id == pegawai_id else "pegawai:daftar")


def revisi_dari(request: HttpRequest) -> int | None:
    """The revision that the form was shown with."""
    teks = request.POST.get("revisi", "")
    return int(teks) if teks.isdecimal() and len(teks) < 10 else None


def tahun_diminta(request: HttpRequest) -> int | None:
    """The year that a plan is begun for; None is this one."""
    teks = request.POST.get("tahun") or request.GET.get("tahun") or ""
    return int(teks) if teks.isdecimal() and len(teks) == 4 else None


def sampaikan(request: HttpRequest, galat: ValidationError) -> None:
    """Show the problems of a transition above the page."""
    for pesan in galat.messages:
        messages.error(request, pesan)


@login_required
def skp_saya(request: HttpRequest) -> HttpResponse:
    """Own plans, newest first, and those of others that wait for my approval."""
    pegawai_id = request.user.pegawai_id
    milik = SKP.objects.filter(pegawai=pegawai_id) if pegawai_id else SKP.objects.none()
    daftar = list(
        milik.select_related("pegawai", "penilai", "unit", "penempatan__jabatan").order_by("-rentang", "-versi")
    )
    pasang_periode_terbuka(daftar)
    tahun = tahun_rencana()[-1]
    depan = tahun if not any(s.rentang.upper.year > tahun for s in daftar) and tahun > hari_ini().year else None
    menunggu = (
        SKP.objects.terlihat_oleh(request.user)
        .filter(penilai=pegawai_id, status=StatusSKP.DIAJUKAN)
        .select_related("pegawai", "unit")
        .order_by("diajukan")[:25]
        if request.user.akses.menilai
        else []
    )
    return render(
        request,
        "penilaian/skp/saya.html",
        {
            "daftar": daftar,
            "menunggu": menunggu,
            "salinan": sumber_salinan(daftar),
            "depan": depan,
            "salinan_depan": sumber_salinan(daftar, depan) if depan else None,
            "ada_rancangan": any(s.dapat_diubah or s.status == StatusSKP.DIAJUKAN for s in daftar),
            "ditunggu": penunggu(pegawai_id, daftar) if request.user.akses.menilai else 0,
            "ada_berlaku": any(s.status == StatusSKP.BERLAKU for s in daftar),
        },
    )


@login_required
@require_POST
def skp_buat(request: HttpRequest) -> HttpResponse:
    """Start a draft for my current position."""
    try:
        skp = domain.buat_rancangan(oleh=request.user, tahun=tahun_diminta(request))
    except ValidationError as galat:
        sampaikan(request, galat)
        return redirect("penilaian:skp_saya")
    return redirect("penilaian:skp", publik=skp.publik)


@login_required
def skp(request: HttpRequest, publik: object) -> HttpResponse:
    """One plan in sections with their state, and the step that is next."""
    objek = ambil_skp(request, publik, ide_baru=ide_rencana(), **dengan_lampiran())
    menyusun = izin.boleh_menyusun(request.user, objek)
    hasil = rincian_rencana(objek)
    periode = list(periode_sasaran(objek)) if menyusun else []
    pilihan = list(hasil_atasan(objek)) if menyusun else []
    masalah = periksa(objek, hasil, periode, pilihan) if menyusun else []
    per_bagian = {b: [m.pesan for m in masalah if m.bagian == b] for b in _BAGIAN}
    lampiran = lampiran_skp(objek)
    lepas = belum_tertaut(hasil, pilihan) if pilihan and not memakai_perspektif(objek) else []
    return render(
        request,
        "penilaian/skp/skp.html",
        {
            "skp": objek,
            "hasil": hasil,
            "batas": pertimbangan(objek, hasil),
            "target": tabel_target(hasil),
            "periode_lapor": periode_bertarget(objek, hasil),
            "menyusun": menyusun,
            "tahunan": tahunan(objek, request.user),
            "menyetujui": izin.boleh_menyetujui(request.user, objek),
            "belum_mulai": objek.rentang.lower > hari_ini(),
            "masalah": per_bagian,
            "tautan": TautanForm(skp=objek, hasil=lepas, pilihan=pilihan) if lepas else None,
            "siap": menyusun and not any(m.bagian != "lampiran" for m in masalah),
            "langkah": _langkah(objek, hasil, per_bagian, lampiran) if menyusun else [],
            "perilaku": perilaku_skp(objek),
            "lampiran": lampiran,
            "berekspektasi": izin.boleh_menulis_ekspektasi(request.user, objek),
            "bertemplat": izin.boleh_mengelola_templat(request.user) and bool(hasil),
            "versi_lain": SKP.objects.filter(pegawai=objek.pegawai_id, pk__in=_terlihat(request)).exclude(pk=objek.pk),
        },
    )


def _terlihat(request: HttpRequest) -> object:
    return SKP.objects.terlihat_oleh(request.user).values("pk")


def _langkah(
    skp: SKP, hasil: list, masalah: dict[str, list[str]], lampiran: list[BarisLampiran]
) -> list[dict[str, object]]:
    """The task list of a draft: each section with its state (words and tone) and where to go."""
    ada = {
        "penilai": True,
        "hasil": bool(hasil),
        "target": any(i.daftar_target for h in hasil for i in h.daftar_indikator),
    }
    berindikator = any(h.daftar_indikator for h in hasil)
    siap = not any(pesan for bagian, pesan in masalah.items() if bagian != "lampiran")
    tutup = ("Belum bisa dimulai", "netral")
    return [
        {
            "nama": "Atasan langsung",
            "keterangan": "; ".join(masalah["penilai"]) or str(skp.penempatan.penilai),
            "url": reverse("pegawai:lapor", args=[skp.pegawai.publik]) if masalah["penilai"] else "",
            "keadaan": ("Menunggu admin kepegawaian", "menunggu") if masalah["penilai"] else ("Selesai", "selesai"),
        },
        {
            "nama": "Hasil kerja dan indikator",
            "keterangan": "Apa yang akan tercapai, dan bagaimana mengukurnya.",
            "url": "#bagian-hasil" if hasil else reverse("penilaian:hasil_tambah", args=[skp.publik]),
            "keadaan": _keadaan(ada["hasil"], bool(masalah["hasil"])),
        },
        _langkah_tautan(skp, bool(hasil), masalah["tautan"]),
        {
            "nama": "Target tiap periode",
            "keterangan": "Angka untuk tiap indikator." if berindikator else "Setelah ada indikator.",
            "url": reverse("penilaian:target", args=[skp.publik]) if berindikator else "",
            "keadaan": _keadaan(ada["target"], bool(masalah["target"])) if berindikator else tutup,
        },
        _langkah_lampiran(skp, lampiran),
        {
            "nama": "Periksa jawaban dan kirim",
            "keterangan": "Baca sekali lagi, lalu kirim ke atasan." if siap else "Setelah langkah di atas selesai.",
            "url": reverse("penilaian:skp_periksa", args=[skp.publik]) if siap else "",
            "keadaan": ("Belum mulai", "netral") if siap else tutup,
        },
    ]


def _langkah_lampiran(skp: SKP, lampiran: list[BarisLampiran]) -> dict[str, object]:
    """Annexes are part of the form: written, or said to be none."""
    terjawab = sum(x.terjawab for x in lampiran)
    return {
        "nama": "Lampiran",
        "keterangan": "Dukungan sumber daya, skema pertanggungjawaban, dan konsekuensi.",
        "url": reverse("penilaian:lampiran", args=[skp.publik]),
        "keadaan": _keadaan(bool(terjawab), terjawab < len(lampiran)),
    }


def _langkah_tautan(skp: SKP, ada: bool, masalah: list[str]) -> dict[str, object]:
    """What the results serve: those of the superior, or a perspektif. Says whom it waits for."""
    perspektif = memakai_perspektif(skp)
    menunggu = bool(masalah) and masalah[0].startswith("Menunggu")
    return {
        "nama": "Perspektif tiap hasil" if perspektif else "Hasil atasan yang didukung",
        "keterangan": masalah[0] if menunggu else "Apa yang dilayani tiap hasil kerja utama.",
        "url": "#bagian-tautan" if masalah and not menunggu else "",
        "keadaan": ("Menunggu atasan", "menunggu") if menunggu else _keadaan(ada, bool(masalah)),
    }


def _keadaan(ada: bool, bermasalah: bool) -> tuple[str, str]:
    if not ada:
        return "Belum mulai", "netral"
    return ("Sedang diisi", "menunggu") if bermasalah else ("Selesai", "selesai")


@login_required
@require_POST
def skp_buang(request: HttpRequest, publik: object) -> HttpResponse:
    """Throw one's own draft away."""
    objek = ambil_skp(request, publik)
    try:
        domain.buang_rancangan(skp=objek, oleh=request.user, revisi=revisi_dari(request))
    except ValidationError as galat:
        sampaikan(request, galat)
        return redirect("penilaian:skp", publik=publik)
    messages.success(request, "Rancangan dibuang.")
    return redirect("penilaian:skp_saya")


@login_required
@require_POST
def skp_setujui(request: HttpRequest, publik: object) -> HttpResponse:
    """Approve the plan."""
    objek = ambil_skp(request, publik)
    try:
        domain.setujui(skp=objek, oleh=request.user, revisi=revisi_dari(request))
    except ValidationError as galat:
        sampaikan(request, galat)
    else:
        messages.success(request, f"SKP {objek.pegawai} disetujui.")
    return redirect("penilaian:skp", publik=publik)


@login_required
@require_POST
def skp_kembalikan(request: HttpRequest, publik: object) -> HttpResponse:
    """Give the plan back with a note."""
    objek = ambil_skp(request, publik)
    catatan = request.POST.get("catatan", "")[:2000]
    try:
        domain.kembalikan(skp=objek, oleh=request.user, catatan=catatan, revisi=revisi_dari(request))
    except ValidationError as galat:
        sampaikan(request, galat)
    else:
        messages.success(request, f"SKP {objek.pegawai} dikembalikan dengan catatan Anda.")
    return redirect("penilaian:skp", publik=publik)
