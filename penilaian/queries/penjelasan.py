"""Words and rows that explain a score; everything comes from a `Rincian`, nothing is computed anew but texts."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Q

from kinerja.angka import ringkas
from penilaian import rumus
from penilaian.choices import (
    Arah,
    JenisHasil,
    JenisUkuran,
    NilaiDasar,
    Predikat,
    Rating,
    StatusIndikator,
    StatusRealisasi,
    SumberIndikator,
)
from penilaian.models import SKP, Kebijakan, Perilaku, Periode, UmpanBalik
from penilaian.queries.rincian import BarisIndikator, Rincian

PENDEK = {Rating.DI_ATAS: "Di atas", Rating.SESUAI: "Sesuai", Rating.DI_BAWAH: "Di bawah"}
_BELUM: dict[str, str] = {
    StatusRealisasi.DRAF: "Hasil belum dikirim",
    StatusRealisasi.DIKEMBALIKAN: "Hasil dikembalikan atasan untuk diperbaiki",
}
FIGUR = {"nilai_hasil": "nilai hasil kerja", "nilai_perilaku": "nilai perilaku", "indeks": "indeks bantu"}


@dataclass(frozen=True)
class BarisPenjelasan:
    """An indicator as it is shown: `target` and `realisasi` as text with unit, `kalimat` what became of it."""

    data: BarisIndikator
    target: str
    realisasi: str
    kalimat: str

    @property
    def tambahan(self) -> bool:
        return self.data.jenis != JenisHasil.UTAMA


@dataclass(frozen=True)
class BarisPerilaku:
    """One value of BerAKHLAK with its rating, if any, and the feedback on it."""

    label: str
    perilaku: Perilaku | None
    umpan_balik: list[UmpanBalik]


def baris_indikator(rincian: Rincian) -> list[BarisPenjelasan]:
    """Rows of the table of indicators, main results first."""
    urut = sorted(rincian.indikator, key=lambda b: b.jenis != JenisHasil.UTAMA)
    return [
        BarisPenjelasan(
            data=b,
            target=_target(b),
            realisasi=_realisasi(b),
            kalimat=_kalimat(b, rincian.kebijakan),
        )
        for b in urut
    ]


def _realisasi(b: BarisIndikator) -> str:
    if b.realisasi is None or b.status_realisasi == StatusRealisasi.NOL:
        return "–"
    if b.ukuran == JenisUkuran.YA_TIDAK:
        return "Ya" if b.realisasi else "Tidak"
    return f"{ringkas(b.realisasi)} {b.satuan}"


def _target(b: BarisIndikator) -> str:
    if b.ukuran == JenisUkuran.YA_TIDAK:
        return "Ya"
    if b.target_maks is not None:
        return f"{ringkas(b.target)}–{ringkas(b.target_maks)} {b.satuan}"
    return f"{'≤' if b.arah == Arah.TURUN else '≥'} {ringkas(b.target)} {b.satuan}"


def _kalimat(b: BarisIndikator, kebijakan: Kebijakan) -> str:
    if b.status_realisasi == StatusRealisasi.NOL and b.status == StatusIndikator.DIHITUNG:
        return f"Dihitung nol: {b.catatan[:1].lower()}{b.catatan[1:]}."
    if b.status == StatusIndikator.BELUM:
        sebab = _BELUM.get(b.status_realisasi or "", "Belum ada hasil")
        return f"{sebab}; dikeluarkan dari hitungan, bukan dianggap nol."
    if b.status == StatusIndikator.TIDAK_DIEVALUASI:
        return f"Tidak dievaluasi: {b.alasan.rstrip('.')}. Bobotnya dibagi ke indikator lain."
    if b.status == StatusIndikator.BELUM_CUKUP_DATA:
        n = b.n or 0
        return f"Belum cukup data: {n} jawaban survei, perlu {kebijakan.n_minimum}; dikeluarkan dari hitungan."
    if b.sumber == SumberIndikator.LAYANAN and b.selang_bawah is not None and b.selang_atas is not None:
        selang = f"n = {b.n} · {ringkas(b.selang_bawah)}–{ringkas(b.selang_atas)}"
        sama = b.selang_bawah <= b.target <= b.selang_atas
        return f"{selang}: {'belum dapat dibedakan dari target, dihitung 100' if sama else 'berbeda dari target'}"
    return Arah(b.arah).label


def matriks(rincian: Rincian, putusan: Any) -> list[dict[str, Any]]:
    """Nine cells of the policy, rows from above to below; `pilih` marks the decided cell."""
    return [
        {
            "label": PENDEK[h],
            "sel": [
                {
                    "teks": Predikat(rincian.kebijakan.matriks[h][p]).label,
                    "pilih": bool(putusan and (putusan.rating_hasil, putusan.rating_perilaku) == (h, p)),
                }
                for p in (Rating.DI_BAWAH, Rating.SESUAI, Rating.DI_ATAS)
            ],
        }
        for h in (Rating.DI_ATAS, Rating.SESUAI, Rating.DI_BAWAH)
    ]


def rumus_hasil(rincian: Rincian) -> str:
    """How the figure of results comes about, in words with the numbers of the policy."""
    k = rincian.kebijakan
    teks = _rumus_capaian(rincian) + (
        f"Sumbangan = bobot × capaian ÷ {ringkas(rincian.bobot_terisi)} (jumlah bobot utama yang ada hasilnya). "
        f"Nilai hasil kerja adalah jumlahnya, dibulatkan dua angka, paling tinggi {rumus.NILAI_HASIL_MAKS}."
    )
    if any(b.jenis != JenisHasil.UTAMA for b in rincian.indikator):
        teks += (
            f" Hasil tambahan menambah bobot × capaian ÷ 100, bersama-sama paling banyak {ringkas(k.tambahan_maks)}."
        )
    return teks


def _rumus_capaian(rincian: Rincian) -> str:
    """How the percents above come about: only the ways that occur among these indicators."""
    ada = [b for b in rincian.indikator if b.capaian is not None]
    cara = {
        "bila lebih banyak lebih baik, realisasi ÷ target × 100": any(b.arah == Arah.NAIK for b in ada),
        "bila lebih sedikit lebih baik, (2 − realisasi ÷ target) × 100": any(b.arah == Arah.TURUN for b in ada),
        "di dalam rentang target 100, di luarnya dihitung dari batas yang dilewati": any(b.target_maks for b in ada),
    }
    if not ada:
        return ""
    kalimat = "; ".join(kata for kata, kena in cara.items() if kena)
    return f"Capaian dalam persen: {kalimat}; dari 0 sampai {ringkas(rincian.kebijakan.capaian_maks)}. "


def beda_angka(rincian: Rincian) -> list[str]:
    """What differs between the stored score and its re-derivation, by name; empty when they agree."""
    if rincian.nilai is None or rincian.cocok:
        return []
    daftar = [
        f"{nama}: tersimpan {ringkas(getattr(rincian.nilai, kolom))}, dihitung ulang {ringkas(getattr(rincian, kolom))}"
        for kolom, nama in FIGUR.items()
        if getattr(rincian.nilai, kolom) != getattr(rincian, kolom)
    ]
    if daftar and rincian.sidik == rincian.nilai.sidik and not rincian.beda:
        return [*daftar, "Masukannya tetap sama: angka tersimpan diubah di luar perhitungan."]
    return daftar or ["Masukannya berubah setelah dihitung; angkanya tetap sama."]


def umpan_balik_periode(skp: SKP, periode: Periode) -> list[UmpanBalik]:
    """Feedback given on the plan within the period, newest first, with the writer."""
    rentang = Q(dibuat__date__gte=periode.rentang.lower) & Q(dibuat__date__lt=periode.rentang.upper)
    return list(UmpanBalik.objects.filter(rentang, skp=skp).select_related("penulis", "hasil"))


def baris_perilaku(rincian: Rincian, umpan_balik: list[UmpanBalik]) -> list[BarisPerilaku]:
    """The seven values in official order."""
    penilai = {p.aspek: p for p in rincian.perilaku if p.sumber == "penilai"}
    return [
        BarisPerilaku(n.label, penilai.get(n.value), [u for u in umpan_balik if u.nilai_dasar == n.value])
        for n in NilaiDasar
    ]
