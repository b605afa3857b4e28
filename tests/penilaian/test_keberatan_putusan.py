"""Both sides are heard, the decision is final, and silence is not rejection."""

from dataclasses import replace
from datetime import date, datetime

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse
from django.utils import timezone

from kinerja.models import Pemberitahuan
from kinerja.waktu import rentang
from penilaian.domain import keberatan as domain
from penilaian.domain import keberatan_putus as putus
from penilaian.domain import putusan as domain_putusan
from penilaian.domain.keberatan_tenggat import awasi, ingatkan
from penilaian.models import (
    Keberatan,
    LangkahKeberatan,
    Periode,
    PutusanNilai,
)
from penilaian.queries.keadaan import keadaan_putusan
from penilaian.queries.tenggat import batas_ajukan, masih_sementara
from tests.penilaian.keberatan_contoh import DISAMPAIKAN, draf, kini, kirim
from tests.penilaian.keberatan_contoh import h as h
from tests.penilaian.keberatan_contoh import senin as senin

pytestmark = pytest.mark.django_db


# --- Hearing and decision ---


def test_both_sides_are_heard_before_the_decision(h):
    k = kirim(h)
    isi = {"keberatan": k, "oleh": h.akun("bambang"), "amar": "ditolak", "pertimbangan": "Bukti Juli kurang."}
    with pytest.raises(ValidationError, match="didengar"):
        putus.putuskan(**isi)
    with pytest.raises(PermissionDenied):
        putus.tanggapi(keberatan=k, oleh=h.akun("bambang"), tanggapan="Saya wakili.")
    # Ratna keeps silent for her five working days: then Bambang may decide.
    with kini("11-23T23:59:59"), pytest.raises(ValidationError, match="didengar"):
        putus.putuskan(**isi)
    with kini("11-24T00:00:00"):
        assert putus.putuskan(**isi).status == "diputus"


def test_upheld_writes_a_new_decision_with_the_reason_and_keeps_the_old_one(h):
    k = kirim(h)
    putus.tanggapi(keberatan=k, oleh=h.akun("ratna"), tanggapan="Bukti Juli kurang.")
    isi = {"keberatan": k, "oleh": h.akun("bambang"), "pertimbangan": "Bukti Juli ada."}
    with pytest.raises(ValidationError, match="mengubah rating"):
        putus.putuskan(amar="dikabulkan", rating_hasil="sesuai", rating_perilaku="sesuai", **isi)
    k = putus.putuskan(amar="dikabulkan", rating_hasil="di_atas", rating_perilaku="sesuai", **isi)
    baru, lama = PutusanNilai.objects.all()
    assert (lama, lama.predikat) == (h.putusan, "baik")
    assert (baru, baru.jenis, baru.predikat, baru.oleh) == (k.putusan_baru, "keberatan", "baik", h.akun("bambang"))
    assert (baru.alasan_hasil, baru.disampaikan, str(baru.nilai_hasil)) == (
        "Putusan keberatan KB-2026-00001: Bukti Juli ada.",
        timezone.now(),
        "111.00",
    )
    assert [x.jenis for x in LangkahKeberatan.objects.all()] == ["diajukan", "ditanggapi", "diputus"]


def test_rejected_leaves_the_result_and_both_are_final(h):
    k = kirim(h)
    putus.tanggapi(keberatan=k, oleh=h.akun("ratna"), tanggapan="Bukti Juli kurang.")
    with pytest.raises(ValidationError) as galat:
        putus.putuskan(keberatan=k, oleh=h.akun("bambang"), amar="ditolak", pertimbangan=" ")
    assert list(galat.value.message_dict) == ["pertimbangan"]
    putus.putuskan(keberatan=k, oleh=h.akun("bambang"), amar="ditolak", pertimbangan="Bukti Juli kurang.")
    assert list(PutusanNilai.objects.all()) == [h.putusan]
    with pytest.raises(ValidationError, match="final"):
        draf(h)
    with pytest.raises(ValidationError, match="tidak menunggu putusan"):
        putus.putuskan(keberatan=k, oleh=h.akun("bambang"), amar="ditolak", pertimbangan="Lagi.")


def test_while_an_objection_runs_and_after_it_the_assessor_cannot_rate_again(h):
    h.periode.status = "berjalan"
    h.periode.save()
    isi = {"rating_hasil": "di_bawah", "rating_perilaku": "sesuai", "alasan_hasil": "a", "alasan_perilaku": "b"}
    k = kirim(h)
    with pytest.raises(ValidationError, match="Hanya putusan keberatan"):
        domain_putusan.tetapkan(skp=h.skp, periode=h.periode, oleh=h.akun("ratna"), **isi)
    putus.tanggapi(keberatan=k, oleh=h.akun("ratna"), tanggapan="Bukti Juli kurang.")
    putus.putuskan(keberatan=k, oleh=h.akun("bambang"), amar="ditolak", pertimbangan="Cukup.")
    with pytest.raises(ValidationError, match="final"):
        domain_putusan.tetapkan(skp=h.skp, periode=h.periode, oleh=h.akun("ratna"), **isi)


@pytest.mark.parametrize(
    ("saat", "diterima", "berjalan", "sementara"),
    [
        ("11-16T09:00:00", False, False, True),
        ("11-16T09:00:00", True, False, False),
        ("11-24T00:00:00", False, False, False),
        ("11-24T00:00:00", True, True, True),
    ],
)
def test_provisional_until_received_or_past_the_term_and_while_an_objection_runs(
    h, saat, diterima, berjalan, sementara
):
    h.putusan.diterima = DISAMPAIKAN if diterima else None
    with kini(saat):
        assert masih_sementara(h.putusan, batas=batas_ajukan(h.putusan), berjalan=berjalan) is sementara


@pytest.mark.parametrize(
    ("saat", "diterima", "beku", "kode", "sejak"),
    [
        ("11-16T09:00:00", None, True, "disampaikan", None),
        ("11-16T09:00:00", "2026-11-12T08:00:00+07:00", True, "final", "2026-11-12T08:00:00+07:00"),
        ("11-16T09:00:00", "2026-11-12T08:00:00+07:00", False, "diterima", None),
        ("11-24T00:00:00", None, True, "final", "2026-11-23T23:59:59+07:00"),
    ],
)
def test_final_once_received_or_past_the_term_and_the_period_closed(h, saat, diterima, beku, kode, sejak):
    h.putusan.diterima = diterima and datetime.fromisoformat(diterima)
    h.periode.ditutup = datetime.fromisoformat("2026-11-10T16:00:00+07:00") if beku else None
    with kini(saat):
        k = keadaan_putusan(h.putusan, h.periode)
    assert (k.kode, k.sejak) == (kode, sejak and datetime.fromisoformat(sejak))
    h.putusan.disampaikan = None
    assert keadaan_putusan(h.putusan, h.periode).kode == "dinilai"
    assert keadaan_putusan(None, h.periode).kode == "belum"


@pytest.mark.parametrize(
    ("amar", "rating"),
    [("ditolak", {}), ("dikabulkan", {"rating_hasil": "di_atas", "rating_perilaku": "di_atas"})],
)
def test_provisional_while_an_objection_runs_and_final_with_its_decision(h, client, amar, rating):
    k = kirim(h)
    assert keadaan_putusan(h.putusan, h.periode).kode == "keberatan"
    putus.tanggapi(keberatan=k, oleh=h.akun("ratna"), tanggapan="Bukti Juli kurang.")
    putus.putuskan(keberatan=k, oleh=h.akun("bambang"), amar=amar, pertimbangan="Cukup.", **rating)
    akhir = keadaan_putusan(PutusanNilai.objects.latest("pk"), h.periode)
    assert (akhir.kode, akhir.sejak) == ("final", timezone.now())
    client.force_login(h.akun("dewi"))
    for halaman in (reverse("penilaian:nilai_saya"), reverse("penilaian:mengapa", args=[h.skp.publik, h.periode.kode])):
        assert "Final sejak 16 November 2026 pukul 09.00 WIB" in client.get(halaman).content.decode(), halaman


# --- Silence ---


def test_silence_is_not_rejection_it_goes_up_one_level_and_all_are_told(h):
    k = kirim(h)
    assert awasi() == 0
    Pemberitahuan.objects.all().delete()
    with kini("12-05T08:00:00"):
        assert awasi() == 1
        k.refresh_from_db()
        assert (k.status, k.pemutus, k.tingkat) == ("diajukan", h.wati, 2)
        assert str(timezone.localdate(k.tenggat_putusan)) == "2026-12-24"
        with pytest.raises(PermissionDenied):
            putus.putuskan(keberatan=k, oleh=h.akun("bambang"), amar="ditolak", pertimbangan="Terlambat.")
        assert awasi() == 0
    naik = "Keberatan KB-2026-00001 kini diputus Wati Suryani"
    assert list(Pemberitahuan.objects.order_by("penerima__nama").values_list("penerima__nama", "judul")) == [
        ("Bambang Wijaya", naik),
        ("Dewi Anggraini", naik),
        ("Ratna Kusuma", naik),
        ("Wati Suryani", "Keberatan Dewi Anggraini atas Triwulan III 2026 menunggu putusan Anda"),
    ]
    assert Keberatan.objects.terlihat_oleh(h.akun("bambang")).count() == 1


def test_at_the_top_it_stays_open_and_hr_is_told_once(h):
    k = kirim(h)
    Keberatan.objects.filter(pk=k.pk).update(pemutus=h.wali, tingkat=3)
    with kini("12-05T08:00:00"):
        assert (awasi(), awasi()) == (0, 0)
    k.refresh_from_db()
    assert (k.status, k.pemutus) == ("diajukan", h.wali)
    assert Pemberitahuan.objects.filter(penerima=h.akun("sari")).count() == 1


def test_reminders_three_days_before_each_deadline_once(h):
    keberatan = draf(h)
    judul = {
        "11-19T23:00:00": [],
        "11-20T00:01:00": [("Dewi Anggraini", "Draf keberatan Anda belum dikirim, waktunya hampir habis")],
    }
    for saat, isi in judul.items():
        with kini(saat):
            ingatkan()
            ingatkan()
            assert list(Pemberitahuan.objects.values_list("penerima__nama", "judul")) == isi
    with kini("11-20T09:00:00"):
        domain.ajukan(keberatan=keberatan, oleh=h.akun("dewi"))
    Pemberitahuan.objects.all().delete()
    with kini("11-24T09:00:00"):
        assert (ingatkan(), ingatkan()) == (1, 0)
        assert Pemberitahuan.objects.get().penerima == h.akun("ratna")


def kirim_banyak(h, banyak):
    """``banyak`` objections of one person, each against a period of its own."""
    kirim(h)
    for nomor in range(1, banyak):
        periode = Periode.objects.get(pk=h.periode.pk)
        periode.pk, periode.kode, periode._state.adding = None, f"UJI-{nomor}", True
        periode.rentang = rentang(date(2026, 7 - 3 * nomor, 1), date(2026, 9 - 3 * nomor, 30))
        periode.save()
        lagi = PutusanNilai.objects.get(pk=h.putusan.pk)
        lagi.pk, lagi.periode, lagi._state.adding = None, periode, True
        lagi.save()
        kirim(replace(h, periode=periode, putusan=lagi))


@pytest.mark.parametrize("banyak", [1, 3])
def test_watching_takes_the_same_statements_for_one_and_three(h, banyak, django_assert_num_queries):
    kirim_banyak(h, banyak)
    with kini("12-05T08:00:00"), django_assert_num_queries(17):
        assert awasi() == banyak


@pytest.mark.parametrize("banyak", [1, 3])
def test_watching_takes_the_same_statements_at_the_top(h, banyak, django_assert_num_queries):
    kirim_banyak(h, banyak)
    Keberatan.objects.update(pemutus=h.wali, tingkat=3)
    with kini("12-05T08:00:00"), django_assert_num_queries(13):
        assert awasi() == 0
