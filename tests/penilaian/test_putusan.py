"""Decisions: the nine cells, reasons, who may, append-only, delivery and receipt."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import DatabaseError, transaction
from django.utils import timezone

from kinerja.models import Pemberitahuan
from kinerja.waktu import akhir_hari, rentang
from pegawai.models import Penempatan
from penilaian import rumus
from penilaian.choices import JenisPeriode, StatusKebijakan, StatusPeriode, StatusSKP
from penilaian.domain import putusan as domain
from penilaian.domain.perilaku import Isian, nilai_aspek
from penilaian.models import SKP, Kebijakan, Nilai, Perilaku, Periode, PutusanNilai, UmpanBalik
from tests.orang import AWAL, Kantor

pytestmark = pytest.mark.django_db


@pytest.fixture
def periode(db: None) -> Periode:
    kebijakan = Kebijakan.objects.create(versi=901, nama="Uji", status=StatusKebijakan.BERLAKU)
    return Periode.objects.create(
        kode="UJI-1",
        nama="Triwulan uji",
        jenis=JenisPeriode.TRIWULAN,
        rentang=rentang(AWAL),
        tenggat_realisasi=timezone.now(),
        tenggat_penilaian=timezone.now(),
        status=StatusPeriode.BERJALAN,
        kebijakan=kebijakan,
    )


@pytest.fixture
def skp(kantor: Kantor) -> SKP:
    return SKP.objects.create(
        pegawai=kantor.dewi,
        penempatan=Penempatan.objects.get(pegawai=kantor.dewi),
        penilai=kantor.ratna,
        unit=kantor.seksi,
        rentang=rentang(AWAL),
        status=StatusSKP.BERLAKU,
    )


def tetapkan(kantor: Kantor, skp: SKP, periode: Periode, nama: str = "ratna", **isi: str) -> PutusanNilai:
    bawaan = {"rating_hasil": "sesuai", "rating_perilaku": "sesuai", "alasan_hasil": "a", "alasan_perilaku": "b"}
    return domain.tetapkan(skp=skp, periode=periode, oleh=kantor.akun(getattr(kantor, nama)), **(bawaan | isi))


def dasar_di_bawah(kantor: Kantor, skp: SKP, periode: Periode, diberi: date, tanggal: date | None = AWAL) -> None:
    """What a rating below rests on: a value rated so with an example, and feedback on it given on `diberi`."""
    if tanggal:
        isi = {"rating": "di_bawah", "contoh": "Meninggalkan loket", "tanggal_contoh": tanggal}
        Perilaku.objects.create(skp=skp, periode=periode, aspek="loyal", **isi)
    umpan_balik = {"nada": "perbaikan", "nilai_dasar": "loyal", "kejadian": "Pulang awal", "langkah": "Beri tahu dulu"}
    waktu = akhir_hari(diberi)
    UmpanBalik.objects.create(skp=skp, penulis=kantor.akun(kantor.ratna), dibuat=waktu, **umpan_balik)


@pytest.mark.parametrize(("hasil", "perilaku"), list(rumus.MATRIKS))
def test_the_nine_cells(kantor, skp, periode, hasil, perilaku):
    dasar_di_bawah(kantor, skp, periode, AWAL)
    putusan = tetapkan(kantor, skp, periode, rating_hasil=hasil, rating_perilaku=perilaku)
    assert putusan.predikat == rumus.MATRIKS[hasil, perilaku]


@pytest.mark.parametrize("nama", ["dewi", "bambang", "hasan", "sari"])
def test_only_the_assessor_of_the_plan_decides(kantor, skp, periode, nama):
    with pytest.raises(PermissionDenied):
        tetapkan(kantor, skp, periode, nama)
    assert PutusanNilai.objects.count() == 0


def test_without_a_proposal_both_ratings_need_a_reason(kantor, skp, periode):
    with pytest.raises(ValidationError) as galat:
        tetapkan(kantor, skp, periode, alasan_hasil="", alasan_perilaku=" ")
    assert list(galat.value.message_dict) == ["alasan_hasil", "alasan_perilaku"]


TW = rentang(date(2026, 7, 1), date(2026, 9, 30))


@pytest.mark.parametrize(
    ("diberi", "contoh", "pesan"),
    [
        (date(2026, 8, 31), date(2026, 7, 5), None),
        (date(2026, 9, 1), date(2026, 7, 5), "diberikan sebelum 1 September 2026; belum ada"),
        (date(2026, 6, 30), date(2026, 7, 5), "diberikan sebelum 1 September 2026; belum ada"),
        (date(2026, 8, 31), None, "memerlukan contoh bertanggal"),
    ],
)
def test_behaviour_below_rests_on_an_example_and_feedback_given_in_time(kantor, skp, periode, diberi, contoh, pesan):
    Periode.objects.filter(pk=periode.pk).update(rentang=TW)
    periode.refresh_from_db()
    dasar_di_bawah(kantor, skp, periode, diberi, contoh)
    if pesan is None:
        assert tetapkan(kantor, skp, periode, rating_perilaku="di_bawah").predikat == "kurang"
        return
    with pytest.raises(ValidationError, match=pesan) as galat:
        tetapkan(kantor, skp, periode, rating_perilaku="di_bawah")
    assert (list(galat.value.message_dict), PutusanNilai.objects.count()) == (["rating_perilaku"], 0)


@pytest.mark.parametrize(("aspek", "galat"), [("loyal", []), ("akuntabel", ["rating_akuntabel"])])
def test_a_value_below_needs_feedback_on_that_value(kantor, skp, periode, aspek, galat):
    dasar_di_bawah(kantor, skp, periode, AWAL)
    isian = {aspek: Isian("di_bawah", "Terlambat melapor", AWAL)}
    ratna = kantor.akun(kantor.ratna)
    if not galat:
        nilai_aspek(skp=skp, periode=periode, oleh=ratna, isian=isian)
        assert Perilaku.objects.get(aspek=aspek).contoh == "Terlambat melapor"
        return
    with pytest.raises(ValidationError, match="saran perbaikan tentang Akuntabel") as kesalahan:
        nilai_aspek(skp=skp, periode=periode, oleh=ratna, isian=isian)
    assert list(kesalahan.value.message_dict) == galat


def test_only_a_change_from_the_proposal_needs_a_reason_and_the_proposal_is_kept(kantor, skp, periode):
    Nilai.objects.create(
        skp=skp,
        periode=periode,
        kebijakan=periode.kebijakan,
        nilai_hasil="112.50",
        nilai_perilaku="100",
        usulan_hasil="di_atas",
        usulan_perilaku="sesuai",
        sidik="x",
    )
    with pytest.raises(ValidationError) as galat:
        tetapkan(kantor, skp, periode, alasan_hasil="", alasan_perilaku="")
    assert list(galat.value.message_dict) == ["alasan_hasil"]
    putusan = tetapkan(kantor, skp, periode, rating_hasil="di_atas", alasan_hasil="", alasan_perilaku="")
    putusan.refresh_from_db()
    assert (putusan.usulan_hasil, putusan.usulan_perilaku, str(putusan.nilai_hasil)) == ("di_atas", "sesuai", "112.50")


def test_a_decision_is_never_rewritten_or_deleted(kantor, skp, periode):
    putusan = tetapkan(kantor, skp, periode)
    for ubah in (lambda q: q.update(predikat="kurang"), lambda q: q.delete()):
        with pytest.raises(DatabaseError), transaction.atomic():
            ubah(PutusanNilai.objects.filter(pk=putusan.pk))
    assert PutusanNilai.objects.get().predikat == "baik"


def test_delivered_by_the_assessor_then_received_by_the_employee(kantor, skp, periode):
    putusan = tetapkan(kantor, skp, periode)
    dewi, ratna = kantor.akun(kantor.dewi), kantor.akun(kantor.ratna)
    with pytest.raises(ValidationError):
        domain.terima(putusan=putusan, oleh=dewi)
    assert domain.sampaikan(putusan=putusan, oleh=ratna).kanal == "aplikasi"
    with pytest.raises(PermissionDenied):
        domain.terima(putusan=putusan, oleh=ratna)
    assert domain.terima(putusan=putusan, oleh=dewi).diterima is not None
    assert list(Pemberitahuan.objects.values_list("penerima__pegawai", "kunci")) == [
        (kantor.dewi.pk, f"putusan:{putusan.pk}")
    ]


def test_a_replaced_decision_is_not_delivered(kantor, skp, periode):
    lama = tetapkan(kantor, skp, periode)
    tetapkan(kantor, skp, periode, rating_hasil="di_atas")
    with pytest.raises(ValidationError):
        domain.sampaikan(putusan=lama, oleh=kantor.akun(kantor.ratna))
