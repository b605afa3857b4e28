"""Numbers of survey reports: proposed by a pattern stored as data, used once, fixed when issued."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from kinerja.waktu import hari_ini, rentang
from pegawai.choices import NamaPeran
from pegawai.models import Peran
from survei.domain import hasil, laporan, nomor_laporan
from survei.models import NaskahLaporan, PeriodeSurvei
from survei.queries.laporan import Subjek
from survei.queries.nomor_laporan import nomor_berikut
from survei.rumus_nomor import periksa, susun
from tests.orang import AWAL, Kantor
from tests.survei.survei_contoh import layanan
from tests.survei.test_perbaikan import masuk
from tests.survei.test_terbit import acak, terbitkan

KOSONG = dict.fromkeys(laporan.BAGIAN, "")


@pytest.mark.parametrize(
    ("pola", "nomor"),
    [
        ("{urut:3}/SKM/{unit}/{tahun}", "007/SKM/D01/2026"),
        (" {urut}/{bulan}/{tahun} ", "7/XI/2026"),
        ("SKM-{tahun}-{urut:5}", "SKM-2026-00007"),
    ],
)
def test_nomor_menurut_pola(pola: str, nomor: str) -> None:
    assert susun(periksa(pola), urut=7, tahun=2026, bulan=11, unit="D01") == nomor


@pytest.mark.parametrize(
    "pola", ["", "{tahun}", "{urut}", "{urut}{urut}{tahun}", "{urut}/{nama}/{tahun}", "{urut}{tahun}}"]
)
def test_pola_yang_tidak_dapat_menghasilkan_nomor_ditolak(pola: str) -> None:
    with pytest.raises(ValueError, match=r"urut|tahun"):
        periksa(pola)


@pytest.fixture
def tiga(kantor: Kantor) -> list[Subjek]:
    """Three reports of services of the Dinas; Hasan manages its surveys."""
    akun = kantor.akun(kantor.hasan)
    Peran.objects.create(
        pengguna=akun, nama=NamaPeran.PENGELOLA_SURVEI, unit=kantor.dinas, masa=rentang(AWAL), alasan="uji"
    )
    return [subjek(kantor, f"L{n}", 4 if n < 3 else 2) for n in (1, 2, 3)]


def subjek(kantor: Kantor, kode: str, sampai: int) -> Subjek:
    satu = layanan(kantor, kode, nama=f"Layanan {kode}")
    masa: PeriodeSurvei = terbitkan(satu, "uji", 100, acak(3.2, 12, 1), sampai)
    hasil.hitung()
    segar = PeriodeSurvei.objects.select_related("layanan__unit__opd", "hasil").get(pk=masa.pk)
    return Subjek(segar.layanan.unit, segar.kode, [segar], segar.layanan)


def test_nomor_berikut_diusulkan_dan_sekali_pakai(kantor: Kantor, tiga: list[Subjek]) -> None:
    """The series is that of the agency; a number typed by hand is passed over, one used before is refused."""
    tahun, kode = hari_ini().year, kantor.dinas.kode
    assert nomor_berikut(kantor.dinas, hari_ini()) == f"001/SKM/{kode}/{tahun}"
    assert laporan.tulis(subjek=tiga[0], versi=0, pakai_nomor=True, **KOSONG).nomor == f"001/SKM/{kode}/{tahun}"
    laporan.tulis(subjek=tiga[1], versi=0, **KOSONG | {"nomor": f"002/SKM/{kode}/{tahun}"})
    assert nomor_berikut(kantor.dinas, hari_ini()) == f"003/SKM/{kode}/{tahun}"
    with pytest.raises(ValidationError, match=f"sudah dipakai.*Nomor berikutnya 003/SKM/{kode}/{tahun}"):
        laporan.tulis(subjek=tiga[2], versi=0, **KOSONG | {"nomor": f"001/SKM/{kode}/{tahun}"})
    assert laporan.tulis(subjek=tiga[2], versi=0, pakai_nomor=True, **KOSONG).nomor == f"003/SKM/{kode}/{tahun}"
    # A number written by hand wins over the offer.
    laporan.tulis(subjek=tiga[2], versi=1, pakai_nomor=True, **KOSONG | {"nomor": "045/12"})
    assert NaskahLaporan.objects.get(nomor="045/12").penerbit == kantor.dinas


def test_nomor_dapat_diubah_sampai_laporan_terbit(kantor: Kantor, tiga: list[Subjek]) -> None:
    """A provisional print does not fix it, the final one does."""
    klien = masuk(kantor, kantor.hasan)
    for kode, tetap in (("L3", False), ("L1", True)):
        alamat = f"/survei/{kode}/p/uji/laporan/"
        assert "Pakai nomor berikutnya" in klien.get(alamat).content.decode()
        klien.post(alamat, {"pakai_nomor": "on", "versi": "0"})
        assert klien.get(alamat + "?unduh=pdf").status_code == 200
        assert klien.get(alamat).context["form"].fields["nomor"].disabled is tetap
        klien.post(alamat, {"nomor": f"{kode}/lain", "versi": "1"})
    assert [n.nomor for n in NaskahLaporan.objects.order_by("pk")] == ["L3/lain", f"002/SKM/D01/{hari_ini().year}"]
    with pytest.raises(ValidationError, match="sudah diterbitkan dengan nomor"):
        laporan.tulis(subjek=tiga[0], versi=2, **KOSONG)


def test_pola_tiap_perangkat_daerah_ditulis_pengelolanya(kantor: Kantor, tiga: list[Subjek]) -> None:
    klien, hasan = masuk(kantor, kantor.hasan), kantor.akun(kantor.hasan)
    alamat = "/hasil-survei/pola-nomor/"
    assert "{urut:3}/SKM/{unit}/{tahun}" in klien.get(alamat).content.decode()
    salah = klien.post(alamat, {"unit": "D01", "pola": "SKM {tahun}", "versi": "0"})
    assert "Pola harus memuat {urut} sekali" in salah.content.decode()
    klien.post(alamat, {"unit": "D01", "pola": "400.10/{urut:2}/{bulan}/{tahun}", "versi": "0"})
    assert nomor_berikut(kantor.dinas, hari_ini()).startswith("400.10/01/")
    assert "400.10/07/" in klien.get(alamat + "?ubah=D01").content.decode()
    assert (
        "Pola nomor disimpan"
        not in klien.post(alamat, {"unit": "D01", "pola": "{urut}/{tahun}", "versi": "0"}, follow=True).content.decode()
    )
    for unit in (None, kantor.lain):
        with pytest.raises(PermissionDenied):
            nomor_laporan.tulis_pola(unit=unit, pola="{urut}/{tahun}", versi=0, oleh=hasan)
    assert masuk(kantor, kantor.dewi).get(alamat).status_code == 403
