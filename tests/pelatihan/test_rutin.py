"""A regular programme opens its batches by itself, each once, also when nobody looked for a week."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
import time_machine

from kinerja.models import HariLibur, Pemberitahuan
from pelatihan.domain import kebutuhan as domain_kebutuhan
from pelatihan.domain import rutin
from pelatihan.models import Angkatan, Peserta, Sertifikat
from tests.orang import Kantor
from tests.pelatihan.pelatihan_contoh import angkatan, kompetensi, program

pytestmark = pytest.mark.django_db


def lihat(hari: date) -> list[Angkatan]:
    """What beat does on a day: look for turns that are due."""
    with time_machine.travel(f"{hari}T03:00:00+07:00", tick=False):
        return rutin.buka_jatuh_tempo()


def test_setahun_triwulanan_dengan_seminggu_tanpa_penjadwal() -> None:
    satu = program(berulang="triwulanan", mulai_rutin=date(2027, 1, 11), buka_hari=30)
    hari, henti = date(2026, 12, 1), (date(2027, 3, 10), date(2027, 3, 17))
    while hari <= date(2027, 12, 10):
        if not henti[0] <= hari < henti[1]:
            lihat(hari)
            lihat(hari)
        hari += timedelta(days=1)
    assert list(Angkatan.objects.order_by("giliran").values_list("nomor", "giliran")) == [
        (1, date(2027, 1, 11)),
        (2, date(2027, 4, 11)),
        (3, date(2027, 7, 11)),
        (4, date(2027, 10, 11)),
    ]
    # 11 April, 11 July are Sundays: work begins on Monday.
    assert [a.masa.lower for a in Angkatan.objects.filter(program=satu).order_by("nomor")] == [
        date(2027, 1, 11),
        date(2027, 4, 12),
        date(2027, 7, 12),
        date(2027, 10, 11),
    ]


def test_giliran_yang_terlewat_sama_sekali_dibuka_menyusul() -> None:
    program(berulang="bulanan", mulai_rutin=date(2027, 1, 11), buka_hari=5)
    lihat(date(2027, 1, 6))
    susulan = lihat(date(2027, 2, 15))
    assert [(a.giliran, a.masa.lower) for a in susulan] == [(date(2027, 2, 11), date(2027, 3, 1))]


def test_hari_libur_menggeser_hari_pertama() -> None:
    HariLibur.objects.create(tanggal=date(2027, 1, 11), nama="Contoh")
    program(berulang="tahunan", mulai_rutin=date(2027, 1, 11), buka_hari=30, lama_hari=2)
    (satu,) = lihat(date(2026, 12, 20))
    assert [s.mulai.astimezone().date() for s in satu.sesi.all()] == [date(2027, 1, 12), date(2027, 1, 13)]


def _butuh(kantor: Kantor, bobot: dict[str, int]) -> None:
    domain_kebutuhan.catat_temuan(
        tahun=2027,
        sumber="indikator",
        temuan=[
            domain_kebutuhan.Temuan(getattr(kantor, n).pk, kompetensi().pk, f"indikator:{n}", "Capaian 70 %", "", b)
            for n, b in bobot.items()
        ],
    )


def test_calon_menurut_kebutuhan_lalu_yang_belum_pernah_belajar(kantor: Kantor) -> None:
    """Hasan's need weighs most but he has had 8 JP this year; Dewi and Bambang have had none."""
    satu = program(berulang="tahunan", mulai_rutin=date(2027, 2, 1), buka_hari=30, kapasitas=2)
    _butuh(kantor, {"hasan": 9, "dewi": 2, "bambang": 5})
    lama = angkatan(program(kode="lain", nama="Lain"), mulai=date(2027, 1, 4))
    ikut = Peserta.objects.create(angkatan=lama, pegawai=kantor.hasan, asal="pegawai", status="lulus")
    Sertifikat.objects.create(
        peserta=ikut, pegawai=kantor.hasan, nomor="1", program="Lain", jp=Decimal(8), tanggal=date(2027, 1, 5)
    )
    (dibuka,) = lihat(date(2027, 1, 10))
    usul = Peserta.objects.filter(angkatan=dibuka).order_by("pk")
    assert [(p.pegawai.nama, p.status, p.asal) for p in usul] == [
        ("Bambang Wijaya", "diusulkan", "sistem"),
        ("Dewi Anggraini", "diusulkan", "sistem"),
    ]
    assert dibuka.program == satu


def test_atasan_dikabari_sekali_dengan_banyaknya(kantor: Kantor) -> None:
    program(berulang="tahunan", mulai_rutin=date(2027, 2, 1), buka_hari=30)
    _butuh(kantor, {"dewi": 2})
    lihat(date(2027, 1, 10))
    lihat(date(2027, 1, 10))
    kabar = Pemberitahuan.objects.filter(penerima__pegawai=kantor.ratna)
    assert [k.isi for k in kabar] == ["1 orang Anda diusulkan. Setujui atau tolak sebelum pendaftaran ditutup."]


@pytest.mark.parametrize("banyak", [1, 3])
def test_banyak_orang_tidak_menambah_pernyataan(kantor: Kantor, banyak: int, django_assert_num_queries) -> None:
    dibuka = angkatan(kapasitas=3)
    _butuh(kantor, dict.fromkeys(["dewi", "hasan", "bambang"][:banyak], 2))
    Angkatan.objects.filter(pk=dibuka.pk).update(masa=("2027-02-01", "2027-02-02"))
    dibuka.refresh_from_db()
    with django_assert_num_queries(6):
        assert rutin.usulkan_calon(angkatan=dibuka) == banyak
