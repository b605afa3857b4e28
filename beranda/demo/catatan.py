"""Dated records: ranks, education, leave, a few disciplinary measures; windows of transfer and a planned merger."""

from datetime import date, timedelta
from random import Random

from django.db.models import F

from beranda.demo.penempatan import Kursi, Susunan
from beranda.demo.unit import BKPSDM, DUKCAPIL
from kinerja.waktu import rentang
from pegawai.choices import GOLONGAN_PNS, JenisMasaKhusus, JenisPegawai
from pegawai.domain import mutu, nik, reorganisasi
from pegawai.models import (
    HukumanDisiplin,
    JendelaMutasi,
    MasaKhusus,
    Pegawai,
    Pengguna,
    RiwayatPangkat,
    RiwayatPendidikan,
    UnitKerja,
)

_TANGGA = [kode for kode, _ in GOLONGAN_PNS]
_LEMBAGA = {
    "SMA": ("SMA Negeri di Palembang", "SMK Negeri di Palembang"),
    "D3": ("Politeknik di Palembang",),
    "S1": ("Universitas di Palembang", "Universitas di Indralaya"),
    "S2": ("Universitas di Palembang", "Universitas di Jakarta"),
}


def buat_catatan(susunan: Susunan, akun: dict[int | None, Pengguna], kini: date, acak: Random) -> None:
    """Records of everybody, and the pages of HR that plan ahead."""
    RiwayatPangkat.objects.bulk_create([p for k in susunan.kursi for p in _pangkat(k, kini)], batch_size=2000)
    RiwayatPendidikan.objects.bulk_create([_pendidikan(k, acak) for k in susunan.kursi if k.pegawai.pendidikan])
    _cuti_dan_disiplin(susunan, kini, acak)
    for bulan, akhir in ((4, 30), (10, 31)):
        for tahun in (kini.year, kini.year + 1):
            JendelaMutasi.objects.create(
                masa=rentang(date(tahun, bulan, 1), date(tahun, bulan, akhir)),
                keterangan="Kebijakan mutasi kota contoh",
            )
    mutu.potret(tanggal=kini - timedelta(days=30))
    _data_meragukan(susunan)
    mutu.potret(tanggal=kini)
    _rencana_gabung(akun[susunan.kepala_unit(BKPSDM).pegawai.pk], kini)


def _pangkat(k: Kursi, kini: date) -> list[RiwayatPangkat]:
    """The rank in force and up to two before it, four years apart, each in April."""
    if k.pegawai.jenis != JenisPegawai.PNS or k.pegawai.golongan not in _TANGGA:
        return []
    tahun = kini.year - 1 - k.pegawai.pk % 3
    tangga = _TANGGA.index(k.pegawai.golongan)
    return [
        RiwayatPangkat(
            pegawai=k.pegawai,
            golongan=_TANGGA[tangga - mundur],
            tmt=date(tahun - 4 * mundur, 4, 1),
            nomor_sk=f"823/{k.pegawai.pk % 900 + 100}/{tahun - 4 * mundur}",
        )
        for mundur in range(min(3, tangga + 1))
    ]


def _pendidikan(k: Kursi, acak: Random) -> RiwayatPendidikan:
    orang = k.pegawai
    lulus = (orang.tgl_lahir.year if orang.tgl_lahir else 1980) + {"SMA": 18, "D3": 21, "S1": 22}.get(
        orang.pendidikan, 26
    )
    lembaga = acak.choice(_LEMBAGA.get(orang.pendidikan, ("Perguruan tinggi di Palembang",)))
    return RiwayatPendidikan(pegawai=orang, tingkat=orang.pendidikan, lembaga=lembaga, tahun_lulus=lulus)


def _cuti_dan_disiplin(susunan: Susunan, kini: date, acak: Random) -> None:
    staf = [k.pegawai for k in susunan.kursi if not k.kepala]
    pilih = acak.sample(staf, max(6, len(staf) // 60))
    MasaKhusus.objects.bulk_create(
        MasaKhusus(
            pegawai=orang,
            jenis=JenisMasaKhusus.CUTI_MELAHIRKAN if orang.jenis_kelamin == "P" else JenisMasaKhusus.CUTI_BESAR,
            masa=rentang(mulai := kini - timedelta(days=40 + 9 * n % 200), mulai + timedelta(days=89)),
            nomor_sk=f"851/{n + 11}/{kini.year}",
        )
        for n, orang in enumerate(pilih)
    )
    HukumanDisiplin.objects.bulk_create(
        HukumanDisiplin(
            pegawai=orang,
            tingkat="ringan",
            uraian="Teguran tertulis",
            masa=rentang(date(kini.year, 2, 1), date(kini.year, 7, 31)),
            nomor_sk=f"862/{n + 1}/{kini.year}",
        )
        for n, orang in enumerate(acak.sample(staf, 3))
    )


def _data_meragukan(susunan: Susunan) -> None:
    """A few records as they come out of old files: another birth date or sex than the NIP says, one NIK twice."""
    semua = [k.pegawai for k in susunan.kursi if not k.kepala and k.pegawai.nip]
    # Every eighth part of the city, beginning after the people of the printed logins.
    staf = semua[len(semua) // 9 :: len(semua) // 9][:8]
    Pegawai.objects.filter(pk__in=[o.pk for o in staf[:4]]).update(tgl_lahir=F("tgl_lahir") + timedelta(days=31))
    for orang in staf[4:6]:
        Pegawai.objects.filter(pk=orang.pk).update(jenis_kelamin="P" if orang.jenis_kelamin == "L" else "L")
    for orang in staf[6:8]:
        nik.simpan(pegawai=orang, nik="1671026208889001")


def _rencana_gabung(oleh: Pengguna, kini: date) -> None:
    """A draft merger of two seksi, to look at before anything happens."""
    dinas = UnitKerja.objects.get(nama=DUKCAPIL)
    seksi = UnitKerja.objects.without_tree_fields().filter(opd=dinas, jenis="seksi").order_by("-kode")[:2]
    if len(seksi) < 2:
        return
    rencana = reorganisasi.buat(
        nama="Penggabungan dua seksi",
        dasar="Rancangan penataan kota contoh",
        mulai=date(kini.year + 1, 1, 1),
        oleh=oleh,
    )
    reorganisasi.tambah_langkah(reorganisasi=rencana, jenis="gabung", unit=seksi[0], tujuan=seksi[1])
