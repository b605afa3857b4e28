from survei.models.hasil import HasilSurvei
from survei.models.instrumen import Butir, Instrumen
from survei.models.keluhan import Keluhan, KontakKeluhan, LangkahKeluhan
from survei.models.kertas import KelompokKertas, LembarKertas
from survei.models.komentar import Komentar
from survei.models.kunjungan import Kunjungan
from survei.models.kupon import Kios, KunciKirim, Kupon
from survei.models.laporan import BerkasLaporan, NaskahLaporan, PolaNomor
from survei.models.layanan import Layanan, Loket, Petugas
from survei.models.pekppp import FaktaLuar
from survei.models.periode import PeriodeSurvei
from survei.models.pungli import KontakLaporan, LangkahPungli, LaporanPungli
from survei.models.respons import BerkasRespons, Pengecualian, Peninjauan, Respons
from survei.models.tautan import TautanLayanan
from survei.models.tempat import Tempat
from survei.models.tindak_lanjut import TindakLanjut

__all__ = [
    "BerkasLaporan",
    "BerkasRespons",
    "Butir",
    "FaktaLuar",
    "HasilSurvei",
    "Instrumen",
    "KelompokKertas",
    "Keluhan",
    "Kios",
    "Komentar",
    "KontakKeluhan",
    "KontakLaporan",
    "KunciKirim",
    "Kunjungan",
    "Kupon",
    "LangkahKeluhan",
    "LangkahPungli",
    "LaporanPungli",
    "Layanan",
    "LembarKertas",
    "Loket",
    "NaskahLaporan",
    "Pengecualian",
    "Peninjauan",
    "PeriodeSurvei",
    "Petugas",
    "PolaNomor",
    "Respons",
    "TautanLayanan",
    "Tempat",
    "TindakLanjut",
]
