from pelatihan.models.angkatan import Angkatan, Hadir, Peserta, Sesi
from pelatihan.models.evaluasi import EfekProgram, PengisiReaksi, Perubahan, Reaksi
from pelatihan.models.kebutuhan import BuktiKebutuhan, Kebutuhan
from pelatihan.models.kompetensi import Kompetensi, NilaiKompetensi, Padanan, SyaratJabatan
from pelatihan.models.penandatangan import Penandatangan
from pelatihan.models.program import AturanBelajar, KompetensiProgram, Program
from pelatihan.models.rencana import BarisRencana, RencanaPelatihan
from pelatihan.models.riwayat import Pendampingan, Pertemuan, RiwayatLuar, Sertifikat

__all__ = [
    "Angkatan",
    "AturanBelajar",
    "BarisRencana",
    "BuktiKebutuhan",
    "EfekProgram",
    "Hadir",
    "Kebutuhan",
    "Kompetensi",
    "KompetensiProgram",
    "NilaiKompetensi",
    "Padanan",
    "Penandatangan",
    "Pendampingan",
    "PengisiReaksi",
    "Pertemuan",
    "Perubahan",
    "Peserta",
    "Program",
    "Reaksi",
    "RencanaPelatihan",
    "RiwayatLuar",
    "Sertifikat",
    "Sesi",
    "SyaratJabatan",
]
