"""When Ratna has not rated Dewi by the deadline, Bambang rates, and all three are told."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import timezone

from kinerja.models import Pemberitahuan
from kinerja.waktu import akhir_hari, hari_ini, rentang
from pegawai.choices import JenisPenempatan, StatusPegawai
from pegawai.models import MasaKhusus, Pegawai, Penempatan
from penilaian.domain import putusan as domain
from penilaian.domain.alih import alihkan
from penilaian.models import SKP, AlihPenilaian, AturanKeberatan, Periode, PutusanNilai
from penilaian.tasks import cari_jatuh_tempo
from tests.orang import Kantor, buat_pegawai, tempatkan
from tests.penilaian.test_halaman_tim import buat_skp, masuk, periode, skp  # noqa: F401

pytestmark = pytest.mark.django_db


@pytest.fixture
def lewat(periode: Periode) -> Periode:  # noqa: F811
    """The deadline of rating was yesterday."""
    periode.tenggat_penilaian = akhir_hari(hari_ini() - timedelta(days=1))
    periode.save()
    return periode


def rating(kantor: Kantor, s: SKP, p: Periode, nama: str) -> PutusanNilai:
    isi = {"rating_hasil": "sesuai", "rating_perilaku": "sesuai", "alasan_hasil": "a", "alasan_perilaku": "b"}
    return domain.tetapkan(skp=s, periode=p, oleh=kantor.akun(getattr(kantor, nama)), **isi)


def test_the_case_passes_once_and_all_three_are_told(kantor, skp, lewat):  # noqa: F811
    cari_jatuh_tempo()
    cari_jatuh_tempo()
    alih = AlihPenilaian.objects.get()
    assert (alih.skp, alih.dari, alih.kepada) == (skp, kantor.ratna, kantor.bambang)
    kabar = Pemberitahuan.objects.filter(kunci__startswith="alih:").order_by("penerima__nama")
    assert [k.penerima.pegawai for k in kabar] == [kantor.bambang, kantor.dewi, kantor.ratna]


def test_before_the_deadline_and_its_extra_days_nothing_passes(kantor, skp, periode, lewat):  # noqa: F811
    Periode.objects.filter(pk=periode.pk).update(tenggat_penilaian=timezone.now() + timedelta(hours=1))
    assert alihkan(periode=Periode.objects.get()) == 0
    AturanKeberatan.objects.create(hari_alih=2, jenis_alih="kalender", mulai=timezone.now() - timedelta(days=9))
    assert alihkan(periode=lewat) == 0
    lewat.tenggat_penilaian -= timedelta(days=2)
    assert alihkan(periode=lewat) == 1


def test_who_left_the_service_is_not_waited_for_once_the_part_is_over(kantor, skp, periode):  # noqa: F811
    """Ratna leaves long before the deadline: her part passes when it ends, not while it runs."""
    periode.tenggat_penilaian = timezone.now() + timedelta(days=90)
    periode.save()
    Pegawai.objects.filter(pk=kantor.ratna.pk).update(status=StatusPegawai.PENSIUN)
    assert alihkan(periode=periode) == 0
    usai = rentang(date(2026, 1, 1), hari_ini() - timedelta(days=1))
    SKP.objects.filter(pk=skp.pk).update(rentang=usai, jenis_periode=periode.jenis)
    assert (alihkan(periode=periode), alihkan(periode=periode)) == (1, 0)
    isi = Pemberitahuan.objects.get(penerima__pegawai=kantor.bambang, kunci__startswith="alih:").isi
    assert isi == f"{kantor.dewi}: {kantor.ratna} tidak berdinas lagi."


def test_who_was_rated_or_on_leave_all_the_time_does_not_pass(kantor, skp, lewat):  # noqa: F811
    rating(kantor, skp, lewat, "ratna")
    orang = buat_pegawai("Eka Putri", 910)
    tempatkan(orang, kantor.seksi, kantor.jabatan, kantor.ratna)
    buat_skp(kantor, orang, kantor.ratna)
    MasaKhusus.objects.create(pegawai=orang, jenis="tugas_belajar", masa=rentang(date(2025, 1, 1)))
    assert alihkan(periode=lewat) == 0


def test_four_people_before_and_after(client, kantor, skp, lewat):  # noqa: F811
    halaman = reverse("penilaian:menilai", args=[skp.publik, lewat.kode])

    def jawab() -> dict[str, int]:
        orang = ("ratna", "bambang", "dewi", "hasan", "sari")
        return {n: masuk(client, kantor, n).get(halaman).status_code for n in orang}

    assert jawab() == {"ratna": 200, "bambang": 403, "dewi": 403, "hasan": 404, "sari": 403}
    alihkan(periode=lewat)
    assert jawab() == {"ratna": 403, "bambang": 200, "dewi": 403, "hasan": 404, "sari": 403}
    for nama in ("ratna", "dewi", "hasan", "sari"):
        with pytest.raises(PermissionDenied):
            rating(kantor, skp, lewat, nama)
    putusan = rating(kantor, skp, lewat, "bambang")
    with pytest.raises(PermissionDenied):
        domain.sampaikan(putusan=putusan, oleh=kantor.akun(kantor.ratna))
    assert domain.sampaikan(putusan=putusan, oleh=kantor.akun(kantor.bambang)).disampaikan is not None


def test_the_case_stands_in_the_queue_of_who_rates_now(client, kantor, skp, lewat):  # noqa: F811
    alihkan(periode=lewat)
    antrean = reverse("penilaian:antrean", args=[lewat.kode])
    assert masuk(client, kantor, "bambang").get(antrean).url == reverse(
        "penilaian:menilai", args=[skp.publik, lewat.kode]
    )
    assert "beralih kepada Anda" in client.get(reverse("penilaian:tim")).content.decode()
    assert masuk(client, kantor, "ratna").get(antrean).url == reverse("penilaian:hasil_tim", args=[lewat.kode])
    tim = client.get(reverse("penilaian:tim")).context["tim"]
    assert (tim.belum_dinilai, [b.beralih for b in tim.baris]) == (0, ["Bambang Wijaya"])


def sementara(kantor: Kantor, orang: Pegawai, jenis: str) -> None:
    kini = rentang(hari_ini() - timedelta(days=3), hari_ini() + timedelta(days=30))
    Penempatan.objects.create(
        pegawai=orang, unit=kantor.dinas, jabatan=kantor.jabatan, jenis=jenis, kepala=True, masa=kini
    )


def test_the_stand_in_of_the_superior_rates(kantor, skp, lewat):  # noqa: F811
    """Bambang is absent: Hasan is Plh. head of the Dinas today. What passed to him stays with him until rated."""
    sementara(kantor, kantor.hasan, JenisPenempatan.PLH)
    alihkan(periode=lewat)
    assert AlihPenilaian.objects.get().kepada == kantor.hasan
    Penempatan.objects.filter(jenis=JenisPenempatan.PLH).delete()
    assert SKP.objects.terlihat_oleh(kantor.akun(kantor.hasan)).filter(pk=skp.pk).exists()
    rating(kantor, skp, lewat, "hasan")
    assert not SKP.objects.terlihat_oleh(kantor.akun(kantor.hasan)).filter(pk=skp.pk).exists()


def test_a_superior_who_left_is_passed_over_and_nobody_is_told_to_hr_once(kantor, skp, lewat):  # noqa: F811
    Pegawai.objects.filter(pk=kantor.bambang.pk).update(status=StatusPegawai.PENSIUN)
    assert (alihkan(periode=lewat), alihkan(periode=lewat)) == (0, 0)
    kabar = Pemberitahuan.objects.get(kunci__startswith="alih-buntu:")
    assert kabar.penerima.pegawai == kantor.sari
    sementara(kantor, kantor.hasan, JenisPenempatan.PLT)
    assert alihkan(periode=lewat) == 1
    assert AlihPenilaian.objects.get().kepada == kantor.hasan


@pytest.mark.parametrize("banyak", [1, 3])
def test_statements_do_not_grow(kantor, skp, lewat, banyak, django_assert_max_num_queries):  # noqa: F811
    for urut in range(banyak - 1):
        orang = buat_pegawai(f"Orang {urut}", 910 + urut)
        tempatkan(orang, kantor.seksi, kantor.jabatan, kantor.ratna)
        buat_skp(kantor, orang, kantor.ratna)
    with django_assert_max_num_queries(14):
        assert alihkan(periode=lewat) == banyak
