"""A survey manager finds people by name within the units that they manage, and nobody else there."""

from datetime import timedelta

import pytest

from kinerja.waktu import hari_ini, rentang
from pegawai.choices import NamaPeran
from pegawai.models import Penempatan, Peran, UnitKerja
from pegawai.queries.cari import dapat_ditugaskan
from survei.models import Petugas
from tests.orang import AWAL, Kantor
from tests.survei.survei_contoh import layanan
from tests.survei.test_perbaikan import masuk


def beri(kantor: Kantor, unit: UnitKerja | None) -> None:
    akun = kantor.akun(kantor.hasan)
    Peran.objects.create(pengguna=akun, nama=NamaPeran.PENGELOLA_SURVEI, unit=unit, masa=rentang(AWAL), alasan="uji")


def nama(kantor: Kantor) -> set[str]:
    return {o.nama.split()[0] for o in dapat_ditugaskan(kantor.akun(kantor.hasan))}


def test_hanya_yang_ditempatkan_di_unit_yang_dikelola(kantor: Kantor) -> None:
    beri(kantor, kantor.seksi)
    assert nama(kantor) == {"Ratna", "Dewi"}
    Penempatan.objects.filter(pegawai=kantor.dewi).update(masa=rentang(AWAL, hari_ini() - timedelta(days=1)))
    assert nama(kantor) == {"Ratna"}


def test_pengelola_kota_menemukan_semua_yang_ditempatkan(kantor: Kantor) -> None:
    beri(kantor, None)
    assert nama(kantor) == {"Bambang", "Ratna", "Dewi", "Hasan", "Sari"}


@pytest.mark.parametrize(("orang", "kode"), [("hasan", 200), ("sari", 403), ("bambang", 403), ("dewi", 403)])
def test_saran_hanya_bagi_pengelola_survei(kantor: Kantor, orang: str, kode: int) -> None:
    beri(kantor, kantor.seksi)
    jawab = masuk(kantor, getattr(kantor, orang)).get("/pegawai/pilih-unit/?isian=x&x=an")
    assert jawab.status_code == kode
    if kode == 200:
        assert "Dewi Anggraini" in jawab.content.decode()
        assert "Bambang" not in jawab.content.decode()
        assert masuk(kantor, kantor.hasan).get("/pegawai/pilih/?isian=x&x=an").status_code == 403


def test_petugas_dipilih_dengan_nama_dan_orang_luar_tidak(kantor: Kantor) -> None:
    """By name within the unit; somebody of another agency only by full NIP; the page works without script."""
    beri(kantor, kantor.seksi)
    layanan(kantor)
    klien, alamat = masuk(kantor, kantor.hasan), "/survei/KTP-EL/loket/"
    isi = {"apa": "petugas", "petugas-mulai": hari_ini().strftime("%d/%m/%Y")}
    assert klien.post(alamat, isi | {"petugas-pegawai": "Dewi Anggraini"}).status_code == 302
    tolak = klien.post(alamat, isi | {"petugas-pegawai": "Sari Utami"})
    assert "Tidak ada pegawai yang cocok" in tolak.content.decode()
    assert klien.post(alamat, isi | {"petugas-pegawai": kantor.sari.nip}).status_code == 302
    assert [p.pegawai for p in Petugas.objects.order_by("pk")] == [kantor.dewi, kantor.sari]
