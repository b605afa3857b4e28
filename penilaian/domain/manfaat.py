"""What has changed since the first period, measured; `sosialisasi` shows it, also where nothing is seen."""

from decimal import Decimal

from kinerja.waktu import hari_ini
from penilaian import rumus_manfaat as rumus
from penilaian.models import Periode
from penilaian.queries import manfaat as queries
from sosialisasi.domain import manfaat
from sosialisasi.domain.manfaat import Ukuran


def ukur() -> int:
    """Measure and hand over; a fixed number of statements. Returns how many figures."""
    dua = queries.dua_periode()
    daftar = [_indeks()]
    if dua:
        awal, akhir = dua
        antara = f"{awal.nama} dan {akhir.nama}"
        daftar = [
            _bagian(
                "umpan_balik",
                "Pegawai yang menerima umpan balik",
                f"Rencana kerja dengan umpan balik pada {antara}.",
                queries.bagian_umpan_balik(awal),
                queries.bagian_umpan_balik(akhir),
            ),
            _hasil(awal, akhir, antara),
            *daftar,
            _bagian(
                "keberatan",
                "Keberatan yang dikabulkan",
                f"Dari keberatan yang diputus atas {antara}; makin sedikit berarti penilaian makin tepat sejak awal.",
                queries.bagian_dikabulkan(awal),
                queries.bagian_dikabulkan(akhir),
                turun_baik=True,
            ),
        ]
    return manfaat.simpan(daftar=daftar, data_per=hari_ini())


def _bagian(
    kunci: str,
    label: str,
    kalimat: str,
    awal: tuple[int, int],
    akhir: tuple[int, int],
    *,
    turun_baik: bool = False,
) -> Ukuran:
    bawah, atas = rumus.selang_bagian(awal, akhir)
    persen = [Decimal(100 * a) / n if n else None for a, n in (awal, akhir)]
    kalimat += f" {awal[0]} dari {awal[1]}, lalu {akhir[0]} dari {akhir[1]}."
    return Ukuran(kunci, label, kalimat, "%", persen[0], persen[1], bawah, atas, turun_baik=turun_baik)


def _hasil(awal: Periode, akhir: Periode, antara: str) -> Ukuran:
    dulu, kini = queries.rerata_hasil(awal), queries.rerata_hasil(akhir)
    bawah, atas = rumus.selang_rerata(dulu, kini)
    kalimat = f"Rata-rata nilai hasil kerja pada {antara}, dari {dulu[2]} lalu {kini[2]} rencana kerja."
    angka = [b[0] if b[2] else None for b in (dulu, kini)]
    return Ukuran("capaian", "Nilai hasil kerja", kalimat, "", angka[0], angka[1], bawah, atas)


def _indeks() -> Ukuran:
    pasang = queries.indeks_layanan()
    n = len(pasang)
    bawah, atas = rumus.selang_pasangan([b - a for a, b in pasang])
    rerata = [sum((p[i] for p in pasang), Decimal(0)) / n if n else None for i in (0, 1)]
    kalimat = f"Rata-rata indeks kepuasan {n} layanan: survei pertama dan survei terbaru layanan yang sama."
    return Ukuran("indeks", "Indeks kepuasan layanan", kalimat, "", rerata[0], rerata[1], bawah, atas)
