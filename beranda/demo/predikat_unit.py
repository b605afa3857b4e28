"""Predikat of agencies in the quarters that were closed, with recommendations beside some."""

from datetime import datetime, time
from random import Random

from django.utils import timezone

from beranda.demo.akun import Akun
from beranda.demo.penempatan import Susunan
from beranda.demo.unit import BKPSDM, DUKCAPIL
from penilaian.choices import PredikatOrganisasi, SumberRekomendasi
from penilaian.models import Periode, PutusanUnit, RekomendasiUnit
from penilaian.queries.hasil_unit import hasil_unit

_ALASAN = {
    PredikatOrganisasi.ISTIMEWA: "Rencana aksi triwulan ini melampaui target yang disepakati.",
    PredikatOrganisasi.BAIK: "Rencana aksi tercapai menurut target yang disepakati.",
    PredikatOrganisasi.BUTUH_PERBAIKAN: "Sebagian rencana aksi tertinggal dan perlu dikejar triwulan depan.",
    PredikatOrganisasi.KURANG: "Banyak rencana aksi tidak mencapai target.",
}


def buat_predikat_unit(susunan: Susunan, akun: Akun, periode: list[Periode], acak: Random) -> None:
    """By the result of the own indicators, with some freedom; the example agency and its units are decided too."""
    putusan, saran = [], []
    for p in periode:
        waktu = min(timezone.make_aware(datetime.combine(p.rentang.upper, time(9, 40))), timezone.now())
        hasil = hasil_unit(p)
        for k in susunan.kepala.values():
            contoh = bool(k.unit.opd) and k.unit.opd.nama == DUKCAPIL
            atasan = akun.get(k.penempatan.penilai_id)
            isi = hasil.get(("unit", k.unit.pk))
            if atasan is None or isi is None or isi.nilai is None or (acak.random() < 0.1 and not contoh):
                continue
            predikat = PredikatOrganisasi.BAIK if contoh else _predikat(float(isi.nilai) + acak.gauss(0, 2))
            alasan = _ALASAN[predikat]
            putusan.append(
                PutusanUnit(
                    unit=k.unit, periode=p, predikat=predikat, alasan=alasan, nilai=isi.nilai, oleh=atasan, dibuat=waktu
                )
            )
            if k.unit.nama == DUKCAPIL:
                saran += [_rekomendasi(susunan, akun, putusan[-1], s) for s in SumberRekomendasi]
    PutusanUnit.objects.bulk_create(putusan)
    RekomendasiUnit.objects.bulk_create(saran)


def _predikat(nilai: float) -> PredikatOrganisasi:
    if nilai >= 106:
        return PredikatOrganisasi.ISTIMEWA
    if nilai >= 92:
        return PredikatOrganisasi.BAIK
    return PredikatOrganisasi.BUTUH_PERBAIKAN if nilai >= 85 else PredikatOrganisasi.KURANG


_ISI = {
    SumberRekomendasi.PERENCANAAN: ("Kepala Bappeda Litbang", "Target perjanjian kinerja tercapai; layak Baik."),
    SumberRekomendasi.KEPEGAWAIAN: ("Kepala BKPSDM", "Penilaian orang selesai tepat waktu."),
    SumberRekomendasi.INSPEKTORAT: ("Inspektur", "Temuan pemeriksaan ditindaklanjuti sebelum batas waktu."),
}


def _rekomendasi(susunan: Susunan, akun: Akun, putusan: PutusanUnit, sumber: SumberRekomendasi) -> RekomendasiUnit:
    pemberi, isi = _ISI[sumber]
    oleh = putusan.oleh if sumber != SumberRekomendasi.KEPEGAWAIAN else akun[susunan.kepala_unit(BKPSDM).pegawai.pk]
    return RekomendasiUnit(
        unit=putusan.unit,
        periode=putusan.periode,
        sumber=sumber,
        pemberi=pemberi,
        isi=isi,
        oleh=oleh,
        dibuat=putusan.dibuat,
    )
