"""A ready text by unit for messages outside the application: counts and deadlines, no names and no scores."""

from dataclasses import dataclass
from urllib.parse import quote

from django.conf import settings
from django.db.models import Count, QuerySet
from django.utils import formats, timezone

from pegawai.models import Pengguna
from penilaian.models import SKP, Periode
from penilaian.queries.alih import belum_dinilai
from penilaian.queries.pengingat import skp_belum_lengkap

WHATSAPP = "https://wa.me/?text="


@dataclass(frozen=True)
class Pesan:
    """The text for one unit, and how many plans wait there."""

    unit: int | None
    nama: str
    belum_lapor: int
    belum_dinilai: int
    teks: str

    @property
    def tautan(self) -> str:
        """Opens the text in WhatsApp; the sender picks the receiver there."""
        return WHATSAPP + quote(self.teks)


def pesan_per_unit(pengguna: Pengguna, periode: Periode, opd: int | None = None) -> list[Pesan]:
    """One message for each agency in which something waits, or for each unit of one agency; over the plans that this
    user may open. Two statements."""
    kolom = ("unit", "unit__nama") if opd else ("unit__opd", "unit__opd__nama")
    terlihat = SKP.objects.terlihat_oleh(pengguna).order_by().values("pk")
    lapor = _hitung(skp_belum_lengkap(periode).filter(pk__in=terlihat), kolom, opd) if _masih_diisi(periode) else {}
    nilai = _hitung(belum_dinilai(periode).filter(pk__in=terlihat), kolom, opd)
    unit = sorted({*lapor, *nilai}, key=lambda u: u[1])
    return [
        Pesan(pk, nama, n := lapor.get((pk, nama), 0), m := nilai.get((pk, nama), 0), _teks(periode, nama, n, m))
        for pk, nama in unit
    ]


def _masih_diisi(periode: Periode) -> bool:
    return timezone.now() <= periode.tenggat_realisasi


def _hitung(skp: QuerySet[SKP], kolom: tuple[str, str], opd: int | None) -> dict[tuple[int | None, str], int]:
    if opd:
        skp = skp.filter(unit__opd=opd)
    baris = skp.order_by().values_list(*kolom).annotate(n=Count("pk"))
    return {(pk, nama or "Di luar perangkat daerah"): n for pk, nama, n in baris}


def _teks(periode: Periode, nama: str, lapor: int, nilai: int) -> str:
    bagian = [f"Pengingat kinerja {periode.nama}, {nama}."]
    if lapor:
        bagian.append(f"{lapor} SKP belum lengkap hasilnya; tenggatnya {_tanggal(periode.tenggat_realisasi)}.")
    if nilai:
        bagian.append(f"{nilai} SKP belum dinilai; tenggatnya {_tanggal(periode.tenggat_penilaian)}.")
    bagian.append(f"Buka tugas Anda: {settings.ALAMAT_SITUS}/")
    return " ".join(bagian)


def _tanggal(waktu) -> str:
    return formats.date_format(timezone.localdate(waktu))
