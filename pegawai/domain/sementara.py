"""Plt. (acting head of a vacant unit) and Plh. (head's stand-in while absent): within dates, one a unit at a time."""

from datetime import date

from django.db import transaction

from kinerja.pelacakan import karena
from kinerja.waktu import hari_ini, hari_terakhir, rentang
from pegawai.choices import JenisPenempatan
from pegawai.domain.galat import tolak
from pegawai.domain.penempatan import kunci, tutup
from pegawai.models import Jabatan, Pegawai, Penempatan, Pengguna, UnitKerja


@transaction.atomic
def tugaskan_sementara(
    *,
    pegawai: Pegawai,
    unit: UnitKerja,
    jabatan: Jabatan,
    jenis: str,
    mulai: date,
    selesai: date,
    nomor_sk: str = "",
    alasan: str,
    oleh: Pengguna | None = None,
) -> Penempatan:
    """Plt. or Plh. head of a unit from `mulai` to `selesai`, both inclusive. Leads the unit within the dates only.

    Raises ValidationError by field: Plt. while a definitive head is there, Plh. without one, a second acting head on
    the same day, the head as own stand-in, oneself.
    """
    if jenis not in (JenisPenempatan.PLT, JenisPenempatan.PLH):
        raise tolak("jenis", "Pilih Plt. atau Plh.")
    if selesai < mulai:
        raise tolak("selesai", "Tanggal selesai tidak boleh sebelum tanggal mulai.")
    if oleh and oleh.pegawai_id == pegawai.pk:
        raise tolak("pegawai", "Penugasan untuk diri sendiri dicatat oleh admin kepegawaian lain.")
    kunci(pegawai)
    UnitKerja.objects.without_tree_fields().select_for_update().only("pk").get(pk=unit.pk)
    baris = Penempatan(
        pegawai=pegawai,
        unit=unit,
        jabatan=jabatan,
        jenis=jenis,
        kepala=True,
        masa=rentang(mulai, selesai),
        nomor_sk=nomor_sk,
    )
    _periksa_kepala(baris)
    with karena(alasan):
        baris.save(force_insert=True)
    return baris


@transaction.atomic
def akhiri_sementara(*, penempatan_id: int, alasan: str, oleh: Pengguna) -> Penempatan:
    """End an acting headship today; one that has not begun is taken back. History keeps both."""
    baris = Penempatan.objects.select_for_update().exclude(jenis=JenisPenempatan.DEFINITIF).get(pk=penempatan_id)
    if baris.pegawai_id == oleh.pegawai_id:
        raise tolak("alasan", "Penugasan diri sendiri diakhiri oleh admin kepegawaian lain.")
    if baris.masa.upper and baris.masa.upper <= hari_ini():
        raise tolak("alasan", "Penugasan ini sudah berakhir.")
    if baris.masa.lower < hari_ini():
        tutup(baris, hari_ini(), alasan)
        return baris
    with karena(alasan):
        baris.delete()
    return baris


def _periksa_kepala(baris: Penempatan) -> None:
    lain = Penempatan.objects.filter(unit=baris.unit, kepala=True, masa__overlap=baris.masa).select_related("pegawai")
    definitif = [p for p in lain if p.jenis == JenisPenempatan.DEFINITIF]
    for p in lain:
        if p.jenis != JenisPenempatan.DEFINITIF:
            masa = f"{p.masa.lower:%d/%m/%Y}–{hari_terakhir(p.masa):%d/%m/%Y}"
            raise tolak("mulai", f"{p.pegawai} sudah menjadi {p.get_jenis_display()} unit ini {masa}. Pilih masa lain.")
    if baris.jenis == JenisPenempatan.PLT and definitif:
        nama = definitif[0].pegawai
        raise tolak("jenis", f"Unit ini dipimpin {nama} pada masa itu. Bila ia berhalangan, pilih Plh.")
    if baris.jenis == JenisPenempatan.PLH and not definitif:
        raise tolak("jenis", "Unit ini tidak punya kepala definitif pada masa itu. Pilih Plt.")
    if any(p.pegawai_id == baris.pegawai_id for p in definitif):
        raise tolak("pegawai", "Orang ini kepala definitif unit itu sendiri. Pilih orang lain.")
