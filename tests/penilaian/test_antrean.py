"""The queue of an assessor: one person after another, a check of all, delivery at once; leave is not evaluated."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from kinerja.models import Pemberitahuan
from kinerja.waktu import rentang
from pegawai.models import MasaKhusus
from penilaian.domain import putusan as domain
from penilaian.models import SKP, Nilai, Perilaku, Periode, PutusanNilai
from tests.orang import Kantor, buat_pegawai, tempatkan
from tests.penilaian.test_halaman_tim import buat_skp, masuk, periode, skp  # noqa: F401

pytestmark = pytest.mark.django_db
ISI = {"rating_hasil": "sesuai", "rating_perilaku": "sesuai", "sisa_sesuai": "on", "lanjut": "1"}


@pytest.fixture
def tim(kantor: Kantor, skp: SKP, periode: Periode) -> list[SKP]:  # noqa: F811
    """Dewi, Eka and Fajar under Ratna, each with a proposal "sesuai" for the results."""
    daftar = [skp]
    for urut, nama in enumerate(("Eka Putri", "Fajar Nugroho")):
        orang = buat_pegawai(nama, 910 + urut)
        tempatkan(orang, kantor.seksi, kantor.jabatan, kantor.ratna)
        daftar.append(buat_skp(kantor, orang, kantor.ratna))
    return daftar


def usulkan(daftar: list[SKP], periode: Periode) -> None:  # noqa: F811
    """Behaviour rated and scored, so that both ratings have a proposal."""
    for s in daftar:
        nilai = {"kebijakan": periode.kebijakan, "usulan_hasil": "sesuai", "usulan_perilaku": "sesuai", "sidik": "x"}
        Nilai.objects.create(skp=s, periode=periode, **nilai)


def alamat(nama: str, *argumen: object) -> str:
    return reverse(f"penilaian:{nama}", args=[*argumen, "UJI-1"])


def test_saving_leads_to_the_next_person_and_at_the_end_to_the_check(client, kantor, tim, periode):  # noqa: F811
    usulkan(tim, periode)
    masuk(client, kantor, "ratna")
    assert client.get(alamat("antrean")).url == alamat("menilai", tim[0].publik)
    halaman = client.get(alamat("menilai", tim[0].publik))
    assert "Orang 1 dari 3" in halaman.content.decode()
    assert " checked" not in halaman.content.decode()
    isi = {"rating_hasil": "sesuai", "rating_perilaku": "sesuai", "lanjut": "1"}
    tujuan = [client.post(alamat("menilai", s.publik), isi).url for s in (tim[0], tim[2], tim[1])]
    assert tujuan == [alamat("menilai", tim[1].publik), alamat("menilai", tim[1].publik), alamat("hasil_tim")]
    assert PutusanNilai.objects.count() == 3


def test_a_broken_session_goes_on_with_the_first_person_not_rated(client, kantor, tim, periode):  # noqa: F811
    usulkan(tim, periode)
    masuk(client, kantor, "ratna").post(
        alamat("menilai", tim[0].publik), {"rating_hasil": "sesuai", "rating_perilaku": "sesuai"}
    )
    client.logout()
    assert masuk(client, kantor, "ratna").get(alamat("antrean")).url == alamat("menilai", tim[1].publik)


def test_one_act_rates_the_values_left_open_and_the_proposal_follows(client, kantor, tim):
    masuk(client, kantor, "ratna")
    isi = ISI | {"rating_loyal": "di_atas", "alasan_hasil": "Belum ada angka, dinilai dari bukti."}
    assert client.post(alamat("menilai", tim[0].publik), isi).status_code == 302
    rating = dict(Perilaku.objects.values_list("aspek", "rating"))
    assert (len(rating), rating.pop("loyal"), set(rating.values())) == (7, "di_atas", {"sesuai"})
    assert PutusanNilai.objects.get().usulan_perilaku == "sesuai"


def test_values_stay_saved_when_the_decision_still_needs_a_reason(client, kantor, tim):
    jawab = masuk(client, kantor, "ratna").post(alamat("menilai", tim[0].publik), ISI)
    assert list(jawab.context["form"].errors) == ["alasan_hasil"]
    assert (Perilaku.objects.count(), PutusanNilai.objects.count()) == (7, 0)


def rating(kantor: Kantor, s: SKP, periode: Periode) -> PutusanNilai:  # noqa: F811
    return domain.tetapkan(
        skp=s, periode=periode, oleh=kantor.akun(kantor.ratna), rating_hasil="sesuai", rating_perilaku="sesuai"
    )


def test_all_are_checked_then_delivered_except_what_is_held_back(client, kantor, tim, periode):  # noqa: F811
    usulkan(tim, periode)
    a, b = rating(kantor, tim[0], periode), rating(kantor, tim[1], periode)
    isi = masuk(client, kantor, "ratna").get(alamat("hasil_tim")).context["isi"]
    assert ([s.pk for s in isi.siap], [s.pk for s in isi.belum]) == ([tim[0].pk, tim[1].pk], [tim[2].pk])
    client.post(alamat("hasil_tim_sampaikan"), {"putusan": [a.pk, b.pk], "tunda": [b.pk], "yakin": "1"})
    assert list(PutusanNilai.objects.exclude(disampaikan=None)) == [a]
    assert Pemberitahuan.objects.get().penerima == kantor.akun(kantor.dewi)
    client.post(alamat("hasil_tim_sampaikan"), {"putusan": [a.pk, b.pk], "yakin": "1"})
    assert PutusanNilai.objects.filter(disampaikan=None).count() == 0
    assert Pemberitahuan.objects.count() == 2


def test_what_changed_after_rating_is_kept_back(client, kantor, tim, periode):  # noqa: F811
    usulkan(tim, periode)
    lama = rating(kantor, tim[0], periode)
    Nilai.objects.filter(skp=tim[0]).update(usulan_hasil="di_bawah")
    isi = masuk(client, kantor, "ratna").get(alamat("hasil_tim")).context["isi"]
    assert ([s.pk for s in isi.siap], [s.pk for s in isi.berubah]) == ([], [tim[0].pk])
    Nilai.objects.filter(skp=tim[0]).update(usulan_hasil="sesuai")
    baru = rating(kantor, tim[0], periode)
    client.post(alamat("hasil_tim_sampaikan"), {"putusan": [lama.pk], "yakin": "1"})
    assert PutusanNilai.objects.filter(disampaikan=None).count() == 2
    client.post(alamat("hasil_tim_sampaikan"), {"putusan": [baru.pk], "yakin": "1"})
    assert list(PutusanNilai.objects.exclude(disampaikan=None)) == [baru]


@pytest.mark.parametrize("nama", ["bambang", "hasan", "sari", "dewi"])
def test_nobody_else_delivers(client, kantor, tim, periode, nama):  # noqa: F811
    usulkan(tim, periode)
    putusan = rating(kantor, tim[0], periode)
    masuk(client, kantor, nama).post(alamat("hasil_tim_sampaikan"), {"putusan": [putusan.pk], "yakin": "1"})
    putusan.refresh_from_db()
    assert putusan.disampaikan is None


AKSES = {"ratna": 200, "bambang": 200, "dewi": 403, "hasan": 403, "sari": 403}


def test_who_opens_the_check_page(client, kantor, tim):
    assert {n: masuk(client, kantor, n).get(alamat("hasil_tim")).status_code for n in AKSES} == AKSES


@pytest.mark.parametrize("banyak", [1, 3])
def test_statements_do_not_grow(client, kantor, tim, periode, banyak, django_assert_max_num_queries):  # noqa: F811
    usulkan(tim, periode)
    SKP.objects.filter(pk__in=[s.pk for s in tim[banyak:]]).delete()
    masuk(client, kantor, "ratna")
    for s in tim[:banyak]:
        rating(kantor, s, periode)
    with django_assert_max_num_queries(9):
        client.get(alamat("hasil_tim"))
    with django_assert_max_num_queries(12):
        client.get(alamat("menilai", tim[0].publik))


def test_leave_during_the_whole_part_is_not_evaluated(client, kantor, tim, periode):  # noqa: F811
    """Two spans without a gap cover the part; one day less, and the person is rated."""
    usulkan(tim, periode)
    Periode.objects.filter(pk=periode.pk).update(rentang=rentang(date(2026, 7, 1), date(2026, 9, 30)))
    periode.refresh_from_db()
    orang = {"pegawai": tim[0].pegawai}
    MasaKhusus.objects.create(jenis="cuti_melahirkan", masa=rentang(date(2026, 6, 1), date(2026, 8, 31)), **orang)
    kedua = MasaKhusus.objects.create(jenis="cuti_sakit", masa=rentang(date(2026, 9, 1), date(2026, 9, 30)), **orang)
    with pytest.raises(ValidationError, match="tidak dievaluasi"):
        rating(kantor, tim[0], periode)
    masuk(client, kantor, "ratna")
    assert client.get(alamat("antrean")).url == alamat("menilai", tim[1].publik)
    assert "Orang 1 dari 2" in client.get(alamat("menilai", tim[1].publik)).content.decode()
    assert [s.pk for s in client.get(alamat("hasil_tim")).context["isi"].cuti] == [tim[0].pk]
    kedua.masa = rentang(date(2026, 9, 1), date(2026, 9, 29))
    kedua.save()
    assert rating(kantor, tim[0], periode).predikat == "baik"
