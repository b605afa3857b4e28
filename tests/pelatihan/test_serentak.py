"""Three hundred people want forty seats at the same moment, in real processes against the real database."""

import os
import subprocess
import sys

import pytest
from django.conf import settings
from django.db import connection

from kinerja.lokal.alamat import alamat_lokal
from pegawai.models import Pegawai, Pengguna
from pelatihan.models import Peserta
from tests.orang import Kantor
from tests.pelatihan.pelatihan_contoh import angkatan

pytestmark = pytest.mark.django_db(transaction=True)
PROSES, ORANG, TEMPAT = 4, 300, 40
# What one process does: approve its share of the proposals, one transaction each, as the web does.
KERJA = """
import sys, django
django.setup()
from pegawai.models import Pengguna
from pelatihan.domain import peserta as domain
from pelatihan.models import Peserta
oleh = Pengguna.objects.get(pk=int(sys.argv[1]))
for pk in map(int, sys.argv[2].split(",")):
    satu = Peserta.objects.select_related("angkatan", "pegawai").get(pk=pk)
    domain.putuskan(peserta=satu, versi=satu.versi, setuju=True, oleh=oleh)
"""


def test_tiga_ratus_orang_empat_puluh_tempat(kantor: Kantor) -> None:
    satu = angkatan(kapasitas=TEMPAT)
    orang = Pegawai.objects.bulk_create(
        Pegawai(nip=f"19910101201501{1 + n % 2}{n:03d}", nama=f"Peserta {n}", tgl_lahir="1991-01-01")
        for n in range(ORANG)
    )
    usul = Peserta.objects.bulk_create(Peserta(angkatan=satu, pegawai=p, asal="pegawai") for p in orang)
    oleh = Pengguna.objects.get(pegawai=kantor.ratna)
    lingkungan = os.environ | {
        "DJANGO_SETTINGS_MODULE": "kinerja.settings.test",
        "REDIS_URL": settings.REDIS_URL,
        "CACHE_URL": settings.CACHE_URL,
        "SECRET_KEY": settings.SECRET_KEY,
        "KUNCI_NIK": settings.KUNCI_NIK[0],
        "KUNCI_CARI_NIK": settings.KUNCI_CARI_NIK,
        "DATABASE_URL": f"postgresql://postgres@/{connection.settings_dict['NAME']}?host={alamat_lokal().soket}",
    }
    proses = [
        subprocess.Popen(
            [sys.executable, "-c", KERJA, str(oleh.pk), ",".join(str(p.pk) for p in usul[n::PROSES])],
            env=lingkungan,
            cwd=settings.BASE_DIR,
        )
        for n in range(PROSES)
    ]
    assert [p.wait(120) for p in proses] == [0] * PROSES
    baris = list(Peserta.objects.order_by("antre").values_list("antre", "status"))
    assert baris == [(n, "diterima" if n <= TEMPAT else "cadangan") for n in range(1, ORANG + 1)]
