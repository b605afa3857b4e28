"""Where a service is given, nearest first from the citizen's kecamatan or kelurahan."""

from dataclasses import dataclass, replace
from decimal import Decimal

from django.db.models import Q
from django.utils import formats

from kinerja.models import HariLibur
from kinerja.waktu import hari_ini
from pegawai.choices import JenisUnit
from pegawai.models import UnitKerja
from survei.models import Layanan, Tempat
from survei.rumus_jam import jam_pada
from survei.rumus_jarak import Titik, jarak_km, pusat


@dataclass(frozen=True)
class TempatTampil:
    """A place as shown. `hari_ini` says what stands open today with its date ("" when the hours cannot be read), `km`
    the distance from the area chosen, None when it is not known."""

    nama: str
    alamat: str
    jam: str
    hari_ini: str
    titik: Titik | None
    wilayah_id: int | None = None
    induk_id: int | None = None
    km: Decimal | None = None
    sewilayah: bool = False

    @property
    def dekat(self) -> bool:
        """Is anything known of its nearness?"""
        return self.sewilayah or self.km is not None


def tempat_layanan(layanan: Layanan) -> list[TempatTampil]:
    """The service's own office first, then its other places by name; two statements."""
    libur = HariLibur.objects.filter(tanggal=hari_ini()).values_list("nama", flat=True).first() or ""
    sendiri = TempatTampil(
        layanan.unit.nama_jelas,
        layanan.alamat,
        layanan.jam,
        _hari_ini(layanan.jam, libur),
        _titik(layanan.lintang, layanan.bujur),
    )
    lain = layanan.tempat.select_related("wilayah").order_by("nama")
    return [sendiri] + [
        TempatTampil(
            t.nama,
            t.alamat,
            t.jam,
            _hari_ini(t.jam, libur),
            _titik(t.lintang, t.bujur),
            t.wilayah_id,
            t.wilayah.parent_id if t.wilayah else None,
        )
        for t in lain
    ]


def urut_dekat(daftar: list[TempatTampil], wilayah: UnitKerja) -> list[TempatTampil]:
    """Places of the kelurahan first, then of its kecamatan, then by distance from the middle of those, or of the
    places that other services have there; a place whose point nobody entered comes last."""

    def tingkat(t: TempatTampil) -> int:
        if t.wilayah_id is None:
            return 2
        if t.wilayah_id == wilayah.pk:
            return 0
        serumpun = {wilayah.pk} | ({wilayah.parent_id} if wilayah.jenis == JenisUnit.KELURAHAN else set())
        return 1 if {t.wilayah_id, t.induk_id} & serumpun else 2

    tengah = pusat([t.titik for t in daftar if t.titik and tingkat(t) < 2]) or _pusat_wilayah(wilayah)
    berjarak = [
        replace(t, sewilayah=tingkat(t) < 2, km=jarak_km(tengah, t.titik) if tengah and t.titik else None)
        for t in daftar
    ]
    return sorted(berjarak, key=lambda t: (tingkat(t), t.km is None, t.km or Decimal(0), t.nama))


def _pusat_wilayah(wilayah: UnitKerja) -> Titik | None:
    """The middle of the places that any service has in this kelurahan, else in its kecamatan; None when none has."""
    semua = Tempat.objects.filter(lintang__isnull=False)
    for isi in (
        Q(wilayah=wilayah) | Q(wilayah__parent=wilayah),
        Q(wilayah=wilayah.parent_id) | Q(wilayah__parent=wilayah.parent_id),
    ):
        titik = list(semua.filter(isi).values_list("lintang", "bujur"))
        if titik or wilayah.jenis != JenisUnit.KELURAHAN:
            return pusat(titik)
    return None


def wilayah_kota() -> list[tuple[UnitKerja, list[UnitKerja]]]:
    """Kecamatan with their kelurahan by name, in one statement."""
    jenis = (JenisUnit.KECAMATAN, JenisUnit.KELURAHAN)
    semua = list(UnitKerja.objects.without_tree_fields().aktif().filter(jenis__in=jenis).order_by("nama"))
    isi: dict[int, list[UnitKerja]] = {}
    for u in semua:
        if u.jenis == JenisUnit.KELURAHAN and u.parent_id:
            isi.setdefault(u.parent_id, []).append(u)
    return [(u, isi.get(u.pk, [])) for u in semua if u.jenis == JenisUnit.KECAMATAN]


def _titik(lintang: Decimal | None, bujur: Decimal | None) -> Titik | None:
    return None if lintang is None or bujur is None else (lintang, bujur)


def _hari_ini(jam: str, libur: str) -> str:
    hari = hari_ini()
    isi = jam_pada(jam, hari, libur) if jam else None
    return f"{formats.date_format(hari, 'l, j F')}: {isi}" if isi else ""
