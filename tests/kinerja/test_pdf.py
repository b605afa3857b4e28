"""Official documents are tagged, titled, in Indonesian, and treat data as data."""

from concurrent.futures import ThreadPoolExecutor
from io import BytesIO

from pypdf import PdfReader

from kinerja.documents.pdf import susun_pdf


def test_dokumen_resmi_bertag_berjudul_dan_berbahasa_indonesia(settings):
    settings.NAMA_PEMERINTAH = "Pemerintah Kota Uji"
    templat = settings.BASE_DIR / "tests" / "kinerja" / "contoh.typ"
    pdf = PdfReader(BytesIO(susun_pdf(templat=templat, data={"nama": "#strong[Siti] $x$ \\ @rujukan"})))
    akar = pdf.trailer["/Root"]
    assert akar["/MarkInfo"]["/Marked"].value is True
    assert akar["/Lang"].startswith("id")
    assert pdf.metadata.title == "Surat uji"
    teks = pdf.pages[0].extract_text()
    assert "PEMERINTAH KOTA UJI" in teks
    assert "Nama: #strong[Siti] $x$ \\ @rujukan" in teks


def test_empat_permintaan_bersamaan_menyusun_dokumen(settings):
    templat = settings.BASE_DIR / "tests" / "kinerja" / "contoh.typ"
    with ThreadPoolExecutor(4) as kolam:
        hasil = kolam.map(lambda n: susun_pdf(templat=templat, data={"nama": f"Pegawai {n}"}), range(40))
        teks = [PdfReader(BytesIO(isi)).pages[0].extract_text() for isi in hasil]
    assert [n for n, t in enumerate(teks) if f"Nama: Pegawai {n}" not in t] == []
