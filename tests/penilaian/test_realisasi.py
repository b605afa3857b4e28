"""Results: the employee writes and sends, the assessor accepts or returns, a sent one counts."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from kinerja.models import Pemberitahuan
from penilaian.choices import StatusRealisasi
from penilaian.domain import realisasi as domain
from penilaian.domain.realisasi import Isian
from penilaian.models import SKP, Nilai, Periode, Realisasi
from tests.orang import Kantor
from tests.penilaian.skp_contoh import berlaku, buat_periode


def _kirim(kantor: Kantor, skp: SKP, periode: Periode, nilai: int) -> Realisasi:
    dewi = kantor.akun(kantor.dewi)
    isian = [Isian(skp.indikator.get().pk, Decimal(nilai), "Sesuai buku loket")]
    domain.simpan_draf(skp=skp, periode=periode, oleh=dewi, isian=isian)
    assert domain.kirim(skp=skp, periode=periode, oleh=dewi) == 1
    return Realisasi.objects.get()


def test_draf_belum_dihitung_yang_dikirim_dihitung(kantor: Kantor) -> None:
    periode = buat_periode()
    skp = berlaku(kantor, periode)
    dewi = kantor.akun(kantor.dewi)
    domain.simpan_draf(skp=skp, periode=periode, oleh=dewi, isian=[Isian(skp.indikator.get().pk, Decimal(95))])
    assert not Nilai.objects.filter(nilai_hasil__isnull=False).exists()
    domain.kirim(skp=skp, periode=periode, oleh=dewi)
    assert Nilai.objects.get().nilai_hasil == Decimal("95.00")


def test_dikembalikan_tidak_dihitung_sampai_dikirim_lagi(kantor: Kantor) -> None:
    periode = buat_periode()
    skp = berlaku(kantor, periode)
    baris = _kirim(kantor, skp, periode, 95)
    ratna = kantor.akun(kantor.ratna)
    with pytest.raises(ValidationError, match="Tulis apa yang perlu diperbaiki"):
        domain.kembalikan(realisasi=baris, oleh=ratna, tanggapan="")
    domain.kembalikan(realisasi=baris, oleh=ratna, tanggapan="Lampirkan rekap")
    assert Nilai.objects.get().nilai_hasil is None
    kabar = Pemberitahuan.objects.filter(penerima__pegawai=kantor.dewi, kunci__startswith="hasil-kembali:")
    assert [k.judul for k in kabar] == [f"Hasil dikembalikan atasan: {baris.indikator.uraian}"]
    baris = _kirim(kantor, skp, periode, 90)
    assert domain.terima(realisasi=baris, oleh=ratna).status == StatusRealisasi.DITERIMA
    assert Nilai.objects.get().nilai_hasil == Decimal("90.00")


def test_ditarik_pemiliknya_sebelum_diperiksa(kantor: Kantor) -> None:
    periode = buat_periode()
    skp = berlaku(kantor, periode)
    baris = _kirim(kantor, skp, periode, 95)
    with pytest.raises(PermissionDenied):
        domain.tarik(realisasi=baris, oleh=kantor.akun(kantor.ratna))
    assert domain.tarik(realisasi=baris, oleh=kantor.akun(kantor.dewi)).status == StatusRealisasi.DRAF
    assert Nilai.objects.get().nilai_hasil is None
    baris = _kirim(kantor, skp, periode, 96)
    domain.terima(realisasi=baris, oleh=kantor.akun(kantor.ratna))
    with pytest.raises(ValidationError, match="kini diterima"):
        domain.tarik(realisasi=baris, oleh=kantor.akun(kantor.dewi))


def test_hanya_penilai_memeriksa_dan_hanya_pemilik_mengisi(kantor: Kantor) -> None:
    periode = buat_periode()
    skp = berlaku(kantor, periode)
    baris = _kirim(kantor, skp, periode, 95)
    for orang in (kantor.dewi, kantor.bambang, kantor.sari, kantor.hasan):
        with pytest.raises(PermissionDenied):
            domain.terima(realisasi=baris, oleh=kantor.akun(orang))
    with pytest.raises(PermissionDenied):
        domain.simpan_draf(skp=skp, periode=periode, oleh=kantor.akun(kantor.ratna), isian=[])


def test_sesudah_tenggat_ditolak(kantor: Kantor) -> None:
    periode = buat_periode()
    skp = berlaku(kantor, periode)
    Periode.objects.update(tenggat_realisasi=timezone.now() - timedelta(minutes=1))
    with pytest.raises(ValidationError, match="sudah lewat"):
        domain.simpan_draf(skp=skp, periode=periode, oleh=kantor.akun(kantor.dewi), isian=[])


def test_hasil_yang_dikirim_tidak_ditimpa(kantor: Kantor) -> None:
    periode = buat_periode()
    skp = berlaku(kantor, periode)
    _kirim(kantor, skp, periode, 95)
    dewi = kantor.akun(kantor.dewi)
    domain.simpan_draf(skp=skp, periode=periode, oleh=dewi, isian=[Isian(skp.indikator.get().pk, Decimal(120))])
    assert Realisasi.objects.get().nilai == 95


def test_dua_jendela_yang_kedua_diberi_tahu(kantor: Kantor) -> None:
    periode = buat_periode()
    skp = berlaku(kantor, periode)
    dewi, i = kantor.akun(kantor.dewi), skp.indikator.get().pk
    domain.simpan_draf(skp=skp, periode=periode, oleh=dewi, isian=[Isian(i, Decimal(1), revisi=0)])
    with pytest.raises(ValidationError, match="jendela atau perangkat lain"):
        domain.simpan_draf(skp=skp, periode=periode, oleh=dewi, isian=[Isian(i, Decimal(2), revisi=0)])


def test_indikator_survei_tidak_diisi_sendiri(kantor: Kantor) -> None:
    periode = buat_periode()
    skp = berlaku(kantor, periode)
    skp.indikator.update(sumber="layanan")
    dewi = kantor.akun(kantor.dewi)
    domain.simpan_draf(skp=skp, periode=periode, oleh=dewi, isian=[Isian(skp.indikator.get().pk, Decimal(1))])
    assert not Realisasi.objects.exists()
