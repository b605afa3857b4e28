"""Positions of the demo city and the kind of work (`kerja`, a key of `hasil_kerja.PUSTAKA`) of each."""

from random import Random

from beranda.demo.unit import BKPSDM, DUKCAPIL
from pegawai.choices import JenisJabatan, JenisUnit
from pegawai.models import Jabatan, UnitKerja

# kode: (nama, jenis, jenjang, kelas, bup, kerja)
DAFTAR: dict[str, tuple[str, str, str, int | None, int, str]] = {
    "K-KOTA": ("Wali Kota", JenisJabatan.PEJABAT_NEGARA, "", None, 70, ""),
    "K-SETDA": ("Sekretaris Daerah", JenisJabatan.JPT, "Pratama", 15, 60, "kepala_opd"),
    "K-SETWAN": ("Sekretaris DPRD", JenisJabatan.JPT, "Pratama", 14, 60, "kepala_opd"),
    "K-INSPEKTORAT": ("Inspektur", JenisJabatan.JPT, "Pratama", 14, 60, "kepala_opd"),
    "K-BADAN": ("Kepala Badan", JenisJabatan.JPT, "Pratama", 14, 60, "kepala_opd"),
    "K-DINAS": ("Kepala Dinas", JenisJabatan.JPT, "Pratama", 14, 60, "kepala_opd"),
    "K-SATPOLPP": ("Kepala Satuan", JenisJabatan.JPT, "Pratama", 14, 60, "kepala_opd"),
    "K-RSUD": ("Direktur Rumah Sakit", JenisJabatan.JPT, "Pratama", 14, 60, "kepala_opd"),
    "K-KECAMATAN": ("Camat", JenisJabatan.ADMINISTRATOR, "", 12, 58, "kepala_wilayah"),
    "K-KELURAHAN": ("Lurah", JenisJabatan.PENGAWAS, "", 9, 58, "kepala_wilayah"),
    "K-SEKRETARIAT": ("Sekretaris", JenisJabatan.ADMINISTRATOR, "", 12, 58, "kepala_bidang"),
    "K-BIDANG": ("Kepala Bidang", JenisJabatan.ADMINISTRATOR, "", 11, 58, "kepala_bidang"),
    "K-SEKSI": ("Kepala Seksi", JenisJabatan.PENGAWAS, "", 9, 58, "kepala_seksi"),
    "K-PUSKESMAS": ("Kepala Puskesmas", JenisJabatan.FUNGSIONAL, "Ahli Muda", 10, 60, "kepala_seksi"),
    "K-SEKOLAH": ("Kepala Sekolah", JenisJabatan.FUNGSIONAL, "Ahli Madya", 11, 60, "kepala_sekolah"),
    "LOKET": ("Petugas Loket Pelayanan", JenisJabatan.PELAKSANA, "", 6, 58, "loket"),
    "ADM": ("Pengadministrasi Perkantoran", JenisJabatan.PELAKSANA, "", 5, 58, "administrasi"),
    "KEU": ("Penata Laporan Keuangan", JenisJabatan.PELAKSANA, "", 7, 58, "keuangan"),
    "PRWT-T": ("Perawat Terampil", JenisJabatan.FUNGSIONAL, "Terampil", 6, 58, "perawat"),
    "PRWT-P": ("Perawat Ahli Pertama", JenisJabatan.FUNGSIONAL, "Ahli Pertama", 8, 58, "perawat"),
    "BIDAN": ("Bidan Terampil", JenisJabatan.FUNGSIONAL, "Terampil", 6, 58, "perawat"),
    "SANI": ("Tenaga Sanitasi Lingkungan Terampil", JenisJabatan.FUNGSIONAL, "Terampil", 6, 58, "kebersihan"),
    "GURU-P": ("Guru Ahli Pertama", JenisJabatan.FUNGSIONAL, "Ahli Pertama", 8, 60, "guru"),
    "GURU-M": ("Guru Ahli Muda", JenisJabatan.FUNGSIONAL, "Ahli Muda", 9, 60, "guru"),
    "RENC": ("Perencana Ahli Pertama", JenisJabatan.FUNGSIONAL, "Ahli Pertama", 8, 58, "perencana"),
    "ANJAK": ("Analis Kebijakan Ahli Pertama", JenisJabatan.FUNGSIONAL, "Ahli Pertama", 8, 58, "perencana"),
    "ASDM": ("Analis SDM Aparatur Ahli Pertama", JenisJabatan.FUNGSIONAL, "Ahli Pertama", 8, 58, "analis_sdm"),
    "KEBERSIHAN": ("Pengelola Kebersihan Lingkungan", JenisJabatan.PELAKSANA, "", 5, 58, "kebersihan"),
    "POLPP": ("Polisi Pamong Praja Terampil", JenisJabatan.FUNGSIONAL, "Terampil", 6, 58, "lapangan"),
    "DAMKAR": ("Pemadam Kebakaran Terampil", JenisJabatan.FUNGSIONAL, "Terampil", 6, 58, "lapangan"),
}
KERJA = {kode: baris[5] for kode, baris in DAFTAR.items()}

_STAF_JENIS = {
    JenisUnit.SEKOLAH: ("GURU-P", "GURU-M", "GURU-P", "ADM"),
    JenisUnit.PUSKESMAS: ("PRWT-T", "PRWT-P", "BIDAN", "SANI", "LOKET"),
    JenisUnit.RSUD: ("PRWT-T", "PRWT-P", "BIDAN", "PRWT-P"),
    JenisUnit.KELURAHAN: ("LOKET", "ADM"),
    JenisUnit.KECAMATAN: ("LOKET", "ADM", "KEU"),
    JenisUnit.SEKRETARIAT: ("KEU", "ADM", "RENC"),
}
_STAF_OPD = {
    DUKCAPIL: ("LOKET",),
    "Dinas Penanaman Modal dan Pelayanan Terpadu Satu Pintu": ("LOKET", "ANJAK"),
    BKPSDM: ("ASDM", "ADM"),
    "Dinas Lingkungan Hidup": ("KEBERSIHAN", "SANI"),
    "Satuan Polisi Pamong Praja": ("POLPP",),
    "Dinas Pemadam Kebakaran dan Penyelamatan": ("DAMKAR",),
}


def buat_jabatan() -> dict[str, Jabatan]:
    """Create the positions; returns them by `kode`."""
    baris = [
        Jabatan(kode=kode, nama=nama, jenis=jenis, jenjang=jenjang, kelas=kelas, bup=bup)
        for kode, (nama, jenis, jenjang, kelas, bup, _kerja) in DAFTAR.items()
    ]
    return {j.kode: j for j in Jabatan.objects.bulk_create(baris)}


def jabatan_kepala(unit: UnitKerja) -> str:
    """Code of the position of the head of a unit."""
    if unit.jenis == JenisUnit.PEMERINTAH:
        return "K-KOTA"
    if unit.nama == "Satuan Polisi Pamong Praja":
        return "K-SATPOLPP"
    return f"K-{str(unit.jenis).upper()}"


def jabatan_staf(unit: UnitKerja, acak: Random) -> str:
    """Code of a believable position for somebody who works in a unit without leading it."""
    if unit.jenis in _STAF_JENIS:
        return acak.choice(_STAF_JENIS[JenisUnit(unit.jenis)])
    return acak.choice(_STAF_OPD.get(unit.opd.nama if unit.opd else "", ("ANJAK", "RENC", "ADM")))
