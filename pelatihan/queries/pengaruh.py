"""What all programmes came to, side by side: the four levels of each, for who decides what to offer."""

from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Count, Q

from kinerja.kalender import NAMA_BULAN
from pelatihan.choices import SimpulanEfek, StatusPeserta
from pelatihan.models import EfekProgram, Program
from pelatihan.queries.evaluasi import KOSONG, Evaluasi, evaluasi_banyak
from pelatihan.queries.katalog import efek_terbaru

_SEBUTAN = {"TW": "Triwulan", "SM": "Semester"}
_ROMAWI = ("I", "II", "III", "IV")


@dataclass(frozen=True)
class BarisPengaruh:
    """One programme: people who passed, reaction, test gain and changed work (`evaluasi`), and the measured result."""

    program: Program
    lulus: int
    evaluasi: Evaluasi
    efek: EfekProgram | None

    @property
    def beda(self) -> Decimal | None:
        """Points by which participants rose more than comparable others; None when it cannot be said."""
        return self.efek.beda if self.efek else None

    @property
    def naik_tes(self) -> Decimal | None:
        """Points by which the test rose, on average."""
        awal, akhir = self.evaluasi.tes_awal, self.evaluasi.tes_akhir
        return None if awal is None or akhir is None else akhir - awal

    @property
    def masa(self) -> str:
        """The two periods that were compared, in words."""
        return f"{sebut_periode(self.efek.sebelum)} ke {sebut_periode(self.efek.sesudah)}" if self.efek else ""


def pengaruh_program() -> list[BarisPengaruh]:
    """Programmes on offer, and those that are no longer but had people; by name. Five statements."""
    lulus = Count("angkatan__peserta", filter=Q(angkatan__peserta__status=StatusPeserta.LULUS))
    semua = [p for p in Program.objects.annotate(lulus=lulus).order_by("nama", "pk") if p.aktif or p.lulus]
    efek = {e.program_id: e for e in efek_terbaru().filter(program__in=semua)}
    hasil = evaluasi_banyak([p.pk for p in semua])
    return [BarisPengaruh(p, p.lulus, hasil.get(p.pk, KOSONG), efek.get(p.pk)) for p in semua]


def efek_terukur() -> list[EfekProgram]:
    """The measurement of each programme that the catalogue shows too, with `masa` in words; one statement."""
    semua = sorted(efek_terbaru().select_related("program"), key=lambda e: e.program.nama)
    for e in semua:
        e.masa = f"{sebut_periode(e.sebelum)} ke {sebut_periode(e.sesudah)}"  # type: ignore[attr-defined]
    return semua


def batas_gambar(baris: list[BarisPengaruh]) -> Decimal:
    """How far from zero the drawing of intervals has to reach, at least five points."""
    ada = [abs(n) for b in baris if b.efek for n in (b.efek.bawah, b.efek.atas) if n is not None]
    return max([Decimal(5), *ada])


def ringkasan(baris: list[BarisPengaruh]) -> dict[str, int]:
    """How many programmes stand where; those never measured count as those with too few."""
    kata = [b.efek.simpulan if b.efek else SimpulanEfek.KURANG for b in baris]
    return {s.value: kata.count(s) for s in SimpulanEfek}


def sebut_periode(kode: str) -> str:
    """A period by the name people use: "2026-TW3" is "Triwulan III 2026"; an unknown one stays as it is."""
    tahun, _, potongan = kode.partition("-")
    huruf, nomor = potongan.rstrip("0123456789"), potongan.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    urut = int(nomor) if nomor.isdecimal() and len(nomor) < 3 else 0
    if potongan == "TH":
        return f"Tahun {tahun}"
    if huruf == "B" and 1 <= urut <= len(NAMA_BULAN):
        return f"{NAMA_BULAN[urut - 1]} {tahun}"
    if huruf in _SEBUTAN and 1 <= urut <= len(_ROMAWI):
        return f"{_SEBUTAN[huruf]} {_ROMAWI[urut - 1]} {tahun}"
    return kode
