"""Copying a plan and its results into the national application."""

from decimal import Decimal

import pytest
from django.test import Client
from django.urls import reverse

from penilaian.domain import realisasi as realisasi_domain
from penilaian.models import HasilKerja, Indikator, Periode, TandaSalin, TargetPeriode
from penilaian.queries import salinan
from tests.orang import Kantor
from tests.penilaian.skp_contoh import berlaku, buat_periode, rancangan


def masuk(kantor: Kantor, nama: str) -> Client:
    client = Client()
    client.force_login(kantor.akun(getattr(kantor, nama)))
    return client


def test_rencana_dalam_urutan_formulir(kantor: Kantor) -> None:
    skp = rancangan(kantor, buat_periode())
    (bagian,) = salinan.rencana(skp)
    assert bagian.judul == "Utama: Hasil 0"
    assert [(b.label, b.isi, b.tanda) for b in bagian.bidang] == [
        ("Rencana hasil kerja atasan yang diintervensi", "Layanan seksi selesai tepat waktu", "belum"),
        ("Rencana hasil kerja", "Hasil 0", "belum"),
        ("Aspek", "Kuantitas", "belum"),
        ("Indikator kinerja individu", "Indikator 0", "belum"),
        ("Target", "Triwulan uji: 100 berkas", "belum"),
    ]


def test_hasil_satu_periode(kantor: Kantor) -> None:
    periode = buat_periode()
    skp = berlaku(kantor, periode)
    assert salinan.hasil_periode(skp, periode) == []
    realisasi_domain.simpan_draf(
        skp=skp,
        periode=periode,
        oleh=kantor.akun(kantor.dewi),
        isian=[realisasi_domain.Isian(skp.indikator.get().pk, Decimal("92.5"), "Semua berkas loket A")],
    )
    (bagian,) = salinan.hasil_periode(skp, periode)
    assert [(b.label, b.isi) for b in bagian.bidang] == [
        ("Target", "100 berkas"),
        ("Realisasi", "92,5 berkas"),
        ("Uraian realisasi", "Semua berkas loket A"),
    ]


def test_tanda_disimpan_dan_perubahan_teks_tampak(kantor: Kantor) -> None:
    skp = rancangan(kantor, buat_periode())
    dewi, url = masuk(kantor, "dewi"), reverse("penilaian:salin", args=[skp.publik])
    hasil = skp.hasil.get()
    kunci = f"h{hasil.pk}.uraian"
    assert dewi.post(url, {"sudah": [kunci, "h0.karangan"]}).status_code == 302
    assert TandaSalin.objects.get().kunci == kunci
    assert "1 dari 5 isian sudah disalin" in dewi.get(url).content.decode()
    HasilKerja.objects.filter(pk=hasil.pk).update(uraian="Hasil yang diubah")
    halaman = dewi.get(url).content.decode()
    assert "0 dari 5 isian sudah disalin" in halaman
    assert "Berubah sejak disalin" in halaman
    # Saved by the script: no page in return.
    assert dewi.post(url, {"sudah": [kunci]}, headers={"accept": "application/json"}).status_code == 204
    assert [b.tanda for b in salinan.rencana(skp)[0].bidang] == ["belum", "sudah", "belum", "belum", "belum"]


def test_yang_ditandai_di_jendela_lain_tetap(kantor: Kantor) -> None:
    skp = rancangan(kantor, buat_periode())
    dewi, url = masuk(kantor, "dewi"), reverse("penilaian:salin", args=[skp.publik])
    satu, dua = (b.kunci for b in salinan.rencana(skp)[0].bidang[:2])
    dewi.post(url, {"sudah": [satu]})
    # A window opened before that knows nothing of the first tick.
    dewi.post(url, {"sudah": [dua]})
    assert set(TandaSalin.objects.values_list("kunci", flat=True)) == {satu, dua}
    dewi.post(url, {"sudah": [dua], "tadi": [satu, dua]})
    assert list(TandaSalin.objects.values_list("kunci", flat=True)) == [dua]


@pytest.mark.parametrize(("orang", "kode"), [("dewi", 200), ("ratna", 403), ("hasan", 404), ("sari", 403)])
def test_hanya_pemilik_skp(kantor: Kantor, orang: str, kode: int) -> None:
    skp = rancangan(kantor, buat_periode())
    url = reverse("penilaian:salin", args=[skp.publik])
    assert masuk(kantor, orang).get(url).status_code == kode
    assert masuk(kantor, orang).post(url, {"sudah": ["x"]}).status_code == (302 if kode == 200 else kode)


@pytest.mark.parametrize("jumlah", [1, 3])
def test_jumlah_kueri_tetap(kantor: Kantor, jumlah: int, django_assert_num_queries) -> None:
    skp = rancangan(kantor, buat_periode(), jumlah=jumlah)
    dewi = masuk(kantor, "dewi")
    with django_assert_num_queries(9):
        dewi.get(reverse("penilaian:salin", args=[skp.publik]))


def test_target_yang_sama_di_semua_periode_disebut_sekali() -> None:
    i = Indikator(satuan="berkas")
    satu, dua = (TargetPeriode(periode=Periode(nama=n), target=Decimal(450)) for n in ("Triwulan I", "Triwulan II"))
    i.daftar_target = [satu, dua]
    assert salinan.sebutan_semua_target(i) == "450 berkas tiap periode"
    dua.target_maks = Decimal(500)
    assert salinan.sebutan_semua_target(i) == "Triwulan I: 450 berkas; Triwulan II: 450–500 berkas"
