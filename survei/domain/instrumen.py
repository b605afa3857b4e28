"""The two questionnaires of the rule, as data."""

from django.db import transaction

from kinerja.pelacakan import karena
from survei.choices import JenisInstrumen, Unsur
from survei.models import Butir, Instrumen

KODE_SEMBILAN = "SKM-9"
KODE_DARING = "SKM-DARING-16"

_SESUAI = ("Tidak sesuai", "Kurang sesuai", "Sesuai", "Sangat sesuai")
_SETUJU = ("Tidak setuju", "Kurang setuju", "Setuju", "Sangat setuju")
_BAGAIMANA = "Bagaimana pendapat Saudara tentang"

# (unsur, title of the screen, question, options of value 1 to 4), in the order of the standard questionnaire.
_SEMBILAN = (
    (
        Unsur.PERSYARATAN,
        "Persyaratan",
        f"{_BAGAIMANA} kesesuaian persyaratan pelayanan dengan jenis pelayanannya?",
        _SESUAI,
    ),
    (
        Unsur.PROSEDUR,
        "Prosedur",
        "Bagaimana pemahaman Saudara tentang kemudahan prosedur pelayanan di unit ini?",
        ("Tidak mudah", "Kurang mudah", "Mudah", "Sangat mudah"),
    ),
    (
        Unsur.WAKTU,
        "Waktu",
        f"{_BAGAIMANA} kecepatan waktu dalam memberikan pelayanan?",
        ("Tidak cepat", "Kurang cepat", "Cepat", "Sangat cepat"),
    ),
    (
        Unsur.BIAYA,
        "Biaya",
        f"{_BAGAIMANA} kewajaran biaya/tarif dalam pelayanan?",
        ("Sangat mahal", "Cukup mahal", "Murah", "Gratis"),
    ),
    (
        Unsur.PRODUK,
        "Hasil layanan",
        f"{_BAGAIMANA} kesesuaian produk pelayanan antara yang tercantum dalam standar pelayanan dengan hasil yang "
        "diberikan?",
        _SESUAI,
    ),
    (
        Unsur.KOMPETENSI,
        "Kemampuan petugas",
        f"{_BAGAIMANA} kompetensi/kemampuan petugas dalam pelayanan?",
        ("Tidak kompeten", "Kurang kompeten", "Kompeten", "Sangat kompeten"),
    ),
    (
        Unsur.PERILAKU,
        "Sikap petugas",
        f"{_BAGAIMANA} perilaku petugas terkait kesopanan dan keramahan?",
        (
            "Tidak sopan dan ramah",
            "Kurang sopan dan ramah",
            "Sopan dan ramah",
            "Sangat sopan dan ramah",
        ),
    ),
    (
        Unsur.SARANA,
        "Sarana",
        f"{_BAGAIMANA} kualitas sarana dan prasarana?",
        ("Buruk", "Cukup", "Baik", "Sangat baik"),
    ),
    (
        Unsur.PENGADUAN,
        "Pengaduan",
        f"{_BAGAIMANA} penanganan pengaduan pengguna layanan?",
        (
            "Tidak ada",
            "Ada tetapi tidak berfungsi",
            "Berfungsi kurang maksimal",
            "Dikelola dengan baik",
        ),
    ),
)
# (code, unsur or "" for the anti-corruption index, title of the screen, statement).
_DARING = (
    ("P1", Unsur.PERSYARATAN, "Persyaratan", "Informasi layanan tersedia dan mudah ditemukan."),
    ("P2", Unsur.PERSYARATAN, "Persyaratan", "Persyaratan yang diminta sesuai dengan yang diumumkan."),
    ("P3", Unsur.PROSEDUR, "Prosedur", "Standar dan prosedur layanan jelas."),
    ("P4", Unsur.PROSEDUR, "Prosedur", "Alur layanan mudah diikuti."),
    ("P5", "", "Antikorupsi", "Layanan diberikan tanpa kecurangan."),
    ("P6", Unsur.WAKTU, "Waktu", "Layanan selesai dalam jangka waktu yang dijanjikan."),
    ("P7", Unsur.BIAYA, "Biaya", "Biaya layanan sesuai dengan yang diumumkan."),
    ("P8", "", "Antikorupsi", "Tidak ada pungutan di luar biaya resmi."),
    ("P9", "", "Antikorupsi", "Tidak ada calo atau perantara dalam layanan."),
    ("P10", Unsur.PRODUK, "Hasil layanan", "Hasil layanan sesuai dengan yang dijanjikan."),
    ("P11", Unsur.KOMPETENSI, "Kemampuan petugas", "Petugas atau aplikasi merespons dengan cepat."),
    ("P12", Unsur.PERILAKU, "Sikap petugas", "Petugas ramah, atau fitur aplikasi mudah dipakai."),
    ("P13", "", "Antikorupsi", "Layanan diberikan tanpa membeda-bedakan."),
    ("P14", "", "Antikorupsi", "Petugas tidak meminta imbalan."),
    ("P15", Unsur.PENGADUAN, "Pengaduan", "Konsultasi dan pengaduan mudah diakses."),
    ("P16", Unsur.SARANA, "Sarana", "Sarana dan prasarana, atau sistem daringnya, nyaman dipakai."),
)


@transaction.atomic
def resmi(jenis: str = JenisInstrumen.SEMBILAN) -> Instrumen:
    """The official questionnaire of a kind, written at its first use."""
    kode = KODE_DARING if jenis == JenisInstrumen.DARING else KODE_SEMBILAN
    ada = Instrumen.objects.filter(kode=kode).first()
    if ada is not None:
        return ada
    with karena("instrumen resmi"):
        instrumen = Instrumen.objects.create(
            kode=kode,
            nama=JenisInstrumen(jenis).label,
            jenis=jenis,
            sumber="Pedoman Menteri PANRB 9/2024" if jenis == JenisInstrumen.DARING else "PermenPANRB 14/2017",
        )
        Butir.objects.bulk_create(_daring(instrumen) if jenis == JenisInstrumen.DARING else _sembilan(instrumen))
    return instrumen


def _pilihan(teks: tuple[str, ...]) -> list[dict[str, object]]:
    return [{"nilai": nilai, "teks": t} for nilai, t in enumerate(teks, 1)]


def _sembilan(instrumen: Instrumen) -> list[Butir]:
    return [
        Butir(
            instrumen=instrumen,
            urutan=urutan,
            kode=unsur.value,
            unsur=unsur,
            kelompok=kelompok,
            pertanyaan=tanya,
            pilihan=_pilihan(teks),
        )
        for urutan, (unsur, kelompok, tanya, teks) in enumerate(_SEMBILAN, 1)
    ]


def _daring(instrumen: Instrumen) -> list[Butir]:
    return [
        Butir(
            instrumen=instrumen,
            urutan=urutan,
            kode=kode,
            unsur=unsur,
            ipak=not unsur,
            kelompok=kelompok,
            pertanyaan=pernyataan,
            pilihan=_pilihan(_SETUJU),
        )
        for urutan, (kode, unsur, kelompok, pernyataan) in enumerate(_DARING, 1)
    ]
