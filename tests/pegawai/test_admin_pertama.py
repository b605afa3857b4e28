"""The first administrator begins from the server; after that roles come from the page."""

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.core.management.base import CommandError

from pegawai.domain.aktivasi import aktifkan
from pegawai.domain.pertama import admin_pertama
from pegawai.models import Pengguna
from tests.orang import Kantor

pytestmark = pytest.mark.django_db


def test_akun_baru_menjadi_admin_kota_setelah_diaktifkan() -> None:
    baru = admin_pertama(username="admin.palembang", nama="Yuliana Putri")
    akun = aktifkan(pengguna_id=baru.pengguna_id, kode=baru.kode, sandi="jembatan-ampera-malam-7")
    assert (akun.username, akun.is_active, akun.pegawai_id) == ("admin.palembang", True, None)
    assert Pengguna.objects.get(pk=akun.pk).akses.admin_kota is True


def test_ditolak_bila_kota_sudah_punya_admin(kantor: Kantor) -> None:
    with pytest.raises(ValidationError) as galat:
        admin_pertama(username=kantor.hasan.nip)
    assert galat.value.messages == ["Kota ini sudah punya admin kepegawaian. Peran diberikan dari halaman Peran."]
    assert Pengguna.objects.get(pegawai=kantor.hasan).akses.admin_kota is False


def test_akun_yang_belum_ada_memerlukan_nama() -> None:
    with pytest.raises(CommandError) as galat:
        call_command("admin_pertama", "yuliana")
    assert str(galat.value) == "Akun yuliana belum ada. Untuk membuatnya, isi --nama."
    assert not Pengguna.objects.exists()
