"""Every rule in use: its value as it stands now, its source, how sure the source is, and who confirmed it.

Values are read from where they work (policy, terms of objections, constants of the formulas), never copied.
"""

from dataclasses import dataclass, field

from penilaian.choices import StatusKebijakan, StatusPeriode
from penilaian.models import AturanKeberatan, Kebijakan, KepastianAturan, Periode
from penilaian.queries import ketentuan_isi, ketentuan_tahun

JENIS = {
    ketentuan_isi.PERATURAN: "Naskah peraturan",
    ketentuan_isi.SEKUNDER: "Sumber sekunder",
    ketentuan_isi.KOTA: "Kebijakan kota",
}


@dataclass(frozen=True)
class Ketentuan:
    """A rule. `terbuka`: an open point that stays "Perlu dipastikan" until HR confirms it. `riwayat`: acts on it, the
    newest first."""

    kode: str
    nama: str
    nilai: str
    sumber: str
    jenis: str
    terbuka: bool = False
    riwayat: list[KepastianAturan] = field(default_factory=list)

    @property
    def jenis_label(self) -> str:
        return JENIS[self.jenis]

    @property
    def terakhir(self) -> KepastianAturan | None:
        return self.riwayat[0] if self.riwayat else None

    @property
    def pasti(self) -> bool:
        """Confirmed, and with the value that is in use now."""
        t = self.terakhir
        return bool(t and t.pasti and t.nilai == self.nilai)

    @property
    def berubah(self) -> bool:
        """Confirmed once, but the value has changed since."""
        t = self.terakhir
        return bool(t and t.pasti and t.nilai != self.nilai)

    @property
    def perlu_dipastikan(self) -> bool:
        return not self.pasti and (self.terbuka or self.berubah)


def kebijakan_dipakai() -> Kebijakan | None:
    """The version of the newest running period, else the newest in force."""
    periode = (
        Periode.objects.filter(status=StatusPeriode.BERJALAN).select_related("kebijakan").order_by("-rentang").first()
    )
    return periode.kebijakan if periode else Kebijakan.objects.filter(status=StatusKebijakan.BERLAKU).first()


def daftar_ketentuan(kebijakan: Kebijakan) -> list[tuple[str, list[Ketentuan]]]:
    """Rules by group, with the acts on them: two statements."""
    riwayat: dict[str, list[KepastianAturan]] = {}
    for k in KepastianAturan.objects.select_related("oleh"):
        riwayat.setdefault(k.kode, []).append(k)
    keberatan = AturanKeberatan.objects.first() or AturanKeberatan()
    kelompok = [
        ("Nilai dan predikat", ketentuan_isi.nilai(kebijakan)),
        ("Bobot dan data", ketentuan_isi.bobot(kebijakan)),
        ("Keberatan", ketentuan_isi.keberatan(keberatan)),
        ("Setahun, unit, dan tindak lanjut", ketentuan_tahun.tahun()),
        ("Kalibrasi", ketentuan_isi.kalibrasi()),
    ]
    return [
        (nama, [Ketentuan(*isi[:5], *isi[5:], riwayat=riwayat.get(isi[0], [])) for isi in baris])
        for nama, baris in kelompok
    ]


def cari_ketentuan(kebijakan: Kebijakan, kode: str) -> Ketentuan | None:
    return next((k for _, baris in daftar_ketentuan(kebijakan) for k in baris if k.kode == kode), None)
