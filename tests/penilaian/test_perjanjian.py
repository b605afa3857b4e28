"""Agreements of units and teams: who writes, who approves, what they count to, who opens them."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import Error
from django.urls import reverse

from kinerja.waktu import rentang
from pegawai.choices import NamaPeran
from pegawai.domain import tim as tim_domain
from pegawai.models import Penempatan, Peran
from penilaian import rumus
from penilaian.choices import Rating, StatusPeriode, StatusSKP
from penilaian.domain import capaian_unit, perjanjian
from penilaian.models import Kebijakan, Periode, Perjanjian, TargetUnit
from penilaian.queries.hasil_unit import hasil_unit
from penilaian.queries.wewenang_unit import penyetuju
from tests.orang import AWAL, Kantor
from tests.penilaian.skp_contoh import buat_periode
from tests.penilaian.unit_contoh import berlaku, isi, rancangan

pytestmark = pytest.mark.django_db


@pytest.fixture
def periode(db: None) -> Periode:
    return buat_periode()


@pytest.fixture
def seksi(kantor: Kantor, periode: Periode) -> Perjanjian:
    """Ratna's seksi, approved by Bambang."""
    return berlaku(kantor.seksi, kantor.akun(kantor.ratna), kantor.akun(kantor.bambang), periode)


def test_kepala_menyusun_dan_pejabat_di_atas_menyetujui(kantor, periode):
    ratna, bambang = kantor.akun(kantor.ratna), kantor.akun(kantor.bambang)
    p = rancangan(kantor.seksi, ratna, periode)
    with pytest.raises(PermissionDenied):
        perjanjian.ajukan(perjanjian=p, oleh=bambang)
    perjanjian.ajukan(perjanjian=p, oleh=ratna)
    for orang in (kantor.ratna, kantor.dewi, kantor.hasan, kantor.sari):
        with pytest.raises(PermissionDenied):
            perjanjian.setujui(perjanjian=p, oleh=kantor.akun(orang))
    assert perjanjian.kembalikan(perjanjian=p, oleh=bambang, catatan="Naikkan target.").status == "dikembalikan"
    perjanjian.ajukan(perjanjian=p, oleh=ratna)
    assert perjanjian.setujui(perjanjian=p, oleh=bambang).status == StatusSKP.BERLAKU


def test_bobot_harus_seratus_dan_semua_indikator_bertarget(kantor, periode):
    p = rancangan(kantor.seksi, kantor.akun(kantor.ratna), periode, bobot=(60, 30))
    TargetUnit.objects.filter(indikator__urutan=2).delete()
    with pytest.raises(ValidationError) as galat:
        perjanjian.ajukan(perjanjian=p, oleh=kantor.akun(kantor.ratna))
    assert galat.value.messages == [
        "Bobot semua indikator harus berjumlah 100; sekarang 90.",
        "Isi target “Indikator 1”.",
    ]


def test_pengelola_menyusun_tetapi_kepala_yang_mengirim(kantor, periode):
    hasan = kantor.akun(kantor.hasan)
    with pytest.raises(PermissionDenied):
        perjanjian.buat(pemilik=kantor.seksi, oleh=hasan)
    Peran.objects.create(
        pengguna=hasan, nama=NamaPeran.PENGELOLA_KINERJA, unit=kantor.dinas, masa=rentang(AWAL), alasan="uji"
    )
    hasan = kantor.akun(kantor.hasan)
    p = rancangan(kantor.seksi, hasan, periode)
    with pytest.raises(PermissionDenied):
        perjanjian.ajukan(perjanjian=p, oleh=hasan)
    perjanjian.ajukan(perjanjian=p, oleh=kantor.akun(kantor.ratna))
    p = perjanjian.setujui(perjanjian=p, oleh=kantor.akun(kantor.bambang))
    isi(p, periode, hasan, "90", "100", kirim=False)
    assert hasil_unit(periode)["unit", kantor.seksi.pk].nilai is None
    with pytest.raises(PermissionDenied):
        isi(p, periode, hasan, "90", "100")
    isi(p, periode, kantor.akun(kantor.ratna), "90", "100")
    assert hasil_unit(periode)["unit", kantor.seksi.pk].nilai == Decimal("94.00")


@pytest.mark.parametrize(
    ("nilai", "hasil", "rating"),
    [
        (("90", "100"), "94.00", Rating.SESUAI),
        (("130", "120"), "120.00", Rating.DI_ATAS),
        (("33.333", None), "33.33", Rating.DI_BAWAH),
        ((None, "100"), "100.00", None),
    ],
)
def test_hasil_unit_sama_dengan_rumus_dan_yang_kosong_tidak_menjadi_nol(kantor, periode, seksi, nilai, hasil, rating):
    isi(seksi, periode, kantor.akun(kantor.ratna), *nilai)
    kini = hasil_unit(periode)["unit", kantor.seksi.pk]
    pasangan = [(b, rumus.capaian(n, 100, "naik")) for b, n in zip((60, 40), nilai, strict=True) if n is not None]
    assert (kini.nilai, kini.rating) == (Decimal(hasil), rating)
    assert kini.nilai == rumus.nilai_hasil(pasangan)


def test_rentang_dan_arah_turun_seperti_pada_orang(kantor, periode, seksi):
    satu, dua = TargetUnit.objects.filter(indikator__perjanjian=seksi).order_by("indikator__urutan")
    satu.indikator.arah = "turun"
    satu.indikator.save()
    TargetUnit.objects.filter(pk=satu.pk).update(target=7, target_maks=8)
    isi(seksi, periode, kantor.akun(kantor.ratna), "9", None)
    assert hasil_unit(periode)["unit", kantor.seksi.pk].nilai == Decimal("87.50")
    assert dua.nilai is None


def test_periode_yang_ditutup_beku(kantor, periode, seksi):
    isi(seksi, periode, kantor.akun(kantor.ratna), "90", "100")
    Periode.objects.filter(pk=periode.pk).update(status=StatusPeriode.DITUTUP)
    with pytest.raises(ValidationError):
        isi(seksi, periode, kantor.akun(kantor.ratna), "99", "100")
    with pytest.raises(Error, match="periode sudah ditutup"):
        TargetUnit.objects.update(nilai=1)


def test_versi_baru_mulai_sesudah_periode_yang_sudah_berisi(kantor, periode, seksi):
    ratna = kantor.akun(kantor.ratna)
    isi(seksi, periode, ratna, "90", "100")
    baru = perjanjian.buat(pemilik=kantor.seksi, oleh=ratna)
    assert (baru.versi, baru.rentang.lower, baru.indikator.count()) == (2, periode.rentang.upper, 2)
    with pytest.raises(ValidationError):
        perjanjian.buat(pemilik=kantor.seksi, oleh=ratna)


def test_hasil_yang_sudah_diubah_orang_lain_tidak_ditimpa(kantor, periode, seksi):
    ratna = kantor.akun(kantor.ratna)
    lama = TargetUnit.objects.order_by("indikator__urutan").first()
    isi(seksi, periode, ratna, "90", "100")
    with pytest.raises(ValidationError, match="Sudah diubah oleh Ratna Kusuma"):
        capaian_unit.simpan(
            perjanjian=seksi,
            periode=periode,
            oleh=ratna,
            isian=[capaian_unit.IsianHasil(lama.indikator_id, Decimal(50), "", lama.revisi)],
        )
    assert TargetUnit.objects.get(pk=lama.pk).nilai == 90


def test_perjanjian_tim_disetujui_kepala_unit_pemrakarsa(kantor, periode):
    tim = tim_domain.buat(nama="Tim Uji", unit=kantor.dinas, ketua=kantor.dewi, mulai=AWAL)
    assert penyetuju(tim) == {kantor.bambang.pk}
    p = berlaku(tim, kantor.akun(kantor.dewi), kantor.akun(kantor.bambang), periode)
    isi(p, periode, kantor.akun(kantor.dewi), "100", "100")
    assert hasil_unit(periode)["tim", tim.pk].nilai == 100


def test_plt_atasan_ikut_berwenang_dan_puncak_tidak_punya_pejabat(kantor):
    assert penyetuju(kantor.seksi) == {kantor.bambang.pk}
    assert penyetuju(kantor.dinas) == frozenset()
    Penempatan.objects.create(
        pegawai=kantor.hasan, unit=kantor.dinas, jabatan=kantor.jabatan, kepala=True, jenis="plt", masa=rentang(AWAL)
    )
    assert penyetuju(kantor.seksi) == {kantor.bambang.pk, kantor.hasan.pk}


AKSES = {
    "perjanjian": {"dewi": 200, "ratna": 200, "bambang": 200, "hasan": 404, "sari": 200},
    "perjanjian_hasil": {"dewi": 200, "ratna": 200, "bambang": 200, "hasan": 404, "sari": 200},
    "perjanjian_target": {"dewi": 403, "ratna": 403, "bambang": 403, "hasan": 404, "sari": 403},
}


@pytest.mark.parametrize("nama", AKSES)
def test_siapa_membuka_halamannya(client, kantor, periode, seksi, nama):
    argumen = [seksi.publik, periode.kode] if nama == "perjanjian_hasil" else [seksi.publik]
    jawaban = {}
    for orang in AKSES[nama]:
        client.force_login(kantor.akun(getattr(kantor, orang)))
        jawaban[orang] = client.get(reverse(f"penilaian:{nama}", args=argumen)).status_code
    assert jawaban == AKSES[nama]


def test_rancangan_tidak_terlihat_pegawai(client, kantor, periode):
    p = rancangan(kantor.seksi, kantor.akun(kantor.ratna), periode)
    client.force_login(kantor.akun(kantor.dewi))
    assert client.get(reverse("penilaian:perjanjian", args=[p.publik])).status_code == 404


def test_kepala_mengerjakan_semuanya_di_halaman(client, kantor, periode):
    client.force_login(kantor.akun(kantor.ratna))
    client.post(reverse("penilaian:perjanjian_buat"), {"pemilik": f"unit-{kantor.seksi.pk}"})
    p = Perjanjian.objects.get()
    isian = {"sasaran": "S", "uraian": "I", "ukuran": "angka", "satuan": "berkas", "arah": "naik", "bobot": "100"}
    client.post(reverse("penilaian:perjanjian_indikator_tambah", args=[p.publik]), isian)
    i = p.indikator.get()
    p.refresh_from_db()
    isian = {f"t-{i.pk}-{periode.pk}": "80", f"m-{i.pk}-{periode.pk}": "", "revisi": p.revisi}
    client.post(reverse("penilaian:perjanjian_target", args=[p.publik]), isian)
    client.post(reverse("penilaian:perjanjian_kirim", args=[p.publik]))
    client.force_login(kantor.akun(kantor.bambang))
    assert "menunggu persetujuan Anda" in client.get(reverse("penilaian:perjanjian_daftar")).content.decode()
    client.post(reverse("penilaian:perjanjian_setujui", args=[p.publik]))
    client.force_login(kantor.akun(kantor.ratna))
    isian = {f"n-{i.pk}": "72", f"c-{i.pk}": "", f"r-{i.pk}": 1}
    jawaban = client.post(
        reverse("penilaian:perjanjian_hasil_kirim", args=[p.publik, periode.kode]), isian, follow=True
    )
    assert "90,00" in jawaban.content.decode()


@pytest.mark.parametrize("banyak", [1, 3])
def test_daftar_dan_halaman_memakai_kueri_yang_sama_banyaknya(
    client, kantor, periode, banyak, django_assert_max_num_queries
):
    ratna, bambang = kantor.akun(kantor.ratna), kantor.akun(kantor.bambang)
    bobot = (100,) if banyak == 1 else (40, 30, 30)
    p = berlaku(kantor.seksi, ratna, bambang, periode, bobot=bobot)
    isi(p, periode, ratna, *["90"] * banyak)
    for tahun in range(2000, 2000 + banyak - 1):
        masa = rentang(date(tahun, 1, 1), date(tahun, 12, 31))
        Perjanjian.objects.create(unit=kantor.lain, rentang=masa, status="berlaku", disusun_oleh=ratna)
    for nama, argumen in (
        ("perjanjian_daftar", []),
        ("perjanjian", [p.publik]),
        ("perjanjian_hasil", [p.publik, periode.kode]),
    ):
        client.force_login(kantor.akun(kantor.sari))
        with django_assert_max_num_queries(12):
            assert client.get(reverse(f"penilaian:{nama}", args=argumen)).status_code == 200


def test_kebijakan_dipakai(kantor, periode, seksi):
    """The rating of a unit follows the thresholds of the period's policy."""
    isi(seksi, periode, kantor.akun(kantor.ratna), "95", "95")
    lain = Kebijakan.objects.create(versi=77, nama="Ketat", ambang_sesuai=96, status="draf")
    periode.kebijakan = lain
    assert hasil_unit(periode)["unit", kantor.seksi.pk].rating == Rating.DI_BAWAH
