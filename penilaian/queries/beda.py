"""What changed after a score was computed: which input, both values, who, when.

History rows carry the time at which their transaction began, which says little about the order of two transactions
that ran at once. So the state at scoring is found by its proof: the latest one whose fingerprint is the stored one.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from kinerja.angka import ringkas
from penilaian.choices import Arah, JenisHasil, NilaiDasar, Pendekatan, Rating, StatusRealisasi, SumberIndikator
from penilaian.models import Nilai, Periode
from penilaian.queries.peristiwa import Peristiwa
from penilaian.queries.sidik import ANGKA, KOLOM, Keadaan, Masukan, sidik, status_hitung

LABEL = {
    "jenis": "jenis hasil kerja",
    "bobot": "bobot",
    "arah": "arah",
    "sumber": "sumber angka",
    "target": "target",
    "target_maks": "batas atas target",
    "tidak_dievaluasi": "alasan tidak dievaluasi",
    "nilai": "realisasi",
    "n": "jumlah jawaban survei",
    "selang_bawah": "batas bawah selang",
    "selang_atas": "batas atas selang",
    "status": "status realisasi",
}
_TABEL = {"jenis": "hasilkerja"} | dict.fromkeys(("bobot", "arah", "sumber"), "indikator")
_TABEL |= dict.fromkeys(("target", "target_maks", "tidak_dievaluasi"), "targetperiode")
_PILIHAN: dict[str, Any] = {"jenis": JenisHasil, "arah": Arah, "sumber": SumberIndikator, "status": StatusRealisasi}
_BERSATUAN = ("target", "target_maks", "nilai")
Isi = dict[tuple[str, int], dict[str, str | None]]


@dataclass(frozen=True)
class Beda:
    """An input that changed after the score was computed; `siapa` is "" and `kapan` None when history is silent."""

    apa: str
    kolom: str
    lama: str
    baru: str
    siapa: str
    kapan: datetime | None


def cari_beda(nilai: Nilai, periode: Periode, kini: Keadaan, peristiwa: list[Peristiwa]) -> tuple[Beda, ...]:
    """Every input whose value at scoring was not the present one; empty when history knows of no such change."""
    lama = _saat_dihitung(nilai, kini, peristiwa)
    pencari = _Pencari(peristiwa)
    hasil = []
    if nilai.kebijakan_id != periode.kebijakan_id:
        lama_baru = f"versi {nilai.kebijakan.versi}", f"versi {periode.kebijakan.versi}"
        kejadian = pencari.terakhir(lambda p: p.tabel == "periode", "kebijakan", str(periode.kebijakan.versi))
        hasil.append(Beda("Aturan penilaian", "kebijakan", *lama_baru, *_siapa(kejadian)))
    if lama is not None:
        hasil += _beda(lama, kini, pencari, nilai.kebijakan.n_minimum)
    return tuple(hasil)


def keadaan(isi: Isi) -> Keadaan:
    """The inputs that these rows make, by (table, id)."""
    hasil = Keadaan(next((b["pendekatan"] for (tabel, _), b in isi.items() if tabel == "skp"), None))
    realisasi = {b["indikator_id"]: b for (tabel, _), b in isi.items() if tabel == "realisasi"}
    for (tabel, _), b in isi.items():
        if tabel == "perilaku":
            hasil.perilaku[str(b["aspek"]), str(b["sumber"])] = str(b["rating"])
        elif tabel == "targetperiode":
            nomor = int(str(b["indikator_id"]))
            indikator = isi.get(("indikator", nomor), {})
            kerja = isi.get(("hasilkerja", int(indikator.get("hasil_id") or 0)), {})
            semua = indikator | b | {"jenis": kerja.get("jenis")} | realisasi.get(str(nomor), {})
            hasil.indikator[nomor] = {k: semua.get(k) for k in KOLOM}
    return hasil


def _saat_dihitung(nilai: Nilai, kini: Keadaan, peristiwa: list[Peristiwa]) -> Keadaan | None:
    """The state that the score was computed from; None when it is the present one."""
    aturan = {"versi": nilai.kebijakan.versi, "n_minimum": nilai.kebijakan.n_minimum}
    if sidik(kini, **aturan) == nilai.sidik:
        return None
    for isi in _calon(peristiwa, _sesudah(peristiwa)):
        calon = keadaan(isi)
        if sidik(calon, **aturan) == nilai.sidik:
            return calon
    # No proof: part of the history is gone. The clock is the next best witness.
    return keadaan(_sesudah(p for p in peristiwa if p.kapan <= nilai.dihitung))


def _calon(peristiwa: list[Peristiwa], sekarang: Isi) -> Iterator[Isi]:
    """Earlier states, latest first; then the present one with a single row as it was, for changes that overlapped."""
    for sampai in range(len(peristiwa), 0, -1):
        yield _sesudah(peristiwa[:sampai])
    for p in reversed(peristiwa):
        yield sekarang | _sesudah([p])


def _sesudah(peristiwa: Iterable[Peristiwa]) -> Isi:
    isi: Isi = {}
    for p in peristiwa:
        isi[p.tabel, p.objek] = p.isi
        if p.hapus:
            del isi[p.tabel, p.objek]
    return isi


class _Pencari:
    """Finds the event that gave a column its present value, and the names of things that may be gone."""

    def __init__(self, peristiwa: list[Peristiwa]) -> None:
        self.peristiwa = peristiwa
        self.indikator: Isi = {("indikator", p.objek): p.isi for p in peristiwa if p.tabel == "indikator"}

    def nama(self, nomor: int) -> tuple[str, str]:
        isi = self.indikator.get(("indikator", nomor), {})
        return isi.get("uraian") or f"Indikator {nomor}", isi.get("satuan") or ""

    def terakhir(self, cocok: Any, kolom: str, baru: str | None) -> Peristiwa | None:
        """The newest event that changed the column; None when it led to another value than the present one."""
        sebelum: dict[int, str | None] = {}
        terakhir = None
        for p in sorted(filter(cocok, self.peristiwa), key=lambda p: p.nomor):
            nilai = None if p.hapus else p.isi.get(kolom)
            if p.objek not in sebelum or sebelum[p.objek] != nilai:
                terakhir, akhir = p, nilai
            sebelum[p.objek] = nilai
        return terakhir if terakhir and akhir == baru else None

    def indikator_terakhir(self, nomor: int, kolom: str, baru: str | None) -> Peristiwa | None:
        tabel = _TABEL.get(kolom, "realisasi")
        kerja = self.indikator.get(("indikator", nomor), {}).get("hasil_id")

        def cocok(p: Peristiwa) -> bool:
            objek = {"indikator": str(nomor), "hasilkerja": kerja}.get(tabel)
            return p.tabel == tabel and (str(p.objek) == objek or p.isi.get("indikator_id") == str(nomor))

        return self.terakhir(cocok, kolom, baru)

    def perilaku_terakhir(self, aspek: str, sumber: str, baru: str | None) -> Peristiwa | None:
        return self.terakhir(lambda p: (p.isi.get("aspek"), p.isi.get("sumber")) == (aspek, sumber), "rating", baru)


def _beda(lama: Keadaan, kini: Keadaan, pencari: _Pencari, n_minimum: int) -> list[Beda]:
    hasil = []
    if lama.pendekatan != kini.pendekatan:
        kejadian = pencari.terakhir(lambda p: p.tabel == "skp", "pendekatan", kini.pendekatan)
        a, b = (str(Pendekatan(p).label) if p else "–" for p in (lama.pendekatan, kini.pendekatan))
        hasil.append(Beda("SKP", "pendekatan", a, b, *_siapa(kejadian)))
    for nomor in sorted(lama.indikator.keys() | kini.indikator.keys()):
        hasil += _beda_indikator(nomor, lama.indikator.get(nomor), kini.indikator.get(nomor), pencari, n_minimum)
    for aspek, sumber in sorted(lama.perilaku.keys() | kini.perilaku.keys()):
        dulu, baru = lama.perilaku.get((aspek, sumber)), kini.perilaku.get((aspek, sumber))
        if dulu != baru:
            a, b = (str(Rating(r).label) if r else "belum dinilai" for r in (dulu, baru))
            kejadian = pencari.perilaku_terakhir(aspek, sumber, baru)
            hasil.append(Beda(str(NilaiDasar(aspek).label), "penilaian bantu", a, b, *_siapa(kejadian)))
    return hasil


def _beda_indikator(nomor: int, a: Masukan | None, b: Masukan | None, pencari: _Pencari, n_minimum: int) -> list[Beda]:
    uraian, satuan = pencari.nama(nomor)
    if a is None or b is None:
        kejadian = pencari.indikator_terakhir(nomor, "target", b["target"] if b else None)
        lama, baru = (_kata("target", m and m["target"], satuan) for m in (a, b))
        return [Beda(uraian, LABEL["target"], lama, baru, *_siapa(kejadian))]
    hasil = []
    nasib = status_hitung(a, n_minimum) != status_hitung(b, n_minimum)
    for kolom in KOLOM:
        # Only what the score reads: a status or reason that leaves the indicator as it was is no difference.
        if a[kolom] == b[kolom] or (kolom in ("status", "tidak_dievaluasi") and not nasib):
            continue
        if kolom == "status" and a["status"] is None:
            continue
        lama, baru = (_kata(kolom, m[kolom], satuan) if _terkirim(kolom, m) else "belum dikirim" for m in (a, b))
        kejadian = pencari.indikator_terakhir(nomor, kolom, b[kolom])
        hasil.append(Beda(uraian, LABEL[kolom], lama, baru, *_siapa(kejadian)))
    return hasil


def _terkirim(kolom: str, masukan: Masukan) -> bool:
    """Figures of a draft are its writer's alone."""
    return kolom not in ANGKA or masukan["status"] != StatusRealisasi.DRAF


def _kata(kolom: str, nilai: str | None, satuan: str) -> str:
    if not nilai:
        return "tidak ada"
    if kolom in _PILIHAN:
        return str(_PILIHAN[kolom](nilai).label)
    if kolom == "tidak_dievaluasi":
        return nilai
    akhiran = {"bobot": " %"}.get(kolom, f" {satuan}" if kolom in _BERSATUAN else "")
    return ringkas(Decimal(nilai)) + akhiran


def _siapa(p: Peristiwa | None) -> tuple[str, datetime | None]:
    return (p.oleh, p.kapan) if p else ("", None)
