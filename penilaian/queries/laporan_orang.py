"""One row of a feedback report, read from its JSON."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Any

from penilaian.choices import AlasanBantuan, NilaiDasar, Predikat, Rating


def teks(angka: Decimal | None) -> str:
    """Two decimals with a comma; None is a dash."""
    return "–" if angka is None else f"{angka:.2f}".replace(".", ",")


@dataclass(frozen=True)
class Celah:
    """An indicator below target (`capaian` in per cent) or without data (None)."""

    uraian: str
    capaian: Decimal | None


@dataclass(frozen=True)
class Orang:
    """One plan of one person, or a person without an approved plan (`skp` is ""; `diajukan` is the plan that waits
    for the superior). `sampai` is the last day of a part that a
    transfer closed or a new version replaced, `terisi` the per cent of the weight that has results, `tren` the
    figures up to this period, oldest first, each with the name of its period."""

    ambang: Decimal
    per_bulan: bool
    pegawai: str
    nama: str
    inisial: str
    jabatan: str
    skp: str
    alasan: list[str]
    apresiasi: int
    perbaikan: int
    umpan_bulan: int
    umpan_terakhir: date | None
    diajukan: str = ""
    kualitatif: bool = False
    sampai: date | None = None
    nilai_hasil: Decimal | None = None
    nilai_perilaku: Decimal | None = None
    terisi: Decimal | None = None
    usulan_hasil: str | None = None
    rating_hasil: str | None = None
    rating_perilaku: str | None = None
    predikat: str | None = None
    disampaikan: bool = False
    tren: list[tuple[str, Decimal]] = field(default_factory=list)
    celah: list[Celah] = field(default_factory=list)
    jumlah_di_bawah: int = 0
    jumlah_tanpa_data: int = 0
    perilaku_rendah: list[str] = field(default_factory=list)
    menunggu: int = 0

    @classmethod
    def dari(cls, baris: dict[str, Any], ambang: Decimal, per_bulan: bool) -> "Orang":
        """A row of `Laporan.isi`: see `penilaian.queries.laporan`."""
        isi = baris | {
            k: Decimal(baris[k]) for k in ("nilai_hasil", "nilai_perilaku", "terisi") if baris.get(k) is not None
        }
        isi |= {k: date.fromisoformat(baris[k]) for k in ("sampai", "umpan_terakhir") if baris.get(k)}
        isi["tren"] = [(nama, Decimal(x)) for nama, x in baris.get("tren", []) if x is not None]
        isi["celah"] = [
            Celah(c["uraian"], None if c["capaian"] is None else Decimal(c["capaian"])) for c in baris.get("celah", [])
        ]
        return cls(ambang=ambang, per_bulan=per_bulan, **isi)

    @property
    def tren_angka(self) -> list[Decimal]:
        return [x for _, x in self.tren]

    @property
    def sebelumnya(self) -> tuple[str, Decimal] | None:
        """The last period before this one that has a figure; None when this one has none either."""
        return self.tren[-2] if self.nilai_hasil is not None and len(self.tren) > 1 else None

    @property
    def selisih(self) -> Decimal | None:
        return None if self.nilai_hasil is None or not self.sebelumnya else self.nilai_hasil - self.sebelumnya[1]

    @property
    def terendah(self) -> Celah | None:
        """The lowest indicator below target; one without data only when no other is below."""
        return self.celah[0] if self.celah else None

    @property
    def tanpa_skp(self) -> str:
        """Why there is no approved plan, and who must act."""
        return "SKP sudah diajukan, menunggu persetujuan penilai" if self.diajukan else "belum punya SKP yang disetujui"

    @property
    def tanpa_celah(self) -> str:
        """What to say where no indicator is below target."""
        if not self.skp:
            return self.tanpa_skp
        if self.kualitatif:
            return "rencana kualitatif, tanpa angka"
        return "belum ada target" if self.nilai_hasil is None else "semua mencapai target"

    @property
    def selisih_teks(self) -> str:
        """The change in words, "" without a figure in both periods."""
        if self.selisih is None:
            return ""
        kata = "naik" if self.selisih > 0 else "turun" if self.selisih < 0 else "tetap"
        return f"{kata} {teks(abs(self.selisih))}" if self.selisih else kata

    @property
    def predikat_label(self) -> str:
        return str(Predikat(self.predikat).label) if self.predikat else ""

    @property
    def usulan_label(self) -> str:
        return str(Rating(self.usulan_hasil).label).removesuffix(" ekspektasi") if self.usulan_hasil else ""

    @property
    def umpan(self) -> int:
        """Feedback that the superior gave this person within the period."""
        return self.apresiasi + self.perbaikan

    @property
    def berutang(self) -> bool:
        """Heard nothing from the superior in the month (in the whole period, once it is closed)."""
        return not (self.umpan_bulan if self.per_bulan else self.umpan)

    @cached_property
    def sebab(self) -> list[str]:
        """The reasons to help, as phrases with their figures."""
        a = AlasanBantuan
        kalimat = {
            a.TANPA_SKP: lambda: self.tanpa_skp,
            a.SKP_DIAJUKAN: lambda: self.tanpa_skp,
            a.HASIL: self._sebab_hasil,
            a.TURUN: self._sebab_turun,
            a.TANPA_DATA: self._sebab_tanpa_data,
            a.PERILAKU: self._sebab_perilaku,
            a.TANPA_UMPAN: lambda: "belum mendapat umpan balik",
        }
        return [kalimat[a(kode)]() for kode in self.alasan]

    @property
    def kalimat_sebab(self) -> str:
        kalimat = "; ".join(self.sebab)
        return f"{kalimat[:1].upper()}{kalimat[1:]}."

    def _sebab_turun(self) -> str:
        periode = self.sebelumnya[0] if self.sebelumnya else ""
        return f"turun {teks(abs(self.selisih or Decimal(0)))} dari {periode}"

    def _sebab_hasil(self) -> str:
        if self.nilai_hasil is not None and self.nilai_hasil < self.ambang:
            return f"nilai hasil {teks(self.nilai_hasil)}, di bawah {teks(self.ambang)}"
        return "hasil kerja diputuskan di bawah ekspektasi"

    def _sebab_tanpa_data(self) -> str:
        return (
            f"baru {int(self.terisi)} % bobot yang ada hasilnya" if self.terisi else "belum ada hasil yang dilaporkan"
        )

    def _sebab_perilaku(self) -> str:
        rendah = [str(NilaiDasar(x).label) for x in self.perilaku_rendah]
        return "perilaku di bawah ekspektasi" + (f": {', '.join(rendah)}" if rendah else "")
