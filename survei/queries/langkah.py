"""The steps that a survey period may take next, with what each brings and what to look at first."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils import formats

from kinerja.waktu import hari_ini, hari_terakhir
from survei.choices import LANGKAH, StatusPeriodeSurvei
from survei.models import HasilSurvei, PeriodeSurvei
from survei.rumus import ukuran_sampel
from survei.rumus_selang import N_INDIKATIF, N_TERBIT, huruf_tersentuh

_S = StatusPeriodeSurvei
_KATA = {
    _S.BUKA: ("Buka", "Warga dapat mengisi survei ini lewat kupon, perangkat loket, dan tautan terbuka."),
    _S.TUTUP: ("Tutup", "Formulir warga ditutup. Jawaban kertas masih dapat dimasukkan, dan tanda diperiksa."),
    _S.DISAHKAN: ("Sahkan", "Indeks dihitung lagi, lalu beku bersama jawabannya. Tidak dapat dibatalkan."),
    _S.DIPUBLIKASIKAN: ("Publikasikan", "Indeks tampil di halaman layanan untuk semua orang. Tidak dapat ditarik."),
}


@dataclass(frozen=True)
class Langkah:
    """`bertanya` steps ask before they act; `peringatan` are sentences that speak against taking it now, `belum` the
    flagged answers that an approval would leave undecided: it has to say so."""

    ke: str
    label: str
    akibat: str
    peringatan: list[str]
    belum: int = 0

    @property
    def nyatakan(self) -> tuple[str, int, str] | None:
        """(name, value, words) of what the approver has to tick."""
        kata = f"Saya mengesahkan walaupun {self.belum} jawaban bertanda belum diperiksa."
        return ("bertanda", self.belum, kata) if self.belum else None

    @property
    def bertanya(self) -> bool:
        return self.ke != _S.BUKA


def langkah_berikut(periode: PeriodeSurvei, hasil: HasilSurvei | None, belum: int) -> list[Langkah]:
    """The usual step first; `belum` are the undecided flagged answers of the period."""
    return [
        Langkah(ke.value, *_KATA[ke], list(_peringatan(periode, hasil, ke, belum)), belum if ke == _S.DISAHKAN else 0)
        for ke in LANGKAH[periode.status]
    ]


def _peringatan(periode: PeriodeSurvei, hasil: HasilSurvei | None, ke: str, belum: int) -> Iterator[str]:
    akhir = hari_terakhir(periode.masa)
    if ke in (_S.TUTUP, _S.DISAHKAN) and akhir and hari_ini() <= akhir:
        yield f"Masa survei baru berakhir {formats.date_format(akhir)}."
    if ke in (_S.TUTUP, _S.DISAHKAN):
        yield from _sampel(periode, hasil)
    if ke == _S.DISAHKAN and belum:
        yield f"{belum} jawaban bertanda belum diperiksa tetapi dihitung. Sesudah disahkan tidak dapat diputuskan lagi."
    if ke == _S.DIPUBLIKASIKAN and hasil:
        yield from _kepastian(hasil)


def _sampel(periode: PeriodeSurvei, hasil: HasilSurvei | None) -> Iterator[str]:
    sasaran, n = periode.populasi and ukuran_sampel(periode.populasi), hasil.n if hasil else 0
    if sasaran and n < sasaran:
        yield f"Di bawah target sampel: {n} dari {sasaran} jawaban."
    elif not sasaran and n < N_INDIKATIF:
        yield f"Baru {n} jawaban: di bawah {N_INDIKATIF} indeksnya petunjuk saja."


def _kepastian(hasil: HasilSurvei) -> Iterator[str]:
    """What readers of the public page will see beside the index."""
    if hasil.n < N_TERBIT:
        yield f"Dengan {hasil.n} jawaban indeks belum tampil untuk umum (paling sedikit {N_TERBIT})."
    elif hasil.n < N_INDIKATIF:
        yield f"Dengan {hasil.n} jawaban indeks tampil sebagai petunjuk saja."
    if hasil.selang_bawah is not None and hasil.selang_atas is not None:
        huruf = huruf_tersentuh(hasil.selang_bawah, hasil.selang_atas)
        if len(huruf) > 1:
            yield f"Hurufnya tampil sebagai belum pasti: selangnya menyentuh {' dan '.join(huruf)}."
