"""The innovation of the demo city from a weak unsur to its effect, its team's proof and the gallery: all computed."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.core.management import call_command
from django.db import transaction
from django.test import Client, override_settings
from django.urls import reverse
from django.utils.html import strip_tags

from inovasi.choices import SimpulanDampak, Tahap
from inovasi.domain import dampak
from inovasi.models import Usulan
from inovasi.queries.bukti import poin_inovasi, terbukti
from kinerja.templatetags.ui import angka
from kinerja.waktu import hari_ini, rentang
from pegawai.models import Pengguna
from penilaian.choices import SKP_MENGIKAT
from penilaian.domain import efek_inovasi
from penilaian.models import SKP, Periode
from penilaian.queries.ide_baru import ide_rencana
from survei.choices import StatusTindakLanjut
from survei.models import Respons
from survei.queries.prioritas import bagian_rendah, urutkan
from survei.rumus import PENGALI

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def kota(django_db_setup: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """One city for the module, undone at its end."""
    with django_db_blocker.unblock(), override_settings(DATA_DIR=tmp_path_factory.mktemp("kota")):
        atom = transaction.atomic()
        atom.__enter__()
        call_command("siapkan_demo", pegawai=300)
        yield
        transaction.set_rollback(True)
        atom.__exit__(None, None, None)


@pytest.fixture
def pelopor(kota: None) -> Usulan:
    return Usulan.objects.get(tahap=Tahap.PENERAPAN)


def test_berawal_dari_unsur_terlemah_dan_rencana_tindak_lanjutnya(pelopor: Usulan) -> None:
    rtl = pelopor.tindak_lanjut
    assert rtl is not None
    terlemah = urutkan(rtl.periode.hasil.nilai_unsur, bagian_rendah(rtl.periode))[0]
    assert (pelopor.unsur, rtl.unsur, rtl.periode.layanan) == (terlemah.unsur, terlemah.unsur, pelopor.layanan)
    assert rtl.status == StatusTindakLanjut.SELESAI
    gerbang = list(pelopor.gerbang.order_by("pk").values_list("menuju", "putusan"))
    assert gerbang == [("uji_coba", "lanjut"), ("penerapan", "lanjut")]
    assert rtl.periode.masa.upper <= pelopor.tanggal_uji_coba < pelopor.tanggal_penerapan <= hari_ini()


def test_dampaknya_dihitung_dari_jawaban_dan_melampaui_kebetulan(pelopor: Usulan) -> None:
    waktu = pelopor.dampak.get(ukuran="unsur")
    assert (waktu.kunci, waktu.simpulan) == (pelopor.unsur, SimpulanDampak.NAIK)
    assert waktu.bawah > 0
    # The same figures again from the answers themselves.
    for nama, angka_kini, n in (
        (waktu.masa_sebelum, waktu.sebelum, waktu.n_sebelum),
        (waktu.masa_sesudah, waktu.sesudah, waktu.n_sesudah),
    ):
        isi = list(
            Respons.objects.filter(periode__layanan=pelopor.layanan, periode__nama=nama)
            .dihitung()
            .values_list(pelopor.unsur, flat=True)
        )
        assert (len(isi), round(sum(isi) * PENGALI / len(isi), 2)) == (n, angka_kini)
    dulu = list(pelopor.dampak.values_list("ukuran", "selisih", "bawah", "atas", "simpulan"))
    assert {u for u, *_ in dulu} == {"ikm", "unsur", "indikator"}
    dampak.ukur_survei()
    efek_inovasi.ukur()
    assert list(pelopor.dampak.values_list("ukuran", "selisih", "bawah", "atas", "simpulan")) == dulu


def test_tiap_anggota_mendapat_bukti_ide_baru_di_penilaian(pelopor: Usulan) -> None:
    tim = set(pelopor.anggota.values_list("pegawai", flat=True))
    assert len(tim) == 3
    assert set(terbukti().values_list("pegawai", flat=True)) == tim
    poin = poin_inovasi(tim, rentang(pelopor.tanggal_penerapan))
    assert {pegawai: p.poin for pegawai, p in poin.items()} == dict.fromkeys(tim, 2)
    berlaku = SKP.objects.filter(
        pegawai__in=tim,
        rentang__contains=pelopor.tanggal_penerapan,
        status__in=SKP_MENGIKAT,
    ).select_related("penilai")
    assert {s.pegawai_id for s in berlaku} == tim
    assert [[i["judul"] for i in s.ide] for s in berlaku.annotate(ide=ide_rencana())] == [[pelopor.judul]] * 3
    ketua = berlaku.get(pegawai=pelopor.anggota.get(peran="ketua").pegawai_id)
    atasan = Pengguna.objects.get(pegawai=ketua.penilai_id)
    assert pelopor.judul in _buka(atasan, "penilaian:skp", ketua.publik)
    periode = Periode.objects.get(jenis="triwulan", rentang__contains=pelopor.tanggal_penerapan, uji_coba=False)
    isi = _buka(Pengguna.objects.get(pegawai=ketua.pegawai_id), "penilaian:mengapa", ketua.publik, periode.kode)
    assert "Ide baru yang terbukti" in isi


def _buka(akun: Pengguna, nama: str, *arg: object) -> str:
    klien = Client()
    klien.force_login(akun)
    return klien.get(reverse(nama, args=arg)).content.decode()


def test_halaman_dan_galeri_menyebut_angka_yang_sama(pelopor: Usulan) -> None:
    waktu = pelopor.dampak.get(ukuran="unsur")
    kata = f"{waktu.label} naik {angka(waktu.selisih)} poin, dari {angka(waktu.sebelum)} ({waktu.masa_sebelum})"
    akun = Pengguna.objects.get(pegawai=pelopor.anggota.get(peran="ketua").pegawai_id)
    assert kata in " ".join(strip_tags(_buka(akun, "inovasi:usulan", pelopor.publik)).split())
    warga = Client().get(reverse("inovasi:karya", args=[pelopor.publik])).content.decode()
    assert kata in " ".join(strip_tags(warga).split())
    assert reverse("inovasi:karya", args=[pelopor.publik]) in Client().get("/galeri-inovasi/").content.decode()


def test_ide_dikerjakan_perangkat_daerah_yang_mengurusnya(kota: None) -> None:
    tempat = dict(Usulan.objects.values_list("judul", "unit__opd__nama"))
    assert {j: tempat[j] for j in ("Obat rutin lansia diantar kader", "Bank sampah antarsekolah")} == {
        "Obat rutin lansia diantar kader": "Dinas Kesehatan",
        "Bank sampah antarsekolah": "Dinas Pendidikan",
    }


def test_kebanyakan_orang_sudah_pernah_masuk(kota: None) -> None:
    """Otherwise adoption says that nobody has, of people who reported."""
    assert 0.8 < Pengguna.objects.filter(last_login__isnull=False).count() / Pengguna.objects.count() < 0.95
