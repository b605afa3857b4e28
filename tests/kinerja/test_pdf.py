"""Official documents are tagged, titled, in Indonesian, and treat data as data."""

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
