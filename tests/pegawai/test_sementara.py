"""Acting heads: within dates, one a unit at a time, Plt. only for a vacant office and Plh. only for a filled one."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from kinerja.waktu import hari_ini, rentang
from pegawai.choices import JenisPenempatan
from pegawai.domain.sementara import akhiri_sementara, tugaskan_sementara
from pegawai.models import Penempatan
from tests.orang import Kantor

PLT, PLH = JenisPenempatan.PLT, JenisPenempatan.PLH


def _tugaskan(kantor: Kantor, mulai: int = 0, selesai: int = 5, **lain: object) -> Penempatan:
    kini = hari_ini()
    data = {
        "pegawai": kantor.hasan,
        "unit": kantor.seksi,
        "jabatan": kantor.jabatan,
        "jenis": PLH,
        "mulai": kini + timedelta(days=mulai),
        "selesai": kini + timedelta(days=selesai),
        "alasan": "Dinas luar",
    } | lain
    return tugaskan_sementara(**data)


def _galat(kantor: Kantor, **lain: object) -> dict[str, list[str]]:
    with pytest.raises(ValidationError) as galat:
        _tugaskan(kantor, **lain)
    return galat.value.message_dict


def test_plh_memimpin_hanya_dalam_masanya(kantor: Kantor) -> None:
    _tugaskan(kantor, -9, -1)
    _tugaskan(kantor, 1, 9)
    assert kantor.akun(kantor.hasan).akses.unit_dipimpin == frozenset()
    _tugaskan(kantor, 0, 0)
    assert kantor.akun(kantor.hasan).akses.unit_dipimpin == {kantor.seksi.pk}


def test_plt_hanya_untuk_jabatan_kosong(kantor: Kantor) -> None:
    assert _galat(kantor, jenis=PLT) == {
        "jenis": ["Unit ini dipimpin Ratna Kusuma pada masa itu. Bila ia berhalangan, pilih Plh."]
    }
    assert _galat(kantor, unit=kantor.lain) == {
        "jenis": ["Unit ini tidak punya kepala definitif pada masa itu. Pilih Plt."]
    }
    assert _tugaskan(kantor, unit=kantor.lain, jenis=PLT).kepala is True


def test_satu_kepala_sementara_pada_satu_waktu(kantor: Kantor) -> None:
    _tugaskan(kantor)
    kini = hari_ini()
    masa = f"{kini:%d/%m/%Y}–{kini + timedelta(days=5):%d/%m/%Y}"
    assert _galat(kantor, pegawai=kantor.dewi, mulai=5, selesai=9) == {
        "mulai": [f"Hasan Basri sudah menjadi Plh. unit ini {masa}. Pilih masa lain."]
    }
    with pytest.raises(IntegrityError), transaction.atomic():
        Penempatan.objects.create(
            pegawai=kantor.dewi, unit=kantor.seksi, jabatan=kantor.jabatan, jenis=PLH, masa=rentang(kini)
        )


def test_yang_tidak_masuk_akal_ditolak(kantor: Kantor) -> None:
    assert list(_galat(kantor, jenis="definitif")) == ["jenis"]
    assert list(_galat(kantor, selesai=-1)) == ["selesai"]
    assert list(_galat(kantor, pegawai=kantor.ratna)) == ["pegawai"]
    assert list(_galat(kantor, oleh=kantor.akun(kantor.hasan))) == ["pegawai"]


def test_akhiri_hari_ini_atau_batalkan_yang_belum_mulai(kantor: Kantor) -> None:
    lama, nanti = _tugaskan(kantor, -3, 3), _tugaskan(kantor, 5, 9)
    for baris in (lama, nanti):
        akhiri_sementara(penempatan_id=baris.pk, alasan="Kembali", oleh=kantor.akun(kantor.sari))
    sisa = Penempatan.objects.exclude(jenis="definitif").values_list("masa", flat=True)
    assert [(m.lower, m.upper) for m in sisa] == [(hari_ini() - timedelta(days=3), hari_ini())]
    with pytest.raises(ValidationError):
        akhiri_sementara(penempatan_id=lama.pk, alasan="Lagi", oleh=kantor.akun(kantor.sari))
