"""Celery tasks of appraisal: find what is due, run everything at night. They only fetch and call."""

from datetime import timedelta

from celery import shared_task
from django.utils import timezone

from kinerja.tasks import kirim
from penilaian.choices import StatusPeriode
from penilaian.domain import (
    adopsi,
    alih,
    andai,
    angka_kredit,
    bimbingan,
    bimbingan_kabar,
    buka_tahun,
    efek,
    efek_inovasi,
    hitung,
    keberatan_tenggat,
    kebutuhan,
    laporan,
    manfaat,
    pendapat,
    pengingat,
)
from penilaian.domain import periode as periode_domain
from penilaian.models import Periode

# A little more than the time between two looks.
BARU_DITUTUP = timedelta(minutes=6)


@shared_task
def cari_jatuh_tempo() -> None:
    """Every five minutes: open the periods whose first day has come, propose the templates of an opened year, score the
    plans of running periods whose inputs changed, remind people of deadlines, take objections past their term one level
    up, pass plans not rated in time to the assessor's superior, and look for needs after a close, so that downtime
    catches up."""
    periode_domain.buka_yang_tiba()
    for pembagian in buka_tahun.bagikan_yang_tiba():
        kirim(pembagian)
    for periode in Periode.objects.berjalan().select_related("kebijakan"):
        pekerjaan = hitung.buat_perhitungan_perlu(periode=periode)
        if pekerjaan is not None:
            kirim(pekerjaan)
        pengingat.ingatkan(periode=periode)
    pengingat.ingatkan_berjenjang(periode=Periode.objects.berjalan())
    pendapat.tutup_yang_selesai()
    keberatan_tenggat.awasi()
    for periode in Periode.objects.exclude(status=StatusPeriode.RENCANA).select_related("kebijakan"):
        alih.alihkan(periode=periode)
    if Periode.objects.filter(ditutup__gte=timezone.now() - BARU_DITUTUP).exists():
        kebutuhan.cari()


@shared_task
def hitung_malam() -> None:
    """At night: a full run of every running period."""
    for periode in Periode.objects.berjalan().select_related("kebijakan"):
        kirim(hitung.buat_perhitungan(periode=periode))


@shared_task
def cari_laporan_jatuh_tempo() -> None:
    """Every hour: compose the feedback reports that are due (first of the month, rating deadline, close)."""
    for pekerjaan in laporan.buat_yang_jatuh_tempo():
        kirim(pekerjaan)


@shared_task
def bersihkan_andai() -> None:
    """Every night: scratch rows of old policy trials go."""
    andai.bersihkan()


@shared_task
def hitung_angka_kredit() -> None:
    """Every hour: angka kredit of yearly predikat that became final, or changed."""
    angka_kredit.hitung_semua()


@shared_task
def cari_bimbingan() -> None:
    """Every hour: propose guidance where a result below became final, and remind both sides."""
    bimbingan.usulkan()
    bimbingan_kabar.ingatkan()


@shared_task
def ukur_efek_pelatihan() -> None:
    """Every night: what trainings did to results, over the newest closed periods."""
    efek.ukur()


@shared_task
def ukur_efek_inovasi() -> None:
    """Every night: what innovations did to the results of their unit."""
    efek_inovasi.ukur()


@shared_task
def cari_kebutuhan() -> None:
    """Every night: what people need to learn, with the proof of each need."""
    kebutuhan.cari()


@shared_task
def ukur_manfaat() -> None:
    """Every night: what has changed since the first period, for the page "Apa yang berubah"."""
    manfaat.ukur()


@shared_task
def hitung_adopsi() -> None:
    """Every night: how far planning, reporting and feedback have come, by unit."""
    adopsi.hitung()
