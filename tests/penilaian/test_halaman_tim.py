"""Pages of the superior: who opens them, what they do, how many statements they need."""

from datetime import date

import pytest
from django.urls import reverse
from django.utils import timezone

from kinerja.waktu import akhir_hari, rentang
from pegawai.models import Penempatan
from penilaian.choices import JenisPeriode, StatusKebijakan, StatusPeriode, StatusSKP
from penilaian.models import SKP, Kebijakan, Nilai, Perilaku, Periode, PutusanNilai, UmpanBalik
from tests.orang import AWAL, Kantor, buat_pegawai, tempatkan

pytestmark = pytest.mark.django_db


@pytest.fixture
def periode(db: None) -> Periode:
    kebijakan = Kebijakan.objects.create(versi=901, nama="Uji", status=StatusKebijakan.BERLAKU)
    return Periode.objects.create(
        kode="UJI-1",
        nama="Tahun uji",
        jenis=JenisPeriode.TAHUNAN,
        rentang=rentang(AWAL, date(2030, 12, 31)),
        tenggat_realisasi=timezone.now(),
        tenggat_penilaian=timezone.now(),
        status=StatusPeriode.BERJALAN,
        kebijakan=kebijakan,
    )


def buat_skp(kantor: Kantor, pegawai, penilai) -> SKP:
    return SKP.objects.create(
        pegawai=pegawai,
        penempatan=Penempatan.objects.get(pegawai=pegawai),
        penilai=penilai,
        unit=kantor.seksi,
        rentang=rentang(AWAL),
        status=StatusSKP.BERLAKU,
    )


@pytest.fixture
def skp(kantor: Kantor, periode: Periode) -> SKP:
    return buat_skp(kantor, kantor.dewi, kantor.ratna)


def masuk(client, kantor, nama):
    client.force_login(kantor.akun(getattr(kantor, nama)))
    return client


AKSES = {
    "tim": {"ratna": 200, "bambang": 200, "dewi": 403, "hasan": 403, "sari": 403},
    "umpan_balik": {"ratna": 200, "bambang": 200, "dewi": 403, "hasan": 404, "sari": 403},
    "menilai": {"ratna": 200, "bambang": 403, "dewi": 403, "hasan": 404, "sari": 403},
    "perilaku": {"ratna": 200, "bambang": 403, "dewi": 403, "hasan": 404, "sari": 403},
    "umpan_balik_saya": {"ratna": 200, "bambang": 200, "dewi": 200, "hasan": 200, "sari": 200},
}


def alamat(halaman: str, skp: SKP) -> str:
    argumen = {"umpan_balik": [skp.publik], "menilai": [skp.publik, "UJI-1"], "perilaku": [skp.publik, "UJI-1"]}
    return reverse(f"penilaian:{halaman}", args=argumen.get(halaman, []))


@pytest.mark.parametrize("halaman", AKSES)
def test_who_opens_the_page(client, kantor, skp, halaman):
    jawaban = {n: masuk(client, kantor, n).get(alamat(halaman, skp)).status_code for n in AKSES[halaman]}
    assert jawaban == AKSES[halaman]


@pytest.mark.parametrize("banyak", [1, 3])
def test_the_team_needs_the_same_statements_for_one_and_three_people(
    client, kantor, skp, periode, banyak, django_assert_max_num_queries
):
    semua = [skp]
    for urut in range(banyak - 1):
        orang = buat_pegawai(f"Orang {urut}", 910 + urut)
        tempatkan(orang, kantor.seksi, kantor.jabatan, kantor.ratna)
        semua.append(buat_skp(kantor, orang, kantor.ratna))
    for s in semua:
        Nilai.objects.create(
            skp=s, periode=periode, kebijakan=periode.kebijakan, nilai_hasil="98.50", usulan_hasil="sesuai", sidik="x"
        )
    masuk(client, kantor, "ratna")
    with django_assert_max_num_queries(12):
        tim = client.get(reverse("penilaian:tim")).context["tim"]
    assert (tim.orang, str(tim.rerata), tim.usulan["sesuai"]) == (banyak, "98.50", banyak)


def test_the_team_has_direct_people_only_and_those_without_a_plan(client, kantor, skp, periode):
    tim = masuk(client, kantor, "bambang").get(reverse("penilaian:tim")).context["tim"]
    assert [(b.pegawai, b.skp) for b in tim.baris] == [(kantor.ratna, None)]
    tim = masuk(client, kantor, "ratna").get(reverse("penilaian:tim")).context["tim"]
    assert [(b.pegawai, b.skp) for b in tim.baris] == [(kantor.dewi, skp)]


def test_an_unknown_period_is_not_found(client, kantor, skp):
    assert masuk(client, kantor, "ratna").get(reverse("penilaian:tim"), {"periode": "TIDAK"}).status_code == 404


def test_feedback_is_given_then_read_and_marked(client, kantor, skp):
    kirim = masuk(client, kantor, "ratna").post(alamat("umpan_balik", skp), {"nada": "perbaikan", "kejadian": "Telat"})
    assert set(kirim.context["form"].errors) == {"langkah", "hasil"}
    isi = {"nada": "apresiasi", "kejadian": "Antrean selesai", "nilai_dasar": "kompeten"}
    assert client.post(alamat("umpan_balik", skp), isi).status_code == 302
    diberi = UmpanBalik.objects.get()
    assert "Antrean selesai" in masuk(client, kantor, "dewi").get(alamat("umpan_balik_saya", skp)).content.decode()
    client.post(reverse("penilaian:umpan_balik_dibaca", args=[diberi.publik]))
    diberi.refresh_from_db()
    assert diberi.dibaca is not None


def test_a_rating_below_needs_an_example_with_its_date(client, kantor, skp):
    UmpanBalik.objects.create(
        skp=skp,
        penulis=kantor.akun(kantor.ratna),
        nada="perbaikan",
        nilai_dasar="loyal",
        kejadian="Pulang awal",
        langkah="Beri tahu dulu",
        dibuat=akhir_hari(date(2026, 1, 2)),
    )
    kirim = masuk(client, kantor, "ratna").post(alamat("perilaku", skp), {"rating_loyal": "di_bawah"})
    assert set(kirim.context["form"].errors) == {"contoh_loyal", "tanggal_loyal"}
    isi = {"rating_loyal": "di_bawah", "contoh_loyal": "Tidak hadir", "tanggal_loyal": "02/01/2026"}
    assert client.post(alamat("perilaku", skp), isi).status_code == 302
    assert [(p.aspek, p.rating, p.tanggal_contoh) for p in Perilaku.objects.all()] == [
        ("loyal", "di_bawah", date(2026, 1, 2))
    ]
    assert str(Nilai.objects.get(skp=skp).nilai_perilaku) != "None"


def test_decided_then_delivered_then_received(client, kantor, skp):
    masuk(client, kantor, "ratna")
    assert " checked" not in client.get(alamat("menilai", skp)).content.decode()
    isi = {"rating_hasil": "sesuai", "rating_perilaku": "sesuai"}
    kurang = client.post(alamat("menilai", skp), isi)
    assert set(kurang.context["form"].errors) == {"alasan_hasil", "alasan_perilaku"}
    client.post(alamat("menilai", skp), isi | {"alasan_hasil": "a", "alasan_perilaku": "b"})
    putusan = PutusanNilai.objects.get()
    terima = reverse("penilaian:terima_hasil", args=[skp.publik, "UJI-1"])
    sampaikan = reverse("penilaian:sampaikan_hasil", args=[skp.publik, "UJI-1"])
    assert client.post(terima, {"putusan": putusan.pk}).status_code == 403
    assert masuk(client, kantor, "dewi").post(sampaikan, {"putusan": putusan.pk}).status_code == 403
    masuk(client, kantor, "ratna").post(sampaikan, {"putusan": putusan.pk})
    putusan.refresh_from_db()
    assert putusan.disampaikan is None, "the period has not ended: she must say that she means it"
    client.post(sampaikan, {"putusan": putusan.pk, "yakin": "1"})
    mengapa = reverse("penilaian:mengapa", args=[skp.publik, "UJI-1"])
    assert terima in masuk(client, kantor, "dewi").get(mengapa).content.decode()
    assert client.post(terima, {"putusan": putusan.pk}).url == mengapa
    assert terima not in client.get(mengapa).content.decode()
    putusan.refresh_from_db()
    assert (putusan.predikat, putusan.disampaikan is None, putusan.diterima is None) == ("baik", False, False)


def test_a_part_of_the_period_and_a_missing_proposal_are_explained(client, kantor, skp, periode):
    """Dewi moved: Ratna rates 31 days of a long period, and sees why there is no proposal."""
    SKP.objects.filter(pk=skp.pk).update(
        rentang=rentang(AWAL, date(2026, 1, 31)), jenis_periode=periode.jenis, status=StatusSKP.DISESUAIKAN
    )
    isi = masuk(client, kantor, "ratna").get(alamat("menilai", skp)).content.decode()
    assert "berlaku 31 dari 1826 hari periode ini (1 Januari 2026 sampai 31 Januari 2026)" in isi
    assert "belum ada, karena SKP ini belum punya target pada periode ini" in isi
    assert "belum ada, karena belum ada nilai BerAKHLAK yang diisi" in isi
    SKP.objects.filter(pk=skp.pk).update(rentang=periode.rentang)
    assert "hari periode ini" not in client.get(alamat("menilai", skp)).content.decode()
