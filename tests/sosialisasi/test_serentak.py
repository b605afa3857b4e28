"""Thirteen thousand receivers, and many readings at the same moment against the real database."""

import os
import subprocess
import sys

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from kinerja.gabung import gabung_sekaligus
from kinerja.lokal.alamat import alamat_lokal
from kinerja.waktu import rentang
from pegawai.models import Pegawai, Penempatan, Pengguna
from sosialisasi.domain import pengumuman as domain
from sosialisasi.models import Penerimaan
from sosialisasi.queries.sasaran import penerima
from tests.orang import AWAL, Kantor
from tests.sosialisasi.kabar_contoh import draf, jadikan_pengelola, terbit

PROSES, ORANG = 4, 200
# What one process does: every receiver opens it once; prints how many readings were the first.
KERJA = """
import sys, django
django.setup()
from pegawai.models import Pengguna
from sosialisasi.domain.penerimaan import baca
from sosialisasi.models import Pengumuman
satu = Pengumuman.objects.get(pk=int(sys.argv[1]))
print(sum(baca(pengumuman=satu, pengguna=p) for p in Pengguna.objects.order_by("pk")))
"""


def penuhi(kantor: Kantor, banyak: int) -> None:
    """So many more people of the seksi with accounts that cannot sign in."""
    orang = Pegawai.objects.bulk_create(
        Pegawai(nip=f"1991010120150{n:05d}", nama=f"Penerima {n}", tgl_lahir="1991-01-01") for n in range(banyak)
    )
    Pengguna.objects.bulk_create(Pengguna(username=f"p{p.pk}", nama=p.nama, pegawai=p, password="!") for p in orang)
    Penempatan.objects.bulk_create(
        Penempatan(pegawai=p, unit=kantor.seksi, jabatan=kantor.jabatan, masa=rentang(AWAL)) for p in orang
    )


@pytest.mark.django_db(transaction=True)
def test_tanda_baca_tepat_saat_dibaca_serentak(kantor: Kantor) -> None:
    """Four processes read for everybody at once: each receiver's first reading counts once, and history knows one."""
    penuhi(kantor, ORANG)
    satu = terbit(jadikan_pengelola(kantor, kantor.hasan))
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
            [sys.executable, "-c", KERJA, str(satu.pk)],
            env=lingkungan,
            cwd=settings.BASE_DIR,
            stdout=subprocess.PIPE,
            text=True,
        )
        for _ in range(PROSES)
    ]
    pertama = [int(p.communicate(timeout=120)[0]) for p in proses]
    peristiwa = Penerimaan.pgh_event_model.objects.filter(pgh_label="update").count()
    belum = Penerimaan.objects.filter(dibaca=None).count()
    assert (sum(pertama), belum, peristiwa) == (ORANG + 5, 0, ORANG + 5)


@pytest.mark.django_db
def test_tiga_belas_ribu_penerima_dengan_kueri_tetap(kantor: Kantor) -> None:
    """Publishing, my list, its page and who has not read take the same number of statements as for five people."""

    def ukur() -> list[int]:
        satu, hasil = draf(oleh), []
        with CaptureQueriesContext(connection) as catatan:
            domain.terbitkan(pengumuman=satu, versi=satu.versi)
        hasil.append(len(catatan))
        alamat = ["kabar", "pengumuman", "kelola_pengumuman", "kelola_pengumuman_belum"]
        for nama in alamat:
            Penerimaan.objects.filter(pengguna=oleh).update(dibaca=None)
            url = reverse(f"sosialisasi:{nama}", args=[satu.publik] if nama != "kabar" else [])
            with CaptureQueriesContext(connection) as catatan:
                assert klien.get(url).status_code == 200
            hasil.append(len(catatan))
        return hasil

    oleh = jadikan_pengelola(kantor, kantor.hasan)
    klien = Client()
    klien.force_login(oleh)
    sedikit = ukur()
    penuhi(kantor, 13_000)
    assert ukur() == sedikit
    assert Penerimaan.objects.order_by("-pk").first().pengumuman.penerimaan.count() == 13_005


@pytest.mark.django_db
def test_penerima_digabung_sekaligus_walaupun_tabel_baru_saja_diisi(kantor: Kantor) -> None:
    """No statistics were gathered since the import: the planner thinks of a handful of people, and is not asked."""
    penuhi(kantor, 300)
    kueri = penerima(draf(jadikan_pengelola(kantor, kantor.hasan)), []).values_list("pegawai__akun", "unit_id")
    with gabung_sekaligus():
        rencana = kueri.explain()
    assert ("Nested Loop" in rencana, "Join" in rencana) == (False, True)
    with connection.cursor() as kursor:
        kursor.execute("SHOW enable_nestloop")
        assert kursor.fetchone() == ("on",)
