"""What citizens surely praise becomes a written appreciation of those who serve, or not, with reasons; by others."""

from datetime import timedelta
from io import BytesIO

import pytest
from django.apps import apps
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pypdf import PdfReader

from kinerja.models import Pemberitahuan
from kinerja.waktu import hari_ini, rentang
from pegawai.choices import NamaPeran, TingkatHukuman
from pegawai.models import HukumanDisiplin, Pengguna, Peran
from pegawai.queries.lingkup import unit_dikelola
from penilaian.domain import apresiasi as domain
from penilaian.domain import penghargaan
from penilaian.models import Apresiasi, UsulanApresiasi
from penilaian.queries.usulan_survei import UsulanSurvei, usulan_survei
from survei.models import Layanan, Petugas
from tests.orang import AWAL, Kantor
from tests.penilaian.penghargaan_contoh import buat_lomba
from tests.survei.survei_contoh import layanan
from tests.survei.test_perbaikan import masuk
from tests.survei.test_terbit import acak, terbitkan

PASTI_A = [[4] * 9] * 36 + [[4, 4, 3, 4, 4, 4, 3, 4, 4]] * 4


@pytest.fixture
def sari(kantor: Kantor) -> Pengguna:
    """HR of the whole city."""
    akun = kantor.akun(kantor.sari)
    Peran.objects.create(pengguna=akun, nama=NamaPeran.ADMIN_KEPEGAWAIAN, masa=rentang(AWAL), alasan="uji")
    return akun


@pytest.fixture
def kk(kantor: Kantor) -> Layanan:
    """A service that is surely at A, served by Dewi and Ratna, and by Hasan only before the survey."""
    satu = layanan(kantor, "KK", nama="Kartu keluarga")
    terbitkan(satu, "2026-TW2", 100, PASTI_A)
    for orang in (kantor.dewi, kantor.ratna):
        Petugas.objects.create(layanan=satu, pegawai=orang, masa=rentang(AWAL))
    dulu = rentang(hari_ini() - timedelta(days=400), hari_ini() - timedelta(days=150))
    Petugas.objects.create(layanan=satu, pegawai=kantor.hasan, masa=dulu)
    return satu


def usulan(akun: Pengguna) -> UsulanSurvei:
    (satu,) = usulan_survei(unit_dikelola(akun))
    return satu


def putuskan(akun: Pengguna, *penerima, keputusan: str = "diterima", alasan: str = "Cepat") -> UsulanApresiasi:
    isi = {"keputusan": keputusan, "pertimbangan": alasan, "penerima": [o.pk for o in penerima]}
    return domain.putuskan(usulan=usulan(akun), oleh=akun, **isi)


def test_yang_melayani_pada_masa_survei_menerima_dan_buktinya_tersimpan(
    kantor: Kantor, sari: Pengguna, kk: Layanan
) -> None:
    satu = usulan(sari)
    assert (satu.kunci, satu.n, satu.siapa) == ("layanan-KK-2026-TW2", 40, [kantor.dewi, kantor.ratna])
    putusan = putuskan(sari, kantor.dewi, kantor.ratna)
    assert (putusan.n, putusan.nilai, putusan.bukti) == (40, satu.nilai, satu.alasan)
    assert (putusan.selang_bawah, putusan.selang_atas) == satu.selang
    terima = list(Apresiasi.objects.order_by("nomor"))
    assert [(a.pegawai, a.nomor) for a in terima] == [
        (kantor.dewi, f"AP-{hari_ini().year}-000001"),
        (kantor.ratna, f"AP-{hari_ini().year}-000002"),
    ]
    assert set(Pemberitahuan.objects.values_list("penerima", flat=True)) == {
        kantor.akun(kantor.dewi).pk,
        kantor.akun(kantor.ratna).pk,
    }
    riwayat = apps.get_model("penilaian", "UsulanApresiasiEvent").objects.latest("pgh_id")
    assert riwayat.pgh_context["alasan"] == "Cepat"
    assert usulan_survei(unit_dikelola(sari)) == []


def test_menolak_pun_beralasan_dan_diputus_sekali(kantor: Kantor, sari: Pengguna, kk: Layanan) -> None:
    satu = usulan(sari)
    for galat, isi in (
        ("keputusan", {"keputusan": "x", "pertimbangan": "a"}),
        ("pertimbangan", {"keputusan": "ditolak", "pertimbangan": "  "}),
        ("penerima", {"keputusan": "diterima", "pertimbangan": "a"}),
    ):
        with pytest.raises(ValidationError) as tolak:
            domain.putuskan(usulan=satu, oleh=sari, penerima=[kantor.hasan.pk], **isi)
        assert list(tolak.value.message_dict) == [galat]
    putuskan(sari, keputusan="ditolak", alasan="Sudah menerima triwulan lalu")
    assert Apresiasi.objects.count() == 0
    with pytest.raises(ValidationError, match="sudah diputus"):
        domain.putuskan(usulan=satu, keputusan="diterima", pertimbangan="a", penerima=[kantor.dewi.pk], oleh=sari)


def test_tidak_ada_yang_memutus_apresiasinya_sendiri(kantor: Kantor, sari: Pengguna, kk: Layanan) -> None:
    """Not in the domain, not on the page, not in the database; nor HR of another agency."""
    satu = usulan(sari)
    Petugas.objects.create(layanan=kk, pegawai=kantor.sari, masa=rentang(AWAL))
    with pytest.raises(PermissionDenied, match="Anda termasuk yang diusulkan"):
        putuskan(sari, kantor.dewi)
    alamat = reverse("penilaian:penghargaan_usulan", args=[satu.kunci])
    klien = masuk(kantor, kantor.sari)
    assert "admin kepegawaian lain yang memutusnya" in klien.get(alamat).content.decode()
    assert klien.post(alamat, {"keputusan": "ditolak", "pertimbangan": "a"}).status_code == 403
    hasan = kantor.akun(kantor.hasan)
    Peran.objects.create(
        pengguna=hasan, nama=NamaPeran.ADMIN_KEPEGAWAIAN, unit=kantor.lain, masa=rentang(AWAL), alasan="uji"
    )
    with pytest.raises(PermissionDenied, match="admin kepegawaian unitnya"):
        domain.putuskan(usulan=satu, keputusan="ditolak", pertimbangan="a", penerima=[], oleh=hasan)
    assert masuk(kantor, kantor.hasan).get(alamat).status_code == 404
    assert masuk(kantor, kantor.dewi).get(alamat).status_code == 403
    Petugas.objects.filter(pegawai=kantor.sari).delete()
    putusan = putuskan(sari, kantor.dewi)
    with pytest.raises(IntegrityError, match="diri sendiri"), transaction.atomic():
        Apresiasi.objects.create(usulan=putusan, pegawai=kantor.sari, nomor="x")


def test_yang_baru_dihukum_tidak_menerima(kantor: Kantor, sari: Pengguna, kk: Layanan) -> None:
    HukumanDisiplin.objects.create(
        pegawai=kantor.dewi,
        tingkat=TingkatHukuman.RINGAN,
        uraian="Teguran",
        masa=rentang(hari_ini(), hari_ini()),
        nomor_sk="1",
    )
    with pytest.raises(ValidationError, match="Dihukum disiplin dalam 24 bulan terakhir: Dewi"):
        putuskan(sari, kantor.dewi, kantor.ratna)
    assert putuskan(sari, kantor.ratna).penerima.get().pegawai == kantor.ratna


def test_kenaikan_di_luar_kebetulan_juga_diusulkan(kantor: Kantor, sari: Pengguna) -> None:
    """From about 70 to about 80 with sixty answers each; the same again is no rise, nor is a fall."""
    satu = layanan(kantor)
    terbitkan(satu, "2026-TW1", 300, acak(2.8, 60, 1))
    terbitkan(satu, "2026-TW2", 200, acak(3.2, 60, 2))
    assert "naik di luar kebetulan dari" in usulan(sari).alasan
    terbitkan(satu, "2026-TW3", 100, acak(3.2, 60, 3))
    assert usulan_survei(unit_dikelola(sari)) == []


def test_hr_memutus_di_halaman_dan_penerima_membaca_suratnya(kantor: Kantor, sari: Pengguna, kk: Layanan) -> None:
    klien, alamat = masuk(kantor, kantor.sari), reverse("penilaian:penghargaan_usulan", args=["layanan-KK-2026-TW2"])
    assert alamat in klien.get("/penghargaan/dari-survei/").content.decode()
    assert "40" in klien.get(alamat).content.decode()
    kosong = klien.post(alamat, {"keputusan": "diterima", "penerima": [kantor.dewi.pk], "pertimbangan": ""})
    assert kosong.status_code == 422
    klien.post(alamat, {"keputusan": "diterima", "penerima": [kantor.dewi.pk], "pertimbangan": "Sabar menerangkan"})
    surat = Apresiasi.objects.get()
    assert "sudah diputus" in klien.get(alamat, follow=True).content.decode()
    assert "Sabar menerangkan" in klien.get("/penghargaan/dari-survei/").content.decode()
    dewi = masuk(kantor, kantor.dewi)
    assert surat.nomor in dewi.get("/penghargaan/").content.decode()
    milik = reverse("penilaian:apresiasi_milik", args=[surat.publik])
    assert "Sabar menerangkan" in dewi.get(milik).content.decode()
    pdf = dewi.get(milik + "surat/")
    teks = " ".join(PdfReader(BytesIO(pdf.content)).pages[0].extract_text().split())
    assert "Surat Apresiasi" in teks
    assert "Tim layanan Kartu keluarga" in teks
    profil = reverse("pegawai:profil", args=[kantor.dewi.publik])
    for nama, surat_, di_profil in (("dewi", 200, True), ("ratna", 404, True), ("sari", 200, True)):
        lain = masuk(kantor, getattr(kantor, nama))
        assert lain.get(milik + "surat/").status_code == surat_, nama
        assert (surat.nomor in lain.get(profil).content.decode()) is di_profil, nama
    assert masuk(kantor, kantor.ratna).get(milik).status_code == 404


def test_panitia_membacanya_di_samping_calon(kantor: Kantor, sari: Pengguna, kk: Layanan) -> None:
    lomba = buat_lomba(kantor)
    penghargaan.minta_panitia(program=lomba.program, oleh=lomba.akun("sari"))
    alamat = reverse("penilaian:penghargaan_warga", args=[lomba.program.publik])
    ratna = masuk(kantor, kantor.ratna)
    isi = ratna.get(alamat).content.decode()
    assert "Tim layanan Kartu keluarga" in isi
    assert "Calon di sini" in isi
    assert alamat in ratna.get(reverse("penilaian:penghargaan", args=[lomba.program.publik])).content.decode()
    assert masuk(kantor, kantor.dewi).get(alamat).status_code == 404


@pytest.mark.parametrize("alamat", ["/penghargaan/dari-survei/", "warga"])
def test_pernyataan_tetap_berapa_pun_usulannya(kantor: Kantor, sari: Pengguna, kk: Layanan, alamat: str) -> None:
    if alamat == "warga":
        alamat = reverse("penilaian:penghargaan_warga", args=[buat_lomba(kantor).program.publik])
    klien, banyak = masuk(kantor, kantor.sari), []
    for nomor in (1, 2, 3):
        with CaptureQueriesContext(connection) as kueri:
            klien.get(alamat)
        banyak.append(len(kueri))
        baru = layanan(kantor, f"L{nomor}")
        terbitkan(baru, "2026-TW2", 100, PASTI_A)
        Petugas.objects.create(layanan=baru, pegawai=kantor.dewi, masa=rentang(AWAL))
    assert len(set(banyak)) == 1, banyak
    assert banyak[0] <= 12
