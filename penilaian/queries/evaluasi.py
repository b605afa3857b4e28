"""All that the official print of an evaluation shows, in a fixed number of statements."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Prefetch

from pegawai.models import Penempatan, Pengguna, UnitKerja
from penilaian.choices import JenisPeriode, SebagaiUmpanBalik, StatusKeberatan
from penilaian.models import SKP, Bukti, Keberatan, Perilaku, Periode, PutusanNilai, PutusanUnit, Realisasi, UmpanBalik
from penilaian.queries.halaman_skp import rincian_rencana
from penilaian.queries.keberatan import hak
from penilaian.queries.nilai import putusan_tampak
from penilaian.queries.penjelasan import umpan_balik_periode
from penilaian.queries.predikat_unit import putusan_unit_terbaru
from penilaian.queries.setahun import Bagian, setahun


@dataclass(frozen=True)
class Evaluasi:
    """One plan in a period as this reader may see it. `putusan` is None before the reader may know it; `sementara`
    says that it is not final yet. `umpan_balik` is that of the superior alone; `bagian` the periods of a year."""

    skp: SKP
    periode: Periode
    putusan: PutusanNilai | None
    sementara: bool
    hasil: list[Any]
    realisasi: dict[int, Any]
    umpan_balik: list[UmpanBalik]
    contoh: dict[str, Perilaku]
    organisasi: PutusanUnit | None
    penilai: Penempatan | None
    keberatan: Keberatan | None
    bagian: list[Bagian]

    def tentang_hasil(self, hasil_id: int) -> list[UmpanBalik]:
        return [u for u in self.umpan_balik if u.hasil_id == hasil_id]

    def tentang_nilai(self, nilai: str) -> list[UmpanBalik]:
        return [u for u in self.umpan_balik if u.nilai_dasar == nilai]


def kunci_evaluasi(skp_id: int, periode_id: int) -> list[str]:
    """Keys of the prints of an evaluation: as most see it, as who may read the objection, as who may not know the
    decision yet."""
    dasar = f"evaluasi:{skp_id}:{periode_id}"
    return [dasar, f"{dasar}:keberatan", f"{dasar}:belum"]


def evaluasi(skp: Any, periode: Periode, pengguna: Pengguna, penilai: Penempatan | None) -> Evaluasi:
    """Read it. `skp` comes with `bahan_hak`; `penilai` is where the assessor is placed."""
    semua = PutusanNilai.objects.select_related("oleh__pegawai").filter(skp=skp, periode=periode)
    terbaru = semua.order_by("-id").first()
    putusan = putusan_tampak(terbaru, pengguna, skp)
    bukti = Prefetch("bukti", queryset=Bukti.objects.select_related("berkas"), to_attr="daftar_bukti")
    realisasi = Realisasi.objects.filter(skp=skp, periode=periode).prefetch_related(bukti)
    umpan_balik = umpan_balik_periode(skp, periode)
    perilaku = Perilaku.objects.filter(skp=skp, periode=periode, sumber="penilai").exclude(contoh="")
    keberatan = Keberatan.objects.terlihat_oleh(pengguna).filter(skp=skp, periode=periode)
    return Evaluasi(
        skp=skp,
        periode=periode,
        putusan=putusan,
        sementara=putusan is None or not periode.beku or hak(putusan, skp, pengguna, periode).sementara,
        hasil=rincian_rencana(skp),
        realisasi={r.indikator_id: r for r in realisasi},
        umpan_balik=[u for u in reversed(umpan_balik) if u.sebagai == SebagaiUmpanBalik.ATASAN],
        contoh={p.aspek: p for p in perilaku},
        organisasi=_organisasi(skp, periode),
        penilai=penilai,
        keberatan=keberatan.exclude(status=StatusKeberatan.DRAF)
        .select_related("ditanggapi_oleh", "diputus_oleh")
        .order_by("-pk")
        .first(),
        bagian=_disampaikan(setahun(skp, periode).bagian) if periode.jenis == JenisPeriode.TAHUNAN else [],
    )


def _organisasi(skp: SKP, periode: Periode) -> PutusanUnit | None:
    """The predikat of the plan's unit, or of the nearest unit above it that has one."""
    garis = [u.pk for u in UnitKerja.objects.ancestors(skp.unit, include_self=True)]
    ada = putusan_unit_terbaru(periode).filter(unit__in=garis).select_related("unit")
    return max(ada, key=lambda p: garis.index(p.unit_id), default=None)


def _disampaikan(bagian: Iterable[Bagian]) -> list[Bagian]:
    """Without decisions that were never delivered: they are nobody's result yet."""
    return [b for b in bagian if b.putusan and b.putusan.disampaikan]
