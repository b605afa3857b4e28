"""Pages of the feedback report: who opens them, what they show and cost, the button of HR, and the PDF."""

from datetime import date
from io import BytesIO

import pytest
from django.urls import reverse
from pypdf import PdfReader

from kinerja.models import Pekerjaan
from kinerja.waktu import rentang
from pegawai.choices import NamaPeran
from pegawai.models import Pegawai, Penempatan, Peran
from penilaian.choices import StatusSKP
from penilaian.documents.laporan import pdf
from penilaian.models import SKP, Laporan, Periode, PutusanNilai
from tests.orang import AWAL, Kantor
from tests.penilaian.laporan_contoh import Laporanku, buat, susun, tampil

pytestmark = pytest.mark.django_db


@pytest.fixture
def contoh(kantor: Kantor) -> Laporanku:
    return buat(kantor)


@pytest.mark.parametrize("banyak", [1, 3])
def test_kueri_halaman_sama_untuk_satu_dan_tiga_orang(
    client, contoh: Laporanku, banyak: int, django_assert_max_num_queries
) -> None:
    if banyak == 1:
        Penempatan.objects.filter(pegawai__nama__in=["Budi Santoso", "Citra Lestari"]).update(penilai=None)
    susun(contoh)
    client.force_login(contoh.kantor.akun(contoh.kantor.ratna))
    with django_assert_max_num_queries(12) as kueri:
        jawaban = client.get(reverse("penilaian:laporan", args=["2026-TW3"]))
    assert (len(jawaban.context["t"].orang), len(kueri)) == (banyak, 8)


def _auditor(kantor: Kantor) -> Pegawai:
    Peran.objects.create(
        pengguna=kantor.akun(kantor.hasan), nama=NamaPeran.AUDITOR, unit=None, masa=rentang(AWAL), alasan="uji"
    )
    return kantor.hasan


def test_siapa_membuka_laporan_ratna(client, contoh: Laporanku) -> None:
    susun(contoh)
    k = contoh.kantor
    publik = Laporan.objects.get(penilai=k.ratna).publik
    sendiri = {nama: reverse(f"penilaian:{nama}", args=["2026-TW3"]) for nama in ("laporan", "laporan_pdf")}
    orang = {n: reverse(f"penilaian:{n}", args=["2026-TW3", publik]) for n in ("laporan_orang", "laporan_orang_pdf")}
    harap = {
        k.ratna: {"laporan": 200, "laporan_pdf": 200, "laporan_orang": 200, "laporan_orang_pdf": 200},
        k.bambang: {"laporan": 200, "laporan_pdf": 200, "laporan_orang": 200, "laporan_orang_pdf": 200},
        k.dewi: {"laporan": 404, "laporan_pdf": 404, "laporan_orang": 404, "laporan_orang_pdf": 404},
        k.hasan: {"laporan": 404, "laporan_pdf": 404, "laporan_orang": 404, "laporan_orang_pdf": 404},
        k.sari: {"laporan": 404, "laporan_pdf": 404, "laporan_orang": 404, "laporan_orang_pdf": 404},
    }
    for siapa, kode in harap.items():
        client.force_login(k.akun(siapa))
        assert {n: client.get(url).status_code for n, url in (sendiri | orang).items()} == kode, siapa
    client.force_login(k.akun(_auditor(k)))
    assert client.get(orang["laporan_orang"]).status_code == 200


def test_hanya_pemiliknya_menandai_dibaca_dan_diberi_tombol(client, contoh: Laporanku) -> None:
    susun(contoh)
    laporan = Laporan.objects.get(penilai=contoh.kantor.ratna)
    beri = reverse("penilaian:umpan_balik", args=[contoh.skp["dewi"].publik])
    client.force_login(contoh.kantor.akun(contoh.kantor.bambang))
    halaman = client.get(reverse("penilaian:laporan_orang", args=["2026-TW3", laporan.publik])).content.decode()
    laporan.refresh_from_db()
    assert (beri in halaman, laporan.dibaca) == (False, None)
    client.force_login(contoh.kantor.akun(contoh.kantor.ratna))
    halaman = client.get(reverse("penilaian:laporan", args=["2026-TW3"])).content.decode()
    laporan.refresh_from_db()
    assert (beri in halaman, laporan.dibaca is None) == (True, False)


def test_daftar_untuk_penilai_pimpinan_dan_bukan_siapa_siapa(client, contoh: Laporanku) -> None:
    susun(contoh)
    daftar, k = reverse("penilaian:laporan_daftar"), contoh.kantor
    client.force_login(k.akun(k.bambang))
    isi = client.get(daftar, {"cari": "ratna", "periode": "2026-TW3"}).context
    assert [[str(x.penilai) for x in d] for d in (isi["sendiri"], isi["page_obj"])] == [
        ["Bambang Wijaya"],
        ["Ratna Kusuma"],
    ]
    client.force_login(k.akun(k.dewi))
    assert client.get(daftar).status_code == 403
    client.force_login(k.akun(k.ratna))
    assert client.get(daftar).status_code == 200


def test_orang_yang_pindah_dan_sudah_dinilai_hilang_dari_laporan_lama(contoh: Laporanku) -> None:
    susun(contoh)
    dewi = contoh.skp["dewi"]
    tempat = dewi.penempatan
    tempat.masa = rentang(AWAL, date(2026, 10, 1))
    tempat.save()
    SKP.objects.filter(pk=dewi.pk).update(status=StatusSKP.DISESUAIKAN, rentang=rentang(AWAL, date(2026, 9, 30)))
    ratna = contoh.kantor.ratna
    Penempatan.objects.filter(pegawai=ratna).update(kepala=False)
    assert [o.nama for o in tampil(contoh, ratna).orang] == ["Budi Santoso", "Citra Lestari", "Dewi Anggraini"]
    for periode in Periode.objects.all():
        PutusanNilai.objects.create(
            skp=dewi,
            periode=periode,
            rating_hasil="sesuai",
            rating_perilaku="sesuai",
            predikat="baik",
            oleh=contoh.kantor.akun(ratna),
        )
    t = tampil(contoh, ratna)
    assert ([o.nama for o in t.orang], t.tersembunyi) == (["Budi Santoso", "Citra Lestari"], 1)


def test_tombol_hr_menyusun_lewat_pekerjaan(client, contoh: Laporanku) -> None:
    url = reverse("penilaian:laporan_susun", args=["2026-TW3"])
    client.force_login(contoh.kantor.akun(contoh.kantor.ratna))
    assert client.post(url).status_code == 403
    client.force_login(contoh.kantor.akun(contoh.kantor.sari))
    assert (client.get(url).status_code, client.post(url).status_code) == (405, 302)
    pekerjaan = Pekerjaan.objects.get()
    assert (pekerjaan.jenis, pekerjaan.parameter) == ("laporan_umpan_balik", {"periode": "2026-TW3"})
    assert client.get(reverse("kinerja:pekerjaan", args=[pekerjaan.publik])).status_code == 200


def test_pdf_bertag_berjudul_berbahasa_dan_berisi(contoh: Laporanku) -> None:
    susun(contoh)
    isi = pdf(tampil(contoh, contoh.kantor.ratna))
    dokumen = PdfReader(BytesIO(isi))
    akar = dokumen.trailer["/Root"]
    teks = " ".join(" ".join(h.extract_text() for h in dokumen.pages).split())
    assert (akar["/MarkInfo"]["/Marked"], akar["/Lang"]) == (True, "id")
    assert dokumen.metadata.title == "Laporan umpan balik kinerja Triwulan III 2026"
    assert b"pdfuaid" in akar["/Metadata"].get_data()
    harap = [
        "PEMERINTAH KOTA PALEMBANG",
        "Ratna Kusuma",
        "Kepala, Seksi Pelayanan",
        "Nilai hasil 80,00, di bawah 90,00; turun 15,00 dari Triwulan II 2026",
        "Budi Santoso",
        "105,00",
        "halaman 1 dari",
    ]
    assert [x for x in harap if x not in teks] == []


def test_nama_yang_mirip_markah_dicetak_apa_adanya(contoh: Laporanku) -> None:
    Pegawai.objects.filter(pk=contoh.kantor.dewi.pk).update(nama='Dewi #panic("x") *A* <b>')
    susun(contoh)
    dokumen = PdfReader(BytesIO(pdf(tampil(contoh, contoh.kantor.ratna))))
    assert 'Dewi #panic("x") *A* <b>' in " ".join(h.extract_text() for h in dokumen.pages)
