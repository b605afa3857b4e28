"""Kinds of periods: which position has which, several running at once, and targets only in the own kind."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from beranda.queries.periode import terdekat, utama
from kinerja.waktu import akhir_hari, hari_ini, rentang
from pegawai.choices import JenisJabatan
from pegawai.models import Jabatan, Penempatan
from penilaian.choices import JenisPeriode, StatusPeriode, StatusSKP
from penilaian.domain import jenis_periode as domain
from penilaian.domain import skp as skp_domain
from penilaian.models import SKP, AturanJenisPeriode, Nilai, Periode
from penilaian.queries.halaman_skp import periode_lapor
from penilaian.queries.jenis_periode import cakupan, jenis_untuk
from penilaian.queries.kesiapan import periode_sasaran
from penilaian.queries.laporan import susun
from penilaian.queries.laporan_bahan import Batas
from penilaian.queries.pengingat import skp_belum_lengkap
from penilaian.queries.tim import jenis_utama, tim
from tests.orang import Kantor, buat_pegawai, tempatkan
from tests.penilaian.skp_contoh import berlaku, buat_periode

pytestmark = pytest.mark.django_db


@pytest.fixture
def triwulan(kantor: Kantor) -> Periode:
    return buat_periode()


def _lain(triwulan: Periode, jenis: str, kode: str) -> Periode:
    """A running period of another kind over this year, due after the quarter."""
    kini = hari_ini()
    return Periode.objects.create(
        kode=kode,
        nama=f"Periode {jenis}",
        jenis=jenis,
        rentang=rentang(kini.replace(month=1, day=1), kini.replace(month=12, day=31)),
        tenggat_realisasi=akhir_hari(kini + timedelta(days=20)),
        tenggat_penilaian=akhir_hari(kini + timedelta(days=30)),
        status=StatusPeriode.BERJALAN,
        kebijakan=triwulan.kebijakan,
    )


def _guru(kantor: Kantor, urut: int = 931) -> SKP:
    """Wati, a teacher under Ratna with an approved plan by semester."""
    guru, _ = Jabatan.objects.get_or_create(kode="GURU", nama="Guru Ahli Muda", jenis=JenisJabatan.FUNGSIONAL)
    wati = buat_pegawai(f"Wati {urut}", urut, sex=2)
    kini = hari_ini()
    return SKP.objects.create(
        pegawai=wati,
        penempatan=tempatkan(wati, kantor.seksi, guru, kantor.ratna),
        penilai=kantor.ratna,
        unit=kantor.seksi,
        rentang=rentang(kini.replace(month=1, day=1), kini.replace(month=12, day=31)),
        status=StatusSKP.BERLAKU,
        jenis_periode=JenisPeriode.SEMESTER,
    )


def test_nama_jabatan_terpanjang_menang_lalu_jenis_jabatan_dan_bawaannya_triwulan(kantor: Kantor) -> None:
    domain.tetapkan(jenis=JenisPeriode.BULANAN, jenis_jabatan=JenisJabatan.FUNGSIONAL)
    domain.tetapkan(jenis=JenisPeriode.SEMESTER, awalan=" guru ")
    domain.tetapkan(jenis=JenisPeriode.TAHUNAN, awalan="Guru Besar", jenis_jabatan=JenisJabatan.FUNGSIONAL)

    def jenis(nama: str, jenis_jabatan: str) -> str:
        return jenis_untuk(Jabatan(nama=nama, jenis=jenis_jabatan))

    assert (
        jenis("Perawat Ahli Muda", JenisJabatan.FUNGSIONAL),
        jenis("Guru Ahli Muda", JenisJabatan.FUNGSIONAL),
        jenis("Guru Besar Tamu", JenisJabatan.FUNGSIONAL),
        jenis("Guru Besar Tamu", JenisJabatan.PELAKSANA),
        jenis("Petugas loket", JenisJabatan.PELAKSANA),
    ) == ("bulanan", "semester", "tahunan", "semester", "triwulan")
    with pytest.raises(ValidationError):
        domain.tetapkan(jenis=JenisPeriode.BULANAN, awalan="guru")
    with pytest.raises(ValidationError):
        domain.tetapkan(jenis=JenisPeriode.BULANAN)


def test_rancangan_mengikuti_aturan_skp_berlaku_tetap(kantor: Kantor, triwulan: Periode) -> None:
    lama = berlaku(kantor, triwulan)
    draf = skp_domain.buka_rancangan(penempatan=kantor.bambang.penempatan.get())
    domain.tetapkan(jenis=JenisPeriode.BULANAN, jenis_jabatan=JenisJabatan.PENGAWAS)
    domain.tetapkan(jenis=JenisPeriode.BULANAN, jenis_jabatan=JenisJabatan.PELAKSANA)
    for s in (lama, draf):
        s.refresh_from_db()
    assert (lama.jenis_periode, draf.jenis_periode) == ("triwulan", "bulanan")
    domain.hapus(aturan=AturanJenisPeriode.objects.get(jenis_jabatan=JenisJabatan.PENGAWAS))
    draf.refresh_from_db()
    assert draf.jenis_periode == "triwulan"


def test_target_dan_laporan_hanya_pada_periode_sejenis(kantor: Kantor, triwulan: Periode) -> None:
    semester = _lain(triwulan, JenisPeriode.SEMESTER, "SM-UJI")
    dewi, wati = berlaku(kantor, triwulan), _guru(kantor)
    assert [list(periode_sasaran(s)) for s in (dewi, wati)] == [[triwulan], [semester]]
    assert [list(periode_lapor(s)) for s in (dewi, wati)] == [[triwulan], [semester]]
    dalam = {p.kode: set(SKP.objects.pada_periode(p).filter(penilai=kantor.ratna)) for p in (triwulan, semester)}
    assert dalam == {"TW-UJI": {dewi}, "SM-UJI": {wati}}
    assert (skp_belum_lengkap(triwulan).get(), skp_belum_lengkap(semester).count()) == (dewi, 0)


def test_periode_tahunan_milik_semua_yang_berjalan_pada_hari_terakhirnya(kantor: Kantor, triwulan: Periode) -> None:
    tahunan = _lain(triwulan, JenisPeriode.TAHUNAN, "TH-UJI")
    dewi, wati = berlaku(kantor, triwulan), _guru(kantor)
    assert set(SKP.objects.pada_periode(tahunan).filter(penilai=kantor.ratna)) == {dewi, wati}
    kini = hari_ini()
    SKP.objects.filter(pk=wati.pk).update(rentang=rentang(kini.replace(month=1, day=1), kini.replace(month=6, day=30)))
    assert set(SKP.objects.pada_periode(tahunan).filter(penilai=kantor.ratna)) == {dewi}


def test_tim_dan_laporan_tidak_menyebut_yang_lain_jenis_tanpa_skp(kantor: Kantor, triwulan: Periode) -> None:
    semester = _lain(triwulan, JenisPeriode.SEMESTER, "SM-UJI")
    berlaku(kantor, triwulan)
    for urut in (931, 932):
        _guru(kantor, urut)
    ratna = kantor.akun(kantor.ratna)
    nama = {p.kode: [b.pegawai.nama for b in tim(ratna, p).baris] for p in (triwulan, semester)}
    assert nama == {"TW-UJI": ["Dewi Anggraini"], "SM-UJI": ["Wati 931", "Wati 932"]}
    assert jenis_utama(ratna) == JenisPeriode.SEMESTER
    orang = susun(Batas(triwulan, kantor.ratna.pk, kantor.ratna.pk))[kantor.ratna.pk]["orang"]
    assert [o["nama"] for o in orang] == ["Dewi Anggraini"]


def test_halaman_dengan_beberapa_jenis_berjalan(client: Client, kantor: Kantor, triwulan: Periode) -> None:
    semester = _lain(triwulan, JenisPeriode.SEMESTER, "SM-UJI")
    berlaku(kantor, triwulan)
    wati = _guru(kantor)
    kualitatif = SKP.objects.filter(pk=wati.pk)
    kualitatif.update(pendekatan="kualitatif")
    client.force_login(kantor.akun(wati.pegawai))
    assert client.get("/").context["periode"] == semester
    client.force_login(kantor.akun(kantor.dewi))
    halaman = client.get("/")
    assert (halaman.context["periode"], [t.judul for t in halaman.context["tugas"]]) == (
        triwulan,
        ["Laporkan hasil kerja"],
    )
    client.force_login(kantor.akun(kantor.ratna))
    with CaptureQueriesContext(connection) as kueri:
        tugas = [(t.judul, t.keterangan) for t in client.get("/").context["tugas"]]
    assert (tugas, len(kueri) <= 12) == (
        [
            ("Nilai 1 orang", "Triwulan uji: belum ada putusan."),
            ("Nilai 1 orang", "Periode semester: belum ada putusan."),
        ],
        True,
    ), len(kueri)
    assert client.get(reverse("penilaian:tim")).status_code == 200
    Nilai.objects.create(skp=wati, periode=semester, kebijakan=semester.kebijakan, sidik="x")
    client.force_login(kantor.akun(wati.pegawai))
    assert client.get(reverse("penilaian:nilai_saya")).status_code == 200


def test_yang_didahulukan_jenis_sendiri_lalu_triwulan() -> None:
    def satu(pk: int, jenis: str, hari: int, status: str = StatusPeriode.BERJALAN) -> Periode:
        tenggat = akhir_hari(hari_ini() + timedelta(days=hari))
        return Periode(pk=pk, jenis=jenis, status=status, tenggat_realisasi=tenggat)

    bulan_lalu, bulan, tw = satu(1, "bulanan", 1), satu(2, "bulanan", 9), satu(3, "triwulan", 5)
    terbuka = terdekat([bulan, tw, bulan_lalu, satu(4, "triwulan", 0, StatusPeriode.DITUTUP)])
    assert [p.pk for p in terbuka] == [1, 3]
    assert [utama(terbuka, j).pk for j in ("bulanan", "semester", "")] == [1, 3, 3]
    assert utama([], "bulanan") is None


def test_periode_sejenis_bertumpuk_ditolak_juga_oleh_basis_data(kantor: Kantor, triwulan: Periode) -> None:
    _lain(triwulan, JenisPeriode.SEMESTER, "SM-UJI")
    with pytest.raises(IntegrityError), transaction.atomic():
        _lain(triwulan, JenisPeriode.SEMESTER, "SM-LAIN")


def test_halaman_aturan_jenis(client: Client, kantor: Kantor) -> None:
    url = reverse("penilaian:jenis_periode")
    kode = []
    for orang in (kantor.dewi, kantor.ratna, kantor.hasan, kantor.sari):
        client.force_login(kantor.akun(orang))
        kode.append((client.get(url).status_code, client.post(url, {"jenis": "semester"}).status_code))
    assert kode == [(403, 403), (200, 403), (403, 403), (200, 422)]
    with CaptureQueriesContext(connection) as satu:
        client.get(url)
    assert client.post(url, {"jenis": "semester", "awalan": "Petugas"}).status_code == 302
    kepala = Penempatan.objects.filter(jabatan__kode="JK-1").count()
    assert [(c.jabatan, c.orang) for c in cakupan()] == [(1, 3), (1, kepala)]
    with CaptureQueriesContext(connection) as dua:
        client.get(url)
    assert (len(dua), len(satu) <= 12) == (len(satu), True)
    hapus = reverse("penilaian:jenis_periode_hapus", args=[AturanJenisPeriode.objects.get().pk])
    assert (client.get(hapus).status_code, client.post(hapus).status_code) == (405, 302)
    assert not AturanJenisPeriode.objects.exists()
