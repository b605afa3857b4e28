"""Anonymous opinion: no key between who and what, shown and counted from three on, only after the round; 60/40 then."""

import logging
from datetime import timedelta
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, connection, transaction
from django.urls import reverse

from kinerja.models import Draf, Kiriman, Pemberitahuan
from kinerja.settings.log import tanpa_anonim
from kinerja.waktu import akhir_hari, hari_ini
from penilaian.choices import NilaiDasar
from penilaian.domain import pendapat as domain
from penilaian.domain.hitung import hitung_satu
from penilaian.models import (
    SKP,
    HasilKerja,
    Indikator,
    Nilai,
    Pendapat,
    Perilaku,
    Periode,
    PesertaPendapat,
    PutaranPendapat,
    Realisasi,
    TargetPeriode,
)
from penilaian.queries.rincian import rincian
from tests.orang import Kantor, buat_pegawai, tempatkan
from tests.penilaian.test_halaman_tim import buat_skp, masuk, periode, skp  # noqa: F401

pytestmark = pytest.mark.django_db
REKAN = ("Eka Putri", "Fajar Nugroho", "Gita Sari")


@pytest.fixture
def putaran(kantor: Kantor, skp: SKP, periode: Periode) -> PutaranPendapat:  # noqa: F811
    """Dewi has three peers; the round ends tomorrow."""
    for urut, nama in enumerate(REKAN):
        tempatkan(buat_pegawai(nama, 910 + urut), kantor.seksi, kantor.jabatan, kantor.ratna)
    periode.tenggat_penilaian = akhir_hari(hari_ini() + timedelta(days=9))
    periode.save()
    return domain.buka(periode=periode, oleh=kantor.akun(kantor.sari), selesai=hari_ini() + timedelta(days=1))


def jawab(kantor: Kantor, banyak: int, rating: str = "sesuai") -> None:
    for n, p in enumerate(PesertaPendapat.objects.order_by("pegawai__nama")[:banyak]):
        isi = {"loyal": rating, "kompeten": "di_atas"}
        domain.beri(peserta=p, oleh=kantor.akun(p.pegawai), rating=isi, teks=f"Kalimat {n}")


def selesaikan(putaran: PutaranPendapat) -> None:
    PutaranPendapat.objects.filter(pk=putaran.pk).update(selesai=hari_ini() - timedelta(days=1))
    domain.tutup_yang_selesai()


def test_peers_are_drawn_and_told_never_the_assessor_nor_oneself(kantor, putaran):
    assert sorted(p.pegawai.nama for p in PesertaPendapat.objects.all()) == sorted(REKAN)
    assert {k.penerima.nama for k in Pemberitahuan.objects.all()} == set(REKAN)


def test_nothing_ties_the_words_to_the_writer(kantor, putaran):
    kolom = {m: {f.column for f in m._meta.fields} for m in (PesertaPendapat, Pendapat)}
    assert kolom[PesertaPendapat] == {"id", "putaran_id", "skp_id", "pegawai_id", "sudah"}
    assert kolom[Pendapat] == {"id", "putaran_id", "skp_id", "aspek", "rating", "teks"}
    assert connection.introspection.table_names().count("penilaian_pendapatevent") == 0
    assert connection.introspection.table_names().count("penilaian_pesertapendapatevent") == 0


def test_the_page_keeps_no_draft_no_token_and_no_log(client, kantor, putaran):
    p = PesertaPendapat.objects.get(pegawai__nama="Eka Putri")
    client.force_login(kantor.akun(p.pegawai))
    halaman = reverse("penilaian:pendapat_isi", args=[p.pk])
    isi = client.get(halaman).content.decode()
    assert ("data-draf=" in isi, "_sekali" in isi.split("<main")[1]) == (False, False)
    catatan: list[str] = []

    class Tangkap(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            catatan.append(f"{record.msg} {record.args}")

    penangkap = Tangkap()
    penangkap.addFilter(tanpa_anonim)
    logging.getLogger().addHandler(penangkap)
    client.post(halaman, {"rating_loyal": "sesuai", "teks": "Sabar di loket"})
    client.get(reverse("penilaian:umpan_balik_saya"))
    logging.getLogger().removeHandler(penangkap)
    assert (any("/pendapat/" in c for c in catatan), any("/umpan-balik/" in c for c in catatan)) == (False, True)
    assert (Pendapat.objects.count(), Draf.objects.count(), Kiriman.objects.count()) == (2, 0, 0)


def test_only_the_one_who_was_asked_and_only_once(client, kantor, putaran):
    p = PesertaPendapat.objects.get(pegawai__nama="Eka Putri")
    halaman = reverse("penilaian:pendapat_isi", args=[p.pk])
    orang = ("dewi", "ratna", "hasan", "sari")
    assert {n: masuk(client, kantor, n).get(halaman).status_code for n in orang} == dict.fromkeys(orang, 404)
    for nama in orang:
        with pytest.raises(PermissionDenied):
            domain.beri(peserta=p, oleh=kantor.akun(getattr(kantor, nama)), rating={"loyal": "sesuai"})
    eka = kantor.akun(p.pegawai)
    with pytest.raises(ValidationError, match="paling sedikit satu"):
        domain.beri(peserta=p, oleh=eka, rating={})
    domain.beri(peserta=p, oleh=eka, rating={"loyal": "sesuai"})
    with pytest.raises(ValidationError, match="sudah diterima"):
        domain.beri(peserta=p, oleh=eka, rating={"loyal": "di_bawah"})


def lihat(client, kantor, nama: str, s: SKP) -> str:
    halaman = reverse("penilaian:pendapat_ringkasan", args=[s.publik, "UJI-1"])
    jawaban = masuk(client, kantor, nama).get(halaman)
    return jawaban.content.decode() if jawaban.status_code == 200 else str(jawaban.status_code)


def test_shown_only_after_the_round_and_only_to_those_concerned(client, kantor, putaran, skp):  # noqa: F811
    jawab(kantor, 3)
    assert "Tidak ada ringkasan" in lihat(client, kantor, "dewi", skp)
    selesaikan(putaran)
    for nama in ("dewi", "ratna"):
        isi = lihat(client, kantor, nama, skp)
        assert ["Kalimat 0" in isi, "3 rekan" in isi, *(n in isi for n in REKAN)] == [True, True, False, False, False]
    assert ("Kalimat" in (isi := lihat(client, kantor, "sari", skp)), "3 rekan" in isi) == (False, True)
    assert lihat(client, kantor, "hasan", skp) == "404"


def test_two_opinions_are_neither_shown_nor_counted_nor_kept(client, kantor, putaran, skp):  # noqa: F811
    jawab(kantor, 2)
    selesaikan(putaran)
    assert "Tidak ada ringkasan" in lihat(client, kantor, "dewi", skp)
    assert (Perilaku.objects.count(), Pendapat.objects.count()) == (0, 0)


def test_a_value_counts_from_three_answers_on_and_the_rows_are_shuffled(kantor, putaran):
    jawab(kantor, 2)
    p = PesertaPendapat.objects.get(sudah=False)
    domain.beri(peserta=p, oleh=kantor.akun(p.pegawai), rating={"loyal": "di_bawah"})
    lama = set(Pendapat.objects.values_list("pk", flat=True))
    selesaikan(putaran)
    assert [(x.aspek, x.sumber, x.rating) for x in Perilaku.objects.all()] == [("loyal", "rekan", "sesuai")]
    assert lama.isdisjoint(Pendapat.objects.values_list("pk", flat=True))
    with connection.cursor() as kursor:
        kursor.execute("SELECT count(DISTINCT xmin::text) FROM penilaian_pendapat")
        assert kursor.fetchone() == (1,)
    assert domain.tutup_yang_selesai() == 0


@pytest.mark.parametrize(("banyak", "bobot_hasil"), [(2, 70), (3, 60)])
def test_the_index_weighs_60_40_when_opinion_is_used_else_70_30(kantor, putaran, skp, periode, banyak, bobot_hasil):  # noqa: F811
    hasil = HasilKerja.objects.create(skp=skp, uraian="Berkas selesai", bobot=100)
    i = Indikator.objects.create(skp=skp, hasil=hasil, uraian="Berkas", satuan="berkas", bobot=100)
    TargetPeriode.objects.create(skp=skp, indikator=i, periode=periode, target=100)
    Realisasi.objects.create(skp=skp, indikator=i, periode=periode, nilai=90, status="diterima")
    for aspek in NilaiDasar.values:
        Perilaku.objects.create(skp=skp, periode=periode, aspek=aspek, rating="di_atas")
    jawab(kantor, banyak)
    selesaikan(putaran)
    hitung_satu(skp_id=skp.pk, periode_id=periode.pk)
    nilai = Nilai.objects.get(skp=skp)
    harap = (Decimal(bobot_hasil) * 90 + Decimal(100 - bobot_hasil) * 120) / 100
    assert (nilai.nilai_perilaku, nilai.indeks) == (Decimal("120.00"), harap)
    assert (r := rincian(skp, periode)).cocok
    assert r.pendapat_dipakai == (banyak == 3)


def test_who_opens_a_round_and_when(client, kantor, skp, periode):  # noqa: F811
    periode.tenggat_penilaian = akhir_hari(hari_ini() + timedelta(days=9))
    periode.save()
    halaman = reverse("penilaian:pendapat_putaran", args=["UJI-1"])
    status = {n: masuk(client, kantor, n).get(halaman).status_code for n in ("sari", "bambang", "dewi", "hasan")}
    assert status == {"sari": 200, "bambang": 200, "dewi": 403, "hasan": 403}
    assert masuk(client, kantor, "bambang").post(halaman, {"selesai": "31/12/2029"}).status_code == 403
    masuk(client, kantor, "sari")
    lewat = client.post(halaman, {"selesai": f"{hari_ini() + timedelta(days=30):%d/%m/%Y}"})
    assert "sebelum tenggat penilaian" in str(lewat.context["form"].errors["selesai"])
    assert client.post(halaman, {"selesai": f"{hari_ini() + timedelta(days=3):%d/%m/%Y}"}).status_code == 302
    # Dewi has no peer: nobody is asked about her.
    assert (PutaranPendapat.objects.count(), PesertaPendapat.objects.count()) == (1, 0)
    with pytest.raises(IntegrityError), transaction.atomic():
        PutaranPendapat.objects.update(minimum=2)


def test_pages_need_a_fixed_number_of_statements(client, kantor, putaran, skp, django_assert_max_num_queries):  # noqa: F811
    eka = PesertaPendapat.objects.get(pegawai__nama="Eka Putri")
    client.force_login(kantor.akun(eka.pegawai))
    for nama, argumen in (("pendapat_daftar", []), ("pendapat_isi", [eka.pk])):
        with django_assert_max_num_queries(8):
            assert client.get(reverse(f"penilaian:{nama}", args=argumen)).status_code == 200
