"""Effect of all programmes side by side."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any, ClassVar

from django.core.exceptions import PermissionDenied

from kinerja.navigasi import tunjuk
from kinerja.views.daftar import DaftarView
from pelatihan.izin import boleh_mengelola_pelatihan
from pelatihan.queries.kepatuhan import boleh_melihat_kepatuhan
from pelatihan.queries.pengaruh import BarisPengaruh, batas_gambar, pengaruh_program, ringkasan

_NILAI: dict[str, Callable[[BarisPengaruh], Decimal | int | None]] = {
    "hasil": lambda b: b.beda,
    "lulus": lambda b: b.lulus,
    "pendapat": lambda b: b.evaluasi.kegunaan,
    "tes": lambda b: b.naik_tes,
    "pekerjaan": lambda b: b.evaluasi.membaik,
}


class Pengaruh(DaftarView):
    """Every programme with what is known of it, to be sorted by each level; the unknown stands last."""

    template_name = "pelatihan/kelola/pengaruh.html"
    urutan: ClassVar[dict[str, tuple[str, ...]]] = {
        arah + kunci: () for kunci in (*_NILAI, "nama") for arah in ("-", "")
    }
    filterset = None
    nama_berkas = "pengaruh-program"
    kolom_ekspor = (
        ("Program", lambda b: b.program.nama),
        ("Lulus", lambda b: b.lulus),
        ("Kegunaan (1-4)", lambda b: b.evaluasi.kegunaan),
        ("Tes awal", lambda b: b.evaluasi.tes_awal),
        ("Tes akhir", lambda b: b.evaluasi.tes_akhir),
        ("Pekerjaan membaik (%)", lambda b: b.evaluasi.membaik),
        ("Beda hasil kerja (poin)", lambda b: b.beda),
        ("Batas bawah", lambda b: b.efek.bawah if b.efek else None),
        ("Batas atas", lambda b: b.efek.atas if b.efek else None),
        ("Peserta dibandingkan", lambda b: b.efek.peserta if b.efek else None),
        ("Pembanding", lambda b: b.efek.pembanding if b.efek else None),
        ("Periode", lambda b: b.masa),
        ("Simpulan", lambda b: b.efek.get_simpulan_display() if b.efek else "Belum diukur"),
    )

    def get_queryset(self) -> Any:
        pengguna = self.request.user
        if not (boleh_mengelola_pelatihan(pengguna) or boleh_melihat_kepatuhan(pengguna)):
            raise PermissionDenied("Halaman ini untuk pengelola pelatihan dan pimpinan.")
        tunjuk(self.request, "pelatihan:kelola" if boleh_mengelola_pelatihan(pengguna) else "pelatihan:kepatuhan")
        self.semua = pengaruh_program()
        return _urutkan(self.semua, self.urut_kini())

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {
            "batas": batas_gambar(self.semua),
            "jumlah": ringkasan(self.semua),
            "mengelola": boleh_mengelola_pelatihan(self.request.user),
        }


def _urutkan(baris: list[BarisPengaruh], urut: str) -> list[BarisPengaruh]:
    """Rows come by name, and by name stay those alike. What has no figure stands last both ways."""
    kunci, balik = urut.removeprefix("-"), urut.startswith("-")
    if kunci == "nama":
        return baris[::-1] if balik else baris
    ambil = _NILAI[kunci]
    ada = [(nilai, b) for b in baris if (nilai := ambil(b)) is not None]
    ada.sort(key=lambda n: n[0], reverse=balik)
    return [b for _, b in ada] + [b for b in baris if ambil(b) is None]
