"""Citizens answer while the index is being computed: they do not wait for it, an approval does."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import connection, transaction

from kinerja.waktu import hari_ini
from survei.choices import StatusPeriodeSurvei
from survei.domain import hasil, periode
from survei.models import HasilSurvei, PeriodeSurvei, Respons
from survei.rumus import UNSUR
from tests.orang import Kantor
from tests.survei.survei_contoh import layanan, semester

pytestmark = pytest.mark.django_db(transaction=True)


def jawab(satu: PeriodeSurvei, nilai: int) -> None:
    try:
        Respons.objects.create(periode=satu, kanal="terbuka", tanggal=hari_ini(), **dict.fromkeys(UNSUR, nilai))
    finally:
        connection.close()


def sahkan(satu: PeriodeSurvei) -> None:
    try:
        periode.pindahkan(periode=satu, ke=StatusPeriodeSurvei.DISAHKAN)
    finally:
        connection.close()


def test_jawaban_masuk_selagi_indeks_dihitung_dan_pengesahan_menunggu(kantor: Kantor) -> None:
    hari = hari_ini()
    satu = semester(layanan(kantor), "kini", mulai=hari - timedelta(days=30), selesai=hari + timedelta(days=30))
    satu = periode.pindahkan(periode=satu, ke=StatusPeriodeSurvei.TUTUP)
    jawab(satu, 3)
    with ThreadPoolExecutor(2) as kolam:
        with transaction.atomic():
            assert hasil.hitung() == 1
            # Stays locked until this transaction ends.
            kolam.submit(jawab, satu, 4).result(20)
            menunggu = kolam.submit(sahkan, satu)
            with pytest.raises(TimeoutError):
                menunggu.result(1)
        menunggu.result(20)
    # The approval computed once more, with the answer that came in between.
    assert [(h.n, str(h.ikm)) for h in HasilSurvei.objects.all()] == [(2, "87.50")]
