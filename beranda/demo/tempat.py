"""Places of the example service: offices of some districts, with invented points near the middle of each."""

from decimal import Decimal

from pegawai.choices import JenisUnit
from pegawai.models import UnitKerja
from survei.domain.tempat import simpan_tempat
from survei.models import Layanan

# District, latitude, longitude: roughly where it lies, no address.
_TITIK = (
    ("Ilir Timur I", "-2.976000", "104.752000"),
    ("Ilir Barat I", "-2.985000", "104.722000"),
    ("Sukarami", "-2.915000", "104.708000"),
    ("Kalidoni", "-2.955000", "104.795000"),
    ("Seberang Ulu I", "-3.014000", "104.768000"),
    ("Plaju", "-3.003000", "104.812000"),
)
_JAM = "Senin–Kamis 08.00–15.30, Jumat 08.00–11.30, 13.30–15.00 WIB"


def buat_tempat(layanan: Layanan) -> None:
    """Those districts that this city has."""
    kecamatan = {u.nama: u for u in UnitKerja.objects.filter(jenis=JenisUnit.KECAMATAN)}
    for nama, lintang, bujur in _TITIK:
        wilayah = kecamatan.get(f"Kecamatan {nama}")
        if wilayah:
            simpan_tempat(
                layanan=layanan,
                nama=f"Kantor Kecamatan {nama}",
                alamat=f"Kantor Camat {nama}, Palembang (contoh)",
                jam=_JAM,
                wilayah=wilayah,
                lintang=Decimal(lintang),
                bujur=Decimal(bujur),
            )
