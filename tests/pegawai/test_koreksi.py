"""Requests to correct data: five working days, answered once, never by oneself."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from kinerja.models import HariLibur
from pegawai.choices import StatusKoreksi
from pegawai.domain import koreksi
from pegawai.models import Pegawai, PermintaanKoreksi
from tests.orang import Kantor


def _ajukan(kantor: Kantor, orang: Pegawai) -> PermintaanKoreksi:
    return koreksi.ajukan(
        pegawai=orang, pelapor=kantor.akun(orang), bidang="Nama", tertulis=orang.nama, seharusnya="Dewi A."
    )


def test_tenggat_melewati_akhir_pekan_dan_libur(db: None) -> None:
    HariLibur.objects.create(tanggal=date(2026, 12, 25), nama="Natal")
    assert koreksi.tenggat_hari_kerja(date(2026, 12, 18), 5) == date(2026, 12, 28)


def test_dijawab_sekali_saja(kantor: Kantor) -> None:
    permintaan, sari = _ajukan(kantor, kantor.dewi), kantor.akun(kantor.sari)
    jawaban = {"permintaan_id": permintaan.pk, "oleh": sari, "status": StatusKoreksi.DIPERBAIKI, "jawaban": "Sudah."}
    assert koreksi.jawab(**jawaban).status == StatusKoreksi.DIPERBAIKI
    with pytest.raises(ValidationError):
        koreksi.jawab(**jawaban)


def test_permintaan_sendiri_dijawab_admin_lain(kantor: Kantor) -> None:
    permintaan = _ajukan(kantor, kantor.sari)
    with pytest.raises(ValidationError):
        koreksi.jawab(
            permintaan_id=permintaan.pk, oleh=kantor.akun(kantor.sari), status=StatusKoreksi.DITOLAK, jawaban="-"
        )
