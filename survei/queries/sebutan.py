"""Services and survey periods by the codes that people and scripts use."""

from survei.models import Layanan, PeriodeSurvei

_DISEBUT = 20


def layanan_berkode(kode: str) -> Layanan:
    """Raises ValueError with the codes that exist."""
    ada = Layanan.objects.filter(kode__iexact=kode.strip()).first()
    if ada is not None:
        return ada
    daftar = list(Layanan.objects.order_by("kode").values_list("kode", flat=True)[: _DISEBUT + 1])
    lagi = ", …" if len(daftar) > _DISEBUT else ""
    isi = f"Yang ada: {', '.join(daftar[:_DISEBUT])}{lagi}." if daftar else "Belum ada layanan."
    raise ValueError(f"Layanan {kode} tidak dikenal. {isi}")


def periode_berkode(layanan: Layanan, kode: str) -> PeriodeSurvei:
    """Raises ValueError with the codes that exist."""
    ada = PeriodeSurvei.objects.filter(layanan=layanan, kode__iexact=kode.strip()).first()
    if ada is not None:
        return ada
    daftar = PeriodeSurvei.objects.filter(layanan=layanan).order_by("masa").values_list("kode", flat=True)
    isi = f"Yang ada: {', '.join(daftar)}." if daftar else "Belum ada periode."
    raise ValueError(f"Layanan {layanan.kode} tidak punya periode survei {kode}. {isi}")
