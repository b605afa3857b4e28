"""Evidence for PEKPPP: each fact from stored data, for those who may read the results of the whole agency."""

from io import BytesIO

from django.apps import apps
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils.formats import date_format
from pypdf import PdfReader

from kinerja.waktu import hari_ini, rentang
from pegawai.choices import NamaPeran
from pegawai.models import Peran
from survei.domain import tindak_lanjut
from survei.models import FaktaLuar, Petugas
from survei.queries.pekppp import bukti_pekppp
from tests.orang import AWAL, Kantor
from tests.survei.survei_contoh import layanan
from tests.survei.test_perbaikan import masuk
from tests.survei.test_terbit import acak, terbitkan


def test_lima_fakta_dari_data_tersimpan(kantor: Kantor) -> None:
    """One of two actions done on the day of approval: 50 %, within a month; a poster was printed."""
    satu = layanan(kantor, pengaduan="Loket, atau SP4N-LAPOR!")
    tahun = hari_ini().year
    kosong = [f.capaian for f in bukti_pekppp(kantor.dinas, [satu], tahun).fakta]
    assert kosong[:4] == [
        "belum ada survei yang disahkan",
        "0 media",
        "belum ada rencana",
        "belum ada yang selesai",
    ]
    masa = terbitkan(satu, "2026-TW2", 100, acak(3.2, 40, 1))
    Client().get("/layanan/KTP-EL/poster/2026-TW2/")
    for kegiatan in ("Buka loket kedua", "Tambah kursi"):
        baris = tindak_lanjut.rencanakan(
            periode=masa,
            unsur="waktu",
            sebab="Ramai",
            kegiatan=kegiatan,
            penanggung_jawab=kantor.ratna,
            tenggat=hari_ini(),
        )
    tindak_lanjut.catat_kemajuan(tindak_lanjut=baris, versi=1, status="selesai", bukti="Foto")
    Petugas.objects.create(layanan=satu, pegawai=kantor.dewi, masa=rentang(AWAL))
    isi = [f.capaian for f in bukti_pekppp(kantor.dinas, [satu], tahun).fakta]
    assert isi == [
        "survei dilaksanakan, dipublikasikan nonelektronik, dipublikasikan elektronik, ditindaklanjuti",
        "4 media: halaman layanan, halaman Indeks, data terbuka, poster",
        "30–80 % (1 dari 2 kegiatan)",
        "dalam 1 bulan (paling lama 0 hari)",
        "SP4N-LAPOR! 1 dari 1 layanan; SKM 1 dari 1; petugas tercatat 1 dari 1; tanya jawab tidak dicatat di Kinerja",
    ]


def test_halaman_pekppp_bagi_pimpinan_unit_saja(kantor: Kantor) -> None:
    """Ratna heads a section of the Dinas and may not speak for all its services; Bambang heads the Dinas."""
    satu = layanan(kantor)
    layanan(kantor, "KK", unit=kantor.dinas)
    Petugas.objects.create(layanan=satu, pegawai=kantor.dewi, masa=rentang(AWAL))
    alamat = f"/hasil-survei/unit/D01/pekppp/{hari_ini().year}/"
    harap = {"bambang": 200, "ratna": 404, "dewi": 404, "hasan": 404}
    assert {n: masuk(kantor, getattr(kantor, n)).get(alamat).status_code for n in harap} == harap
    klien = masuk(kantor, kantor.bambang)
    teks = PdfReader(BytesIO(klien.get(f"{alamat}?unduh=pdf").content)).pages[0].extract_text()
    assert "Bukti PEKPPP Dinas Kependudukan" in " ".join(teks.split())
    assert klien.get(f"{alamat}?unduh=xlsx")["Content-Type"].endswith("sheet")
    assert klien.get("/hasil-survei/unit/D01/pekppp/1990/").status_code == 404


def test_fakta_dari_luar_bersumber_dan_tampil_terpisah(kantor: Kantor) -> None:
    """Typed facts complete the page, PDF and workbook with source, day and name; what the data say stays."""
    satu = layanan(kantor)
    akun = kantor.akun(kantor.hasan)
    Peran.objects.create(
        pengguna=akun, nama=NamaPeran.PENGELOLA_SURVEI, unit=kantor.dinas, masa=rentang(AWAL), alasan="uji"
    )
    tahun, klien = hari_ini().year, masuk(kantor, kantor.hasan)
    alamat = f"/hasil-survei/unit/D01/pekppp/{tahun}/"
    isi = {"fakta": "media", "isi": "Siaran Radio Kota", "sumber": "Surat 045/7", "tanggal": f"{hari_ini():%d/%m/%Y}"}
    for kolom, salah, pesan in (
        ("sumber", "", "sumber"),
        ("tanggal", f"31/12/{tahun + 1}", "belum tiba"),
        ("tanggal", f"31/12/{tahun - 1}", f"sebelum {tahun}"),
        ("fakta", "lain", "fakta"),
    ):
        jawab = klien.post(alamat + "fakta/", isi | {kolom: salah})
        assert jawab.status_code == 422, kolom
        assert pesan in jawab.content.decode()
    assert klien.post(alamat + "fakta/", isi).status_code == 302
    assert "Fakta ini sudah ditulis." in klien.post(alamat + "fakta/", isi).content.decode()
    media = bukti_pekppp(kantor.dinas, [satu], tahun).fakta[1]
    assert (media.capaian, [x.isi for x in media.luar]) == ("0 media", ["Siaran Radio Kota"])
    halaman = klien.get(alamat).content.decode()
    assert "Diisi pengelola" in halaman
    assert "Surat 045/7" in halaman
    pdf = PdfReader(BytesIO(klien.get(alamat + "?unduh=pdf").content))
    teks = " ".join(" ".join(h.extract_text() for h in pdf.pages).split())
    assert "Diisi pengelola, di luar data Kinerja" in teks
    assert f"Siaran Radio Kota (sumber: Surat 045/7, {date_format(hari_ini())}; diisi {akun})" in teks
    hapus = f"{alamat}fakta/{FaktaLuar.objects.get().pk}/hapus/"
    bambang = masuk(kantor, kantor.bambang)
    assert "Siaran Radio Kota" in bambang.get(alamat).content.decode()
    assert "Tambah fakta" not in bambang.get(alamat).content.decode()
    assert bambang.post(alamat + "fakta/", isi).status_code == 403
    assert bambang.post(hapus, {"alasan": "x"}).status_code == 403
    assert "Tulis mengapa" in klien.post(hapus, {"alasan": " "}, follow=True).content.decode()
    klien.post(hapus, {"alasan": "Salah tahun"})
    assert FaktaLuar.objects.count() == 0
    akhir = apps.get_model("survei", "FaktaLuarEvent").objects.latest("pgh_id")
    assert (akhir.pgh_label, akhir.pgh_context["alasan"]) == ("delete", "Salah tahun")


def test_pernyataan_bukti_tetap_berapa_pun_faktanya(kantor: Kantor) -> None:
    satu, oleh, banyak = layanan(kantor), kantor.akun(kantor.bambang), []
    klien, tahun = masuk(kantor, kantor.bambang), hari_ini().year
    for n in (1, 3):
        for m in range(n):
            FaktaLuar.objects.create(
                unit=kantor.dinas,
                tahun=tahun,
                fakta="media",
                isi=f"{satu} {n} {m}",
                sumber="Surat",
                tanggal=hari_ini(),
                oleh=oleh,
            )
        with CaptureQueriesContext(connection) as kueri:
            klien.get(f"/hasil-survei/unit/D01/pekppp/{tahun}/")
        banyak.append(len(kueri))
    assert banyak[0] == banyak[1] <= 12
