"""The organisation's predikat: who decides it, what stands beside it, what it means for the head, who reads it."""

from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import Error
from django.urls import reverse

from beranda.queries.tugas_unit import tugas_unit
from kinerja.waktu import rentang
from pegawai.models import Penempatan, UnitKerja
from penilaian.choices import PredikatOrganisasi, Rating, StatusKebijakan, StatusPeriode, StatusSKP
from penilaian.domain import kebijakan, predikat_unit, putusan
from penilaian.models import SKP, Kebijakan, Periode, PutusanNilai, PutusanUnit, RekomendasiUnit
from penilaian.queries.kinerja_unit import ikhtisar
from penilaian.queries.predikat_unit import putusan_unit_terbaru, usulan_organisasi
from tests.orang import AWAL, Kantor
from tests.penilaian.skp_contoh import buat_periode
from tests.penilaian.unit_contoh import berlaku, isi

pytestmark = pytest.mark.django_db


@pytest.fixture
def periode(db: None) -> Periode:
    return buat_periode()


def buat_skp(orang, periode, unit) -> SKP:
    penempatan = Penempatan.objects.get(pegawai=orang)
    return SKP.objects.create(
        pegawai=orang,
        penempatan=penempatan,
        penilai_id=penempatan.penilai_id,
        unit=unit,
        rentang=rentang(AWAL),
        status=StatusSKP.BERLAKU,
    )


def nilai(skp: SKP, periode: Periode, oleh, predikat: str = "baik") -> PutusanNilai:
    return PutusanNilai.objects.create(
        skp=skp, periode=periode, rating_hasil="sesuai", rating_perilaku="sesuai", predikat=predikat, oleh=oleh
    )


def tetapkan(kantor: Kantor, periode: Periode, predikat: str = "baik", **lain: object) -> PutusanUnit:
    return predikat_unit.tetapkan(
        unit=kantor.seksi, periode=periode, oleh=kantor.akun(kantor.bambang), predikat=predikat, alasan="Dasar", **lain
    )


def test_hanya_pejabat_di_atas_yang_menetapkan_dan_alasannya_wajib(kantor, periode):
    for orang in (kantor.dewi, kantor.ratna, kantor.hasan, kantor.sari):
        with pytest.raises(PermissionDenied):
            predikat_unit.tetapkan(
                unit=kantor.seksi, periode=periode, oleh=kantor.akun(orang), predikat="baik", alasan="Dasar"
            )
    with pytest.raises(ValidationError) as galat:
        predikat_unit.tetapkan(
            unit=kantor.seksi, periode=periode, oleh=kantor.akun(kantor.bambang), predikat="sangat_baik", alasan=" "
        )
    assert set(galat.value.message_dict) == {"predikat", "alasan"}


def test_putusan_hanya_bertambah_dan_yang_terakhir_berlaku(kantor, periode):
    satu = tetapkan(kantor, periode, "baik", terakhir=0)
    with pytest.raises(ValidationError, match="Bambang Wijaya baru saja menetapkan Baik"):
        tetapkan(kantor, periode, "kurang", terakhir=0)
    dua = tetapkan(kantor, periode, "istimewa", terakhir=satu.pk)
    assert [p.pk for p in putusan_unit_terbaru(periode)] == [dua.pk]
    with pytest.raises(Error):
        PutusanUnit.objects.update(alasan="lain")


def test_sesudah_periode_ditutup_hanya_putusan_pertama_yang_mungkin(kantor, periode):
    Periode.objects.filter(pk=periode.pk).update(status=StatusPeriode.DITUTUP)
    periode.refresh_from_db()
    tetapkan(kantor, periode)
    with pytest.raises(ValidationError, match="sudah ditutup"):
        tetapkan(kantor, periode, "kurang")


def test_mencatat_hasil_dan_berapa_orang_yang_sudah_dinilai_tanpa_kepala(kantor, periode):
    ratna = kantor.akun(kantor.ratna)
    p = berlaku(kantor.seksi, ratna, kantor.akun(kantor.bambang), periode)
    isi(p, periode, ratna, "90", "100")
    nilai(buat_skp(kantor.dewi, periode, kantor.seksi), periode, ratna)
    nilai(buat_skp(kantor.ratna, periode, kantor.seksi), periode, kantor.akun(kantor.bambang))
    ditetapkan = tetapkan(kantor, periode)
    assert (ditetapkan.nilai, ditetapkan.sudah_dinilai) == (Decimal("94.00"), 1)


@pytest.mark.parametrize(
    ("predikat", "rating"),
    [
        ("istimewa", Rating.DI_ATAS),
        ("baik", Rating.SESUAI),
        ("butuh_perbaikan", Rating.DI_BAWAH),
        ("kurang", Rating.DI_BAWAH),
        ("sangat_kurang", Rating.DI_BAWAH),
    ],
)
def test_predikat_organisasi_adalah_usulan_hasil_kepala(kantor, periode, predikat, rating):
    skp = buat_skp(kantor.ratna, periode, kantor.seksi)
    assert usulan_organisasi(skp, periode) is None
    tetapkan(kantor, periode, predikat)
    assert usulan_organisasi(skp, periode).rating == rating
    assert usulan_organisasi(buat_skp(kantor.dewi, periode, kantor.seksi), periode) is None


def test_menyimpang_dari_hasil_organisasi_perlu_alasan(kantor, periode):
    skp, bambang = buat_skp(kantor.ratna, periode, kantor.seksi), kantor.akun(kantor.bambang)
    tetapkan(kantor, periode, "istimewa")
    isian = {"skp": skp, "periode": periode, "oleh": bambang, "rating_perilaku": "sesuai", "alasan_perilaku": "Bukti"}
    with pytest.raises(ValidationError) as galat:
        putusan.tetapkan(rating_hasil="sesuai", **isian)
    assert set(galat.value.message_dict) == {"alasan_hasil"}
    assert putusan.tetapkan(rating_hasil="di_atas", **isian).usulan_hasil == Rating.DI_ATAS


def test_pemetaan_adalah_setelan_yang_tidak_boleh_terbalik(db):
    dasar = Kebijakan.objects.create(versi=1, nama="Uji", status=StatusKebijakan.BERLAKU)
    draf = kebijakan.buat_versi_baru(dari=dasar, nama="Baru")
    peta = dict.fromkeys(PredikatOrganisasi.values, "sesuai")
    kebijakan.ubah_draf(kebijakan=draf, perubahan={"hasil_organisasi": peta, "kelompok_kecil": 8})
    with pytest.raises(ValidationError):
        kebijakan.ubah_draf(kebijakan=draf, perubahan={"hasil_organisasi": peta | {"kurang": "di_atas"}})
    with pytest.raises(ValidationError):
        kebijakan.ubah_draf(kebijakan=draf, perubahan={"hasil_organisasi": {"baik": "sesuai"}})


def test_rekomendasi_kepegawaian_dari_hr_kota_dan_pejabat_mencatat_semua(kantor, periode):
    isian = {"unit": kantor.seksi, "periode": periode, "pemberi": "Kepala badan", "isi": "Layak baik."}
    predikat_unit.rekomendasikan(sumber="kepegawaian", oleh=kantor.akun(kantor.sari), **isian)
    predikat_unit.rekomendasikan(sumber="inspektorat", oleh=kantor.akun(kantor.bambang), **isian)
    for sumber, orang in (("inspektorat", kantor.sari), ("kepegawaian", kantor.ratna), ("perencanaan", kantor.dewi)):
        with pytest.raises(PermissionDenied):
            predikat_unit.rekomendasikan(sumber=sumber, oleh=kantor.akun(orang), **isian)
    assert RekomendasiUnit.objects.count() == 2


AKSES = {
    "unit_kinerja": {"dewi": 200, "ratna": 200, "bambang": 200, "hasan": 404, "sari": 200},
    "unit_ikhtisar": {"dewi": 200, "ratna": 200, "bambang": 200, "hasan": 200, "sari": 200},
}


@pytest.mark.parametrize("nama", AKSES)
def test_siapa_membuka(client, kantor, periode, nama):
    argumen = [kantor.seksi.kode, periode.kode] if nama == "unit_kinerja" else []
    jawaban = {}
    for orang in AKSES[nama]:
        client.force_login(kantor.akun(getattr(kantor, orang)))
        jawaban[orang] = client.get(reverse(f"penilaian:{nama}", args=argumen)).status_code
    assert jawaban == AKSES[nama]


def test_pegawai_melihat_unitnya_tanpa_ringkasan_orang(kantor, periode):
    buat_skp(kantor.dewi, periode, kantor.seksi)
    dewi = ikhtisar(kantor.akun(kantor.dewi), periode)
    assert (dewi.pusat.unit, [b.unit for b in dewi.baris], dewi.pusat.orang) == (kantor.dinas, [kantor.seksi], None)
    bambang = ikhtisar(kantor.akun(kantor.bambang), periode)
    assert (bambang.pusat.orang.skp, bambang.baris[0].orang.skp) == (1, 1)
    assert ikhtisar(kantor.akun(kantor.dewi), periode, kantor.lain.kode) is None
    kota = ikhtisar(kantor.akun(kantor.sari), periode)
    assert [b.unit for b in kota.baris] == [kantor.dinas, kantor.lain]


def test_ikhtisar_tercetak_dan_beranda_menyebut_yang_menunggu(client, kantor, periode):
    ratna, bambang = kantor.akun(kantor.ratna), kantor.akun(kantor.bambang)
    berlaku(kantor.seksi, ratna, bambang, periode)
    assert tugas_unit(kantor.bambang.pk, periode) == {"diajukan": 0, "belum": 1, "kode": kantor.seksi.kode}
    client.force_login(bambang)
    assert "Tetapkan predikat 1 unit" in client.get("/").content.decode()
    tetapkan(kantor, periode)
    assert tugas_unit(kantor.bambang.pk, periode) == {"diajukan": 0, "belum": 0, "kode": None}
    dokumen = client.get(reverse("penilaian:unit_ikhtisar_pdf") + f"?periode={periode.kode}")
    assert (dokumen["Content-Type"], dokumen.content[:5]) == ("application/pdf", b"%PDF-")
    client.force_login(kantor.akun(kantor.dewi))
    alamat = reverse("penilaian:unit_ikhtisar_pdf") + f"?periode={periode.kode}&unit={kantor.lain.kode}"
    assert client.get(alamat).status_code == 404


def test_pejabat_menetapkan_di_halaman_dan_penilai_kepala_melihatnya(client, kantor, periode):
    skp = buat_skp(kantor.ratna, periode, kantor.seksi)
    nilai(buat_skp(kantor.dewi, periode, kantor.seksi), periode, kantor.akun(kantor.ratna))
    client.force_login(kantor.akun(kantor.bambang))
    halaman = reverse("penilaian:unit_kinerja", args=[kantor.seksi.kode, periode.kode])
    assert "1 orang di unit ini sudah dinilai" in client.get(halaman).content.decode()
    isian = {"predikat": "istimewa", "alasan": "Rencana aksi terlampaui.", "terakhir": 0}
    client.post(reverse("penilaian:unit_predikat", args=[kantor.seksi.kode, periode.kode]), isian)
    isian = {"sumber": "perencanaan", "pemberi": "Kepala Bappeda", "isi": "Target terlampaui."}
    client.post(reverse("penilaian:unit_rekomendasi", args=[kantor.seksi.kode, periode.kode]), isian)
    assert "Kepala Bappeda" in client.get(halaman).content.decode()
    isi_halaman = client.get(reverse("penilaian:menilai", args=[skp.publik, periode.kode])).content.decode()
    assert "itu berarti di atas ekspektasi bagi kepalanya" in isi_halaman
    for orang, kode in ((kantor.dewi, 403), (kantor.ratna, 403), (kantor.sari, 403), (kantor.hasan, 404)):
        client.force_login(kantor.akun(orang))
        assert (
            client.post(reverse("penilaian:unit_predikat", args=[kantor.seksi.kode, periode.kode])).status_code == kode
        )


@pytest.mark.parametrize("banyak", [1, 3])
def test_kueri_tetap(client, kantor, periode, banyak, django_assert_max_num_queries):
    for n in range(banyak):
        UnitKerja.objects.create(kode=f"D01.{n + 5}", nama=f"Seksi {n}", jenis="seksi", parent=kantor.dinas)
        tetapkan(kantor, periode)
        predikat_unit.rekomendasikan(
            unit=kantor.seksi,
            periode=periode,
            oleh=kantor.akun(kantor.sari),
            sumber="kepegawaian",
            pemberi="Kepala badan",
            isi="Layak.",
        )
    for alamat in (
        reverse("penilaian:unit_ikhtisar") + f"?unit={kantor.dinas.kode}",
        reverse("penilaian:unit_kinerja", args=[kantor.seksi.kode, periode.kode]),
    ):
        client.force_login(kantor.akun(kantor.bambang))
        client.get(alamat)
        with django_assert_max_num_queries(12):
            client.get(alamat)
