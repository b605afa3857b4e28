"""The first steps of a new city: what is there already, in one statement."""

from dataclasses import dataclass

from django.db.models import Exists, QuerySet
from django.urls import reverse

from pegawai.choices import JENIS_OPD
from pegawai.models import Jabatan, Pegawai, Pengguna, UnitKerja
from penilaian.choices import StatusKebijakan
from penilaian.models import Kebijakan, Periode


@dataclass(frozen=True)
class Langkah:
    """One step: what to do, why, where, and whether it is done."""

    judul: str
    keterangan: str
    url: str
    selesai: bool


def langkah_awal(pengguna: Pengguna) -> list[Langkah]:
    """Steps that HR of the city takes before the first period exists; empty for everybody else."""
    if not pengguna.akses.admin_kota:
        return []
    opd = UnitKerja.objects.without_tree_fields().filter(jenis__in=JENIS_OPD)
    aturan = Kebijakan.objects.filter(status=StatusKebijakan.BERLAKU)
    periode = Periode.objects.all()
    ada = _ada(opd=opd, jabatan=Jabatan.objects.all(), pegawai=Pegawai.objects.all(), aturan=aturan, periode=periode)
    isi = (
        ("opd", "Susun unit kerja", "Pemerintah kota, perangkat daerah, lalu unit di bawahnya.", "pegawai:unit_daftar"),
        ("jabatan", "Isi katalog jabatan", "Nama, jenis, kelas, dan batas usia pensiun.", "pegawai:jabatan_daftar"),
        ("pegawai", "Masukkan pegawai", "Dari lembar kerja sekaligus, atau satu per satu.", "pegawai:impor_daftar"),
        ("aturan", "Berlakukan aturan penilaian", "Bobot, ambang, dan matriks predikat.", "penilaian:aturan_daftar"),
        ("periode", "Buka periode pertama", "Tanggal, tenggat, dan aturan yang dipakai.", "penilaian:periode_daftar"),
    )
    return [Langkah(judul, keterangan, reverse(url), ada[kunci]) for kunci, judul, keterangan, url in isi]


def _ada(**kueri: QuerySet) -> dict[str, bool]:
    """Which of these have rows, in one statement."""
    satu = Pengguna.objects.order_by("pk").values_list(*(Exists(q.order_by()) for q in kueri.values()))
    return dict(zip(kueri, satu[0], strict=True))
