"""Calibration pages: who is named for a talk, who sees whom, and that a talk changes nothing but its own record."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import DatabaseError, transaction
from django.test import Client
from django.urls import reverse

from kinerja.models import Pemberitahuan
from kinerja.waktu import hari_ini
from pegawai.choices import NamaPeran
from pegawai.models import Pegawai, Penempatan, Peran
from penilaian.choices import StatusSKP
from penilaian.domain.pembahasan import catat_pembahasan
from penilaian.models import SKP, HasilKerja, Indikator, Nilai, Pembahasan, Periode, PutusanNilai, TargetPeriode
from penilaian.queries.kalibrasi import baris_penilai, berbeda, dekat_ambang
from penilaian.queries.kesulitan import kesulitan_target
from tests.orang import AWAL, Kantor, buat_pegawai, tempatkan
from tests.penilaian.test_hitung import periode  # noqa: F401  (fixture)

pytestmark = pytest.mark.django_db


def orang_dinilai(kantor: Kantor, periode: Periode, penilai: Pegawai, urut: int, perilaku: str) -> SKP:  # noqa: F811
    """A person with result 100, this behaviour figure, and a decision that follows the proposal."""
    orang = buat_pegawai(f"Orang {urut}", urut)
    skp = SKP.objects.create(
        pegawai=orang,
        penempatan=tempatkan(orang, kantor.seksi, kantor.jabatan, penilai),
        penilai=penilai,
        unit=kantor.seksi,
        rentang=periode.rentang,
        status=StatusSKP.BERLAKU,
    )
    Nilai.objects.create(
        skp=skp,
        periode=periode,
        kebijakan=periode.kebijakan,
        nilai_hasil=Decimal(100),
        nilai_perilaku=Decimal(perilaku),
        usulan_hasil="sesuai",
        usulan_perilaku="sesuai",
        sidik="x",
    )
    putuskan(skp, periode, kantor, "sesuai")
    return skp


def putuskan(skp: SKP, periode: Periode, kantor: Kantor, rating: str, **lain: object) -> PutusanNilai:  # noqa: F811
    isi = {"rating_perilaku": "sesuai", "usulan_hasil": "sesuai", "usulan_perilaku": "sesuai", "predikat": "baik"}
    return PutusanNilai.objects.create(
        skp=skp, periode=periode, rating_hasil=rating, oleh=kantor.akun(kantor.sari), **isi | lain
    )


@pytest.fixture
def penilai(kantor: Kantor, periode: Periode) -> list[Pegawai]:  # noqa: F811
    """Ratna and six others under Bambang, five people each; Ratna gives 12 points more. Hasan rates two people."""
    semua = [kantor.ratna]
    for j in range(6):
        orang = buat_pegawai(f"Penilai {j}", 910 + j)
        tempatkan(orang, kantor.seksi, kantor.jabatan, kantor.bambang)
        semua.append(orang)
    for j, satu in enumerate(semua):
        for n, beda in enumerate((-4, -2, 0, 2, 4)):
            orang_dinilai(kantor, periode, satu, 100 + 10 * j + n, str((112 if j == 0 else 100) + beda))
    for n in range(2):
        orang_dinilai(kantor, periode, kantor.hasan, 200 + n, "100")
    return semua


def klien(kantor: Kantor, orang: Pegawai) -> Client:
    k = Client()
    k.force_login(kantor.akun(orang))
    return k


def test_ratna_lebih_longgar_dan_perlu_dibahas_yang_lain_tidak(kantor, periode, penilai) -> None:  # noqa: F811
    baris = baris_penilai(kantor.akun(kantor.sari), periode)
    assert [(b.penilai, b.taksiran.status) for b in baris if b.taksiran.perlu_dibahas] == [(kantor.ratna.pk, "longgar")]
    assert baris[0].taksiran.mentah == 12
    assert 9 < baris[0].taksiran.selisih < 12
    assert {b.penilai: b.taksiran.status for b in baris}[kantor.hasan.pk] == "belum_cukup"
    isi = klien(kantor, kantor.sari).get(reverse("penilaian:kalibrasi"), {"periode": periode.kode}).content.decode()
    assert "Perlu dibahas: lebih longgar" in isi
    assert "Belum cukup orang untuk dipastikan (n = 2)" in isi


def test_siapa_melihat_siapa(kantor, periode, penilai) -> None:  # noqa: F811
    Peran.objects.create(pengguna=kantor.akun(kantor.hasan), nama=NamaPeran.AUDITOR, masa=(AWAL, None), alasan="uji")
    semua = {p.pk for p in penilai} | {kantor.hasan.pk}
    lihat = {
        kantor.sari: semua,
        kantor.hasan: semua,
        kantor.bambang: {p.pk for p in penilai},
        kantor.ratna: {kantor.ratna.pk},
    }
    for orang, ids in lihat.items():
        assert {b.penilai for b in baris_penilai(kantor.akun(orang), periode)} == ids, orang
    halaman = {p: reverse("penilaian:kalibrasi_penilai", args=[periode.kode, p.publik]) for p in penilai}
    assert klien(kantor, kantor.ratna).get(halaman[kantor.ratna]).status_code == 200
    assert klien(kantor, kantor.ratna).get(halaman[penilai[1]]).status_code == 404
    assert klien(kantor, kantor.bambang).get(halaman[penilai[1]]).status_code == 200
    assert klien(kantor, kantor.dewi).get(halaman[kantor.ratna]).status_code == 403


def test_berbeda_dari_usulan_dengan_alasan_dan_dekat_ambang(kantor, periode, penilai) -> None:  # noqa: F811
    skp = SKP.objects.filter(penilai=penilai[1]).first()
    putuskan(skp, periode, kantor, "di_atas", alasan_hasil="Melayani di luar jam kerja saat banjir.")
    Nilai.objects.filter(skp=skp).update(nilai_hasil=Decimal("109.00"))
    Nilai.objects.filter(skp__penilai=penilai[2]).update(nilai_hasil=Decimal("108.99"))
    bambang, sari = kantor.akun(kantor.bambang), kantor.akun(kantor.sari)
    assert [p.skp_id for p in berbeda(sari, periode)] == [skp.pk]
    assert [n.skp_id for n in dekat_ambang(bambang, periode)] == [skp.pk]
    assert {b.penilai: (b.naik, b.turun, b.diputus) for b in baris_penilai(sari, periode)}[penilai[1].pk] == (1, 0, 5)
    k = klien(kantor, kantor.sari)
    assert "saat banjir" in k.get(reverse("penilaian:kalibrasi_berbeda", args=[periode.kode])).content.decode()
    assert "109,00" in k.get(reverse("penilaian:kalibrasi_ambang", args=[periode.kode])).content.decode()
    assert not berbeda(kantor.akun(kantor.ratna), periode).exists()


def test_berbeda_dari_usulan_menyebut_seberapa_pasti(kantor, periode, penilai) -> None:  # noqa: F811
    """Four of five decisions of Penilai 0 leave the proposal; one of two of Hasan's is too little to say."""
    for skp in SKP.objects.filter(penilai=penilai[1]).order_by("pk")[:4]:
        putuskan(skp, periode, kantor, "di_atas", alasan_hasil="Bencana banjir.")
    putuskan(SKP.objects.filter(penilai=kantor.hasan).first(), periode, kantor, "di_atas", alasan_hasil="Sama.")
    baris = {b.penilai: b for b in baris_penilai(kantor.akun(kantor.sari), periode)}
    ada = {i: (b.beda, b.diputus, b.sering_berbeda) for i, b in baris.items() if b.beda}
    assert ada == {penilai[1].pk: (4, 5, True), kantor.hasan.pk: (1, 2, False)}
    assert [round(p) for p in baris[penilai[1].pk].selang_beda] == [38, 96]
    assert round(baris[penilai[1].pk].beda_kota, 1) == Decimal("13.5")
    isi = klien(kantor, kantor.sari).get(reverse("penilaian:kalibrasi"), {"status": "sering"}).content.decode()
    assert "mungkin 38–96 %, kota 14 %; hasil 4 dinaikkan" in " ".join(isi.replace("&nbsp;", " ").split())
    assert "Penilai 1" not in isi


def test_dicari_menurut_nama_dan_perangkat_daerah(kantor, periode, penilai) -> None:  # noqa: F811
    k = klien(kantor, kantor.sari)

    def ada(**saring: object) -> list[str]:
        isi = k.get(reverse("penilaian:kalibrasi"), {"periode": periode.kode} | saring).context["baris"]
        return sorted(b["orang"].nama for b in isi)

    assert len(ada()) == 8
    assert ada(nama="penilai 3") == ["Penilai 3"]
    assert ada(nama="ratna", opd=kantor.dinas.pk) == ["Ratna Kusuma"]
    assert ada(opd=kantor.lain.pk) == []
    assert ada(status="bahas") == ["Ratna Kusuma"]
    assert len(ada(opd="bukan", status="bukan")) == 8


def test_beratnya_target_dibanding_jabatan_yang_sama(kantor, periode, penilai) -> None:  # noqa: F811
    for skp in SKP.objects.filter(penilai__in=penilai[:3]):
        hasil = HasilKerja.objects.create(skp=skp, uraian="Layanan", bobot=Decimal(100))
        i = Indikator.objects.create(skp=skp, hasil=hasil, uraian="Berkas", satuan="berkas", bobot=Decimal(100))
        TargetPeriode.objects.create(
            skp=skp, indikator=i, periode=periode, target=Decimal(60 if skp.penilai == kantor.ratna else 40)
        )
    hasil = [(k.penilai_id, k.orang, k.persen, k.perlu_dibahas) for k in kesulitan_target(periode, None)]
    assert hasil[0] == (kantor.ratna.pk, 5, Decimal("150.0"), True)
    assert {b[1:] for b in hasil[1:]} == {(5, Decimal("100.0"), False)}
    assert [k.penilai_id for k in kesulitan_target(periode, [kantor.ratna.pk])] == [kantor.ratna.pk]
    halaman = klien(kantor, kantor.sari).get(reverse("penilaian:kalibrasi_target", args=[periode.kode]))
    assert "150,0 %" in halaman.content.decode()


def test_atasan_dan_hr_mencatat_pembahasan_penilai_dan_auditor_tidak(kantor, periode, penilai) -> None:  # noqa: F811
    Peran.objects.create(pengguna=kantor.akun(kantor.hasan), nama=NamaPeran.AUDITOR, masa=(AWAL, None), alasan="uji")
    sebelum = list(PutusanNilai.objects.order_by("pk").values())
    alamat = reverse("penilaian:kalibrasi_bahas", args=[periode.kode, kantor.ratna.publik])
    data = {"tanggal": hari_ini().isoformat(), "isi": "Rating perilaku tim.", "hasil": "Contohnya ditambah."}
    for orang, kode in ((kantor.ratna, 403), (kantor.hasan, 403), (kantor.bambang, 302), (kantor.sari, 302)):
        assert klien(kantor, orang).post(alamat, data).status_code == kode, orang
    assert klien(kantor, kantor.bambang).post(alamat, data | {"hasil": " "}).status_code == 422
    esok = (hari_ini() + timedelta(days=1)).isoformat()
    assert klien(kantor, kantor.bambang).post(alamat, data | {"tanggal": esok}).status_code == 422
    assert [p.oleh.pegawai for p in Pembahasan.objects.order_by("pk")] == [kantor.bambang, kantor.sari]
    assert Pemberitahuan.objects.filter(penerima=kantor.akun(kantor.ratna)).count() == 2
    halaman = klien(kantor, kantor.ratna).get(alamat.removesuffix("bahas/")).content.decode()
    assert "Contohnya ditambah." in halaman
    assert "Catat pembahasan" not in halaman
    assert list(PutusanNilai.objects.order_by("pk").values()) == sebelum


def test_pembahasan_tidak_diubah_dan_tidak_tentang_diri_sendiri(kantor, periode, penilai) -> None:  # noqa: F811
    isi = {"periode": periode, "tanggal": hari_ini(), "isi": "a", "hasil": "b"}
    with pytest.raises(PermissionDenied):
        catat_pembahasan(penilai=kantor.ratna, oleh=kantor.akun(kantor.ratna), **isi)
    with pytest.raises(ValidationError, match="Tulis apa yang dibahas"):
        catat_pembahasan(penilai=kantor.ratna, oleh=kantor.akun(kantor.bambang), **isi | {"isi": " "})
    catatan = catat_pembahasan(penilai=kantor.ratna, oleh=kantor.akun(kantor.bambang), **isi)
    with pytest.raises(DatabaseError), transaction.atomic():
        Pembahasan.objects.filter(pk=catatan.pk).update(hasil="lain")


def test_sama_banyak_kueri_untuk_satu_dan_tiga_penilai(
    kantor,
    periode,  # noqa: F811
    penilai,
    django_assert_num_queries,
) -> None:
    alamat = reverse("penilaian:kalibrasi")
    satu = reverse("penilaian:kalibrasi_penilai", args=[periode.kode, kantor.ratna.publik])
    k = klien(kantor, kantor.bambang)
    k.get(alamat)
    Penempatan.objects.filter(pegawai__in=penilai[1:]).update(penilai=kantor.hasan)
    for _ in range(2):
        with django_assert_num_queries(11):
            assert k.get(alamat).status_code == 200
        with django_assert_num_queries(12):
            assert k.get(alamat, {"nama": "a", "opd": kantor.dinas.pk}).status_code == 200
        with django_assert_num_queries(12):
            assert k.get(satu).status_code == 200
        Penempatan.objects.filter(pegawai__in=penilai[1:3]).update(penilai=kantor.bambang)
