"""Proposal → approval → place or waiting list; a place given back goes to the first who waits."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from kinerja.models import Pemberitahuan
from pegawai.domain.galat import SuntingBersamaan
from pelatihan.domain import peserta as domain
from pelatihan.models import Angkatan, Peserta
from tests.orang import Kantor
from tests.pelatihan.pelatihan_contoh import angkatan


def masuk(satu: Angkatan, kantor: Kantor, *nama: str) -> None:
    """Each is proposed and approved, in this order."""
    for n in nama:
        usul = domain.usulkan(angkatan=satu, pegawai=getattr(kantor, n), asal="pegawai")
        domain.putuskan(peserta=usul, versi=usul.versi, setuju=True, oleh=kantor.akun(kantor.ratna))


def keadaan(satu: Angkatan) -> list[tuple[str, str, int | None]]:
    baris = Peserta.objects.filter(angkatan=satu).order_by("antre", "pk")
    return [(p.pegawai.nama.split()[0], p.status, p.antre) for p in baris.select_related("pegawai")]


@pytest.mark.django_db
def test_tempat_menurut_urutan_persetujuan(kantor: Kantor) -> None:
    satu = angkatan(kapasitas=2)
    masuk(satu, kantor, "hasan", "dewi", "bambang")
    assert keadaan(satu) == [("Hasan", "diterima", 1), ("Dewi", "diterima", 2), ("Bambang", "cadangan", 3)]


@pytest.mark.django_db
def test_yang_mundur_digantikan_yang_pertama_menunggu(kantor: Kantor) -> None:
    satu = angkatan(kapasitas=1)
    masuk(satu, kantor, "hasan", "dewi", "bambang")
    hasan = Peserta.objects.get(pegawai=kantor.hasan)
    domain.mundur(peserta=hasan, versi=hasan.versi, oleh=kantor.akun(kantor.hasan), alasan="Tugas luar kota")
    assert keadaan(satu) == [("Dewi", "diterima", 2), ("Bambang", "cadangan", 3), ("Hasan", "mundur", None)]
    judul = Pemberitahuan.objects.filter(penerima__pegawai=kantor.dewi).order_by("pk").values_list("judul", flat=True)
    assert [j.split(" pada ")[0] for j in judul] == [
        "Anda di daftar tunggu Manajemen waktu untuk pelayanan angkatan 1",
        "Anda mendapat tempat",
    ]


@pytest.mark.django_db
def test_usulan_atasan_sekaligus_persetujuan(kantor: Kantor) -> None:
    satu = angkatan()
    domain.usulkan(angkatan=satu, pegawai=kantor.dewi, asal="atasan", oleh=kantor.akun(kantor.ratna))
    assert keadaan(satu) == [("Dewi", "diterima", 1)]


@pytest.mark.django_db
def test_penolakan_perlu_alasan_dan_dapat_diusulkan_lagi(kantor: Kantor) -> None:
    satu = angkatan()
    usul = domain.usulkan(angkatan=satu, pegawai=kantor.dewi, asal="pegawai")
    with pytest.raises(ValidationError, match="Tulis mengapa tidak disetujui"):
        domain.putuskan(peserta=usul, versi=usul.versi, setuju=False, oleh=kantor.akun(kantor.ratna))
    domain.putuskan(peserta=usul, versi=usul.versi, setuju=False, oleh=kantor.akun(kantor.ratna), catatan="Bulan depan")
    assert keadaan(satu) == [("Dewi", "ditolak", None)]
    domain.usulkan(angkatan=satu, pegawai=kantor.dewi, asal="pegawai", alasan="Sudah bulan depan")
    assert keadaan(satu) == [("Dewi", "diusulkan", None)]


@pytest.mark.django_db
def test_dua_jawaban_atas_satu_usulan(kantor: Kantor) -> None:
    usul = domain.usulkan(angkatan=angkatan(), pegawai=kantor.dewi, asal="pegawai")
    domain.putuskan(peserta=usul, versi=usul.versi, setuju=True, oleh=kantor.akun(kantor.ratna))
    with pytest.raises(SuntingBersamaan):
        domain.putuskan(
            peserta=usul, versi=usul.versi, setuju=False, oleh=kantor.akun(kantor.ratna), catatan="Tidak jadi"
        )


@pytest.mark.django_db
def test_basis_data_menolak_lebih_orang_daripada_tempat(kantor: Kantor) -> None:
    satu = angkatan(kapasitas=1)
    masuk(satu, kantor, "hasan", "dewi")
    with pytest.raises(IntegrityError, match="angkatan sudah penuh"), transaction.atomic():
        Peserta.objects.filter(angkatan=satu).update(status="diterima")
    with pytest.raises(IntegrityError, match="angkatan sudah penuh"), transaction.atomic():
        Peserta.objects.create(angkatan=satu, pegawai=kantor.bambang, asal="pengelola", status="diterima")
