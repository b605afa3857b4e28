"""A competence, a programme and a batch, for tests of training."""

from datetime import date
from decimal import Decimal

from pegawai.models import Pegawai, UnitKerja
from pelatihan.domain import angkatan as domain_angkatan
from pelatihan.domain import kompetensi as domain_kompetensi
from pelatihan.domain import program as domain_program
from pelatihan.domain.penandatangan import tetapkan
from pelatihan.models import Angkatan, Kompetensi, Penandatangan, Program


def kompetensi(kode: str = "manajemen-waktu", nama: str = "Manajemen waktu") -> Kompetensi:
    ada = Kompetensi.objects.filter(kode=kode).first()
    return ada or domain_kompetensi.simpan(
        kompetensi=None, versi=0, data={"kode": kode, "nama": nama, "jenis": "manajerial"}
    )


def program(kode: str = "waktu", **lain: object) -> Program:
    isi = {
        "kode": kode,
        "nama": "Manajemen waktu untuk pelayanan",
        "bentuk": "pelatihan_teknis",
        "lingkup": "nasional",
        "jp_asli": Decimal(8),
        "kapasitas": 2,
    } | lain
    return domain_program.simpan(program=None, versi=0, data=isi, sasaran={kompetensi(): 3})


def penandatangan(unit: UnitKerja | None = None, nama: str = "Bambang Wijaya", jabatan: str = "Kepala BKPSDM") -> None:
    tetapkan(unit=unit, pejabat=Pegawai.objects.get(nama=nama), jabatan=jabatan)


def angkatan(satu: Program | None = None, mulai: date = date(2026, 12, 7), **lain: object) -> Angkatan:
    """A batch of a city in which somebody signs certificates."""
    isi = {"selesai": mulai, "tutup_daftar": mulai} | lain
    if not Penandatangan.objects.exists() and Pegawai.objects.filter(nama="Bambang Wijaya").exists():
        penandatangan()
    return domain_angkatan.buka(program=satu or program(), mulai=mulai, **isi)
