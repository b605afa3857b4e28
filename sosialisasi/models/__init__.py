from sosialisasi.models.adopsi import Adopsi, Bantuan, JawabanDenyut, PengisiDenyut, PutaranDenyut
from sosialisasi.models.materi import ArtiBagi, Manfaat, Materi, VersiMateri
from sosialisasi.models.pakta import Pakta, TandaTanganPakta
from sosialisasi.models.pengumuman import KomentarPengumuman, Penerimaan, Pengumuman, SasaranUnit
from sosialisasi.models.tanya import LangkahPertanyaan, Pertanyaan, TanyaJawab

__all__ = [
    "Adopsi",
    "ArtiBagi",
    "Bantuan",
    "JawabanDenyut",
    "KomentarPengumuman",
    "LangkahPertanyaan",
    "Manfaat",
    "Materi",
    "Pakta",
    "Penerimaan",
    "PengisiDenyut",
    "Pengumuman",
    "Pertanyaan",
    "PutaranDenyut",
    "SasaranUnit",
    "TandaTanganPakta",
    "TanyaJawab",
    "VersiMateri",
]
