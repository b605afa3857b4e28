"""What the page of rules says: code, name, value as it stands now, source, how sure, and whether it is an open point.

Each function gives one group of rows for `penilaian.queries.ketentuan.Ketentuan`.
"""

from kinerja.angka import ringkas
from penilaian import rumus, rumus_kalibrasi
from penilaian.choices import NilaiDasar, Rating
from penilaian.choices_lanjut import BULAN_BIMBINGAN
from penilaian.models import AturanKeberatan, Kebijakan
from penilaian.queries.kalibrasi import DEKAT

PERATURAN, SEKUNDER, KOTA = "peraturan", "sekunder", "kota"


def nilai(k: Kebijakan) -> list[tuple]:
    sel = "; ".join(f"{h} × {p}: {k.matriks[h][p]}" for h in rumus.RATING for p in rumus.RATING).replace("_", " ")
    rating = (
        f"di atas {ringkas(k.nilai_di_atas)}; sesuai {ringkas(k.nilai_sesuai)}; di bawah {ringkas(k.nilai_di_bawah)}"
    )
    label = "; ".join(str(r.label) for r in Rating)
    return [
        (
            "matriks",
            "Predikat dari rating hasil dan perilaku",
            sel,
            "PermenPANRB 6/2022, dibaca dari formulir dan aplikasi yang terbit",
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
            "Usulan di atas ekspektasi mulai nilai",
            ringkas(k.ambang_atas),
            "Peraturan tidak memberi angka; mengikuti PP 30/2019 Pasal 41",
            KOTA,
        ),
        (
            "ambang_sesuai",
            "Usulan sesuai ekspektasi mulai nilai",
            ringkas(k.ambang_sesuai),
            "Peraturan tidak memberi angka; mengikuti PP 30/2019 Pasal 41",
            KOTA,
        ),
        (
            "capaian_maks",
            "Capaian paling tinggi",
            f"{ringkas(k.capaian_maks)} %",
            "PP 30/2019 Pasal 41: skala sampai 120",
            KOTA,
        ),
        (
            "tambahan_maks",
            "Hasil tambahan paling banyak menambah",
            ringkas(k.tambahan_maks),
            "PermenPANRB 8/2021 (sudah diganti), salinan tidak sempurna",
            SEKUNDER,
        ),
        (
            "angka_rating",
            "Angka rating perilaku per nilai",
            rating,
            "Alat bantu; PermenPANRB 6/2022 hanya satu rating keseluruhan",
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
            "Indeks bantu: hasil dan perilaku",
            f"{ringkas(k.bobot_hasil)} % dan {ringkas(100 - k.bobot_hasil)} %",
            "PP 30/2019 Pasal 41",
            PERATURAN,
        ),
        (
            "bobot_hasil_rekan",
            "Bila pendapat rekan dipakai",
            f"{ringkas(k.bobot_hasil_rekan)} % dan {ringkas(100 - k.bobot_hasil_rekan)} %",
            "PP 30/2019 Pasal 41",
            PERATURAN,
        ),
        (
            "bobot_survei_maks",
            "Bobot indeks layanan paling banyak",
            f"{ringkas(k.bobot_survei_maks)} %",
            "Agar satu survei tidak menentukan nilai",
            KOTA,
        ),
        ("n_minimum", "Jawaban survei paling sedikit", ringkas(k.n_minimum), "Di bawahnya selang terlalu lebar", KOTA),
        (
            "tanpa_data_maks",
            "Bagian bobot tanpa data paling banyak untuk usulan",
            f"{ringkas(k.tanpa_data_maks)} %",
            "Lebih dari itu tidak ada usulan",
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


def tahun() -> list[tuple]:
    kredit = "; ".join(f"{p} {n} %" for p, n in rumus.PERSEN_ANGKA_KREDIT.items()).replace("_", " ")
    return [
        (
            "tahunan",
            "Dari periodik ke tahunan",
            "Putusan tersendiri; tidak dirata-rata",
            "Rumus tidak ditemukan dalam PermenPANRB 6/2022",
            KOTA,
            True,
        ),
        (
            "kelompok_sebaran",
            "Kelompok yang diperiksa sebarannya",
            "Kelompok yang ditunjuk pimpinan",
            "SE MenPANRB 3/2023 tidak menyebut kelompoknya",
            KOTA,
            True,
        ),
        (
            "predikat_organisasi",
            "Predikat organisasi periodik di tengah",
            "Diputus pimpinan di atasnya",
            "SE MenPANRB 3/2023: tingkat tengahnya belum dibaca",
            SEKUNDER,
            True,
        ),
        (
            "cuti_plt",
            "Cuti, plt., dan plh.",
            "Cuti sepanjang periode tidak dievaluasi; tugas plt. menjadi hasil tambahan",
            "Tidak ditemukan dalam PermenPANRB 6/2022",
            KOTA,
            True,
        ),
        (
            "progres_harian",
            "Laporan harian",
            "Hanya di e-Kinerja BKN",
            "Peraturan BKN 2/2026 menurut berita",
            SEKUNDER,
            True,
        ),
        ("bkn_2_2026", "Naskah Peraturan BKN 2/2026", "Belum dibaca", "Hanya berita", SEKUNDER, True),
        (
            "bimbingan",
            "Bimbingan kinerja",
            f"{BULAN_BIMBINGAN} bulan, bagi hasil akhir di bawah Baik",
            "PP 30/2019 Pasal 56–58, menurut pemberitaan; predikat pemicunya pilihan kota",
            SEKUNDER,
        ),
        ("angka_kredit", "Angka kredit menurut predikat", kredit, "Peraturan BKN 3/2023", PERATURAN),
    ]


def kalibrasi() -> list[tuple]:
    return [
        (
            "kalibrasi_batas",
            "Selisih penilai yang perlu dibahas",
            f"{ringkas(rumus_kalibrasi.BATAS)} angka, selang 95 % tanpa nol",
            "Metode di halaman Kalibrasi",
            KOTA,
        ),
        (
            "kalibrasi_orang",
            "Orang paling sedikit untuk disimpulkan",
            ringkas(rumus_kalibrasi.MIN_ORANG),
            "Metode di halaman Kalibrasi",
            KOTA,
        ),
        ("kalibrasi_dekat", "Dekat ambang", f"{ringkas(DEKAT)} angka", "Metode di halaman Kalibrasi", KOTA),
    ]
