"""Placements: a transfer closes and opens, the past stays, circles of assessors are refused."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError

from kinerja.waktu import hari_ini, hari_terakhir
from pegawai.domain import penempatan as domain
from pegawai.models import Pegawai, Penempatan
from pegawai.peristiwa import saat_pindah
from tests.orang import AWAL, Kantor

HARI = date(2026, 11, 1)


def _pindah(kantor: Kantor, **lain: object) -> Penempatan:
    data = {
        "pegawai": kantor.dewi,
        "unit": kantor.lain,
        "jabatan": kantor.jabatan,
        "penilai": kantor.hasan,
        "mulai": HARI,
        "alasan": "Mutasi",
    } | lain
    return domain.pindah(**data)


def _galat(**lain: object) -> dict[str, list[str]]:
    with pytest.raises(ValidationError) as galat:
        _pindah(**lain)
    return galat.value.message_dict


def test_pindah_menutup_yang_lama_dan_membuka_yang_baru(kantor: Kantor) -> None:
    _pindah(kantor, nomor_sk="SK-7")
    masa = [
        (p.unit.kode, p.masa.lower, hari_terakhir(p.masa), p.penilai.nama, p.nomor_sk)
        for p in Penempatan.objects.filter(pegawai=kantor.dewi).order_by("masa")
    ]
    assert masa == [
        ("D01.1", AWAL, HARI - timedelta(days=1), "Ratna Kusuma", ""),
        ("D02", HARI, None, "Hasan Basri", "SK-7"),
    ]


def test_yang_pindah_segera_hilang_dari_atasan_lama(kantor: Kantor) -> None:
    _pindah(kantor, mulai=hari_ini())
    lihat = {
        orang.nama: Pegawai.objects.terlihat_oleh(kantor.akun(orang)).filter(pk=kantor.dewi.pk).exists()
        for orang in (kantor.ratna, kantor.bambang, kantor.hasan)
    }
    assert lihat == {"Ratna Kusuma": False, "Bambang Wijaya": False, "Hasan Basri": True}


def test_pindah_sebelum_awal_penempatan_ditolak(kantor: Kantor) -> None:
    assert _galat(kantor=kantor, mulai=AWAL) == {
        "mulai": ["Harus sesudah 01/01/2026, awal penempatan terakhir di Seksi Pelayanan."]
    }


def test_lingkaran_penilai_ditolak(kantor: Kantor) -> None:
    assert _galat(kantor=kantor, pegawai=kantor.bambang, penilai=kantor.dewi) == {
        "penilai": ["Dewi Anggraini berada di bawah Bambang Wijaya dalam rantai penilai. Pilih orang lain."]
    }


def test_menilai_diri_sendiri_ditolak(kantor: Kantor) -> None:
    assert _galat(kantor=kantor, penilai=kantor.dewi) == {
        "penilai": ["Penilai tidak boleh orang yang sama dengan pegawai yang dinilai."]
    }


def test_pindah_ke_tempat_yang_sama_ditolak(kantor: Kantor) -> None:
    assert list(_galat(kantor=kantor, unit=kantor.seksi, penilai=kantor.ratna)) == ["unit"]


def test_penempatan_pertama_kedua_kali_ditolak(kantor: Kantor) -> None:
    with pytest.raises(ValidationError) as galat:
        domain.tempatkan_awal(pegawai=kantor.dewi, unit=kantor.lain, jabatan=kantor.jabatan, penilai=None, mulai=HARI)
    assert list(galat.value.message_dict) == ["mulai"]


def test_ganti_penilai_mempertahankan_unit(kantor: Kantor) -> None:
    baru = domain.ganti_penilai(pegawai=kantor.dewi, penilai=kantor.bambang, mulai=HARI, alasan="Ratna cuti")
    assert (baru.unit, baru.jabatan, baru.penilai) == (kantor.seksi, kantor.jabatan, kantor.bambang)


def test_pendengar_pindah_dipanggil_dalam_transaksi(kantor: Kantor) -> None:
    kabar: list[tuple] = []

    def dengar(lama: Penempatan, baru: Penempatan | None, mulai: date) -> None:
        kabar.append((lama.unit.kode, baru.unit.kode if baru else None, mulai))
        raise ValidationError("batal")

    saat_pindah.daftarkan(dengar)
    try:
        with pytest.raises(ValidationError):
            _pindah(kantor)
    finally:
        saat_pindah.lepas(dengar)
    assert (kabar, kantor.dewi.penempatan.count()) == ([("D01.1", "D02", HARI)], 1)


def test_ganti_penilai_menolak_formulir_yang_sudah_usang(kantor: Kantor) -> None:
    dibuka = kantor.dewi.penempatan.get().pk
    domain.ganti_penilai(pegawai=kantor.dewi, penilai=kantor.bambang, mulai=HARI, alasan="Ratna cuti")
    with pytest.raises(ValidationError, match="sudah diubah orang lain"):
        domain.ganti_penilai(
            pegawai=kantor.dewi, penilai=kantor.ratna, mulai=HARI + timedelta(days=2), alasan="Lagi", dari=dibuka
        )


def test_penilai_yang_belum_pernah_ada_diisi_sejak_hari_pertama(kantor: Kantor) -> None:
    domain.ganti_penilai(pegawai=kantor.hasan, penilai=kantor.bambang, mulai=AWAL, alasan="Belum diisi")
    assert [(p.masa.lower, p.penilai) for p in kantor.hasan.penempatan.all()] == [(AWAL, kantor.bambang)]


def test_penilai_tidak_diganti_pada_hari_pertama_bila_sudah_ada(kantor: Kantor) -> None:
    with pytest.raises(ValidationError) as galat:
        domain.ganti_penilai(pegawai=kantor.dewi, penilai=kantor.bambang, mulai=AWAL, alasan="Salah")
    assert list(galat.value.message_dict) == ["mulai"]
