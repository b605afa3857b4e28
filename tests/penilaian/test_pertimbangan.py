"""Before a plan is approved both sides see how high a bounded measure can reach and what others of the position aim at;
the assessor sees it again beside the rating."""

from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from penilaian import rumus
from penilaian.choices import Pendekatan, StatusSKP
from penilaian.domain import rencana
from penilaian.domain import skp as skp_domain
from penilaian.models import SKP, HasilKerja, Indikator, TargetPeriode
from penilaian.queries.halaman_skp import rincian_rencana
from penilaian.queries.pertimbangan import pertimbangan
from penilaian.queries.sejabatan import target_sejabatan
from penilaian.rumus_batas import capaian_tertinggi
from tests.orang import Kantor, buat_pegawai, tempatkan
from tests.penilaian.skp_contoh import berlaku, buat_periode, rancangan
from tests.penilaian.test_halaman_skp import _masuk

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("isi", "tertinggi"),
    [
        ({"target": 95, "arah": "naik", "atas": 100}, "105.26"),
        ({"target": 80, "arah": "naik", "atas": 100}, "120.00"),
        ({"target": 80, "target_maks": 90, "arah": "naik", "atas": 100}, "111.11"),
        ({"target": 90, "target_maks": 100, "arah": "naik", "atas": 100}, "100.00"),
        ({"target": 1, "arah": "naik", "atas": 1}, "100.00"),
        ({"target": 450, "arah": "naik", "atas": None}, "120.00"),
        ({"target": 7, "arah": "turun", "atas": None}, "120.00"),
        ({"target": 10, "arah": "turun", "bawah": 9, "atas": None}, "110.00"),
        ({"target": 7, "target_maks": 8, "arah": "turun", "bawah": 7, "atas": None}, "100.00"),
    ],
)
def test_capaian_tertinggi(isi: dict, tertinggi: str) -> None:
    assert rumus.bulatkan(capaian_tertinggi(maks=120, **isi)) == Decimal(tertinggi)


def _ukur(kantor: Kantor, skp: SKP, periode, target: str, **isi: object) -> Indikator:
    """The plan's only indicator, with these words and this target."""
    dewi = kantor.akun(kantor.dewi)
    i = Indikator.objects.get(skp=skp)
    for nama, nilai in isi.items():
        setattr(i, nama, nilai)
    rencana.simpan_indikator(indikator=i, oleh=dewi)
    rencana.simpan_target(skp=skp, oleh=dewi, isian=[rencana.IsianTarget(i.pk, periode.pk, Decimal(target))])
    return i


@pytest.mark.parametrize(
    ("isi", "target", "kalimat"),
    [
        (
            {"satuan": "Persen"},
            "95",
            "Ukuran ini paling tinggi 105,3: tidak dapat mencapai ambang di atas ekspektasi (110)",
        ),
        ({"satuan": "%"}, "91", "Ukuran ini paling tinggi 109,9: tidak dapat mencapai ambang di atas ekspektasi (110)"),
        ({"satuan": "%"}, "85", "Ukuran ini paling tinggi 117,6"),
        ({"satuan": "%"}, "80", None),
        ({"satuan": "persen"}, "105", None),
        ({"satuan": "persen", "batas_atas": Decimal(150)}, "95", None),
        (
            {"satuan": "ya/tidak", "ukuran": "ya_tidak"},
            "1",
            "Ukuran ini paling tinggi 100: tidak dapat mencapai ambang di",
        ),
        (
            {"satuan": "indeks", "sumber": "layanan"},
            "92",
            "Ukuran ini paling tinggi 108,7: tidak dapat mencapai ambang",
        ),
        ({"satuan": "hari", "arah": "turun"}, "7", None),
        (
            {"satuan": "kali", "batas_atas": Decimal(12)},
            "11.99",
            "Ukuran ini paling tinggi 100,1: tidak dapat mencapai",
        ),
        ({"satuan": "berkas"}, "450", None),
    ],
)
def test_ukuran_terbatas_disebut_sebelum_disetujui(kantor: Kantor, isi: dict, target: str, kalimat: str | None) -> None:
    periode = buat_periode()
    skp = rancangan(kantor, periode)
    i = _ukur(kantor, skp, periode, target, **isi)
    # The source follows the service that is measured: here it is written as such.
    Indikator.objects.filter(pk=i.pk).update(sumber=isi.get("sumber", "manual"))
    hasil = rincian_rencana(skp)
    pertimbangan(skp, hasil)
    batas = hasil[0].daftar_indikator[0].batas
    assert (batas is None) == (kalimat is None)
    assert kalimat is None or batas.kalimat.startswith(kalimat)


def test_kedua_pihak_melihatnya_dan_sesudah_disetujui_tidak_lagi(kantor: Kantor) -> None:
    periode = buat_periode()
    skp = rancangan(kantor, periode)
    _ukur(kantor, skp, periode, "95", satuan="persen")
    kalimat = "Ukuran ini paling tinggi 105,3: tidak dapat mencapai ambang di atas ekspektasi (110)"
    rencana_penuh = "Nilai hasil kerja paling tinggi 105,3: tidak dapat mencapai ambang di atas ekspektasi (110)"
    halaman, periksa = (reverse(f"penilaian:{n}", args=[skp.publik]) for n in ("skp", "skp_periksa"))
    for url in (halaman, periksa):
        isi = _masuk(kantor, "dewi").get(url).content.decode()
        assert (kalimat in isi, rencana_penuh in isi) == (True, True)
    skp_domain.ajukan(skp=skp, oleh=kantor.akun(kantor.dewi))
    isi = _masuk(kantor, "ratna").get(halaman).content.decode()
    assert (kalimat in isi, rencana_penuh in isi) == (True, True)
    skp_domain.setujui(skp=skp, oleh=kantor.akun(kantor.ratna))
    assert kalimat not in _masuk(kantor, "ratna").get(halaman).content.decode()


def test_target_tidak_melampaui_nilai_tertinggi_ukurannya(kantor: Kantor) -> None:
    periode = buat_periode()
    skp = rancangan(kantor, periode)
    with pytest.raises(ValidationError) as galat:
        _ukur(kantor, skp, periode, "13", satuan="kali", batas_atas=Decimal(12))
    assert galat.value.messages == ["Paling tinggi 12, nilai tertinggi ukuran ini."]


def _rekan(kantor: Kantor, periode, jumlah: int, **isi: object) -> None:
    """Others in Dewi's position with the same measure and targets 10, 20, …"""
    for n in range(1, jumlah + 1):
        orang = buat_pegawai(f"Rekan {n}", 930 + n)
        skp = SKP.objects.create(
            pegawai=orang,
            penempatan=tempatkan(orang, kantor.lain, kantor.jabatan, kantor.hasan),
            penilai=kantor.hasan,
            unit=kantor.lain,
            rentang=periode.rentang,
            status=isi.get("status", StatusSKP.BERLAKU),
            pendekatan=Pendekatan.KUANTITATIF,
        )
        hasil = HasilKerja.objects.create(skp=skp, uraian="Hasil", bobot=100)
        i = Indikator.objects.create(
            skp=skp, hasil=hasil, uraian=isi.get("uraian", " INDIKATOR  0"), satuan="Berkas", bobot=100
        )
        TargetPeriode.objects.create(skp=skp, indikator=i, periode=periode, target=10 * n)


def test_median_sejabatan_tanpa_nama(kantor: Kantor) -> None:
    periode = buat_periode()
    skp = rancangan(kantor, periode)
    _rekan(kantor, periode, 5)
    halaman = reverse("penilaian:skp", args=[skp.publik])
    for url in (halaman, reverse("penilaian:skp_periksa", args=[skp.publik])):
        isi = _masuk(kantor, "dewi").get(url).content.decode()
        assert ("median 5 orang: 30" in isi, "Rekan" in isi) == (True, False)
    form = _masuk(kantor, "dewi").get(reverse("penilaian:target", args=[skp.publik])).content.decode()
    assert "Median 5 orang sejabatan: 30 berkas" in form
    skp_domain.ajukan(skp=skp, oleh=kantor.akun(kantor.dewi))
    assert "median 5 orang: 30" in _masuk(kantor, "ratna").get(halaman).content.decode()


@pytest.mark.parametrize(
    ("jumlah", "isi"), [(4, {}), (5, {"uraian": "Indikator lain"}), (5, {"status": StatusSKP.DRAF})]
)
def test_tanpa_median_bila_sedikit_lain_atau_masih_draf(kantor: Kantor, jumlah: int, isi: dict) -> None:
    periode = buat_periode()
    skp = rancangan(kantor, periode)
    _rekan(kantor, periode, jumlah, **isi)
    assert target_sejabatan(SKP.objects.select_related("penempatan").get(pk=skp.pk), {periode.pk}) == {}


def test_ukuran_terbatas_disebut_di_samping_rating(kantor: Kantor) -> None:
    periode = buat_periode()
    skp = berlaku(kantor, periode)
    Indikator.objects.filter(skp=skp).update(satuan="persen", batas_atas=100)
    ratna = _masuk(kantor, "ratna")
    nilai = ratna.get(reverse("penilaian:menilai", args=[skp.publik, periode.kode])).content.decode()
    mengapa = _masuk(kantor, "dewi").get(reverse("penilaian:mengapa", args=[skp.publik, periode.kode])).content.decode()
    dicari = [
        "Ukuran ini paling tinggi 100: tidak dapat mencapai ambang di atas ekspektasi (110)",
        "Nilai hasil kerja paling tinggi 100: tidak dapat mencapai ambang di atas ekspektasi (110)",
    ]
    assert [d for d in dicari if d not in nilai or d not in mengapa] == []
