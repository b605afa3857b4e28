"""Many at the same moment, in real processes against the real database: three hundred people for forty seats, and
several workers that open the turns of regular programmes."""

import os
import subprocess
import sys
from datetime import timedelta
from itertools import pairwise

import pytest
from django.conf import settings
from django.db import connection

from kinerja.lokal.alamat import alamat_lokal
from kinerja.waktu import hari_ini
from pegawai.models import Pegawai, Pengguna
from pelatihan.models import Angkatan, Peserta
from tests.orang import Kantor
from tests.pelatihan.pelatihan_contoh import angkatan, program

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def awal_desember() -> None:
    """Real processes know the real clock alone."""


PROSES, ORANG, TEMPAT, KUNCI = 4, 300, 40, 6
# Ready, a process waits until the test opens the gate, so that none is done before the others begin.
AWAL = """
import sys, django
django.setup()
from django.db import connection
from pegawai.models import Pegawai, Pengguna
from pelatihan.domain import peserta as domain
from pelatihan.domain.rutin import buka_jatuh_tempo
from pelatihan.models import Angkatan, Peserta
with connection.cursor() as kursor:
    kursor.execute("SELECT pg_advisory_lock_shared(%s)", [int(sys.argv[1])])
"""
# One half of a share was proposed before and is approved, the other is proposed by the superior, which is both; one
# transaction each, as the web does.
DAFTAR = """
oleh = Pengguna.objects.get(pk=int(sys.argv[2]))
satu = Angkatan.objects.get(pk=int(sys.argv[3]))
for pk in map(int, sys.argv[4].split(",")):
    orang = Pegawai.objects.get(pk=pk)
    ikut = Peserta.objects.select_related("angkatan", "pegawai").filter(angkatan=satu, pegawai=orang).first()
    if ikut:
        domain.putuskan(peserta=ikut, versi=ikut.versi, setuju=True, oleh=oleh)
    else:
        domain.usulkan(angkatan=satu, pegawai=orang, asal="atasan", oleh=oleh, alasan=sys.argv[5])
"""
BUKA = """
print(len(buka_jatuh_tempo()))
"""


def jalankan(kerja: str, argumen: list[list[str]]) -> list[str]:
    """What each of the processes printed; all have begun before the first does anything."""
    lingkungan = os.environ | {
        "DJANGO_SETTINGS_MODULE": "kinerja.settings.test",
        "REDIS_URL": settings.REDIS_URL,
        "CACHE_URL": settings.CACHE_URL,
        "SECRET_KEY": settings.SECRET_KEY,
        "KUNCI_NIK": settings.KUNCI_NIK[0],
        "KUNCI_CARI_NIK": settings.KUNCI_CARI_NIK,
        "DATABASE_URL": f"postgresql://postgres@/{connection.settings_dict['NAME']}?host={alamat_lokal().soket}",
    }
    with connection.cursor() as kursor:
        kursor.execute("SELECT pg_advisory_lock(%s)", [KUNCI])
        proses = [
            subprocess.Popen(
                [sys.executable, "-c", AWAL + kerja, str(KUNCI), *satu],
                env=lingkungan,
                cwd=settings.BASE_DIR,
                stdout=subprocess.PIPE,
                text=True,
            )
            for satu in argumen
        ]
        _tunggu(kursor, len(proses))
        kursor.execute("SELECT pg_advisory_unlock(%s)", [KUNCI])
    hasil = [p.communicate(timeout=120)[0] for p in proses]
    assert [p.returncode for p in proses] == [0] * len(proses)
    return hasil


def _tunggu(kursor, banyak: int) -> None:
    """Until so many processes stand at the gate."""
    for _ in range(600):
        kursor.execute(
            "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted AND objid = %s", [KUNCI]
        )
        if kursor.fetchone()[0] == banyak:
            return
        kursor.execute("SELECT pg_sleep(0.1)")
    pytest.fail("Proses tidak siap dalam satu menit.")


def test_tiga_ratus_orang_empat_puluh_tempat(kantor: Kantor) -> None:
    satu = angkatan(mulai=hari_ini() + timedelta(days=14), kapasitas=TEMPAT)
    orang = Pegawai.objects.bulk_create(
        Pegawai(nip=f"19910101201501{1 + n % 2}{n:03d}", nama=f"Peserta {n}", tgl_lahir="1991-01-01")
        for n in range(ORANG)
    )
    Peserta.objects.bulk_create(Peserta(angkatan=satu, pegawai=p, asal="pegawai") for p in orang[: ORANG // 2])
    oleh = Pengguna.objects.get(pegawai=kantor.ratna)
    jalankan(
        DAFTAR,
        [
            [str(oleh.pk), str(satu.pk), ",".join(str(p.pk) for p in orang[n::PROSES]), f"proses {n}"]
            for n in range(PROSES)
        ],
    )
    baris = list(Peserta.objects.order_by("antre").values_list("antre", "status"))
    assert baris == [(n, "diterima" if n <= TEMPAT else "cadangan") for n in range(1, ORANG + 1)]
    # The order is that of the approvals, and the processes took turns: nobody worked alone.
    urut = list(Peserta.objects.order_by("antre").values_list("diputus", "pegawai"))
    asal = [next(n for n in range(PROSES) if pk in {p.pk for p in orang[n::PROSES]}) for _, pk in urut]
    assert set(asal[: ORANG // 2]) == set(range(PROSES))
    assert sum(a != b for a, b in pairwise(asal)) > ORANG // 10


def test_giliran_dibuka_sekali_oleh_banyak_pekerja_serentak(kantor: Kantor) -> None:
    """Four workers look at the same moment: each of three programmes has one batch, no worker fails."""
    for kode in ("satu", "dua", "tiga"):
        program(kode, berulang="bulanan", mulai_rutin=hari_ini() + timedelta(days=5), buka_hari=10)
    dibuka = jalankan(BUKA, [[]] * PROSES)
    assert sum(map(int, dibuka)) == 3
    assert list(Angkatan.objects.order_by("program__kode").values_list("program__kode", "nomor")) == [
        ("dua", 1),
        ("satu", 1),
        ("tiga", 1),
    ]
