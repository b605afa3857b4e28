"""Objections (PP 30/2019 art. 59): in writing, within 14 days of delivery; before delivery one asks instead."""

from datetime import date, datetime

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, transaction
from django.utils import timezone

from kinerja.models import HariLibur, Pemberitahuan
from penilaian.domain import keberatan as domain
from penilaian.domain import keberatan_putus as putus
from penilaian.domain import pertanyaan
from penilaian.domain.aturan_keberatan import tetapkan
from penilaian.models import (
    AturanKeberatan,
    HasilKerja,
    Indikator,
    PutusanNilai,
    Realisasi,
)
from penilaian.queries.tenggat import batas_ajukan, batas_ajukan_banyak, hitung
from tests.penilaian.keberatan_contoh import draf, kini, kirim
from tests.penilaian.keberatan_contoh import h as h
from tests.penilaian.keberatan_contoh import senin as senin

pytestmark = pytest.mark.django_db


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
