"""Evidence for PEKPPP: each fact from stored data, for those who may read the results of the whole agency."""

from io import BytesIO

from django.test import Client
from pypdf import PdfReader

from kinerja.waktu import hari_ini, rentang
from survei.domain import tindak_lanjut
from survei.models import Petugas
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
