"""Objections (PP 30/2019 art. 59): in writing, within 14 days of delivery, both sides heard, decided by the assessor's
superior, final; nobody who rated or is named decides; silence is not rejection."""

from dataclasses import replace
from datetime import date, datetime

import pytest
import time_machine
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, transaction
from django.urls import reverse
from django.utils import timezone

from kinerja.models import HariLibur, Pemberitahuan
from kinerja.waktu import rentang
from pegawai.models import Pegawai, Penempatan
from penilaian.domain import keberatan as domain
from penilaian.domain import keberatan_putus as putus
from penilaian.domain import pertanyaan
from penilaian.domain import putusan as domain_putusan
from penilaian.domain.aturan_keberatan import tetapkan
from penilaian.domain.keberatan_tenggat import awasi, ingatkan
from penilaian.models import (
    AturanKeberatan,
    HasilKerja,
    Indikator,
    Keberatan,
    LangkahKeberatan,
    Periode,
    PutusanNilai,
    Realisasi,
)
from penilaian.queries.keadaan import keadaan_putusan
from penilaian.queries.tenggat import batas_ajukan, batas_ajukan_banyak, hitung, masih_sementara
from tests.orang import Kantor
from tests.penilaian.keberatan_contoh import DISAMPAIKAN, Hasil, buat_hasil, draf, kirim

pytestmark = pytest.mark.django_db
SENIN = "2026-11-16T09:00:00+07:00"


@pytest.fixture
def h(kantor: Kantor) -> Hasil:
    return buat_hasil(kantor)


@pytest.fixture(autouse=True)
def _senin():
    """Monday 16 November 2026, a week after delivery, unless a test travels further."""
    with time_machine.travel(SENIN, tick=False):
        yield


def kini(teks: str):
    return time_machine.travel(f"2026-{teks}+07:00", tick=False)


# --- Terms ---


@pytest.mark.parametrize(
    ("mulai", "hari", "jenis", "libur", "akhir"),
    [
        ("2026-11-09T10:00:00+07:00", 14, "kalender", [], "2026-11-23"),
        ("2026-11-09T23:59:00+07:00", 14, "kalender", [], "2026-11-23"),
        # Late on the 9th in UTC is already the 10th in WIB.
        ("2026-11-09T18:00:00+00:00", 14, "kalender", [], "2026-11-24"),
        ("2026-11-09T10:00:00+07:00", 14, "kerja", [], "2026-11-27"),
        ("2026-11-13T10:00:00+07:00", 1, "kerja", [], "2026-11-16"),
        ("2026-12-18T10:00:00+07:00", 14, "kerja", [date(2026, 12, 25), date(2027, 1, 1)], "2027-01-11"),
        ("2026-12-18T10:00:00+07:00", 14, "kalender", [date(2026, 12, 25), date(2027, 1, 1)], "2027-01-01"),
    ],
)
def test_the_term_counts_from_the_day_after_delivery_to_the_end_of_its_last_day(mulai, hari, jenis, libur, akhir):
    batas = hitung(datetime.fromisoformat(mulai), hari, jenis, libur)
    assert timezone.localtime(batas).isoformat() == f"{akhir}T23:59:59+07:00"


@pytest.mark.parametrize(("saat", "boleh"), [("11-23T23:59:59", True), ("11-24T00:00:00", False)])
def test_fourteen_calendar_days_from_delivery(h, saat, boleh):
    keberatan = draf(h)
    with kini(saat):
        if boleh:
            assert domain.ajukan(keberatan=keberatan, oleh=h.akun("dewi")).nomor == "KB-2026-00001"
            return
        with pytest.raises(ValidationError, match="sudah lewat"):
            domain.ajukan(keberatan=keberatan, oleh=h.akun("dewi"))


def test_days_and_kind_of_days_are_settings_and_move_no_running_term(h):
    HariLibur.objects.create(tanggal=date(2026, 11, 18), nama="Libur uji")
    isi = {
        "hari_ajukan": 3,
        "jenis_ajukan": "kerja",
        "hari_tanggapan": 2,
        "jenis_tanggapan": "kerja",
        "hari_putusan": 7,
        "jenis_putusan": "kalender",
        "pemutus_puncak": None,
    }
    with pytest.raises(PermissionDenied):
        tetapkan(oleh=h.akun("ratna"), alasan="Perwali", **isi)
    with pytest.raises(ValidationError, match="antara 1 dan 60"):
        tetapkan(oleh=h.akun("sari"), alasan="Perwali", **(isi | {"hari_ajukan": 0}))
    tetapkan(oleh=h.akun("sari"), alasan="Perwali", **isi)
    # Delivered before: still 14 calendar days. Delivered after: three working days around the holiday of the 18th.
    baru = PutusanNilai(pk=99, disampaikan=timezone.now(), jenis="penilai")
    batas = batas_ajukan_banyak([h.putusan, baru])
    assert [str(timezone.localdate(batas[p.pk])) for p in (h.putusan, baru)] == ["2026-11-23", "2026-11-20"]
    assert batas[99] == batas_ajukan(baru)
    with pytest.raises(DatabaseError), transaction.atomic():
        AturanKeberatan.objects.update(hari_ajukan=1)


def test_terms_of_many_decisions_take_two_statements(h, django_assert_num_queries):
    harap = {h.putusan.pk: batas_ajukan(h.putusan)}
    with django_assert_num_queries(2):
        assert batas_ajukan_banyak([h.putusan] * 3) == harap


# --- Before delivery: a question ---


def test_before_delivery_dewi_asks_ratna_and_does_not_object(h):
    PutusanNilai.objects.filter(pk=h.putusan.pk).update(disampaikan=None)
    h.putusan.refresh_from_db()
    with pytest.raises(ValidationError, match="belum disampaikan"):
        draf(h)
    soal = pertanyaan.tanya(skp=h.skp, periode=h.periode, oleh=h.akun("dewi"), isi="Mengapa 111 menjadi sesuai?")
    for nama in ("bambang", "hasan", "sari"):
        with pytest.raises(PermissionDenied):
            pertanyaan.jawab(pertanyaan=soal, oleh=h.akun(nama), jawaban="Saya.")
    soal = pertanyaan.jawab(pertanyaan=soal, oleh=h.akun("ratna"), jawaban="Bukti bulan Juli belum ada.")
    assert list(Pemberitahuan.objects.order_by("pk").values_list("penerima__nama", "judul")) == [
        ("Ratna Kusuma", "Dewi Anggraini bertanya tentang Triwulan III 2026"),
        ("Dewi Anggraini", "Penilai menjawab pertanyaan Anda tentang Triwulan III 2026"),
    ]
    with pytest.raises(ValidationError, match="sudah dijawab"):
        pertanyaan.jawab(pertanyaan=soal, oleh=h.akun("ratna"), jawaban="Lagi.")


def test_after_delivery_the_way_is_an_objection(h):
    with pytest.raises(ValidationError, match="ajukan keberatan"):
        pertanyaan.tanya(skp=h.skp, periode=h.periode, oleh=h.akun("dewi"), isi="Mengapa?")


# --- Sending ---


@pytest.mark.parametrize("nama", ["ratna", "bambang", "hasan", "sari"])
def test_only_dewi_objects_to_her_result(h, nama):
    with pytest.raises(PermissionDenied):
        domain.simpan_draf(putusan=h.putusan, oleh=h.akun(nama), uraian="Saya keberatan.")
    keberatan = draf(h)
    for langkah in (domain.ajukan, domain.hapus_draf):
        with pytest.raises(PermissionDenied):
            langkah(keberatan=keberatan, oleh=h.akun(nama))


def test_a_draft_may_be_short_but_what_is_sent_has_reasons(h):
    keberatan = draf(h, uraian=" ")
    with pytest.raises(ValidationError) as galat:
        domain.ajukan(keberatan=keberatan, oleh=h.akun("dewi"))
    assert list(galat.value.message_dict) == ["uraian"]
    with pytest.raises(ValidationError, match="belum selesai"):
        draf(h)
    lagi = draf(h, keberatan=keberatan, revisi=keberatan.revisi)
    with pytest.raises(ValidationError, match="sudah berubah"):
        draf(h, keberatan=keberatan, revisi=lagi.revisi - 1)


def test_sending_gives_number_deadlines_and_the_assessors_superior_and_tells_both(h):
    HariLibur.objects.create(tanggal=date(2026, 11, 18), nama="Libur uji")
    k = kirim(h)
    assert (k.nomor, k.status, k.pemutus, k.tingkat) == ("KB-2026-00001", "diajukan", h.kantor.bambang, 1)
    # Answer: five working days, decision: fourteen; the 18th is a holiday.
    assert [str(timezone.localdate(t)) for t in (k.tenggat_tanggapan, k.tenggat_putusan)] == [
        "2026-11-24",
        "2026-12-07",
    ]
    assert list(Pemberitahuan.objects.order_by("penerima__nama").values_list("penerima__nama", "judul")) == [
        ("Bambang Wijaya", "Keberatan Dewi Anggraini atas Triwulan III 2026 menunggu putusan Anda"),
        ("Dewi Anggraini", "Keberatan KB-2026-00001 terkirim"),
        ("Ratna Kusuma", "Keberatan Dewi Anggraini atas Triwulan III 2026 menunggu tanggapan Anda"),
    ]
    with pytest.raises(ValidationError, match="sudah dikirim"):
        domain.ajukan(keberatan=k, oleh=h.akun("dewi"))


def test_files_are_laid_beside_by_both_sides_each_in_time(h):
    def foto():
        return SimpleUploadedFile("bukti.pdf", b"%PDF-1.4 isi\n%%EOF", "application/pdf")

    k = draf(h)
    satu = domain.lampirkan(keberatan=k, oleh=h.akun("dewi"), unggahan=foto())
    with pytest.raises(PermissionDenied):
        domain.hapus_lampiran(lampiran=satu, oleh=h.akun("ratna"))
    domain.hapus_lampiran(lampiran=satu, oleh=h.akun("dewi"))
    domain.lampirkan(keberatan=k, oleh=h.akun("dewi"), unggahan=foto())
    domain.ajukan(keberatan=k, oleh=h.akun("dewi"))
    with pytest.raises(ValidationError, match="sudah dikirim"):
        domain.lampirkan(keberatan=k, oleh=h.akun("dewi"), unggahan=foto())
    domain.lampirkan(keberatan=k, oleh=h.akun("ratna"), unggahan=foto())
    with pytest.raises(PermissionDenied):
        domain.lampirkan(keberatan=k, oleh=h.akun("bambang"), unggahan=foto())
    assert [x.oleh.nama for x in k.lampiran.all()] == ["Dewi Anggraini", "Ratna Kusuma"]


def test_dewi_withdraws_with_a_reason_and_may_object_again_within_the_term(h):
    k = kirim(h)
    with pytest.raises(ValidationError):
        domain.tarik(keberatan=k, oleh=h.akun("dewi"), alasan=" ")
    assert domain.tarik(keberatan=k, oleh=h.akun("dewi"), alasan="Sudah dijelaskan.").status == "ditarik"
    assert kirim(h).nomor == "KB-2026-00002"


def test_a_returned_result_can_be_objected_to_and_an_accepted_one_not(h):
    hasil = HasilKerja.objects.create(skp=h.skp, uraian="Layanan", bobot=100)
    i = Indikator.objects.create(skp=h.skp, hasil=hasil, uraian="Berkas", satuan="berkas", bobot=100)
    h.periode.status = "berjalan"
    h.periode.save()
    isi = {"skp": h.skp, "indikator": i, "periode": h.periode, "nilai": 5}
    baris = Realisasi.objects.create(status="diterima", **isi)
    with pytest.raises(ValidationError, match="tidak dikembalikan"):
        draf(h, realisasi=baris)
    baris.status = "dikembalikan"
    baris.save()
    k = domain.ajukan(keberatan=draf(h, realisasi=baris), oleh=h.akun("dewi"))
    assert k.pokok == "bukti"
    putus.tanggapi(keberatan=k, oleh=h.akun("ratna"), tanggapan="Foto tidak terbaca.")
    rating = {"rating_hasil": "sesuai", "rating_perilaku": "sesuai"}
    k = putus.putuskan(keberatan=k, oleh=h.akun("bambang"), amar="dikabulkan", pertimbangan="Foto terbaca.", **rating)
    baris.refresh_from_db()
    assert (baris.status, baris.tanggapan) == ("diterima", f"Diterima menurut putusan keberatan {k.nomor}.")
    assert k.putusan_baru.jenis == "keberatan"


# --- Who decides ---


@pytest.mark.parametrize("nama", ["dewi", "ratna", "wati", "wali", "hasan", "sari"])
def test_only_bambang_decides(h, nama):
    k = kirim(h)
    putus.tanggapi(keberatan=k, oleh=h.akun("ratna"), tanggapan="Bukti Juli kurang.")
    with pytest.raises(PermissionDenied):
        putus.putuskan(keberatan=k, oleh=h.akun(nama), amar="ditolak", pertimbangan="Cukup.")


def test_the_superior_is_the_one_of_the_assessor_at_that_time(h):
    # Ratna moved on 1 October, under Hasan: the quarter that ended in September stays with Bambang.
    lama = h.kantor.ratna.penempatan.get()
    Penempatan.objects.filter(pk=lama.pk).update(masa=rentang(date(2026, 1, 1), date(2026, 9, 30)))
    isi = {"unit": h.kantor.lain, "jabatan": lama.jabatan, "penilai": h.kantor.hasan}
    Penempatan.objects.create(pegawai=h.kantor.ratna, masa=rentang(date(2026, 10, 1)), **isi)
    assert kirim(h).pemutus == h.kantor.bambang


def test_whoever_rated_never_decides_so_it_goes_to_the_one_above(h):
    PutusanNilai.objects.create(
        skp=h.skp,
        periode=h.periode,
        rating_hasil="sesuai",
        rating_perilaku="sesuai",
        predikat="baik",
        oleh=h.akun("bambang"),
        disampaikan=DISAMPAIKAN,
    )
    assert kirim(replace(h, putusan=PutusanNilai.objects.first())).pemutus == h.wati


def test_a_superior_who_left_the_service_is_passed_over(h):
    Pegawai.objects.filter(pk=h.kantor.bambang.pk).update(status="pensiun")
    assert kirim(h).pemutus == h.wati


def pejabat_sementara(h: Hasil, jenis: str) -> None:
    """Hasan acts as head of the Dinas, Bambang's office, today."""
    Penempatan.objects.create(
        pegawai=h.kantor.hasan,
        unit=h.kantor.dinas,
        jabatan=h.kantor.jabatan,
        jenis=jenis,
        kepala=True,
        masa=rentang(date(2026, 11, 1), date(2026, 12, 31)),
    )


def test_the_office_is_vacant_and_its_plt_decides(h):
    Pegawai.objects.filter(pk=h.kantor.bambang.pk).update(status="pensiun")
    pejabat_sementara(h, "plt")
    k = kirim(h)
    assert k.pemutus == h.kantor.hasan
    putus.tanggapi(keberatan=k, oleh=h.akun("ratna"), tanggapan="Bukti Juli kurang.")
    k = putus.putuskan(keberatan=k, oleh=h.akun("hasan"), amar="ditolak", pertimbangan="Bukti kurang.")
    assert k.diputus_oleh == h.akun("hasan")


def test_the_holder_is_absent_and_the_plh_decides_unless_named(h):
    pejabat_sementara(h, "plh")
    assert kirim(h).pemutus == h.kantor.hasan
    domain.tarik(keberatan=Keberatan.objects.get(), oleh=h.akun("dewi"), alasan="Diajukan lagi.")
    PutusanNilai.objects.create(
        skp=h.skp,
        periode=h.periode,
        rating_hasil="sesuai",
        rating_perilaku="sesuai",
        predikat="baik",
        oleh=h.akun("hasan"),
        disampaikan=DISAMPAIKAN,
    )
    assert kirim(replace(h, putusan=PutusanNilai.objects.first())).pemutus == h.kantor.bambang


def test_past_the_term_it_goes_up_to_who_acts_in_the_next_office(h):
    k = kirim(h)
    Pegawai.objects.filter(pk=h.wati.pk).update(status="pensiun")
    Penempatan.objects.filter(pegawai=h.wati).update(kepala=True)
    Penempatan.objects.create(
        pegawai=h.kantor.sari,
        unit=h.kantor.kota,
        jabatan=h.kantor.jabatan,
        jenis="plt",
        kepala=True,
        masa=rentang(date(2026, 11, 1)),
    )
    with kini("12-30T09:00:00"):
        assert awasi() == 1
    k.refresh_from_db()
    assert (k.pemutus, k.tingkat) == (h.kantor.sari, 2)


def test_where_the_mayor_assessed_the_official_of_the_settings_decides(h):
    h.skp.penilai = h.wali
    h.skp.save()
    k = kirim(h)
    assert k.pemutus is None
    assert Pemberitahuan.objects.filter(
        penerima=h.akun("sari"), judul="Keberatan KB-2026-00001 belum punya pejabat pemutus"
    ).exists()
    AturanKeberatan.objects.create(mulai=DISAMPAIKAN, pemutus_puncak=h.wati)
    assert awasi() == 1
    k.refresh_from_db()
    assert (k.pemutus, k.tingkat, k.langkah.last().jenis) == (h.wati, 1, "ditunjuk")


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
