"""Help for units in the demo city: one visit that is over, one that is dated, one proposed."""

from datetime import date, timedelta

from django.db.models import F

from beranda.demo.penempatan import Susunan
from beranda.demo.unit import DUKCAPIL
from pegawai.models import Pengguna, UnitKerja
from sosialisasi.choices import JenisBantuan
from sosialisasi.domain import bantuan
from sosialisasi.models import Adopsi
from sosialisasi.rumus import PALING_SEDIKIT


def buat_bantuan(susunan: Susunan, oleh: Pengguna, kini: date) -> None:
    """The example agency is visited; others of five people or more follow."""
    contoh = susunan.kepala_unit(DUKCAPIL).unit
    lain = UnitKerja.objects.without_tree_fields().filter(opd=F("pk")).exclude(pk=contoh.pk).order_by("kode")[:12]
    cukup = [u for u in lain if bantuan.orang_unit(u) >= PALING_SEDIKIT][:2]
    satu = bantuan.usulkan(
        unit=contoh,
        jenis=JenisBantuan.KUNJUNGAN,
        oleh=oleh,
        alasan="Banyak hasil triwulan belum dilaporkan; loket penuh dan bukti masih di kertas.",
    )
    satu = bantuan.jadwalkan(
        bantuan=satu, versi=satu.versi, tanggal=kini - timedelta(days=12), pelaksana="Tim sosialisasi dan BKPSDM"
    )
    bantuan.selesaikan(
        bantuan=satu,
        versi=satu.versi,
        hasil="Semua ketua tim mencoba melaporkan satu hasil dengan foto bukti dari ponsel.",
        tindak_lanjut="Satu orang tiap seksi menjadi tempat bertanya; dilihat lagi pada akhir bulan.",
    )
    alasan = "Rencana sudah berlaku, tetapi hasil belum dilaporkan."
    for n, unit in enumerate(cukup):
        satu = bantuan.usulkan(unit=unit, jenis=JenisBantuan.KLINIK, alasan=alasan, oleh=oleh)
        if n == 0:
            bantuan.jadwalkan(
                bantuan=satu, versi=satu.versi, tanggal=kini + timedelta(days=5), pelaksana="Tim sosialisasi kota"
            )


def buat_minggu_lalu() -> None:
    """Seven weeks before the counted one, each a little less far."""
    kini = list(Adopsi.objects.all())
    Adopsi.objects.bulk_create(
        Adopsi(
            unit_id=a.unit_id,
            minggu=a.minggu - timedelta(weeks=n),
            ukuran=a.ukuran,
            jumlah=a.jumlah * (10 - n) // 10,
            dari=a.dari,
        )
        for a in kini
        for n in range(1, 8)
    )
