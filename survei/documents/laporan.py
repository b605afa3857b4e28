"""The survey report (*Laporan SKM*) with the chapters that the rule's report template names."""

from datetime import date
from pathlib import Path
from typing import Any

from django.utils import formats

from kinerja.choices import JenisDokumen
from kinerja.documents.resmi import cetak_resmi
from kinerja.domain.dokumen import Naskah
from kinerja.templatetags.ui import angka, masa
from survei.choices import Mutu, Unsur
from survei.models import Instrumen, TindakLanjut
from survei.queries.laporan import BahanLaporan
from survei.queries.olah import kolom_unsur
from survei.rumus import UNSUR, mutu, ukuran_sampel
from survei.rumus_selang import N_INDIKATIF, huruf_tersentuh

TEMPLAT = Path(__file__).with_suffix(".typ")
PRIORITAS = 3
_PROFIL = {"jenis_kelamin": "Jenis kelamin", "usia": "Usia", "pendidikan": "Pendidikan", "pekerjaan": "Pekerjaan"}
_ARAH = {1: "naik di luar kebetulan", -1: "turun di luar kebetulan", 0: "tidak dapat dibedakan dari kebetulan"}
_BAGIAN = ("latar_belakang", "dasar", "tujuan", "metode", "penutup", "dokumentasi")


def pdf_laporan(b: BahanLaporan) -> bytes:
    """One report. Before the approval of all its periods it says on each page that it is provisional."""
    s = b.subjek
    naskah = Naskah(
        jenis=JenisDokumen.LAPORAN_SKM,
        kunci=s.kunci,
        isi=isi_laporan(b),
        nomor=b.naskah.nomor if b.naskah else "",
        sementara=not s.beku,
    )
    return cetak_resmi(templat=TEMPLAT, naskah=[naskah])[0]


def isi_laporan(b: BahanLaporan) -> dict[str, Any]:
    """Everything the reader sees, as text."""
    s = b.subjek
    sebutan = s.layanan.nama if s.layanan else f"{len(s.periode)} layanan {s.unit.nama_jelas}"
    return {
        "judul": f"Laporan Survei Kepuasan Masyarakat {s.layanan.nama if s.layanan else s.unit.nama_jelas} {s.nama}",
        "unit": str(s.unit.opd or s.unit),
        "sebutan": sebutan,
        "nomor": b.naskah.nomor if b.naskah else "",
        "periode": s.nama,
        "masa": masa(s.periode[0].masa),
        "sementara": not s.beku,
        "satu": s.layanan is not None,
        "teks": {nama: _alinea(getattr(b.naskah, nama, "")) for nama in _BAGIAN},
        **_pengumpulan(b),
        **_hasil(b),
        **_analisis(b),
        "butir": [[nama, [_butir(x) for x in isi]] for nama, isi in b.butir.items()],
        "olah": _olah(b),
    }


def _alinea(teks: str) -> list[str]:
    return [x.strip() for x in teks.splitlines() if x.strip()]


def _pengumpulan(b: BahanLaporan) -> dict[str, Any]:
    s, t = b.subjek, b.tanda
    return {
        "instrumen": sorted({_instrumen(p.instrumen) for p in s.periode}),
        "kanal": [[nama, str(n), _persen(n, b.jumlah.n)] for nama, n in b.kanal],
        "jadwal": [[p.layanan.nama, masa(p.masa)] for p in s.periode],
        "sampel": [
            [
                p.layanan.nama,
                angka(p.populasi, 0),
                str(ukuran_sampel(p.populasi)) if p.populasi else "–",
                str(h.n),
                _persen(h.n, ukuran_sampel(p.populasi)) if p.populasi else "–",
            ]
            for p, h in b.per_layanan
        ],
        "kurang": [p.layanan.nama for p, h in b.per_layanan if p.populasi and h.n < ukuran_sampel(p.populasi)],
        "tanpa_populasi": [p.layanan.nama for p in s.periode if not p.populasi],
        **_kunjungan(b),
        "tidak_lengkap": str(b.tidak_lengkap),
        "dikecualikan": str(b.dikecualikan),
        "tanda": [str(x) for x in (t.diperiksa, t.semua, t.dipertahankan, t.dikecualikan, t.belum)] if t.semua else [],
    }


def _kunjungan(b: BahanLaporan) -> dict[str, Any]:
    """Coupons, answers at the counters and visits of each service that has any; what is not known is a dash."""
    ada = [(p.layanan.nama, b.angka[p.layanan_id]) for p in b.subjek.periode if p.layanan_id in b.angka]
    return {
        "kunjungan": [
            [
                nama,
                *(angka(x, 0) for x in (a.cetak, a.pakai, a.jawaban, a.kunjungan)),
                "–" if a.tingkat is None else f"{angka(a.tingkat, 1)} %",
            ]
            for nama, a in ada
        ],
        "kunjungan_belum": [nama for nama, a in ada if a.tingkat is None],
    }


def _hasil(b: BahanLaporan) -> dict[str, Any]:
    huruf = huruf_tersentuh(*b.selang) if b.selang else []
    gratis = [[p.layanan.nama, angka(h.ikm_tanpa_biaya)] for p, h in b.per_layanan if h.ikm_tanpa_biaya is not None]
    return {
        "n": angka(b.jumlah.n, 0),
        "indikatif": b.jumlah.n < N_INDIKATIF,
        "ikm": angka(b.ikm.ikm),
        "mutu": b.ikm.mutu,
        "arti": str(Mutu(b.ikm.mutu).label) if b.ikm.mutu else "–",
        "selang": [angka(x) for x in b.selang] if b.selang else [],
        "huruf": huruf if len(huruf) > 1 else [],
        "bobot": b.subjek.bobot.replace(".", ","),
        "profil": [[judul, [list(x) for x in b.profil[k]]] for k, judul in _PROFIL.items() if b.profil[k]],
        "unsur": [
            [
                Unsur(u).nomor,
                str(Unsur(u).label),
                angka(nrr, 3),
                angka(nrr and nrr * 25),
                mutu(nrr * 25) if nrr else "–",
                float(nrr or 0) / 4,
            ]
            for u, nrr in ((u, (b.ikm.nrr or {}).get(u)) for u in UNSUR)
        ],
        "layanan": [
            [
                p.layanan.nama,
                str(h.n),
                angka(h.ikm),
                h.mutu,
                f"{angka(h.selang_bawah)}–{angka(h.selang_atas)}" if h.selang_bawah is not None else "–",
                p.get_status_display(),
            ]
            for p, h in b.per_layanan
        ],
        "tanpa_biaya": gratis,
        "ipak": angka(b.jumlah.ipak * 25) if b.jumlah.ipak is not None else "",
    }


def _analisis(b: BahanLaporan) -> dict[str, Any]:
    return {
        "terendah": [
            [u.unsur.nomor, str(u.unsur.label), angka(u.nrr, 3), f"{angka(u.rendah, 1)} %", "seri" if u.seri else ""]
            for u in b.prioritas[:PRIORITAS]
        ],
        "kutipan": [[f"{Unsur(u).nomor} {Unsur(u).label}", str(banyak), isi] for u, (banyak, isi) in b.kutipan.items()],
        "rtl": [_rtl(t) for t in b.rtl],
        "tren": [
            [
                t.nama,
                angka(t.indeks.n, 0),
                angka(t.indeks.ikm),
                "–".join(angka(x) for x in t.indeks.selang) if t.indeks.selang else "–",
                _ARAH[t.arah] if ke else "–",
            ]
            for ke, t in enumerate(b.tren)
        ],
        "lalu": b.lalu,
        "rtl_lalu": [[*_rtl(t), t.bukti, _hari(t.selesai)] for t in b.rtl_lalu],
        "kemajuan_lalu": [
            str(b.kemajuan_lalu.selesai),
            str(b.kemajuan_lalu.banyak),
            angka(b.kemajuan_lalu.persen, 0),
            str(b.kemajuan_lalu.terlambat),
        ],
    }


def _rtl(t: TindakLanjut) -> list[str]:
    """Unsur, cause, action, who, when (with its quarter), state."""
    return [
        f"{Unsur(t.unsur).nomor} {t.get_unsur_display()}",
        t.sebab,
        t.kegiatan,
        t.penanggung_jawab.nama_lengkap,
        f"{_hari(t.tenggat)} (TW {('I', 'II', 'III', 'IV')[(t.tenggat.month - 1) // 3]})",
        t.get_status_display(),
    ]


def _olah(b: BahanLaporan) -> list[list[str]]:
    """The feet of the processing sheet: sum, filled, mean, weighted mean of each unsur."""
    return [
        [
            f"{k.unsur.nomor} {k.unsur.label}",
            angka(k.jumlah, 0 if k.jumlah == int(k.jumlah) else 2),
            str(k.terisi),
            angka(k.nrr, 3),
            angka(k.tertimbang, 4),
        ]
        for k in kolom_unsur(b.jumlah, b.subjek.bobot)
    ]


def _butir(x: Any) -> list[str]:
    jawab = " · ".join(f"{p['nilai']} {p['teks']}" for p in x.pilihan)
    return [str(x.urutan), x.pertanyaan, jawab, Unsur(x.unsur).nomor if x.unsur else "IPAK"]


def _instrumen(x: Instrumen) -> str:
    return x.nama if not x.sumber or x.sumber in x.nama else f"{x.nama} ({x.sumber})"


def _persen(n: int, dari: int) -> str:
    return f"{angka(100 * n / dari, 0)} %" if dari else "–"


def _hari(hari: date | None) -> str:
    return formats.date_format(hari) if hari else "–"
