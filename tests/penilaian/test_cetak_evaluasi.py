"""The evaluation on the official form: what it shows, to whom, and when it is provisional."""

from io import BytesIO

import pytest
import time_machine
from django.urls import reverse
from pypdf import PdfReader

from kinerja.models import DokumenTerbit
from penilaian.choices import NadaUmpanBalik, StatusPeriode, StatusRealisasi
from penilaian.domain import keberatan_putus as putus
from penilaian.models import (
    HasilKerja,
    Indikator,
    Periode,
    PutusanNilai,
    PutusanUnit,
    Realisasi,
    TargetPeriode,
    UmpanBalik,
)
from tests.orang import Kantor
from tests.penilaian.keberatan_contoh import Hasil, buat_hasil, kirim

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _senin():
    with time_machine.travel("2026-11-16T09:00:00+07:00", tick=False):
        yield


@pytest.fixture
def h(kantor: Kantor) -> Hasil:
    h = buat_hasil(kantor, status=StatusPeriode.BERJALAN)
    for n in range(2):
        isi_hasil(h, n)
    Periode.objects.filter(pk=h.periode.pk).update(status=StatusPeriode.DITUTUP)
    return h


def isi_hasil(h: Hasil, n: int) -> None:
    ratna = h.akun("ratna")
    hasil = HasilKerja.objects.create(skp=h.skp, uraian=f"Berkas selesai {n}", bobot=50)
    i = Indikator.objects.create(skp=h.skp, hasil=hasil, uraian=f"Jumlah berkas {n}", satuan="berkas", bobot=50)
    TargetPeriode.objects.create(skp=h.skp, indikator=i, periode=h.periode, target=90)
    Realisasi.objects.create(
        skp=h.skp, indikator=i, periode=h.periode, nilai=95, status=StatusRealisasi.DITERIMA, catatan="Tuntas."
    )
    umpan = {"skp": h.skp, "penulis": ratna, "nada": NadaUmpanBalik.APRESIASI}
    u = UmpanBalik.objects.create(hasil=hasil, kejadian=f"Cepat {n}.", dampak="Warga puas.", **umpan)
    v = UmpanBalik.objects.create(nilai_dasar="harmonis", kejadian=f"Membantu {n}.", **umpan)
    UmpanBalik.objects.filter(pk__in=[u.pk, v.pk]).update(dibuat="2026-08-01T09:00:00+07:00")


def unduh(client, h: Hasil, nama: str) -> tuple[int, str]:
    client.force_login(h.akun(nama))
    jawab = client.get(reverse("penilaian:evaluasi_pdf", args=[h.skp.publik, h.periode.kode]))
    if jawab.status_code != 200:
        return jawab.status_code, ""
    berkas = PdfReader(BytesIO(jawab.content))
    assert berkas.trailer["/Root"]["/MarkInfo"]["/Marked"].value is True
    return 200, " ".join(" ".join(x.extract_text() for x in berkas.pages).split())


def test_formulir_memuat_hasil_umpan_balik_rating_dan_predikat_organisasi(client, h: Hasil) -> None:
    PutusanUnit.objects.create(
        unit=h.kantor.dinas, periode=h.periode, predikat="baik", alasan="Uji", oleh=h.akun("bambang")
    )
    _, teks = unduh(client, h, "dewi")
    for kata in (
        "Evaluasi kinerja pegawai periodik",
        "Triwulan III 2026",
        "Dewi Anggraini",
        "Ratna Kusuma",
        "Berkas selesai 0",
        "90 berkas",
        "95 berkas. Tuntas",
        "Cepat 0. Dampak: Warga puas.",
        "Membantu 1.",
        "✓ Sesuai ekspektasi",
        "✓ Baik",
        "Baik paling banyak 70 %; paling sedikit 1 orang Butuh Perbaikan atau Kurang",
        "Disampaikan 9 November 2026 pukul 10.00 WIB",
    ):
        assert kata in teks, kata
    assert teks.count("✓") == 3


def test_sementara_sampai_diterima_atau_waktu_keberatan_lewat(client, h: Hasil) -> None:
    assert "Hasil sementara: belum diterima pegawai" in unduh(client, h, "ratna")[1]
    PutusanNilai.objects.filter(pk=h.putusan.pk).update(diterima="2026-11-10T08:00:00+07:00")
    assert "sementara" not in unduh(client, h, "ratna")[1]
    lama, baru = DokumenTerbit.objects.order_by("pk")
    assert [(lama.sementara, lama.status), (baru.sementara, baru.status)] == [
        (True, "digantikan"),
        (False, "berlaku"),
    ]


def test_pegawai_belum_membaca_putusan_yang_belum_disampaikan(client, h: Hasil) -> None:
    baru = PutusanNilai.objects.create(
        skp=h.skp,
        periode=h.periode,
        rating_hasil="di_atas",
        rating_perilaku="sesuai",
        predikat="baik",
        oleh=h.akun("ratna"),
    )
    assert "✓ Di atas ekspektasi" in unduh(client, h, "ratna")[1]
    assert "✓ Di atas ekspektasi" not in unduh(client, h, "dewi")[1]
    assert baru.disampaikan is None


@pytest.mark.parametrize(("orang", "kode"), [("dewi", 200), ("ratna", 200), ("hasan", 404), ("sari", 200)])
def test_dicetak_oleh_yang_boleh_membaca_nilainya(client, h: Hasil, orang: str, kode: int) -> None:
    assert unduh(client, h, orang)[0] == kode


def test_kotak_keberatan_hanya_bagi_yang_boleh_membacanya(client, h: Hasil) -> None:
    k = kirim(h)
    putus.tanggapi(keberatan=k, oleh=h.akun("ratna"), revisi=k.revisi, tanggapan="Sudah dijelaskan lisan.")
    teks = unduh(client, h, "dewi")[1]
    assert (k.uraian in teks, "Sudah dijelaskan lisan." in teks, "keberatan yang belum diputus" in teks) == (
        True,
        True,
        True,
    )


@pytest.mark.parametrize("banyak", [1, 3])
def test_kueri_sama_untuk_satu_dan_tiga_hasil(
    client, kantor: Kantor, banyak: int, django_assert_max_num_queries
) -> None:
    h = buat_hasil(kantor, status=StatusPeriode.BERJALAN)
    for n in range(banyak):
        isi_hasil(h, n)
    client.force_login(h.akun("ratna"))
    url = reverse("penilaian:evaluasi_pdf", args=[h.skp.publik, h.periode.kode])
    client.get(url)
    with django_assert_max_num_queries(40) as kueri:
        client.get(url)
    assert len(kueri) == 24
