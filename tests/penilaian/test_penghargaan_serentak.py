"""Two members vote at the same moment, and one votes while the votes are handed over: nothing is lost or slips in."""

from concurrent.futures import ThreadPoolExecutor
from threading import Event

import pytest
from django.core.exceptions import ValidationError
from django.db import connection, transaction

from penilaian.domain import penghargaan as domain
from penilaian.domain import penghargaan_putus as putus
from penilaian.models import SuaraPanitia
from tests.orang import Kantor
from tests.penilaian.penghargaan_contoh import Lomba, dinilai

pytestmark = pytest.mark.django_db(transaction=True)


def suara(lomba: Lomba, siapa: str, pilihan: str = "dukung") -> None:
    try:
        putus.beri_suara(calon=lomba.calon("hasan"), pilihan=pilihan, alasan="Terbukti", oleh=lomba.akun(siapa))
    finally:
        connection.close()


def test_dua_anggota_bersamaan_dua_suara(kantor: Kantor) -> None:
    lomba = dinilai(kantor)
    with ThreadPoolExecutor(4) as kolam:
        for h in [kolam.submit(suara, lomba, s) for s in ("ratna", "wati", "ratna", "wati")]:
            h.result(20)
    assert list(
        SuaraPanitia.objects.order_by("anggota__pegawai__nama").values_list("anggota__pegawai__nama", flat=True)
    ) == [
        "Ratna Kusuma",
        "Wati Suryani",
    ]


def test_suara_sesudah_penyerahan_ditolak(kantor: Kantor) -> None:
    lomba = dinilai(kantor)
    for siapa in ("ratna", "wati"):
        putus.beri_suara(calon=lomba.calon("hasan"), pilihan="dukung", alasan="Ya", oleh=lomba.akun(siapa))
    mulai = Event()

    def terlambat() -> None:
        mulai.wait(20)
        suara(lomba, "wati", "tidak")

    with ThreadPoolExecutor(1) as kolam:
        hasil = kolam.submit(terlambat)
        with transaction.atomic():
            domain.serahkan(program=lomba.program, oleh=lomba.akun("sari"))
            mulai.set()
            # The vote waits for the locked programme until this transaction ends.
            with pytest.raises(TimeoutError):
                hasil.result(1)
        with pytest.raises(ValidationError):
            hasil.result(20)
    assert list(SuaraPanitia.objects.values_list("pilihan", flat=True)) == ["dukung", "dukung"]
