"""Reminders: two before the deadline for results, one to superiors, each once, in one statement whatever the rows."""

from datetime import timedelta

import pytest
from django.utils import timezone

from kinerja.models import Pemberitahuan
from kinerja.waktu import akhir_hari, hari_ini
from pegawai.choices import StatusPegawai
from pegawai.models import Pegawai, Pengguna
from penilaian.choices import StatusPeriode
from penilaian.domain import realisasi as domain_realisasi
from penilaian.domain.pengingat import ingatkan
from penilaian.domain.periode import buka_yang_tiba
from penilaian.models import SKP, Indikator, Periode
from penilaian.queries.pengingat import diingatkan_dua_kali
from tests.orang import Kantor
from tests.penilaian.skp_contoh import berlaku, buat_periode

pytestmark = pytest.mark.django_db


@pytest.fixture
def periode(kantor: Kantor) -> Periode:
    return buat_periode()


@pytest.fixture
def skp(kantor: Kantor, periode: Periode) -> SKP:
    skp = berlaku(kantor, periode)
    Pemberitahuan.objects.all().delete()
    return skp


def dalam(periode: Periode, hasil: int, menilai: int = 30) -> Periode:
    """The period with its deadlines so many days ahead, on a day without a reminder."""
    Pemberitahuan.objects.update(harian=None)
    periode.tenggat_realisasi = akhir_hari(hari_ini() + timedelta(days=hasil))
    periode.tenggat_penilaian = akhir_hari(hari_ini() + timedelta(days=menilai))
    periode.save()
    return periode


def diberi_tahu() -> list[tuple[str, str]]:
    return list(Pemberitahuan.objects.order_by("pk").values_list("penerima__pegawai__nama", "kunci"))


@pytest.mark.parametrize(("hari", "pengingat"), [(8, None), (7, 7), (3, 7), (2, 2), (0, 2), (-1, None)])
def test_pengingat_menurut_hari_yang_tersisa(skp: SKP, periode: Periode, hari: int, pengingat: int | None) -> None:
    banyak = ingatkan(periode=dalam(periode, hari))
    ada = [] if pengingat is None else [("Dewi Anggraini", f"hasil:TW-UJI:{pengingat}:{skp.pk}")]
    assert (diberi_tahu(), banyak) == (ada, len(ada))


def test_sekali_saja_dan_dua_kali_tercatat(skp: SKP, periode: Periode) -> None:
    assert [ingatkan(periode=dalam(periode, 7)), ingatkan(periode=dalam(periode, 6))] == [1, 0]
    assert list(diingatkan_dua_kali(periode)) == []
    assert [ingatkan(periode=dalam(periode, 2)), ingatkan(periode=dalam(periode, 1))] == [1, 0]
    assert list(diingatkan_dua_kali(periode)) == [skp]
    Pemberitahuan.objects.filter(kunci__contains=":2:").update(dibuat=timezone.now() + timedelta(days=9))
    assert list(diingatkan_dua_kali(periode)) == []


def test_tautannya_terbuka_dan_yang_sudah_kirim_tidak_diingatkan(
    client, kantor: Kantor, skp: SKP, periode: Periode
) -> None:
    ingatkan(periode=dalam(periode, 7))
    client.force_login(kantor.akun(kantor.dewi))
    assert client.get(Pemberitahuan.objects.get().tautan).status_code == 200
    dewi, indikator = kantor.akun(kantor.dewi), Indikator.objects.get(skp=skp)
    domain_realisasi.simpan_draf(
        skp=skp, periode=periode, oleh=dewi, isian=[domain_realisasi.Isian(indikator.pk, indikator.bobot)]
    )
    assert ingatkan(periode=dalam(periode, 2)) == 1
    Pemberitahuan.objects.all().delete()
    domain_realisasi.kirim(skp=skp, periode=periode, oleh=dewi)
    assert ingatkan(periode=periode) == 0


def test_akun_yang_belum_diaktifkan_ikut_diberi_tahu_selama_orangnya_berdinas(
    kantor: Kantor, skp: SKP, periode: Periode
) -> None:
    Pengguna.objects.filter(pegawai__in=[kantor.dewi, kantor.ratna]).update(is_active=False)
    assert ingatkan(periode=dalam(periode, 2, 3)) == 2
    Pemberitahuan.objects.all().delete()
    Pegawai.objects.filter(pk__in=[kantor.dewi.pk, kantor.ratna.pk]).update(status=StatusPegawai.PENSIUN)
    assert ingatkan(periode=periode) == 0


def test_penilai_diingatkan_sekali_selama_ada_yang_belum_dinilai(skp: SKP, periode: Periode) -> None:
    assert ingatkan(periode=dalam(periode, 20, 4)) == 0
    assert [ingatkan(periode=dalam(periode, 20, 3)), ingatkan(periode=dalam(periode, 20, 1))] == [1, 0]
    assert diberi_tahu() == [("Ratna Kusuma", "menilai:TW-UJI:3")]


@pytest.mark.parametrize(("mulai", "dibuka"), [(-1, True), (0, True), (1, False)])
def test_periode_dibuka_pada_hari_pertamanya(periode: Periode, mulai: int, dibuka: bool) -> None:
    awal = hari_ini() + timedelta(days=mulai)
    isi = {"kode": "TW-BARU", "rentang": (awal, awal + timedelta(days=30)), "status": StatusPeriode.RENCANA}
    umum = {"nama": "Baru", "jenis": "bulanan", "kebijakan": periode.kebijakan}
    tenggat = akhir_hari(hari_ini() + timedelta(days=40))
    Periode.objects.create(**isi, **umum, tenggat_realisasi=tenggat, tenggat_penilaian=tenggat)
    assert [p.kode for p in buka_yang_tiba()] == (["TW-BARU"] if dibuka else [])


def test_satu_pernyataan_setiap_jenis(django_assert_num_queries, skp: SKP, periode: Periode) -> None:
    dalam(periode, 2, 3)
    with django_assert_num_queries(2):
        assert ingatkan(periode=periode) == 2
