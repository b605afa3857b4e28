"""The reason of a change stands in history with that change alone."""

import pghistory
import pytest

from kinerja.pelacakan import karena
from pegawai.models import UnitKerja

pytestmark = pytest.mark.django_db


def _alasan() -> list[str | None]:
    from django.apps import apps

    model = apps.get_model("pegawai", "UnitKerjaEvent")
    return [(e.pgh_context or {}).get("alasan") for e in model.objects.order_by("pgh_id")]


def test_alasan_tidak_terbawa_ke_perubahan_sesudahnya() -> None:
    with pghistory.context(user=7):
        with karena("dibuat"):
            unit = UnitKerja.objects.create(kode="X1", nama="Satu", jenis="dinas")
            with karena("diganti nama"):
                UnitKerja.objects.filter(pk=unit.pk).update(nama="Dua")
            UnitKerja.objects.filter(pk=unit.pk).update(nama="Tiga")
        UnitKerja.objects.filter(pk=unit.pk).update(nama="Empat")
    assert _alasan() == ["dibuat", "diganti nama", "dibuat", None]


def test_alasan_kembali_juga_sesudah_gagal() -> None:
    with pghistory.context(user=7):
        with pytest.raises(ValueError, match="batal"), karena("gagal"):
            raise ValueError("batal")
        UnitKerja.objects.create(kode="X2", nama="Dua", jenis="dinas")
    assert _alasan() == [None]
