"""Feedback among colleagues: who gives it unasked and as what, and what somebody who was asked sees."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse

from kinerja.models import Pemberitahuan
from pegawai.models import Pegawai
from penilaian.choices import SebagaiUmpanBalik
from penilaian.domain import permintaan as domain
from penilaian.domain.umpan_balik import beri
from penilaian.models import SKP, HasilKerja, PermintaanUmpanBalik, UmpanBalik
from penilaian.queries.syarat_di_bawah import diberi_umpan_balik
from tests.orang import Kantor, buat_pegawai, tempatkan
from tests.penilaian.test_halaman_tim import buat_skp, masuk, periode, skp  # noqa: F401

pytestmark = pytest.mark.django_db
KATA = {"nada": "apresiasi", "kejadian": "Antrean selesai sebelum tutup"}


@pytest.fixture
def eka(kantor: Kantor) -> Pegawai:
    """A peer of Dewi: the same superior."""
    orang = buat_pegawai("Eka Putri", 910, sex=2)
    tempatkan(orang, kantor.seksi, kantor.jabatan, kantor.ratna)
    return orang


def test_superior_peer_and_subordinate_give_feedback_each_as_what_they_are(kantor, skp, eka):  # noqa: F811
    skp_ratna = buat_skp(kantor, kantor.ratna, kantor.bambang)
    for orang, untuk in ((kantor.ratna, skp), (eka, skp), (kantor.dewi, skp_ratna)):
        beri(skp=untuk, penulis=kantor.akun(orang), nilai_dasar="kompeten", **KATA)
    assert [u.sebagai for u in UmpanBalik.objects.order_by("pk")] == ["atasan", "rekan", "bawahan"]
    for nama in ("dewi", "hasan", "sari"):
        with pytest.raises(PermissionDenied):
            beri(skp=skp, penulis=kantor.akun(getattr(kantor, nama)), nilai_dasar="kompeten", **KATA)


def test_a_rating_below_never_rests_on_the_word_of_a_peer(kantor, skp, periode, eka):  # noqa: F811
    isi = {"nada": "perbaikan", "kejadian": "Terlambat", "langkah": "Datang lebih awal", "nilai_dasar": "akuntabel"}
    beri(skp=skp, penulis=kantor.akun(eka), **isi)
    assert diberi_umpan_balik(skp, periode) == set()
    beri(skp=skp, penulis=kantor.akun(kantor.ratna), **isi)
    assert diberi_umpan_balik(skp, periode) == {"akuntabel"}


def test_a_peer_opens_the_form_without_seeing_the_plan(client, kantor, skp, eka):  # noqa: F811
    HasilKerja.objects.create(skp=skp, uraian="Rahasia antara Dewi dan Ratna", bobot=100)
    client.force_login(kantor.akun(eka))
    assert "Dewi Anggraini" in client.get(reverse("penilaian:umpan_balik_beri")).content.decode()
    halaman = client.get(reverse("penilaian:umpan_balik", args=[skp.publik]))
    assert (halaman.status_code, "Rahasia" in halaman.content.decode()) == (200, False)
    assert client.get(reverse("penilaian:skp", args=[skp.publik])).status_code == 404


def minta(kantor: Kantor, skp: SKP, kepada: Pegawai, **isi: object) -> PermintaanUmpanBalik:  # noqa: F811
    isi = {"nilai_dasar": "kompeten"} | isi
    return domain.minta(skp=skp, oleh=kantor.akun(kantor.dewi), kepada=kantor.akun(kepada), **isi)


def test_dewi_asks_eka_who_sees_the_request_and_her_own_words_alone(client, kantor, skp, eka):  # noqa: F811
    hasil = HasilKerja.objects.create(skp=skp, uraian="Layanan loket selesai hari itu juga", bobot=60)
    HasilKerja.objects.create(skp=skp, uraian="Rahasia antara Dewi dan Ratna", bobot=40)
    p = minta(kantor, skp, eka, hasil=hasil, nilai_dasar="", pesan="Bagaimana antrean Senin lalu?")
    halaman = reverse("penilaian:umpan_balik_diminta", args=[p.publik])
    assert Pemberitahuan.objects.get().tautan == halaman
    status = {n: masuk(client, kantor, n).get(halaman).status_code for n in ("dewi", "ratna", "hasan", "sari")}
    assert status == {"dewi": 404, "ratna": 404, "hasan": 404, "sari": 404}
    client.force_login(kantor.akun(eka))
    isi = client.get(halaman).content.decode()
    assert ("antrean Senin" in isi, hasil.uraian in isi, "Rahasia" in isi) == (True, True, False)
    assert client.post(halaman, KATA).status_code == 302
    umpan = UmpanBalik.objects.get()
    assert (umpan.sebagai, umpan.hasil, umpan.penulis.pegawai) == (SebagaiUmpanBalik.DIMINTA, hasil, eka)
    assert umpan.kejadian in client.get(halaman).content.decode()
    with pytest.raises(ValidationError, match="sudah dijawab"):
        domain.lewati(permintaan=p, oleh=kantor.akun(eka))


def test_who_may_be_asked(kantor, skp, eka):  # noqa: F811
    minta(kantor, skp, kantor.ratna)
    p = minta(kantor, skp, eka)
    for orang, pesan in ((kantor.hasan, "Pilih atasan, rekan"), (eka, "masih menunggu jawaban")):
        with pytest.raises(ValidationError, match=pesan):
            minta(kantor, skp, orang)
    domain.lewati(permintaan=p, oleh=kantor.akun(eka))
    assert minta(kantor, skp, eka).pk != p.pk
    with pytest.raises(PermissionDenied):
        domain.minta(skp=skp, oleh=kantor.akun(eka), kepada=kantor.akun(kantor.ratna), nilai_dasar="loyal")


def test_asking_on_the_page(client, kantor, skp, eka):  # noqa: F811
    halaman = reverse("penilaian:umpan_balik_minta")
    masuk(client, kantor, "dewi")
    kosong = client.post(halaman, {"kepada": kantor.akun(eka).pk})
    assert list(kosong.context["form"].errors) == ["hasil"]
    assert client.post(halaman, {"kepada": kantor.akun(eka).pk, "nilai_dasar": "loyal"}).status_code == 302
    assert "Menunggu" in client.get(halaman).content.decode()
    client.force_login(kantor.akun(eka))
    assert "Menunggu umpan balik Anda" in client.get(reverse("penilaian:umpan_balik_saya")).content.decode()


@pytest.mark.parametrize("banyak", [1, 3])
def test_statements_do_not_grow(client, kantor, skp, banyak, django_assert_max_num_queries):  # noqa: F811
    for urut in range(banyak):
        orang = buat_pegawai(f"Rekan {urut}", 920 + urut)
        tempatkan(orang, kantor.seksi, kantor.jabatan, kantor.ratna)
        buat_skp(kantor, orang, kantor.ratna)
        minta(kantor, skp, orang)
    masuk(client, kantor, "dewi")
    for nama in ("umpan_balik_beri", "umpan_balik_minta", "umpan_balik_saya"):
        with django_assert_max_num_queries(12):
            client.get(reverse(f"penilaian:{nama}"))
