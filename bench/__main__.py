"""`make bench`: speed as ratios measured side by side in one run, on a throw-away PostgreSQL and Valkey.

Each line names its floor; the floor of scoring (`lantai.sql`) stands beside this file for a sceptic to read.
"""

import argparse

from bench.kota import siapkan


def utama() -> None:
    parser = argparse.ArgumentParser(prog="bench", description=__doc__)
    parser.add_argument(
        "bagian", nargs="*", metavar="bagian", help="impor, laporan, survei, inovasi, halaman, hitung (bawaan: semua)"
    )
    parser.add_argument("--orang", type=int, default=20_000, help="banyaknya orang kota yang besar")
    parser.add_argument("--ulang", type=int, default=5, help="putaran penghitungan")
    parser.add_argument("--putaran", type=int, default=30, help="putaran tiap halaman")
    argumen = parser.parse_args()
    bagian = argumen.bagian or ["impor", "laporan", "survei", "inovasi", "halaman", "hitung"]
    berhenti = siapkan()
    try:
        import django

        django.setup()
        if "impor" in bagian:
            from bench.impor import ukur_impor

            ukur_impor(argumen.orang, argumen.ulang)
        if "laporan" in bagian:
            from bench.laporan import ukur_laporan

            ukur_laporan()
        if "survei" in bagian:
            from bench.survei import ukur_survei

            ukur_survei()
        if "inovasi" in bagian:
            from bench.inovasi import ukur_inovasi

            ukur_inovasi()
        if "halaman" in bagian:
            from bench.halaman import ukur_halaman

            ukur_halaman(argumen.orang, argumen.putaran)
        if "hitung" in bagian:
            from bench.hitung import ukur_hitung

            ukur_hitung(argumen.orang, argumen.ulang)
    finally:
        berhenti()


if __name__ == "__main__":
    utama()
