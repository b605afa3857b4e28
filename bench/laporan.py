"""Feedback reports in bulk: composing them for every superior (set-based), then the PDF of each, by one process."""

import time
from typing import Any

from bench.kota import SINI, buat_kota, salin_basis

ORANG, LEMBAR, SASARAN_MS = 2_000, 200, 25


def ukur_laporan() -> None:
    """Print milliseconds a report of ten people: composing, and the tagged PDF."""
    from django.core.management import call_command
    from django.db import connection

    from penilaian.documents.laporan import pdf, pdf_semua
    from penilaian.domain.laporan import ID_MAKS, susun_rentang
    from penilaian.models import Laporan, Periode
    from penilaian.queries.laporan_baca import baca

    call_command("migrate", verbosity=0)
    kosong = connection.settings_dict["NAME"]
    salin_basis("bench_laporan")
    periode, kebijakan = buat_kota(ORANG)
    with connection.cursor() as kursor:
        kursor.execute((SINI / "lantai.sql").read_text(), {"periode": periode, "kebijakan": kebijakan})
    mulai = time.perf_counter()
    banyak = susun_rentang(periode=Periode.objects.get(pk=periode), awal=0, akhir=ID_MAKS)
    susun = (time.perf_counter() - mulai) * 1000 / banyak
    auditor = _auditor()
    semua = [baca(x, auditor) for x in Laporan.objects.select_related("penilai", "periode")[:LEMBAR]]
    pdf(semua[0])  # fonts and template are read once a process
    mulai = time.perf_counter()
    besar = sum(len(x) for x in pdf_semua(semua))
    lama = (time.perf_counter() - mulai) * 1000 / len(semua)
    print(f"\n{'laporan umpan balik, ' + str(len(semua)) + ' lembar':<44}{'ms':>10}{'KB':>10}{'sasaran':>17}")
    print(f"{'menyusun isinya (' + str(banyak) + ' penilai)':<44}{susun:>10.2f}")
    print(f"{'PDF bertag':<44}{lama:>10.1f}{besar / len(semua) / 1024:>10.0f}{SASARAN_MS:>17.1f}")
    connection.close()
    connection.settings_dict["NAME"] = kosong


def _auditor() -> Any:
    """An account that may read every report."""
    from kinerja.waktu import hari_ini, rentang
    from pegawai.choices import NamaPeran
    from pegawai.models import Pengguna, Peran

    akun = Pengguna.objects.create_user(username="auditor", nama="Auditor")
    awal = rentang(hari_ini().replace(day=1))
    Peran.objects.create(pengguna=akun, nama=NamaPeran.AUDITOR, unit=None, masa=awal, alasan="bench")
    return akun
