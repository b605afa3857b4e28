"""The home page of a survey manager: every duty of the survey with its day, in a fixed number of statements."""

from dataclasses import astuple
from datetime import timedelta
from typing import Any

import pytest

from beranda.queries.tugas import tugas
from beranda.queries.tugas_survei import tugas_survei
from kinerja.waktu import akhir_hari, hari_ini, rentang
from pegawai.choices import NamaPeran
from pegawai.models import Pengguna, Peran
from survei.domain import hasil, keluhan, periode, saran, tindak_lanjut
from survei.models import Keluhan, PeriodeSurvei, Respons, TindakLanjut
from survei.rumus import UNSUR
from tests.orang import AWAL, Kantor
from tests.survei.survei_contoh import layanan, semester
from tests.survei.test_perbaikan import masuk


@pytest.fixture
def kelola(kantor: Kantor) -> Kantor:
    """Hasan, of another agency, manages the surveys of the Dinas."""
    akun = kantor.akun(kantor.hasan)
    Peran.objects.create(
        pengguna=akun, nama=NamaPeran.PENGELOLA_SURVEI, unit=kantor.dinas, masa=rentang(AWAL), alasan="uji"
    )
    return kantor


def masa(kantor: Kantor, kode: str, mulai: int, selesai: int, *tahap: str, unit: Any = None) -> PeriodeSurvei:
    hari = hari_ini()
    satu = layanan(kantor, kode, nama=f"Layanan {kode}", **({"unit": unit} if unit else {}))
    p = semester(satu, "uji", mulai=hari + timedelta(days=mulai), selesai=hari + timedelta(days=selesai))
    Respons.objects.create(periode=p, kanal="kupon", tanggal=p.masa.lower, tanda=["tergesa"], **dict.fromkeys(UNSUR, 3))
    for ke in tahap:
        p = periode.pindahkan(periode=p, ke=ke, bertanda=1)
    return p


def test_tiap_langkah_periode_menjadi_tugas(kelola: Kantor) -> None:
    """To open, to close, to approve, to publish; nothing for what is to come, what runs, or another agency."""
    masa(kelola, "A", -3, 30)
    masa(kelola, "B", -40, -10, "buka")
    masa(kelola, "C", -40, -10, "buka", "tutup")
    masa(kelola, "D", -40, -10, "buka", "tutup", "disahkan")
    masa(kelola, "E", 5, 30)
    masa(kelola, "F", -3, 30, "buka")
    masa(kelola, "G", -40, -10, "buka", unit=kelola.lain)
    judul = [t[0] for t in tugas_survei(kelola.akun(kelola.hasan))]
    assert [j for j in judul if "periode survei" in j] == [
        "Tutup periode survei Layanan B",
        "Sahkan periode survei Layanan C",
        "Publikasikan periode survei Layanan D",
        "Buka periode survei Layanan A",
    ]
    # Flagged: A, B, C, E and F; D is approved, G is not Hasan's.
    assert "Periksa 5 jawaban bertanda" in judul
    assert tugas_survei(kelola.akun(kelola.sari)) == []


def test_kata_warga_dan_tindak_lanjut_dengan_sisa_harinya(kelola: Kantor) -> None:
    p = masa(kelola, "A", -3, 30, "buka")
    hasil.hitung()
    saran.simpan_saran(periode_id=p.pk, teks="Antrean lama sekali")
    saran.simpan_saran(periode_id=p.pk, teks="Diminta uang rokok")
    p = PeriodeSurvei.objects.select_related("hasil").get(pk=p.pk)
    for hari in (3, 60):
        tindak_lanjut.rencanakan(
            periode=p,
            unsur="waktu",
            sebab="Ramai",
            kegiatan="Buka loket",
            penanggung_jawab=kelola.ratna,
            tenggat=hari_ini() + timedelta(days=hari),
        )
    isi = {t[0]: t for t in tugas_survei(kelola.akun(kelola.hasan))}
    assert isi["Pilah 1 kata warga"][1] == "1 di Layanan A, uji."
    assert isi["Selesaikan 1 tindak lanjut survei"][3] == akhir_hari(hari_ini() + timedelta(days=3))
    TindakLanjut.objects.update(status="berjalan")
    assert "tindak lanjut survei" in masuk(kelola, kelola.hasan).get("/").content.decode()


def test_keluhan_lewat_tenggat_dibedakan_dari_yang_dekat(kelola: Kantor) -> None:
    p = masa(kelola, "A", -3, 30, "buka")
    for ke, hari in enumerate((-6, 2, 3, 60)):
        k = keluhan.sampaikan(layanan=p.layanan, isi=f"Keluhan nomor {ke} tentang parkir")
        Keluhan.objects.filter(pk=k.pk).update(tenggat=hari_ini() + timedelta(days=hari))
    akun = kelola.akun(kelola.hasan)
    isi = {t[0]: t[1] for t in tugas_survei(akun)}
    assert isi["Jawab 4 keluhan warga"] == "1 lewat tenggat, 2 jatuh tempo dalam 14 hari."
    Keluhan.objects.update(tenggat=hari_ini() + timedelta(days=60))
    isi = {t[0]: t[1] for t in tugas_survei(akun)}
    assert isi["Jawab 4 keluhan warga"] == "Tenggatnya masih jauh."


@pytest.mark.parametrize("banyak", [1, 3])
def test_lima_pernyataan_berapa_pun_layanannya(kelola: Kantor, banyak: int, django_assert_num_queries: Any) -> None:
    for nomor in range(banyak):
        masa(kelola, f"L{nomor}", -40, -10, "buka")
    akun = kelola.akun(kelola.hasan)
    assert akun.akses
    with django_assert_num_queries(5):
        tugas_survei(akun)


def di_beranda(akun: Pengguna) -> list[tuple]:
    """Duties of the survey in one's own hands, as on the home page."""
    isi = (astuple(t) for t in tugas(akun, [], []))
    return [t for t in isi if t[1].startswith("Anda penanggung jawabnya")]


@pytest.mark.parametrize("banyak", [1, 3])
def test_penanggung_jawab_melihat_bagiannya_di_beranda(kelola: Kantor, banyak: int) -> None:
    """Dewi answers for complaints, Sari for a plan of a service that she does not see; both with the days left."""
    p = masa(kelola, "A", -3, 30, "buka")
    hasil.hitung()
    hasan = kelola.akun(kelola.hasan)
    for ke in range(banyak):
        k = keluhan.sampaikan(layanan=p.layanan, isi=f"Keluhan nomor {ke} tentang parkir")
        isi = {"status": "diproses", "unsur": "", "jawaban": "", "penanggung_jawab": kelola.dewi}
        keluhan.tindak(keluhan=k, versi=1, oleh=hasan, **isi)
    dewi, sari = kelola.akun(kelola.dewi), kelola.akun(kelola.sari)
    lain = f" dan {banyak - 1} lainnya." if banyak > 1 else "."
    ((judul, kata, url, tenggat, _),) = di_beranda(dewi)
    assert (judul, kata) == (f"Jawab {banyak} keluhan warga", f"Anda penanggung jawabnya: Layanan A{lain}")
    assert tenggat == akhir_hari(k.tenggat)
    assert masuk(kelola, kelola.dewi).get(url).status_code == 200
    periode_berhasil = PeriodeSurvei.objects.select_related("hasil").get(pk=p.pk)
    rencana = {"unsur": "waktu", "sebab": "Ramai", "kegiatan": "Buka loket", "penanggung_jawab": kelola.sari}
    tindak_lanjut.rencanakan(periode=periode_berhasil, tenggat=hari_ini() + timedelta(days=3), **rencana)
    ((judul, kata, url, tenggat, _),) = di_beranda(sari)
    assert (judul, kata) == ("Selesaikan 1 tindak lanjut survei", "Anda penanggung jawabnya: Layanan A.")
    assert tenggat == akhir_hari(hari_ini() + timedelta(days=3))
    klien = masuk(kelola, kelola.sari)
    assert judul in klien.get("/").content.decode()
    assert klien.get(f"/survei/{p.layanan.kode}/").status_code == 404
    assert klien.get(url).status_code == 200
    assert klien.post(url, {"status": "selesai", "bukti": "Foto loket kedua", "versi": 1}).url == "/"
    assert di_beranda(sari) == []
    # The manager has the same among the duties of the survey, not twice.
    assert di_beranda(hasan) == []
