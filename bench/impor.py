"""Importing people (dry run and apply, as the page does) against parsing the same workbook and COPY of the same rows
into the same tables, with their indexes and history: nobody who reads the file and keeps history can do less."""

import io
import statistics
import time

from bench.kota import salin_basis

KEPALA = (
    "nipBaru", "nik", "nama", "gelarBelakang", "jenisPegawaiNama", "tempatLahir", "tglLahir", "jenisKelamin",
    "golRuangAkhir", "tkPendidikanTerakhir", "email", "noHp", "Kode unit", "jabatanNama", "tmtJabatan", "NIP penilai",
)  # fmt: skip


def _nip(urut: int) -> str:
    hari, sisa = divmod(urut, 100)
    tahun, hari = divmod(hari, 336)
    bulan, hari = divmod(hari, 28)
    return f"{1965 + tahun:04d}{bulan + 1:02d}{hari + 1:02d}{1990 + tahun:04d}01{1 + sisa % 2}{900 + sisa:03d}"


def _baris(urut: int) -> list[str]:
    nip = _nip(urut)
    lahir = f"{nip[6:8]}/{nip[4:6]}/{nip[:4]}"
    nik = f"167101{int(nip[6:8]) + (40 if nip[14] == '2' else 0):02d}{nip[4:6]}{nip[2:4]}{urut % 9999 + 1:04d}"
    return [
        nip, nik, f"Orang Nomor {urut}", "S.Kom.", "PNS", "Palembang", lahir, "L" if nip[14] == "1" else "P", "III/a",
        "S1", f"p{urut}@contoh.test", "081234567890", f"U{urut % 400}", f"Jabatan {urut % 60}", "01/01/2026",
        _nip(urut - urut % 20) if urut % 20 else "",
    ]  # fmt: skip


def _berkas(orang: int) -> bytes:
    from xlsxwriter import Workbook

    isi = io.BytesIO()
    with Workbook(isi, {"in_memory": True}) as buku:
        lembar = buku.add_worksheet("Data")
        for nomor, baris in enumerate([KEPALA, *map(_baris, range(orang))]):
            lembar.write_row(nomor, 0, baris)
    return isi.getvalue()


def _katalog() -> None:
    from django.db.models import F

    from pegawai.models import Jabatan, UnitKerja

    UnitKerja.objects.bulk_create(UnitKerja(kode=f"U{n}", nama=f"Unit {n}", jenis="dinas") for n in range(400))
    UnitKerja.objects.update(opd=F("pk"))
    Jabatan.objects.bulk_create(Jabatan(kode=f"J{n}", nama=f"Jabatan {n}", jenis="pelaksana") for n in range(60))


def _kami(isi: bytes) -> tuple[float, dict[str, str]]:
    """Seconds, and the rows that came of it for the floor to copy."""
    from django.db import connection, transaction

    from pegawai.domain import impor

    with transaction.atomic():
        mulai = time.perf_counter()
        batch = impor.periksa(batch=impor.simpan(nama="bench.xlsx", isi=isi, oleh=None))
        batch = impor.terapkan(batch=batch, alasan="bench")
        lama = time.perf_counter() - mulai
        if batch.galat or batch.status != "diterapkan":
            raise SystemExit(f"Impor: {batch.penolakan} {impor.kesalahan(batch)[:3]}")
        hasil = {}
        with connection.cursor() as kursor:
            for tabel in ("pegawai", "identitasrahasia", "pengguna", "penempatan"):
                teks = io.StringIO()
                kursor.copy_expert(f"COPY pegawai_{tabel} TO STDOUT", teks)
                hasil[f"COPY pegawai_{tabel} FROM STDIN"] = teks.getvalue()
        transaction.set_rollback(True)
    return lama, hasil


def _lantai(isi: bytes, salinan: dict[str, str]) -> float:
    from django.db import connection, transaction
    from python_calamine import CalamineWorkbook

    with transaction.atomic():
        mulai = time.perf_counter()
        CalamineWorkbook.from_filelike(io.BytesIO(isi)).get_sheet_by_index(0).to_python()
        with connection.cursor() as kursor:
            for perintah, teks in salinan.items():
                kursor.copy_expert(perintah, io.StringIO(teks))
        lama = time.perf_counter() - mulai
        transaction.set_rollback(True)
    return lama


def ukur_impor(orang: int, ulang: int) -> None:
    """Print the line: medians of `ulang` alternating rounds, each rolled back, in a database of their own."""
    from django.core.management import call_command
    from django.db import connection

    call_command("migrate", verbosity=0)
    kosong = connection.settings_dict["NAME"]
    salin_basis("bench_impor")
    _katalog()
    isi = _berkas(orang)
    _, salinan = _kami(isi)
    pasangan = [(_lantai(isi, salinan), _kami(isi)[0]) for _ in range(ulang)]
    lantai, kami = (statistics.median(x) for x in zip(*pasangan, strict=True))
    nama = f"impor {orang:,} pegawai, uji dan terapkan"
    print(f"{'pekerjaan':<44}{'lantai s':>10}{'kami s':>10}{'rasio':>8}{'sasaran':>9}")
    print(f"{nama:<44}{lantai:>10.3f}{kami:>10.3f}{kami / lantai:>8.2f}{'3.00':>9}")
    connection.close()
    connection.settings_dict["NAME"] = kosong
