"""Home: what each of the four people finds there, within a fixed number of queries."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from kinerja.templatetags.ui import wib
from kinerja.waktu import akhir_hari, hari_ini, rentang
from pegawai.models import Pegawai
from penilaian.choices import JenisPeriode, StatusPeriode, StatusSKP
from penilaian.domain.hitung import hitung_satu
from penilaian.models import (
    SKP,
    HasilKerja,
    Indikator,
    Kebijakan,
    Periode,
    PermintaanUmpanBalik,
    PesertaPendapat,
    PutaranPendapat,
    PutusanNilai,
    Realisasi,
    TargetPeriode,
)
from tests.orang import Kantor

pytestmark = pytest.mark.django_db


@pytest.fixture
def periode(kantor: Kantor) -> Periode:
    kebijakan, _ = Kebijakan.objects.get_or_create(versi=1, defaults={"nama": "Kebijakan kota"})
    return Periode.objects.create(
        kode="2026-TW4",
        nama="Triwulan IV 2026",
        jenis=JenisPeriode.TRIWULAN,
        rentang=rentang(date(2026, 10, 1), date(2026, 12, 31)),
        tenggat_realisasi=akhir_hari(hari_ini()),
        tenggat_penilaian=akhir_hari(hari_ini()),
        status=StatusPeriode.BERJALAN,
        kebijakan=kebijakan,
    )


def buat_skp(kantor: Kantor, orang: Pegawai, penilai: Pegawai | None, periode: Periode) -> Indikator:
    skp = SKP.objects.create(
        pegawai=orang,
        penempatan=orang.penempatan.get(),
        penilai=penilai,
        unit=kantor.seksi,
        rentang=rentang(date(2026, 1, 1), date(2026, 12, 31)),
        status=StatusSKP.BERLAKU,
    )
    hasil = HasilKerja.objects.create(skp=skp, uraian="Layanan selesai", bobot=100)
    indikator = Indikator.objects.create(skp=skp, hasil=hasil, uraian="Jumlah", satuan="berkas", bobot=100)
    TargetPeriode.objects.create(skp=skp, indikator=indikator, periode=periode, target=100)
    return indikator


def buka(client: Client, kantor: Kantor, orang: Pegawai) -> str:
    client.force_login(kantor.akun(orang))
    with CaptureQueriesContext(
        connection,
    ) as kueri:
        jawaban = client.get("/")
    assert (jawaban.status_code, len(kueri) <= 12) == (200, True), len(kueri)
    return jawaban.content.decode()


def test_tamu_diminta_masuk(client: Client, db: None) -> None:
    assert client.get("/").status_code == 302


def test_tiap_orang_menemukan_tugasnya_sendiri(client: Client, kantor: Kantor, periode: Periode) -> None:
    skp = buat_skp(kantor, kantor.dewi, kantor.ratna, periode).skp
    halaman = buka(client, kantor, kantor.dewi)
    assert "Laporkan hasil kerja" in halaman
    assert reverse("penilaian:realisasi", args=[skp.publik, periode.kode]) in halaman
    assert "Nilai 1 orang" in buka(client, kantor, kantor.ratna)
    assert "Susun SKP Anda" in buka(client, kantor, kantor.hasan)
    assert "Kemajuan Triwulan IV 2026" in buka(client, kantor, kantor.sari)


def test_pendapat_dan_umpan_balik_yang_diminta_tampak_di_beranda(
    client: Client, kantor: Kantor, periode: Periode
) -> None:
    skp = buat_skp(kantor, kantor.dewi, kantor.ratna, periode).skp
    assert "Beri pendapat" not in buka(client, kantor, kantor.hasan)
    putaran = PutaranPendapat.objects.create(periode=periode, selesai=hari_ini(), dibuka_oleh=kantor.akun(kantor.sari))
    PesertaPendapat.objects.create(putaran=putaran, skp=skp, pegawai=kantor.hasan)
    PermintaanUmpanBalik.objects.create(skp=skp, kepada=kantor.akun(kantor.hasan), nilai_dasar="kompeten")
    halaman = buka(client, kantor, kantor.hasan)
    assert "Beri pendapat tentang 1 orang" in halaman
    assert "Jawab 1 permintaan umpan balik" in halaman
    PesertaPendapat.objects.update(sudah=True)
    assert "Beri pendapat" not in buka(client, kantor, kantor.hasan)


def test_hasil_yang_disampaikan_meminta_tanggapan(client: Client, kantor: Kantor, periode: Periode) -> None:
    indikator = buat_skp(kantor, kantor.dewi, kantor.ratna, periode)
    Realisasi.objects.create(skp=indikator.skp, indikator=indikator, periode=periode, nilai=97, status="diterima")
    hitung_satu(skp_id=indikator.skp_id, periode_id=periode.pk)
    putusan = PutusanNilai.objects.create(
        skp=indikator.skp,
        periode=periode,
        rating_hasil="sesuai",
        rating_perilaku="sesuai",
        predikat="baik",
        oleh=kantor.akun(kantor.ratna),
    )
    belum = buka(client, kantor, kantor.dewi)
    assert ("Belum ada putusan" in belum, "Baca dan tanggapi" in belum) == (True, False)
    PutusanNilai.objects.filter(pk=putusan.pk).update(disampaikan=timezone.now())
    isi = buka(client, kantor, kantor.dewi)
    assert ("Baca dan tanggapi" in isi, "97,00" in isi, "Baik" in isi) == (True, True, True)
    assert f"Tenggat {wib(akhir_hari(hari_ini() + timedelta(days=14)))}" in isi
    PutusanNilai.objects.filter(pk=putusan.pk).update(disampaikan=timezone.now() - timedelta(days=15))
    assert "Baca dan tanggapi" not in buka(client, kantor, kantor.dewi), "past the term it is final"


def test_jumlah_kueri_tetap_untuk_tiga_bawahan(client: Client, kantor: Kantor, periode: Periode) -> None:
    for orang in (kantor.dewi, kantor.hasan, kantor.sari):
        buat_skp(kantor, orang, kantor.ratna, periode)
    assert "Nilai 3 orang" in buka(client, kantor, kantor.ratna)


def test_pimpinan_melihat_kemajuan_yang_tertinggal_dan_predikat_lalu(
    client: Client, kantor: Kantor, periode: Periode
) -> None:
    lalu = Periode.objects.create(
        kode="2026-TW3",
        nama="Triwulan III 2026",
        jenis=JenisPeriode.TRIWULAN,
        rentang=rentang(date(2026, 7, 1), date(2026, 9, 30)),
        tenggat_realisasi=akhir_hari(date(2026, 10, 5)),
        tenggat_penilaian=akhir_hari(date(2026, 10, 15)),
        status=StatusPeriode.DITUTUP,
        kebijakan=periode.kebijakan,
    )
    indikator = buat_skp(kantor, kantor.dewi, kantor.ratna, periode)
    buat_skp(kantor, kantor.hasan, kantor.ratna, periode)
    Realisasi.objects.create(skp=indikator.skp, indikator=indikator, periode=periode, nilai=60, status="dikirim")
    hitung_satu(skp_id=indikator.skp_id, periode_id=periode.pk)
    ratna = kantor.akun(kantor.ratna)
    rating = {"rating_hasil": "sesuai", "rating_perilaku": "sesuai", "predikat": "baik", "oleh": ratna}
    PutusanNilai.objects.create(skp=indikator.skp, periode=lalu, **rating)
    isi = buka(client, kantor, kantor.bambang)
    r = client.get("/").context["r"]
    tahap = ("berencana", "melapor", "belum_melapor", "dinilai", "rendah", "menunggu")
    assert [r.jumlah[k] for k in tahap] == [2, 1, 1, 0, 1, 1]
    assert [(b["nama"], b["melapor"], b["berencana"]) for b in r.baris] == [("Seksi Pelayanan", 1, 2)]
    assert dict(r.predikat)["Baik"] == 1
    assert ("Perlu perhatian" in isi, "Predikat Triwulan III 2026" in isi) == (True, True)
    assert client.get("/").context["r"].per_opd is False
    client.force_login(kantor.akun(kantor.sari))
    assert [b["nama"] for b in client.get("/").context["r"].baris] == ["Dinas Kependudukan"]
