"""Estimates of calibration in words, and as a line."""

from decimal import Decimal
from typing import Any

from pegawai.models import Pegawai
from penilaian.queries.kalibrasi import BarisPenilai
from penilaian.rumus_kalibrasi import BELUM_CUKUP, KETAT, LONGGAR, MIN_ORANG, WAJAR, Taksiran

KATA = {
    LONGGAR: "Perlu dibahas: lebih longgar",
    KETAT: "Perlu dibahas: lebih ketat",
    WAJAR: "Tidak ada yang menonjol",
    BELUM_CUKUP: "Belum cukup orang untuk dipastikan",
}


def sebutan(t: Taksiran | None) -> str:
    """The estimate in words; never an accusation."""
    if t is None:
        return "Belum ada angka perilaku dan hasil"
    if t.status == BELUM_CUKUP:
        return f"{KATA[BELUM_CUKUP]} (n = {t.n})" if t.n < MIN_ORANG else "Belum cukup penilai pembanding"
    return KATA[t.status]


def gambar(t: Taksiran | None) -> dict[str, str] | None:
    """Where point and interval lie on a line of 160 units, 5 a point, cut at its ends."""
    if t is None or t.selisih is None or t.bawah is None or t.atas is None:
        return None
    letak = [min(Decimal(158), max(Decimal(2), 80 + 5 * d)) for d in (t.bawah, t.selisih, t.atas)]
    return dict(zip(("bawah", "titik", "atas"), (f"{d:.1f}" for d in letak), strict=True))


def baris_tampil(b: BarisPenilai, orang: Pegawai) -> dict[str, Any]:
    """One assessor in words and as a line."""
    t = b.taksiran
    return {"b": b, "orang": orang, "kata": sebutan(t), "selisih": selisih_kata(t), "gambar": gambar(t)}


def selisih_kata(t: Taksiran | None) -> tuple[Decimal, str] | None:
    """How many points, and to which side: (6.2, "lebih tinggi")."""
    if t is None or t.selisih is None:
        return None
    return abs(t.selisih), "lebih tinggi" if t.selisih > 0 else "lebih rendah"
