"""Choices and printed words of the plan's annexes and of behaviour, as the form has them."""

from django.db.models import TextChoices

from penilaian.choices import NilaiDasar


class JenisLampiran(TextChoices):
    """PermenPANRB 6/2022 art. 11, 12 and 13."""

    DUKUNGAN = "dukungan", "Dukungan sumber daya"
    PERTANGGUNGJAWABAN = "pertanggungjawaban", "Skema pertanggungjawaban"
    KONSEKUENSI = "konsekuensi", "Konsekuensi"


# What each annex asks for, with an example.
ARTI_LAMPIRAN = {
    JenisLampiran.DUKUNGAN: "Orang, anggaran, alat, dan pendampingan yang dibutuhkan. Satu butir tiap baris.",
    JenisLampiran.PERTANGGUNGJAWABAN: "Kapan dan dengan apa hasil dilaporkan. Satu butir tiap baris.",
    JenisLampiran.KONSEKUENSI: "Apa yang mengikuti bila hasil tercapai atau tidak tercapai. Satu butir tiap baris.",
}

# Three guides a value, as the form prints them (SE MenPANRB 20/2021).
PANDUAN = {
    NilaiDasar.BERORIENTASI_PELAYANAN: (
        "Memahami dan memenuhi kebutuhan masyarakat",
        "Ramah, cekatan, solutif, dan dapat diandalkan",
        "Melakukan perbaikan tiada henti",
    ),
    NilaiDasar.AKUNTABEL: (
        "Melaksanakan tugas dengan jujur, bertanggung jawab, cermat, disiplin, dan berintegritas tinggi",
        "Menggunakan kekayaan dan barang milik negara secara bertanggung jawab, efektif, dan efisien",
        "Tidak menyalahgunakan kewenangan jabatan",
    ),
    NilaiDasar.KOMPETEN: (
        "Meningkatkan kompetensi diri untuk menjawab tantangan yang selalu berubah",
        "Membantu orang lain belajar",
        "Melaksanakan tugas dengan kualitas terbaik",
    ),
    NilaiDasar.HARMONIS: (
        "Menghargai setiap orang apa pun latar belakangnya",
        "Suka menolong orang lain",
        "Membangun lingkungan kerja yang kondusif",
    ),
    NilaiDasar.LOYAL: (
        "Memegang teguh ideologi Pancasila, UUD 1945, setia pada NKRI dan pemerintahan yang sah",
        "Menjaga nama baik sesama ASN, pimpinan, instansi, dan negara",
        "Menjaga rahasia jabatan dan negara",
    ),
    NilaiDasar.ADAPTIF: (
        "Cepat menyesuaikan diri menghadapi perubahan",
        "Terus berinovasi dan mengembangkan kreativitas",
        "Bertindak proaktif",
    ),
    NilaiDasar.KOLABORATIF: (
        "Memberi kesempatan kepada berbagai pihak untuk berkontribusi",
        "Terbuka dalam bekerja sama untuk menghasilkan nilai tambah",
        "Menggerakkan pemanfaatan berbagai sumber daya untuk tujuan bersama",
    ),
}
