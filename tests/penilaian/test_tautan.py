"""Each planned result supports one of the superior's: drafted before the superior is ready, linked before sending."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client
from django.urls import reverse

from kinerja.models import Pemberitahuan
from kinerja.waktu import rentang
from pegawai.choices import JenisJabatan, JenisPegawai
from pegawai.models import Jabatan, Pegawai
from penilaian.choices import Perspektif, StatusSKP
from penilaian.domain import rencana, tautan
from penilaian.domain import skp as skp_domain
from penilaian.domain.kabar_atasan import kabari_bawahan
from penilaian.models import SKP, HasilKerja, Periode
from penilaian.queries.kesiapan import periksa
from tests.orang import Kantor
from tests.penilaian.skp_contoh import buat_periode, rancangan, skp_atasan


@pytest.fixture
def periode(kantor: Kantor) -> Periode:
    return buat_periode()


def lepas(kantor: Kantor, periode: Periode, *, jumlah: int = 1) -> SKP:
    """Dewi's draft, complete but for its links, while Ratna has no running plan."""
    skp = rancangan(kantor, periode, jumlah=jumlah)
    HasilKerja.objects.filter(skp=skp).update(hasil_atasan=None)
    SKP.objects.filter(pegawai=kantor.ratna).delete()
    return SKP.objects.get(pk=skp.pk)


def pesan(skp: SKP) -> list[str]:
    return [m.pesan for m in periksa(SKP.objects.get(pk=skp.pk))]


def test_tanpa_skp_atasan_menyebut_siapa_yang_ditunggu_dan_rancangan_tetap_dapat_diubah(kantor, periode) -> None:
    skp = lepas(kantor, periode)
    dewi = kantor.akun(kantor.dewi)
    assert pesan(skp) == ["Menunggu Ratna Kusuma menetapkan SKP-nya. Rancangan Anda tetap dapat diubah."]
    with pytest.raises(ValidationError, match="Menunggu Ratna Kusuma"):
        skp_domain.ajukan(skp=skp, oleh=dewi)
    rencana.simpan_hasil(hasil=HasilKerja(skp=skp, jenis="tambahan", uraian="Lain", bobot=Decimal(5)), oleh=dewi)
    assert SKP.objects.get(pk=skp.pk).status == StatusSKP.DRAF


def test_skp_atasan_berlaku_yang_bertindak_pegawai_sendiri(kantor, periode) -> None:
    skp = lepas(kantor, periode)
    skp_atasan(kantor, "Layanan cepat")
    assert pesan(skp) == ["Pilih hasil Ratna Kusuma yang didukung “Hasil 0”. Anda yang menautkannya."]


def test_tertaut_satu_langkah_lalu_terkirim(kantor, periode) -> None:
    skp = lepas(kantor, periode, jumlah=2)
    kolom = skp_atasan(kantor, "Layanan cepat").hasil.get()
    klien = Client()
    klien.force_login(kantor.akun(kantor.dewi))
    isi = {f"a-{h.pk}": str(kolom.pk) for h in skp.hasil.all()} | {"revisi": str(skp.revisi)}
    jawab = klien.post(reverse("penilaian:tautan", args=[skp.publik]), isi, follow=True)
    assert "2 hasil kerja tertaut ke hasil atasan." in jawab.content.decode()
    assert [h.hasil_atasan for h in skp.hasil.all()] == [kolom, kolom]
    assert skp_domain.ajukan(skp=skp, oleh=kantor.akun(kantor.dewi)).status == StatusSKP.DIAJUKAN


def test_tautan_ke_skp_atasan_yang_sudah_diganti_diminta_lagi_dengan_saran(kantor, periode) -> None:
    skp = rancangan(kantor, periode)
    SKP.objects.filter(pegawai=kantor.ratna).update(
        status=StatusSKP.DISESUAIKAN, rentang=rentang(date(2025, 1, 1), date(2025, 12, 31))
    )
    baru = skp_atasan(kantor, "Layanan seksi selesai tepat waktu").hasil.get()
    assert pesan(skp) == ["Pilih hasil Ratna Kusuma yang didukung “Hasil 0”. Anda yang menautkannya."]
    klien = Client()
    klien.force_login(kantor.akun(kantor.dewi))
    form = klien.get(reverse("penilaian:skp", args=[skp.publik])).context["tautan"]
    assert form.fields[f"a-{skp.hasil.get().pk}"].initial == baru.pk


def test_hasil_orang_lain_tidak_dapat_ditautkan_dan_bukan_pemilik_ditolak(kantor, periode) -> None:
    skp = lepas(kantor, periode)
    skp_atasan(kantor, "Layanan cepat")
    milik = skp.hasil.get()
    with pytest.raises(ValidationError, match="SKP atasan yang berlaku"):
        tautan.tautkan(skp=skp, oleh=kantor.akun(kantor.dewi), pasangan={milik.pk: milik.pk})
    for orang in (kantor.ratna, kantor.sari, kantor.hasan):
        with pytest.raises(PermissionDenied):
            tautan.tautkan(skp=skp, oleh=kantor.akun(orang), pasangan={})


@pytest.mark.parametrize("sebab", ["jpt", "wali kota"])
def test_jpt_dan_bawahan_wali_kota_memakai_perspektif(kantor, periode, sebab) -> None:
    skp = lepas(kantor, periode)
    if sebab == "jpt":
        Jabatan.objects.filter(pk=kantor.jabatan.pk).update(jenis=JenisJabatan.JPT)
    else:
        Pegawai.objects.filter(pk=kantor.ratna.pk).update(jenis=JenisPegawai.PEJABAT)
    assert pesan(skp) == ["Pilih perspektif “Hasil 0”."]
    klien = Client()
    klien.force_login(kantor.akun(kantor.dewi))
    hasil = skp.hasil.get()
    form = klien.get(reverse("penilaian:hasil_ubah", args=[skp.publik, hasil.pk])).context["form"]
    assert list(form.fields) == ["jenis", "uraian", "bobot", "perspektif", "revisi"]
    hasil.perspektif = Perspektif.PENERIMA_LAYANAN
    rencana.simpan_hasil(hasil=hasil, oleh=kantor.akun(kantor.dewi))
    assert pesan(skp) == []


def test_yang_menunggu_diberi_tahu_saat_skp_atasan_berlaku(kantor, periode) -> None:
    skp = lepas(kantor, periode)
    ratna = skp_atasan(kantor, "Layanan cepat")
    assert (kabari_bawahan(skp=ratna), kabari_bawahan(skp=ratna)) == (1, 0)
    kabar = Pemberitahuan.objects.get(judul="SKP atasan Anda sudah berlaku")
    assert (kabar.penerima, kabar.tautan) == (kantor.akun(kantor.dewi), reverse("penilaian:skp", args=[skp.publik]))


def test_atasan_melihat_berapa_orang_menunggu_skp_nya(kantor, periode) -> None:
    lepas(kantor, periode)
    klien = Client()
    klien.force_login(kantor.akun(kantor.ratna))
    halaman = reverse("penilaian:skp_saya")
    assert klien.get(halaman).context["ditunggu"] == 1
    skp_atasan(kantor)
    assert klien.get(halaman).context["ditunggu"] == 0
