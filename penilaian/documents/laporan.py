"""The feedback report as an official document: see `kinerja.documents.pdf`."""

from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

from django.utils import formats

from kinerja.choices import JenisDokumen
from kinerja.documents.resmi import cetak_resmi
from kinerja.domain.dokumen import Naskah
from kinerja.templatetags.ui import angka, wib
from penilaian.queries.laporan_baca import LaporanTampil
from penilaian.queries.laporan_orang import Celah, Orang

TEMPLAT = Path(__file__).with_suffix(".typ")


def pdf(t: LaporanTampil) -> bytes:
    """The document of one report, with what the screen shows."""
    return pdf_semua([t])[0]


def pdf_semua(daftar: Sequence[LaporanTampil]) -> list[bytes]:
    """The documents of many reports, in their order, registered together."""
    return cetak_resmi(templat=TEMPLAT, naskah=[_naskah(t) for t in daftar])


def _naskah(t: LaporanTampil) -> Naskah:
    """Who sees fewer rows has a document of their own, which replaces nobody else's."""
    return Naskah(
        jenis=JenisDokumen.LAPORAN,
        kunci=f"laporan:{t.laporan.pk}" + (f":tanpa-{t.tersembunyi}" if t.tersembunyi else ""),
        isi=_data(t),
        sementara=not t.laporan.periode.beku,
    )


def _data(t: LaporanTampil) -> dict[str, Any]:
    periode = t.laporan.periode
    judul = "Belum mendapat umpan balik pada " + formats.date_format(t.bulan, "F Y") if t.bulan else ""
    return {
        "judul": f"Laporan umpan balik kinerja {periode.nama}",
        "unit": t.unit,
        "identitas": [
            ["Penilai", str(t.laporan.penilai)],
            ["Jabatan", t.jabatan or "–"],
            ["Periode", periode.nama],
            ["Menurut keadaan", wib(t.laporan.disusun)],
        ],
        "ringkasan": _ringkasan(t),
        "bantuan": [
            {"nama": o.nama, "jabatan": o.jabatan, "sebab": o.kalimat_sebab, "celah": [_celah(c) for c in o.celah]}
            for o in t.bantuan
        ],
        "judul_sebaran": "Sebaran predikat" if t.dinilai else "Sebaran usulan hasil kerja",
        "sebaran": [[b.label, b.jumlah, b.nada] for b in t.sebaran],
        "kolom_akhir": "Predikat" if t.dinilai else "Usulan",
        "orang": [_orang(o, bool(t.dinilai)) for o in t.orang],
        "judul_umpan": judul or "Tidak mendapat umpan balik selama periode",
        "belum": [[o.nama, _terakhir(o)] for o in t.berutang],
        "menunggu": [[o.nama, f"{o.menunggu} hasil"] for o in t.menunggu],
        "topik": [{"judul": p.judul, "jenis": p.jenis, "orang": "; ".join(p.orang)} for p in t.topik],
        "tersembunyi": t.tersembunyi,
    }


def _ringkasan(t: LaporanTampil) -> list[list[str]]:
    perubahan = "belum ada pembanding" if t.perubahan is None else f"{_tanda(t.perubahan)} dari periode lalu"
    return [
        ["Rerata nilai hasil", angka(t.rerata), perubahan],
        ["Perlu dibantu", str(len(t.bantuan)), f"dari {len(t.orang)} baris"],
        [
            "Umpan balik diberikan",
            str(t.jumlah_umpan),
            f"{t.umpan['apresiasi']} apresiasi, {t.umpan['perbaikan']} saran perbaikan",
        ],
        ["Sudah dinilai", f"{t.dinilai} dari {t.ber_skp}", f"{t.jumlah_menunggu} hasil belum diperiksa"],
    ]


def _tanda(selisih: Decimal | None) -> str:
    if selisih is None:
        return "–"
    return f"{'+' if selisih > 0 else '−' if selisih < 0 else ''}{angka(abs(selisih))}"


def _celah(c: Celah) -> str:
    return f"{c.uraian}: " + ("belum ada hasil" if c.capaian is None else f"{angka(c.capaian, 1)}\u00a0%")


def _terakhir(o: Orang) -> str:
    return f"terakhir {formats.date_format(o.umpan_terakhir)}" if o.umpan_terakhir else "belum pernah pada periode ini"


def _orang(o: Orang, dinilai: bool) -> dict[str, str]:
    akhir = o.predikat_label or "belum dinilai" if dinilai else o.usulan_label or "–"
    sampai = f" (sampai {formats.date_format(o.sampai)})" if o.sampai else ""
    return {
        "nama": o.nama,
        "jabatan": o.jabatan + sampai,
        "nilai": angka(o.nilai_hasil),
        "selisih": _tanda(o.selisih),
        "celah": _celah(o.terendah) if o.terendah else o.tanpa_celah,
        "umpan": str(o.umpan),
        "akhir": akhir if o.skp else "–",
    }
