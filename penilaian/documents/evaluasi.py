"""The evaluation as the official form prints it: results with what was reached and the superior's feedback, behaviour,
both ratings and the predikat, the organisation's predikat with its distribution, signatures, receipt, and the boxes
of the objection (annex of PermenPANRB 6/2022; distribution SE MenPANRB 3/2023)."""

from pathlib import Path
from typing import Any

from django.utils import formats, timezone

from kinerja.choices import JenisDokumen
from kinerja.documents.resmi import cetak_resmi
from kinerja.domain.dokumen import Naskah
from kinerja.templatetags.ui import masa, wib
from penilaian.choices import AmarKeberatan, JenisHasil, JenisPeriode, Predikat, Rating, StatusRealisasi
from penilaian.documents.skp import kota_pemerintah, pihak
from penilaian.models import PutusanUnit, UmpanBalik
from penilaian.queries.evaluasi import Evaluasi, kunci_evaluasi
from penilaian.queries.lampiran import perilaku_skp
from penilaian.queries.salinan import sebutan_bukti, sebutan_nilai, sebutan_semua_target, sebutan_target
from penilaian.queries.sebaran import sebutan_batas

TEMPLAT = Path(__file__).with_suffix(".typ")
_CATATAN = {
    StatusRealisasi.DIKIRIM: "belum diperiksa atasan",
    StatusRealisasi.NOL: "tidak dilaporkan sampai tenggat, dihitung nol",
}


def pdf(e: Evaluasi) -> bytes:
    """The document of one evaluation as its reader may see it."""
    return cetak_resmi(templat=TEMPLAT, naskah=[_naskah(e)])[0]


def _naskah(e: Evaluasi) -> Naskah:
    dasar, berkeberatan, belum = kunci_evaluasi(e.skp.pk, e.periode.pk)
    return Naskah(
        jenis=JenisDokumen.EVALUASI,
        kunci=belum if e.putusan is None else berkeberatan if e.keberatan else dasar,
        isi=isi_evaluasi(e),
        nomor=f"{e.skp.nomor}/{e.periode.kode}",
        sementara=e.sementara,
    )


def isi_evaluasi(e: Evaluasi) -> dict[str, Any]:
    """What stands on the form, as text: for the print and the workbook alike."""
    skp, putusan = e.skp, e.putusan
    tahunan = e.periode.jenis == JenisPeriode.TAHUNAN
    penilai = putusan.oleh.pegawai if putusan and putusan.oleh.pegawai else skp.penilai
    tempat = e.penilai if penilai and e.penilai and e.penilai.pegawai_id == penilai.pk else None
    return {
        "judul": f"Evaluasi kinerja pegawai {'tahunan' if tahunan else 'periodik'}",
        "unit": str(skp.unit.opd or skp.unit),
        "keterangan": f"{e.periode.nama} ({masa(e.periode.rentang)}) · SKP {masa(skp.rentang)} versi {skp.versi} · "
        f"pendekatan {skp.get_pendekatan_display().lower()}",
        "sementara": _sebab_sementara(e),
        "dinilai": pihak(skp.pegawai, str(skp.penempatan.jabatan), str(skp.unit)),
        "penilai": pihak(penilai, str(tempat.jabatan) if tempat else "", str(tempat.unit) if tempat else ""),
        "atasan": str(e.penilai.penilai) if tempat and tempat.penilai else "",
        "organisasi": _organisasi(e.organisasi),
        "bagian": _bagian(e),
        "perspektif": any(h.perspektif for h in e.hasil),
        "perilaku": [
            [p.label, list(p.panduan), p.ekspektasi, _umpan(e.tentang_nilai(p.nilai)) + _contoh(e, p.nilai)]
            for p in perilaku_skp(skp)
        ],
        "rating": _rating(e),
        "setahun": [_periode(b) for b in e.bagian],
        "tempat": f"{kota_pemerintah()}, {_tanggal(putusan.disampaikan or putusan.dibuat)}" if putusan else "",
        "terima": _terima(e),
        "kotak": _kotak(e),
        "nomor": f"{skp.nomor}/{e.periode.kode}",
    }


def _tanggal(saat: Any) -> str:
    return formats.date_format(timezone.localdate(saat))


def _sebab_sementara(e: Evaluasi) -> str:
    """Why it is not final, "" when it is."""
    if e.putusan is None:
        return "Belum ada putusan yang disampaikan. Cetakan ini bukan hasil penilaian."
    if e.keberatan and e.keberatan.berjalan:
        return "Hasil sementara: ada keberatan yang belum diputus."
    if not e.periode.beku:
        return "Hasil sementara: periode belum ditutup."
    return "Hasil sementara: belum diterima pegawai dan waktu keberatan belum lewat." if e.sementara else ""


def _organisasi(p: PutusanUnit | None) -> list[str]:
    """The organisation's predikat, whose it is, and the distribution that it sets."""
    if p is None:
        return ["Belum ditetapkan", "", ""]
    return [str(p.get_predikat_display()), str(p.unit), sebutan_batas(p.predikat)]


def _bagian(e: Evaluasi) -> list[list[Any]]:
    bagian = [
        [f"{huruf}. {JenisHasil(jenis).label}", [_hasil(e, h) for h in e.hasil if h.jenis == jenis]]
        for huruf, jenis in (("A", JenisHasil.UTAMA), ("B", JenisHasil.TAMBAHAN))
    ]
    return [b for b in bagian if b[1]]


def _hasil(e: Evaluasi, h: Any) -> dict[str, Any]:
    atasan = h.get_perspektif_display() if h.perspektif else h.hasil_atasan.uraian if h.hasil_atasan else "–"
    return {
        "atasan": atasan,
        "uraian": h.uraian,
        "indikator": [[i.get_aspek_display(), i.uraian, _target(e, i), _realisasi(e, i)] for i in h.daftar_indikator],
        "umpan": _umpan(e.tentang_hasil(h.pk)),
    }


def _target(e: Evaluasi, i: Any) -> str:
    """That of the period; in a yearly evaluation all of the year."""
    milik = [sebutan_target(i, t) for t in i.daftar_target if t.periode_id == e.periode.pk]
    return milik[0] if milik else sebutan_semua_target(i) or "Dinilai dari bukti"


def _realisasi(e: Evaluasi, i: Any) -> str:
    r = e.realisasi.get(i.pk)
    if r is None or r.status in (StatusRealisasi.DRAF, StatusRealisasi.DIKEMBALIKAN):
        return "Lihat riwayat periode" if e.periode.jenis == JenisPeriode.TAHUNAN else "Belum ada hasil"
    bukti = "; ".join(sebutan_bukti(b) for b in r.daftar_bukti)
    isi = [sebutan_nilai(i, r.nilai), r.catatan.strip(), f"Bukti: {bukti}" if bukti else "", _CATATAN.get(r.status, "")]
    return ". ".join(x.rstrip(".") for x in isi if x)


def _umpan(daftar: list[UmpanBalik]) -> list[str]:
    """Each feedback of the superior in one line."""
    bagian = [(u.kejadian, f"Dampak: {u.dampak}" if u.dampak else "", u.langkah) for u in daftar]
    return [" ".join(x.strip() for x in b if x) for b in bagian]


def _contoh(e: Evaluasi, n: str) -> list[str]:
    p = e.contoh.get(n)
    if p is None:
        return []
    return [f"{formats.date_format(p.tanggal_contoh)}: {p.contoh}" if p.tanggal_contoh else p.contoh]


def _rating(e: Evaluasi) -> dict[str, Any]:
    """Both ratings as three boxes, and the predikat as five; nothing is marked before there is a decision."""
    p = e.putusan
    return {
        "hasil": [[r.label, bool(p and p.rating_hasil == r)] for r in Rating],
        "perilaku": [[r.label, bool(p and p.rating_perilaku == r)] for r in Rating],
        "predikat": [[x.label, bool(p and p.predikat == x)] for x in Predikat],
        "alasan": [a for a in (p.alasan_hasil, p.alasan_perilaku) if a] if p else [],
    }


def _periode(b: Any) -> list[str]:
    p = b.putusan
    return [
        b.nilai.periode.nama,
        str(b.nilai.skp.unit),
        str(b.nilai.skp.penilai or "–"),
        str(b.bulan),
        p.get_rating_hasil_display(),
        p.get_rating_perilaku_display(),
        p.get_predikat_display(),
    ]


def _terima(e: Evaluasi) -> str:
    p = e.putusan
    if p is None or p.disampaikan is None:
        return "Belum disampaikan kepada pegawai."
    terima = f"diterima {wib(p.diterima)}" if p.diterima else "belum ditandai diterima"
    return f"Disampaikan {wib(p.disampaikan)} lewat {p.kanal}; {terima}."


def _kotak(e: Evaluasi) -> list[list[str]]:
    """The three boxes of the form, empty when there is no objection that the reader may see."""
    k = e.keberatan
    isi = [k.uraian, k.tanggapan, k.pertimbangan] if k else ["", "", ""]
    kaki = ["", "", ""]
    if k:
        kaki = [
            f"{k.nomor}, {wib(k.diajukan)}",
            f"{k.ditanggapi_oleh}, {wib(k.ditanggapi)}" if k.ditanggapi else "",
            f"{AmarKeberatan(k.amar).label}. {k.diputus_oleh}, {wib(k.diputus)}" if k.diputus else "",
        ]
    judul = ("Keberatan pegawai", "Penjelasan pejabat penilai", "Keputusan atasan pejabat penilai")
    return [list(x) for x in zip(judul, isi, kaki, strict=True)]
