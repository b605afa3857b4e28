"""What an act of HR will bring about, in sentences, before it is done."""

from datetime import date

from kinerja.waktu import hari_terakhir, rentang
from pegawai.models import AnggotaTim, JendelaMutasi, Pegawai, Penempatan, Peran, UnitKerja


def akibat_berakhir(pegawai: Pegawai, batas: date) -> list[str]:
    """Who and what loses this person when service ends the day before `batas`. Five statements."""
    dinilai = Penempatan.objects.definitif().pada(batas).filter(penilai=pegawai).count()
    dipimpin = list(
        UnitKerja.objects.without_tree_fields()
        .filter(penempatan__in=Penempatan.objects.pada(batas).filter(pegawai=pegawai, kepala=True))
        .values_list("nama", flat=True)
    )
    peran = Peran.objects.pada(batas).filter(pengguna__pegawai=pegawai).count()
    tim = AnggotaTim.objects.filter(pegawai=pegawai, masa__contains=batas).count()
    kalimat = [
        (dinilai, f"{dinilai} orang yang dinilainya perlu penilai baru; mereka muncul di halaman Tanpa penilai."),
        (dipimpin, f"{', '.join(dipimpin)} tidak punya kepala; tugaskan Plt. bila perlu."),
        (peran, f"{peran} peran dalam aplikasi berakhir."),
        (tim, f"Keanggotaan dalam {tim} tim kerja berakhir."),
        (True, "Akunnya ditutup pada malam setelah hari terakhir."),
    ]
    return [teks for ada, teks in kalimat if ada]


def orang_unit(unit: UnitKerja) -> list[Penempatan]:
    """Definitive placements of today that the head of the unit naturally assesses: its people, and the heads below."""
    kini = Penempatan.objects.definitif().pada()
    baris = kini.filter(unit=unit) | kini.filter(unit__parent=unit, kepala=True)
    return list(baris.select_related("pegawai", "jabatan", "unit", "penilai").order_by("pegawai__nama", "pk"))


def sementara_unit(unit: UnitKerja, sejak: date) -> list[Penempatan]:
    """Acting heads of a unit, running or to come."""
    baris = Penempatan.objects.filter(unit=unit, masa__endswith__gt=sejak).exclude(jenis="definitif")
    return list(baris.select_related("pegawai", "jabatan").order_by("masa"))


def luar_jendela_mutasi(mulai: date) -> str:
    """A warning when a transfer of that day lies outside the windows of its year; empty without windows that year."""
    tahun_itu = JendelaMutasi.objects.filter(masa__overlap=rentang(date(mulai.year, 1, 1), date(mulai.year, 12, 31)))
    jendela = [(j.masa.lower, hari_terakhir(j.masa)) for j in tahun_itu.order_by("masa")]
    if not jendela or any(a <= mulai <= b for a, b in jendela if b):
        return ""
    daftar = ", ".join(f"{a:%d/%m/%Y}–{b:%d/%m/%Y}" for a, b in jendela if b)
    return f"{mulai:%d/%m/%Y} berada di luar jendela mutasi {mulai.year} ({daftar}). Pastikan ada dasarnya."
