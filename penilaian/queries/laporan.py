"""Content of the superiors' feedback reports, composed for many superiors at once (`laporan_bahan` has the
statements). The result is plain JSON, decimals as strings, dates ISO; `penilaian.queries.laporan_baca` reads it."""

from collections import defaultdict
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from typing import Any
from uuid import UUID

from django.utils import timezone

from kinerja.waktu import hari_terakhir
from pegawai.models import Penempatan
from penilaian.choices import AlasanBantuan, Pendekatan, Rating, StatusPeriode
from penilaian.models import SKP, Periode
from penilaian.queries.laporan_bahan import SERATUS, Bahan, Batas, jabatan, jabatan_penilai, kumpulkan, rencana

JUMLAH_CELAH = 3
TURUN_JAUH = Decimal(10)

Isi = dict[str, Any]


def penilai_periode(periode: Periode) -> list[int]:
    """Ids of everybody who gets a report: assessor of a plan of the period, or of a placement on its day."""
    batas = Batas(periode, 0, 0)
    ber_skp = SKP.objects.pada_periode(periode).filter(penilai__isnull=False).order_by().values_list("penilai_id")
    kini = Penempatan.objects.pada(batas.hari).filter(penilai__isnull=False).order_by().values_list("penilai_id")
    return sorted(i for (i,) in ber_skp.union(kini))


def susun(batas: Batas) -> dict[int, Isi]:
    """The content of each superior of the range, by id of the person; those without people are missing."""
    daftar, bahan = list(rencana(batas)), kumpulkan(batas)
    orang: dict[Any, list[Isi]] = defaultdict(list)
    for skp in daftar:
        orang[skp.penilai_id].append(_baris(batas, bahan, skp))
    ber_skp = {s.penempatan_id for s in daftar}
    for p in jabatan(batas):
        if p.pk not in ber_skp:
            orang[p.penilai_id].append(
                _orang(p) | _umpan(bahan, p.penilai_id, p.pegawai_id) | _tanpa_skp(batas, p.diajukan)
            )
    bulan, sebagai = batas.bulan, jabatan_penilai(batas)
    return {
        penilai: {
            "sebagai": list(sebagai.get(penilai, ())),
            "bulan": bulan.isoformat() if bulan else None,
            "ambang": str(batas.periode.kebijakan.ambang_sesuai),
            "orang": sorted(baris, key=lambda b: (b["nama"], b["pegawai"], b["skp"])),
        }
        for penilai, baris in sorted(orang.items())
    }


def _tanpa_skp(batas: Batas, diajukan: UUID | None) -> Isi:
    """A row without an approved plan; `diajukan` is the one that waits for this very superior. In a closed period
    nothing can be made good any more, so nothing is asked."""
    alasan = AlasanBantuan.SKP_DIAJUKAN if diajukan else AlasanBantuan.TANPA_SKP
    terbuka = batas.periode.status != StatusPeriode.DITUTUP
    return {"skp": "", "diajukan": str(diajukan or ""), "alasan": [alasan.value] if terbuka else []}


def _orang(jabatan: Penempatan) -> Isi:
    return {
        "pegawai": str(jabatan.pegawai.publik),
        "nama": jabatan.pegawai.nama_lengkap,
        "inisial": jabatan.pegawai.inisial,
        "jabatan": jabatan.jabatan.nama,
    }


def _umpan(bahan: Bahan, penilai_id: int, pegawai_id: int) -> Isi:
    u = bahan.umpan.get((penilai_id, pegawai_id), {})
    terakhir = u.get("terakhir")
    return {
        "apresiasi": u.get("apresiasi", 0),
        "perbaikan": u.get("perbaikan", 0),
        "umpan_bulan": u.get("bulan", 0),
        "umpan_terakhir": timezone.localdate(terakhir).isoformat() if terakhir else None,
    }


def _baris(batas: Batas, bahan: Bahan, skp: SKP) -> Isi:
    skp.penempatan.pegawai = skp.pegawai
    nilai, putusan = bahan.nilai.get(skp.pk, {}), bahan.putusan.get(skp.pk)
    celah = bahan.celah.get(skp.pk, [])
    tren = bahan.tren.get((skp.penilai_id, skp.penempatan_id), {}) | {batas.periode.pk: nilai.get("nilai_hasil")}
    baris = _orang(skp.penempatan) | _umpan(bahan, skp.penilai_id, skp.pegawai_id)
    utama = nilai.get("bobot_utama") or 0
    baris |= {
        "skp": str(skp.publik),
        "kualitatif": skp.pendekatan == Pendekatan.KUALITATIF,
        "sampai": None if batas.hari in skp.rentang else hari_terakhir(skp.rentang).isoformat(),
        "nilai_hasil": _teks(nilai.get("nilai_hasil")),
        "nilai_perilaku": _teks(nilai.get("nilai_perilaku")),
        "usulan_hasil": nilai.get("usulan_hasil"),
        "terisi": _teks(nilai["bobot_terisi"] / utama * SERATUS, ROUND_DOWN) if utama else None,
        "rating_hasil": putusan.rating_hasil if putusan else None,
        "rating_perilaku": putusan.rating_perilaku if putusan else None,
        "predikat": putusan.predikat if putusan else None,
        "disampaikan": bool(putusan and putusan.disampaikan),
        "tren": [[nama, _teks(tren[pk])] for pk, nama in bahan.periode if pk in tren],
        "celah": [{"uraian": c["uraian"], "capaian": _teks(c["capaian"])} for c in celah[:JUMLAH_CELAH]],
        "jumlah_di_bawah": sum(1 for c in celah if c["capaian"] is not None),
        "jumlah_tanpa_data": sum(1 for c in celah if c["capaian"] is None),
        "perilaku_rendah": bahan.perilaku.get(skp.pk, []),
        "menunggu": bahan.menunggu.get(skp.pk, 0),
    }
    return baris | {"alasan": alasan_bantuan(batas, baris)}


def _teks(angka: Decimal | None, pembulatan: str = ROUND_HALF_UP) -> str | None:
    return None if angka is None else str(angka.quantize(Decimal("0.01"), rounding=pembulatan))


def alasan_bantuan(batas: Batas, baris: Isi) -> list[str]:
    """Why this person needs help, codes of `AlasanBantuan`; empty when nothing asks for it.

    *hasil*: the figure is below `ambang_sesuai`, or the result was decided *di bawah*. *turun*: ten points or more
    below the period before. *tanpa_data*: more than `tanpa_data_maks` per cent of the weight has no result, once
    results are due. *perilaku*: its figure is below `ambang_sesuai`, or it was decided *di bawah*.
    No feedback from the superior is a reason beside another one; alone it is feedback owed, not need of help.
    """
    kebijakan = batas.periode.kebijakan
    a = AlasanBantuan
    syarat = {
        a.HASIL: _rendah(baris["nilai_hasil"], baris["rating_hasil"], kebijakan.ambang_sesuai),
        a.TURUN: _turun(baris["tren"]) >= TURUN_JAUH,
        a.TANPA_DATA: batas.jatuh_tempo
        and baris["terisi"] is not None
        and Decimal(baris["terisi"]) < SERATUS - kebijakan.tanpa_data_maks,
        a.PERILAKU: _rendah(baris["nilai_perilaku"], baris["rating_perilaku"], kebijakan.ambang_sesuai),
    }
    alasan = [kode.value for kode, berlaku in syarat.items() if berlaku]
    if alasan and not baris["apresiasi"] + baris["perbaikan"]:
        alasan.append(a.TANPA_UMPAN.value)
    return alasan


def _rendah(angka: str | None, rating: str | None, ambang: Decimal) -> bool:
    return rating == Rating.DI_BAWAH or (angka is not None and Decimal(angka) < ambang)


def _turun(tren: list[list[Any]]) -> Decimal:
    """Points lost since the last earlier period with a figure; 0 without such a period or without a figure now."""
    *dulu, (_, kini) = tren
    angka = [Decimal(x) for _, x in dulu if x is not None]
    return angka[-1] - Decimal(kini) if angka and kini is not None else Decimal(0)
