"""What the page of rules says: code, name, value as it stands now, source, how sure, and whether it is an open point.

Each function gives one group of rows for `penilaian.queries.ketentuan.Ketentuan`.
"""

from kinerja.angka import ringkas
from penilaian import rumus_kalibrasi
from penilaian.choices import NilaiDasar, Predikat, Rating
from penilaian.models import AturanKeberatan, Kebijakan
from penilaian.queries.kalibrasi import DEKAT

PERATURAN, SEKUNDER, KOTA = "peraturan", "sekunder", "kota"
_TURUN = ("di_atas", "sesuai", "di_bawah")


def kata(rating: str) -> str:
    """A rating as people say it."""
    return rating.replace("_", " ")


def sebutan_predikat(kode: str) -> str:
    """A predikat as people say it, also one of another scale."""
    return str(Predikat(kode).label) if kode in Predikat.values else kode.replace("_", " ").capitalize()


def nilai(k: Kebijakan) -> list[tuple]:
    baris = "; ".join(
        f"hasil {kata(h)}: {', '.join(sebutan_predikat(k.matriks[h][p]) for p in _TURUN)}" for h in _TURUN
    )
    sel = f"Untuk perilaku {', '.join(kata(p) for p in _TURUN)}, berurutan: {baris}"
    rating = (
        f"di atas {ringkas(k.nilai_di_atas)}; sesuai {ringkas(k.nilai_sesuai)}; di bawah {ringkas(k.nilai_di_bawah)}"
    )
    label = "; ".join(str(r.label) for r in Rating)
    return [
        (
            "matriks",
            "Predikat dari rating hasil dan perilaku",
            sel,
            "PermenPANRB 6/2022, disusun dari formulir dan aplikasi yang sudah terbit; tabelnya sendiri belum dibaca",
            SEKUNDER,
        ),
        (
            "sebutan_rating",
            "Sebutan ketiga rating",
            label,
            "PermenPANRB 6/2022; rumusan lengkapnya belum dibaca",
            SEKUNDER,
            True,
        ),
        (
            "ambang_atas",
            "Diusulkan di atas ekspektasi mulai nilai",
            ringkas(k.ambang_atas),
            "Peraturan tidak memberi angka; mengikuti PP 30/2019 Pasal 41",
            KOTA,
        ),
        (
            "ambang_sesuai",
            "Diusulkan sesuai ekspektasi mulai nilai",
            ringkas(k.ambang_sesuai),
            "Peraturan tidak memberi angka; mengikuti PP 30/2019 Pasal 41",
            KOTA,
        ),
        (
            "capaian_maks",
            "Capaian satu indikator paling tinggi",
            f"{ringkas(k.capaian_maks)} %",
            "PP 30/2019 Pasal 41: nilai berskala sampai 120",
            KOTA,
        ),
        (
            "tambahan_maks",
            "Hasil kerja tambahan menambah nilai paling banyak",
            ringkas(k.tambahan_maks),
            "PermenPANRB 8/2021 (sudah diganti), dibaca dari salinan yang tidak sempurna",
            SEKUNDER,
        ),
        (
            "angka_rating",
            "Angka bantu tiap rating perilaku",
            rating,
            "Hanya alat bantu; PermenPANRB 6/2022 meminta satu rating perilaku keseluruhan",
            KOTA,
        ),
        (
            "berakhlak",
            "Nilai dasar yang dinilai",
            ", ".join(str(n.label) for n in NilaiDasar),
            "SE MenPANRB 20/2021; PermenPANRB 6/2022",
            SEKUNDER,
        ),
    ]


def bobot(k: Kebijakan) -> list[tuple]:
    return [
        (
            "bobot_hasil",
            "Indeks bantu: bagian hasil dan bagian perilaku",
            f"{ringkas(k.bobot_hasil)} % dan {ringkas(100 - k.bobot_hasil)} %",
            "PP 30/2019 Pasal 41",
            PERATURAN,
        ),
        (
            "bobot_hasil_rekan",
            "Indeks bantu bila pendapat rekan dipakai",
            f"{ringkas(k.bobot_hasil_rekan)} % dan {ringkas(100 - k.bobot_hasil_rekan)} %",
            "PP 30/2019 Pasal 41",
            PERATURAN,
        ),
        (
            "bobot_survei_maks",
            "Bobot indeks kepuasan layanan dalam satu SKP paling banyak",
            f"{ringkas(k.bobot_survei_maks)} %",
            "Agar satu survei tidak menentukan nilai",
            KOTA,
        ),
        (
            "n_minimum",
            "Jawaban survei paling sedikit",
            ringkas(k.n_minimum),
            "Dengan jawaban lebih sedikit angkanya terlalu tidak pasti",
            KOTA,
        ),
        (
            "tanpa_data_maks",
            "Bobot yang belum berdata, agar rating masih diusulkan",
            f"paling banyak {ringkas(k.tanpa_data_maks)} %",
            "Bila lebih dari itu, Kinerja tidak mengusulkan rating",
            KOTA,
        ),
    ]


def keberatan(a: AturanKeberatan) -> list[tuple]:
    ajukan = f"{a.hari_ajukan} {a.get_jenis_ajukan_display()} sejak disampaikan"
    return [
        (
            "keberatan_ajukan",
            "Batas mengajukan keberatan",
            ajukan,
            "PP 30/2019 Pasal 59: 14 hari; jenis harinya tidak disebut",
            PERATURAN,
            True,
        ),
        (
            "keberatan_tanggapan",
            "Penilai menanggapi dalam",
            f"{a.hari_tanggapan} {a.get_jenis_tanggapan_display()}",
            "Kedua pihak didengar; lamanya tidak diatur",
            KOTA,
        ),
        (
            "keberatan_putusan",
            "Keberatan diputus dalam",
            f"{a.hari_putusan} {a.get_jenis_putusan_display()}",
            "Lamanya tidak ditemukan dalam peraturan",
            KOTA,
            True,
        ),
    ]


def kalibrasi() -> list[tuple]:
    return [
        (
            "kalibrasi_batas",
            "Penilai perlu dibahas bila selisihnya paling sedikit",
            f"{ringkas(rumus_kalibrasi.BATAS)} angka, dan bukan kebetulan (selang 95 % tidak memuat nol)",
            "Cara menghitungnya tertulis di halaman Kalibrasi",
            KOTA,
        ),
        (
            "kalibrasi_orang",
            "Orang yang dinilai, agar penilai dapat disimpulkan",
            f"paling sedikit {ringkas(rumus_kalibrasi.MIN_ORANG)}",
            "Cara menghitungnya tertulis di halaman Kalibrasi",
            KOTA,
        ),
        (
            "kalibrasi_dekat",
            "Nilai disebut dekat ambang",
            f"bila jaraknya paling jauh {ringkas(DEKAT)} angka",
            "Cara menghitungnya tertulis di halaman Kalibrasi",
            KOTA,
        ),
    ]
