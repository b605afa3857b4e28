"""A regular programme opens its batches by itself, each once, also when nobody looked for a week."""

from datetime import date, datetime, timedelta
from decimal import Decimal

import pytest
import time_machine
from celery.beat import ScheduleEntry, Scheduler
from django.conf import settings
from django.utils import timezone

from kinerja.celery import app as celery
from kinerja.models import HariLibur, Pemberitahuan
from pelatihan.domain import kebutuhan as domain_kebutuhan
from pelatihan.domain import rutin
from pelatihan.models import Angkatan, Peserta, Program, Sertifikat
from tests.orang import Kantor
from tests.pelatihan.pelatihan_contoh import angkatan, kompetensi, program

pytestmark = pytest.mark.django_db
WIB = timezone.get_default_timezone()


def lihat(hari: date) -> list[Angkatan]:
    """What beat does on a day: look for turns that are due."""
    with time_machine.travel(f"{hari}T03:00:00+07:00", tick=False):
        return rutin.buka_jatuh_tempo()


class Beat(Scheduler):
    """Celery's own beat with the schedule of the project; what it sends is done at once, by the same task."""

    def setup_schedule(self) -> None:
        self.app.loader.import_default_modules()
        self.merge_inplace(
            {n: b for n, b in settings.CELERY_BEAT_SCHEDULE.items() if b["task"] == "pelatihan.tasks.angkatan_rutin"}
        )

    def apply_entry(self, entry: ScheduleEntry, producer: object = None) -> None:
        self.app.tasks[entry.task].apply(throw=True)


def test_setahun_berjalan_sendiri_lewat_beat_yang_mati_seminggu() -> None:
    """Beat ticks twice a day through a year and is dead from 10 to 17 March. In that week fall the opening of a
    quarterly turn and, of the monthly programme, both opening (12 March) and first day (15 March)."""
    tiga = program(berulang="triwulanan", mulai_rutin=date(2027, 1, 11), buka_hari=30)
    bulan = program(kode="bulanan", berulang="bulanan", mulai_rutin=date(2027, 1, 15), buka_hari=3)
    beat, jalan = None, 0
    saat, akhir = datetime(2026, 12, 1, tzinfo=WIB), datetime(2027, 12, 1, tzinfo=WIB)
    with time_machine.travel(saat, tick=False) as jam:
        while saat < akhir:
            mati = datetime(2027, 3, 10, tzinfo=WIB) <= saat < datetime(2027, 3, 17, tzinfo=WIB)
            jam.move_to(saat)
            # A beat that is started again knows nothing of the one before.
            beat = None if mati else beat or Beat(celery)
            if beat:
                beat.tick()
                jalan += 1
            saat += timedelta(hours=12)
    assert jalan == (365 - 7) * 2
    assert _giliran(tiga) == [date(2027, b, 11) for b in (1, 4, 7, 10)]
    assert _giliran(bulan) == [date(2027, b, 15) for b in range(1, 12)]
    # 11 April and 11 July are Sundays: work begins on Monday.
    assert [a.masa.lower.day for a in Angkatan.objects.filter(program=tiga).order_by("pk")] == [11, 12, 12, 11]
    # Overslept altogether, it comes after: people can still be asked.
    maret = Angkatan.objects.get(program=bulan, giliran=date(2027, 3, 15))
    assert maret.masa.lower == date(2027, 3, 31)
    tutup = Angkatan.objects.filter(masa__endswith__lte=date(2027, 12, 1))
    assert set(tutup.values_list("status", flat=True)) == {"ditutup"}


def _giliran(satu: Program) -> list[date]:
    return list(Angkatan.objects.filter(program=satu).order_by("pk").values_list("giliran", flat=True))


def test_program_yang_gagal_tidak_menahan_yang_lain() -> None:
    rusak, baik = (
        program(kode=k, berulang="bulanan", mulai_rutin=date(2027, 1, 11), buka_hari=5) for k in ("rusak", "baik")
    )
    Program.objects.filter(pk=rusak.pk).update(kapasitas=0)
    with pytest.raises(ExceptionGroup) as galat:
        lihat(date(2027, 1, 8))
    assert [x.__notes__ for x in galat.value.exceptions] == [["program rusak"]]
    assert _giliran(baik) == [date(2027, 1, 11)]
    Program.objects.filter(pk=rusak.pk).update(kapasitas=9)
    lihat(date(2027, 1, 9))
    assert _giliran(rusak) == [date(2027, 1, 11)]


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
