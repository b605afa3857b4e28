"""Official forms and results as workbooks: in the order of the form, no formula, nothing that is nobody's yet."""

from io import BytesIO

import pytest
import time_machine
from django.urls import reverse
from python_calamine import CalamineWorkbook

from penilaian.choices import StatusPeriode
from penilaian.models import HasilKerja, Indikator, Periode, PutusanNilai, TargetPeriode
from penilaian.queries.hasil_ekinerja import KOLOM_HASIL, KOLOM_ORANG, hasil_ekinerja
from tests.orang import Kantor
from tests.penilaian.keberatan_contoh import Hasil, buat_hasil
from tests.penilaian.test_cetak_evaluasi import isi_hasil

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _senin():
    with time_machine.travel("2026-11-16T09:00:00+07:00", tick=False):
        yield


@pytest.fixture
def h(kantor: Kantor) -> Hasil:
    h = buat_hasil(kantor, status=StatusPeriode.BERJALAN)
    isi_hasil(h, 0)
    HasilKerja.objects.update(uraian="=1+1")
    return h


def buka(jawab) -> dict[str, list[list[object]]]:
    assert jawab.status_code == 200
    buku = CalamineWorkbook.from_filelike(BytesIO(jawab.content))
    return {nama: buku.get_sheet_by_name(nama).to_python() for nama in buku.sheet_names}


def test_skp_dan_evaluasi_dalam_urutan_formulir_tanpa_rumus(client, h: Hasil) -> None:
    client.force_login(h.akun("dewi"))
    skp = buka(client.get(reverse("penilaian:skp_xlsx", args=[h.skp.publik])))["SKP"]
    kepala = next(b for b in skp if b[0] == "No.")
    assert kepala[:6] == [
        "No.",
        "Rencana hasil kerja pimpinan",
        "Rencana hasil kerja",
        "Aspek",
        "Indikator kinerja individu",
        "Target",
    ]
    baris = skp[skp.index(kepala) + 1]
    assert baris[:6] == ["1", "–", "=1+1 (bobot 50 %)", "Kuantitas", "Jumlah berkas 0", "Triwulan III 2026: 90 berkas"]
    alamat = reverse("penilaian:evaluasi_xlsx", args=[h.skp.publik, h.periode.kode])
    evaluasi = buka(client.get(alamat))["Evaluasi"]
    baris = next(b for b in evaluasi if b[2] == "=1+1")
    assert baris[5:8] == ["90 berkas", "95 berkas. Tuntas", "Cepat 0. Dampak: Warga puas."]
    pasangan = {b[1]: b[2] for b in evaluasi}
    assert (pasangan["Rating hasil kerja"], pasangan["Predikat"]) == ("Sesuai ekspektasi", "Baik")


@pytest.mark.parametrize(("orang", "kode"), [("ratna", 200), ("sari", 200), ("hasan", 404)])
def test_diunduh_oleh_yang_boleh_membacanya(client, h: Hasil, orang: str, kode: int) -> None:
    client.force_login(h.akun(orang))
    alamat = [
        reverse("penilaian:skp_xlsx", args=[h.skp.publik]),
        reverse("penilaian:evaluasi_xlsx", args=[h.skp.publik, h.periode.kode]),
    ]
    assert [client.get(a).status_code for a in alamat] == [kode, kode]


def test_hr_mengunduh_hasil_per_orang_dan_per_indikator(client, h: Hasil) -> None:
    client.force_login(h.akun("sari"))
    isi = {"periode": h.periode.kode, "unit": h.kantor.dinas.kode}
    buku = buka(client.get(reverse("penilaian:hasil_ekinerja"), isi))
    assert buku["Hasil"] == [
        list(KOLOM_ORANG),
        [
            h.kantor.dewi.nip,
            "Dewi Anggraini",
            str(h.kantor.jabatan),
            "Seksi Pelayanan",
            h.kantor.ratna.nip,
            "Ratna Kusuma",
            "Sesuai ekspektasi",
            "Sesuai ekspektasi",
            "Baik",
            "sementara",
            "09/11/2026",
        ],
    ]
    assert buku["Realisasi"] == [
        list(KOLOM_HASIL),
        [
            h.kantor.dewi.nip,
            "Dewi Anggraini",
            "Utama",
            "=1+1",
            "Kuantitas",
            "Jumlah berkas 0",
            "90 berkas",
            "95 berkas",
            "Tuntas.",
            "",
        ],
    ]


def test_putusan_yang_belum_disampaikan_tidak_ikut(h: Hasil) -> None:
    PutusanNilai.objects.filter(pk=h.putusan.pk).update(disampaikan=None)
    (baris,) = hasil_ekinerja(h.periode, h.kantor.dinas, h.akun("sari")).orang
    assert baris[6:] == ("", "", "", "belum disampaikan", "")


def test_tanpa_pilihan_atau_periode_uji_coba_diminta_memilih(client, h: Hasil) -> None:
    client.force_login(h.akun("sari"))
    Periode.objects.create(
        kode="COBA",
        nama="Uji coba",
        jenis="bulanan",
        rentang=h.periode.rentang,
        tenggat_realisasi=h.periode.tenggat_realisasi,
        tenggat_penilaian=h.periode.tenggat_penilaian,
        status=StatusPeriode.BERJALAN,
        uji_coba=True,
        kebijakan=h.periode.kebijakan,
    )
    alamat = reverse("penilaian:hasil_ekinerja")
    kode = [client.get(alamat, isi).status_code for isi in ({}, {"periode": "COBA", "unit": h.kantor.dinas.kode})]
    assert kode == [200, 422]
    client.force_login(h.akun("dewi"))
    assert client.get(alamat).status_code == 403


@pytest.mark.parametrize("banyak", [1, 3])
def test_kueri_sama_untuk_satu_dan_tiga_indikator(h: Hasil, banyak: int, django_assert_num_queries) -> None:
    hasil = HasilKerja.objects.get()
    for n in range(1, banyak):
        i = Indikator.objects.create(skp=h.skp, hasil=hasil, uraian=f"Lain {n}", satuan="berkas", bobot=1)
        TargetPeriode.objects.create(skp=h.skp, indikator=i, periode=h.periode, target=1)
    sari = h.akun("sari")
    assert sari.akses.admin
    with django_assert_num_queries(8):
        isi = hasil_ekinerja(h.periode, h.kantor.dinas, sari)
    assert len(isi.hasil) == banyak
