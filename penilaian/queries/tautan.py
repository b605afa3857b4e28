"""The superior's result that each planned result supports: who needs one, and which can be chosen."""

from typing import Any

from django.db.models import QuerySet

from kinerja.waktu import hari_ini
from pegawai.choices import JenisJabatan, JenisPegawai
from pegawai.models import Penempatan
from penilaian.choices import SKP_DAPAT_DIUBAH, JenisHasil, StatusSKP
from penilaian.models import SKP, HasilKerja


def memakai_perspektif(skp: SKP) -> bool:
    """Whether results name a *perspektif* instead of a superior's result: those of a JPT, and of people whose superior
    has no plan by rule because they are no civil servant (the mayor). Source: official form of PermenPANRB 6/2022."""
    penilai = skp.penempatan.penilai
    tanpa_skp = penilai is not None and penilai.jenis == JenisPegawai.PEJABAT
    return tanpa_skp or skp.penempatan.jabatan.jenis == JenisJabatan.JPT


def hasil_atasan(skp: SKP) -> QuerySet[HasilKerja]:
    """Results of the superior's running plan in the range of this one: those that can be supported. None of them
    means that the superior has no running plan."""
    return HasilKerja.objects.filter(
        skp__pegawai=skp.penempatan.penilai_id, skp__status=StatusSKP.BERLAKU, skp__rentang__overlap=skp.rentang
    )


def belum_tertaut(hasil: list[Any], pilihan: list[HasilKerja]) -> list[HasilKerja]:
    """Main results that support none of `pilihan`. Each gets `saran`: the choice worded like what it supported before
    (an earlier version of the superior's plan), or None."""
    ada = {p.pk for p in pilihan}
    menurut_kata = {p.uraian: p.pk for p in pilihan}
    kurang = [h for h in hasil if h.jenis == JenisHasil.UTAMA and h.hasil_atasan_id not in ada]
    for h in kurang:
        h.saran = menurut_kata.get(h.hasil_atasan.uraian) if h.hasil_atasan else None
    return kurang


def penunggu(pegawai_id: int, milik: list[SKP]) -> int:
    """How many people have a draft that cannot be sent before this superior has a running plan; 0 when there is one
    among `milik`, their own plans."""
    if any(s.status == StatusSKP.BERLAKU and hari_ini() in s.rentang for s in milik):
        return 0
    draf = SKP.objects.filter(penempatan__in=Penempatan.objects.pada().filter(penilai=pegawai_id).values("pk"))
    return draf.filter(status__in=SKP_DAPAT_DIUBAH).count()
