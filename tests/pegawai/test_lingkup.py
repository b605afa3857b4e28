"""Who sees whom, person by person."""

from datetime import timedelta

from kinerja.waktu import hari_ini, rentang
from pegawai.choices import JenisPenempatan, NamaPeran
from pegawai.models import Pegawai, Penempatan, Peran
from tests.orang import AWAL, Kantor

SEMUA = {"Dewi", "Ratna", "Bambang", "Hasan", "Sari"}


def _lihat(kantor: Kantor, orang: Pegawai) -> set[str]:
    return {p.nama.split()[0] for p in Pegawai.objects.terlihat_oleh(kantor.akun(orang))}


def _kelola(kantor: Kantor, orang: Pegawai) -> set[str]:
    return {p.nama.split()[0] for p in Pegawai.objects.dikelola_oleh(kantor.akun(orang))}


def _beri(kantor: Kantor, nama: str, unit: object = None) -> None:
    Peran.objects.create(pengguna=kantor.akun(kantor.hasan), nama=nama, unit=unit, masa=rentang(AWAL), alasan="uji")


def test_tiap_orang_melihat_yang_menjadi_urusannya(kantor: Kantor) -> None:
    lihat = {
        o.nama.split()[0]: _lihat(kantor, o)
        for o in (kantor.dewi, kantor.ratna, kantor.bambang, kantor.hasan, kantor.sari)
    }
    assert lihat == {
        "Dewi": {"Dewi"},
        "Ratna": {"Ratna", "Dewi"},
        "Bambang": {"Bambang", "Ratna", "Dewi"},
        "Hasan": {"Hasan"},
        "Sari": SEMUA,
    }


def test_hr_kota_mengelola_semua_kecuali_diri_sendiri(kantor: Kantor) -> None:
    assert _kelola(kantor, kantor.sari) == SEMUA - {"Sari"}


def test_hr_opd_mengelola_pohonnya_saja(kantor: Kantor) -> None:
    _beri(kantor, NamaPeran.ADMIN_KEPEGAWAIAN, kantor.dinas)
    assert _kelola(kantor, kantor.hasan) == {"Bambang", "Ratna", "Dewi"}
    assert _lihat(kantor, kantor.hasan) == {"Bambang", "Ratna", "Dewi", "Hasan"}


def test_auditor_membaca_semua_tidak_mengelola(kantor: Kantor) -> None:
    _beri(kantor, NamaPeran.AUDITOR)
    assert (_lihat(kantor, kantor.hasan), _kelola(kantor, kantor.hasan)) == (SEMUA, set())


def test_plt_melihat_hanya_dalam_masanya(kantor: Kantor) -> None:
    plt = Penempatan.objects.create(
        pegawai=kantor.hasan,
        unit=kantor.dinas,
        jabatan=kantor.jabatan,
        jenis=JenisPenempatan.PLT,
        kepala=True,
        masa=rentang(hari_ini(), hari_ini()),
    )
    assert _lihat(kantor, kantor.hasan) == {"Hasan", "Bambang", "Ratna", "Dewi"}
    plt.masa = rentang(AWAL, hari_ini() - timedelta(days=1))
    plt.save()
    assert _lihat(kantor, kantor.hasan) == {"Hasan"}
