from inovasi.models.dampak import Dampak, Jangkauan, Replikasi
from inovasi.models.gerbang import Gerbang, Kriteria, Rubrik, SkorTelaah, Telaah, UjiCoba
from inovasi.models.seruan import Putaran, Seruan
from inovasi.models.suara import Dukungan, KomentarUsulan, Titipan
from inovasi.models.usulan import Anggota, LampiranUsulan, PersetujuanBagian, Usulan

__all__ = [
    "Anggota",
    "Dampak",
    "Dukungan",
    "Gerbang",
    "Jangkauan",
    "KomentarUsulan",
    "Kriteria",
    "LampiranUsulan",
    "PersetujuanBagian",
    "Putaran",
    "Replikasi",
    "Rubrik",
    "Seruan",
    "SkorTelaah",
    "Telaah",
    "Titipan",
    "UjiCoba",
    "Usulan",
]
