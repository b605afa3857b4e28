"""Who changed what, when and why, among the inputs of one plan in one period: one readable sentence an event."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from kinerja.angka import ringkas
from penilaian.choices import Arah, NilaiDasar, Pendekatan, Rating, StatusRealisasi, StatusSKP, SumberIndikator
from penilaian.queries.peristiwa import Peristiwa

_SKP = {
    StatusSKP.DRAF: "Menyusun rancangan SKP",
    StatusSKP.DIAJUKAN: "Mengirim SKP ke atasan",
    StatusSKP.DIKEMBALIKAN: "Mengembalikan SKP",
    StatusSKP.BERLAKU: "Menyetujui SKP",
    StatusSKP.DISESUAIKAN: "Mengganti SKP ini dengan versi baru",
    StatusSKP.DITUTUP: "Menutup SKP",
}
_REALISASI = {
    StatusRealisasi.DRAF: "Menarik kembali hasil",
    StatusRealisasi.DIKIRIM: "Mengirim hasil ke atasan:",
    StatusRealisasi.DIKEMBALIKAN: "Mengembalikan hasil",
    StatusRealisasi.DITERIMA: "Menerima hasil",
    StatusRealisasi.NOL: "Menghitung nol karena tidak dilaporkan:",
}
_PERIODE = {"rencana": "Menyiapkan periode", "berjalan": "Membuka periode", "ditutup": "Menutup periode"}
_ISI = {"arah": Arah, "sumber": SumberIndikator}
Isi = dict[str, str | None]


@dataclass(frozen=True)
class Kejadian:
    """What one person changed at one moment, in sentences; `siapa` is the name, or that there was no account."""

    kapan: datetime
    siapa: str
    alasan: str
    kalimat: list[str]


def riwayat_masukan(peristiwa: list[Peristiwa]) -> list[Kejadian]:
    """Newest first; events that change nothing a reader would see are left out."""
    nama = {str(p.objek): p.isi for p in peristiwa if p.tabel == "indikator"}
    sebelum: dict[tuple[str, int], Isi] = {}
    hasil: dict[tuple[datetime, str, str], Kejadian] = {}
    for p in peristiwa:
        lama = sebelum.get((p.tabel, p.objek))
        sebelum[p.tabel, p.objek] = p.isi
        kalimat = "; ".join(_KALIMAT[p.tabel](p, lama, nama.get(p.isi.get("indikator_id") or "", {})))
        if kalimat:
            saat = (p.kapan, p.oleh, p.alasan)
            hasil.setdefault(saat, Kejadian(*saat, [])).kalimat.append(f"{kalimat}.")
    return list(hasil.values())[::-1]


def _periode(p: Peristiwa, lama: Isi | None, _: Isi) -> Iterator[str]:
    if lama is None or lama["status"] != p.isi["status"]:
        yield _PERIODE[str(p.isi["status"])]
    if lama and lama["kebijakan"] != p.isi["kebijakan"]:
        yield f"Mengganti aturan penilaian versi {lama['kebijakan']} dengan versi {p.isi['kebijakan']}"


def _skp(p: Peristiwa, lama: Isi | None, _: Isi) -> Iterator[str]:
    if lama is None or lama["status"] != p.isi["status"]:
        yield _SKP[StatusSKP(p.isi["status"])]
    if lama and lama["pendekatan"] != p.isi["pendekatan"]:
        yield f"Mengganti pendekatan menjadi {Pendekatan(p.isi['pendekatan']).label.lower()}"
    if lama and lama["penilai_id"] != p.isi["penilai_id"]:
        yield "Mengganti pejabat penilai SKP ini"


def _hasil(p: Peristiwa, lama: Isi | None, _: Isi) -> Iterator[str]:
    uraian, bobot = p.isi["uraian"], f"{_angka(p.isi['bobot'])} %"
    if p.hapus:
        yield f"Menghapus hasil kerja “{uraian}”"
    elif lama is None:
        yield f"Menambah hasil kerja “{uraian}”, bobot {bobot}"
    else:
        if lama["uraian"] != uraian:
            yield f"Mengubah bunyi hasil kerja “{lama['uraian']}” menjadi “{uraian}”"
        if lama["bobot"] != p.isi["bobot"]:
            yield f"Mengubah bobot hasil kerja “{uraian}” dari {_angka(lama['bobot'])} % menjadi {bobot}"
        if lama["jenis"] != p.isi["jenis"]:
            yield f"Menjadikan hasil kerja “{uraian}” hasil {p.isi['jenis']}"


def _indikator(p: Peristiwa, lama: Isi | None, _: Isi) -> Iterator[str]:
    uraian = f"indikator “{p.isi['uraian']}”"
    if p.hapus:
        yield f"Menghapus {uraian}"
    elif lama is None:
        yield f"Menambah {uraian}"
    else:
        if lama["uraian"] != p.isi["uraian"]:
            yield f"Mengubah bunyi indikator “{lama['uraian']}” menjadi “{p.isi['uraian']}”"
        if lama["bobot"] != p.isi["bobot"]:
            yield f"Mengubah bobot {uraian} dari {_angka(lama['bobot'])} % menjadi {_angka(p.isi['bobot'])} %"
        for kolom, pilihan in _ISI.items():
            if lama[kolom] != p.isi[kolom]:
                label = [_label(pilihan, isi[kolom]) for isi in (lama, p.isi)]
                yield f"Mengubah {kolom} {uraian} dari “{label[0]}” menjadi “{label[1]}”"


def _target(p: Peristiwa, lama: Isi | None, i: Isi) -> Iterator[str]:
    uraian = f"“{i.get('uraian') or 'indikator yang sudah dihapus'}”"
    if p.hapus:
        yield f"Menghapus target {uraian}"
        return
    if lama is None:
        yield f"Menetapkan target {uraian}: {_teks_target(p.isi, i)}"
    elif (lama["target"], lama["target_maks"]) != (p.isi["target"], p.isi["target_maks"]):
        yield f"Mengubah target {uraian} dari {_teks_target(lama, i)} menjadi {_teks_target(p.isi, i)}"
    if p.isi["tidak_dievaluasi"] != (lama or {}).get("tidak_dievaluasi", ""):
        alasan = p.isi["tidak_dievaluasi"]
        yield f"Mengeluarkan {uraian} dari penilaian: {alasan}" if alasan else f"Memasukkan {uraian} kembali"


def _realisasi(p: Peristiwa, lama: Isi | None, i: Isi) -> Iterator[str]:
    uraian = f"“{i.get('uraian') or 'indikator yang sudah dihapus'}”"
    if p.hapus:
        yield f"Menghapus hasil {uraian}"
        return
    if lama is None:
        yield f"Mengisi hasil {uraian}: {_hasil_teks(p.isi, i)}"
    elif lama["nilai"] != p.isi["nilai"]:
        yield f"Mengubah hasil {uraian} dari {_hasil_teks(lama, i)} menjadi {_hasil_teks(p.isi, i)}"
    elif lama["n"] != p.isi["n"]:
        yield f"Mengubah jumlah jawaban {uraian} dari {lama['n'] or 0} menjadi {p.isi['n'] or 0}"
    status = p.isi["status"]
    if (lama or {"status": StatusRealisasi.DRAF})["status"] != status and (lama or status == StatusRealisasi.DIKIRIM):
        yield f"{_REALISASI[StatusRealisasi(status)]} {uraian}"


def _perilaku(p: Peristiwa, lama: Isi | None, _: Isi) -> Iterator[str]:
    aspek, rating = NilaiDasar(p.isi["aspek"]).label, Rating(p.isi["rating"]).label.lower()
    if p.hapus:
        yield f"Menghapus penilaian {aspek}"
    elif lama is None:
        yield f"Menilai {aspek}: {rating}"
    elif lama["rating"] != p.isi["rating"]:
        yield f"Mengubah penilaian {aspek} dari {Rating(lama['rating']).label.lower()} menjadi {rating}"


def _angka(teks: str | None) -> str:
    return ringkas(Decimal(teks)) if teks else "kosong"


def _label(pilihan: Any, nilai: str | None) -> str:
    return str(pilihan(nilai).label) if nilai else "–"


def _teks_target(isi: Isi, i: Isi) -> str:
    if i.get("ukuran") == "ya_tidak":
        return "ya"
    atas = f"–{_angka(isi['target_maks'])}" if isi["target_maks"] else ""
    return f"{_angka(isi['target'])}{atas} {i.get('satuan') or ''}".strip()


def _hasil_teks(isi: Isi, i: Isi) -> str:
    nilai = isi["nilai"]
    if nilai and i.get("ukuran") == "ya_tidak":
        return "ya" if Decimal(nilai) else "tidak"
    return f"{_angka(nilai)} {i.get('satuan') or ''}".strip() if nilai else "kosong"


_KALIMAT = {
    "periode": _periode,
    "skp": _skp,
    "hasilkerja": _hasil,
    "indikator": _indikator,
    "targetperiode": _target,
    "realisasi": _realisasi,
    "perilaku": _perilaku,
}
