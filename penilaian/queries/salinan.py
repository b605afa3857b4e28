"""A plan and its results in the order in which the national application (e-Kinerja BKN) asks for them: each result
with the superior's result it supports, then each indicator with aspect, text and target; for a period what was
reached, in words, and where the evidence is."""

from dataclasses import dataclass
from hashlib import blake2b
from typing import Any

from kinerja.angka import ringkas
from penilaian.choices import JenisHasil, JenisUkuran
from penilaian.models import SKP, Bukti, Indikator, Periode, TandaSalin, TargetPeriode
from penilaian.queries.halaman_skp import baris_realisasi, rincian_rencana
from penilaian.queries.lampiran import lampiran_skp, perilaku_skp

BELUM, SUDAH, BERUBAH = "belum", "sudah", "berubah"


@dataclass(frozen=True)
class Bidang:
    """One field to copy. `tanda` says whether it was, or whether the text changed since."""

    kunci: str
    label: str
    isi: str
    tanda: str = BELUM

    @property
    def sidik(self) -> str:
        return blake2b(self.isi.encode(), digest_size=8).hexdigest()


@dataclass(frozen=True)
class BagianSalin:
    """One result of the plan, or one indicator of a period, with its fields in the order of the form."""

    judul: str
    bidang: list[Bidang]


def rencana(skp: SKP) -> list[BagianSalin]:
    """What the plan's form asks for: results, main ones first, then behaviour and annexes."""
    tanda = _tanda(skp)
    urut = sorted(rincian_rencana(skp), key=lambda h: h.jenis != JenisHasil.UTAMA)
    hasil = [BagianSalin(f"{h.get_jenis_display()}: {h.uraian}", _bertanda(_bidang_hasil(h), tanda)) for h in urut]
    perilaku = [
        Bidang(f"e.{p.nilai}", f"{p.label}: ekspektasi khusus pimpinan", p.ekspektasi) for p in perilaku_skp(skp)
    ]
    lampiran = [
        Bidang(f"l.{x.jenis}.{n}", f"{x.label} {n}", b) for x in lampiran_skp(skp) for n, b in enumerate(x.butir, 1)
    ]
    lain = [
        BagianSalin("Perilaku kerja", _bertanda(perilaku, tanda)),
        BagianSalin("Lampiran", _bertanda(lampiran, tanda)),
    ]
    return hasil + [x for x in lain if x.bidang]


def hasil_periode(skp: SKP, periode: Periode) -> list[BagianSalin]:
    """What the form of a period asks for, an indicator each. Indicators without a result yet are left out."""
    tanda = _tanda(skp)
    baris: list[Any] = [t for t in baris_realisasi(skp, periode, milik=True) if getattr(t, "hasil_kini", None)]
    return [BagianSalin(t.indikator.uraian, _bertanda(_bidang_realisasi(t, periode), tanda)) for t in baris]


def _tanda(skp: SKP) -> dict[str, str]:
    return dict(TandaSalin.objects.filter(skp=skp).values_list("kunci", "sidik"))


def _bertanda(bidang: list[Bidang], tanda: dict[str, str]) -> list[Bidang]:
    def keadaan(b: Bidang) -> str:
        if b.kunci not in tanda:
            return BELUM
        return SUDAH if tanda[b.kunci] == b.sidik else BERUBAH

    return [Bidang(b.kunci, b.label, b.isi, keadaan(b)) for b in bidang if b.isi]


def _bidang_hasil(h: Any) -> list[Bidang]:
    atasan = h.hasil_atasan.uraian if h.hasil_atasan else ""
    bidang = [
        Bidang(f"h{h.pk}.atasan", "Rencana hasil kerja atasan yang diintervensi", atasan),
        Bidang(f"h{h.pk}.perspektif", "Perspektif", h.get_perspektif_display() if h.perspektif else ""),
        Bidang(f"h{h.pk}.uraian", "Rencana hasil kerja", h.uraian),
    ]
    for i in h.daftar_indikator:
        bidang += [
            Bidang(f"i{i.pk}.aspek", "Aspek", i.get_aspek_display()),
            Bidang(f"i{i.pk}.uraian", "Indikator kinerja individu", i.uraian),
            Bidang(f"i{i.pk}.target", "Target", sebutan_semua_target(i)),
        ]
    return bidang


def sebutan_semua_target(i: Any) -> str:
    """The targets of an indicator with `daftar_target`; one that is the same in all periods is said once."""
    kata = [(t.periode.nama, sebutan_target(i, t)) for t in i.daftar_target]
    if len(kata) > 1 and len({k for _, k in kata}) == 1:
        return f"{kata[0][1]} tiap periode"
    return "; ".join(f"{nama}: {k}" for nama, k in kata)


def sebutan_target(i: Indikator, t: TargetPeriode) -> str:
    if t.tidak_dievaluasi:
        return f"tidak dievaluasi ({t.tidak_dievaluasi})"
    if i.ukuran == JenisUkuran.YA_TIDAK:
        return "Ya"
    maks = f"–{ringkas(t.target_maks)}" if t.target_maks is not None else ""
    return f"{ringkas(t.target)}{maks} {i.satuan}"


def _bidang_realisasi(t: Any, periode: Periode) -> list[Bidang]:
    i, r, awal = t.indikator, t.hasil_kini, f"r{t.indikator_id}.{periode.kode}"
    target = sebutan_target(i, t) if t.pk else ""
    return [
        Bidang(f"{awal}.target", "Target", target),
        Bidang(f"{awal}.nilai", "Realisasi", sebutan_nilai(i, r.nilai)),
        Bidang(f"{awal}.catatan", "Uraian realisasi", r.catatan.strip()),
        Bidang(f"{awal}.bukti", "Bukti dukung", "; ".join(sebutan_bukti(b) for b in r.daftar_bukti)),
    ]


def sebutan_nilai(i: Indikator, nilai: object) -> str:
    if nilai is None:
        return ""
    if i.ukuran == JenisUkuran.YA_TIDAK:
        return "Ya" if nilai else "Tidak"
    return f"{ringkas(nilai)} {i.satuan}"


def sebutan_bukti(b: Bukti) -> str:
    return b.tautan or b.keterangan or f"Foto atau berkas {b.dibuat:%d/%m/%Y}"
