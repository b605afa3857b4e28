"""The fingerprint of a score's inputs: the Python twin of the one that `penilaian.queries.hitung` builds in SQL."""

from dataclasses import dataclass, field
from hashlib import md5

from penilaian.choices import REALISASI_DIHITUNG, StatusIndikator, SumberIndikator

Masukan = dict[str, str | None]
_DEPAN = ("jenis", "bobot", "arah", "sumber", "target", "target_maks")
ANGKA = ("nilai", "n", "selang_bawah", "selang_atas")
KOLOM = (*_DEPAN, "tidak_dievaluasi", *ANGKA, "status")


@dataclass
class Keadaan:
    """All inputs of a score at one moment, as text (None: no value): `indikator` by indicator id with the columns of
    `KOLOM`, `perilaku` ratings by (aspek, sumber)."""

    pendekatan: str | None = None
    indikator: dict[int, Masukan] = field(default_factory=dict)
    perilaku: dict[tuple[str, str], str] = field(default_factory=dict)


def status_hitung(masukan: Masukan, n_minimum: int) -> str:
    """What becomes of an indicator: the cases of `penilaian.queries.hitung.indikator_dinilai`."""
    if masukan["tidak_dievaluasi"]:
        return StatusIndikator.TIDAK_DIEVALUASI
    if masukan["status"] not in REALISASI_DIHITUNG or masukan["nilai"] is None:
        return StatusIndikator.BELUM
    n = masukan["n"]
    if masukan["sumber"] == SumberIndikator.LAYANAN and (n is None or int(n) < n_minimum):
        return StatusIndikator.BELUM_CUKUP_DATA
    return StatusIndikator.DIHITUNG


def sidik(keadaan: Keadaan, *, versi: int, n_minimum: int) -> str:
    """Fingerprint of the inputs under the policy with this version and minimum number of answers."""
    per_indikator = ";".join(
        _teks(str(nomor), *(m[k] for k in _DEPAN), status_hitung(m, n_minimum), *(m[k] for k in ANGKA))
        for nomor, m in sorted(keadaan.indikator.items())
    )
    per_perilaku = ";".join(_teks(*kunci, rating) for kunci, rating in sorted(keadaan.perilaku.items()))
    isi = _teks(str(versi), keadaan.pendekatan, per_indikator, per_perilaku)
    return md5(isi.encode(), usedforsecurity=False).hexdigest()


def _teks(*isi: str | None) -> str:
    return "|".join(x or "" for x in isi)
