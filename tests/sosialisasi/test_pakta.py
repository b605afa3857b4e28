"""The integrity pact: heads first, once each, checked from paper; who has not."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from kinerja.models import BerkasTerbit, DokumenTerbit, Pemberitahuan
from kinerja.waktu import hari_ini
from pegawai.models import Penempatan
from sosialisasi.domain import pakta as domain
from sosialisasi.models import Pakta, TandaTanganPakta
from sosialisasi.queries.pakta import belum, giliran, menunggu, sampai
from survei.domain.pungli import laporkan, tindak
from tests.orang import Kantor, buat_pegawai, tempatkan
from tests.sosialisasi.kabar_contoh import jadikan_pengelola

pytestmark = pytest.mark.django_db


def naskah(teks: str = "Saya jujur.") -> Pakta:
    """Published for this year."""
    data = {"tahun": hari_ini().year, "teks": teks, "tenggat": date(hari_ini().year, 12, 31)}
    satu = domain.simpan(pakta=None, versi=0, data=data)
    return domain.terbitkan(pakta=satu, versi=satu.versi)[0]


def tanda(kantor: Kantor, satu: Pakta, orang: object) -> TandaTanganPakta:
    return domain.tandatangani(pakta=satu, oleh=kantor.akun(orang), dibaca=domain.sidik(satu))


def masuk(kantor: Kantor, orang: object) -> Client:
    klien = Client()
    klien.force_login(kantor.akun(orang))
    return klien


def test_pimpinan_lebih_dulu_dari_atas_ke_bawah(kantor: Kantor) -> None:
    """Bambang heads the Dinas, Ratna the seksi below it, Dewi works there; Hasan's agency has no head at all."""
    satu = naskah()

    def siapa() -> list[str]:
        orang = (kantor.bambang, kantor.ratna, kantor.dewi, kantor.hasan)
        akun = [kantor.akun(o) for o in orang]
        boleh = [a.nama for a in akun if giliran(a, satu).boleh]
        assert boleh == [a.nama for a in akun if menunggu(a).exists()]
        return boleh

    assert siapa() == ["Bambang Wijaya", "Hasan Basri"]
    with pytest.raises(ValidationError, match="Ratna Kusuma menandatangani lebih dulu"):
        tanda(kantor, satu, kantor.dewi)
    tanda(kantor, satu, kantor.bambang)
    assert siapa() == ["Ratna Kusuma", "Hasan Basri"]
    tanda(kantor, satu, kantor.ratna)
    assert siapa() == ["Dewi Anggraini", "Hasan Basri"]


def test_kepala_kosong_melihat_ke_unit_di_atasnya(kantor: Kantor) -> None:
    satu = naskah()
    Penempatan.objects.filter(pegawai=kantor.ratna).update(kepala=False)
    assert [str(k.pegawai) for k in giliran(kantor.akun(kantor.dewi), satu).menunggu] == ["Bambang Wijaya"]


def test_sekali_seorang_dengan_kata_yang_di_layar(kantor: Kantor) -> None:
    """Signing again gives the first one; what was not read is not signed; a new version asks anew."""
    satu = naskah()
    pertama = tanda(kantor, satu, kantor.bambang)
    assert tanda(kantor, satu, kantor.bambang) == pertama
    with pytest.raises(ValidationError):
        domain.tandatangani(pakta=satu, oleh=kantor.akun(kantor.hasan), dibaca="lain")
    dua = naskah("Saya jujur dan adil.")
    assert (dua.nomor, giliran(kantor.akun(kantor.bambang), dua).boleh) == (2, True)
    with pytest.raises(ValidationError):
        tanda(kantor, satu, kantor.hasan)
    with pytest.raises(ValidationError):
        domain.simpan(pakta=satu, versi=satu.versi, data={"teks": "Lain"})


def test_terbit_memberi_tahu_semua(kantor: Kantor) -> None:
    naskah()
    assert Pemberitahuan.objects.count() == 5


def test_siapa_melihat_yang_belum(kantor: Kantor) -> None:
    """Bambang his Dinas, Ratna her seksi, Hasan (communicator) all; Dewi and Sari nobody."""
    satu = naskah()
    jadikan_pengelola(kantor, kantor.hasan)
    tanda(kantor, satu, kantor.bambang)
    url, terlihat = reverse("sosialisasi:pakta_belum"), {}
    for orang in (kantor.bambang, kantor.ratna, kantor.hasan, kantor.dewi, kantor.sari):
        jawab = masuk(kantor, orang).get(url)
        daftar = jawab.context["page_obj"] if jawab.status_code == 200 else []
        terlihat[orang.nama] = sorted(b.pegawai.nama for b in daftar) or jawab.status_code
    assert terlihat == {
        "Bambang Wijaya": ["Dewi Anggraini", "Ratna Kusuma"],
        "Ratna Kusuma": ["Dewi Anggraini", "Ratna Kusuma"],
        "Hasan Basri": ["Dewi Anggraini", "Hasan Basri", "Ratna Kusuma", "Sari Utami"],
        "Dewi Anggraini": 403,
        "Sari Utami": 403,
    }
    baris = [(b["nama"], b["orang"], b["belum"]) for b in sampai(satu, None)]
    assert baris == [("Dinas Kependudukan", 3, 2), ("Dinas Kesehatan", 2, 2)]
    assert belum(satu, None).count() == 4


def test_cetakan_diperiksa_siapa_pun_dan_hanya_milik_sendiri(kantor: Kantor) -> None:
    satu = tanda(kantor, naskah(), kantor.bambang)
    url = reverse("sosialisasi:pakta_cetak", args=[satu.pk])
    assert masuk(kantor, kantor.dewi).get(url).status_code == 404
    klien = masuk(kantor, kantor.bambang)
    isi = klien.get(url).content
    assert (isi[:5], klien.get(url).content) == (b"%PDF-", isi)
    dokumen = DokumenTerbit.objects.get()
    assert (dokumen.jenis, dokumen.nomor, BerkasTerbit.objects.count()) == (
        "pakta",
        f"PI/{hari_ini().year}/{satu.kode}",
        1,
    )
    periksa = Client().get(reverse("kinerja:periksa_dokumen", args=[dokumen.kode])).text
    assert ("Pakta integritas" in periksa, "Bambang" in periksa) == (True, False)


def test_saluran_menyebut_laporan_yang_ditangani(kantor: Kantor) -> None:
    naskah()
    laporan = [laporkan(isi="Diminta uang lima puluh ribu.") for _ in range(3)]
    tindak(laporan=laporan[0], status="selesai", catatan="", jawaban="Sudah ditindak.")
    halaman = masuk(kantor, kantor.dewi).get(reverse("sosialisasi:pakta")).text
    assert "Tahun ini 3 laporan masuk" in halaman
    assert "1 selesai ditangani" in halaman


def test_tiap_baris_naskah_satu_paragraf(kantor: Kantor) -> None:
    """On the page as on paper, and as the form says."""
    naskah("Saya jujur.\n\nSaya adil.\nSaya terbuka.")
    isi = masuk(kantor, kantor.bambang).get(reverse("sosialisasi:pakta")).text
    assert [s in isi for s in ("<p>Saya jujur.</p><p>Saya adil.</p><p>Saya terbuka.</p>", "<p></p>")] == [True, False]


def test_menandatangani_dari_halaman_dan_kueri_tetap(kantor: Kantor) -> None:
    naskah()
    klien, url = masuk(kantor, kantor.bambang), reverse("sosialisasi:pakta")
    assert "Tanda tangani pakta integritas" in klien.get("/").text
    kata = klien.get(url).context["sidik"]
    assert "sudah ditandatangani" in klien.post(reverse("sosialisasi:pakta_tanda"), {"sidik": kata}, follow=True).text
    daftar = reverse("sosialisasi:pakta_belum")
    with CaptureQueriesContext(connection) as sebelum:
        klien.get(daftar)
    for n in (910, 911):
        tempatkan(buat_pegawai(f"Orang {n}", n), kantor.seksi, kantor.jabatan, kantor.ratna)
    with CaptureQueriesContext(connection) as sesudah:
        klien.get(daftar)
    assert (len(sebelum), len(sebelum) <= 12) == (len(sesudah), True)


def test_pengelola_menulis_dan_menerbitkan(kantor: Kantor) -> None:
    jadikan_pengelola(kantor, kantor.hasan)
    klien, url = masuk(kantor, kantor.hasan), reverse("sosialisasi:kelola_pakta")
    assert masuk(kantor, kantor.sari).get(url).status_code == 403
    isi = {"tahun": str(hari_ini().year), "teks": "Saya jujur.", "tenggat": f"31/12/{hari_ini().year}"}
    satu = klien.post(url, isi)
    ganda = klien.post(url, isi)
    assert (ganda.status_code, list(ganda.context["form"].errors)) == (422, ["tahun"])
    assert "5 pegawai diberi tahu" in klien.post(f"{satu.url}terbit/", {"versi": "1"}, follow=True).text
