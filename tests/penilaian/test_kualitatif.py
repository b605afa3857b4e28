"""A qualitative plan from draft to decision: words and evidence, a written reason, no figure anywhere."""

from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from penilaian.choices import Pendekatan, StatusRealisasi, StatusSKP
from penilaian.domain import putusan, realisasi, rencana
from penilaian.domain import skp as skp_domain
from penilaian.models import SKP, HasilKerja, Indikator, Nilai, Periode, Realisasi
from penilaian.queries.pengingat import skp_belum_lengkap
from tests.orang import Kantor
from tests.penilaian.skp_contoh import buat_periode, skp_atasan_kelak, tanpa_lampiran

pytestmark = pytest.mark.django_db
TULISAN = "Tiga kelurahan memakai alur layanan baru."


@pytest.fixture
def periode(kantor: Kantor) -> Periode:
    return buat_periode()


@pytest.fixture
def skp(client: Client, kantor: Kantor, periode: Periode) -> SKP:
    """Dewi's plan without any target, made qualitative on its page, approved by Ratna."""
    dewi = kantor.akun(kantor.dewi)
    skp = skp_domain.buat_rancangan(oleh=dewi)
    atasan = skp_atasan_kelak(kantor, periode)
    hasil = rencana.simpan_hasil(
        hasil=HasilKerja(skp=skp, uraian="Alur layanan baru", bobot=Decimal(100), hasil_atasan=atasan), oleh=dewi
    )
    rencana.simpan_indikator(indikator=Indikator(hasil=hasil, uraian="Dipakai kelurahan", satuan="-"), oleh=dewi)
    client.force_login(dewi)
    client.post(reverse("penilaian:pendekatan", args=[skp.publik]), {"pendekatan": "kualitatif"})
    tanpa_lampiran(skp)
    skp.refresh_from_db()
    assert skp.pendekatan == Pendekatan.KUALITATIF
    skp_domain.ajukan(skp=skp, oleh=dewi)
    return skp_domain.setujui(skp=skp, oleh=kantor.akun(kantor.ratna))


def lapor(client: Client, kantor: Kantor, skp: SKP, periode: Periode, **lain: str) -> object:
    client.force_login(kantor.akun(kantor.dewi))
    i = Indikator.objects.get(skp=skp).pk
    isi = {f"c-{i}": TULISAN, f"u-{i}": "https://contoh.go.id/laporan", f"k-{i}": "kunci", f"r-{i}": "0"} | lain
    return client.post(reverse("penilaian:realisasi_kirim", args=[skp.publik, periode.kode]), isi)


def test_dilaporkan_dengan_uraian_dan_bukti_tanpa_angka(client, kantor, skp, periode) -> None:
    assert list(skp_belum_lengkap(periode)) == [skp]
    client.force_login(kantor.akun(kantor.dewi))
    halaman = client.get(reverse("penilaian:realisasi", args=[skp.publik, periode.kode])).content.decode()
    assert ("Hasil yang dicapai" in halaman, "Hasil (-)" in halaman) == (True, False)
    assert lapor(client, kantor, skp, periode).status_code == 302
    baris = Realisasi.objects.get(skp=skp)
    assert (baris.status, baris.nilai, baris.catatan) == (StatusRealisasi.DIKIRIM, None, TULISAN)
    nilai = Nilai.objects.get(skp=skp)
    assert (nilai.nilai_hasil, nilai.nilai_perilaku, nilai.indeks, nilai.usulan_hasil) == (None, None, None, None)
    assert list(skp_belum_lengkap(periode)) == []


def test_tanpa_uraian_tidak_terkirim(client, kantor, skp, periode) -> None:
    indikator = Indikator.objects.get(skp=skp)
    lapor(client, kantor, skp, periode, **{f"c-{indikator.pk}": " "})
    assert Realisasi.objects.filter(status=StatusRealisasi.DIKIRIM).count() == 0
    with pytest.raises(ValidationError, match="Tulis paling sedikit satu hasil"):
        realisasi.kirim(skp=skp, periode=periode, oleh=kantor.akun(kantor.dewi))


def test_penilai_menilai_dari_bukti_dengan_alasan(client, kantor, skp, periode) -> None:
    lapor(client, kantor, skp, periode)
    ratna = kantor.akun(kantor.ratna)
    client.force_login(ratna)
    menilai = reverse("penilaian:menilai", args=[skp.publik, periode.kode])
    halaman = client.get(menilai).content.decode()
    assert [t for t in (TULISAN, "https://contoh.go.id/laporan", "Tidak ada usulan") if t not in halaman] == []
    rating = {"rating_hasil": "sesuai", "rating_perilaku": "sesuai"}
    assert set(client.post(menilai, rating).context["form"].errors) == {"alasan_hasil", "alasan_perilaku"}
    client.post(menilai, rating | {"alasan_hasil": "Terbukti dipakai", "alasan_perilaku": "Tekun"})
    keputusan = putusan.PutusanNilai.objects.get(skp=skp)
    assert (keputusan.predikat, keputusan.nilai_hasil, keputusan.usulan_hasil) == ("baik", None, None)
    putusan.sampaikan(putusan=keputusan, oleh=ratna)
    client.force_login(kantor.akun(kantor.dewi))
    with CaptureQueriesContext(connection) as kueri:
        mengapa = client.get(reverse("penilaian:mengapa", args=[skp.publik, periode.kode])).content.decode()
    assert [t for t in (TULISAN, "Terbukti dipakai", "Belum diperiksa atasan") if t not in mengapa] == []
    assert ("Indeks bantu" in mengapa, len(kueri)) == (False, 12)


def test_setelah_berlaku_pendekatan_tidak_berganti(client, kantor, skp) -> None:
    client.force_login(kantor.akun(kantor.dewi))
    assert client.post(reverse("penilaian:pendekatan", args=[skp.publik])).status_code == 403
    kini = SKP.objects.get(pk=skp.pk)
    assert (kini.pendekatan, kini.status) == (Pendekatan.KUALITATIF, StatusSKP.BERLAKU)
