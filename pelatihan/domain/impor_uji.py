"""Results of competence tests out of a sheet: all rows or none, every problem by row and column."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db import transaction

from kinerja.lembar import BerkasDitolak, Lembar, Salah, baca, polos
from kinerja.pelacakan import karena
from kinerja.waktu import hari_ini
from pegawai.domain.impor_sel import kata, nomor, tanggal
from pegawai.models import Pegawai, Pengguna
from pelatihan.choices import PenilaiKompetensi
from pelatihan.domain.kompetensi import simpan_nilai
from pelatihan.models import Kompetensi, NilaiKompetensi

# Field: heading of the template, and other words for it (plain form).
KOLOM: dict[str, tuple[str, frozenset[str]]] = {
    "nip": ("NIP", frozenset({"nip", "nipbaru", "nippppk"})),
    "kompetensi": ("Kompetensi", frozenset({"kompetensi", "kode", "kodekompetensi", "namakompetensi"})),
    "tingkat": ("Tingkat", frozenset({"tingkat", "level", "hasil"})),
    "tanggal": ("Tanggal uji", frozenset({"tanggal", "tanggaluji"})),
    "catatan": ("Catatan", frozenset({"catatan", "keterangan"})),
}
WAJIB = ("nip", "kompetensi", "tingkat")
CONTOH = ("199001012015031001", "manajemen-waktu", 3, "24/11/2026", "Uji bulan November")


@dataclass(frozen=True)
class BarisUji:
    """A row that can be stored; `semula` is the test level that it replaces."""

    pegawai: Pegawai
    kompetensi: Kompetensi
    tingkat: int
    tanggal: date
    catatan: str
    semula: int | None


@dataclass
class HasilUji:
    baris: list[BarisUji] = field(default_factory=list)
    kesalahan: list[Salah] = field(default_factory=list)


def periksa(*, nama: str, isi: bytes, oleh: Pengguna) -> HasilUji:
    """Read a sheet and say what would be stored, without storing anything; three statements for any number of rows.
    Raises BerkasDitolak when the file or a needed column cannot be read."""
    lembar = baca(nama=nama, isi=isi, penanda=KOLOM["nip"][1])
    letak = _letak(lembar)
    nip = {_coba(nomor, _sel(sel, letak["nip"])) for _, sel in lembar.baris}
    orang = {p.nip: p for p in Pegawai.objects.filter(nip__in={n for n in nip if isinstance(n, str)})}
    kompetensi: dict[str, Kompetensi] = {}
    for k in Kompetensi.objects.filter(aktif=True):
        kompetensi |= {polos(k.kode): k, polos(k.nama): k}
    ada = {
        (n.pegawai_id, n.kompetensi_id): n.tingkat
        for n in NilaiKompetensi.objects.filter(sumber=PenilaiKompetensi.UJI, pegawai__in=orang.values())
    }
    hasil = HasilUji()
    dilihat: dict[tuple[int, int], int] = {}
    for no, sel in lembar.baris:
        pembaca = _Baris({k: _sel(sel, ke) for k, ke in letak.items()}, orang, kompetensi, oleh)
        satu = pembaca.baca(ada)
        if satu is not None:
            kunci = satu.pegawai.pk, satu.kompetensi.pk
            if kunci in dilihat:
                pembaca.salah["kompetensi"] = f"Sudah ada di baris {dilihat[kunci]}. Hapus salah satunya."
            dilihat.setdefault(kunci, no)
        hasil.kesalahan += [Salah(no, KOLOM[k][0], pesan) for k, pesan in pembaca.salah.items()]
        if satu is not None and not pembaca.salah:
            hasil.baris.append(satu)
    return hasil


@transaction.atomic
def simpan(*, baris: list[BarisUji], oleh: Pengguna) -> int:
    """Store checked rows in one statement; an earlier test of the same person and competence is replaced."""
    with karena("impor hasil uji kompetensi"):
        simpan_nilai(
            [
                NilaiKompetensi(
                    pegawai=b.pegawai,
                    kompetensi=b.kompetensi,
                    sumber=PenilaiKompetensi.UJI,
                    tingkat=b.tingkat,
                    tanggal=b.tanggal,
                    catatan=b.catatan,
                    oleh=oleh,
                )
                for b in baris
            ]
        )
    return len(baris)


class _Baris:
    """One row; `salah` names what is wrong, by field."""

    def __init__(
        self, isi: dict[str, Any], orang: Mapping[str, Pegawai], kompetensi: Mapping[str, Kompetensi], oleh: Pengguna
    ) -> None:
        self.isi, self.orang, self.kompetensi, self.oleh = isi, orang, kompetensi, oleh
        self.salah: dict[str, str] = {}

    def baca(self, ada: Mapping[tuple[int, int], int]) -> BarisUji | None:
        pegawai, kompetensi, tingkat = self._pegawai(), self._kompetensi(), self._tingkat()
        hari, catatan = self._tanggal(), self._catatan()
        if pegawai is None or kompetensi is None or tingkat is None or self.salah:
            return None
        return BarisUji(pegawai, kompetensi, tingkat, hari, catatan, ada.get((pegawai.pk, kompetensi.pk)))

    def _pegawai(self) -> Pegawai | None:
        nip = _coba(nomor, self.isi.get("nip"))
        pegawai = self.orang.get(nip) if isinstance(nip, str) else None
        if isinstance(nip, ValueError):
            self.salah["nip"] = str(nip)
        elif pegawai is None:
            self.salah["nip"] = "NIP ini tidak ada dalam data pegawai. Periksa 18 angkanya."
        elif pegawai.pk == self.oleh.pegawai_id:
            self.salah["nip"] = "Hasil uji Anda sendiri dimasukkan orang lain."
        return pegawai

    def _kompetensi(self) -> Kompetensi | None:
        kompetensi = self.kompetensi.get(polos(self.isi.get("kompetensi") or ""))
        if kompetensi is None:
            self.salah["kompetensi"] = "Kompetensi ini tidak dikenal. Tulis kode atau namanya seperti pada daftar."
        return kompetensi

    def _tingkat(self) -> int | None:
        angka = nomor(self.isi.get("tingkat"))
        if angka not in ("1", "2", "3", "4", "5"):
            self.salah["tingkat"] = "Tingkat diisi 1 sampai 5."
            return None
        return int(angka)

    def _tanggal(self) -> date:
        hari = _coba(tanggal, self.isi.get("tanggal"))
        if isinstance(hari, ValueError):
            self.salah["tanggal"] = str(hari)
        elif hari is not None and hari > hari_ini():
            self.salah["tanggal"] = "Tanggal uji belum tiba. Periksa tahunnya."
        return hari if isinstance(hari, date) else hari_ini()

    def _catatan(self) -> str:
        catatan = _coba(kata(250), self.isi.get("catatan"))
        if isinstance(catatan, ValueError):
            self.salah["catatan"] = str(catatan)
        return str(catatan)


def _letak(lembar: Lembar) -> dict[str, int]:
    letak: dict[str, int] = {}
    for ke, judul in enumerate(lembar.kepala):
        kunci = next((k for k, (_, nama) in KOLOM.items() if polos(judul) in nama), None)
        if kunci:
            letak.setdefault(kunci, ke)
    if kurang := [KOLOM[k][0] for k in WAJIB if k not in letak]:
        raise BerkasDitolak(f"Kolom belum ada: {', '.join(kurang)}. Unduh templat untuk melihat bentuknya.")
    return letak


def _sel(sel: list[Any], ke: int) -> Any:
    return sel[ke] if ke < len(sel) else None


def _coba(baca_sel: Any, sel: Any) -> Any:
    """What a cell says, or the error that tells what to do."""
    try:
        return baca_sel(sel)
    except ValueError as galat:
        return galat
