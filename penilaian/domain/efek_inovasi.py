"""Innovations judged by the results of their unit; `inovasi` keeps the figures."""

from inovasi.domain.dampak import DampakIndikator, simpan_indikator
from penilaian.queries.efek_inovasi import HasilUnit, Pasangan, hasil_unit, pasangan_inovasi, unit_di_bawah
from penilaian.rumus_efek import pengaruh

LABEL = "Hasil kerja pegawai unit, dibanding pegawai sebanding di unit lain"


def ukur() -> int:
    """Measure every innovation that has closed periods on both sides; one statement a pair of periods and four more.
    Returns how many figures. Safe to run again."""
    pasangan = pasangan_inovasi()
    bawah = unit_di_bawah() if pasangan else {}
    return simpan_indikator(
        daftar=[_dampak(usulan, p, h) for p, milik in pasangan.items() for usulan, h in hasil_unit(p, milik, bawah)]
    )


def _dampak(usulan: int, pasangan: Pasangan, h: HasilUnit) -> DampakIndikator:
    efek, rerata = pengaruh(h.kelompok), h.rerata
    tampil = rerata if efek.beda is not None else None
    return DampakIndikator(
        usulan_id=usulan,
        kunci="hasil_kerja",
        label=LABEL,
        sebelum=tampil[0] if tampil else None,
        sesudah=tampil[1] if tampil else None,
        selisih=efek.beda,
        bawah=efek.bawah,
        atas=efek.atas,
        n_sebelum=h.n,
        n_sesudah=h.n,
        masa_sebelum=pasangan[0].nama,
        masa_sesudah=pasangan[1].nama,
    )
