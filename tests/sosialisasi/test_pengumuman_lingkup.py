"""Announcements are read by whom they are addressed to, and by who looks after them."""

import pytest
from django.utils import timezone

from kinerja.waktu import rentang
from pegawai.choices import NamaPeran
from pegawai.models import Peran
from sosialisasi.models import Penerimaan, Pengumuman
from tests.orang import AWAL, Kantor

pytestmark = pytest.mark.django_db


def test_penerima_dan_pengelola_melihat_yang_lain_tidak(kantor: Kantor) -> None:
    """Dewi is addressed, Hasan looks after communication of the city, Ratna neither."""
    Peran.objects.create(
        pengguna=kantor.akun(kantor.hasan),
        nama=NamaPeran.PENGELOLA_SOSIALISASI,
        masa=rentang(AWAL),
        alasan="uji",
    )
    satu = Pengumuman.objects.create(judul="SKP 2027", isi="Mulai disusun.", oleh=kantor.akun(kantor.hasan))
    Penerimaan.objects.create(pengumuman=satu, pengguna=kantor.akun(kantor.dewi))

    def melihat() -> list[str]:
        orang = [kantor.dewi, kantor.hasan, kantor.ratna]
        return [o.nama for o in orang if Pengumuman.objects.terlihat_oleh(kantor.akun(o)).exists()]

    assert melihat() == ["Hasan Basri"]
    Pengumuman.objects.update(status="terbit", terbit=timezone.now())
    assert melihat() == ["Dewi Anggraini", "Hasan Basri"]
    Pengumuman.objects.update(status="ditarik")
    assert melihat() == ["Hasan Basri"]
