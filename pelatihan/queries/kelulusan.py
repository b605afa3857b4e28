"""Who passes a batch, and why the others do not: the one place that knows the rule."""

from dataclasses import dataclass

from django.db.models import Count

from pelatihan.choices import StatusPeserta
from pelatihan.models import Angkatan, Peserta


@dataclass(frozen=True)
class Kelulusan:
    """One participant with a place: sessions attended; `sebab` says what is missing, empty for who passes."""

    peserta: Peserta
    hadir: int
    sebab: str

    @property
    def lulus(self) -> bool:
        return not self.sebab


def periksa(angkatan: Angkatan, status: StatusPeserta = StatusPeserta.DITERIMA) -> list[Kelulusan]:
    """Everybody who holds a place of a batch that has not ended, or (`status`) what became of others, by name. Two
    statements."""
    sesi, program = angkatan.sesi.count(), angkatan.program
    # hadir / sesi >= hadir_minimum %, in whole numbers.
    perlu = -(-program.hadir_minimum * sesi // 100)
    tempat = angkatan.peserta.filter(status=status).select_related("pegawai")
    return [
        Kelulusan(p, p.n, _sebab(p, p.n, sesi, perlu, program.nilai_lulus))
        for p in tempat.annotate(n=Count("hadir")).order_by("pegawai__nama", "pk")
    ]


def _sebab(satu: Peserta, hadir: int, sesi: int, perlu: int, nilai: int | None) -> str:
    sebab = [f"hadir {hadir} dari {sesi} sesi, perlu {perlu}"] if hadir < perlu else []
    if nilai is not None and satu.tes_akhir is None:
        sebab.append("nilai tes akhir belum diisi")
    elif nilai is not None and satu.tes_akhir is not None and satu.tes_akhir < nilai:
        teks = f"{satu.tes_akhir:f}".rstrip("0").rstrip(".").replace(".", ",")
        sebab.append(f"nilai tes akhir {teks}, perlu {nilai}")
    return "; ".join(sebab)
