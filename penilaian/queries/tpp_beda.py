"""What the results of a period say today of the people of a *bahan TPP*, where that is not what the list says."""

from dataclasses import dataclass
from decimal import Decimal
from hashlib import blake2b

from pegawai.models import Pegawai
from penilaian.choices import CatatanTpp, Predikat
from penilaian.models import BahanTpp, BarisTpp
from penilaian.queries.tpp import HasilOrang, hasil_orang


@dataclass(frozen=True)
class PerubahanTpp:
    """One person: the row as it stands (None: not in the list yet), what the results say now, the deduction proposed
    from it, and `potongan`, what the row would hold. `dipertahankan`: HR's own figure with its reason stays."""

    pegawai: Pegawai
    baris: BarisTpp | None
    kini: HasilOrang
    usulan: Decimal | None
    potongan: Decimal | None
    dipertahankan: bool

    @property
    def dulu(self) -> str:
        """Predikat and note of the list, in words."""
        return _kata(self.baris.predikat, self.baris.sebab) if self.baris else "belum ada di daftar"

    @property
    def sekarang(self) -> str:
        return _kata(self.kini.predikat, self.kini.sebab)


def perubahan_tpp(bahan: BahanTpp) -> list[PerubahanTpp]:
    """By name. Who left the agency since stays in the list: they were placed there on the first of the month."""
    ada = {b.pegawai_id: b for b in bahan.baris.select_related("pegawai")}
    hasil = hasil_orang(unit=bahan.unit, bulan=bahan.bulan, periode=bahan.periode)
    baru = Pegawai.objects.in_bulk([h.pegawai for h in hasil if h.pegawai not in ada])
    beda = []
    for h in hasil:
        baris = ada.get(h.pegawai)
        if baris and (baris.predikat, baris.sebab, baris.skp_id) == (h.predikat, h.sebab, h.skp):
            continue
        usulan: Decimal | None = None if h.sebab else bahan.aturan.potongan(h.predikat)
        sendiri = baris is not None and bool(baris.alasan or baris.potongan != baris.usulan)
        potongan = baris.potongan if baris and sendiri else usulan
        beda.append(PerubahanTpp(baris.pegawai if baris else baru[h.pegawai], baris, h, usulan, potongan, sendiri))
    return beda


def sidik_tpp(perubahan: list[PerubahanTpp]) -> str:
    """Fingerprint of what was shown, so that what is applied is what was read."""
    isi = [(p.pegawai.pk, p.kini, p.usulan, p.potongan, p.baris.revisi if p.baris else 0) for p in perubahan]
    return blake2b(repr(isi).encode(), digest_size=16).hexdigest()


def _kata(predikat: str, sebab: str) -> str:
    kata = [str(Predikat(predikat).label) if predikat else "", str(CatatanTpp(sebab).label) if sebab else ""]
    return ", ".join(k for k in kata if k)
