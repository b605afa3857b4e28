"""Scores: one's own over the periods, and why a score is what it is."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from penilaian.choices import Rating
from penilaian.models import SKP, Periode
from penilaian.queries import penjelasan
from penilaian.queries.bagian import bagian_periode
from penilaian.queries.grafik import grafik
from penilaian.queries.ide_baru import ide_periode
from penilaian.queries.keberatan import bahan_hak, dengan_hak, hak
from penilaian.queries.kualitatif import hasil_kualitatif, kualitatif
from penilaian.queries.layanan import di_loket, suara_warga
from penilaian.queries.nilai import nilai_sendiri, putusan_tampak, tanpa_uji_coba, tindak_lanjut
from penilaian.queries.peristiwa import peristiwa_masukan, tanpa_draf
from penilaian.queries.predikat_unit import usulan_organisasi
from penilaian.queries.rincian import rincian
from penilaian.queries.riwayat import riwayat_masukan
from penilaian.views.skp import sebut_butir


def nilai_saya(request: HttpRequest) -> HttpResponse:
    daftar = dengan_hak(nilai_sendiri(request.user.pegawai_id))
    sungguhan = tanpa_uji_coba(daftar)
    terakhir = next((n for n in sungguhan if n.putusan), None)
    lanjut = tindak_lanjut(request.user.pegawai_id)
    isi = {"daftar": daftar, "terakhir": terakhir, "grafik": grafik(sungguhan), "lanjut": lanjut}
    return render(request, "penilaian/nilai_saya.html", isi)


def mengapa(request: HttpRequest, publik: UUID, kode: str) -> HttpResponse:
    periode = get_object_or_404(Periode.objects.tampil().select_related("kebijakan"), kode=kode)
    terlihat = SKP.objects.terlihat_oleh(request.user).pada_periode(periode)
    skp: Any = get_object_or_404(
        terlihat.select_related("pegawai", "penilai", "unit", "penempatan").annotate(
            hasil_kualitatif=hasil_kualitatif(periode),
            di_loket=di_loket(),
            ide_baru=ide_periode(periode),
            **bahan_hak(periode, request.user),
        ),
        publik=publik,
    )
    sebut_butir(request, skp)
    milik = skp.pegawai_id == request.user.pegawai_id
    peristiwa = peristiwa_masukan(skp, periode)
    isi = rincian(skp, periode, peristiwa=peristiwa)
    putusan = putusan_tampak(isi.putusan, request.user, skp)
    umpan_balik = penjelasan.umpan_balik_periode(skp, periode)
    return render(
        request,
        "penilaian/mengapa.html",
        {
            "r": isi,
            "skp": skp,
            "kualitatif": kualitatif(skp),
            "periode": periode,
            "bagian": bagian_periode(skp, periode),
            "putusan": putusan,
            "hak": hak(putusan, skp, request.user, periode) if putusan else None,
            "bertanya": putusan is None and skp.penilai_id is not None,
            "milik_sendiri": milik,
            "indikator": penjelasan.baris_indikator(isi),
            "matriks": penjelasan.matriks(isi, putusan),
            "organisasi": usulan_organisasi(skp, periode),
            "usulan_hasil": Rating(isi.usulan_hasil).label if isi.usulan_hasil else "",
            "rumus": penjelasan.rumus_hasil(isi),
            "beda": penjelasan.beda_angka(isi),
            "riwayat": riwayat_masukan(peristiwa if milik else tanpa_draf(peristiwa)),
            "perilaku": penjelasan.baris_perilaku(isi, umpan_balik),
            "suara": suara_warga(skp, periode) if skp.di_loket else [],
            "umpan_balik_hasil": [u for u in umpan_balik if u.hasil_id],
        },
    )
