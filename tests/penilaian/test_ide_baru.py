"""An innovation at work is the proof behind a new idea: of whom, when, and what the pages of appraisal say of it."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.html import strip_tags

from inovasi.domain import tim
from inovasi.models import Anggota, Dampak, Usulan
from inovasi.queries.bukti import poin_inovasi
from kinerja.poin import Poin, sumber_poin
from kinerja.waktu import hari_ini, rentang
from pegawai.models import Pegawai
from penilaian.models import SKP, Periode
from penilaian.queries.ide_baru import ide_periode, ide_rencana
from tests.inovasi.contoh import buat
from tests.orang import Kantor
from tests.penilaian.skp_contoh import buat_periode, rancangan, skp_atasan

BAGIAN = {"dewi": "Menemukan masalahnya", "hasan": "Menyusun program antrean"}


@pytest.fixture
def inovasi(kantor: Kantor) -> Usulan:
    """Dewi leads, Hasan takes part; applied today, both parts confirmed."""
    u = buat(kantor)
    Usulan.objects.filter(pk=u.pk).update(tahap="penerapan", status="berjalan", tanggal_penerapan=hari_ini())
    Anggota.objects.create(usulan=u, pegawai=kantor.hasan, status="ikut", bagian=BAGIAN["hasan"])
    Anggota.objects.filter(usulan=u, peran="ketua").update(bagian=BAGIAN["dewi"])
    _benarkan(u)
    return Usulan.objects.get(pk=u.pk)


def _benarkan(u: Usulan) -> None:
    dewi, hasan = u.anggota.order_by("pk").select_related("pegawai", "usulan__unit")
    for satu, oleh in ((dewi, hasan), (hasan, dewi)):
        tim.setujui_bagian(anggota=satu, versi=satu.versi, oleh=oleh)


def _ide(skp: SKP, periode: Periode) -> tuple[list[str], list[str]]:
    satu = SKP.objects.annotate(rencana=ide_rencana(), periode=ide_periode(periode)).get(pk=skp.pk)
    return [i["judul"] for i in satu.rencana], [i["judul"] for i in satu.periode]


def test_bukti_hanya_di_masa_skp_dan_periodenya(kantor: Kantor, inovasi: Usulan) -> None:
    periode = buat_periode()
    skp = rancangan(kantor, periode)
    judul = [inovasi.judul]
    assert _ide(skp, periode) == (judul, judul)
    Usulan.objects.update(tanggal_penerapan=periode.rentang.lower - timedelta(days=1))
    SKP.objects.filter(pk=skp.pk).update(rentang=rentang(periode.rentang.lower - timedelta(days=1), skp.rentang.upper))
    assert _ide(skp, periode) == (judul, [])
    SKP.objects.filter(pk=skp.pk).update(rentang=rentang(periode.rentang.lower))
    assert _ide(skp, periode) == ([], [])


@pytest.mark.parametrize(
    "ubah",
    [
        lambda u: Usulan.objects.filter(pk=u.pk).update(tahap="uji_coba"),
        lambda u: Usulan.objects.filter(pk=u.pk).update(status="ditarik"),
        lambda u: u.anggota.filter(peran="ketua").update(bagian=""),
        lambda u: u.anggota.get(peran="ketua").persetujuan.all().delete(),
    ],
    ids=["uji_coba", "ditarik", "tanpa_bagian", "belum_dibenarkan"],
)
def test_tanpa_penerapan_atau_bagian_yang_sah_bukan_bukti(kantor: Kantor, inovasi: Usulan, ubah) -> None:
    periode = buat_periode()
    skp = rancangan(kantor, periode)
    ubah(inovasi)
    assert _ide(skp, periode) == ([], [])
    assert kantor.dewi.pk not in poin_inovasi([kantor.dewi.pk], rentang(hari_ini()))


def test_halaman_skp_menunjukkannya_kepada_pemilik_dan_atasan(kantor: Kantor, inovasi: Usulan) -> None:
    skp_atasan(kantor)
    skp = rancangan(kantor, buat_periode())
    kata = f"Ide baru yang terbukti {inovasi.judul} Diterapkan sejak {date_format(hari_ini())}. Bagiannya: "
    kata += f"{BAGIAN['dewi']} Belum terukur Inovasi pada tahap penerapan, bagiannya dibenarkan semua anggota tim."
    for orang in (kantor.dewi, kantor.ratna):
        isi = _buka(kantor, orang, skp)
        assert kata in " ".join(strip_tags(isi.replace("<", " <")).split())
        assert reverse("inovasi:usulan", args=[inovasi.publik]) in isi
    Dampak.objects.create(usulan=inovasi, ukuran="ikm", label="Indeks", simpulan="naik")
    assert "Terukur membaik" in _buka(kantor, kantor.dewi, skp)
    Usulan.objects.update(tahap="uji_coba")
    assert "Ide baru yang terbukti" not in _buka(kantor, kantor.dewi, skp)


def _buka(kantor: Kantor, orang: Pegawai, skp: SKP) -> str:
    klien = Client()
    klien.force_login(kantor.akun(orang))
    return klien.get(reverse("penilaian:skp", args=[skp.publik])).content.decode()


def test_poin_penghargaan_satu_bila_diterapkan_dua_bila_terukur(
    kantor: Kantor, inovasi: Usulan, django_assert_num_queries
) -> None:
    orang, masa = [kantor.dewi.pk, kantor.hasan.pk, kantor.sari.pk], rentang(hari_ini() - timedelta(days=90))
    kata = f"Inovasi “{inovasi.judul}” diterapkan, belum terukur membaik."
    assert poin_inovasi(orang, masa) == dict.fromkeys(orang[:2], Poin(Decimal(1), kata))
    lain = buat(kantor, judul="Loket malam")
    Usulan.objects.filter(pk=lain.pk).update(tahap="penerapan", status="berjalan", tanggal_penerapan=hari_ini())
    Anggota.objects.filter(usulan=lain).update(bagian="Sendiri")
    Dampak.objects.create(usulan=lain, ukuran="ikm", label="Indeks", simpulan="naik")
    with django_assert_num_queries(1):
        # Two innovations are not more than the better of them.
        assert poin_inovasi(orang, masa) == {
            kantor.dewi.pk: Poin(
                Decimal(2), "Inovasi “Loket malam” diterapkan, dan layanannya terukur membaik di luar kebetulan."
            ),
            kantor.hasan.pk: Poin(Decimal(1), kata),
        }
    assert poin_inovasi(orang, rentang(hari_ini() - timedelta(days=90), hari_ini() - timedelta(days=1))) == {}


def test_inovasi_terdaftar_sebagai_sumber_poin() -> None:
    assert ("inovasi", "Inovasi yang diterapkan", poin_inovasi) in [(s.kode, s.label, s.hitung) for s in sumber_poin()]
