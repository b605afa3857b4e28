"""Background work of the survey. Every task is safe to run twice."""

import logging

from celery import shared_task

from kinerja.models import Bagian, Pekerjaan
from pegawai.models import UnitKerja
from survei.documents.laporan import pdf_laporan
from survei.domain import hasil, jawaban, laporan_berkas, pemeriksaan
from survei.queries.laporan import bahan, subjek_unit
from survei.queries.unit import layanan_unit

log = logging.getLogger(__name__)


@shared_task
def hitung_indeks() -> None:
    """Every five minutes: flags that need a day's answers, then the index of all periods that are not approved yet."""
    ditandai = pemeriksaan.tandai_seragam()
    log.info("survei.indeks", extra={"periode": hasil.hitung(), "ditandai": ditandai})


@shared_task
def bersihkan_kunci() -> None:
    """Every night: keys of submissions that nobody can send again."""
    log.info("survei.kunci_dibuang", extra={"banyak": jawaban.bersihkan()})


def susun_laporan(pekerjaan: Pekerjaan, bagian: Bagian) -> int:
    """Handler (see `kinerja.pelaksana`): the report of an agency, with the rights that its asker has now. Raises
    LookupError when there is nothing left that they may read."""
    unit = UnitKerja.objects.select_related("opd").get(pk=bagian.awal)
    layanan = list(layanan_unit(unit, pekerjaan.diminta_oleh)) if pekerjaan.diminta_oleh else []
    subjek = subjek_unit(layanan, unit, pekerjaan.parameter["kode"]) if layanan else None
    if subjek is None:
        raise LookupError("Tidak ada layanan yang hasilnya boleh dibaca peminta laporan ini.")
    laporan_berkas.simpan(subjek=subjek, data=pdf_laporan(bahan(subjek)), pekerjaan=pekerjaan)
    return len(subjek.periode)
