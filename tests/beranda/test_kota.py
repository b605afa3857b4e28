"""The demo city keeps the rules that real data must keep."""

import json
import stat
from collections import Counter
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import transaction
from django.db.models import Q, Sum
from django.test import override_settings
from django.utils import timezone

from beranda.demo.penempatan import TANPA_PENILAI
from kinerja.models import Pemberitahuan
from kinerja.waktu import hari_ini
from pegawai import nip
from pegawai.choices import JenisPegawai, JenisPenempatan, NamaPeran, StatusKoreksi
from pegawai.models import MasaKhusus, Pegawai, Penempatan, Pengguna, PermintaanKoreksi, UnitKerja
from pegawai.queries.mutu import jumlah_tanda
from pegawai.queries.pensiun import daftar_pensiun
from penilaian.choices import JenisHasil, JenisPeriode, NadaUmpanBalik, Predikat, StatusPeriode, StatusRealisasi
from penilaian.domain.hitung import ID_MAKS
from penilaian.models import (
    SKP,
    BukaTahun,
    Bukti,
    HasilKerja,
    Kebijakan,
    Laporan,
    Nilai,
    Periode,
    PutusanNilai,
    Realisasi,
    Susulan,
    UmpanBalik,
)
from penilaian.queries.hitung import KOLOM, nilai_terhitung
from penilaian.queries.rincian import rincian
from survei.choices import Kanal, StatusKertas, StatusPeriodeSurvei
from survei.models import Kios, LembarKertas, PeriodeSurvei, Respons
from survei.queries.kunjungan import lembar_loket

pytestmark = pytest.mark.django_db

PEGAWAI = 300


def test_kota_contoh_tidak_masuk_ke_basis_data_yang_berisi() -> None:
    Pengguna.objects.create(username="197001011995031001", nama="Bambang")
    with pytest.raises(CommandError) as galat:
        call_command("siapkan_demo", pegawai=PEGAWAI)
    assert str(galat.value) == "Basis data ini sudah berisi data lain. Kota contoh hanya dibangun di tempat kosong."
    assert not UnitKerja.objects.exists()


@pytest.fixture(scope="module")
def kota(django_db_setup: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """One city for the module, undone at its end."""
    with django_db_blocker.unblock(), override_settings(DATA_DIR=tmp_path_factory.mktemp("kota")):
        atom = transaction.atomic()
        atom.__enter__()
        call_command("siapkan_demo", pegawai=PEGAWAI)
        yield
        transaction.set_rollback(True)
        atom.__exit__(None, None, None)


def test_jumlah_orang_dan_wilayah(kota: None) -> None:
    assert Pegawai.objects.count() == PEGAWAI
    assert Pengguna.objects.count() == PEGAWAI
    assert UnitKerja.objects.filter(jenis="kecamatan").count() == 18
    assert UnitKerja.objects.filter(jenis="kelurahan").count() == 107


def test_semua_nip_sah_tidak_kembar_dan_berurut_900_ke_atas(kota: None) -> None:
    orang = list(Pegawai.objects.exclude(jenis=JenisPegawai.PEJABAT))
    hasil = [nip.periksa(p.nip, p.jenis) for p in orang]
    assert len({h.nip for h in hasil}) == PEGAWAI - 1
    assert [h.nip for h in hasil if not 900 <= h.urut <= 999] == []
    # Six records disagree with their NIP on purpose: the page of data quality has something to show.
    beda = [
        p for p, h in zip(orang, hasil, strict=True) if (p.tgl_lahir, p.jenis_kelamin) != (h.tgl_lahir, h.jenis_kelamin)
    ]
    tanda = jumlah_tanda(Pegawai.objects.all())
    assert len(beda) == tanda["nip_lahir"] + tanda["nip_kelamin"] == 6
    assert tanda["nik_kembar"] == 2


def test_bobot_utama_setiap_skp_seratus(kota: None) -> None:
    jumlah = HasilKerja.objects.filter(jenis=JenisHasil.UTAMA).values("skp").annotate(b=Sum("bobot"))
    assert {baris["b"] for baris in jumlah} == {100}
    assert len(jumlah) == SKP.objects.count()


def test_tiga_triwulan_ditutup_satu_berjalan(kota: None) -> None:
    menurut: dict[str, list[str]] = {}
    for jenis, status in Periode.objects.bukan_uji_coba().order_by("rentang").values_list("jenis", "status"):
        menurut.setdefault(jenis, []).append(status)
    assert menurut == {
        "triwulan": [StatusPeriode.DITUTUP] * 3 + [StatusPeriode.BERJALAN],
        "semester": [StatusPeriode.DITUTUP, StatusPeriode.BERJALAN],
        # Last year's, from which angka kredit comes, and this year's.
        "tahunan": [StatusPeriode.DITUTUP, StatusPeriode.BERJALAN],
    }
    ditutup = Periode.objects.filter(status=StatusPeriode.DITUTUP)
    assert set(PutusanNilai.objects.values_list("periode", flat=True)) == set(ditutup.values_list("pk", flat=True))
    assert Realisasi.objects.filter(periode__status=StatusPeriode.BERJALAN).exists()
    coba = Periode.objects.get(uji_coba=True)
    assert (coba.status, PutusanNilai.objects.filter(periode=coba).exists()) == (StatusPeriode.DITUTUP, True)


def test_tahun_ini_dibuka_dan_diumumkan_tahun_depan_disiapkan(kota: None) -> None:
    tahun = hari_ini().year
    dibuka = [(b.tahun, b.dibuka is not None, b.dikabari) for b in BukaTahun.objects.order_by("tahun")]
    assert dibuka == [(tahun, True, PEGAWAI - 1), (tahun + 1, False, 0)]
    kabar = Pemberitahuan.objects.filter(kunci=f"buka-tahun:{tahun}")
    assert kabar.count() == PEGAWAI - 1 > kabar.filter(dibaca__isnull=False).count() > 0
    assert Susulan.objects.get().sampai < timezone.now()


def test_semua_punya_penilai_kecuali_wali_kota_dan_yang_disengaja(kota: None) -> None:
    tanpa = Penempatan.objects.definitif().pada().filter(penilai=None)
    assert tanpa.count() == TANPA_PENILAI + 1
    assert tanpa.filter(pegawai__jenis=JenisPegawai.PEJABAT).count() == 1


def test_ada_hasil_nol_plh_draf_kebijakan_dan_yang_akan_pensiun(kota: None) -> None:
    nol = Realisasi.objects.get(status=StatusRealisasi.NOL)
    assert (nol.periode.status, nol.catatan[:44]) == (
        StatusPeriode.DITUTUP,
        "Tidak dilaporkan, sudah diingatkan dua kali ",
    )
    plh = Penempatan.objects.pada().get(jenis=JenisPenempatan.PLH)
    assert MasaKhusus.objects.filter(pegawai__penempatan__unit=plh.unit, masa__contains=hari_ini()).exists()
    assert list(Kebijakan.objects.order_by("versi").values_list("status", flat=True)) == ["berlaku", "draf"]
    admin = Pengguna.objects.get(peran__nama=NamaPeran.ADMIN_KEPEGAWAIAN, peran__unit=None)
    assert daftar_pensiun(admin, sampai=hari_ini() + timedelta(days=365)).exists()


def test_login_tercetak_satu_per_peran_dan_hanya_terbaca_pemilik(kota: None) -> None:
    berkas = Path(settings.DATA_DIR) / "demo.json"
    daftar = json.loads(berkas.read_text(encoding="utf-8"))
    assert len({baris["peran"] for baris in daftar}) == len(daftar) == 15
    assert stat.S_IMODE(berkas.stat().st_mode) == 0o600
    assert all(Pengguna.objects.get(username=b["username"]).check_password(b["sandi"]) for b in daftar)
    assert Pengguna.objects.exclude(password__startswith="!").count() == 15


def test_perintah_kedua_tidak_berbuat_apa_apa(kota: None, capsys: pytest.CaptureFixture[str]) -> None:
    call_command("siapkan_demo", pegawai=PEGAWAI)
    assert capsys.readouterr().out.strip() == "Kota contoh sudah ada."


def test_sebaran_predikat_seperti_kota_sungguhan(kota: None) -> None:
    """Most are Baik; some are above, some need help: nobody learns anything from a city of equals."""
    banyak = Counter(PutusanNilai.objects.values_list("predikat", flat=True))
    jumlah = sum(banyak.values())
    assert 0.82 <= banyak[Predikat.BAIK] / jumlah <= 0.94
    assert 0.01 <= banyak[Predikat.SANGAT_BAIK] / jumlah <= 0.08
    assert min(banyak[Predikat.BUTUH_PERBAIKAN], banyak[Predikat.KURANG]) >= 1


def test_ada_foto_koreksi_terjawab_laporan_dan_kabar(kota: None) -> None:
    assert Bukti.objects.exclude(berkas=None).count() > 10
    assert set(PermintaanKoreksi.objects.values_list("status", flat=True)) == set(StatusKoreksi)
    # None of a trial, nor of the year that has just begun to be rated.
    tahun_ini = Q(jenis=JenisPeriode.TAHUNAN, status=StatusPeriode.BERJALAN)
    berlaporan = Periode.objects.bukan_uji_coba().exclude(tahun_ini)
    assert set(Laporan.objects.values_list("periode", flat=True)) == set(berlaporan.values_list("pk", flat=True))
    penerima = set(Pemberitahuan.objects.values_list("penerima__username", flat=True))
    assert set(Pengguna.objects.filter(is_active=True).values_list("username", flat=True)) <= penerima
    menilai = Laporan.objects.values("penilai").distinct().count()
    assert Pemberitahuan.objects.filter(kunci__startswith="laporan:").values("penerima").distinct().count() == menilai


def test_nilai_tersimpan_sama_dengan_hitungan_ulang_untuk_setiap_orang(kota: None) -> None:
    """Whoever opens the why page of a period, closed or running, reads that the score agrees with its inputs."""
    angka = [k for k in KOLOM if k != "dihitung"]
    for periode in Periode.objects.select_related("kebijakan"):
        ulang = nilai_terhitung(periode=periode, kebijakan=periode.kebijakan, awal=0, akhir=ID_MAKS)
        tersimpan = Nilai.objects.filter(periode=periode).order_by("skp_id").values_list(*angka)
        assert list(tersimpan) == sorted(baris[:-1] for baris in ulang)
        for skp in SKP.objects.pada_periode(periode).order_by("pk")[:: PEGAWAI // 10]:
            assert (rincian(skp, periode).cocok, skp.pk, periode.kode) == (True, skp.pk, periode.kode)


def test_umpan_balik_menurut_pekerjaan_tanpa_kalimat_yang_itu_itu_saja(kota: None) -> None:
    assert UmpanBalik.objects.values("kejadian").distinct().count() > 60
    assert not UmpanBalik.objects.filter(nada=NadaUmpanBalik.PERBAIKAN, langkah="").exists()


def test_kupon_jawaban_dan_kunjungan_tiap_loket_cocok(kota: None) -> None:
    """Used coupons are the answers by coupon of that counter and period; none was printed without a visit; the visits
    of a past quarter are its number of users."""
    for periode in PeriodeSurvei.objects.select_related("layanan", "hasil"):
        lewat = periode.status == StatusPeriodeSurvei.DIPUBLIKASIKAN
        lembar = lembar_loket(periode.layanan, periode.masa)
        jawaban = Respons.objects.filter(periode=periode)
        assert all(hari in periode.masa for hari in jawaban.values_list("tanggal", flat=True))
        per = Counter(jawaban.values_list("loket__nama", "kanal"))
        for b in lembar.baris:
            a = b.angka
            assert a.pakai == per[b.nama, Kanal.KUPON]
            assert a.jawaban == sum(per[b.nama, k] for k in (Kanal.KUPON, Kanal.KIOS, Kanal.DIBANTU))
            assert a.pakai <= a.cetak
            assert not lewat or a.jawaban <= a.cetak <= (a.kunjungan or 0)
        assert (lembar.semua.kunjungan == periode.populasi) is lewat
        tanpa_loket = jawaban.filter(kanal__in=(Kanal.TERBUKA, Kanal.MANUAL, Kanal.IMPOR))
        assert sum(b.angka.jawaban for b in lembar.baris) + tanpa_loket.count() == jawaban.count()
        assert tanpa_loket.exclude(loket=None).count() == 0
        h = periode.hasil
        assert h.n + h.tidak_lengkap + h.dikecualikan == jawaban.count()
        assert h.terbuka == jawaban.dihitung().filter(kanal=Kanal.TERBUKA).count()
        kertas = LembarKertas.objects.filter(kelompok__periode=periode, kelompok__status=StatusKertas.MASUK)
        assert kertas.count() == per[None, Kanal.MANUAL]


def test_jawaban_perangkat_datang_dari_loket_yang_punya_perangkat(kota: None) -> None:
    berperangkat = set(Kios.objects.filter(aktif=True).values_list("loket", flat=True))
    assert set(Respons.objects.filter(kanal=Kanal.KIOS).values_list("loket", flat=True)) <= berperangkat
