"""The library of indicators: invented definitions of the measures of `hasil_kerja.PUSTAKA`."""

from decimal import Decimal

from beranda.demo.akun import Akun
from beranda.demo.hasil_kerja import PUSTAKA
from beranda.demo.unit import baca
from penilaian.models import PustakaIndikator


def buat_pustaka(akun: Akun) -> None:
    """Entries of HR of the city, one more that is no longer offered."""
    admin = next(a for a in akun.values() if a.is_active and a.akses.admin_kota)
    ukuran = {u.uraian: u for daftar in PUSTAKA.values() for h in daftar for u in h.ukuran}
    for b in baca("pustaka.csv"):
        u = ukuran[b["uraian"]]
        PustakaIndikator.objects.create(
            uraian=u.uraian,
            definisi=b["definisi"],
            rumus=b["rumus"],
            sumber_data=b["sumber"],
            bukti=b["bukti"],
            kata_jabatan=b["jabatan"],
            aspek=u.aspek,
            ukuran=u.ukuran,
            satuan=u.satuan,
            arah=u.arah,
            batas_atas=Decimal(100) if u.satuan == "persen" else None,
            pembuat=admin,
        )
    PustakaIndikator.objects.create(
        uraian="Rapat yang dihadiri",
        definisi="Rapat dinas yang dihadiri. Mengukur kegiatan, bukan hasil, jadi tidak ditawarkan lagi.",
        rumus="Jumlah rapat",
        sumber_data="Daftar hadir",
        bukti="Daftar hadir",
        satuan="rapat",
        aktif=False,
        pembuat=admin,
    )
