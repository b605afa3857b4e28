"""Agreements for the tests of units and teams."""

from decimal import Decimal

from pegawai.models import Pengguna, TimKerja, UnitKerja
from penilaian.domain import capaian_unit, perjanjian, perjanjian_isi
from penilaian.models import IndikatorUnit, Periode, Perjanjian, TargetUnit


def rancangan(
    pemilik: UnitKerja | TimKerja,
    oleh: Pengguna,
    periode: Periode,
    bobot: tuple[int, ...] = (60, 40),
    target: int = 100,
) -> Perjanjian:
    """A complete draft with an indicator of each weight."""
    p = perjanjian.buat(pemilik=pemilik, oleh=oleh)
    for n, b in enumerate(bobot):
        i = perjanjian_isi.simpan_indikator(
            indikator=IndikatorUnit(
                perjanjian=p, sasaran="Sasaran", uraian=f"Indikator {n}", satuan="berkas", bobot=Decimal(b)
            ),
            oleh=oleh,
        )
        isian = [TargetUnit(indikator=i, periode=periode, target=Decimal(target))]
        perjanjian_isi.simpan_target(perjanjian=p, oleh=oleh, isian=isian, kosong=[])
    p.refresh_from_db()
    return p


def berlaku(
    pemilik: UnitKerja | TimKerja, oleh: Pengguna, penyetuju: Pengguna, periode: Periode, **lain: object
) -> Perjanjian:
    """The same, sent and approved."""
    p = rancangan(pemilik, oleh, periode, **lain)
    perjanjian.ajukan(perjanjian=p, oleh=oleh)
    return perjanjian.setujui(perjanjian=p, oleh=penyetuju)


def isi(p: Perjanjian, periode: Periode, oleh: Pengguna, *nilai: str | None, kirim: bool = True) -> int:
    """Figures of the indicators in their order."""
    baris = TargetUnit.objects.filter(indikator__perjanjian=p, periode=periode).order_by("indikator__urutan")
    isian = [
        capaian_unit.IsianHasil(t.indikator_id, None if n is None else Decimal(n), "", t.revisi)
        for t, n in zip(baris, nilai, strict=True)
    ]
    return capaian_unit.simpan(perjanjian=p, periode=periode, oleh=oleh, isian=isian, kirim=kirim)
