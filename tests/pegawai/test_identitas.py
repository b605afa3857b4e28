"""The NIK at rest: encrypted, masked, doubles found by a keyed hash."""

import pytest
from django.core.exceptions import ValidationError

from pegawai.domain import nik
from pegawai.models import IdentitasRahasia
from tests.orang import Kantor

NIK_DEWI = "1671014101900001"


def test_nik_tidak_tersimpan_terbaca(kantor: Kantor) -> None:
    nik.simpan(pegawai=kantor.dewi, nik=NIK_DEWI)
    rahasia = IdentitasRahasia.objects.get(pegawai=kantor.dewi)
    assert NIK_DEWI not in rahasia.nik_sandi + rahasia.kunci_cari
    assert nik.baca_samar(pegawai=kantor.dewi) == "1671••••••••0001"


def test_tanpa_nik_kosong(kantor: Kantor) -> None:
    assert nik.baca_samar(pegawai=kantor.hasan) == ""


def test_kembar_dan_beda_data_hanya_diperingatkan(kantor: Kantor) -> None:
    assert nik.simpan(pegawai=kantor.dewi, nik=NIK_DEWI) == []
    kantor.hasan.jenis_kelamin = "L"
    assert nik.simpan(pegawai=kantor.hasan, nik=NIK_DEWI) == [
        "Jenis kelamin di NIK tidak sama dengan data.",
        "NIK ini juga tercatat pada pegawai lain. Periksa apakah orang yang sama tercatat dua kali.",
    ]


def test_susunan_salah_ditolak(kantor: Kantor) -> None:
    with pytest.raises(ValidationError) as galat:
        nik.simpan(pegawai=kantor.dewi, nik="123")
    assert galat.value.message_dict == {"nik": ["NIK harus 16 angka, yang ditulis 3 angka."]}


def test_kunci_lama_masih_membuka(kantor: Kantor, settings) -> None:
    from cryptography.fernet import Fernet

    nik.simpan(pegawai=kantor.dewi, nik=NIK_DEWI)
    settings.KUNCI_NIK = [Fernet.generate_key().decode(), *settings.KUNCI_NIK]
    assert nik.baca_samar(pegawai=kantor.dewi) == "1671••••••••0001"
