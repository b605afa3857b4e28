"""The close and what nobody reported: zero only after two warnings, never on leave, and always named."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.utils import timezone

from kinerja.models import Pemberitahuan
from kinerja.waktu import hari_ini, rentang
from pegawai.choices import StatusPegawai
from pegawai.models import MasaKhusus, Pegawai, Pengguna
from penilaian.choices import StatusRealisasi
from penilaian.domain.hitung import hitung_satu, hitung_seluruh
from penilaian.domain.periode import tutup
from penilaian.models import SKP, HasilKerja, Indikator, Nilai, Periode, PerluHitung, Realisasi, TargetPeriode
from penilaian.queries.ekspor import baris_indikator
from penilaian.queries.nol import banyaknya_nol
from penilaian.queries.penjelasan import baris_indikator as penjelasan
from penilaian.queries.rincian import rincian
from tests.orang import Kantor
from tests.penilaian.skp_contoh import berlaku, buat_periode

pytestmark = pytest.mark.django_db


@pytest.fixture
def periode(kantor: Kantor) -> Periode:
    return buat_periode()


@pytest.fixture
def skp(kantor: Kantor, periode: Periode) -> SKP:
    """Dewi's plan: 90 of 100 of the first indicator accepted, the second never sent; she was reminded twice, and the
    deadline passed yesterday."""
    skp = berlaku(kantor, periode, jumlah=2)
    pertama = Indikator.objects.filter(skp=skp).earliest("pk")
    Realisasi.objects.create(skp=skp, indikator=pertama, periode=periode, nilai=90, status=StatusRealisasi.DITERIMA)
    for hari, lalu in ((7, 8), (2, 3)):
        Pemberitahuan.objects.create(
            penerima=kantor.akun(kantor.dewi),
            judul="Hasil belum lengkap",
            kunci=f"hasil:{periode.kode}:{hari}:{skp.pk}",
            dibuat=timezone.now() - timedelta(days=lalu),
        )
    periode.tenggat_realisasi = timezone.now() - timedelta(days=1)
    periode.save()
    return skp


def hasil_tutup(skp: SKP, periode: Periode) -> tuple[Decimal | None, str]:
    """The figure, and what became of the second indicator, after the close."""
    tutup(periode=periode, alasan="Semua sudah dinilai", hitung_terakhir=hitung_seluruh)
    r = rincian(skp, Periode.objects.get(pk=periode.pk))
    assert r.cocok
    return Nilai.objects.get(skp=skp).nilai_hasil, r.indikator[1].status


def test_yang_tidak_dilaporkan_dihitung_nol_dan_disebut(skp: SKP, periode: Periode) -> None:
    assert banyaknya_nol(periode) == {"hasil": 1, "skp": 1}
    assert hasil_tutup(skp, periode) == (Decimal("45.00"), "dihitung")
    nol = Realisasi.objects.get(status=StatusRealisasi.NOL)
    tanggal = [f"{hari_ini() - timedelta(days=n):%d/%m/%Y}" for n in (8, 3)]
    teks = f"tidak dilaporkan, sudah diingatkan dua kali pada {tanggal[0]} dan {tanggal[1]}"
    baris = penjelasan(rincian(skp, nol.periode))[1]
    assert (nol.nilai, nol.dikirim) == (0, None)
    assert (baris.realisasi, baris.kalimat) == ("–", f"Dihitung nol: {teks}.")
    assert [(b[9], b[-1]) for b in baris_indikator(periode)] == [(90, "dihitung"), (0, "dihitung")]


def test_makin_kecil_makin_baik_juga_menjadi_nol(skp: SKP, periode: Periode) -> None:
    Indikator.objects.filter(pk=Indikator.objects.filter(skp=skp).latest("pk").pk).update(arah="turun")
    assert hasil_tutup(skp, periode) == (Decimal("45.00"), "dihitung")
    assert Realisasi.objects.get(status=StatusRealisasi.NOL).nilai == 200


def test_draf_yang_tidak_pernah_dikirim_ikut_dan_catatannya_tetap(skp: SKP, periode: Periode) -> None:
    kedua = Indikator.objects.filter(skp=skp).latest("pk")
    Realisasi.objects.create(skp=skp, indikator=kedua, periode=periode, nilai=70, catatan="Masih dihitung")
    assert hasil_tutup(skp, periode) == (Decimal("45.00"), "dihitung")
    nol = Realisasi.objects.get(indikator=kedua)
    assert (nol.status, nol.nilai, nol.catatan.endswith(". Catatan draf: Masih dihitung")) == ("nol", 0, True)


def test_cuti_mengeluarkannya_dari_penilaian(skp: SKP, periode: Periode, kantor: Kantor) -> None:
    kini = hari_ini()
    MasaKhusus.objects.create(pegawai=kantor.dewi, jenis="cuti_melahirkan", masa=rentang(kini.replace(day=1), kini))
    assert banyaknya_nol(periode) == {"hasil": 0, "skp": 0}
    assert hasil_tutup(skp, periode) == (Decimal("90.00"), "tidak_dievaluasi")
    assert TargetPeriode.objects.get(indikator=Indikator.objects.filter(skp=skp).latest("pk")).tidak_dievaluasi == (
        "Cuti melahirkan pada periode ini"
    )


def sekali_diingatkan(skp: SKP) -> None:
    Pemberitahuan.objects.filter(kunci__contains=":2:").delete()


def belum_lewat_tenggat(skp: SKP) -> None:
    Periode.objects.update(tenggat_realisasi=timezone.now() + timedelta(days=1))


def akun_belum_aktif(skp: SKP) -> None:
    Pengguna.objects.filter(pegawai=skp.pegawai_id).update(is_active=False)


def aktif_sesudah_diingatkan(skp: SKP) -> None:
    Pengguna.objects.filter(pegawai=skp.pegawai_id).update(diaktifkan=timezone.now() - timedelta(days=2))


def sudah_pensiun(skp: SKP) -> None:
    Pegawai.objects.filter(pk=skp.pegawai_id).update(status=StatusPegawai.PENSIUN)


def tidak_bertugas_lagi(skp: SKP) -> None:
    skp.pegawai.penempatan.update(masa=rentang(skp.rentang.lower, hari_ini() - timedelta(days=5)))


def dikembalikan_atasan(skp: SKP) -> None:
    Realisasi.objects.create(
        skp=skp,
        indikator=Indikator.objects.filter(skp=skp).latest("pk"),
        periode=Periode.objects.get(),
        nilai=70,
        status=StatusRealisasi.DIKEMBALIKAN,
        dikirim=timezone.now(),
    )


@pytest.mark.parametrize(
    "keadaan",
    [
        sekali_diingatkan,
        belum_lewat_tenggat,
        akun_belum_aktif,
        aktif_sesudah_diingatkan,
        sudah_pensiun,
        tidak_bertugas_lagi,
        dikembalikan_atasan,
    ],
)
def test_tanpa_satu_syarat_tidak_ada_nol(skp: SKP, periode: Periode, keadaan) -> None:
    keadaan(skp)
    periode.refresh_from_db()
    assert hasil_tutup(skp, periode) == (Decimal("90.00"), "belum")


def test_hr_melihat_sebelum_menutup(client: Client, kantor: Kantor, skp: SKP, periode: Periode) -> None:
    client.force_login(kantor.akun(kantor.sari))
    isi = client.get(f"/periode/{periode.kode}/").content.decode()
    assert "1 hasil pada 1 SKP belum dikirim meski sudah diingatkan dua kali: dihitung nol." in isi


@pytest.mark.parametrize(
    ("model", "isi", "tersimpan"),
    [
        (Indikator, {"arah": "turun"}, True),
        (Indikator, {"bobot": Decimal(30)}, True),
        (HasilKerja, {"jenis": "tambahan"}, True),
        (Indikator, {"uraian": "Nama lain"}, False),
    ],
)
def test_bobot_dan_arah_menandai_lalu_beku(skp: SKP, periode: Periode, model, isi: dict, tersimpan: bool) -> None:
    hitung_satu(skp_id=skp.pk, periode_id=periode.pk)
    assert not PerluHitung.objects.exists()
    satu = model.objects.filter(pk=model.objects.filter(skp=skp).earliest("pk").pk)
    satu.update(**isi)
    assert list(PerluHitung.objects.values_list("periode", "skp")) == ([(periode.pk, skp.pk)] if tersimpan else [])
    tutup(periode=periode, alasan="Selesai", hitung_terakhir=hitung_seluruh)
    ubah = f"UPDATE {model._meta.db_table} SET bobot = 20"  # noqa: S608
    with pytest.raises(DatabaseError, match="periode sudah ditutup"), transaction.atomic(), connection.cursor() as k:
        k.execute(ubah)
    satu.update(uraian="Salah ketik dibetulkan")


def test_rancangan_bebas_berubah_sesudah_periode_ditutup(skp: SKP, periode: Periode) -> None:
    SKP.objects.filter(pk=skp.pk).update(status="draf")
    tutup(periode=periode, alasan="Selesai", hitung_terakhir=hitung_seluruh)
    assert Indikator.objects.filter(skp=skp).update(bobot=20) == 2
