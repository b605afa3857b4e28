"""Assessors by spreadsheet: a dry run that names each wrong cell. `domain.penilai.tetapkan_usulan` then writes."""

from collections import ChainMap
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from kinerja.lembar import BerkasDitolak, Lembar, Salah, baca, polos
from pegawai.domain.impor_sel import nomor, teks
from pegawai.domain.penilai import yang_berputar
from pegawai.models import Pegawai, Penempatan, Pengguna
from pegawai.queries.cari import dapat_dipilih
from pegawai.queries.penilai_lembar import penempatan_dikelola

KOLOM = ("NIP", "Nama", "Unit", "Jabatan", "Penilai sekarang", "NIP penilai", "Nama penilai")
_NIP, _NIP_PENILAI, _NAMA_PENILAI = KOLOM[0], KOLOM[5], KOLOM[6]
# Who has an assessor already gets another one by one, with everything that hangs on it.
GANTI_MAKS = 500


@dataclass
class Periksa:
    """What the file would bring about: new assessor by placement, rows that say what is recorded already, errors."""

    ubah: dict[Penempatan, Pegawai] = field(default_factory=dict)
    baris: dict[Penempatan, int] = field(default_factory=dict)
    salah: list[Salah] = field(default_factory=list)
    sama: int = 0

    @property
    def baru(self) -> int:
        """How many had no assessor."""
        return sum(1 for p in self.ubah if p.penilai_id is None)

    @property
    def ganti(self) -> int:
        """How many get another one."""
        return len(self.ubah) - self.baru


def periksa(*, nama: str, isi: bytes, pengguna: Pengguna) -> Periksa:
    """Read the file and judge each row; nothing is written. An empty assessor leaves the row as it is.

    Raises BerkasDitolak when the file cannot be read or lacks a column. Six statements, whatever the number of rows.
    """
    lembar = baca(nama=nama, isi=isi, penanda=frozenset({"nip"}))
    sel = _pembaca_kolom(lembar)
    dikelola = penempatan_dikelola(pengguna).select_related("pegawai__akun", "penilai__akun", "unit")
    kini = {nomor: p for p in dikelola for nomor in _sebutan(p.pegawai)}
    calon = {nomor: o for o in dapat_dipilih(pengguna).select_related("akun") for nomor in _sebutan(o)}
    hasil = Periksa()
    for nomor_baris, baris in lembar.baris:
        try:
            _satu(hasil, nomor_baris, *sel(baris), kini, calon)
        except _Galat as salah:
            hasil.salah.append(Salah(nomor_baris, salah.kolom, salah.pesan))
    _tolak_lingkaran(hasil)
    _tolak_terlalu_banyak(hasil)
    return hasil


class _Galat(Exception):
    """A refusal of one cell."""

    def __init__(self, kolom: str, pesan: str) -> None:
        super().__init__(pesan)
        self.kolom, self.pesan = kolom, pesan


def _satu(
    hasil: Periksa, baris: int, sel_nip: Any, sel_penilai: Any, nama: str, kini: dict, calon: dict[str, Pegawai]
) -> None:
    penempatan = _cari(kini, sel_nip, _NIP, "Tidak ada pegawai aktif berjabatan dengan NIP ini yang Anda kelola.")
    if penempatan in hasil.baris:
        raise _Galat(_NIP, f"Orang ini sudah ditulis di baris {hasil.baris[penempatan]}. Hapus salah satunya.")
    hasil.baris[penempatan] = baris
    if not teks(sel_penilai):
        if nama:
            raise _Galat(_NIP_PENILAI, f"Isi NIP {nama}, atau kosongkan juga namanya.")
        hasil.sama += 1
        return
    # Who assesses already may stand there, even somebody whom this HR person could not choose anew.
    sekarang = dict.fromkeys(_sebutan(penempatan.penilai), penempatan.penilai) if penempatan.penilai else {}
    pesan = "Tidak ada pegawai aktif dengan NIP ini yang dapat menilai."
    penilai = _cari(ChainMap(sekarang, calon), sel_penilai, _NIP_PENILAI, pesan)
    if nama and polos(penilai.nama) not in polos(nama):
        raise _Galat(
            _NAMA_PENILAI,
            f"NIP penilai di baris ini milik {penilai.nama}, bukan {nama}. Perbaiki salah satu, atau kosongkan nama.",
        )
    if penilai.pk == penempatan.pegawai_id:
        raise _Galat(_NIP_PENILAI, "Penilai tidak boleh orang yang sama dengan pegawai yang dinilai.")
    if penilai.pk == penempatan.penilai_id:
        hasil.sama += 1
    else:
        hasil.ubah[penempatan] = penilai


def _cari(daftar: Mapping[str, Any], sel: Any, kolom: str, tidak_ada: str) -> Any:
    try:
        kunci = nomor(sel, kolom).lower()
    except ValueError as salah:
        raise _Galat(kolom, str(salah)) from salah
    if not kunci:
        raise _Galat(kolom, "Isi NIP-nya, atau hapus baris ini.")
    if kunci not in daftar:
        raise _Galat(kolom, tidak_ada)
    return daftar[kunci]


def _sebutan(pegawai: Pegawai) -> set[str]:
    """What a sheet may call a person; an official keeps the code when an account is made later."""
    return {pegawai.pengenal.lower()} if pegawai.nip else {pegawai.pengenal.lower(), pegawai.kode_pejabat}


def _pembaca_kolom(lembar: Lembar) -> Callable[[list[Any]], tuple[Any, Any, str]]:
    """Gives the three cells that count, wherever their columns stand."""
    judul = {polos(k): n for n, k in reversed(list(enumerate(lembar.kepala)))}
    if polos(_NIP_PENILAI) not in judul:
        raise BerkasDitolak(f"Kolom “{_NIP_PENILAI}” tidak ada. Unduh lembar penilai, isi, lalu unggah lagi.")
    tempat = [judul.get(polos(k)) for k in (_NIP, _NIP_PENILAI, _NAMA_PENILAI)]

    def sel(baris: list[Any]) -> tuple[Any, Any, str]:
        nip, penilai, nama = (baris[n] if n is not None and n < len(baris) else "" for n in tempat)
        return nip, penilai, teks(nama)

    return sel


def _tolak_lingkaran(hasil: Periksa) -> None:
    """Take out the rows that would make people assess each other in a circle, given all other rows of the file."""
    for p in yang_berputar({p: atas.pk for p, atas in hasil.ubah.items()}):
        pesan = f"{hasil.ubah.pop(p).nama} dinilai olehnya, langsung atau lewat orang lain. Pilih penilai lain."
        hasil.salah.append(Salah(hasil.baris[p], _NIP_PENILAI, pesan))


def _tolak_terlalu_banyak(hasil: Periksa) -> None:
    for p in [p for p in hasil.ubah if p.penilai_id is not None][GANTI_MAKS:]:
        del hasil.ubah[p]
        pesan = f"Sekali unggah paling banyak {GANTI_MAKS} penilai diganti. Unggah sisanya sesudah ini."
        hasil.salah.append(Salah(hasil.baris[p], _NIP_PENILAI, pesan))
    hasil.salah.sort(key=lambda s: s.baris)
