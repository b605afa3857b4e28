"""What waits for who runs training batches."""

from beranda.queries.tugas_dasar import Tugas, alamat
from kinerja.waktu import akhir_hari
from pegawai.models import Pengguna
from pelatihan.izin import boleh_mengelola_pelatihan
from pelatihan.queries.kelola import antrean

# So many batches stand on the home page one by one; more are one line.
SATU_SATU = 3


def tugas_angkatan(pengguna: Pengguna) -> list[Tugas]:
    """The next step of each batch that needs one; one statement, none for who runs no batch."""
    if not boleh_mengelola_pelatihan(pengguna):
        return []
    semua = antrean(pengguna)
    if len(semua) > SATU_SATU:
        sebab = f"Antara lain {semua[0][0]}: {_awal_kecil(semua[0][1].kalimat)}."
        return [Tugas(f"Urus {len(semua)} angkatan pelatihan", sebab, alamat("pelatihan:kelola"), tombol="Lihat")]
    return [
        Tugas(
            f"{langkah.tombol}: {a}",
            f"{langkah.kalimat}.",
            alamat(f"pelatihan:{langkah.nama_url}", a.publik),
            akhir_hari(a.tutup_daftar) if langkah.nama_url == "kelola_angkatan" and a.sisa else None,  # type: ignore[attr-defined]
            langkah.tombol,
        )
        for a, langkah in semua
    ]


def _awal_kecil(kalimat: str) -> str:
    return kalimat[:1].lower() + kalimat[1:]
