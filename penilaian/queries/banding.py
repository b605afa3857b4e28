"""The predikat that the national application exported beside ours: who differs, who is missing on which side."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from kinerja.lembar import BerkasDitolak, Lembar, baca, polos
from pegawai.domain.impor_sel import nomor, teks
from pegawai.models import Pengguna
from penilaian.choices import Predikat
from penilaian.models import SKP, Periode, PutusanNilai

_NIP = frozenset({"nip", "nipbaru", "nipnippppk"})
_PREDIKAT = frozenset({"predikat", "predikatkinerja", "predikatkinerjapegawai", "hasilakhir"})
_KATA = {polos(p.label): p for p in Predikat} | {
    "cukup": Predikat.BUTUH_PERBAIKAN,
    "butuhperbaikancukup": Predikat.BUTUH_PERBAIKAN,
    "cukupbutuhperbaikan": Predikat.BUTUH_PERBAIKAN,
    "kurangmisconduct": Predikat.KURANG,
}


@dataclass(frozen=True)
class Selisih:
    """One person who is not the same on both sides; `di_sini` and `di_sana` are predikat or "" for none."""

    nip: str
    nama: str
    unit: str
    di_sini: str
    di_sana: str

    @property
    def label(self) -> tuple[str, str]:
        sini, sana = (Predikat(x).label if x else "tidak ada" for x in (self.di_sini, self.di_sana))
        return sini, sana


@dataclass
class Banding:
    """What came of it; `kesalahan` are (row, column, what to do), and those rows are left out."""

    sama: int = 0
    selisih: list[Selisih] = field(default_factory=list)
    kesalahan: list[tuple[int, str, str]] = field(default_factory=list)


def bandingkan(*, nama: str, isi: bytes, periode: Periode, pengguna: Pengguna) -> Banding:
    """Compare a file with NIP and predikat with the latest decisions of the period, of the people whose plans this
    account may open; two statements, whatever the number of rows. Nothing is stored.

    Raises BerkasDitolak for a file that cannot be read.
    """
    lembar = baca(nama=nama, isi=isi, penanda=_NIP)
    hasil = Banding()
    di_sana = dict(_baris(lembar, hasil))
    orang = _orang(periode, pengguna)
    for nip in sorted(orang.keys() | di_sana.keys()):
        nama_orang, unit, di_sini = orang.get(nip, ("", "", ""))
        sana = di_sana.get(nip, "")
        if di_sini == sana and nip in orang:
            hasil.sama += nip in di_sana
        else:
            hasil.selisih.append(Selisih(nip, nama_orang or "tidak dikenal di sini", unit, di_sini, sana))
    return hasil


def _orang(periode: Periode, pengguna: Pengguna) -> dict[str, tuple[str, str, str]]:
    """By NIP: name, unit, latest predikat of the latest plan."""
    skp = (
        SKP.objects.terlihat_oleh(pengguna)
        .filter(pk__in=SKP.objects.pada_periode(periode).values("pk"), pegawai__nip__isnull=False)
        .order_by("rentang", "versi")
        .values_list("pk", "pegawai__nip", "pegawai__nama", "unit__nama")
    )
    putusan = dict(
        PutusanNilai.objects.filter(periode=periode)
        .order_by("skp_id", "-pk")
        .distinct("skp_id")
        .values_list("skp", "predikat")
    )
    return {nip: (nama, unit, putusan.get(pk, "")) for pk, nip, nama, unit in skp}


def _baris(lembar: Lembar, hasil: Banding) -> Iterator[tuple[str, str]]:
    ke_nip, ke_predikat = _letak(lembar)
    dilihat: Counter[str] = Counter()
    for nomor_baris, sel in lembar.baris:
        nip, kata = _sel(sel, ke_nip), polos(teks(_sel(sel, ke_predikat)))
        try:
            nip = nomor(nip)
        except ValueError as galat:
            hasil.kesalahan.append((nomor_baris, "NIP", str(galat)))
            continue
        dilihat[nip] += 1
        if not nip or dilihat[nip] > 1:
            pesan = "NIP ini sudah ada di baris sebelumnya." if nip else "NIP kosong. Isi 18 angka NIP."
            hasil.kesalahan.append((nomor_baris, "NIP", pesan))
        elif kata and kata not in _KATA:
            pesan = f"Predikat tidak dikenal. Tulis salah satu dari: {', '.join(Predikat.labels)}."
            hasil.kesalahan.append((nomor_baris, "Predikat", pesan))
        else:
            yield nip, _KATA[kata] if kata else ""


def _letak(lembar: Lembar) -> tuple[int, int]:
    kepala = [polos(k) for k in lembar.kepala]
    predikat = next((n for n, k in enumerate(kepala) if k in _PREDIKAT), None)
    if predikat is None:
        raise BerkasDitolak("Kolom predikat tidak ditemukan. Beri judul “Predikat” pada kolomnya.")
    return next(n for n, k in enumerate(kepala) if k in _NIP), predikat


def _sel(sel: list[Any], ke: int) -> Any:
    return sel[ke] if ke < len(sel) else ""
