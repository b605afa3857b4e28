"""Two people save the visits of one counter and day in the same moment: one figure stands, the other hears of it."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection, transaction

from kinerja.waktu import hari_ini
from pegawai.domain.galat import SuntingBersamaan
from survei.domain import kunjungan
from survei.domain import layanan as domain_layanan
from survei.domain.kunjungan import Isian
from survei.models import Kunjungan, Layanan, Loket
from tests.orang import Kantor
from tests.survei.survei_contoh import layanan

pytestmark = pytest.mark.django_db(transaction=True)


def catat(satu: Layanan, loket: Loket, banyak: int) -> int | list[object]:
    try:
        return kunjungan.catat(layanan=satu, isian=[Isian(loket, hari_ini(), banyak, None)])
    except SuntingBersamaan as galat:
        return list(galat.berbeda.values())
    finally:
        connection.close()


def test_angka_pertama_tetap_dan_yang_kedua_membacanya(kantor: Kantor) -> None:
    satu = layanan(kantor)
    loket = domain_layanan.tambah_loket(layanan=satu, nama="Loket 1")
    with ThreadPoolExecutor(1) as kolam:
        with transaction.atomic():
            kunjungan.catat(layanan=satu, isian=[Isian(loket, hari_ini(), 40, None)])
            kedua = kolam.submit(catat, satu, loket, 38)
            with pytest.raises(TimeoutError):
                kedua.result(1)
        assert kedua.result(20) == ["40"]
    assert Kunjungan.objects.get().jumlah == 40
