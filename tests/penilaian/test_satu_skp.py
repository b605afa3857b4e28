"""Rows of a plan cannot name another plan: scoring reads each table by its own `skp_id`."""

from datetime import date

import pytest
from django.db import IntegrityError, connection, transaction

from kinerja.waktu import rentang
from penilaian.models import SKP, HasilKerja, Indikator, TargetPeriode
from tests.orang import Kantor
from tests.penilaian.skp_contoh import berlaku, buat_periode


@pytest.mark.parametrize("model", [HasilKerja, Indikator, TargetPeriode])
def test_baris_tidak_dapat_pindah_ke_skp_lain_sendirian(kantor: Kantor, model) -> None:
    skp = berlaku(kantor, buat_periode())
    lain = SKP.objects.create(
        pegawai=kantor.hasan,
        penempatan=kantor.hasan.penempatan.get(),
        penilai=kantor.ratna,
        unit=kantor.lain,
        rentang=rentang(date(2020, 1, 1), date(2020, 12, 31)),
    )

    def pindahkan() -> None:
        with transaction.atomic(), connection.cursor() as kursor:
            model.objects.filter(skp=skp).update(skp=lain)
            kursor.execute("SET CONSTRAINTS ALL IMMEDIATE")

    with pytest.raises(IntegrityError, match="ikut_skp"):
        pindahkan()
