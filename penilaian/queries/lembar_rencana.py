"""A plan out of a spreadsheet: which column is what, and what each row says. Nothing is written here."""

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from django.core.exceptions import ValidationError

from kinerja.forms import DesimalField
from kinerja.lembar import BerkasDitolak, baca, polos
from penilaian.choices import Arah, Aspek, JenisHasil, JenisUkuran
from penilaian.models import Periode
from penilaian.rumus_bobot import sama_rata

BARIS_MAKS, KOLOM_MAKS = 200, 40
SERATUS = Decimal(100)
# Field of a plan: label, whether it must be there, and how spreadsheets call it (plain form).
BIDANG: dict[str, tuple[str, bool, frozenset[str]]] = {
    "hasil": ("Hasil kerja", True, frozenset({"hasilkerja", "rencanahasilkerja", "rhk", "sasaran", "uraian", "hasil"})),
    "jenis": ("Utama atau tambahan", False, frozenset({"jenis", "utamatambahan", "klasifikasi"})),
    "bobot": ("Bobot hasil (%)", False, frozenset({"bobot", "bobothasil"})),
    "indikator": ("Indikator", True, frozenset({"indikator", "iki", "indikatorkinerjaindividu", "indikatorkinerja"})),
    "bagian": ("Bagian indikator (%)", False, frozenset({"bagian", "bagianindikator"})),
    "aspek": ("Aspek", False, frozenset({"aspek"})),
    "satuan": ("Satuan", False, frozenset({"satuan", "unit"})),
    "arah": ("Arah", False, frozenset({"arah"})),
    "target": ("Target semua periode", False, frozenset({"target", "targettahunan"})),
}
_ASPEK = {polos(a.label): a for a in Aspek}
_ARAH = {"naik": Arah.NAIK, "turun": Arah.TURUN} | {polos(a.label): a for a in Arah}
_KATA = {"aspek": [a.label for a in Aspek], "arah": ["naik", "turun"]}
_YA = {"ya", "ada", "selesai"}
_TARGET = re.compile(r"([\d.,]+)(?:\s*(?:-|–|s/?d|sampai)\s*([\d.,]+))?\s*(.*)")


@dataclass(frozen=True)
class Tabel:
    """Heading and rows as text; `nomor` are the rows' numbers in the spreadsheet."""

    kepala: list[str]
    baris: list[list[str]]
    nomor: list[int]


@dataclass(frozen=True)
class TargetLembar:
    """A target as read: one number or a range."""

    target: Decimal
    target_maks: Decimal | None = None


@dataclass
class IndikatorLembar:
    """An indicator to add; `target` by period id."""

    baris: int
    uraian: str
    satuan: str
    aspek: str = Aspek.KUANTITAS
    ukuran: str = JenisUkuran.ANGKA
    arah: str = Arah.NAIK
    bagian: Decimal | None = None
    target: dict[int, TargetLembar] = field(default_factory=dict)


@dataclass
class HasilLembar:
    """A result to add with its indicators."""

    baris: int
    uraian: str
    jenis: str
    bobot: Decimal | None
    indikator: list[IndikatorLembar] = field(default_factory=list)


@dataclass
class RencanaLembar:
    """What the rows say, and what keeps them from being added: (row, column, what to do)."""

    hasil: list[HasilLembar] = field(default_factory=list)
    kesalahan: list[tuple[int, str, str]] = field(default_factory=list)

    @property
    def jumlah_indikator(self) -> int:
        return sum(len(h.indikator) for h in self.hasil)


def baca_tabel(*, nama: str, isi: bytes) -> Tabel:
    """Raises BerkasDitolak with what to do."""
    lembar = baca(nama=nama, isi=isi, penanda=None)
    if len(lembar.baris) > BARIS_MAKS or len(lembar.kepala) > KOLOM_MAKS:
        raise BerkasDitolak(f"Paling banyak {BARIS_MAKS} baris dan {KOLOM_MAKS} kolom. Salin hanya bagian rencananya.")
    kepala = [k or f"Kolom {n}" for n, k in enumerate(lembar.kepala, 1)]
    baris = [[_teks(s) for s in sel[: len(kepala)]] for _, sel in lembar.baris]
    return Tabel(kepala, [b + [""] * (len(kepala) - len(b)) for b in baris], [nomor for nomor, _ in lembar.baris])


def tebak(kepala: list[str], periode: list[Periode]) -> dict[str, int]:
    """Field → column by the words of the heading; a period by its name or code."""
    letak: dict[str, int] = {}
    for ke, judul in enumerate(kepala):
        kunci = next((k for k, (_, _, nama) in BIDANG.items() if polos(judul) in nama), None)
        for p in periode:
            if polos(judul) in (polos(p.nama), polos(p.kode), f"target{polos(p.nama)}", f"target{polos(p.kode)}"):
                kunci = kunci_periode(p)
        if kunci:
            letak.setdefault(kunci, ke)
    return letak


def kunci_periode(periode: Periode) -> str:
    return f"p-{periode.pk}"


def susun(tabel: Tabel, letak: Mapping[str, int], periode: list[Periode]) -> RencanaLembar:
    """Rows to results and indicators. A row without a result belongs to the one above, as in merged cells."""
    rencana = RencanaLembar()
    for nomor, sel in zip(tabel.nomor, tabel.baris, strict=True):
        _Baris(rencana, nomor, {k: sel[ke] for k, ke in letak.items()}).baca(periode)
    _bagi_bobot(rencana)
    return rencana


class _Baris:
    """One row of the sheet."""

    def __init__(self, rencana: RencanaLembar, nomor: int, isi: dict[str, str]) -> None:
        self.rencana, self.nomor, self.isi = rencana, nomor, isi

    def baca(self, periode: list[Periode]) -> None:
        hasil = self._hasil()
        uraian = self._kata("indikator", 300)
        if not uraian:
            self._salah("indikator", "Isi indikatornya, atau hapus baris ini.")
        if hasil is None or not uraian:
            return
        i = IndikatorLembar(self.nomor, uraian, self._kata("satuan", 40), bagian=self._angka("bagian"))
        i.aspek = self._pilihan("aspek", _ASPEK, Aspek.KUANTITAS)
        i.arah = self._pilihan("arah", _ARAH, Arah.NAIK)
        for p in periode:
            kunci = kunci_periode(p) if self.isi.get(kunci_periode(p)) else "target"
            if teks := self.isi.get(kunci, ""):
                self._target(i, p, kunci, teks)
        if not i.satuan:
            self._salah("satuan", "Isi satuannya, misalnya berkas, hari, atau persen.")
        hasil.indikator.append(i)

    def _hasil(self) -> HasilLembar | None:
        uraian, semua = self._kata("hasil", 300), self.rencana.hasil
        if not uraian:
            if not semua:
                self._salah("hasil", "Isi hasil kerjanya.")
            return semua[-1] if semua else None
        if lama := next((h for h in semua if h.uraian == uraian), None):
            return lama
        jenis = JenisHasil.TAMBAHAN if polos(self.isi.get("jenis", "")).startswith("tambah") else JenisHasil.UTAMA
        baru = HasilLembar(self.nomor, uraian, jenis, self._angka("bobot"))
        semua.append(baru)
        return baru

    def _target(self, i: IndikatorLembar, periode: Periode, kunci: str, teks: str) -> None:
        if polos(teks) in _YA:
            i.ukuran, i.satuan = JenisUkuran.YA_TIDAK, i.satuan or "ya/tidak"
            i.target[periode.pk] = TargetLembar(Decimal(1))
            return
        cocok = _TARGET.fullmatch(teks)
        if not cocok:
            self._salah(kunci, f"“{teks[:30]}” bukan target. Tulis angka seperti 12 atau 80–90, atau Ya.")
            return
        bawah, atas = self._bilangan(kunci, cocok[1]), self._bilangan(kunci, cocok[2]) if cocok[2] else None
        i.satuan = i.satuan or cocok[3].strip()[:40]
        if bawah is None:
            return
        if bawah <= 0:
            self._salah(kunci, "Target harus lebih dari nol.")
        elif atas is not None and atas < bawah:
            self._salah(kunci, "Batas atas target tidak boleh di bawah batas bawahnya.")
        else:
            i.target[periode.pk] = TargetLembar(bawah, atas)

    def _angka(self, kunci: str) -> Decimal | None:
        teks = self.isi.get(kunci, "").removesuffix("%").strip()
        nilai = self._bilangan(kunci, teks) if teks else None
        if nilai is not None and not 0 < nilai <= SERATUS:
            self._salah(kunci, "Isi lebih dari 0 dan paling banyak 100.")
            return None
        return nilai

    def _bilangan(self, kunci: str, teks: str) -> Decimal | None:
        try:
            return DesimalField(max_digits=18, decimal_places=4).clean(teks)
        except ValidationError as galat:
            self._salah(kunci, galat.messages[0])
            return None

    def _kata(self, kunci: str, batas: int) -> str:
        teks = self.isi.get(kunci, "")
        if len(teks) > batas:
            self._salah(kunci, f"Paling banyak {batas} huruf, yang ditulis {len(teks)}. Singkatkan.")
        return teks[:batas]

    def _pilihan(self, kunci: str, pilihan: Mapping[str, str], bawaan: str) -> str:
        teks = self.isi.get(kunci, "")
        if teks and polos(teks) not in pilihan:
            self._salah(kunci, f"“{teks[:30]}” tidak dikenal. Tulis salah satu dari: {', '.join(_KATA[kunci])}.")
        return pilihan.get(polos(teks), bawaan)

    def _salah(self, kunci: str, pesan: str) -> None:
        label = BIDANG[kunci][0] if kunci in BIDANG else "Target periode"
        if (self.nomor, label, pesan) not in self.rencana.kesalahan:
            self.rencana.kesalahan.append((self.nomor, label, pesan))


def _bagi_bobot(rencana: RencanaLembar) -> None:
    """Weights that the sheet leaves open: equal among main results, equal shares within a result."""
    per_jenis: dict[str, list[HasilLembar]] = defaultdict(list)
    for h in rencana.hasil:
        per_jenis[h.jenis].append(h)
        for i, bagian in zip(h.indikator, sama_rata([i.bagian for i in h.indikator]), strict=True):
            i.bagian = bagian
        if not h.indikator:
            rencana.kesalahan.append((h.baris, BIDANG["indikator"][0], f"“{h.uraian}” belum punya indikator."))
    utama = per_jenis[JenisHasil.UTAMA]
    for h, bobot in zip(utama, sama_rata([h.bobot for h in utama]), strict=True):
        h.bobot = bobot
    for h in per_jenis[JenisHasil.TAMBAHAN]:
        if h.bobot is None:
            rencana.kesalahan.append((h.baris, BIDANG["bobot"][0], "Isi bobot hasil tambahan."))


def _teks(sel: object) -> str:
    if isinstance(sel, float):
        sel = int(sel) if sel.is_integer() else format(Decimal(repr(sel)), "f").replace(".", ",")
    teks = "".join(h if h.isprintable() else " " for h in str(sel if sel is not None else ""))
    return " ".join(teks.split())
