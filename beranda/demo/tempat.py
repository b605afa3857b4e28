"""Places of the example service: offices of the districts, with invented points near the middle of each."""

from decimal import Decimal

from pegawai.choices import JenisUnit
from pegawai.models import UnitKerja
from survei.domain.tempat import simpan_tempat
from survei.models import Layanan

# District, latitude, longitude: roughly where it lies, no address.
_TITIK = (
    ("Alang-Alang Lebar", "-2.932", "104.695"),
    ("Bukit Kecil", "-2.987", "104.753"),
    ("Gandus", "-3.010", "104.700"),
    ("Ilir Barat I", "-2.985", "104.722"),
    ("Ilir Barat II", "-2.996", "104.745"),
    ("Ilir Timur I", "-2.976", "104.752"),
    ("Ilir Timur II", "-2.972", "104.772"),
    ("Ilir Timur III", "-2.963", "104.767"),
    ("Jakabaring", "-3.025", "104.785"),
    ("Kalidoni", "-2.955", "104.795"),
    ("Kemuning", "-2.955", "104.750"),
    ("Kertapati", "-3.030", "104.740"),
    ("Plaju", "-3.003", "104.812"),
    ("Sako", "-2.925", "104.780"),
    ("Seberang Ulu I", "-3.014", "104.768"),
    ("Seberang Ulu II", "-3.002", "104.785"),
    ("Sematang Borang", "-2.935", "104.810"),
    ("Sukarami", "-2.915", "104.708"),
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
