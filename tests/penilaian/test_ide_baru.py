"""An innovation at work is the proof behind a new idea: of whom, when, and what the pages of appraisal say of it."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
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
from penilaian.choices import SumberIndikator
from penilaian.domain import inovasi_diterapkan, rencana
from penilaian.domain import skp as domain_skp
from penilaian.domain.hitung import hitung_satu
from penilaian.forms.skp import IndikatorForm
from penilaian.models import SKP, Indikator, Periode, Realisasi
from penilaian.queries.ide_baru import ide_periode, ide_rencana
from penilaian.queries.rincian import rincian
from tests.inovasi.contoh import buat
from tests.orang import Kantor
from tests.penilaian.skp_contoh import buat_periode, rancangan, skp_atasan
from tests.survei.survei_contoh import layanan

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


def test_profil_menyebut_bagian_yang_sah_dan_yang_terukur(kantor: Kantor, inovasi: Usulan) -> None:
    klien, alamat = Client(), reverse("pegawai:profil", args=[kantor.dewi.publik])
    klien.force_login(kantor.akun(kantor.dewi))
    kata = f"Ketua · {BAGIAN['dewi']}"
    assert f"{kata}<" in klien.get(alamat).content.decode()
    Dampak.objects.create(usulan=inovasi, ukuran="ikm", label="Indeks", simpulan="naik")
    inovasi.anggota.get(peran="ketua").persetujuan.all().delete()
    isi = klien.get(alamat).content.decode()
    assert f"{kata} · bagiannya belum dibenarkan · layanannya terukur membaik<" in isi


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


def _rencanakan(kantor: Kantor, periode: Periode) -> SKP:
    """Dewi's approved plan of two results; the second counts innovations, one is the target."""
    skp_atasan(kantor)
    skp, dewi = rancangan(kantor, periode, jumlah=2), kantor.akun(kantor.dewi)
    i = Indikator.objects.filter(skp=skp).order_by("-hasil__urutan")[0]
    i.sumber = SumberIndikator.INOVASI
    rencana.simpan_indikator(indikator=i, oleh=dewi)
    rencana.simpan_target(skp=skp, oleh=dewi, isian=[rencana.IsianTarget(i.pk, periode.pk, Decimal(1))])
    skp.refresh_from_db()
    domain_skp.ajukan(skp=skp, oleh=dewi)
    return domain_skp.setujui(skp=skp, oleh=kantor.akun(kantor.ratna))


def test_indikator_menghitung_inovasi_yang_diterapkan_pada_periodenya(
    kantor: Kantor, inovasi: Usulan, django_assert_num_queries
) -> None:
    periode = buat_periode()
    Usulan.objects.update(tanggal_penerapan=periode.rentang.lower - timedelta(days=1))
    skp = _rencanakan(kantor, periode)
    i = skp.indikator.get(sumber=SumberIndikator.INOVASI)
    assert (i.satuan, i.ukuran, i.arah) == ("inovasi", "angka", "naik")
    # Nothing yet is no zero while the period runs.
    assert inovasi_diterapkan.perbarui(periode=periode) == 0
    Usulan.objects.update(tanggal_penerapan=periode.rentang.lower)
    assert inovasi_diterapkan.perbarui(periode=periode) == 1
    with django_assert_num_queries(4):
        assert inovasi_diterapkan.perbarui(periode=periode) == 0
    r = Realisasi.objects.get(indikator=i)
    assert (r.nilai, r.status, r.catatan) == (1, "diterima", f"Inovasi yang diterapkan: {inovasi.judul}")
    hitung_satu(skp_id=skp.pk, periode_id=periode.pk)
    baris = {b.sumber: b for b in rincian(skp, periode).indikator}
    assert (baris["inovasi"].capaian, baris["inovasi"].status) == (100, "dihitung")
    # Given up later: the figure follows.
    Usulan.objects.update(status="ditarik")
    assert inovasi_diterapkan.perbarui(periode=periode) == 1
    r.refresh_from_db()
    assert (r.nilai, r.catatan) == (0, "Inovasi yang diterapkan: belum ada")


def test_sesudah_periode_berakhir_tanpa_inovasi_adalah_nol(kantor: Kantor) -> None:
    periode = buat_periode()
    skp = _rencanakan(kantor, periode)
    Periode.objects.update(rentang=rentang(hari_ini() - timedelta(days=9), hari_ini() - timedelta(days=1)))
    periode.refresh_from_db()
    assert inovasi_diterapkan.perbarui(periode=periode) == 1
    assert Realisasi.objects.get(skp=skp).nilai == 0


def test_pilihannya_hanya_bagi_yang_ikut_inovasi_dan_satu_sumber(kantor: Kantor, inovasi: Usulan) -> None:
    periode = buat_periode()
    skp = rancangan(kantor, periode)
    i = skp.indikator.get()
    isi = {
        "uraian": "Inovasi",
        "aspek": "kuantitas",
        "ukuran": "ya_tidak",
        "satuan": "x",
        "arah": "turun",
        "bagian": "100",
    }
    form = IndikatorForm(isi | {"dari_inovasi": "on", "revisi": skp.revisi}, instance=i, skp=skp)
    assert form.is_valid(), form.errors
    simpan = rencana.simpan_indikator(indikator=form.save(commit=False), oleh=kantor.akun(kantor.dewi))
    assert (simpan.sumber, simpan.ukuran, simpan.satuan) == ("inovasi", "angka", "inovasi")
    i.layanan = layanan(kantor)
    with pytest.raises(ValidationError) as galat:
        rencana.simpan_indikator(indikator=i, oleh=kantor.akun(kantor.dewi))
    assert galat.value.message_dict == {"layanan": ["Pilih satu sumber: indeks layanan atau inovasi yang diterapkan."]}
    Anggota.objects.all().delete()
    assert "dari_inovasi" not in IndikatorForm(skp=skp).fields
