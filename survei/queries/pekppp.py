"""What the yearly evaluation of service units (PEKPPP, PermenPANRB 29/2022) asks about the survey, from stored data."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from kinerja.choices import JenisDokumen
from kinerja.models import DokumenTerbit
from kinerja.waktu import rentang
from pegawai.models import UnitKerja
from survei.choices import BEKU, FaktaPekppp, StatusPeriodeSurvei, StatusTindakLanjut
from survei.models import FaktaLuar, Layanan, PeriodeSurvei, Petugas, TindakLanjut
from survei.queries.perbaikan import kemajuan_dari

# Days until a plan was done, as the rubric F-02 steps them.
LANGKAH_BULAN = ((31, "1 bulan"), (92, "3 bulan"), (183, "6 bulan"), (275, "9 bulan"), (366, "1 tahun"))


@dataclass(frozen=True)
class Fakta:
    """One fact: what was reached, how it was derived, and (label, address) of its proof; `luar` are what the agency
    typed beside it."""

    kode: FaktaPekppp
    capaian: str
    cara: str
    bukti: list[tuple[str, str]] = field(default_factory=list)
    luar: list[FaktaLuar] = field(default_factory=list)

    @property
    def judul(self) -> str:
        return str(self.kode.label)


@dataclass(frozen=True)
class BuktiPekppp:
    unit: UnitKerja
    tahun: int
    fakta: list[Fakta]


def bukti_pekppp(unit: UnitKerja, layanan: Sequence[Layanan], tahun: int) -> BuktiPekppp:
    """The five facts of an agency in a year, over its services, in five statements."""
    masa = rentang(date(tahun, 1, 1), date(tahun, 12, 31))
    semua = PeriodeSurvei.objects.filter(layanan__in=layanan, masa__overlap=masa, status__in=BEKU)
    periode = list(semua.select_related("layanan", "hasil").order_by("layanan__nama", "masa"))
    rtl = list(TindakLanjut.objects.filter(periode__in=periode).select_related("periode__layanan", "periode__hasil"))
    kunci = Q(jenis=JenisDokumen.POSTER, kunci__in=[f"skm:{p.pk}" for p in periode])
    kunci |= Q(jenis=JenisDokumen.LAPORAN_SKM, kunci__in=[f"lskm:{p.pk}" for p in periode])
    kunci |= Q(jenis=JenisDokumen.LAPORAN_SKM, kunci__startswith=f"lskm:u{unit.pk}:")
    dokumen = {jenis for (jenis,) in DokumenTerbit.objects.filter(kunci).order_by().values_list("jenis").distinct()}
    terbit = [p for p in periode if p.status == StatusPeriodeSurvei.DIPUBLIKASIKAN]
    fakta = [
        _pelaksanaan(periode, terbit, dokumen, rtl),
        _media(terbit, dokumen),
        _rtl(rtl, JenisDokumen.LAPORAN_SKM in dokumen),
        _kecepatan(rtl),
        _sipp(layanan, terbit),
    ]
    for satu in FaktaLuar.objects.filter(unit=unit, tahun=tahun).select_related("oleh"):
        next(f for f in fakta if f.kode == satu.fakta).luar.append(satu)
    return BuktiPekppp(unit, tahun, fakta)


def _pelaksanaan(periode: list, terbit: list, dokumen: set[str], rtl: list[TindakLanjut]) -> Fakta:
    tangga = (
        ("survei dilaksanakan", bool(periode)),
        ("dipublikasikan nonelektronik", bool(terbit) and JenisDokumen.POSTER in dokumen),
        ("dipublikasikan elektronik", bool(terbit)),
        ("ditindaklanjuti", any(t.status != StatusTindakLanjut.BELUM for t in rtl)),
    )
    return Fakta(
        FaktaPekppp.PELAKSANAAN,
        ", ".join(nama for nama, ya in tangga if ya) or "belum ada survei yang disahkan",
        "Survei: periode yang disahkan tahun itu. Nonelektronik: poster pernah dicetak. Elektronik: indeks di halaman "
        "umum. Tindak lanjut: ada rencana yang berjalan atau selesai.",
        [(f"{p.layanan.nama}, {p.nama}", _alamat("survei:periode", p)) for p in periode],
    )


def _media(terbit: list, dokumen: set[str]) -> Fakta:
    media = [
        *(("halaman layanan", "halaman Indeks", "data terbuka") if terbit else ()),
        *(("poster",) if terbit and JenisDokumen.POSTER in dokumen else ()),
    ]
    bukti = [(f"Poster {p.layanan.nama}, {p.nama}", _alamat("survei:poster", p)) for p in terbit]
    return Fakta(
        FaktaPekppp.MEDIA,
        f"{len(media)} media: {', '.join(media)}" if media else "0 media",
        "Yang tercatat di Kinerja. Media lain (papan, radio, media sosial) ditambahkan sendiri dengan buktinya.",
        [("Halaman Indeks", reverse("survei:indeks")), *bukti] if terbit else [],
    )


def _rtl(rtl: list[TindakLanjut], dilaporkan: bool) -> Fakta:
    maju = kemajuan_dari(rtl)
    if not maju.banyak:
        capaian = "belum ada rencana"
    elif not maju.selesai:
        capaian = f"rencana saja ({maju.banyak} kegiatan)"
    else:
        persen = maju.persen or Decimal(0)
        langkah = "100 %" if persen == 100 else "di atas 80 %" if persen > 80 else "30–80 %"
        langkah = langkah if persen >= 30 else "di bawah 30 %"
        laporan = (
            (", dengan laporan" if dilaporkan else ", laporan belum dicetak") if maju.selesai == maju.banyak else ""
        )
        capaian = f"{langkah} ({maju.selesai} dari {maju.banyak} kegiatan){laporan}"
    return Fakta(
        FaktaPekppp.RTL,
        capaian,
        "Rencana tindak lanjut periode tahun itu tanpa yang dibatalkan; selesai bila ada bukti dan tanggalnya.",
        _bukti_rtl(rtl),
    )


def _kecepatan(rtl: list[TindakLanjut]) -> Fakta:
    lama = [max(t.selesai - timezone.localdate(t.periode.hasil.dihitung), timedelta(0)).days for t in rtl if t.selesai]
    terlama = max(lama, default=None)
    capaian = "belum ada yang selesai"
    if terlama is not None:
        langkah = next((nama for hari, nama in LANGKAH_BULAN if terlama <= hari), "lebih dari 1 tahun")
        capaian = f"dalam {langkah} (paling lama {terlama} hari)"
    return Fakta(
        FaktaPekppp.KECEPATAN,
        capaian,
        "Hari dari pengesahan indeks sampai kegiatan selesai; yang paling lama di antara yang selesai.",
        _bukti_rtl([t for t in rtl if t.selesai]),
    )


def _sipp(layanan: Sequence[Layanan], terbit: list) -> Fakta:
    lapor = [s for s in layanan if "lapor" in s.pengaduan.lower()]
    petugas = set(Petugas.objects.filter(layanan__in=layanan).order_by().values_list("layanan", flat=True))
    ada = {p.layanan_id for p in terbit}
    banyak = len(layanan)
    return Fakta(
        FaktaPekppp.SIPP,
        f"SP4N-LAPOR! {len(lapor)} dari {banyak} layanan; SKM {len(ada)} dari {banyak}; "
        f"petugas tercatat {len(petugas)} dari {banyak}; tanya jawab tidak dicatat di Kinerja",
        "SP4N-LAPOR! disebut di saluran pengaduan; SKM dipublikasikan tahun itu; petugas tercatat di layanan, jadi "
        "indeksnya dapat sampai ke penilaian kinerjanya.",
        [(s.nama, reverse("survei:layanan_lihat", args=[s.kode])) for s in layanan],
    )


def _alamat(nama: str, p: PeriodeSurvei) -> str:
    return reverse(nama, args=[p.layanan.kode, p.kode])


def _bukti_rtl(rtl: list[TindakLanjut]) -> list[tuple[str, str]]:
    unik = {t.periode_id: t.periode for t in rtl}
    return [(f"Tindak lanjut {p.layanan.nama}, {p.nama}", _alamat("survei:rtl", p)) for p in unik.values()]
