"""Rows of the page of rules about the year, units and what follows; see `penilaian.queries.ketentuan_isi`."""

from penilaian import rumus
from penilaian.choices import JenisPeriode, PredikatOrganisasi
from penilaian.choices_lanjut import BULAN_BIMBINGAN
from penilaian.queries.buka_tahun import JADWAL
from penilaian.queries.ketentuan_isi import KOTA, PERATURAN, SEKUNDER, sebutan_predikat
from penilaian.queries.sebaran import sebutan_batas


def tahun() -> list[tuple]:
    """One group of rows."""
    kredit = "; ".join(f"{sebutan_predikat(p)} {n} %" for p, n in rumus.PERSEN_ANGKA_KREDIT.items())
    hari = JADWAL[JenisPeriode.TAHUNAN][1]
    return [
        (
            "tahunan",
            "Penilaian setahun",
            "Putusan tersendiri; triwulan atau semesternya tidak dirata-rata",
            "Rumusnya tidak ditemukan dalam PermenPANRB 6/2022",
            KOTA,
            True,
        ),
        (
            "tenggat_tahunan",
            "Penilaian setahun selesai",
            f"paling lama {hari} hari sesudah tahun berakhir (31 Januari), kecuali tenggat periodenya diubah",
            "PP 46/2011 (sudah diganti): akhir Januari; belum ditemukan dalam PermenPANRB 6/2022",
            SEKUNDER,
            True,
        ),
        *_sebaran(),
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
            "Diisi di e-Kinerja BKN, bukan di sini",
            "Peraturan BKN 2/2026 menurut berita; naskahnya belum dibaca",
            SEKUNDER,
            True,
        ),
        ("bkn_2_2026", "Naskah Peraturan BKN 2/2026", "Belum dibaca", "Baru diketahui dari berita", SEKUNDER, True),
        (
            "bimbingan",
            "Bimbingan kinerja",
            f"{BULAN_BIMBINGAN} bulan, bagi hasil akhir di bawah Baik",
            "PP 30/2019 Pasal 56–58, menurut pemberitaan; predikat pemicunya pilihan kota",
            SEKUNDER,
        ),
        ("angka_kredit", "Angka kredit menurut predikat", kredit, "Peraturan BKN 3/2023", PERATURAN),
    ]


def _sebaran() -> list[tuple]:
    """The limits of SE MenPANRB 3/2023, one row for each predikat of the organisation."""
    return [
        (
            f"sebaran_{organisasi.value}",
            f"Sebaran predikat bila organisasi {organisasi.label}",
            sebutan_batas(organisasi.value),
            "SE MenPANRB 3/2023; menjadi pertimbangan pimpinan, rating tidak diubah Kinerja",
            SEKUNDER,
        )
        for organisasi in PredikatOrganisasi
    ]
