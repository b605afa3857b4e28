"""The unit tree of the demo city: real agencies, districts and wards, plausible rooms below the agencies."""

import csv
from collections.abc import Iterable
from pathlib import Path

from django.db.models import F

from pegawai.choices import JENIS_OPD, JenisUnit
from pegawai.models import UnitKerja

DATA = Path(__file__).parent / "data"
KODE_KOTA = "16.71"
DUKCAPIL = "Dinas Kependudukan dan Pencatatan Sipil"
KESEHATAN = "Dinas Kesehatan"
PENDIDIKAN = "Dinas Pendidikan"
BKPSDM = "Badan Kepegawaian dan Pengembangan Sumber Daya Manusia"

# Agencies that always have rooms, whatever the size of the city, with the names of their bidang and seksi.
_KAMAR_TETAP = {
    DUKCAPIL: (
        ("Bidang Pelayanan Pendaftaran Penduduk", "Seksi Pelayanan Identitas Penduduk"),
        ("Bidang Pelayanan Pencatatan Sipil", "Seksi Akta Kelahiran dan Kematian"),
    ),
    KESEHATAN: (("Bidang Pelayanan Kesehatan", "Seksi Pelayanan Kesehatan Primer"),),
    PENDIDIKAN: (("Bidang Pembinaan Sekolah Dasar", "Seksi Kurikulum dan Penilaian"),),
}
_BIDANG_UMUM = (("Bidang Perencanaan dan Evaluasi", "Seksi Evaluasi"), ("Bidang Pelayanan Teknis", "Seksi Pelayanan"))


def baca(nama: str) -> list[dict[str, str]]:
    """Rows of a table in the `data` folder."""
    with (DATA / nama).open(encoding="utf-8", newline="") as berkas:
        return list(csv.DictReader(berkas))


def buat_unit(jumlah_pegawai: int) -> dict[str, UnitKerja]:
    """Create the tree, sized for a number of people; returns the units by `kode`."""
    kota = UnitKerja.objects.create(kode=KODE_KOTA, nama="Pemerintah Kota Palembang", jenis=JenisUnit.PEMERINTAH)
    opd = _simpan(_perangkat(kota) + _kecamatan(kota))
    for unit in opd:
        unit.opd = unit
    UnitKerja.objects.filter(jenis__in=JENIS_OPD).update(opd=F("pk"))
    menurut_kode = {u.kode: u for u in opd}
    bidang = _simpan([b for u in opd for b in _bidang(u, jumlah_pegawai)])
    rinci = _simpan(
        _seksi(bidang, jumlah_pegawai) + _kelurahan(menurut_kode) + _lapangan(menurut_kode.values(), jumlah_pegawai)
    )
    return {u.kode: u for u in [kota, *opd, *bidang, *rinci]}


def _simpan(daftar: list[UnitKerja]) -> list[UnitKerja]:
    return UnitKerja.objects.bulk_create(daftar)


def _perangkat(kota: UnitKerja) -> list[UnitKerja]:
    return [
        UnitKerja(kode=f"{KODE_KOTA}.P{urut:02d}", nama=baris["nama"], jenis=baris["jenis"], parent=kota)
        for urut, baris in enumerate(baca("perangkat.csv"), 1)
    ]


def _kecamatan(kota: UnitKerja) -> list[UnitKerja]:
    return [
        UnitKerja(kode=b["kode"], nama=f"Kecamatan {b['nama']}", jenis=JenisUnit.KECAMATAN, parent=kota)
        for b in baca("wilayah.csv")
        if b["jenis"] == "kecamatan"
    ]


def _kelurahan(opd: dict[str, UnitKerja]) -> list[UnitKerja]:
    return [
        UnitKerja(
            kode=b["kode"],
            nama=f"Kelurahan {b['nama']}",
            jenis=JenisUnit.KELURAHAN,
            parent=opd[b["induk"]],
            opd=opd[b["induk"]],
        )
        for b in baca("wilayah.csv")
        if b["jenis"] == "kelurahan"
    ]


def kamar(opd: UnitKerja, jumlah_pegawai: int) -> tuple[tuple[str, str], ...]:
    """(bidang, seksi) names of an agency: more of them in a bigger city."""
    if opd.nama in _KAMAR_TETAP:
        return _KAMAR_TETAP[opd.nama]
    if opd.jenis == JenisUnit.KECAMATAN or jumlah_pegawai < 600:
        return ()
    return _BIDANG_UMUM if jumlah_pegawai >= 1000 else _BIDANG_UMUM[:1]


def _bidang(opd: UnitKerja, jumlah_pegawai: int) -> list[UnitKerja]:
    if opd.jenis == JenisUnit.KECAMATAN:
        return []
    nama = [(JenisUnit.BIDANG, bidang) for bidang, _seksi in kamar(opd, jumlah_pegawai)]
    if opd.jenis != JenisUnit.SETDA:
        nama.insert(0, (JenisUnit.SEKRETARIAT, "Sekretariat"))
    return [
        UnitKerja(kode=f"{opd.kode}.{urut}", nama=n, jenis=jenis, parent=opd, opd=opd)
        for urut, (jenis, n) in enumerate(nama, 1)
    ]


def _seksi(bidang: list[UnitKerja], jumlah_pegawai: int) -> list[UnitKerja]:
    hasil = []
    for unit in bidang:
        for nama_bidang, nama_seksi in kamar(unit.opd, jumlah_pegawai):
            if nama_bidang != unit.nama or (unit.opd.nama not in _KAMAR_TETAP and jumlah_pegawai < 2000):
                continue
            hasil.append(
                UnitKerja(kode=f"{unit.kode}.1", nama=nama_seksi, jenis=JenisUnit.SEKSI, parent=unit, opd=unit.opd)
            )
    return hasil


def _lapangan(opd: Iterable[UnitKerja], jumlah_pegawai: int) -> list[UnitKerja]:
    """Community health centres and schools, named after districts."""
    menurut_nama = {u.nama: u for u in opd}
    kecamatan = [u.nama.removeprefix("Kecamatan ") for u in menurut_nama.values() if u.jenis == JenisUnit.KECAMATAN]
    sehat, didik = menurut_nama[KESEHATAN], menurut_nama[PENDIDIKAN]
    banyak = max(2, jumlah_pegawai // 200)
    return [
        UnitKerja(
            kode=f"{sehat.kode}.K{i:03d}",
            nama=f"Puskesmas {kecamatan[i % 18]}" + (f" {i // 18 + 1}" if i >= 18 else ""),
            jenis=JenisUnit.PUSKESMAS,
            parent=sehat,
            opd=sehat,
        )
        for i in range(banyak)
    ] + [
        UnitKerja(
            kode=f"{didik.kode}.S{i:03d}",
            nama=f"SD Negeri {i + 1} Palembang",
            jenis=JenisUnit.SEKOLAH,
            parent=didik,
            opd=didik,
        )
        for i in range(banyak)
    ]
