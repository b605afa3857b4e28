"""An indicator that is there is linked to the library, or unlinked; the manual then stands wherever it helps."""

from io import BytesIO

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from pypdf import PdfReader

from penilaian.domain import rencana
from penilaian.domain import skp as skp_domain
from penilaian.models import SKP, Indikator, PustakaIndikator
from tests.orang import Kantor
from tests.penilaian.skp_contoh import buat_periode, rancangan
from tests.penilaian.test_halaman_skp import _kode, _masuk
from tests.penilaian.test_pustaka import alamat, buat_entri

pytestmark = pytest.mark.django_db


def buat(kantor: Kantor, **lain: object) -> tuple[SKP, Indikator, PustakaIndikator]:
    """Dewi's draft with one indicator that counts files, and an entry that does so too."""
    entri = buat_entri(kantor, satuan="Berkas", batas_atas=None, **lain)
    skp = rancangan(kantor, buat_periode())
    return skp, Indikator.objects.get(skp=skp), entri


def tautkan(kantor: Kantor, skp: SKP, i: Indikator, entri: PustakaIndikator) -> str:
    skp.refresh_from_db()
    url = alamat("indikator_tautkan", skp.publik, i.pk, entri.pk)
    jawab = _masuk(kantor, "dewi").post(url, {"revisi": skp.revisi}, follow=True)
    i.refresh_from_db()
    return jawab.content.decode()


def test_ditautkan_dari_halaman_ubah_dengan_pratinjau(kantor: Kantor) -> None:
    skp, i, entri = buat(kantor)
    dewi, ubah = _masuk(kantor, "dewi"), alamat("indikator_ubah", skp.publik, i.hasil_id, i.pk)
    pilih = alamat("pustaka_tautkan", skp.publik, i.pk)
    assert pilih in dewi.get(ubah).content.decode()
    pratinjau = dewi.get(pilih).content.decode()
    kata = ("Berkas yang tidak dikembalikan verifikator.", "÷ semua berkas × 100", "Buku verifikasi")
    assert [k in pratinjau for k in kata] == [True] * 3
    isi = tautkan(kantor, skp, i, entri)
    assert ("Manual indikator: Berkas tanpa perbaikan" in isi, "Lepas dari pustaka" in isi) == (True, True)
    assert (i.pustaka, i.pustaka_versi, i.uraian, i.satuan) == (entri, 1, "Indikator 0", "berkas")
    skp.refresh_from_db()
    dewi.post(alamat("indikator_lepas", skp.publik, i.pk), {"revisi": skp.revisi})
    i.refresh_from_db()
    assert (i.pustaka, i.pustaka_versi, i.uraian) == (None, None, "Indikator 0")


@pytest.mark.parametrize(
    ("lain", "pesan"),
    [
        ({"arah": "turun"}, "Manual ini makin kecil makin baik. Samakan dulu arahnya pada indikator."),
        ({"ukuran": "ya_tidak"}, "Manual ini mengukur ya atau tidak. Samakan dulu cara mengukur pada indikator."),
    ],
)
def test_manual_yang_menghitung_lain_ditolak_dan_sebabnya_disebut(kantor: Kantor, lain, pesan: str) -> None:
    skp, i, entri = buat(kantor, **lain)
    halaman = _masuk(kantor, "dewi").get(alamat("pustaka_tautkan", skp.publik, i.pk)).content.decode()
    assert (pesan in halaman, ">Tautkan<" in halaman) == (True, False)
    assert (pesan in tautkan(kantor, skp, i, entri), i.pustaka) == (True, None)


def test_satuan_lain_dan_yang_dihentikan_ditolak(kantor: Kantor) -> None:
    _, i, entri = buat(kantor)
    dewi = kantor.akun(kantor.dewi)
    PustakaIndikator.objects.update(satuan="persen")
    with pytest.raises(ValidationError, match="bersatuan persen"):
        rencana.tautkan_pustaka(indikator=i, oleh=dewi, entri=entri)
    PustakaIndikator.objects.update(satuan="berkas", aktif=False)
    with pytest.raises(ValidationError, match="sudah dihentikan"):
        rencana.tautkan_pustaka(indikator=i, oleh=dewi, entri=entri)


def test_jendela_lama_tidak_menimpa(kantor: Kantor) -> None:
    skp, i, entri = buat(kantor)
    url = alamat("indikator_tautkan", skp.publik, i.pk, entri.pk)
    jawab = _masuk(kantor, "dewi").post(url, {"revisi": skp.revisi - 1}, follow=True)
    i.refresh_from_db()
    assert ("sudah diubah di jendela" in jawab.content.decode(), i.pustaka) == (True, None)


def test_hanya_pemilik_rancangan(kantor: Kantor) -> None:
    skp, i, entri = buat(kantor)
    hanya_dewi = {"dewi": 200, "ratna": 403, "hasan": 404, "sari": 403}
    assert _kode(kantor, "get", alamat("pustaka_tautkan", skp.publik, i.pk)) == hanya_dewi
    kirim = hanya_dewi | {"dewi": 302}
    assert _kode(kantor, "post", alamat("indikator_tautkan", skp.publik, i.pk, entri.pk)) == kirim
    assert _kode(kantor, "post", alamat("indikator_lepas", skp.publik, i.pk)) == kirim
    skp_domain.ajukan(skp=skp, oleh=kantor.akun(kantor.dewi))
    assert _kode(kantor, "post", alamat("indikator_lepas", skp.publik, i.pk))["dewi"] == 403


def test_tampil_pada_cetakan_dan_mengapa_nilai_ini(kantor: Kantor) -> None:
    skp, i, entri = buat(kantor)
    tautkan(kantor, skp, i, entri)
    dewi = _masuk(kantor, "dewi")
    cetak = dewi.get(alamat("skp_pdf", skp.publik))
    teks = " ".join(" ".join(h.extract_text() for h in PdfReader(BytesIO(cetak.content)).pages).split())
    assert ("Manual indikator" in teks, "Buku verifikasi" in teks) == (True, True)
    assert dewi.get(alamat("skp_xlsx", skp.publik)).status_code == 200
    skp_domain.ajukan(skp=skp, oleh=kantor.akun(kantor.dewi))
    skp_domain.setujui(skp=skp, oleh=kantor.akun(kantor.ratna))
    isi = dewi.get(alamat("mengapa", skp.publik, "TW-UJI")).content.decode()
    assert "Berkas yang tidak dikembalikan verifikator." in isi


@pytest.mark.parametrize("banyak", [1, 3])
def test_kueri_tetap(kantor: Kantor, banyak: int) -> None:
    skp, i, _ = buat(kantor)
    for n in range(banyak):
        buat_entri(kantor, uraian=f"Ukuran {n}")
    dewi, url = _masuk(kantor, "dewi"), alamat("pustaka_tautkan", skp.publik, i.pk)
    dewi.get(url)
    with CaptureQueriesContext(connection) as jumlah:
        assert dewi.get(url).status_code == 200
    assert len(jumlah) == 9
