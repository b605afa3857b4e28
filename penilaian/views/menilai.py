"""Rating one plan in a period: the values, the decision, its delivery and receipt."""

from functools import partial
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from kinerja.templatetags.ui import titik
from kinerja.waktu import hari_ini
from pegawai.models import Pengguna
from penilaian.choices import ARTI_NILAI, NilaiDasar, StatusPeriode
from penilaian.domain import perilaku as domain_perilaku
from penilaian.domain import putusan as domain
from penilaian.forms.menilai import MenilaiForm, PerilakuForm, PutusanForm
from penilaian.models import SKP, Perilaku, Periode, PutusanNilai, UmpanBalik
from penilaian.queries.antrean import letak
from penilaian.queries.bagian import bagian_periode
from penilaian.queries.cuti import masa_khusus
from penilaian.queries.ide_baru import ide_periode
from penilaian.queries.kualitatif import bukti_periode, hasil_kualitatif, kualitatif
from penilaian.queries.lampiran import dengan_lampiran, isi_ekspektasi
from penilaian.queries.layanan import di_loket, suara_warga
from penilaian.queries.penjelasan import baris_indikator, umpan_balik_periode
from penilaian.queries.predikat_unit import usulan_organisasi
from penilaian.queries.rincian import Rincian, rincian
from penilaian.queries.syarat_di_bawah import batas_umpan_balik, diberi_umpan_balik
from penilaian.queries.wewenang import boleh_menerima_hasil, boleh_menilai
from penilaian.views.antrean import TANPA_YAKIN, ke_berikutnya
from penilaian.views.tim import ambil_periode, ambil_skp


def _ambil(request: HttpRequest, publik: object, kode: str) -> tuple[SKP, Periode]:
    periode = ambil_periode(kode)
    return ambil_skp(request.user, publik, partial(boleh_menilai, periode=periode)), periode


def _beri_galat(form: forms.Form, galat: ValidationError) -> None:
    form.add_error(None, ValidationError(galat.message_dict) if hasattr(galat, "error_dict") else galat)


def menilai(request: HttpRequest, publik: object, kode: str) -> HttpResponse:
    """Results, evidence, feedback and behaviour of one person with the two ratings that the assessor sets; in the
    queue, saving leads to the next one."""
    periode = ambil_periode(kode)
    tempat = letak(request.user, periode, publik)
    skp = tempat.kini if tempat else _ambil(request, publik, kode)[0]
    r = rincian(skp, periode, peristiwa=[])
    form = _formulir(request, periode, r)
    if request.method == "POST" and form.is_valid():
        try:
            _tetapkan(form, skp, periode, request.user)
        except ValidationError as galat:
            _beri_galat(form, galat)
        else:
            if "lanjut" in request.POST:
                messages.success(request, f"Penilaian {skp.pegawai.nama} tersimpan.")
                return ke_berikutnya(request.user, periode, skp)
            messages.success(request, "Penilaian ditetapkan. Sampaikan hasilnya kepada pegawai.")
            return redirect("penilaian:menilai", publik, kode)
        r = rincian(skp, periode, peristiwa=[])
    isi = _isi(skp, r, form) | {"letak": tempat}
    return render(request, "penilaian/menilai.html", isi)


def _formulir(request: HttpRequest, periode: Periode, r: Rincian) -> PutusanForm:
    """With the seven values while the period runs; afterwards only the decision is left."""
    if periode.status != StatusPeriode.BERJALAN:
        return PutusanForm(request.POST or None)
    tersimpan = [p for p in r.perilaku if p.sumber == domain_perilaku.PENILAI]
    return MenilaiForm(request.POST or None, tersimpan=tersimpan)


def _tetapkan(form: PutusanForm, skp: SKP, periode: Periode, oleh: Pengguna) -> None:
    """The values first, kept also when the decision is refused: then the page shows the proposal they give."""
    if isinstance(form, MenilaiForm) and (berubah := form.isian_berubah()):
        isian = {a: domain_perilaku.Isian(*isi) for a, isi in berubah.items()}
        domain_perilaku.nilai_aspek(skp=skp, periode=periode, oleh=oleh, isian=isian)
    isi = {n: form.cleaned_data[n] for n in PutusanForm.base_fields}
    domain.tetapkan(skp=skp, periode=periode, oleh=oleh, **isi)


def _lengkap(skp: SKP, periode: Periode) -> Any:
    """The plan with everything of the period that the page shows beside it, in one statement."""
    return (
        SKP.objects.annotate(
            hasil_kualitatif=hasil_kualitatif(periode),
            bukti=bukti_periode(periode),
            masa_khusus=masa_khusus(periode),
            ide_baru=ide_periode(periode),
            **dengan_lampiran(),
            di_loket=di_loket(),
        )
        .select_related("pegawai", "penilai", "penempatan__jabatan")
        .get(pk=skp.pk)
    )


def _isi(skp: SKP, r: Rincian, form: PutusanForm) -> dict[str, Any]:
    periode = r.periode
    rating = {p.aspek: p for p in r.perilaku if p.sumber == domain_perilaku.PENILAI}
    isi = _lengkap(skp, periode)
    harap = isi_ekspektasi(isi)
    return {
        "skp": isi,
        "kualitatif": kualitatif(skp),
        "organisasi": usulan_organisasi(skp, periode),
        "bagian": bagian_periode(skp, periode),
        "belum_berakhir": belum_berakhir(skp, periode),
        "periode": periode,
        "form": form,
        "r": r,
        "indikator": baris_indikator(r),
        "suara": suara_warga(skp, periode) if isi.di_loket else [],
        "aspek": [
            (label, rating.get(nama), form.kolom(nama) if isinstance(form, MenilaiForm) else None, harap.get(nama))
            for nama, label in NilaiDasar.choices
        ],
        "putusan_kolom": [form[n] for n in PutusanForm.base_fields],
        "umpan_balik": UmpanBalik.objects.filter(
            skp=skp, dibuat__date__gte=periode.rentang.lower.replace(month=1, day=1)
        ).select_related("hasil", "penulis")[:20],
    }


def perilaku(request: HttpRequest, publik: object, kode: str) -> HttpResponse:
    """The aiding rating of each BerAKHLAK value."""
    skp, periode = _ambil(request, publik, kode)
    tersimpan = list(Perilaku.objects.filter(skp=skp, periode=periode, sumber=domain_perilaku.PENILAI))
    form = PerilakuForm(request.POST or None, tersimpan=tersimpan)
    if request.method == "POST" and form.is_valid():
        isi = form.cleaned_data
        isian = {
            a: domain_perilaku.Isian(isi[f"rating_{a}"], isi[f"contoh_{a}"], isi[f"tanggal_{a}"])
            for a in NilaiDasar.values
            if isi[f"rating_{a}"]
        }
        try:
            domain_perilaku.nilai_aspek(skp=skp, periode=periode, oleh=request.user, isian=isian)
        except ValidationError as galat:
            _beri_galat(form, galat)
        else:
            banyak = len(isian)
            sisa = "" if banyak == len(NilaiDasar) else f" {banyak} dari {len(NilaiDasar)} nilai sudah diisi."
            messages.success(request, f"Penilaian perilaku tersimpan dan nilai dihitung ulang.{sisa}")
            return redirect("penilaian:menilai", publik, kode)
    bagian = _bagian_perilaku(skp, periode, form, {p.aspek for p in tersimpan})
    return render(
        request,
        "penilaian/perilaku.html",
        {
            "skp": skp,
            "periode": periode,
            "form": form,
            "bagian": bagian,
            "selesai": sum(b["selesai"] for b in bagian),
            "batas": batas_umpan_balik(periode),
        },
    )


def _bagian_perilaku(skp: SKP, periode: Periode, form: PerilakuForm, selesai: set[str]) -> list[dict[str, Any]]:
    """One card a value: its fields, the feedback of the period, whether it is stored."""
    umpan_balik = umpan_balik_periode(skp, periode)
    diberi = diberi_umpan_balik(skp, periode)
    harap = isi_ekspektasi(skp)
    return [
        form.kolom(aspek.value)
        | {
            "aspek": aspek.value,
            "label": aspek.label,
            "arti": ARTI_NILAI[aspek],
            "ekspektasi": harap.get(aspek.value),
            "selesai": aspek.value in selesai,
            "sudah_diberi": aspek.value in diberi,
            "umpan_balik": [u for u in umpan_balik if u.nilai_dasar == aspek.value],
        }
        for aspek in NilaiDasar
    ]


def _putusan(request: HttpRequest, skp: SKP, periode: Periode) -> PutusanNilai:
    """The decision that the page showed: a later one makes the domain refuse."""
    nomor = request.POST.get("putusan", "")
    milik = PutusanNilai.objects.select_related("skp", "periode").filter(skp=skp, periode=periode)
    return get_object_or_404(milik, pk=int(nomor) if nomor.isdecimal() and len(nomor) < 19 else 0)


def belum_berakhir(skp: SKP, periode: Periode) -> bool:
    """More results may come; a part that a transfer has closed is complete."""
    return periode.belum_berakhir and (skp.rentang.upper is None or hari_ini() < skp.rentang.upper)


@require_POST
def sampaikan_hasil(request: HttpRequest, publik: object, kode: str) -> HttpResponse:
    """Deliver the decision to the employee."""
    skp, periode = _ambil(request, publik, kode)
    if belum_berakhir(skp, periode) and "yakin" not in request.POST:
        messages.error(request, TANPA_YAKIN)
        return redirect("penilaian:menilai", publik, kode)
    try:
        domain.sampaikan(putusan=_putusan(request, skp, periode), oleh=request.user)
    except ValidationError as galat:
        messages.error(request, " ".join(galat.messages))
    else:
        messages.success(request, f"Hasil penilaian disampaikan kepada {titik(skp.pegawai)}")
    return redirect("penilaian:menilai", publik, kode)


@require_POST
def terima_hasil(request: HttpRequest, publik: object, kode: str) -> HttpResponse:
    """The employee notes having received the result."""
    skp = ambil_skp(request.user, publik, boleh_menerima_hasil)
    periode = ambil_periode(kode)
    try:
        domain.terima(putusan=_putusan(request, skp, periode), oleh=request.user)
    except ValidationError as galat:
        messages.error(request, " ".join(galat.messages))
    else:
        messages.success(request, "Tercatat: Anda sudah menerima hasil penilaian.")
    return redirect("penilaian:mengapa", publik, kode)
