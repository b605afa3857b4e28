from survei.models.hasil import HasilSurvei
from survei.models.instrumen import Butir, Instrumen
from survei.models.komentar import Komentar
from survei.models.kupon import Kios, KunciKirim, Kupon
from survei.models.layanan import Layanan, Loket, Petugas
from survei.models.periode import PeriodeSurvei
from survei.models.respons import BerkasRespons, Pengecualian, Respons

__all__ = [
    "BerkasRespons",
    "Butir",
    "HasilSurvei",
    "Instrumen",
    "Kios",
    "Komentar",
    "KunciKirim",
    "Kupon",
    "Layanan",
    "Loket",
    "Pengecualian",
    "PeriodeSurvei",
    "Petugas",
    "Respons",
]
